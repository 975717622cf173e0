"""Task tables: rows of a table whose heading names a column of the unit in charge.

A row is a line of cells between bars, or, as some converters of web pages write it, each bar and each cell a line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW = re.compile(r"\n[ \t]*\|(?P<cells>[^\n]*\|[^\n]*)\|[ \t]*(?=\n|\Z)")
"""Begins with a line end, which a search can skip to; no stretch of text begins with a bar."""
_UNIT = re.compile(
    r"(?:đơn\s+vị|cơ\s+quan|bộ\s+phận)(?:\s*,\s*(?:đơn\s+vị|bộ\s+phận))*\s*(?:chủ\s+trì|thực\s+hiện|phụ\s+trách|tham\s+mưu)|^\s*chủ\s+trì|người\s+thực\s+hiện|phân\s+công",
    re.IGNORECASE,
)

_PROCEDURE = re.compile(
    r"(?:các\s+)?bước|trình\s+tự|thời\s+(?:hạn|gian)\s+giải\s+quyết|.{0,12}lệ\s+phí|cách\s+thức", re.IGNORECASE
)
"""Columns of a table that describes an administrative procedure: who does a step of it is given no work."""


_HEAD = 80
"""Letters of a column's heading, at most; a longer cell holds what the table tells."""
_BAR = re.compile(r"\n([ \t]*\|[ \t]*)(?=\n|\Z)")
_GAP = 12
"""Letters between two bars, at most, where no cell stands between them."""


class Cell(NamedTuple):
    """One cell, without its outer spaces."""

    start: int
    end: int


class TaskRow(NamedTuple):
    """A row that gives work: the unit's cell and the other cells."""

    unit: Cell
    rest: tuple[Cell, ...]


def task_rows(string: str, start: int, end: int) -> Iterator[TaskRow]:
    """The rows of every table in the stretch that has a column of the unit in charge."""
    if string.find("|", start, end) >= 0:
        yield from _flat_rows(string, start, end)
        yield from _stacked_rows(string, start, end)


def _flat_rows(string: str, start: int, end: int) -> Iterator[TaskRow]:
    column: int | None = None
    last = -2
    for found in _ROW.finditer(string, start, end):
        cells = _cells(string, found.start("cells"), found.end("cells"))
        if string.count("\n", max(last, 0), found.start("cells")) > 1 or last < 0:
            column = _column(string, cells)
        elif column is not None and (row := _task_row(string, cells, column)):
            yield row
        last = found.end()


def _stacked_rows(string: str, start: int, end: int) -> Iterator[TaskRow]:
    """Each bar is a line of its own; two of them in a row end a row and begin the next."""
    bars = [found.span(1) for found in _BAR.finditer(string, start, end)]
    ends = [*(_adjacent(string, a[1], b[0]) for a, b in pairwise(bars)), True]
    at = 0
    while at + 1 < len(bars):
        width = ends.index(True, at) - at  # up to where two bars follow each other, or text without one
        if not any(bars[i + 1][0] - bars[i][1] < _HEAD for i in range(at, at + width)):
            at += width + 1
            continue
        cells = [_trimmed(string, bars[i][1], bars[i + 1][0]) for i in range(at, at + width)]
        column = _column(string, cells)
        at += width + 1
        while column is not None and at + width < len(bars) and ends[at - 1]:
            cells = [_trimmed(string, bars[i][1], bars[i + 1][0]) for i in range(at, at + width)]
            if row := _task_row(string, cells, column):
                yield row
            at += width + 1


def _adjacent(string: str, start: int, end: int) -> bool:
    """Whether no cell stands between the end of a bar and the start of the next."""
    return end - start < _GAP and string[start:end].isspace()


def _column(string: str, cells: list[Cell]) -> int | None:
    if any(_PROCEDURE.match(string, cell.start, cell.end) for cell in cells):
        return None
    return next(
        (
            i
            for i, cell in enumerate(cells)
            if cell.end - cell.start < _HEAD and _UNIT.search(string[cell.start : cell.end])
        ),
        None,
    )


def _task_row(string: str, cells: list[Cell], column: int) -> TaskRow | None:
    if column >= len(cells) or not re.search(r"[^\W\d_]", string[cells[column].start : cells[column].end]):
        return None
    return TaskRow(cells[column], tuple(cell for i, cell in enumerate(cells) if i != column and cell.end > cell.start))


def _trimmed(string: str, start: int, end: int) -> Cell:
    text = string[start:end]
    begin = start + len(text) - len(text.lstrip(" *_\n"))
    return Cell(begin, max(begin, start + len(text.rstrip(" *_\n"))))


def _cells(string: str, start: int, end: int) -> list[Cell]:
    found: list[Cell] = []
    for cell in re.finditer(r"[^|]*", string[start:end]):
        if cell[0] or not found:
            found.append(_trimmed(string, start + cell.start(), start + cell.end()))
    return found

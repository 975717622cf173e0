"""Task tables: rows of a Markdown table whose heading names a column of the unit in charge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW = re.compile(r"^[ \t]*\|(?P<cells>[^\n]*\|[^\n]*)\|[ \t]*$", re.MULTILINE)
_UNIT = re.compile(
    r"(?:đơn\s+vị|cơ\s+quan|bộ\s+phận)(?:\s*,\s*(?:đơn\s+vị|bộ\s+phận))*\s*(?:chủ\s+trì|thực\s+hiện|phụ\s+trách|tham\s+mưu)|^\s*chủ\s+trì|người\s+thực\s+hiện|phân\s+công",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, without its outer spaces."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row that gives work: the unit's cell and the other cells."""

    unit: Cell
    rest: tuple[Cell, ...]


def task_rows(string: str, start: int, end: int) -> Iterator[TaskRow]:
    """The rows of every table in the stretch that has a column of the unit in charge."""
    column: int | None = None
    last = -2
    for found in _ROW.finditer(string, start, end):
        cells = _cells(string, found.start("cells"), found.end("cells"))
        if string.count("\n", max(last, 0), found.start()) > 1 or last < 0:
            column = next((i for i, cell in enumerate(cells) if _UNIT.search(string[cell.start : cell.end])), None)
        elif (
            column is not None
            and column < len(cells)
            and re.search(r"[^\W\d_]", string[cells[column].start : cells[column].end])
        ):
            yield TaskRow(
                cells[column], tuple(cell for i, cell in enumerate(cells) if i != column and cell.end > cell.start)
            )
        last = found.end()


def _cells(string: str, start: int, end: int) -> list[Cell]:
    found: list[Cell] = []
    for cell in re.finditer(r"[^|]*", string[start:end]):
        text = cell[0]
        if text or not found:
            begin = start + cell.start() + len(text) - len(text.lstrip(" *_"))
            found.append(Cell(begin, max(begin, start + cell.start() + len(text.rstrip(" *_")))))
    return found

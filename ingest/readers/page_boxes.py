"""Where the printed lines of a page stand, as fractions of the page: for showing a citation in its place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.readers.extract import Box
from ingest.readers.page_words import Area, Row, Word, said, size

if TYPE_CHECKING:
    from collections.abc import Iterator

_BELOW = 0.25  # of the height of its letters, which a line reaches below its baseline
_DIGITS = 4


def boxes(lines: list[Row], area: Area) -> Iterator[Box]:
    """The boxes of lines that are joined to a text by line ends; each row of a table is a line."""
    at = 0
    for line in lines:
        length = len(said(line))
        if len(line) == 1 and len(line[0].levels) == line[0].text.count("\n") + 2:
            yield from _rows(line[0], at, area)
        elif line:
            left, right = min(word.left for word in line), max(word.right for word in line)
            base, high = max(word.base for word in line), size(line)
            yield _box(at, at + length, Area(left, base - high, right, base + _BELOW * high), area)
        at += length + 1


def _rows(table: Word, at: int, area: Area) -> Iterator[Box]:
    for words, (top, bottom) in zip(table.text.split("\n"), pairwise(table.levels), strict=True):
        yield _box(at, at + len(words), Area(table.left, top, table.right, bottom), area)
        at += len(words) + 1


def _box(start: int, end: int, line: Area, area: Area) -> Box:
    wide, high = max(area.right - area.left, 1), max(area.bottom - area.top, 1)
    return Box(
        start,
        end,
        _share((line.left - area.left) / wide),
        _share((line.top - area.top) / high),
        _share((line.right - area.left) / wide),
        _share((line.bottom - area.top) / high),
    )


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), _DIGITS)

"""Words where they stand on a page, and the printed lines that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

_SAME = 0.4  # letter heights, between the baselines of one line
_BESIDE = 0.8  # between those of two cells


class Word(NamedTuple):
    """A word on a page, or several of a line: left and right edge, baseline counted downward from the top, size of its
    letters.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    levels: tuple[float, ...] = ()
    """For a table, whose rows are one word: where its rows part, from its upper edge to its lower one."""


@dataclass(frozen=True, slots=True)
class Area:
    """The edges of a page, in the units of its words, y counted downward."""

    left: float
    top: float
    right: float
    bottom: float


Row = list[Word]


def rows(words: list[Word]) -> list[Row]:
    """The words in printed lines, from top to bottom, each from left to right.

    Lines of two cells seldom stand at quite the same height: what stands beside a row, not below it, belongs to it.
    """
    found: list[Row] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if found and _beside(found[-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    for row in found:
        row.sort(key=lambda word: word.left)
    return found


def _beside(row: Row, word: Word) -> bool:
    below = (word.base - row[0].base) / max(word.size, row[0].size)
    return below <= _SAME or (
        below <= _BESIDE and all(word.left >= other.right or word.right <= other.left for other in row)
    )


def said(row: Row) -> str:
    """What a line says."""
    return " ".join(word.text for word in row)


def size(row: Row) -> float:
    """The height of the letters of a line: the median. (That of `statistics` takes five times as long.)"""
    if len(row) == 1:
        return row[0].size
    sizes = sorted([word.size for word in row])
    return (sizes[(len(sizes) - 1) // 2] + sizes[len(sizes) // 2]) / 2

"""From the words of a page and where they stand to text in reading order.

Official documents print two cells side by side at the head (issuer, motto) and at the end (recipients, signature). A
region whose lines all leave the same strip free, with words on both sides of it, is read left side first, then right.
"""

from __future__ import annotations

import math
import re
from itertools import pairwise
from statistics import median

from ingest.readers.extract import Page
from ingest.readers.page_boxes import boxes
from ingest.readers.page_words import Area, Row, Word, rows, said, size

GAP = 0.7  # the narrowest strip between two cells, in letter heights; a space between words has about a quarter
LONE_GAP = 2.5  # where only one line shows it
_SIDE = 4.5  # the narrowest cell: a mark of a list ("1.1.", "-") stands apart from its words, and is no cell
_NEAR = 2.2  # letter heights: farther down, a line on one side is no longer beside the other
_DEEPEST = 4
_EDGE = 0.12  # of the page's height, where its number stands
_NUMBER = re.compile(r"[-–—]?\s*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)


def laid_out(words: list[Word], area: Area, recognised: bool = False) -> Page:
    """The text of a page in reading order, with its lines; its page number is left out."""
    found = rows(words)
    edge = (area.bottom - area.top) * _EDGE
    if found and found[0][0].base < area.top + edge and _NUMBER.fullmatch(said(found[0])):
        del found[0]
    if found and found[-1][0].base > area.bottom - edge and _NUMBER.fullmatch(said(found[-1])):
        del found[-1]
    lines = _lines(found, _pitch(found), 0)
    return Page("\n".join(map(said, lines)), tuple(boxes(lines, area)), recognised)


def _pitch(found: list[Row]) -> float:
    """The usual distance of one line from the next, in letter heights."""
    steps = [(b[0].base - a[0].base) / size(b) for a, b in pairwise(found)]
    return median(steps) if steps else 1.2


def _lines(found: list[Row], pitch: float, depth: int) -> list[Row]:
    """The printed lines in reading order; one without words where the distance says that a paragraph ends."""
    out: list[Row] = []
    at = 0
    before: Row | None = None
    while at < len(found):
        region = _region(found, at) if depth < _DEEPEST else None
        first = region[0] if region else at
        out += [[] for _ in out[-1:] if before and _apart(before, found[first], pitch)]
        if region:
            at, strip = region[1], region[2]
            for side in _sides(found[first:at], strip):
                out += _lines(rows(side), pitch, depth + 1)
        else:
            out.append(found[at])
            at += 1
        before = found[at - 1]
    return out


def _apart(before: Row, row: Row, pitch: float) -> bool:
    return (row[0].base - before[0].base) / size(row) > 1.2 * pitch


def _sides(found: list[Row], strip: float) -> tuple[list[Word], list[Word]]:
    words = [word for row in found for word in row]
    return [word for word in words if word.left < strip], [word for word in words if word.left >= strip]


Strip = tuple[float, float]


def _region(found: list[Row], at: int) -> tuple[int, int, float] | None:
    """The rows from `at` on that stand in two cells: the first, the one after the last, and where to cut.

    The right cell may begin a line or two above the left one.
    """
    for first in range(at, min(at + 3, len(found))):
        cells = _cells(found, first)
        if cells and all(row[0].left >= cells[1] and not _far(row, found[first]) for row in found[at:first]):
            return at, *cells
    return None


def _far(above: Row, below: Row) -> bool:
    return below[0].base - above[0].base > _NEAR * 2 * size(below)


def _cells(found: list[Row], at: int) -> tuple[int, float] | None:
    """Where two cells that begin in this row end, and where to cut; of several strips the one that most lines show."""
    best: tuple[int, float, int, float] | None = None
    for gap in _gaps(found[at]):
        end, strip, split = _extended(found, at, gap)
        width = strip[1] - strip[0]
        if (split > 1 or width >= LONE_GAP * size(found[at])) and _wide(found[at:end], strip):
            best = max(best or (0, 0.0, 0, 0.0), (split, width, end, sum(strip) / 2))
    return (best[2], best[3]) if best else None


def _gaps(row: Row) -> list[Strip]:
    if len(row) == 1:
        return []
    least = GAP * size(row)
    return [(a.right, b.left) for a, b in pairwise(row) if b.left - a.right >= least]


def _extended(found: list[Row], at: int, gap: Strip) -> tuple[int, Strip, int]:
    """How far down the strip stays free, what is left of it there, and how many rows have words on both sides."""
    strip, split, end = gap, 1, at + 1
    sides = [found[at], found[at]]  # the last row on the left, on the right
    for row in found[at + 1 :]:
        free = _free(row, strip)
        if free is None or free[1] - free[0] < GAP * size(row):
            break
        left, right = row[0].left < free[0], row[-1].left >= free[1]
        if left and not right and row[0].base - sides[0][0].base > _NEAR * size(row):
            break
        strip, split, end = free, split + (left and right), end + 1
        sides = [row if left else sides[0], row if right else sides[1]]
    return end, strip, split


def _free(row: Row, strip: Strip) -> Strip | None:
    """The widest part of the strip that no word of the row covers."""
    edges = [-math.inf, *(edge for word in row for edge in (word.left, word.right)), math.inf]
    free = [(max(a, strip[0]), min(b, strip[1])) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return max((part for part in free if part[1] > part[0]), key=lambda part: part[1] - part[0], default=None)


def _wide(found: list[Row], strip: Strip) -> bool:
    """Whether both sides are wide enough to be cells."""
    left, right = _sides(found, sum(strip) / 2)
    least = _SIDE * size(found[0])
    return all(max(w.right for w in side) - min(w.left for w in side) >= least for side in (left, right) if side)

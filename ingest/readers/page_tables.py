"""Finds the ruled tables of a page and writes each row as a Markdown row, which the rules for task tables read.

Only tables of three columns and more: what has fewer is layout, and is read by where its words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.readers.page_words import Word, rows

_NEAR = 3.0  # points: lines that meet, or that are drawn twice, seldom do so quite
_LINES = (4, 2)  # the fewest lines down and across that make a table
_MOST = 1_500  # lines of a page: what has more is a drawing
_ITEM = re.compile(r"[-+•–]|\d{1,2}[.)]|[a-zđ][.)]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line on the page: its two ends, y counted downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it goes down rather than across."""
        return self.bottom - self.top > self.right - self.left


def may_have_tables(rules: list[Rule]) -> bool:
    """Whether there are lines enough for a table, into whose cells words must then be sorted one by one."""
    return sum(rule.upright for rule in rules) >= _LINES[0]


def with_tables(words: list[Word], rules: list[Rule]) -> list[Word]:
    """The words of a page, where the words of each table have become one, its rows in Markdown."""
    if len(rules) > _MOST:
        return words
    for group in _groups(rules):
        uprights = _distinct([rule.left for rule in group if rule.upright])
        levels = _distinct([rule.top for rule in group if not rule.upright])
        if len(uprights) >= _LINES[0] and len(levels) >= _LINES[1]:
            words = _folded(words, uprights, levels, [rule for rule in group if rule.upright])
    return words


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """The rules that hang together. Swept from the top, so that each is compared with the groups still open only."""
    found: list[tuple[list[float], list[Rule]]] = []  # outer edges, rules
    for rule in sorted(rules, key=lambda rule: rule.top):
        box, members = [rule.left, rule.top, rule.right, rule.bottom], [rule]
        apart = []
        for other, others in found:
            if _touch(box, other):
                box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
                members = others + members
            else:
                apart.append((other, others))
        found = [*apart, (box, members)]
    return [members for _, members in found]


def _touch(one: list[float], other: list[float]) -> bool:
    return (
        one[0] <= other[2] + _NEAR
        and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR
        and other[1] <= one[3] + _NEAR
    )


def _distinct(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _folded(words: list[Word], uprights: list[float], levels: list[float], rules: list[Rule]) -> list[Word]:
    """The words, those between the outer lines of one table made one."""
    kept: list[Word] = []
    cells: dict[int, dict[int, list[Word]]] = {}
    for word in words:
        row = bisect_right(levels, word.base - word.size * 0.3) - 1
        column = bisect_right(uprights, (word.left + word.right) / 2) - 1
        if 0 <= row < len(levels) - 1 and 0 <= column < len(uprights) - 1:
            first = _merged(column, row, uprights, levels, rules)
            cells.setdefault(row, {}).setdefault(first, []).append(word)
        else:
            kept.append(word)
    if max(map(len, cells.values()), default=0) < _LINES[0] - 1:
        return words
    shown = [_row(cells.get(row, {}), len(uprights) - 1) for row in sorted(cells)]
    edges = (*(levels[row] for row in sorted(cells)), levels[max(cells) + 1])
    size = min(word.size for row in cells.values() for cell in row.values() for word in cell)
    return [*kept, Word("\n".join(shown), uprights[0], uprights[-1], levels[0] + size, size, edges)]


def _merged(column: int, row: int, uprights: list[float], levels: list[float], rules: list[Rule]) -> int:
    """The first of the columns that a cell spans: it goes on to the left until a line stands between."""
    middle = (levels[row] + levels[row + 1]) / 2
    while column and not any(
        abs(rule.left - uprights[column]) <= _NEAR and rule.top - _NEAR <= middle <= rule.bottom + _NEAR
        for rule in rules
    ):
        column -= 1
    return column


def _row(cells: dict[int, list[Word]], columns: int) -> str:
    return f"| {' | '.join(_cell(cells.get(column, [])) for column in range(columns))} |"


def _cell(words: list[Word]) -> str:
    """What stands in a cell: wrapped lines joined, items on lines of their own."""
    out = ""
    for line in rows(words):
        said = " ".join(word.text for word in line).replace("|", "/")
        out += (("<br>" if _ITEM.match(said) else " ") if out else "") + said
    return out

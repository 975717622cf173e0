"""Which row each card stands in and in which order: rows by who rests on whom, order by the mean of the neighbours."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viz.cascade import Node, Picture

ROW_LIMIT: Final = 6
"""More cards than this make a second line of the row, so that the picture stays wider than tall but readable."""
SWEEPS: Final = 6


def rows_of(picture: Picture) -> list[tuple[int, list[str]]]:
    """The rows from the top, each with its band and its cards from the left."""
    top = picture.top()
    band = {node.id: node.band for node in top}
    links = [link for link in _lifted(picture) if link[0] in band and link[1] in band]
    depth = _depths(top, [link for link in links if band[link[0]] == band[link[1]]])
    rows: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node in top:
        rows[node.band, depth[node.id]].append(node.id)
    order = [rows[key] for key in sorted(rows)]
    _sweep(order, links)
    return [(key[0], part) for key, row in zip(sorted(rows), order, strict=True) for part in _lines(row)]


def _lifted(picture: Picture) -> list[tuple[str, str]]:
    """The ends of each line, a card in a group standing for the group: only what is in the bands is ordered."""

    def end(iri: str) -> str:
        return picture.nodes[iri].group or iri

    return sorted({(end(link.upper), end(link.lower)) for link in picture.links if end(link.upper) != end(link.lower)})


def _depths(nodes: list[Node], links: list[tuple[str, str]]) -> dict[str, int]:
    """The longest way down to each card within its band; a line that would close a ring is left out."""
    below: dict[str, list[str]] = defaultdict(list)
    for upper, lower in links:
        below[upper].append(lower)
    done: list[str] = []
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()
    for node in nodes:
        _visit(node.id, below, state, done, back)
    depth = dict.fromkeys((node.id for node in nodes), 0)
    for upper in reversed(done):
        for lower in below[upper]:
            if (upper, lower) not in back:
                depth[lower] = max(depth[lower], depth[upper] + 1)
    return depth


def _visit(
    start: str, below: dict[str, list[str]], state: dict[str, int], done: list[str], back: set[tuple[str, str]]
) -> None:
    """Depth first without recursion; state 1 = on the way, 2 = left."""
    stack = [(start, iter(below[start]))] if start not in state else []
    if stack:
        state[start] = 1
    while stack:
        here, rest = stack[-1]
        lower = next(rest, None)
        if lower is None:
            state[here] = 2
            done.append(here)
            stack.pop()
        elif state.get(lower) == 1:
            back.add((here, lower))
        elif lower not in state:
            state[lower] = 1
            stack.append((lower, iter(below[lower])))


def _sweep(rows: list[list[str]], links: list[tuple[str, str]]) -> None:
    """Barycentre ordering, down and up; ties keep the reading order, so that the result is stable."""
    above: dict[str, list[str]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for upper, lower in links:
        above[lower].append(upper)
        below[upper].append(lower)
    place = {one: number - len(row) / 2 for row in rows for number, one in enumerate(row)}
    best, fewest = [list(row) for row in rows], crossings(rows, links)
    for sweep in range(SWEEPS):
        around = below if sweep % 2 else above
        for row in rows[::-1] if sweep % 2 else rows:
            mean = {one: _mean([place[other] for other in around[one]], place[one]) for one in row}
            row.sort(key=mean.__getitem__)
            place |= {one: number - len(row) / 2 for number, one in enumerate(row)}
        count = crossings(rows, links)
        if count < fewest:
            best, fewest = [list(row) for row in rows], count
    for row, kept in zip(rows, best, strict=True):
        row[:] = kept


def crossings(rows: list[list[str]], links: list[tuple[str, str]]) -> int:
    """How many pairs of lines cross, seen as straight lines between the rows they join."""
    place = {one: (line, column - len(row) / 2) for line, row in enumerate(rows) for column, one in enumerate(row)}
    ends = [(*place[upper], *place[lower]) for upper, lower in links]
    return sum(
        (one[1] - other[1]) * (one[3] - other[3]) < 0
        for number, one in enumerate(ends)
        for other in ends[:number]
        if one[0] == other[0] and one[2] == other[2]
    )


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _lines(row: list[str]) -> list[list[str]]:
    """A long row as several of about the same length."""
    count = -(-len(row) // ROW_LIMIT)
    length = -(-len(row) // count)
    return [row[start : start + length] for start in range(0, len(row), length)]

"""The x of every card, and the way of each line past the rows between its ends: near its neighbours, never overlapping.

A line that passes rows gets a narrow place of its own in each of them, like a card, so that it runs between cards and
not behind them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from viz.cards import WIDTH
from viz.strokes import stroke_of

if TYPE_CHECKING:
    from viz.cascade import Picture

PITCH: Final = WIDTH + 26
"""From the middle of one card to the middle of the next."""
LANE: Final = 16
"""Width of the place of a passing line."""
SWEEPS: Final = 4

Pair = tuple[str, str]
Lane = tuple[str, str, int]
"""A line (upper, lower) where it passes a row."""
Place = str | Lane
Routes = dict[Pair, tuple[tuple[int, int], ...]]


def columns_of(rows: list[list[str]], picture: Picture) -> tuple[dict[str, int], Routes]:
    """The x of each card in the rows, and for each line that passes rows its (row, x) in them, from the top."""
    row_of = {one: number for number, row in enumerate(rows) for one in row}
    pairs = sorted({(link.upper, link.lower) for link in picture.links})
    chains = [chain for pair in pairs if (chain := _chain(pair, picture, row_of))]
    x: dict[Place, float] = {one: (place - (len(row) - 1) / 2) * PITCH for row in rows for place, one in enumerate(row)}
    _settle([list(row) for row in rows], [chain[::-1][:1] + chain[:1] for chain in chains], x)
    full = _with_lanes(rows, chains, x)
    _settle(full, chains, x)
    _bundle(full, x, {(link.upper, link.lower): stroke_of(link) for link in picture.links})
    middle = (min(x.values()) + max(x.values())) / 2
    routes = {
        (lanes[0][0], lanes[0][1]): tuple((lane[2], round(x[lane] - middle)) for lane in lanes)
        for chain in chains
        if (lanes := [place for place in chain if isinstance(place, tuple)])
    }
    return {one: round(x[one] - middle) for one in row_of}, routes


def _chain(pair: Pair, picture: Picture, row_of: dict[str, int]) -> list[Place]:
    """Upper end, a lane for each row passed, lower end; a card inside a group is stood for by the group."""
    upper, lower = (picture.nodes[end].group or end for end in pair)
    if upper == lower or row_of[upper] >= row_of[lower]:
        return []
    lanes: list[Place] = [(*pair, row) for row in range(row_of[upper] + 1, row_of[lower])]
    return [upper, *lanes, lower]


def _with_lanes(rows: list[list[str]], chains: list[list[Place]], x: dict[Place, float]) -> list[list[Place]]:
    """The rows with the lanes among the cards, each where the straight line between its ends would pass."""
    full: list[list[Place]] = [list(row) for row in rows]
    for chain in chains:
        for step, place in enumerate(chain[1:-1], 1):
            x[place] = x[chain[0]] + (x[chain[-1]] - x[chain[0]]) * step / (len(chain) - 1)
            if isinstance(place, tuple):
                full[place[2]].append(place)
    order = {one: number for row in rows for number, one in enumerate(row)}
    for row in full:
        row.sort(key=lambda place: (x[place], order.get(place, 0) if isinstance(place, str) else 0, str(place)))
    return full


def _settle(rows: list[list[Place]], chains: list[list[Place]], x: dict[Place, float]) -> None:
    """Move each place towards the mean of its neighbours in the chains, keeping order and distance in its row."""
    around: dict[Place, list[Place]] = {}
    for chain in chains:
        for one, other in pairwise(chain):
            around.setdefault(one, []).append(other)
            around.setdefault(other, []).append(one)
    for sweep in (rows, rows[::-1]) * SWEEPS:
        for row in sweep:
            wishes = [_mean([x[other] for other in around.get(one, ())], x[one]) for one in row]
            x |= zip(row, spread(wishes, [_width(one) for one in row]), strict=True)


def _bundle(rows: list[list[Place]], x: dict[Place, float], strokes: dict[Pair, str]) -> None:
    """Lines of one card and one look that pass between the same two cards run as one, so that few lines are seen."""
    for row in rows:
        for is_card, gap in groupby(row, key=lambda place: isinstance(place, str)):
            bundles: dict[tuple[str, str], list[Lane]] = defaultdict(list)
            for lane in gap:
                if not is_card and isinstance(lane, tuple):
                    bundles[lane[0], strokes[lane[0], lane[1]]].append(lane)
            means = sorted((_mean([x[lane] for lane in lanes], 0), key) for key, lanes in bundles.items())
            for place, (_, key) in zip(spread([mean for mean, _ in means], [LANE] * len(means)), means, strict=True):
                x |= dict.fromkeys(bundles[key], place)


def _width(place: Place) -> int:
    return PITCH if isinstance(place, str) else LANE


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def spread(wishes: list[float], widths: list[int]) -> list[float]:
    """Places in the given order that do not overlap, nearest to the wishes (least squares: pool adjacent violators)."""
    offsets, edge = [], 0.0
    for width in widths:
        offsets.append(edge + width / 2)
        edge += width
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, size = wish - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, count = blocks.pop()
            mean, size = (before * count + mean * size) / (count + size), size + count
        blocks.append((mean, size))
    level = [mean for mean, size in blocks for _ in range(size)]
    return [mean + offset for mean, offset in zip(level, offsets, strict=True)]

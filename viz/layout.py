"""Where every card stands: bands top-down, rows in a band, few crossings, no overlap, the same in every run.

A picture is laid out once, with every group folded. An open group puts a slab with its cards under its row, and all
that stands lower moves down by the slab's height; so the page can open and close groups by adding heights only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viz.cards import WIDTH, Card, card
from viz.columns import PITCH, Pair, columns_of
from viz.ranking import rows_of
from viz.words import LEVELS, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from viz.cascade import Picture

ROW_GAP: Final = 64
BAND_PAD: Final = 24
RAIL: Final = 124
"""The strip at the left that holds the names of the bands."""
SLAB_PAD: Final = 18
SLAB_HEAD: Final = 36
"""Above a slab's first line of cards: room for the lines that fan out to them."""
SLAB_INSET: Final = 6
"""From a slab's edge to the frame that is drawn in it."""
SLAB_GAP: Final = 12
SLAB_COLUMNS: Final = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """Middle of a card in the folded picture; `row` counts from the top. In a slab, `y` is measured from its top."""

    x: int
    y: int
    row: int


@dataclass(frozen=True, slots=True)
class RowBox:
    """One line of cards: from the top of its tallest card to the bottom of it."""

    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Slab:
    """The place for an open group's cards, under row `row`; `x` is its middle, `place` counts within the row."""

    row: int
    place: int
    x: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class BandBox:
    """One band of the folded picture, and its first and last row."""

    band: int
    name: str
    top: int
    bottom: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing, groups folded. `routes` gives a line's x in each row that it passes between its ends."""

    cards: Mapping[str, Card]
    spots: Mapping[str, Spot]
    slabs: Mapping[str, Slab]
    routes: Mapping[Pair, tuple[tuple[int, int], ...]]
    rows: tuple[RowBox, ...]
    bands: tuple[BandBox, ...]

    def shift(self, row: int, opened: Iterable[str]) -> int:
        """How far row `row` moves down when these groups are open."""
        return sum(self.slabs[group].height for group in opened if self.slabs[group].row < row)

    def slab_top(self, group: str, opened: Iterable[str]) -> int:
        """Upper edge of an open group's slab; slabs of one row lie below each other in the order of their groups."""
        slab = self.slabs[group]
        before = sum(
            other.height for one in opened if (other := self.slabs[one]).row == slab.row and other.place < slab.place
        )
        return self.rows[slab.row].bottom + BAND_PAD // 2 + self.shift(slab.row, opened) + before


def arrange(picture: Picture, lang: Lang) -> Layout:
    """The layout of a picture."""
    cards = {node.id: card(node, lang) for node in picture.nodes.values()}
    ranked = rows_of(picture)
    x, routes = columns_of([row for _, row in ranked], picture)
    rows, bands = _stack([(band, max(cards[one].height for one in row)) for band, row in ranked], lang)
    spots = {
        one: Spot(x[one], (rows[number].top + rows[number].bottom) // 2, number)
        for number, (_, row) in enumerate(ranked)
        for one in row
    }
    reach = max((spot.x for spot in spots.values()), default=0) + WIDTH // 2
    slabs: dict[str, Slab] = {}
    for _, row in ranked:
        for place, one in enumerate(row):
            if members := picture.nodes[one].members:
                slabs[one] = replace(_fill_slab(members, cards, spots, spots[one], reach), place=place)
    return Layout(cards, spots, slabs, routes, rows, bands)


def _stack(heights: list[tuple[int, int]], lang: Lang) -> tuple[tuple[RowBox, ...], tuple[BandBox, ...]]:
    """Rows below each other, given (band, height) of each; a band reaches from its first to its last row."""
    rows: list[RowBox] = []
    bands: list[BandBox] = []
    for number, (band, height) in enumerate(heights):
        new = not bands or bands[-1].band != band
        above = rows[-1].bottom if rows else -BAND_PAD
        top = above + (2 * BAND_PAD if new else ROW_GAP)
        rows.append(RowBox(top, top + height))
        if new:
            bands.append(BandBox(band, LEVELS[band][lang == "en"], top - BAND_PAD, 0, number, number))
        bands[-1] = replace(bands[-1], bottom=top + height + BAND_PAD, last=number)
    return tuple(rows), tuple(bands)


def _fill_slab(
    members: tuple[str, ...], cards: Mapping[str, Card], spots: dict[str, Spot], group: Spot, reach: int
) -> Slab:
    """Give each card of a group its place in a grid under the group, within `reach` of the middle where it fits."""
    columns = min(len(members), SLAB_COLUMNS)
    height = max(cards[one].height for one in members)
    width = (columns - 1) * PITCH + WIDTH + 2 * SLAB_PAD
    room = max(reach - width // 2, 0)
    middle = min(max(group.x, -room), room)
    left = middle - (columns - 1) * PITCH // 2
    for place, one in enumerate(members):
        line, column = divmod(place, columns)
        spots[one] = Spot(left + column * PITCH, SLAB_HEAD + line * (height + SLAB_GAP) + height // 2, group.row)
    lines = -(-len(members) // columns)
    return Slab(group.row, 0, middle, width, SLAB_HEAD + lines * (height + SLAB_GAP) - SLAB_GAP + SLAB_PAD)

"""Geometry of what is seen when certain groups are open: places of cards and slabs, and the course of each line.

The page's script does the same sums when a group is opened; `tests/viz/test_page.py` holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz.cards import WIDTH
from viz.layout import BAND_PAD, RAIL, SLAB_INSET, Layout

if TYPE_CHECKING:
    from collections.abc import Collection

    from viz.cascade import Link, Picture

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is visible: the middle of each card, the lines' paths (SVG), the slabs' upper edges, the outer box."""

    places: dict[str, Point]
    paths: dict[tuple[str, str], str]
    slabs: dict[str, int]
    bands: list[tuple[int, int]]
    left: int
    right: int
    bottom: int


def draw(picture: Picture, layout: Layout, opened: Collection[str] | None = None) -> Drawing:
    """The drawing with these groups open; None: those that start open."""
    wanted = picture.open_groups if opened is None else frozenset(opened)
    groups = sorted(group for group in wanted if visible(group, picture, wanted))
    places = {iri: _place(iri, picture, layout, groups) for iri in picture.nodes if visible(iri, picture, groups)}
    paths = {
        (link.upper, link.lower): path(link, layout, groups, places)
        for link in picture.links
        if link.upper in places and link.lower in places
    }
    bands = [_band(number, layout, groups) for number in range(len(layout.bands))]
    edges = [x + sign * WIDTH // 2 for x, _ in places.values() for sign in (-1, 1)]
    edges += [slab.x + sign * slab.width // 2 for one in groups for slab in (layout.slabs[one],) for sign in (-1, 1)]
    return Drawing(
        places,
        paths,
        {one: layout.slab_top(one, groups) for one in groups},
        bands,
        min(edges) - RAIL - BAND_PAD,
        max(edges) + BAND_PAD,
        bands[-1][1],
    )


def visible(iri: str, picture: Picture, opened: Collection[str]) -> bool:
    """Whether a card is seen: its group is open, and so is the group of the card that it needs."""
    node = picture.nodes[iri]
    if node.group and node.group not in opened:
        return False
    if node.group and not visible(node.group, picture, opened):
        return False
    return node.needs is None or visible(node.needs, picture, opened)


def path(link: Link, layout: Layout, opened: Collection[str], places: dict[str, Point]) -> str:
    """A line as an SVG path: from the upper card's foot, upright past the rows between, to the lower card's head."""
    (x, y), (end_x, end_y) = places[link.upper], places[link.lower]
    y += layout.cards[link.upper].height // 2
    if link.within:
        y = layout.slab_top(link.upper, opened) + SLAB_INSET
    end_y -= layout.cards[link.lower].height // 2 + 2
    parts = [f"M{x} {y}"]
    for row, lane in layout.routes.get((link.upper, link.lower), ()):
        shift = layout.shift(row, opened)
        top, bottom = layout.rows[row].top + shift, layout.rows[row].bottom + shift
        middle = (y + top) // 2
        parts.append(f"C{x} {middle} {lane} {middle} {lane} {top}L{lane} {bottom}")
        x, y = lane, bottom
    middle = (y + end_y) // 2
    parts.append(f"C{x} {middle} {end_x} {middle} {end_x} {end_y}")
    return "".join(parts)


def starts_in_slab(link: Link, picture: Picture) -> bool:
    """Whether the line is drawn over the slabs; the others pass under them."""
    return link.within or picture.nodes[link.upper].group is not None


def _place(iri: str, picture: Picture, layout: Layout, opened: Collection[str]) -> Point:
    spot, group = layout.spots[iri], picture.nodes[iri].group
    return (spot.x, spot.y + (layout.slab_top(group, opened) if group else layout.shift(spot.row, opened)))


def _band(number: int, layout: Layout, opened: Collection[str]) -> tuple[int, int]:
    band = layout.bands[number]
    return band.top + layout.shift(band.first, opened), band.bottom + layout.shift(band.last + 1, opened)

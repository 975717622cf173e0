"""Walks the relations up and down from a document, level by level, and gives every document its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.links import links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.interface import Facts
    from queries.model import Link

_FOLLOWED = {"up": frozenset({"implements", "basedOn"}), "down": frozenset({"implements"})}
"""Relations through which a chain goes on; a law that is merely cited does not pull in what it rests on."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document's place in a chain: the link that it hangs on, and how many links away the start is."""

    iri: str
    via: str
    link: Link
    depth: int


def descend(store: Facts, start: str, relations: Iterable[str], depth: int | None) -> tuple[list[Placed], list[Link]]:
    """The documents below `start`, each once, and all links among them.

    A document hangs under the one that it was issued to carry out (primary), if that is in the chain, and not
    directly under a directive that it names besides: so the picture shows through whom an order came.
    """
    found = _walk(store, start, tuple(relations), depth, "down")
    distance = {start: 0}
    for steps, link in found:
        distance.setdefault(link.origin, steps)
    wanted = sorted(
        (link for _, link in found),
        key=lambda link: (
            not link.primary,
            link.relation != "implements",
            distance[link.target],
            link.target,
            link.relation,
        ),
    )
    return _hang(start, wanted, depth), [link for _, link in found]


def climb(store: Facts, start: str, relations: Iterable[str], depth: int | None) -> tuple[list[Placed], list[Link]]:
    """The documents above `start`, one place for each document and relation, at the least distance; and all links."""
    found = _walk(store, start, tuple(relations), depth, "up")
    placed: dict[tuple[str, str], Placed] = {}
    for steps, link in found:
        if link.target != start:
            placed.setdefault((link.target, link.relation), Placed(link.target, link.origin, link, steps))
    return list(placed.values()), [link for _, link in found]


def _walk(store: Facts, start: str, relations: tuple[str, ...], depth: int | None, way: str) -> list[tuple[int, Link]]:
    """Every link met, with its distance from the start; each document is entered once, so cycles end."""
    seen, level, found, steps = {start}, [start], [], 0
    while level and (depth is None or steps < depth):
        steps += 1
        met = links(store, level, relations, "up" if way == "up" else "down")
        found += [(steps, link) for link in met]
        further = {link.target if way == "up" else link.origin for link in met if link.relation in _FOLLOWED[way]}
        level = sorted(further - seen)
        seen.update(level)
    return found


def _hang(start: str, wanted: list[Link], limit: int | None) -> list[Placed]:
    """A tree over links that are given best first: each document under its best neighbour that leads to the start."""
    best: dict[str, list[Link]] = {}
    for link in wanted:
        if link.origin != start:
            best.setdefault(link.origin, []).append(link)
    depths, placed = {start: 0}, []

    def place(link: Link) -> None:
        depths[link.origin] = depths[link.target] + 1
        placed.append(Placed(link.origin, link.target, link, depths[link.origin]))
        del best[link.origin]

    while best:
        ready = [options[0] for options in best.values() if options[0].target in depths]
        if ready:
            for link in ready:
                place(link)
        else:  # the best links form a cycle: open it at the document with the best link to what is placed
            place(next(link for link in wanted if link.origin in best and link.target in depths))
    return [step for step in placed if limit is None or step.depth <= limit]

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
    """The documents below `start`, each once at the least distance, and all links among them.

    Of several links at that distance a document hangs on the one that it was issued for (primary).
    """
    found = _walk(store, start, tuple(relations), depth, "down")
    best: dict[str, Placed] = {}
    for steps, link in sorted(found, key=lambda pair: (pair[0], *_preference(pair[1]))):
        if link.origin != start:
            best.setdefault(link.origin, Placed(link.origin, link.target, link, steps))
    return list(best.values()), [link for _, link in found]


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


def hang(start: str, found: Iterable[Link]) -> dict[str, Link]:
    """A tree for people over links that lead down from `start`: document → the link that it hangs on.

    A document hangs under the one that it was issued to carry out, if that is in the chain, and not directly under a
    directive that it names besides: so one sees through whom an order came. Cycles in what documents state are opened.
    """
    wanted = sorted((link for link in found if link.origin != start), key=_preference)
    options: dict[str, list[Link]] = {}
    for link in wanted:
        options.setdefault(link.origin, []).append(link)
    placed: dict[str, Link] = {}
    reached = {start}
    while options:
        ready = [links[0] for links in options.values() if links[0].target in reached]
        if not ready:  # the best links form a cycle: open it at the best link to what is placed
            ready = [link for link in wanted if link.origin in options and link.target in reached][:1]
        if not ready:  # what is left does not lead to the start
            return placed
        for link in ready:
            placed[link.origin] = link
            reached.add(link.origin)
            del options[link.origin]
    return placed


def _preference(link: Link) -> tuple[object, ...]:
    return not link.primary, link.relation != "implements", link.target, link.origin, link.relation

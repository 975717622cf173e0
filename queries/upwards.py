"""From many documents up to the few that they implement, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Set


def reached(
    targets: Collection[int], parents: Mapping[int, Collection[int]], wanted: Set[int], known: dict[int, frozenset[int]]
) -> frozenset[int]:
    """Those of the wanted documents that one reaches whose links lead to `targets`.

    `known` remembers what each target reaches: thousands of plans lead to a few hundred documents.
    """
    for target in targets:
        if target not in known:
            known[target] = frozenset(_upwards(target, parents) & wanted)
    return frozenset().union(*(known[target] for target in targets))


def _upwards(start: int, parents: Mapping[int, Collection[int]]) -> set[int]:
    """A document and all that it implements, in cycles too."""
    seen, front = {start}, [start]
    while front:
        fresh = set(parents.get(front.pop(), ())) - seen
        seen |= fresh
        front += fresh
    return seen

"""Finds all candidates of a store."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from queries.describe import describe
from queries.reconcile import profiles
from queries.reconcile.copies import copies
from queries.reconcile.likely_links import likely_links
from queries.reconcile.model import Candidate, Found
from queries.reconcile.open_references import open_references
from queries.reconcile.reasons import score, sentences
from queries.reconcile.slips import slips

if TYPE_CHECKING:
    from graph.interface import Facts

_PLACES: Final = """SELECT ?from ?to ?start ?end WHERE {
  ?c cc:relation cc:implements ; cc:from ?from ; cc:to ?to ; cc:start ?start ; cc:end ?end
}"""
_NEAR: Final = 40
"""Characters between two references that are named one right after the other."""


def candidates(store: Facts) -> tuple[Candidate, ...]:
    """Every candidate, the likeliest first; the same store always gives the same ones.

    Of several proposals for one pair the likeliest is kept. Nothing is written, and no judgement is looked at.
    """
    known = profiles.read(store)
    found = [*slips(known), *open_references(known), *copies(known), *likely_links(known, _side_by_side(store))]
    best: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=lambda one: (-score(one.reasons), one.kind, one.doubted, one.suggested)):
        best.setdefault((min(one.doubted, one.suggested), max(one.doubted, one.suggested)), one)
    names = describe(
        store, sorted({iri for one in best.values() for reason in one.reasons for iri in reason.documents})
    )
    return tuple(
        Candidate(
            one.kind,
            one.doubted,
            one.suggested,
            score(one.reasons),
            sentences(one.reasons, names),
            tuple(sorted(known.cited_by.get(one.doubted, ()))),
        )
        for one in best.values()
    )


def _side_by_side(store: Facts) -> dict[tuple[str, str], set[str]]:
    """Pairs of documents, in order, that a text says it carries out, one right after the other; and these texts."""
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for origin, target, first, last in store.select(_PLACES):
        places[str(origin)].append((int(first or 0), int(last or 0), str(target)))
    beside: dict[tuple[str, str], set[str]] = defaultdict(set)
    for origin, named in places.items():
        for (_, end, one), (start, _, other) in pairwise(sorted(named)):
            if one != other and start - end <= _NEAR:
                beside[min(one, other), max(one, other)].add(origin)
    return beside

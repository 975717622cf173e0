"""Reads relations between documents, and the places in the sources that state them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from ontology.terms import CC, RELATIONS
from queries import page_place
from queries.model import Evidence, Link
from queries.same import same_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.interface import Facts

Key = tuple[str, str, str]
"""Origin, relation, target."""

# A filter and not a second VALUES: Oxigraph would walk every pair of document and relation.
_EDGES: Final = (
    "SELECT DISTINCT ?from ?rel ?to WHERE {{ VALUES ?{side} {{}} ?from ?rel ?to FILTER(?rel IN ({names})) }}"
)
_PRIMARY: Final = "SELECT DISTINCT ?from ?to WHERE { VALUES ?from {} ?from cc:primary ?to }"
_COLUMNS: Final = "?from ?rel ?to ?g ?quote ?sentence ?start ?end ?rule ?confidence " + page_place.COLUMNS
_PLACE: Final = f"""?c cc:quote ?quote ; cc:start ?start ; cc:end ?end .
    OPTIONAL {{ ?c cc:sentence ?sentence }} OPTIONAL {{ ?c cc:rule ?rule }} OPTIONAL {{ ?c cc:confidence ?confidence }}
    {page_place.pattern("?c")}"""
_STATED: Final = f"""SELECT {_COLUMNS} WHERE {{
  VALUES ?from {{}} GRAPH ?g {{ ?c cc:from ?from ; cc:to ?to ; cc:relation ?rel . {_PLACE} }}
}}"""
_CONFIRMED: Final = f"""SELECT {_COLUMNS} WHERE {{
  VALUES ?from {{}} ?l rdf:subject ?from ; a cc:ConfirmedLink ; rdf:predicate ?rel ; rdf:object ?to ;
     prov:wasDerivedFrom ?c .
  GRAPH ?g {{ {_PLACE} }}
}}"""
"""The text names another document there, which a person confirmed to be this one."""


def links(store: Facts, documents: Collection[str], relations: Iterable[str], way: Literal["up", "down"]) -> list[Link]:
    """The relations of these names that lead to the documents (`down`) or from them (`up`), sorted.

    A link to or from what a person confirmed to be another document is left out: it stands there for that one.
    Raises ValueError for a name that is no relation of the ontology.
    """
    if unknown := set(relations := tuple(relations)) - set(RELATIONS):
        raise ValueError(f"no such relation: {', '.join(sorted(unknown))}; there are {', '.join(RELATIONS)}")
    side = {"down": "to", "up": "from"}[way]
    query = _EDGES.format(side=side, names=", ".join(f"cc:{relation}" for relation in relations))
    moved = same_as(store)
    found = [
        (str(origin), str(relation).removeprefix(CC), str(target))
        for origin, relation, target in store.select(query, **{side: sorted(documents)})
        if origin != target and origin not in moved and target not in moved
    ]
    origins = sorted({origin for origin, relation, _ in found if relation == "implements"})
    primary = set(store.select(_PRIMARY, **{"from": origins}))
    return [
        Link(origin, relation, target, relation == "implements" and (origin, target) in primary)
        for origin, relation, target in sorted(found)
    ]


def evidence(store: Facts, wanted: Collection[Link]) -> dict[Key, tuple[Evidence, ...]]:
    """For (origin, relation, target): the places that state it, in the order of source and place."""
    keys = {(link.origin, link.relation, link.target) for link in wanted}
    origins = sorted({key[0] for key in keys})
    found: dict[Key, set[Evidence]] = defaultdict(set)
    rows = (row for query in (_STATED, _CONFIRMED) for row in store.select(query, **{"from": origins}))
    for origin, relation, target, *place in rows:
        key = str(origin), str(relation).removeprefix(CC), str(target)
        if key in keys:
            found[key].add(_evidence(*place))
    return {key: tuple(sorted(places, key=lambda e: (e.source, e.start, e.end))) for key, places in found.items()}


def _evidence(
    graph: str | None,
    quote: str | None,
    sentence: str | None,
    start: str | None,
    end: str | None,
    rule: str | None,
    confidence: str | None,
    *place: str | None,
) -> Evidence:
    sure = float(confidence) if confidence else None
    return Evidence(
        str(quote), sentence, str(graph), int(start or 0), int(end or 0), rule, sure, page_place.page_place(place)
    )

"""Reads relations between documents, and the places in the sources that state them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

from ontology.terms import CC
from queries.model import Evidence, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.interface import Facts

_EDGES: Final = {
    "down": "SELECT DISTINCT ?from ?rel ?to WHERE { VALUES ?to {} VALUES ?rel {} ?from ?rel ?to }",
    "up": "SELECT DISTINCT ?from ?rel ?to WHERE { VALUES ?from {} VALUES ?rel {} ?from ?rel ?to }",
}
_PRIMARY: Final = "SELECT DISTINCT ?from ?to WHERE { VALUES ?from {} ?from cc:primary ?to }"
_EVIDENCE: Final = """SELECT ?from ?rel ?to ?g ?quote ?sentence ?start ?end ?rule ?confidence WHERE {
  VALUES ?from {} VALUES ?to {}
  GRAPH ?g {
    ?c cc:from ?from ; cc:to ?to ; cc:relation ?rel ; cc:quote ?quote ; cc:start ?start ; cc:end ?end .
    OPTIONAL { ?c cc:sentence ?sentence } OPTIONAL { ?c cc:rule ?rule } OPTIONAL { ?c cc:confidence ?confidence }
  }
}"""


def links(store: Facts, documents: Collection[str], relations: Iterable[str], way: Literal["up", "down"]) -> list[Link]:
    """The relations of these names that lead to the documents (`down`) or from them (`up`), sorted."""
    side = {"down": "to", "up": "from"}[way]
    names = [CC + relation for relation in relations]
    found = [
        (str(origin), str(relation).removeprefix(CC), str(target))
        for origin, relation, target in store.select(_EDGES[way], **{side: sorted(documents), "rel": names})
        if origin != target
    ]
    origins = sorted({origin for origin, relation, _ in found if relation == "implements"})
    primary = set(store.select(_PRIMARY, **{"from": origins}))
    return [
        Link(origin, relation, target, relation == "implements" and (origin, target) in primary)
        for origin, relation, target in sorted(found)
    ]


def evidence(store: Facts, wanted: Collection[Link]) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    """For (origin, relation, target): the places that state it, in the order of source and place."""
    ends = {"from": sorted({link.origin for link in wanted}), "to": sorted({link.target for link in wanted})}
    found: dict[tuple[str, str, str], set[Evidence]] = defaultdict(set)
    for origin, relation, target, graph, quote, sentence, start, end, rule, confidence in store.select(
        _EVIDENCE, **ends
    ):
        place = Evidence(
            str(quote),
            sentence,
            str(graph),
            int(start or 0),
            int(end or 0),
            rule,
            float(confidence) if confidence else None,
        )
        found[str(origin), str(relation).removeprefix(CC), str(target)].add(place)
    return {key: tuple(sorted(places, key=lambda e: (e.source, e.start, e.end))) for key, places in found.items()}

"""How much there is in a store, and how complete it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.identifiers import IdentifierError, area_path
from ontology.terms import CC

if TYPE_CHECKING:
    from datetime import date

    from graph.interface import Facts

_COUNTS: Final = {
    "sources": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Source }",
    "own_texts": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x cc:text ?s }",
    "cited_only": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Document MINUS { ?x cc:text ?s } "
    "MINUS { ?x a cc:OpenReference } }",
    "bodies": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Body }",
    "citations": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Citation }",
    "duties": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Duty }",
    "plan_duties": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:PlanDuty }",
    "deadlines": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Deadline }",
    "open_references": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:OpenReference }",
    "findings": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cc:Finding }",
}
_RELATIONS: Final = "SELECT ?r (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a cc:Citation ; cc:relation ?r } GROUP BY ?r"
_FINDINGS: Final = "SELECT ?code (COUNT(DISTINCT ?f) AS ?n) WHERE { ?f a cc:Finding ; cc:code ?code } GROUP BY ?code"
_OWN: Final = "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE {{ ?d cc:text ?s . GRAPH ?s {{ ?d {property} ?o }} }}"
_PROPERTIES: Final = {"issuer": "cc:issuedBy", "number": "cc:number", "date": "dcterms:date", "type": "cc:type"}
_NEWEST: Final = "SELECT (MAX(STR(?day)) AS ?newest) WHERE { ?d cc:text ?s . GRAPH ?s { ?d dcterms:date ?day } }"
_ISSUERS: Final = "SELECT DISTINCT ?b WHERE { ?d cc:text ?s . GRAPH ?s { ?d cc:issuedBy ?b } }"


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures. `found` counts the own texts that state their issuer, number, date, type; `areas` counts, by level,
    the areas with a text of their own and all areas valid on `as_of`.
    """

    as_of: date
    counts: dict[str, int]
    citations: dict[str, int]
    findings: dict[str, int]
    found: dict[str, int]
    areas: dict[int, tuple[int, int]]
    newest: str | None


def stats(store: Facts, as_of: date) -> Stats:
    """The figures of a store on a day; the day only decides which areas there are to cover."""
    return Stats(
        as_of=as_of,
        counts={name: _count(store, query) for name, query in _COUNTS.items()},
        citations={str(name).removeprefix(CC): int(n or 0) for name, n in sorted(store.select(_RELATIONS).records)},
        findings={str(code): int(n or 0) for code, n in sorted(store.select(_FINDINGS).records)},
        found={name: _count(store, _OWN.format(property=path)) for name, path in _PROPERTIES.items()},
        areas=_areas(store, as_of),
        newest=next((newest for (newest,) in store.select(_NEWEST)), None),
    )


def _count(store: Facts, query: str) -> int:
    return next(int(n or 0) for (n,) in store.select(query))


def _areas(store: Facts, as_of: date) -> dict[int, tuple[int, int]]:
    covered = set()
    for (body,) in store.select(_ISSUERS):
        try:
            covered.add(area_path(str(body)))
        except IdentifierError:  # an issuer that is no body of an area
            continue
    totals: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for area in register.load().on(as_of):
        totals[area.level][1] += 1
        totals[area.level][0] += area.path in covered
    return {level: (has, all_of) for level, (has, all_of) in sorted(totals.items())}

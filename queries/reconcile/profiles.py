"""Reads what the second pass compares: one profile a document, from what all sources state."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

from ontology.identifiers import IdentifierError, parse_document, symbol_slug
from queries.reconcile.model import Knowledge, Profile

if TYPE_CHECKING:
    from graph.interface import Facts

_DOCUMENTS: Final = "SELECT ?d (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?d a cc:Document } } GROUP BY ?d"
_VALUES: Final = "SELECT DISTINCT ?d ?o WHERE {{ ?d {property} ?o }}"
_PROPERTIES: Final = {
    "symbol": "cc:symbol",
    "kind": "cc:type",
    "issuer": "cc:issuedBy",
    "number": "cc:number",
    "dates": "dcterms:date",
    "titles": "dcterms:title",
    "text": "cc:text",
    "draft": "cc:draft",
}
_OPEN: Final = "SELECT DISTINCT ?d WHERE { ?d a cc:OpenReference }"
_CITATIONS: Final = "SELECT DISTINCT ?from ?to ?rel WHERE { ?c cc:from ?from ; cc:to ?to ; cc:relation ?rel }"
_DATING: Final = (
    "SELECT DISTINCT ?d ?day ?from WHERE { VALUES ?d {} GRAPH ?g { ?d dcterms:date ?day . ?from cc:text ?g } }"
)

Values = dict[str, dict[str, list[str]]]
Key = TypeVar("Key")


def read(store: Facts) -> Knowledge:
    """Everything that is compared, in a handful of queries over the whole store."""
    values = {name: _values(store, path) for name, path in _PROPERTIES.items()}
    unclear = {str(iri) for (iri,) in store.select(_OPEN)}
    profiles = {
        str(iri): _profile(str(iri), int(count or 0), values, unclear) for iri, count in store.select(_DOCUMENTS)
    }
    return _knowledge(store, profiles)


def _values(store: Facts, path: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri, value in store.select(_VALUES.format(property=path)):
        found[str(iri)].append(str(value))
    return found


def _profile(iri: str, sources: int, values: Values, unclear: set[str]) -> Profile:
    def first(name: str) -> str | None:
        return min(values[name].get(iri, ()), default=None)

    series, segment, year, number = _identity(iri)
    return Profile(
        iri=iri,
        series=series,
        segment=segment,
        year=year,
        number=number or first("number"),
        symbol=symbol_slug(first("symbol") or ""),
        kind=first("kind"),
        issuer=first("issuer"),
        dates=tuple(sorted(values["dates"].get(iri, ()))),
        titles=tuple(sorted(values["titles"].get(iri, ()))),
        own_text=iri in values["text"],
        draft=first("draft") == "true",
        open=iri in unclear,
        sources=sources,
    )


def _identity(iri: str) -> tuple[str | None, str | None, str | None, str | None]:
    try:
        parts = parse_document(iri)
    except IdentifierError:  # open, or cited by name alone
        return None, None, None, None
    return parts.body, parts.type, parts.year, parts.number


def _knowledge(store: Facts, profiles: dict[str, Profile]) -> Knowledge:
    cited_by: dict[str, set[str]] = defaultdict(set)
    citing: dict[str, set[str]] = defaultdict(set)
    implementing: dict[str, set[str]] = defaultdict(set)
    for origin, target, relation in store.select(_CITATIONS):
        cited_by[str(target)].add(str(origin))
        citing[str(origin)].add(str(target))
        if str(relation).endswith("#implements"):
            implementing[str(origin)].add(str(target))
    series = {
        origin: frozenset((profiles[iri].series, profiles[iri].segment) for iri in cited if iri in profiles)
        for origin, cited in citing.items()
    }
    return Knowledge(
        profiles, _frozen(cited_by), _frozen(citing), _frozen(implementing), series, _dating(store, profiles)
    )


def _dating(store: Facts, profiles: dict[str, Profile]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    several = sorted(iri for iri, profile in profiles.items() if len(profile.days) > 1)
    for iri, day, origin in store.select(_DATING, d=several):
        found[str(iri), str(day)].add(str(origin))
    return _frozen(found)


def _frozen(found: dict[Key, set[str]]) -> dict[Key, frozenset[str]]:
    return {key: frozenset(others) for key, others in found.items()}

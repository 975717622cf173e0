"""Documents of a store that a reference may have meant: the same but for one slip of the pen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from graph.interface import Iri
from ontology.identifiers import DocumentId, IdentifierError, parse_document
from queries.reconcile.numbers import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.interface import Facts
    from queries.proofread.model import Reference

Slip = Literal["number", "year", "part"]
"""In the number; in the year of the date; a part is missing, and this would complete it."""

_OF_DAY: Final = """SELECT ?d ?n (COUNT(DISTINCT ?g) AS ?files) (COUNT(DISTINCT ?text) AS ?own) $day $file WHERE {
  GRAPH ?g { ?d dcterms:date ?day ; cc:number ?n OPTIONAL { ?d cc:text ?text } } FILTER(?g != ?file)
} GROUP BY ?d ?n ?day $file ORDER BY ?d"""
_OF_NUMBER: Final = """SELECT DISTINCT ?d ?date $n $symbol $file WHERE {
  GRAPH ?g { ?d cc:number ?n ; cc:symbol ?symbol ; cc:text ?g OPTIONAL { ?d dcterms:date ?date } } FILTER(?g != ?file)
} ORDER BY ?d"""
_ATTESTED: Final = 2
"""So many other files name a document whose own text is not there, before it counts as known."""
_PARTY: Final = frozenset({"tw", "tu", "du", "hu", "qu", "thu"})
_TERM: Final = 5
"""Years of a term of the Party's committees (2021-2025, 2026-2030), in which no number comes twice."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document that the store knows well, and in what it differs. `sure`: there is hardly another reading."""

    iri: str
    slip: Slip
    date: str | None
    sure: bool = False


def neighbours(store: Facts, ref: Reference, file: str) -> list[Neighbour]:
    """What a reference to a document without a text in the store may have meant, in the order of their IRIs.

    It is looked for among documents whose own text is there; for a slip in the number also among those that several
    other files name.
    """
    if ref.iri is None:
        return list(_completing(store, ref, file))
    try:
        identity = parse_document(ref.iri)
    except IdentifierError:  # cited by name alone
        return []
    return [*_of_number(store, ref, identity, file), *_of_year(store, ref, identity, file)]


def _of_number(store: Facts, ref: Reference, identity: DocumentId, file: str) -> Iterator[Neighbour]:
    """The same body, type and day, and a number that is easily written for the other."""
    if not ref.date or len(ref.date) != 10:
        return
    for iri, number, files, own in store.select(_OF_DAY, day=date.fromisoformat(ref.date), file=Iri(file)):
        other = _identity(str(iri))
        how = difference(identity.number or "", str(number))
        there, attested = int(own or 0) > 0, int(files or 0) >= _ATTESTED
        if (there or attested) and other and how and how != "digit" and _series(other) == _series(identity):
            yield Neighbour(str(iri), "number", ref.date, sure=there and how == "turned")


def _of_year(store: Facts, ref: Reference, identity: DocumentId, file: str) -> Iterator[Neighbour]:
    """The same body, type and number in another year: same day and month, or within a Party committee's term."""
    for iri, day in _numbered(store, ref, file):
        other = _identity(iri)
        if not other or _series(other) != _series(identity) or other.year == identity.year:
            continue
        same_day = bool(ref.date and day and len(day) == 10 and ref.date[4:] == day[4:])
        if same_day or _one_term(identity, other):
            yield Neighbour(iri, "year", day, sure=same_day)


def _one_term(one: DocumentId, other: DocumentId) -> bool:
    if one.body.rsplit("/", 1)[-1] not in _PARTY or not (one.year and other.year):
        return False
    return (int(one.year) - 1) // _TERM == (int(other.year) - 1) // _TERM


def _completing(store: Facts, ref: Reference, file: str) -> Iterator[Neighbour]:
    """What has the number and symbol of an incomplete reference, and nothing that speaks against it."""
    for iri, day in _numbered(store, ref, file):
        if not (ref.date and day) or day.startswith(ref.date) or ref.date.startswith(day):
            yield Neighbour(iri, "part", day)


def _numbered(store: Facts, ref: Reference, file: str) -> list[tuple[str, str | None]]:
    if not (ref.number and ref.symbol):
        return []
    rows = store.select(_OF_NUMBER, n=ref.number, symbol=ref.symbol, file=Iri(file))
    return [(str(iri), day) for iri, day in rows]


def _series(identity: DocumentId) -> tuple[str, str]:
    return identity.body, identity.type


def _identity(iri: str) -> DocumentId | None:
    try:
        return parse_document(iri)
    except IdentifierError:
        return None

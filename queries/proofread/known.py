"""What a store knows of the documents that a draft names, apart from what the draft's own file says there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graph.interface import Iri

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.interface import Facts

_OWN: Final = """SELECT DISTINCT ?d ?date ?issuer $file WHERE {
  VALUES ?d {} GRAPH ?g { ?d cc:text ?g OPTIONAL { ?d dcterms:date ?date } OPTIONAL { ?d cc:issuedBy ?issuer } }
  FILTER(?g != ?file)
}"""
_SAID: Final = """SELECT ?d ?date (COUNT(DISTINCT ?g) AS ?n) $file WHERE {
  VALUES ?d {} GRAPH ?g { ?d a cc:Document OPTIONAL { ?d dcterms:date ?date } } FILTER(?g != ?file)
} GROUP BY ?d ?date $file"""
_ENDED: Final = """SELECT DISTINCT ?d ?by ?relation ?sentence $file WHERE {
  VALUES ?d {} GRAPH ?g { ?c cc:to ?d ; cc:from ?by ; cc:relation ?relation ; cc:sentence ?sentence }
  FILTER(?relation IN (cc:replaces, cc:repeals) && ?g != ?file)
} ORDER BY ?d ?by ?sentence"""


@dataclass(slots=True)
class Known:
    """One document: what its own text states, and on how many other files' word it has which date ("" for none)."""

    own_text: bool = False
    dates: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)
    said: Counter[str] = field(default_factory=Counter)

    @property
    def anywhere(self) -> bool:
        """Whether any file but the draft speaks of it."""
        return self.own_text or bool(self.said)


@dataclass(frozen=True, slots=True)
class Ended:
    """That document `by` says it replaces or repeals another, in this sentence."""

    by: str
    relation: str
    sentence: str


def known(store: Facts, iris: Collection[str], file: str) -> dict[str, Known]:
    """What files other than `file` say of each document."""
    found: dict[str, Known] = defaultdict(Known)
    wanted = sorted(set(iris))
    for iri, date, issuer in store.select(_OWN, d=wanted, file=Iri(file)):
        one = found[str(iri)]
        one.own_text = True
        one.dates |= {date} if date else set()
        one.issuers |= {issuer} if issuer else set()
    for iri, date, count in store.select(_SAID, d=wanted, file=Iri(file)):
        found[str(iri)].said[date or ""] += int(count or 0)
    return found


def ended(store: Facts, iris: Collection[str], file: str) -> dict[str, list[Ended]]:
    """By document: who says that it is replaced or repealed; the draft itself does not count."""
    found: dict[str, list[Ended]] = defaultdict(list)
    for iri, by, relation, sentence in store.select(_ENDED, d=sorted(set(iris)), file=Iri(file)):
        found[str(iri)].append(Ended(str(by), str(relation).rpartition("#")[2], str(sentence)))
    return found

"""Fills the index from the facts: every document's card, its relations with the surest place, who is told to issue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ontology.terms import RELATIONS
from queries.describe import describe
from queries.links import evidence, links
from queries.scopes import scopes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from graph.interface import Facts
    from queries.model import Document, Evidence, Link

_DOCUMENTS: Final = "SELECT DISTINCT ?d WHERE { ?d a cc:Document }"
_BATCH: Final = 1000
"""Documents asked for at a time: the engine looks each up, so more would only take more memory."""

_COVERAGE: Final = """INSERT INTO coverage SELECT area, COUNT(*), MAX(date) FROM document
WHERE own_text AND area IS NOT NULL GROUP BY area"""

Record = tuple[object, ...]


def build(store: Facts, db: sqlite3.Connection) -> None:
    """Fill the empty tables; the caller commits."""
    iris = sorted(str(iri) for (iri,) in store.select(_DOCUMENTS))
    ids = {iri: number for number, iri in enumerate(iris, start=1)}
    for start in range(0, len(iris), _BATCH):
        batch = iris[start : start + _BATCH]
        db.executemany(_insert("document", 16), _documents(describe(store, batch).values(), ids))
        db.executemany(_insert("link", 11), _links(store, batch, ids))
    db.execute("CREATE INDEX link_up ON link (origin, relation, target)")
    db.execute("CREATE INDEX document_area ON document (area)")
    db.execute(_COVERAGE)
    records = ((ids[scope.document], *scope.record) for scope in scopes(store) if scope.document in ids)
    db.executemany(_insert("scope", 6), records)


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608  our own names


def _documents(cards: Iterable[Document], ids: dict[str, int]) -> Iterator[Record]:
    for card in cards:
        head = (ids[card.iri], card.iri, card.ref, card.type, card.number, card.symbol, card.date, card.title)
        issuer = (card.issuer, card.issuer_area, card.level, card.own_text, bool(card.conflicts))
        yield *head, *issuer, card.issuer_iri, card.area, card.draft


def _links(store: Facts, batch: list[str], ids: dict[str, int]) -> Iterator[Record]:
    found = links(store, batch, RELATIONS, "up")
    stated = evidence(store, found)
    for link in found:
        if link.target in ids:
            yield _link(link, stated.get((link.origin, link.relation, link.target), ()), ids)


def _link(link: Link, places: tuple[Evidence, ...], ids: dict[str, int]) -> Record:
    head = (ids[link.origin], link.relation, ids[link.target], link.primary)
    place = max(places, key=lambda one: one.confidence or 0, default=None)
    if place is None:
        return *head, *[None] * 7
    where = (place.source, place.start, place.end)
    return *head, place.quote, place.sentence, *where, place.rule, place.confidence

"""The same query through rdflib's API, which hands it to the same store: the rows that a user of rdflib gets."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from graph.dataset import dataset
from graph.errors import QueryError
from graph.interface import Iri, Rows
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Identifier

    from graph.interface import Value
    from graph.store import Store


def select_rdflib(store: Store, query: str, bindings: Mapping[str, Value], most: int | None = None) -> Rows:
    """The rows as `Store.select` gives them, asked through an rdflib Dataset."""
    bound = {name: _term(value) for name, value in bindings.items()}
    answer = dataset(store).query(query, initBindings=bound, initNs=PREFIXES)
    if answer.type == "ASK":
        return Rows(("result",), ((str(bool(answer.askAnswer)).lower(),),))
    if answer.type != "SELECT":
        triples = (tuple(str(term) for term in triple) for triple in islice(answer, most))  # type: ignore[union-attr]
        return Rows(("subject", "predicate", "object"), tuple(triples))
    columns = tuple(str(name) for name in answer.vars or () if str(name) not in bound)
    records = (
        tuple(None if row[name] is None else str(row[name]) for name in columns)  # type: ignore[index,call-overload]
        for row in islice(answer, most)
    )
    return Rows(columns, tuple(records))


def _term(value: Value) -> Identifier:
    if isinstance(value, Iri):
        return URIRef(value)
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=XSD.date)
    if isinstance(value, str):
        return Literal(value)
    raise QueryError("rdflib: lists cannot be bound; write VALUES in the query")

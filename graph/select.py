"""Asks Oxigraph a query with bound variables and gives the answer as texts."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.errors import QueryError
from graph.interface import Iri, Rows
from ontology.terms import PREFIXES, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.interface import Value


def select(db: ox.Store, query: str, bindings: Mapping[str, Value], most: int | None = None) -> Rows:
    """The rows of a SELECT (at most `most`); of an ASK one row `result`; of a CONSTRUCT its triples.

    Raises QueryError.
    """
    try:
        single = {name: _term(value) for name, value in bindings.items() if isinstance(value, str | date)}
        for name, value in bindings.items():
            if not isinstance(value, str | date):
                query = _fill(query, name, [str(ox.NamedNode(iri)) for iri in sorted(set(value))])
        answer = db.query(
            query,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            substitutions={ox.Variable(name): term for name, term in single.items()},
        )
        return _rows(answer, frozenset(single), most)
    except QueryError:
        raise
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError.wrong(error) from error


def _term(value: str | date) -> ox.NamedNode | ox.Literal:
    if isinstance(value, Iri):
        return ox.NamedNode(value)
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD + "date"))
    return ox.Literal(value)


def _fill(query: str, name: str, terms: list[str]) -> str:
    pattern = re.compile(rf"(VALUES\s+[?$]{re.escape(name)}\s*\{{)\s*(\}})")
    filled, times = pattern.subn(lambda found: f"{found[1]} {' '.join(terms)} {found[2]}", query)
    if not times:
        raise QueryError(f"the query has no empty `VALUES ?{name} {{}}` for the list given for {name}")
    return filled


def _rows(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, bound: frozenset[str], most: int | None
) -> Rows:
    if isinstance(answer, ox.QueryBoolean):
        return Rows(("result",), ((str(bool(answer)).lower(),),))
    if isinstance(answer, ox.QueryTriples):
        return Rows(
            ("subject", "predicate", "object"),
            tuple((_text(row.subject), _text(row.predicate), _text(row.object)) for row in islice(answer, most)),
        )
    variables = [variable for variable in answer.variables if variable.value not in bound]
    return Rows(
        tuple(variable.value for variable in variables),
        tuple(tuple(_text(row[variable]) for variable in variables) for row in islice(answer, most)),
    )


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str | None:
    if term is None:
        return None
    return str(term) if isinstance(term, ox.Triple) else term.value

"""A comparison as facts, for any SPARQL store: the likeness of sentences is computed here, a query only reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ontology.identifiers import comparison_iri
from ontology.terms import CC, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.conformity.model import Comparison, Pair

_DECIMAL: Final = ox.NamedNode(XSD + "decimal")


def ntriples(found: Iterable[Comparison]) -> bytes:
    """The pairs of comparisons as N-Triples, in their order; conformity.rq reads them."""
    triples = [triple for one in found for triple in _triples(one)]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _triples(one: Comparison) -> Iterator[ox.Triple]:
    plan, directive = one.plan.iri, one.directive.iri
    for place, pair in enumerate(one.pairs):
        node = ox.NamedNode(comparison_iri(plan, directive, place))
        yield ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(CC + "Comparison"))
        yield ox.Triple(node, ox.NamedNode(CC + "comparedPlan"), ox.NamedNode(plan))
        yield ox.Triple(node, ox.NamedNode(CC + "comparedWith"), ox.NamedNode(directive))
        for name, value in _values(pair):
            yield ox.Triple(node, ox.NamedNode(CC + name), value)


def _values(pair: Pair) -> Iterator[tuple[str, ox.Literal]]:
    yield "code", ox.Literal(pair.ask.kind)
    yield "asked", ox.Literal(pair.ask.text)
    yield "likeness", ox.Literal(f"{pair.score:.2f}", datatype=_DECIMAL)
    if pair.ask.unit:
        yield "askedOf", ox.Literal(pair.ask.unit)
    if pair.sentence:
        yield "said", ox.Literal(pair.sentence.text)
    for late in pair.late:
        yield "overrun", ox.Literal(f"{late.asked_day}/{late.said_day}")

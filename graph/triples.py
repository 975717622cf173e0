"""N-Triples in and out: checked when they come in, sorted when they go out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse

from graph.errors import FactsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def read_triples(ntriples: bytes, graph: str) -> tuple[Triple, ...]:
    """The triples in N-Triples bytes, in their order.

    Raises FactsError with the line where the bytes are no N-Triples or hold a blank node: a node without a name of
    its own would differ from one reading to the next, and so the same file would not give the same facts.
    """
    try:
        found = tuple(quad.triple for quad in parse(input=ntriples, format=RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise FactsError(f"{graph}: line {error.lineno}: not N-Triples: {error.msg}") from error
    for triple in found:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise FactsError(f"{graph}: a blank node in {triple}; every node needs an IRI of its own")
    return found


def quads(triples: Iterable[Triple], graph: str) -> Iterator[Quad]:
    """The triples as quads of one graph."""
    name = NamedNode(graph)
    return (Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)


def insert_data(triples: Iterable[Triple], graph: str) -> str:
    """One SPARQL operation that adds the triples; every term is written by the library, which escapes it."""
    lines = " .\n".join(map(str, triples))
    return f"INSERT DATA {{ GRAPH {NamedNode(graph)} {{ {lines} }} }}"

"""The candidates as kept in the store: a graph of their own, which can be rebuilt at any time, and reading it back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from ontology.identifiers import graph_iri
from ontology.terms import CC, RDF, RDFS, XSD
from queries.reconcile.model import Candidate
from queries.reconcile.search import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.interface import Facts, GraphStore
    from queries.reconcile.model import Kind

GRAPH: Final = graph_iri("candidates")

_CANDIDATES: Final = """SELECT DISTINCT ?c ?code ?from ?to ?score ?vi ?en WHERE {
  ?c a cc:Candidate ; cc:code ?code ; rdf:subject ?from ; rdf:object ?to ; cc:score ?score ;
     rdfs:comment ?vi , ?en FILTER(LANG(?vi) = "vi" && LANG(?en) = "en") WHERE_ABOUT
}"""
_ABOUT: Final = "VALUES ?about {} ?c (rdf:subject|rdf:object) ?about ."
_CITING: Final = "SELECT DISTINCT ?to ?from WHERE { VALUES ?to {} ?c cc:to ?to ; cc:from ?from }"


def rebuild(store: GraphStore) -> int:
    """Find all candidates anew and keep them in place of the ones before; how many there are."""
    found = candidates(store)
    triples = [triple for one in found for triple in _triples(one)]
    store.load_graph(GRAPH, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    return len(found)


def _triples(one: Candidate) -> Iterator[ox.Triple]:
    node = ox.NamedNode(one.iri)
    decimal = ox.NamedNode(XSD + "decimal")
    yield ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(CC + "Candidate"))
    yield ox.Triple(node, ox.NamedNode(RDF + "subject"), ox.NamedNode(one.doubted))
    yield ox.Triple(node, ox.NamedNode(RDF + "predicate"), ox.NamedNode(CC + one.proposal))
    yield ox.Triple(node, ox.NamedNode(RDF + "object"), ox.NamedNode(one.suggested))
    yield ox.Triple(node, ox.NamedNode(CC + "code"), ox.Literal(one.kind))
    yield ox.Triple(node, ox.NamedNode(CC + "score"), ox.Literal(f"{one.score:.2f}", datatype=decimal))
    for place, lang in enumerate(("vi", "en")):
        comment = "\n".join(reason[place] for reason in one.reasons)
        yield ox.Triple(node, ox.NamedNode(RDFS + "comment"), ox.Literal(comment, language=lang))


def kept(store: Facts, about: Iterable[str] | None = None) -> tuple[Candidate, ...]:
    """The candidates in the store, the likeliest first; `about`: only those in which one of these documents stands.

    Judgements are not looked at: see `queries.judgements.open_candidates`.
    """
    query = _CANDIDATES.replace("WHERE_ABOUT", _ABOUT if about is not None else "")
    rows = list(store.select(query) if about is None else store.select(query, about=sorted(set(about))))
    citing: dict[str, set[str]] = defaultdict(set)
    for cited, origin in store.select(_CITING, to=sorted({str(row[2]) for row in rows})):
        citing[str(cited)].add(str(origin))
    found = {
        str(iri): Candidate(
            cast("Kind", code),
            str(doubted),
            str(suggested),
            float(score or 0),
            tuple(zip((vi or "").split("\n"), (en or "").split("\n"), strict=False)),
            tuple(sorted(citing[str(doubted)])),
        )
        for iri, code, doubted, suggested, score, vi, en, *_ in rows
    }
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.kind, one.doubted, one.suggested)))

"""What follows from confirmations, kept in a graph of its own that can be rebuilt at any time.

A confirmed link is asserted there like a stated one, so that every query counts it; beside it stands who confirmed it.
What a document states, or is stated of it, is asserted again for the document that it was confirmed to be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from ontology.identifiers import BASE, digest, graph_iri
from ontology.terms import CC, PROV, RDF, RELATIONS
from queries.judgements.record import history, order
from queries.judgements.standing import same_documents, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.interface import Facts, GraphStore
    from queries.judgements.model import Judgement

GRAPH: Final = graph_iri("confirmed")

_NAMES: Final = ", ".join(f"cc:{name}" for name in (*RELATIONS, "primary"))
_STATED: Final = f"""SELECT DISTINCT ?from ?rel ?to WHERE {{{{
  VALUES ?{{end}} {{{{}}}} GRAPH ?g {{{{ ?from ?rel ?to FILTER(?rel IN ({_NAMES})) }}}} FILTER(?g != <{GRAPH}>)
}}}}"""
_PLACES: Final = """SELECT DISTINCT ?from ?rel ?to ?c WHERE {
  VALUES ?from {} ?c cc:from ?from ; cc:to ?to ; cc:relation ?rel
}"""

Edge = tuple[str, str, str]


def derive(store: GraphStore) -> None:
    """Work out anew what follows from the judgements, in place of what was there."""
    triples = list(_triples(store))
    if triples or store.has(GRAPH):
        store.load_graph(GRAPH, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _triples(store: Facts) -> Iterator[ox.Triple]:
    held = standing(history(store))
    same = same_documents(held)
    made = {one.doubted: one for one in held.values() if one.verdict == "confirmed" and one.doubted in same}
    for iri, end in sorted(same.items()):
        yield from _link((iri, CC + "sameDocument", end), [made[iri]], ())
    stated = _stated(store, same)
    places = _places(store, stated)
    moved = {edge: (same.get(edge[0], edge[0]), edge[1], same.get(edge[2], edge[2])) for edge in stated}
    known = _stated(store, [end for edge in moved.values() for end in edge[::2]])
    for edge, to in sorted(moved.items()):
        if to[0] != to[2] and to not in known:
            makers = [made[end] for end in (edge[0], edge[2]) if end in made]
            yield from _link(to, makers, places.get(edge, ()))
    for one in sorted(held.values(), key=order):
        if one.verdict == "confirmed" and one.proposal == "implements":
            ends = same.get(one.doubted, one.doubted), same.get(one.suggested, one.suggested)
            if ends[0] != ends[1]:
                yield from _link((ends[0], CC + "implements", ends[1]), [one], ())


def _stated(store: Facts, documents: Iterable[str]) -> set[Edge]:
    """What sources state with one of these documents at either end."""
    wanted = sorted(set(documents))
    found = set()
    for end in ("from", "to") if wanted else ():
        rows = store.select(_STATED.format(end=end), **{end: wanted})
        found |= {(str(origin), str(relation), str(target)) for origin, relation, target in rows}
    return found


def _places(store: Facts, stated: Iterable[Edge]) -> dict[Edge, list[str]]:
    wanted = set(stated)
    found: dict[Edge, list[str]] = {}
    for origin, relation, target, place in store.select(_PLACES, **{"from": sorted({edge[0] for edge in wanted})}):
        if (edge := (str(origin), str(relation), str(target))) in wanted:
            found.setdefault(edge, []).append(str(place))
    return found


def _link(edge: Edge, makers: Iterable[Judgement], places: Iterable[str]) -> Iterator[ox.Triple]:
    """The link itself, and the node that says through which judgements and citations it came about."""
    subject, predicate, target = map(ox.NamedNode, edge)
    node = ox.NamedNode(f"{BASE}confirmed/{digest(chr(31).join(edge))}")
    yield ox.Triple(subject, predicate, target)
    yield ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(CC + "ConfirmedLink"))
    yield ox.Triple(node, ox.NamedNode(RDF + "subject"), subject)
    yield ox.Triple(node, ox.NamedNode(RDF + "predicate"), predicate)
    yield ox.Triple(node, ox.NamedNode(RDF + "object"), target)
    for maker in makers:
        yield ox.Triple(node, ox.NamedNode(PROV + "wasGeneratedBy"), ox.NamedNode(maker.iri))
    for place in sorted(places):
        yield ox.Triple(node, ox.NamedNode(PROV + "wasDerivedFrom"), ox.NamedNode(place))

"""What the seeds lack: an open reference and a movement, so that every saved question has an answer."""

import re
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from graph.interface import Iri
from graph.store import Store
from ontology.identifiers import BASE
from ontology.terms import CC, RDF
from queries import library


@pytest.fixture(scope="module")
def new_extra(extra_source: Any) -> Any:
    source = extra_source("extra")
    here, open_reference = f"{BASE}vn/31/11383/ubnd/kh/2026/~cccccccc", f"{BASE}open/0123456789abcdef"
    source.document(open_reference, number="9")
    source.say(open_reference, RDF + "type", f"<{CC}OpenReference>")
    source.cite(here, open_reference, "cites")
    source.say(here, CC + "movement", '"Bình dân học vụ số"')
    return source


@pytest.fixture(scope="session")
def in_rdflib() -> Callable[[Store], Callable[..., set[tuple[str | None, ...]]]]:
    """Asks saved questions of rdflib's engine."""
    return _in_rdflib


def _in_rdflib(store: Store) -> Callable[..., set[tuple[str | None, ...]]]:
    """rdflib's own store and SPARQL engine, over an export of the same facts."""
    loaded = rdflib.Dataset(default_union=True)
    for graph in store.oxigraph.named_graphs():
        triples = (quad.triple for quad in store.oxigraph.quads_for_pattern(None, None, None, graph))
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        loaded.graph(rdflib.URIRef(graph.value)).parse(data=data, format="nt")

    def ask(name: str, **values: Any) -> set[tuple[str | None, ...]]:
        query = library.load(name).query
        for parameter, value in values.items():
            query = re.sub(rf"((?:SELECT|GROUP BY)[^{{]*?) \${parameter}\b", r"\1", query)
            term = f"<{value}>" if isinstance(value, Iri) else f'"{value}"^^xsd:date'
            query = query.replace(f"${parameter}", term)
        return {tuple(None if cell is None else str(cell) for cell in row) for row in loaded.query(query)}  # type: ignore[union-attr]

    return ask

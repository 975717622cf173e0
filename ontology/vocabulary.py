"""The vocabulary as the store and the checks need it: its graph as N-Triples, and the set of its terms."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from ontology.terms import CC

FOLDER: Final = Path(__file__).parent
ONTOLOGY: Final = FOLDER / "cancu.ttl"
DOCTYPES: Final = FOLDER / "doctypes.ttl"
SHAPES: Final = FOLDER / "shapes.ttl"


def ntriples() -> bytes:
    """`cancu.ttl` and `doctypes.ttl` as sorted N-Triples, for the graph `graph/ontology` of a store."""
    triples = (quad.triple for path in (ONTOLOGY, DOCTYPES) for quad in parse(path=path, format=RdfFormat.TURTLE))
    written = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return b"".join(sorted(set(written.splitlines(keepends=True))))


@cache
def terms() -> frozenset[str]:
    """The local names of all classes and properties of `cancu.ttl`: `Document`, `implements`, …"""
    quads = parse(path=ONTOLOGY, format=RdfFormat.TURTLE)
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return frozenset(iri.removeprefix(CC) for iri in subjects if iri.startswith(CC))

"""Real documents, where they stand beside the project: none crashes the reader, every quote slices its text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from ingest.quads import ntriples
from ingest.readers import ReadError
from ingest.reading import Reading, read
from ontology.terms import CC

SHARED = Path(__file__).parents[3] / "shared"
FOLDERS = [SHARED / "seeds", SHARED / "corpus", SHARED / "acceptance" / "documents"]
FILES = sorted(
    path for folder in FOLDERS if folder.is_dir() for path in folder.iterdir() if path.suffix in (".txt", ".md")
)
CHUNK = 40

pytestmark = pytest.mark.skipif(not FILES, reason="the real documents are not beside the project")


@pytest.mark.parametrize("first", range(0, len(FILES), CHUNK))
def test_every_real_document_is_read(first: int) -> None:
    for path in FILES[first : first + CHUNK]:
        try:
            reading = read(path.read_bytes(), path.name)
        except ReadError:
            continue
        written = ntriples(reading)
        assert_quotes(reading, written, path)


def assert_quotes(reading: Reading, written: bytes, path: Path) -> None:
    said: dict[Any, dict[str, str]] = {}
    for quad in ox.parse(written, ox.RdfFormat.N_TRIPLES):
        assert not isinstance(quad.subject, ox.BlankNode), path.name
        assert not isinstance(quad.object, ox.BlankNode), path.name
        if quad.predicate.value in (CC + "quote", CC + "start", CC + "end"):
            said.setdefault(quad.subject, {})[quad.predicate.value] = quad.object.value
    for node, fact in said.items():
        start, end = int(fact[CC + "start"]), int(fact[CC + "end"])
        assert 0 <= start <= end <= len(reading.text.string), (path.name, node)
        printed = reading.text.string[start:end]
        assert fact[CC + "quote"] == "".join(c for c in printed if c >= " " or c in "\n\t"), (path.name, node)

"""The register as RDF: what its triples say, and that they are the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from ontology.area_graph import GRAPH, ntriples
from ontology.identifiers import BASE
from ontology.register import load
from ontology.terms import CC, GEO, RDF, RDFS, SKOS, XSD

TRIPLES = ntriples()
PREFIXES = f"PREFIX cc: <{CC}> PREFIX skos: <{SKOS}> PREFIX rdfs: <{RDFS}> PREFIX xsd: <{XSD}> "


@pytest.fixture(scope="module")
def store() -> Store:
    loaded = Store()
    loaded.bulk_load(TRIPLES, format=RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPH))
    return loaded


def count(store: Store, pattern: str) -> int:
    query = f"{PREFIXES} SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{GRAPH}> {{ {pattern} }} }}"
    (row,) = store.query(query)  # type: ignore[misc]
    return int(row["n"].value)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("?a a cc:Area", 14_149),
        ('?a cc:level 1 ; cc:validFrom "2025-07-01"^^xsd:date', 34),
        ('?a cc:level 3 ; cc:validFrom "2025-07-01"^^xsd:date', 3_321),
        ('?a cc:level 1 ; cc:validUntil "2025-06-30"^^xsd:date', 63),
        ('?a cc:level 2 ; cc:validUntil "2025-06-30"^^xsd:date', 696),
        ('?a cc:level 3 ; cc:validUntil "2025-06-30"^^xsd:date', 10_035),
        ('?a cc:validUntil ?day FILTER(?day != "2025-06-30"^^xsd:date)', 0),
        (f"?a cc:within <{BASE}vn/31>", 114),
        (f'?a cc:within <{BASE}vn/31> ; cc:kind "đặc khu"', 2),
        (f"?a cc:within <{BASE}vn/cu/31>", 15),
        (f"?a cc:within <{BASE}vn/cu/31/309>", 6),
        ("?a cc:successor ?b FILTER NOT EXISTS { ?b a cc:Area }", 0),
        ("?a cc:within ?b FILTER NOT EXISTS { ?b a cc:Area }", 0),
        ("?a cc:validUntil ?d FILTER NOT EXISTS { ?a cc:successor ?b }", 0),
        (f'<{BASE}vn/cu/46> skos:altLabel "tỉnh Thừa Thiên Huế"@vi', 1),
        (f"?old cc:successor <{BASE}vn/15> ; cc:level 1", 2),
        # The bar's 10,040 of June 2025: communes, and island districts that had none.
        ("?a cc:validUntil ?d FILTER NOT EXISTS { ?b cc:within ?a }", 10_040),
    ],
)
def test_counts(store: Store, pattern: str, expected: int) -> None:
    assert count(store, pattern) == expected


def test_everything_said_of_one_area() -> None:
    subject = f"<{BASE}vn/31/10993> "
    said = {line.removeprefix(subject)[:-2] for line in TRIPLES.decode().splitlines() if line.startswith(subject)}
    assert said == {
        f"<{RDF}type> <{CC}Area>",
        f'<{RDFS}label> "xã Thượng Hồng"@vi',
        f'<{SKOS}notation> "10993"',
        f'<{CC}level> "3"^^<{XSD}integer>',
        f'<{CC}kind> "xã"',
        f"<{CC}within> <{BASE}vn/31>",
        f'<{CC}validFrom> "2025-07-01"^^<{XSD}date>',
        f'<{GEO}lat> "20.8367"^^<{XSD}decimal>',
        f'<{GEO}long> "106.1880"^^<{XSD}decimal>',
    }


def test_no_triple_is_written_twice(store: Store) -> None:
    assert len(store) == TRIPLES.count(b"\n")


def test_names_need_no_escape() -> None:
    names = [area.title for area in load()] + [name for area in load() for name in load().other_names(area.path)]
    assert [name for name in names if any(c in '"\\' or not c.isprintable() for c in name)] == []


def test_same_bytes_whatever_the_hash_seed_and_locale() -> None:
    code = "import hashlib; from ontology.area_graph import ntriples; print(hashlib.sha256(ntriples()).hexdigest())"
    for seed, locale in (("0", "C"), ("1", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        assert run.stdout.strip() == hashlib.sha256(TRIPLES).hexdigest()

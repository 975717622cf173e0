"""The rdflib view: the same store, the same rows, and none of rdflib's habits that leave the store."""

from pathlib import Path
from typing import Any

import pytest
import rdflib

from graph.dataset import dataset
from graph.store import Store
from queries.rdflib_engine import select_rdflib

QUERIES = {
    "dates keep their form": "SELECT ?d ?date WHERE { ?d dcterms:date ?date } ORDER BY ?d ?date",
    "numbers keep theirs": "SELECT DISTINCT ?c WHERE { ?x cc:confidence ?c }",
    "path": "SELECT DISTINCT ?a ?b WHERE { ?a cc:implements+ ?b } ORDER BY ?a ?b",
    "graph": "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "unbound": "SELECT DISTINCT ?d ?n WHERE { ?d a cc:Document OPTIONAL { ?d cc:number ?n } } ORDER BY ?d",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_rows_are_those_of_the_store(seeds_store: Store, query: str):
    rows = select_rdflib(seeds_store, query, {})
    assert rows == seeds_store.select(query)
    assert rows.records


def test_it_is_a_dataset_over_the_same_store(seeds_store: Store):
    view = dataset(seeds_store)
    assert isinstance(view, rdflib.Dataset)
    assert sum(1 for _ in view.quads()) == int(
        seeds_store.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").records[0][0] or 0
    )


def test_from_does_not_read_files(seeds_store: Store, tmp_path: Path):
    secret = tmp_path / "secret.ttl"
    secret.write_text('<a:a> <a:b> "secret" .')
    found: Any = dataset(seeds_store).query(f"SELECT ?o FROM <{secret.as_uri()}> WHERE {{ ?s ?p ?o }}")
    assert "secret" not in {str(row[0]) for row in found}

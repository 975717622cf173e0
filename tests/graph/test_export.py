"""Exports: the same bytes whatever the order of loading, without what is local."""

import io
import random
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph import export
from graph.store import Store
from ontology.identifiers import graph_iri

REGISTER = b'<https://w3id.org/cancu/id/vn/31> <https://x.vn/name> "H\xe1\xba\xa3i Ph\xc3\xb2ng"@vi .'


def exported(store: Store, graphs: Any = "all", form: Any = "nq") -> bytes:
    out = io.BytesIO()
    store.export(out, graphs, form)
    return out.getvalue()


@pytest.fixture(params=["one by one", "bulk", "bulk, other order"])
def loaded(request: pytest.FixtureRequest, seed_sources: Any):
    with Store.memory() as store:
        store.load_graph(graph_iri("register"), REGISTER)
        if request.param == "one by one":
            for source in seed_sources:
                lines = source.ntriples.splitlines(keepends=True)
                random.Random(7).shuffle(lines)
                store.replace_source(source.iri, b"".join(lines), file=f"/home/someone/{source.iri[-4:]}.md")
        else:
            order = reversed(seed_sources) if "other" in request.param else seed_sources
            store.replace_many((source.iri, source.ntriples) for source in order)
        yield store


@pytest.mark.parametrize("form", ["nq", "trig", "ttl"])
def test_same_bytes_in_any_order(loaded: Store, seed_sources: Any, form: str):
    with Store.memory() as plain:
        plain.load_graph(graph_iri("register"), REGISTER)
        plain.replace_many((source.iri, source.ntriples) for source in seed_sources)
        assert exported(loaded, form=form) == exported(plain, form=form)


def test_nquads_are_sorted_by_bytes_and_complete(loaded: Store):
    lines = exported(loaded).splitlines()
    assert lines == sorted(set(lines))
    parsed = list(ox.parse(input=exported(loaded), format=ox.RdfFormat.N_QUADS))
    assert len(parsed) == len(lines) > 100


def test_nothing_local_is_written(loaded: Store):
    for form in ("nq", "trig", "ttl"):
        assert b"/home/someone" not in exported(loaded, form=form)
    assert b"graph/files" not in exported(loaded)


def test_facts_leave_out_the_register(loaded: Store):
    everything, facts = exported(loaded), exported(loaded, "facts")
    assert b"graph/register" in everything
    assert b"graph/register" not in facts
    assert len(everything.splitlines()) == len(facts.splitlines()) + 1


def test_runs_beyond_memory_are_merged(loaded: Store, monkeypatch: pytest.MonkeyPatch):
    whole = exported(loaded)
    monkeypatch.setattr(export, "_RUN", 7)
    assert exported(loaded) == whole


def test_exported_facts_load_again(loaded: Store, tmp_path: Path):
    with Store.open(tmp_path / "again") as again:
        graphs: dict[str, list[str]] = {}
        for quad in ox.parse(input=exported(loaded), format=ox.RdfFormat.N_QUADS):
            graphs.setdefault(quad.graph_name.value, []).append(f"{quad.triple} .")
        for name, lines in graphs.items():
            again.load_graph(name, "\n".join(lines).encode())
        assert exported(again) == exported(loaded)

"""Saved questions give the rows of the calls that answer the same, in the store and in rdflib's engine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from benchmarks.candidates import texts
from graph.interface import Iri
from graph.store import Store
from ingest.quads import ntriples
from ingest.reading import read
from ontology.terms import CC
from queries import library
from queries.duties import duties
from queries.judgements.judge import judge
from queries.judgements.open import open_candidates
from queries.judgements.record import history
from queries.judgements.refresh import refresh
from queries.trace import trace

Ask = Callable[..., set[tuple[str | None, ...]]]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, inside its Dataset


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        readings = [read(data, "plan.txt") for data, _, _ in texts(random.Random(3), 12, 4)]
        opened.replace_many((reading.source, ntriples(reading)) for reading in readings)
        refresh(opened)
        first, second, *_ = open_candidates(opened)
        at = datetime(2026, 1, 2, tzinfo=UTC)
        judge(opened, first.doubted, first.suggested, "confirmed", by="Thử", at=at, note="đã hỏi")
        judge(opened, second.doubted, second.suggested, "rejected", by="Thử", at=at)
        yield opened


@pytest.fixture(scope="module", params=["store", "rdflib"])
def ask(request: Any, store: Store, in_rdflib: Any) -> Ask:
    if request.param == "rdflib":
        elsewhere: Ask = in_rdflib(store)
        return elsewhere
    return lambda name, **given: set(store.select(library.load(name).query, **given))


def documents(store: Store) -> list[str]:
    """Some documents of each kind: cited ones, and those that cite."""
    return sorted({str(iri) for (iri,) in store.select("SELECT DISTINCT ?d WHERE { ?d a cc:Document }")})[::7]


def test_trace(store: Store, ask: Ask):
    for iri in documents(store)[:8]:
        chain = trace(store, iri)
        assert {row[0] for row in ask("trace-down", document=Iri(iri))} == {step.document.iri for step in chain.down}
        above = {step.document.iri for step in chain.up if step.relation in ("implements", "basedOn")}
        assert {row[0] for row in ask("trace-up", document=Iri(iri))} == above


def test_candidates(store: Store, ask: Ask):
    left = open_candidates(store)
    assert left
    rows = {(*row[:2], float(row[2] or 0), *row[3:6]) for row in ask("candidates")}
    assert rows == {(one.iri, one.kind, one.score, one.doubted, CC + one.proposal, one.suggested) for one in left}


def test_judgements(store: Store, ask: Ask):
    rows = {(one.iri, one.verdict, one.doubted, CC + one.proposal, one.suggested, one.by) for one in history(store)}
    assert {row[:6] for row in ask("judgements")} == rows
    assert len(rows) == 2


def test_duties_of_a_unit(seeds_store: Store):
    given = {(one.unit, task, one.document.iri) for one in duties(seeds_store, unit="văn hóa") for task in one.tasks}
    assert given
    rows = seeds_store.select(library.load("duties-of-unit").query, name="văn hóa")
    assert {(row[0], row[1], row[3]) for row in rows} == given

"""Judgements are kept word for word, once, in UTC; what comes from elsewhere is checked like what is typed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE, named_iri, open_iri
from queries.judgements.model import Judgement, JudgementError
from queries.judgements.record import GRAPH, history, read_file, record

FIRST, SECOND = f"{BASE}vn/tw/ct/2024/14", f"{BASE}vn/tw/ct/2024/41"
ONE = Judgement(
    FIRST, "sameDocument", SECOND, "confirmed", "Nguyễn Văn An", datetime(2025, 12, 1, 8, tzinfo=UTC), "đối chiếu"
)


@pytest.fixture
def store():
    with Store.memory() as opened:
        yield opened


def exported(store: Store, form: Any = "nq") -> bytes:
    out = BytesIO()
    store.export(out, "judgements", form)
    return out.getvalue()


def test_kept_word_for_word_and_once(store: Store):
    assert record(store, [ONE, ONE]) == 1
    assert record(store, [ONE]) == 0
    assert history(store) == (ONE,)


def test_two_people_of_names_that_differ_by_case_are_two(store: Store):
    record(store, [ONE, replace(ONE, by="nguyễn văn an")])
    assert [one.by for one in history(store)] == ["Nguyễn Văn An", "nguyễn văn an"] or len(history(store)) == 2


def test_time_is_kept_in_whole_seconds_of_utc_and_text_in_nfc_on_one_line(store: Store):
    local = datetime(2025, 12, 1, 15, 0, 0, 999, tzinfo=timezone(timedelta(hours=7)))
    record(store, [replace(ONE, at=local, note="  đối\nchiếu ", by="Nguyễn Văn An")])
    assert history(store) == (ONE,)


@pytest.mark.parametrize(
    "change",
    [
        {"doubted": SECOND},
        {"doubted": "https://example.org/1"},
        {"doubted": f"{BASE}vn/31"},
        {"suggested": f"{BASE}graph/judgements"},
        {"by": "  "},
        {"by": "…"},
        {"note": "x" * 3000},
        {"at": datetime(2025, 12, 1)},
        {"verdict": "maybe"},
        {"proposal": "cites"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_makes_no_sense_is_refused(store: Store, change: dict[str, Any]):
    with pytest.raises(JudgementError, match=" ¦ "):
        record(store, [replace(ONE, **change)])
    assert not store.has(GRAPH)


@pytest.mark.parametrize("iri", [open_iri("a", "b"), named_iri("Luật Thử")])
def test_open_and_named_references_can_be_judged(store: Store, iri: str):
    assert record(store, [replace(ONE, doubted=iri)]) == 1


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_export_and_import(store: Store, form: str, new_source: Any):
    source = new_source("other")
    source.document(SECOND, type="chi-thi", number="41", symbol="CT/TW")
    store.replace_source(source.iri, source.ntriples)
    record(store, [ONE, replace(ONE, verdict="rejected", by="Bình")])
    written = exported(store, form)
    assert source.iri.encode() not in written
    with Store.memory() as other:
        assert record(other, read_file(written, trig=form == "trig")) == 2
        assert history(other) == history(store)
        assert exported(other) == exported(store)


def test_of_a_whole_export_only_the_judgements_are_taken(store: Store, new_source: Any):
    source = new_source("other")
    source.document(SECOND, type="chi-thi", number="41", symbol="CT/TW")
    store.replace_source(source.iri, source.ntriples)
    record(store, [ONE])
    out = BytesIO()
    store.export(out)
    assert read_file(out.getvalue()) == (ONE,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"confirmed"', b'"perhaps"'),
        (b"2025-12-01T08:00:00Z", b"yesterday"),
        (b"ontology#sameDocument", b"ontology#implementsAll"),
        (FIRST.encode(), b"https://example.org/x"),
        (b"<" + FIRST.encode() + b">", b"_:b"),
        (b"<", b""),
    ],
    ids=["verdict", "time", "proposal", "document", "blank node", "no RDF"],
)
def test_a_file_that_was_tampered_with_is_refused(store: Store, old: bytes, new: bytes):
    record(store, [ONE])
    written = exported(store)
    assert old in written
    with pytest.raises(JudgementError):
        read_file(written.replace(old, new))


def test_nothing_else_gets_in_with_the_judgements(store: Store):
    record(store, [ONE])
    smuggled = f"<{FIRST}> <https://w3id.org/cancu/ontology#implements> <{SECOND}> <{GRAPH}> .\n".encode()
    with Store.memory() as other:
        record(other, read_file(exported(store) + smuggled))
        assert exported(other) == exported(store)

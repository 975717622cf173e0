"""References of a draft against a small store."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.store import Store
from ingest.cues import table
from ontology.identifiers import BASE, source_iri
from queries.proofread.check import check
from queries.proofread.model import SEVERITIES, Draft, Place, Reference
from queries.proofread.problems import load, said
from tests.conftest import CT_41, PLAN_232, Source, city

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD_PLAN: Final = f"{BASE}vn/cu/31/ubnd/kh/2023/77"
DRAFT: Final = f"{BASE}vn/31/11383/ubnd/kh/2025/9"
BODY: Final = f"{BASE}vn/31/11383/ubnd"


def source(name: str, fill: Any) -> tuple[str, bytes]:
    one = Source(name)
    fill(one)
    return one.iri, one.ntriples


@pytest.fixture
def store() -> Iterator[Store]:
    def plan(one: Source) -> None:
        city(one, PLAN_232, "232", "2025-08-26", own=True)
        one.document(OLD_PLAN, number="77", date="2023-03-01")
        one.cite(PLAN_232, OLD_PLAN, "replaces")

    def citing(one: Source) -> None:
        one.document(f"{DRAFT}{one.iri[-1]}", number="1", date="2025-09-01", own=True)
        one.document(CT_41, type="chi-thi", number="41", symbol="CT/TW", date="2024-12-26")

    with Store.memory() as facts:
        facts.replace_many([source("plan", plan), source("a", citing), source("b", citing)])
        yield facts


def draft(ref: Reference, date: str | None = "2025-10-01", file: str = "draft") -> Draft:
    at = Place(0, 5)
    return Draft(DRAFT, source_iri(file), "t", "Kế hoạch", "9/KH-UBND", BODY, "UBND", "vn/31/11383", date, at, (ref,))


def reference(iri: str | None, date: str | None, relation: str = "basedOn", **more: Any) -> Reference:
    return Reference(iri, "Kế hoạch X", Place(10, 20), relation, date=date, **more)


def codes(store: Store, ref: Reference, **more: Any) -> list[str]:
    return [problem.code for problem in check(store, draft(ref, **more))]


COUNCIL = {"issuer_iri": f"{BASE}vn/31/hdnd", "issuer": "Hội đồng nhân dân thành phố Hải Phòng"}
CASES = [
    pytest.param(PLAN_232, "2025-08-26", {}, [], id="right"),
    pytest.param(PLAN_232, "2025-08", {}, [], id="month alone agrees"),
    pytest.param(PLAN_232, None, {}, [], id="no date"),
    pytest.param(PLAN_232, "2025-08-28", {}, ["wrong-date"], id="own text says another day"),
    pytest.param(CT_41, "2024-12-26", {}, [], id="as others state it"),
    pytest.param(CT_41, "2024-12-16", {}, ["date-others-differ"], id="two others state another day"),
    pytest.param(PLAN_232, "2025-08-26", COUNCIL, ["wrong-issuer"], id="another issuer"),
    pytest.param(OLD_PLAN, "2023-03-01", {}, ["replaced"], id="replaced"),
    pytest.param(OLD_PLAN, "2023-03-01", {"relation": "replaces"}, [], id="the draft itself replaces it"),
]  # fmt: skip


@pytest.mark.parametrize(("iri", "date", "more", "wanted"), CASES)
def test_a_reference(iri: str, date: str | None, more: dict[str, Any], wanted: list[str], store: Store) -> None:
    assert codes(store, reference(iri, date, **more)) == wanted


def test_what_is_replaced_later_than_the_draft_is_in_force(store: Store) -> None:
    assert codes(store, reference(OLD_PLAN, "2023-03-01"), date="2025-08-01") == []


def test_mentioning_what_was_replaced_is_a_note(store: Store) -> None:
    (problem,) = check(store, draft(reference(OLD_PLAN, "2023-03-01", "cites")))
    assert (problem.code, problem.severity) == ("replaced", "note")


def test_the_drafts_own_file_in_the_store_proves_nothing(store: Store) -> None:
    iri = f"{BASE}vn/31/ubnd/kh/2025/500"
    own = Source("draft")
    own.document(iri, number="500", date="2025-09-01")
    store.replace_many([(own.iri, own.ntriples)])
    ref = reference(iri, "2025-09-01", number="500", symbol="KH-UBND")
    assert check(store, draft(ref, file=own.iri.rpartition("/")[2]))[0].code == "unknown-reference"


def test_every_code_has_its_sentences_and_those_of_ingest_are_there() -> None:
    assert set(table("findings")) <= set(load())
    for code, entry in load().items():
        assert entry["severity"] in SEVERITIES
        wanted = {"severity", "do_vi", "do_en"} | (set() if code in table("findings") else {"vi", "en"})
        assert set(entry) == wanted, code
        fields = {
            lang: {field for _, field, *_ in Formatter().parse(entry.get(lang, "")) if field} for lang in ("vi", "en")
        }
        assert fields["vi"] == fields["en"]


def test_dates_are_printed_as_the_language_prints_them(store: Store) -> None:
    (problem,) = check(store, draft(reference(PLAN_232, "2025-08-28")))
    assert "28/8/2025" in said(problem, "vi")
    assert re.search("2025-08-28.*2025-08-26", said(problem, "en"))

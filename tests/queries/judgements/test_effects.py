"""What follows from a judgement: the link counts, says who confirmed it, goes when the judgement goes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from graph.interface import Iri
from graph.store import Store
from ontology.identifiers import BASE
from queries import library
from queries.find import find
from queries.judgements import effects
from queries.judgements.judge import judge
from queries.judgements.model import Judgement, JudgementError, Verdict
from queries.judgements.open import candidates_of, open_candidates
from queries.judgements.record import record
from queries.judgements.refresh import refresh
from queries.missing import missing
from queries.rdflib_engine import select_rdflib
from queries.trace import trace

CT, TYPO, TU = (f"{BASE}vn/{path}" for path in ("tw/ct/2025/41", "tw/ct/2025/14", "31/tu/ct/2025/46"))
PLANS = tuple(f"{BASE}vn/31/{area}/ubnd/kh/2025/5" for area in ("10993", "11725", "11383"))
PARTY: dict[str, Any] = {
    "type": "chi-thi",
    "symbol": "CT/TW",
    "date": "2025-08-12",
    "body": "vn/tw/bct",
    "issuer": "Bộ Chính trị",
}
AMONG = "xã Thượng Hồng, xã Kiến Minh, phường Lê Chân"
WHO: dict[str, Any] = {"by": "An", "at": datetime(2025, 12, 1, tzinfo=UTC)}


def plan(new_source: Any, iri: str, number: str) -> Any:
    """A plan that carries out directive `number` and 46-CT/TU."""
    area = iri.removeprefix(BASE).rpartition("/ubnd/")[0]
    source = new_source(iri)
    source.document(iri, own=True, number="5", date="2025-10-01", body=f"{area}/ubnd", area=area)
    cited = source.document(f"{BASE}vn/tw/ct/2025/{number}", number=number, **PARTY)
    source.cite(iri, cited, primary=True)
    city = {
        "type": "chi-thi",
        "number": "46",
        "symbol": "CT/TU",
        "date": "2025-08-26",
        "body": "vn/31/tu",
        "area": "vn/31",
    }
    source.cite(iri, source.document(TU, **city))
    return source


@pytest.fixture
def store(new_source: Any):
    with Store.memory() as opened:
        for iri, number in zip(PLANS, ("41", "41", "14"), strict=True):
            source = plan(new_source, iri, number)
            opened.replace_source(source.iri, source.ntriples)
        refresh(opened)
        yield opened


def below(store: Store, iri: str = CT) -> set[str]:
    return {step.document.iri for step in trace(store, iri).down}


def test_unjudged_it_is_shown_apart_and_counts_nowhere(store: Store):
    chain = trace(store, CT)
    assert {step.document.iri for step in chain.down} == set(PLANS[:2])
    shown = {(one.link.origin, one.link.relation, one.link.target, one.link.primary) for one in chain.possible}
    assert shown >= {(PLANS[2], "implements", CT, True)}
    assert {one.doubted for one in candidates_of(store, CT)} == {TYPO, TU}
    board = missing(store, CT, date(2025, 12, 31), among=AMONG)
    assert board.counts["issued"] == 2


def test_confirmed_it_counts_and_says_by_whom(store: Store):
    judge(store, TYPO, CT, "confirmed", **WHO, note="đối chiếu")
    chain = trace(store, CT)
    (step,) = (step for step in chain.down if step.document.iri == PLANS[2])
    assert (step.relation, step.primary, step.depth) == ("implements", True, 1)
    assert [(made.by, made.at, made.note, made.written) for made in step.confirmed] == [
        ("An", "2025-12-01", "đối chiếu", TYPO)
    ]
    assert [place.quote for place in step.evidence] == ["số 14"]
    assert [step.confirmed for step in chain.down if step.document.iri in PLANS[:2]] == [(), ()]
    assert missing(store, CT, date(2025, 12, 31), among=AMONG).counts["issued"] == 3


def test_confirmed_the_wrong_number_is_not_named_above_any_more(store: Store):
    judge(store, TYPO, CT, "confirmed", **WHO)
    above = {(step.document.iri, bool(step.confirmed)) for step in trace(store, PLANS[2]).up}
    assert above == {(CT, True), (TU, False)}
    assert [card.iri for card in find(store, "14-CT/TW")] == [CT]
    assert [card.iri for card in find(store, TYPO)] == [CT]
    assert [card.iri for card in find(store, "14-CT/TW", as_written=True)] == [TYPO]


def test_rejected_it_stays_out_and_is_not_asked_again(store: Store):
    judge(store, TYPO, CT, "rejected", **WHO)
    assert below(store) == set(PLANS[:2])
    assert TYPO not in {one.doubted for one in open_candidates(store)}
    assert TYPO not in {one.written.iri for one in trace(store, CT).possible}


@pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
def test_it_survives_that_everything_is_read_again(store: Store, new_source: Any, verdict: Any):
    judge(store, TYPO, CT, verdict, **WHO)
    expected = below(store)
    for iri, number in zip(PLANS, ("41", "41", "14"), strict=True):
        source = plan(new_source, iri, number)
        store.remove_source(source.iri)
        store.replace_source(source.iri, source.ntriples)
    refresh(store)
    assert below(store) == expected == set(PLANS[: 3 if verdict == "confirmed" else 2])


def test_a_text_that_is_gone_leaves_nothing_behind(store: Store, new_source: Any):
    judge(store, TYPO, CT, "confirmed", **WHO)
    store.remove_source(plan(new_source, PLANS[2], "14").iri)
    refresh(store)
    assert below(store) == set(PLANS[:2])


def test_withdrawn_it_is_as_before(store: Store):
    judge(store, TYPO, CT, "confirmed", **WHO)
    judge(store, CT, TYPO, "withdrawn", by="Bình", at=datetime(2025, 12, 2, tzinfo=UTC))
    assert below(store) == set(PLANS[:2])
    assert TYPO in {one.doubted for one in candidates_of(store, CT)}
    assert not store.has(effects.GRAPH)


def test_a_likely_link_counts_once_confirmed(store: Store):
    judge(store, TU, CT, "confirmed", **WHO)
    (step,) = (step for step in trace(store, CT).down if step.document.iri == TU)
    assert [made.by for made in step.confirmed] == ["An"]
    assert step.evidence == ()
    assert PLANS[2] in below(store)  # through 46-CT/TU, which it states itself


def test_what_is_stated_anyway_is_not_called_confirmed(store: Store, new_source: Any):
    both = new_source("both")
    both.document(PLANS[2], own=True)
    both.cite(PLANS[2], CT)
    store.replace_source(both.iri, both.ntriples)
    judge(store, TYPO, CT, "confirmed", **WHO, proposal="sameDocument")
    assert not any(step.confirmed for step in trace(store, CT).down if step.document.iri == PLANS[2])


def test_named_in_either_order_the_proposed_one_is_doubted(store: Store):
    assert judge(store, CT, TYPO, "confirmed", **WHO).doubted == TYPO


def test_one_document_cannot_be_two(store: Store):
    judge(store, TYPO, CT, "confirmed", **WHO)
    with pytest.raises(JudgementError, match="41-CT/TW"):
        judge(store, TYPO, TU, "confirmed", **WHO, proposal="sameDocument")
    with pytest.raises(JudgementError, match="review --judged"):
        judge(store, PLANS[0], TU, "withdrawn", **WHO)


def test_over_two_steps(store: Store):
    third = f"{BASE}vn/tw/ct/2025/141"
    judge(store, CT, third, "confirmed", **WHO, proposal="sameDocument")
    judge(store, TYPO, CT, "confirmed", **WHO)
    assert below(store, third) == set(PLANS)
    judge(store, CT, third, "withdrawn", by="An", at=datetime(2025, 12, 3, tzinfo=UTC))
    assert below(store) == set(PLANS)
    assert below(store, third) == set()


@pytest.mark.parametrize("verdict", ["confirmed", "rejected"])
def test_what_is_meant_by_two_that_are_no_suspected_pair_must_be_said(store: Store, verdict: Verdict):
    with pytest.raises(JudgementError, match=r"--as same.*--as implements"):
        judge(store, PLANS[0], TU, verdict, **WHO)
    assert judge(store, PLANS[0], TU, verdict, **WHO, proposal="implements").proposal == "implements"


def test_a_judgement_of_a_day_to_come_would_outdo_all_that_follow(store: Store):
    with pytest.raises(JudgementError, match="chưa tới"):
        judge(store, TYPO, CT, "confirmed", by="An", at=datetime.now(UTC) + timedelta(days=2))


@pytest.mark.parametrize("name", ["candidates", "judgements", "confirmed-links", "trace-down", "trace-up"])
def test_the_same_rows_in_rdflib(store: Store, name: str):
    judge(store, TYPO, CT, "confirmed", **WHO, note="đối chiếu")
    question = library.load(name)
    values = {parameter.name: Iri(CT if name == "trace-down" else PLANS[2]) for parameter in question.parameters}
    rows = store.select(question.query, **values)
    assert len(rows)
    assert select_rdflib(store, question.query, values) == rows
    if name.startswith("trace"):
        assert {row[0] for row in rows} == (set(PLANS) if name == "trace-down" else {CT, TU})


@pytest.mark.parametrize("verdict", ["confirmed", "rejected", "withdrawn"])
@pytest.mark.parametrize("way", [1, -1], ids=["as proposed", "the other way round"])
def test_the_saved_question_has_the_candidates_that_are_open(store: Store, verdict: Any, way: int):
    ends = (TYPO, CT)[::way]
    record(store, [Judgement(*(ends[0], "sameDocument", ends[1]), verdict, **WHO)])
    effects.derive(store)
    rows = store.select(library.load("candidates").query)
    assert {str(row[0]) for row in rows} == {one.iri for one in open_candidates(store)}

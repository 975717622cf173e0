"""Which judgement holds: the newest; what people disagree about; what is which document, over several steps."""

from datetime import UTC, datetime

import pytest

from ontology.identifiers import BASE
from queries.judgements.model import Judgement, Verdict
from queries.judgements.standing import conflicts, same_documents, standing
from queries.reconcile.model import Proposal

A, B, C, D = (f"{BASE}vn/31/ubnd/kh/2025/{number}" for number in "1234")


def said(
    verdict: Verdict, day: int = 1, by: str = "An", first: str = A, second: str = B, proposal: Proposal = "sameDocument"
) -> Judgement:
    return Judgement(first, proposal, second, verdict, by, datetime(2025, 12, day, tzinfo=UTC))


@pytest.mark.parametrize(
    ("judgements", "verdict"),
    [
        ([said("confirmed")], "confirmed"),
        ([said("confirmed"), said("rejected", 2)], "rejected"),
        ([said("rejected", 2, "Bình"), said("confirmed")], "rejected"),
        ([said("confirmed", 3, "Bình"), said("rejected", 2)], "confirmed"),
        ([said("confirmed"), said("withdrawn", 2)], None),
        ([said("confirmed"), said("withdrawn", 2, "Bình")], None),
        ([said("withdrawn", 2), said("confirmed"), said("confirmed", 3)], "confirmed"),
        ([said("confirmed"), said("rejected")], "rejected"),
        ([said("rejected"), said("confirmed")], "rejected"),
        ([said("confirmed", first=B, second=A), said("rejected", 2)], "rejected"),
    ],
    ids=[
        "one", "changed mind", "order of records", "another person later", "withdrawn", "withdrawn by another",
        "judged again", "same second", "same second, other order", "named the other way round",
    ],
)  # fmt: skip
def test_the_newest_holds(judgements: list[Judgement], verdict: str | None):
    held = standing(judgements)
    assert [one.verdict for one in held.values()] == ([verdict] if verdict else [])


def test_carrying_out_has_a_direction():
    both = [said("confirmed", proposal="implements"), said("rejected", first=B, second=A, proposal="implements")]
    assert sorted(one.verdict for one in standing(both).values()) == ["confirmed", "rejected"]


@pytest.mark.parametrize(
    ("judgements", "against"),
    [
        ([said("confirmed"), said("rejected", 2, "Bình")], ["An"]),
        ([said("confirmed"), said("rejected", 2, "Bình"), said("rejected", 3)], []),
        ([said("confirmed"), said("rejected", 2)], []),
        ([said("confirmed"), said("withdrawn", 2), said("rejected", 3, "Bình")], []),
        ([said("confirmed"), said("confirmed", 2, "Bình"), said("rejected", 3, "Chi")], ["An", "Bình"]),
    ],
    ids=["two people", "one came round", "one changed mind", "one withdrew", "three people"],
)
def test_disagreement_is_told(judgements: list[Judgement], against: list[str]):
    found = conflicts(judgements)
    assert [one.by for conflict in found for one in conflict.against] == against


@pytest.mark.parametrize(
    ("pairs", "same"),
    [
        ([(A, B)], {A: B}),
        ([(A, B), (B, C)], {A: C, B: C}),
        ([(A, B), (A, C)], {A: C}),
        ([(A, B), (B, C), (C, A)], {B: A, C: A}),
        ([(D, C), (C, B), (B, C)], {C: B, D: B}),
    ],
    ids=["one", "over two steps", "the newest", "a circle", "a way into two that were named both ways"],
)
def test_which_document_is_which(pairs: list[tuple[str, str]], same: dict[str, str]):
    made = [said("confirmed", day, first=one, second=other) for day, (one, other) in enumerate(pairs, start=1)]
    found = same_documents(standing(made))
    assert found == same or (len(pairs) == 3 and (D, C) in pairs and found in (same, {B: C, D: C}))


def test_rejected_and_carrying_out_make_nothing_the_same():
    made = [said("rejected"), said("confirmed", first=C, second=D, proposal="implements")]
    assert same_documents(standing(made)) == {}

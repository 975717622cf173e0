"""What is known of a document: its own text first, then the majority; where sources differ, a sentence says so."""

from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.conflicts import conflict
from queries.describe import describe, place
from queries.model import Document

PLAN = f"{BASE}vn/31/ubnd/kh/2025/232"


@pytest.fixture
def said(new_source: Any):
    """The card of PLAN when sources state these things of it."""

    def describe_from(*statements: dict[str, Any], lang: str = "vi") -> Document:
        with Store.memory() as store:
            for number, statement in enumerate(statements):
                source = new_source(str(number))
                source.document(PLAN, **({"number": "232", "body": "vn/31/ubnd", "area": "vn/31"} | statement))
                store.replace_source(source.iri, source.ntriples)
            return describe(store, [PLAN], lang)[PLAN]

    return describe_from


def test_most_often_stated_wins(said: Any):
    card = said({"date": "2025-09-08"}, {"date": "2025-09-09"}, {"date": "2025-09-09"})
    assert card.date == "2025-09-09"
    assert card.conflicts == ("2 văn bản ghi ngày 09/9/2025, 1 văn bản ghi ngày 08/9/2025",)
    assert not card.own_text


def test_of_equals_the_smallest(said: Any):
    assert said({"date": "2025-09-09"}, {"date": "2025-09-08"}).date == "2025-09-08"


def test_own_text_wins_against_many(said: Any):
    card = said({"date": "2025-09-08"}, {"date": "2025-09-08"}, {"date": "2025-09-09", "own": True})
    assert (card.date, card.own_text) == ("2025-09-09", True)
    assert card.conflicts[0].endswith("(lấy theo toàn văn của văn bản)")


def test_what_the_own_text_leaves_blank_comes_from_others(said: Any):
    assert said({"own": True, "title": None}, {"title": "về thi đua"}).title == "về thi đua"


def test_a_month_agrees_with_its_day(said: Any):
    assert said({"date": "2025-09"}, {"date": "2025-09-09"}).conflicts == ()


def test_titles_may_differ_without_a_conflict(said: Any):
    assert said({"title": "về thi đua"}, {"title": "phát động thi đua"}).conflicts == ()


def test_two_issuers_are_a_conflict(said: Any):
    card = said(
        {"issuer": "Ủy ban nhân dân thành phố Hải Phòng"},
        {"body": "vn/31/hdnd", "issuer": "Hội đồng nhân dân thành phố Hải Phòng"},
        lang="en",
    )
    assert card.conflicts == (
        "1 document states issuer Hội đồng nhân dân thành phố Hải Phòng,"
        " 1 document states issuer Ủy ban nhân dân thành phố Hải Phòng",
    )


@pytest.mark.parametrize(
    ("stated", "ref"),
    [
        ({"symbol": "KH-UBND"}, "232/KH-UBND"),
        ({"symbol": "CT/TW"}, "232-CT/TW"),
        ({"symbol": "KH/ĐU-VP"}, "232-KH/ĐU-VP"),
        ({"symbol": "QĐ-UBND/X"}, "232/QĐ-UBND/X"),
        ({"symbol": "KH-UBND", "number": None, "own": True}, "…/KH-UBND"),
    ],
    ids=["state", "party", "party with an office", "hyphen first", "blank number"],
)
def test_the_reference_as_printed(said: Any, stated: dict[str, Any], ref: str):
    assert said(stated).ref == ref


def test_a_number_with_its_year(new_source: Any):
    source = new_source("qppl")
    source.document(PLAN, type="bao-cao", number="15", symbol="QĐ-UBND")
    source.say(PLAN, "https://w3id.org/cancu/ontology#numberYear", '"2021"')
    with Store.memory() as store:
        store.replace_source(source.iri, source.ntriples)
        assert describe(store, [PLAN])[PLAN].ref == "15/2021/QĐ-UBND"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("vn/tw/bct", (None, 0)),
        ("vn/31/ubnd", ("vn/31", 1)),
        ("vn/cu/31/tu", ("vn/cu/31", 1)),
        ("vn/cu/31/309/ubnd", ("vn/cu/31/309", 2)),
        ("vn/cu/31/309/11689/ubnd", ("vn/cu/31/309/11689", 3)),
        ("vn/31/10993/ubnd", ("vn/31/10993", 3)),
    ],
)
def test_place_of_a_body(body: str, expected: tuple[str | None, int]):
    assert place(BASE + body) == expected


def test_place_of_nobody():
    assert place(None) == place("https://x.vn/somebody") == (None, None)


def test_cards_keep_the_order_asked_and_know_areas(seeds_store: Store):
    iris = [f"{BASE}vn/31/10993/ubnd/kh/2025/~aaaaaaaa", f"{BASE}vn/tw/bct/ct/2024/41"]
    cards = describe(seeds_store, iris)
    assert list(cards) == iris
    assert [(card.issuer_area, card.level, card.own_text) for card in cards.values()] == [
        ("xã Thượng Hồng", 3, True),
        (None, 0, False),
    ]


def test_no_conflict_no_sentence():
    assert conflict("date", {"2025": 3}, own_text=False, lang="vi") is None
    assert conflict("date", {}, own_text=False, lang="vi") is None

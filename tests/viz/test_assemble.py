from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from queries.model import Document, Possible, Step, Trace
from queries.model import Link as Stated
from queries.page_place import PagePlace
from viz.assemble import assemble
from viz.document_card import document_name
from viz.panel import pair_panel
from viz.strokes import stroke_of
from viz.titles import summary
from viz.words import LEVELS


def test_a_step_up_stands_above_and_a_step_down_below(picture_of: Any, sample: Any) -> None:
    picture = picture_of({"issued": 2})
    lines = {(link.upper, link.lower): link for link in picture.facts}
    plan = sample.commune_plan(10_001)
    assert lines[sample.CENTRAL.iri, sample.CITY_PARTY.iri].primary
    assert lines[sample.CITY_PARTY.iri, sample.CITY.iri].relation == "implements"
    assert lines[sample.CITY.iri, plan.iri].statements[0].evidence[0].quote.startswith("Kế hoạch số 232")
    assert not lines[sample.CENTRAL.iri, sample.CITY.iri].primary


def test_every_stated_relation_is_kept_and_the_strongest_is_drawn(sample: Any) -> None:
    plan = sample.commune_plan(10_001)
    steps = [
        Step(plan, relation, relation == "implements", 1, sample.CITY.iri) for relation in ("basedOn", "implements")
    ]
    (link,) = assemble(Trace(sample.CITY, (), tuple(steps))).facts
    assert [one.relation for one in link.statements] == ["implements", "basedOn"]
    assert link.primary


def test_links_among_the_documents_bring_their_evidence(sample: Any) -> None:
    plan, place = sample.commune_plan(10_001), sample.evidence("Luật Thử nghiệm")
    steps = (Step(plan, "implements", True, 1, sample.CITY.iri),)
    law = (Step(sample.LAW, "basedOn", False, 1, sample.CITY.iri),)
    links = (Stated(plan.iri, "basedOn", sample.LAW.iri, False), Stated(plan.iri, "cites", "https://elsewhere", False))
    told = {(plan.iri, "basedOn", sample.LAW.iri): (place,)}
    picture = assemble(Trace(sample.CITY, law, steps, links), evidence=told)
    found = {(link.upper, link.lower): link.statements for link in picture.facts}
    assert found[sample.LAW.iri, plan.iri][0].evidence == (place,)
    assert not any("elsewhere" in end for pair in found for end in pair)


def test_a_ring_and_a_document_that_cites_itself_do_no_harm(sample: Any) -> None:
    other = sample.CITY_PARTY
    steps = (Step(other, "implements", True, 1, sample.CITY.iri), Step(sample.CITY, "implements", True, 2, other.iri))
    picture = assemble(Trace(sample.CITY, steps, (Step(sample.CITY, "implements", False, 1, sample.CITY.iri),)))
    assert {(link.upper, link.lower) for link in picture.facts} == {
        (other.iri, sample.CITY.iri),
        (sample.CITY.iri, other.iri),
    }


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        pytest.param({}, "Kế hoạch 232/KH-UBND", id="number"),
        pytest.param({"ref": "…/KH-UBND", "number": None}, "Kế hoạch …/KH-UBND", id="blank-number"),
        pytest.param({"ref": "Luật Thi đua", "type": "Luật", "number": None}, "Luật Thi đua", id="by-name"),
        pytest.param({"type": None}, "232/KH-UBND", id="type-unknown"),
    ],
)
def test_document_name(sample: Any, changes: dict[str, Any], name: str) -> None:
    assert document_name(replace(sample.CITY, **changes)) == name


def test_a_document_of_no_known_level_has_a_band_that_says_so(sample: Any) -> None:
    unknown = replace(sample.LAW, level=None)
    picture = assemble(Trace(sample.CITY, (Step(unknown, "basedOn", False, 1, sample.CITY.iri),), ()))
    assert LEVELS[picture.nodes[unknown.iri].band][0] == "Chưa rõ cấp\nban hành"
    assert picture.nodes[unknown.iri].band < picture.nodes[sample.CITY.iri].band


def test_a_row_without_a_document_is_a_card_of_its_own(picture_of: Any) -> None:
    picture = picture_of({"issued": 1, "not_found": 1})
    (card,) = [node for node in picture.nodes.values() if node.kind == "expected"]
    assert (card.name, card.state, card.own_text, card.band) == ("xã Mẫu 10002", "not_found", False, 4)
    assert any(link.lower == card.id and link.relation == "expects" for link in picture.links)


def test_a_board_of_a_document_outside_the_picture_is_left_out(sample: Any) -> None:
    board = replace(sample.board({"no_data": 3}), document=sample.LAW)
    picture = assemble(Trace(sample.CITY, (), ()), boards=[board])
    assert list(picture.nodes) == [sample.CITY.iri]
    assert picture.tallies == ()


@pytest.mark.parametrize(
    ("path", "band"),
    [
        pytest.param("vn/31", "Tỉnh,\nthành phố", id="province"),
        pytest.param("vn/cu/31", "Tỉnh,\nthành phố", id="old-province"),
        pytest.param("vn/cu/31/312", "Quận, huyện\n(đến 30/6/2025)", id="district"),
        pytest.param("vn/31/10993", "Xã, phường,\nđặc khu", id="commune"),
        pytest.param("vn/cu/31/312/11686", "Xã, phường,\nđặc khu", id="old-commune"),
    ],
)
def test_an_expected_area_stands_in_the_band_of_its_level(sample: Any, path: str, band: str) -> None:
    board = sample.board({"no_data": 1})
    board = replace(board, rows=(board.rows[0]._replace(area_path=path),))
    picture = assemble(Trace(sample.CITY, (), ()), boards=[board])
    (card,) = [node for node in picture.nodes.values() if node.kind == "expected"]
    assert LEVELS[card.band][0] == band


def test_what_nobody_confirmed_is_dotted_and_only_where_nothing_is_stated() -> None:
    upper, lower, other = (
        Document(f"https://w3id.org/cancu/id/vn/31/ubnd/kh/2025/{number}", f"{number}/KH-UBND", level=1)
        for number in (1, 2, 3)
    )
    step = Step(lower, "implements", True, 1, upper.iri)
    maybe = [
        Possible(Stated(card.iri, "implements", upper.iri, False), card, upper, card, "number", 0.8, ())
        for card in (lower, other)
    ]
    chain = Trace(upper, (), (step,), possible=tuple(maybe))
    drawn = assemble(chain, possible=chain.possible)
    assert {(link.lower, link.relation, stroke_of(link)) for link in drawn.facts} == {
        (lower.iri, "implements", "primary"),
        (other.iri, "possible", "possible"),
    }
    assert other.iri not in assemble(chain).nodes
    assert summary(drawn, "vi").startswith("2 văn bản")


def test_a_dotted_line_says_why_it_is_suspected_and_what_to_do() -> None:
    upper, lower, slip = (
        Document(f"https://w3id.org/cancu/id/vn/31/ubnd/kh/2025/{number}", f"{number}/KH-UBND", "Kế hoạch", level=1)
        for number in (19, 3, 91)
    )
    link = Stated(lower.iri, "implements", upper.iri, False)
    reason = ("Trích yếu giống nhau.", "The titles are the same.")
    chain = Trace(upper, (), (), possible=(Possible(link, lower, upper, slip, "number", 0.8, (reason,)),))
    drawn = assemble(chain, possible=chain.possible)
    (statement,) = pair_panel(drawn.facts[0], drawn, "vi")["statements"]
    assert statement["notes"] == [
        "Nếu được xác nhận: triển khai (trong nội dung).",
        "Văn bản ghi: Kế hoạch 91/KH-UBND.",
        "Trích yếu giống nhau.",
        "Xem và kết luận bằng lệnh: cancu review",
    ]


def test_the_panel_says_on_which_page_a_quote_stands_and_joins_its_lines(sample: Any) -> None:
    place = replace(
        sample.evidence("Kế hoạch số\n232/KH-UBND"),
        sentence="Thực hiện Kế hoạch số 232/KH-UBND, ban hành.",
        place=PagePlace(2, 36, recognised=True),
    )
    step = Step(sample.commune_plan(10_001), "implements", True, 1, sample.CITY.iri, (place,))
    drawn = assemble(Trace(sample.CITY, (), (step,)))
    (one,) = pair_panel(drawn.facts[0], drawn, "vi")["statements"][0]["evidence"]
    assert (one["before"], one["quote"], one["after"]) == ("Thực hiện ", "Kế hoạch số 232/KH-UBND", ", ban hành.")
    assert one["page"] == "trang 2, cách mép trên 36 %, đọc từ ảnh quét"
    assert pair_panel(drawn.facts[0], drawn, "en")["statements"][0]["evidence"][0]["page"].startswith("page 2, 36 % ")

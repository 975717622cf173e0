from __future__ import annotations

from typing import Any

import pytest

from viz.document_card import unit_id
from viz.drawing import visible


def groups(picture: Any) -> dict[str, Any]:
    return {node.name: node for node in picture.nodes.values() if node.kind == "group"}


def test_a_fan_out_over_thirty_is_grouped_by_state_with_counts(picture_of: Any) -> None:
    picture = picture_of({"issued": 2, "not_found": 1, "no_data": 111})
    assert list(groups(picture)) == ["2 đã ban hành", "111 chưa có dữ liệu"]
    drawn = sum(len(group.members) for group in groups(picture).values())
    assert drawn + 1 == 114  # the one not found stands alone: a group of one says less than its card
    assert all(picture.nodes[one].group == group.id for group in groups(picture).values() for one in group.members)


@pytest.mark.parametrize(
    ("states", "names"),
    [
        pytest.param({"issued": 30}, [], id="thirty-documents-stand-alone"),
        pytest.param({"issued": 31}, ["31 đã ban hành"], id="thirty-one-are-grouped"),
        pytest.param({"issued": 2, "no_data": 6}, [], id="few-without-documents-stand-alone"),
        pytest.param({"issued": 2, "no_data": 7}, ["7 chưa có dữ liệu"], id="seven-empty-cards-are-grouped"),
        pytest.param({"overdue": 20, "issued_late": 15}, ["15 ban hành muộn", "20 quá hạn"], id="in-order-of-states"),
    ],
)
def test_what_is_grouped(picture_of: Any, states: dict[str, int], names: list[str]) -> None:
    assert list(groups(picture_of(states, units=0))) == names


def test_english_words(picture_of: Any) -> None:
    assert list(groups(picture_of({"no_data": 40}, lang="en"))) == ["40 no data"]


def test_a_small_group_starts_open_and_a_large_one_closed(picture_of: Any) -> None:
    picture = picture_of({"issued": 2, "no_data": 112})
    opened = {picture.nodes[one].name for one in picture.open_groups}
    assert opened == {"2 đã ban hành"}


def test_what_only_a_card_of_a_large_group_leads_to_is_counted_not_drawn(picture_of: Any, sample: Any) -> None:
    small, large = picture_of({"issued": 2, "no_data": 50}), picture_of({"issued": 40})
    plan = sample.commune_plan(10_001).iri
    unit = unit_id(sample.duties(sample.commune_plan(10_001), 1)[0])
    assert unit in small.nodes
    assert unit not in large.nodes
    assert large.undrawn[unit].name == "Phòng Văn hóa - Xã hội 1"
    assert [duty.unit for duty in large.nodes[plan].duties] == [f"Phòng Văn hóa - Xã hội {n}" for n in range(1, 5)]


def test_units_go_when_the_group_of_their_document_is_closed(picture_of: Any, sample: Any) -> None:
    picture = picture_of({"issued": 2, "no_data": 50}, units=9)
    units = f"{sample.commune_plan(10_001).iri}|units"
    assert picture.nodes[units].name == "9 đơn vị được giao"
    assert visible(units, picture, picture.open_groups)
    assert not visible(units, picture, ())
    assert not visible(picture.nodes[units].members[0], picture, {units})


def test_the_way_up_to_the_top_is_never_folded(sample: Any) -> None:
    from queries.model import Step, Trace
    from viz.assemble import assemble

    board = sample.board({"issued": 40})
    plans = [row.document for row in board.rows]
    asked = plans[7]
    up = [Step(sample.CITY, "implements", True, 1, asked.iri)]
    links = tuple(sample.Link(plan.iri, "implements", sample.CITY.iri, True) for plan in plans)
    down = [Step(plan, "cites", False, 1, asked.iri) for plan in plans if plan != asked]
    picture = assemble(Trace(asked, tuple(up), tuple(down), links))
    assert picture.nodes[asked.iri].group is None
    assert picture.nodes[sample.CITY.iri].group is None
    assert "39 văn bản" in groups(picture)


def test_the_line_to_a_group_stands_for_each_line_it_replaces(picture_of: Any, sample: Any) -> None:
    picture = picture_of({"issued": 40})
    group = groups(picture)["40 đã ban hành"]
    (line,) = [one for one in picture.links if (one.upper, one.lower) == (sample.CITY.iri, group.id)]
    assert sorted(pair[1] for pair in line.stands_for) == sorted(group.members)
    assert line.primary

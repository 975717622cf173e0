"""Every measure of a generated cascade equals the truth that it was written from; boards and matrix agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import pytest

from benchmarks.truth import Truth, documents, draw, expected
from benchmarks.truth_eras import draw_eras
from benchmarks.truth_measures import count, figures, fragmentation, pairs
from graph.store import Store
from queries.expectation import Asked
from queries.matrix import matrix
from queries.measures import measures
from queries.missing import missing

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = [date(2025, 7, 20), date(2025, 8, 31), date(2025, 10, 1), date(2026, 3, 31)]
on_each_day = pytest.mark.parametrize("as_of", DAYS, ids=str)


@pytest.fixture(scope="module", params=["provinces", "nation"])
def case(request: Any) -> Iterator[tuple[Truth, Store]]:
    nation = request.param == "nation"
    truth = draw(7, 4, ["vn/31"], nation=True) if nation else draw(7, 10, ["vn/31", "vn/11"])
    with Store.memory() as store:
        store.replace_many(documents(truth))
        yield truth, store


# -- across 1 July 2025

REFORM_DAYS = [
    date(2024, 9, 30), date(2025, 4, 30), date(2025, 6, 30), date(2025, 7, 1), date(2025, 9, 15), date(2026, 6, 30)
]  # fmt: skip
SEEDS = [("vn/cu/31", 3), ("vn/cu/31", 4), ("vn/cu/15", 5)]
UNITS: tuple[Literal["then", "now"], ...] = ("then", "now")


@pytest.fixture(scope="module", params=SEEDS, ids=str)
def eras(request: Any) -> Iterator[tuple[Truth, Store]]:
    truth = draw_eras(request.param[1], 10, [request.param[0]])
    with Store.memory() as store:
        store.replace_many(documents(truth))
        yield truth, store


@pytest.mark.parametrize("units", UNITS)
@pytest.mark.parametrize("as_of", REFORM_DAYS, ids=str)
def test_every_measure_equals_the_truth_across_the_reform(
    eras: tuple[Truth, Store], as_of: date, units: Literal["then", "now"]
):
    truth, store = eras
    board = measures(store, as_of, directives=directives(truth), asked=Asked(units=units))
    listed = pairs(truth, as_of, now=units == "now")
    assert listed
    assert figures(board.total) == count(truth, listed, as_of)
    assert {card.iri: figures(found) for card, found in board.documents} == {
        one.iri: count(truth, [pair for pair in listed if pair[0] is one], as_of)
        for one in {pair[0].key: pair[0] for pair in listed}.values()
    }
    assert {area.path: figures(found) for area, found in board.units} == {
        unit: count(truth, [pair for pair in listed if pair[1] == unit], as_of) for unit in {pair[1] for pair in listed}
    }
    assert board.fragmentation == fragmentation(truth, listed, as_of)


@pytest.mark.parametrize("units", UNITS)
@pytest.mark.parametrize("as_of", REFORM_DAYS, ids=str)
def test_each_row_is_in_its_true_state_across_the_reform(
    eras: tuple[Truth, Store], as_of: date, units: Literal["then", "now"]
):
    truth, store = eras
    for one in truth.directives:
        if one.day <= as_of:
            rows = missing(store, one.iri, as_of, asked=Asked(units=units)).rows
            unit_states = {row.area_path: row.state for row in rows}
            wanted = expected(truth, one, as_of if units == "now" else None)
            assert unit_states == {unit: truth.state(one, unit, as_of) for unit in wanted}
            if as_of >= date(2025, 7, 1):
                assert all(row.successors for row in rows if row.area_path in truth.heirs)


def test_the_truth_has_what_it_is_to_test(eras: tuple[Truth, Store]):
    """Units that are met by their heirs, and heirs that are met by the units before them."""
    truth, _ = eras
    late = REFORM_DAYS[-1]
    old = [one for one in truth.directives if one.key in truth.asked]
    by_heirs = [
        unit for one in old for unit in expected(truth, one)
        if truth.met(one, unit, late) and not truth.met(one, unit, date(2025, 6, 30))
    ]  # fmt: skip
    inherited = [
        unit for one in old for unit in expected(truth, one, late)
        if (day := truth.met(one, unit, late)) and day < date(2025, 7, 1)
    ]  # fmt: skip
    assert by_heirs
    assert inherited


# -- after it


def asked(truth: Truth) -> Asked:
    """Of a central document the whole country is expected; the truth has one province."""
    return Asked(within="vn/31") if truth.nation else Asked()


def directives(truth: Truth) -> list[str]:
    return [one.iri for one in truth.directives]


@on_each_day
def test_every_measure_equals_the_truth(case: tuple[Truth, Store], as_of: date):
    truth, store = case
    board = measures(store, as_of, since=DAYS[0], directives=directives(truth), asked=asked(truth))
    listed = pairs(truth, as_of)
    assert figures(board.total) == count(truth, listed, as_of)
    assert {card.iri: figures(found) for card, found in board.documents} == {
        one.iri: count(truth, [pair for pair in listed if pair[0] is one], as_of)
        for one in truth.directives
        if one.day <= as_of
    }
    assert {area.path: figures(found) for area, found in board.units} == {
        unit: count(truth, [pair for pair in listed if pair[1] == unit], as_of) for unit in {pair[1] for pair in listed}
    }
    assert board.fragmentation == fragmentation(truth, listed, as_of)
    before = count(truth, pairs(truth, DAYS[0]), DAYS[0])
    assert board.change == int(str(board.total.outstanding)) - int(str(before["outstanding"]))
    units = {unit for _, unit in listed}
    assert (board.coverage.expected, board.coverage.areas_with_documents) == (len(units), len(units - truth.silent))


@on_each_day
def test_each_cell_is_the_row_of_the_board(case: tuple[Truth, Store], as_of: date):
    truth, store = case
    whole = matrix(store, as_of, directives=directives(truth), asked=asked(truth))
    for card in whole.directives:
        rows = missing(store, card.iri, as_of, asked=asked(truth)).rows
        board = {row.area_path: (row.state, row.due, row.days_late, row.document and row.document.iri) for row in rows}
        cells = {
            path: (cell.state, cell.due and cell.due.isoformat(), cell.days_late, cell.held and cell.held.document.iri)
            for path, cell in whole.cells[card.iri].items()
        }
        assert cells == board
        assert len(board) == len(expected(truth, next(one for one in truth.directives if one.iri == card.iri)))


def test_all_documents_with_units_below_are_taken_where_none_is_named(case: tuple[Truth, Store]):
    truth, store = case
    whole = matrix(store, DAYS[-1], asked=asked(truth))
    assert {card.iri for card in whole.directives} >= {one.iri for one in truth.directives}
    assert all(card.level is not None and card.level < 3 for card in whole.directives)

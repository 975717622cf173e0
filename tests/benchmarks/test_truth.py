"""Every measure of a generated cascade equals the truth that it was written from; boards and matrix agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.truth import Truth, documents, draw, expected
from benchmarks.truth_measures import count, fragmentation, pairs
from graph.store import Store
from queries.expectation import Asked
from queries.matrix import matrix
from queries.measures import Measures, measures
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


def asked(truth: Truth) -> Asked:
    """Of a central document the whole country is expected; the truth has one province."""
    return Asked(within="vn/31") if truth.nation else Asked()


def directives(truth: Truth) -> list[str]:
    return [one.iri for one in truth.directives]


def figures(found: Measures) -> dict[str, object]:
    wanted = (
        "expected", "due", "outstanding", "deficit", "deficit_known", "average_delay", "average_overdue",
        "overdue_30", "overdue_90", "on_time", "open_in_time",
    )  # fmt: skip
    named = {name: getattr(found, name) for name in wanted}
    return named | {"counts": {state: number for state, number in found.counts.items() if number}}


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
    assert board.fragmentation == fragmentation(truth, as_of)
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

"""Letters that urge: what answers the plan that one names answers it too; so it is of no other document below."""

from datetime import date
from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.matrix import matrix
from queries.missing import missing
from queries.model import Board

PLAN, OTHER = f"{BASE}vn/31/ubnd/kh/2025/232", f"{BASE}vn/31/ubnd/kh/2025/100"
LOWER = f"{BASE}vn/31/ubnd/cv/2025/9"
WARD = "vn/31/11383"
DAY = date(2025, 12, 31)


@pytest.fixture
def ask(new_source: Any) -> Any:
    def build(kind: str, *named: tuple[str, bool]) -> tuple[Board, Board]:
        """The board of a document of some type that carries out others, alone and below a plan that a ward did."""
        city, ward = new_source("city"), new_source("ward")
        for iri, number in ((PLAN, "232"), (OTHER, "100")):
            city.document(iri, own=True, number=number, date="2025-09-09", body="vn/31/ubnd", area="vn/31")
        city.document(LOWER, own=True, type=kind, number="9", date="2025-10-20", body="vn/31/ubnd", area="vn/31")
        city.duty(
            LOWER, "vn/31/ubnd", "UBND các phường", ("ban hành",), due="2025-10-31", kinds=("phường",), within="vn/31"
        )
        for iri, primary in named:
            city.cite(LOWER, iri, primary=primary)
        own = f"{BASE}{WARD}/ubnd/kh/2025/7"
        ward.document(own, own=True, number="7", date="2025-10-01", body=f"{WARD}/ubnd", area=WARD)
        ward.cite(own, PLAN, primary=True)
        with Store.memory() as store:
            store.replace_many((source.iri, source.ntriples) for source in (city, ward))
            alone, (below,) = missing(store, LOWER, DAY), missing(store, PLAN, DAY).below
            cells = matrix(store, DAY, directives=[LOWER]).cells[LOWER]
            assert {path: cell.state for path, cell in cells.items()} == {
                row.area_path: row.state for row in alone.rows
            }
        return alone, below

    return build


@pytest.mark.parametrize(
    ("kind", "named", "issued"),
    [
        ("cong-van", [(PLAN, True)], 1),
        ("cong-van", [(PLAN, True), (OTHER, False)], 1),
        ("cong-van", [(PLAN, True), (OTHER, True)], 0),
        ("cong-van", [(PLAN, False)], 0),
        ("ke-hoach", [(PLAN, True)], 0),
    ],
    ids=["a letter", "beside what it only names", "a letter for two", "not what it opens with", "a plan below a plan"],
)
def test_what_answers_a_lower_document(ask: Any, kind: str, named: list[tuple[str, bool]], issued: int):
    alone, below = ask(kind, *named)
    assert alone == below
    assert alone.expected == 45
    assert [row.area_path for row in alone.rows if row.issued] == [WARD] * issued

"""The saved questions board, matrix and measures give the rows of the calls, in the store and in rdflib's engine."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pytest
import rdflib

from benchmarks.truth import documents, draw
from benchmarks.truth_eras import SHAPES, draw_eras
from graph.interface import Iri
from graph.store import Store
from ontology.area_graph import GRAPH
from ontology.area_graph import ntriples as areas
from ontology.identifiers import BASE, graph_iri
from queries import library
from queries.expectation import Asked
from queries.expectation_graph import ntriples
from queries.matrix import Matrix, matrix
from queries.measures import scoreboard
from queries.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, inside its Dataset
LETTER = f"{BASE}vn/11/ubnd/cv/2025/99"


class Case(NamedTuple):
    """How many directives, the day, units of which day; rdflib's engine takes a hundred times as long."""

    directives: int
    as_of: date
    units: Literal["then", "now"] = "then"
    merged: bool = False
    rdflib: bool = False


CASES = {
    "early": Case(4, date(2025, 8, 20)),
    "late": Case(4, date(2025, 12, 1)),
    "rdflib": Case(1, date(2025, 12, 1), rdflib=True),
    "merged, rdflib": Case(1, date(2026, 6, 30), "now", merged=True, rdflib=True),
    "merged, before": Case(5, date(2025, 6, 30), merged=True),
    "merged, then": Case(10, date(2026, 6, 30), merged=True),
    "merged, now": Case(10, date(2026, 6, 30), "now", merged=True),
}


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES)
def case(request: Any) -> Case:
    found: Case = request.param
    return found


@pytest.fixture(scope="module")
def store(new_partial: Any, case: Case) -> Iterator[Store]:
    truth = draw(11, case.directives, ["vn/11"])
    if case.merged:
        shapes = ("one district",) if case.rdflib else tuple(SHAPES)
        truth = draw_eras(3, case.directives, ["vn/cu/31"], after=0 if case.rdflib else 2, shapes=shapes)
    here = [f"/id/vn/{area}".encode() for area in ("cu/31", "cu/01", "31", "01", "11")]
    register = b"".join(
        line for line in areas().splitlines(keepends=True) if any(one in line.split(b" ")[0] for one in here)
    )
    with Store.memory() as opened:
        opened.replace_many([*documents(truth), *(() if case.merged else new_partial(truth.directives[0].iri))])
        opened.load_graph(GRAPH, register)
        opened.load_graph(graph_iri("expectations"), ntriples(whole(opened, case)))
        yield opened


@pytest.fixture(scope="module")
def new_partial(extra_source: Any) -> Callable[[str], list[tuple[str, bytes]]]:
    """What the truth lacks: a blank day, no date at all, a report beside a later plan, and a letter that urges."""

    def write(directive: str) -> list[tuple[str, bytes]]:
        found = []
        for number, (area, day, kind) in enumerate(
            [("03127", "2025-09", "ke-hoach"), ("03151", None, "ke-hoach"), ("03158", "2025-07-08", "bao-cao")]
        ):
            source = extra_source(f"partial {number}")
            body = f"vn/11/{area}/ubnd"
            iri = f"{BASE}{body}/kh/2025/{number + 7}"
            source.document(iri, own=True, type=kind, symbol="X-UBND", date=day, body=body, area=f"vn/11/{area}")
            if kind == "ke-hoach":
                source.say(iri, f"{rdflib.RDF}type", "<https://w3id.org/cancu/ontology#Plan>")
            source.cite(iri, directive, primary=True)
            found.append((source.iri, source.ntriples))
        letter = extra_source("letter")
        letter.document(LETTER, own=True, type="cong-van", date="2025-08-18", body="vn/11/ubnd", area="vn/11")
        letter.cite(LETTER, directive, primary=True)
        letter.duty(LETTER, "vn/11/ubnd", "UBND các xã", ("kế hoạch",), due="2025-08-19", kinds=("xã",), within="vn/11")
        return [*found, (letter.iri, letter.ntriples)]

    return write


def whole(store: Store, case: Case) -> Matrix:
    return matrix(store, case.as_of, asked=Asked(units=case.units))


def in_store(store: Store) -> Callable[..., set[tuple[str | None, ...]]]:
    return lambda name, **values: set(store.select(library.load(name).query, **values))


@pytest.fixture(scope="module")
def ask(case: Case, store: Store, in_rdflib: Any) -> Any:
    return in_rdflib(store) if case.rdflib else in_store(store)


def text(value: object) -> str | None:
    return None if value is None else str(value)


def test_matrix(store: Store, ask: Any, case: Case):
    found = whole(store, case)
    rows = {
        (card.iri, area.iri, area.code, cell.state, text(cell.due), text(cell.days_late), held)
        for card in found.directives
        for area in found.units
        if (cell := found.cells[card.iri].get(area.path))
        for held in [cell.held.document.iri if cell.held and cell.state in SHOWN else None]
    }
    assert ask("matrix", as_of=case.as_of) == rows


SHOWN = ("issued", "issued_late", "draft")


def test_board(store: Store, ask: Any, case: Case):
    for card in whole(store, case).directives:
        board = missing(store, card.iri, case.as_of, asked=Asked(units=case.units))
        rows = {
            (
                BASE + row.area_path, row.code, row.state, row.due, text(row.days_late),
                row.document.iri if row.document and row.state in SHOWN else None, row.source,
            )
            for row in board.rows
        }  # fmt: skip
        assert ask("board", document=Iri(card.iri), as_of=case.as_of) == rows


def test_expectations(store: Store, ask: Any, case: Case):
    rows = {
        (iri, unit.area.iri, unit.area.code, text(unit.due), unit.source)
        for iri, units in whole(store, case).expected.items()
        for unit in units
    }
    assert ask("expectations") == rows


def test_measures(store: Store, ask: Any, case: Case):
    board = scoreboard(whole(store, case))
    rows = {
        tuple(
            map(
                str,
                (
                    card.iri, found.expected, found.issued, found.due, found.outstanding, found.outstanding_known,
                    found.late_issued, found.days_issued_late, found.overdue_30, found.overdue_90,
                ),
            )
        )
        for card, found in board.documents
    }  # fmt: skip
    assert ask("measures", as_of=case.as_of) == rows


def test_the_letter_is_asked_about_too(store: Store, case: Case):
    listed = {card.iri for card in whole(store, case).directives}
    assert (LETTER in listed) == (not case.merged)

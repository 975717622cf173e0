"""The saved questions board, matrix and measures give the rows of the calls, in the store and in rdflib's engine."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import rdflib

from benchmarks.truth import documents, draw
from graph.interface import Iri
from graph.store import Store
from ontology.area_graph import GRAPH
from ontology.area_graph import ntriples as areas
from ontology.identifiers import BASE, graph_iri
from queries import library
from queries.expectation_graph import ntriples
from queries.matrix import Matrix, matrix
from queries.measures import scoreboard
from queries.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAYS = [date(2025, 8, 20), date(2025, 12, 1)]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, inside its Dataset


@pytest.fixture(scope="module", params=[(4, DAYS[0]), (4, DAYS[1]), (1, DAYS[1])], ids=["early", "late", "rdflib"])
def case(request: Any) -> tuple[int, date]:
    """How many directives, and the day; rdflib's engine takes a hundred times as long, so it is asked of one."""
    found: tuple[int, date] = request.param
    return found


@pytest.fixture(scope="module")
def as_of(case: tuple[int, date]) -> date:
    return case[1]


@pytest.fixture(scope="module")
def store(new_partial: Any, case: tuple[int, date]) -> Iterator[Store]:
    truth = draw(11, case[0], ["vn/11"])
    register = b"".join(line for line in areas().splitlines(keepends=True) if b"/id/vn/11" in line.split(b" ")[0])
    with Store.memory() as opened:
        opened.replace_many([*documents(truth), *new_partial(truth.directives[0].iri)])
        opened.load_graph(GRAPH, register)
        opened.load_graph(graph_iri("expectations"), ntriples(whole(opened, DAYS[-1])))
        yield opened


@pytest.fixture(scope="module")
def new_partial(extra_source: Any) -> Callable[[str], list[tuple[str, bytes]]]:
    """What the truth lacks: a date of which the day is blank, none at all, and a report beside a later plan."""

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
        return found

    return write


def whole(store: Store, as_of: date) -> Matrix:
    return matrix(store, as_of)


def in_store(store: Store) -> Callable[..., set[tuple[str | None, ...]]]:
    return lambda name, **values: set(store.select(library.load(name).query, **values))


def in_rdflib(store: Store) -> Callable[..., set[tuple[str | None, ...]]]:
    """rdflib's own store and SPARQL engine, over an export of the same facts."""
    loaded = rdflib.Dataset(default_union=True)
    for graph in store.oxigraph.named_graphs():
        triples = (quad.triple for quad in store.oxigraph.quads_for_pattern(None, None, None, graph))
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        loaded.graph(rdflib.URIRef(graph.value)).parse(data=data, format="nt")

    def ask(name: str, **values: Any) -> set[tuple[str | None, ...]]:
        query = library.load(name).query
        for parameter, value in values.items():
            query = re.sub(rf"((?:SELECT|GROUP BY)[^{{]*?) \${parameter}\b", r"\1", query)
            term = f"<{value}>" if isinstance(value, Iri) else f'"{value}"^^xsd:date'
            query = query.replace(f"${parameter}", term)
        return {tuple(None if cell is None else str(cell) for cell in row) for row in loaded.query(query)}  # type: ignore[union-attr]

    return ask


@pytest.fixture(scope="module")
def ask(case: tuple[int, date], store: Store) -> Any:
    return in_rdflib(store) if case[0] == 1 else in_store(store)


def text(value: object) -> str | None:
    return None if value is None else str(value)


def test_matrix(store: Store, ask: Any, as_of: date):
    found = whole(store, as_of)
    rows = {
        (card.iri, area.iri, area.code, cell.state, text(cell.due), text(cell.days_late), held)
        for card in found.directives
        for area in found.units
        if (cell := found.cells[card.iri].get(area.path))
        for held in [cell.held.document.iri if cell.held and cell.state in SHOWN else None]
    }
    later = {card.iri for card in whole(store, DAYS[-1]).directives} - {card.iri for card in found.directives}
    assert {row for row in ask("matrix", as_of=as_of) if row[0] not in later} == rows


SHOWN = ("issued", "issued_late", "draft")


def test_board(store: Store, ask: Any, as_of: date):
    for card in whole(store, as_of).directives:
        board = missing(store, card.iri, as_of)
        rows = {
            (
                BASE + row.area_path, row.code, row.state, row.due, text(row.days_late),
                row.document.iri if row.document and row.state in SHOWN else None, row.source,
            )
            for row in board.rows
        }  # fmt: skip
        assert ask("board", document=Iri(card.iri), as_of=as_of) == rows


def test_measures(store: Store, ask: Any, as_of: date):
    board = scoreboard(whole(store, as_of))
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
    known = {card.iri for card, _ in board.documents}
    assert {row for row in ask("measures", as_of=as_of) if row[0] in known} == rows

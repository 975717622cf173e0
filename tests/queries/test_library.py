"""The saved questions: each is well-formed, described, runnable by two parsers, and gives a known answer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery

from graph.interface import Iri
from graph.store import Store
from ontology.area_graph import ntriples
from ontology.identifiers import BASE, graph_iri
from queries import library
from queries.rdflib_engine import select_rdflib

PLAN = Iri(f"{BASE}vn/31/ubnd/kh/2025/232")
THUONG_HONG, KIEN_MINH = f"{BASE}vn/31/10993/ubnd/kh/2025/~aaaaaaaa", f"{BASE}vn/31/11725/ubnd/kh/2025/~bbbbbbbb"
LE_CHAN = f"{BASE}vn/31/11383/ubnd/kh/2026/~cccccccc"
CT_41, HP_14 = f"{BASE}vn/tw/bct/ct/2024/41", f"{BASE}vn/31/ubnd/ct/2026/14"

ANSWERS: dict[str, tuple[dict[str, Any], list[str | None]]] = {
    "citations-of": ({"document": PLAN}, [THUONG_HONG, KIEN_MINH]),
    "conflicts": ({}, [PLAN]),
    "deadlines-between": ({"from": date(2025, 12, 1), "until": date(2025, 12, 31)}, ["2025-12-15"]),
    "documents-of-area": ({"area": Iri(f"{BASE}vn/31/11383")}, [LE_CHAN]),
    "documents-without-issuer": ({}, [f"{BASE}open/0123456789abcdef"]),
    "duties-of-unit": ({"name": "văn hóa"}, ["Phòng Văn hóa - Xã hội xã", "Phòng Văn hóa - Xã hội xã"]),
    "findings": ({}, [THUONG_HONG]),
    "movements": ({}, ["Bình dân học vụ số"]),
    "open-references": ({}, [f"{BASE}open/0123456789abcdef"]),
    "plan-duties": ({}, [f"{BASE}vn/cu/31/309/ubnd/kh/2024/21"]),
    "trace-down": ({"document": Iri(CT_41)}, [THUONG_HONG, KIEN_MINH]),
    "trace-up": ({"document": Iri(LE_CHAN)}, [f"{BASE}vn/ttg/ct/2026/15", HP_14]),
}


@pytest.fixture(scope="module")
def store(seeds_path: Path, new_extra: Any) -> Iterator[Store]:
    with Store.open(seeds_path, read_only=True) as seeds, Store.memory() as opened:
        by_graph: dict[str, list[str]] = {}
        for subject, name, value, graph in _quads(seeds):
            by_graph.setdefault(graph, []).append(f"{subject} {name} {value} .")
        opened.replace_many((graph, "\n".join(lines).encode()) for graph, lines in by_graph.items())
        opened.replace_source(new_extra.iri, new_extra.ntriples)
        opened.load_graph(graph_iri("register"), ntriples())
        yield opened


def _quads(store: Store) -> Iterator[tuple[str, str, str, str]]:
    for quad in store.oxigraph:
        yield str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)[1:-1]


@pytest.mark.parametrize("name", library.names())
def test_described_in_both_languages_and_parsed_elsewhere(name: str):
    question = library.load(name)
    assert question.summary != question.summary_en
    prepareQuery(question.query)


@pytest.mark.parametrize("name", ANSWERS)
def test_known_answer(store: Store, name: str):
    bindings, first = ANSWERS[name]
    question = library.load(name)
    assert {parameter.name for parameter in question.parameters} == set(bindings)
    rows = store.select(question.query, **bindings)
    assert sorted(str(record[0]) for record in rows) == sorted(map(str, first))
    assert select_rdflib(store, question.query, bindings) == rows


def test_missing_is_the_set_difference(store: Store):
    rows = store.select(library.load("missing").query, document=PLAN, area=Iri(f"{BASE}vn/31"))
    codes = [code for _, _, code in rows]
    assert len(codes) == len(set(codes)) == 112
    assert not {"10993", "11725"} & set(map(str, codes))


@pytest.mark.parametrize(("name", "first"), [("most-implemented", CT_41), ("cited-only", CT_41)])
def test_counts_come_most_first(store: Store, name: str, first: str):
    rows = store.select(library.load(name).query)
    counts = [int(count or 0) for _, _, count in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert first in {document for document, _, count in rows if count == "2"}


JUDGED = {"candidates", "judgements", "confirmed-links"}
"""Answered in tests/queries/judgements/test_effects.py, where there is something to judge."""

COMPUTED = {"board", "conformity", "expectations", "matrix", "measures"}
"""Answered in test_board_queries.py and in tests/cancu/test_compare.py, against the calls."""


def test_every_question_has_an_answer_here():
    assert set(library.names()) == {*ANSWERS, *JUDGED, *COMPUTED, "missing", "most-implemented", "cited-only"}


GOOD = "#+ summary: hỏi\n#+ summary_en: ask\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p ?o }", r"q\.rq:1: no `#\+ summary:`"),
        ("#+ summary: hỏi\nSELECT * {}", r"q\.rq:1: no `#\+ summary_en:`"),
        (GOOD + "#+ param: x string\nSELECT * {}", r"q\.rq:3: parameter 'x' is declared but \$x is not used"),
        (GOOD + "SELECT $x\n{ ?s ?p $x }", r"q\.rq:3: \$x is used but not declared"),
        (GOOD + "#+ param: x number\nSELECT $x {}", r"q\.rq:3: write `#\+ param: name type`"),
        (GOOD + "#+ param: x\nSELECT $x {}", r"q\.rq:3: write"),
        (GOOD + "#+ tags: a\nSELECT * {}", r"q\.rq:3: unknown header 'tags'"),
        (GOOD + "DELETE WHERE { ?s ?p ?o }", r"q\.rq:1: a saved question reads"),
    ],
)
def test_faults_are_named_with_file_and_line(tmp_path: Path, text: str, message: str):
    path = tmp_path / "q.rq"
    path.write_text(text, "utf-8")
    with pytest.raises(library.LibraryError, match=message):
        library.read(path)


@pytest.mark.parametrize("name", ["no-such", "../library", ""])
def test_unknown_questions(name: str):
    with pytest.raises(LookupError, match="trace-down"):
        library.load(name)

"""A saved question as people see it: words for columns, states, relations, days; programs keep theirs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from cancu.language import pick
from cancu.question_table import HEADS
from graph.interface import Iri
from ontology.identifiers import BASE
from queries import library

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from graph.store import Store

CITY = f"{BASE}vn/31/ubnd/kh/2025/232"
SAMPLES = {"document": Iri(CITY), "area": Iri(f"{BASE}vn/31"), "date": "2025-12-31", "string": "Phòng"}


@pytest.mark.parametrize("name", library.names())
def test_every_column_of_every_question_has_words(seeds_store: Store, name: str) -> None:
    question = library.load(name)
    columns = seeds_store.select(question.query, **{one.name: SAMPLES[one.type] for one in question.parameters}).columns
    assert columns
    assert set(columns) <= set(HEADS)
    assert all(pick(HEADS[column], "vi") != pick(HEADS[column], "en") for column in columns)


def test_headings_and_values_are_words(cancu: Callable[..., Result]) -> None:
    text = cancu("query", "citations-of", "-p", "document=232/KH-UBND", env={"COLUMNS": "200"}).stdout
    assert "Văn bản nhắc đến" in text
    assert "triển khai" in text
    assert "ontology#" not in text
    text = cancu(
        "query", "citations-of", "-p", "document=232/KH-UBND", env={"COLUMNS": "200", "CANCU_LANG": "en"}
    ).stdout
    assert "Citing document" in text
    assert "implements" in text


def test_programs_keep_the_names_and_values(cancu: Callable[..., Result]) -> None:
    done = cancu("query", "citations-of", "-p", "document=232/KH-UBND", "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(done)))
    assert list(rows[0]) == ["from", "label", "relation", "quote", "start", "end"]
    assert {row["relation"] for row in rows} <= {
        f"https://w3id.org/cancu/ontology#{one}" for one in ("implements", "cites")
    }


def test_no_rows_is_no_empty_table(cancu: Callable[..., Result]) -> None:
    assert cancu("query", "judgements").stdout == "Không có dòng nào.\n"


@pytest.mark.parametrize(
    ("name", "call"),
    [
        *((name, "cancu missing") for name in ("board", "matrix", "measures", "expectations")),
        ("conformity", "cancu compare."),
    ],
)
def test_without_the_facts_that_it_needs_a_question_says_what_to_call(
    cancu: Callable[..., Result], name: str, call: str
) -> None:
    given = [f"{one.name}={CITY if one.type == 'document' else '2025-12-31'}" for one in library.load(name).parameters]
    text = cancu("query", name, *(word for one in given for word in ("-p", one))).stdout
    assert call in text
    assert "Trạng thái" not in text

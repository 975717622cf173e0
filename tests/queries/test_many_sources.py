"""What hundreds of texts repeat about one directive must not be multiplied: rows grow with sources, not their power.

Each fact about a cited document stands in every graph that cites it. A question that joins three such facts across 300
graphs would walk 27 million rows; these limits are far above what the right form takes and far below that.
"""

import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from graph.interface import Iri
from graph.store import Store
from ontology.identifiers import BASE
from queries import library
from queries.duties import duties
from queries.find import find
from queries.missing import missing
from queries.stats import stats
from queries.trace import trace

PLAN = f"{BASE}vn/31/ubnd/kh/2025/232"
SOURCES = 300
PARAMETERS: dict[str, Any] = {
    "document": Iri(PLAN),
    "plan": Iri(PLAN),
    "area": Iri(f"{BASE}vn/31"),
    "name": "phòng",
    "from": date(2025, 1, 1),
    "until": date(2025, 12, 31),
    "as_of": date(2025, 12, 31),
}


@pytest.fixture(scope="module")
def store(extra_source: Any) -> Iterator[Store]:
    def sources() -> Iterator[tuple[str, bytes]]:
        for number in range(1000, 1000 + SOURCES):
            source = extra_source(f"many {number}")
            own = f"{BASE}vn/31/10993/ubnd/kh/2025/{number}"
            unit = {"body": "vn/31/10993/ubnd", "area": "vn/31/10993", "issuer": "Ủy ban nhân dân xã Thượng Hồng"}
            source.document(own, own=True, number=str(number), date="2025-10-01", title="về thi đua", **unit)
            source.document(
                PLAN, number="232", date=f"2025-09-{number % 28 + 1:02}", title="phát động thi đua",
                body="vn/31/ubnd", area="vn/31", issuer="Ủy ban nhân dân thành phố Hải Phòng",
            )  # fmt: skip
            source.cite(own, PLAN, primary=True)
            source.duty(own, "vn/31/10993/ubnd", "Phòng Kinh tế xã", due="2025-12-15")
            yield source.iri, source.ntriples

    with Store.memory() as opened:
        opened.replace_many(sources())
        yield opened


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < 3


def test_trace(store: Store):
    assert len(trace(store, PLAN).down) == SOURCES


def test_missing(store: Store):
    board = missing(store, PLAN, date(2025, 12, 31))
    assert (board.counts["issued"], board.coverage.documents) == (1, SOURCES)


@pytest.mark.parametrize("text", ["232/KH-UBND", "phát động thi đua", "kế hoạch Hải Phòng"])
def test_find(store: Store, text: str):
    assert [card.iri for card in find(store, text)] == [PLAN]


def test_duties(store: Store):
    assert len(duties(store, unit="Phòng Kinh tế")) == SOURCES


def test_stats(store: Store):
    assert stats(store, date(2025, 12, 31)).counts["own_texts"] == SOURCES


@pytest.mark.parametrize("name", library.names())
def test_saved_questions(store: Store, name: str):
    question = library.load(name)
    store.select(question.query, **{parameter.name: PARAMETERS[parameter.name] for parameter in question.parameters})

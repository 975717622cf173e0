from datetime import date

from graph.store import Store
from queries.stats import stats


def test_figures_of_the_seeds(seeds_store: Store):
    figures = stats(seeds_store, date(2025, 12, 31))
    assert figures.counts == {
        "sources": 5, "own_texts": 5, "cited_only": 6, "bodies": 10, "citations": 8, "duties": 2, "plan_duties": 1,
        "deadlines": 2, "open_references": 0, "findings": 1,
    }  # fmt: skip
    assert figures.citations == {"basedOn": 2, "implements": 6}
    assert figures.findings == {"blank-number": 1}
    assert figures.found == {"issuer": 5, "number": 1, "date": 5, "type": 5}
    assert figures.areas == {1: (0, 34), 3: (3, 3321)}
    assert figures.newest == "2026-07"


def test_areas_of_the_old_era(seeds_store: Store):
    assert stats(seeds_store, date(2024, 12, 31)).areas == {1: (0, 63), 2: (1, 696), 3: (1, 10035)}


def test_an_empty_store():
    with Store.memory() as store:
        figures = stats(store, date(2025, 12, 31))
    assert set(figures.counts.values()) == set(figures.found.values()) == {0}
    assert figures.newest is None

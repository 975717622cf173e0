"""Reading many files into a store: every file is told of once, in order, and one that fails stops no other."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from graph.store import Store
from ingest.run import Outcome, Summary, ingest, prune

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def papers(tmp_path: Path, sheet: Callable[..., str]) -> list[Path]:
    paths = []
    for number in range(1, 8):
        path = tmp_path / f"{number}.txt"
        path.write_text("" if number == 4 else sheet(number=f"Số: {number}/KH-UBND"), "utf-8")
        paths.append(path)
    return paths


@pytest.mark.parametrize("workers", [1, 2])
def test_each_file_is_told_of_once(workers: int, papers: list[Path]) -> None:
    told: list[Outcome] = []
    with Store.memory() as store:
        summary = ingest(store, papers, workers=workers, progress=told.append)
        assert sorted(outcome.path for outcome in told) == papers
        assert [outcome.state for outcome in summary.outcomes].count("new") == 6
        assert summary.count("failed") == 1
        assert {outcome.code for outcome in summary.outcomes if outcome.state == "failed"} == {"empty"}
        assert set(store.files()) == {str(path) for path in papers if path.name != "4.txt"}
        assert not summary.stopped


def test_a_second_run_reads_what_is_new(papers: list[Path], sheet: Callable[..., str]) -> None:
    with Store.memory() as store:
        ingest(store, papers, workers=1)
        papers[1].write_text(sheet(number="Số: 20/KH-UBND"), "utf-8")
        papers[3].write_text(sheet(number="Số: 4/KH-UBND"), "utf-8")
        states = {outcome.path.name: outcome.state for outcome in ingest(store, papers, workers=1).outcomes}
    assert states == dict.fromkeys((path.name for path in papers), "same") | {"2.txt": "changed", "4.txt": "new"}


def test_two_files_of_one_text_and_then_one(papers: list[Path]) -> None:
    papers[1].write_bytes(papers[0].read_bytes())
    with Store.memory() as store:
        ingest(store, papers[:2], workers=1)
        assert len(store.sources()) == 1
        papers[1].unlink()
        assert prune(store, [papers[0].parent]) == 1
        assert len(store.sources()) == 1
        papers[0].unlink()
        assert prune(store, [papers[0].parent]) == 1
        assert store.sources() == ()


def test_a_file_that_can_no_longer_be_read_keeps_its_facts(papers: list[Path]) -> None:
    with Store.memory() as store:
        ingest(store, papers[:1], workers=1)
        before = store.sources()
        papers[0].write_bytes(b"")
        assert ingest(store, papers[:1], workers=1).count("failed") == 1
        assert store.sources() == before


def test_a_run_that_is_stopped_keeps_what_was_read(papers: list[Path]) -> None:
    def stop(outcome: Outcome) -> None:
        if outcome.state == "failed":
            signal.raise_signal(signal.SIGINT)

    with Store.memory() as store:
        summary = ingest(store, papers, workers=1, progress=stop)
        assert summary.stopped
        assert len(store.sources()) == 3


def test_shares() -> None:
    from pathlib import Path

    paper = Path("a.txt")
    summary = Summary(
        [
            Outcome(paper, "new", found=("number", "type")),
            Outcome(paper, "changed", found=("type",)),
            Outcome(paper, "same", found=("number",)),
            Outcome(paper, "failed"),
        ]
    )
    assert summary.share("type") == (2, 2)
    assert summary.share("number") == (1, 2)
    assert summary.share("issuer") == (0, 2)

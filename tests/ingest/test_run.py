"""Reading many files into a store: every file is told of once, in order, and one that fails stops no other."""

from __future__ import annotations

import itertools
import os
import signal
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store import Store
from ingest import pool, reading, tasks
from ingest.limits import bounded
from ingest.readers import ReadError
from ingest.reading import read
from ingest.run import Summary, ingest, prune
from ingest.tasks import Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Callable


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


_DO = pool.do


def _deadly(task: Task) -> object:
    if "3.txt" in (task.path.name, task.member):
        os._exit(9)  # as a system that is short of memory ends it
    return _DO(task)


def _faulty(task: Task) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks, "read_file", lambda data, name: {}[name] if name == "3.txt" else _FILE(data, name))
        return _DO(task)


_FILE = tasks.read_file


@pytest.mark.skipif(sys.platform != "linux", reason="workers must be forked to see the patch")
@pytest.mark.parametrize(("instead", "code", "workers"), [(_deadly, "crash", 2), (_faulty, "fault", 1)])
def test_what_goes_wrong_over_a_file_costs_that_file(
    instead: Callable[..., object], code: str, workers: int, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "do", instead)
    with Store.memory() as store:
        summary = ingest(store, papers, workers=workers)
    codes = {outcome.path.name: outcome.code for outcome in summary.outcomes}
    assert codes == dict.fromkeys((path.name for path in papers), "") | {"3.txt": code, "4.txt": "empty"}


def test_text_that_takes_too_long_is_refused() -> None:
    with pytest.raises(ReadError) as caught, bounded("a.txt", seconds=0.05):
        all(True for _ in itertools.count())
    assert caught.value.code == "time"
    assert "a.txt" in caught.value.vi
    with bounded("a.txt", seconds=0.05):
        pass
    sum(range(10_000_000))  # the clock is off again


def test_a_timer_that_rings_early_costs_nothing() -> None:
    with bounded("a.txt", seconds=5):
        signal.raise_signal(signal.SIGPROF)


def test_a_file_that_names_documents_without_end_is_refused(sheet: Callable[..., str]) -> None:
    named = "".join(f"Kế hoạch số {number}/KH-UBND ngày 01/9/2025, " for number in range(1, 40))
    read(sheet(opening="Căn cứ " + named).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MENTIONS", 10)
        with pytest.raises(ReadError) as caught:
            read(sheet(opening="Căn cứ " + named).encode(), "a.txt")
    assert caught.value.code == "references"


# ── files that hold files ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def archive(tmp_path: Path, sheet: Callable[..., str]) -> Callable[..., Path]:
    """Writes an archive of plans with these numbers; 0 is a file that cannot be read."""

    def write(*numbers: int, name: str = "hồ sơ.zip") -> Path:
        with zipfile.ZipFile(tmp_path / name, "w") as file:
            for number in numbers:
                file.writestr(f"xã/{number}.txt", sheet(number=f"Số: {number}/KH-UBND") if number else "")
        return tmp_path / name

    return write


def states(summary: Summary) -> dict[str, str]:
    return {outcome.member or outcome.path.name: outcome.state for outcome in summary.outcomes}


@pytest.mark.parametrize("workers", [1, 2])
def test_each_file_of_an_archive_is_a_source_of_its_own(workers: int, archive: Callable[..., Path]) -> None:
    path = archive(*range(30))
    with Store.memory() as store:
        told: list[Outcome] = []
        summary = ingest(store, [path], workers=workers, progress=told.append)
        assert states(summary) == {f"xã/{n}.txt": "new" if n else "failed" for n in range(30)}
        assert sorted(outcome.member for outcome in told) == sorted(outcome.member for outcome in summary.outcomes)
        assert len(store.sources()) == 29
        assert store.files().keys() == {f"{path}\0xã/{number}.txt" for number in range(1, 30)}
        assert summary.outcomes[-1].shown == f"{path} » xã/9.txt"
        assert set(states(ingest(store, [path], workers=workers)).values()) == {"same", "failed"}


def test_an_archive_that_changes_shrinks_and_goes(archive: Callable[..., Path], sheet: Callable[..., str]) -> None:
    with Store.memory() as store:
        ingest(store, [archive(1, 2, 3)], workers=1)
        two = store.files()[f"{archive(1, 2, 3)}\0xã/2.txt"]
        path = archive(2, 4)
        assert states(ingest(store, [path], workers=1)) == {"xã/2.txt": "same", "xã/4.txt": "new"}
        assert store.files().keys() == {f"{path}\0xã/2.txt", f"{path}\0xã/4.txt"}
        assert two in store.sources()
        assert len(store.sources()) == 2
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("xã/2.txt", sheet(number="Số: 5/KH-UBND"))
        assert states(ingest(store, [path], workers=1)) == {"xã/2.txt": "changed"}
        assert len(store.sources()) == 1
        assert prune(store, [path.parent]) == 0
        path.unlink()
        assert prune(store, [path.parent]) == 1
        assert store.sources() == ()


def test_a_file_that_becomes_an_archive_and_a_file_again(
    archive: Callable[..., Path], sheet: Callable[..., str]
) -> None:
    with Store.memory() as store:
        path = archive(1, 2)
        kept = path.read_bytes()
        for _ in range(2):
            path.write_text(sheet(number="Số: 9/KH-UBND"), "utf-8")
            ingest(store, [path], workers=1)
            assert store.files().keys() == {str(path)}
            assert len(store.sources()) == 1
            path.write_bytes(kept)
            ingest(store, [path], workers=1)
            assert store.files().keys() == {f"{path}\0xã/1.txt", f"{path}\0xã/2.txt"}
            assert len(store.sources()) == 2


def test_what_can_no_longer_be_unpacked_keeps_its_facts(archive: Callable[..., Path]) -> None:
    with Store.memory() as store:
        path = archive(1, 2)
        ingest(store, [path], workers=1)
        before = store.files()
        path.write_bytes(path.read_bytes()[:-40])
        assert states(ingest(store, [path], workers=1)) == {"hồ sơ.zip": "failed"}
        assert store.files() == before
        archive(1, 0).rename(path)
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("xã/1.txt", "")
            file.writestr("xã/2.txt", "")
        assert states(ingest(store, [path], workers=1)) == {"xã/1.txt": "failed", "xã/2.txt": "failed"}
        assert store.files() == before


def test_a_stopped_run_forgets_nothing(archive: Callable[..., Path]) -> None:
    with Store.memory() as store:
        path = archive(1, 2, 3)
        ingest(store, [path], workers=1)
        before = store.files()
        path = archive(0, 1, 2, 3)
        asked = iter([signal.SIGINT])
        summary = ingest(store, [path], workers=1, progress=lambda _: list(map(signal.raise_signal, asked)))
        assert summary.stopped
        assert store.files() == before


@pytest.mark.skipif(sys.platform != "linux", reason="workers must be forked to see the patch")
def test_a_worker_that_dies_over_a_file_inside_costs_that_file(
    archive: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "do", _deadly)
    with zipfile.ZipFile(archive(1, 2), "a") as file:
        file.writestr("3.txt", "x")
        path = Path(file.filename or "")
    with Store.memory() as store:
        assert states(ingest(store, [path], workers=2)) == {"xã/1.txt": "new", "xã/2.txt": "new", "3.txt": "failed"}

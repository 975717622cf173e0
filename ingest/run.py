"""Reads many files into a store: on all cores, in a stable order, each file for itself.

One bad file never stops the others; what is stored is whole after every batch, so the run can be stopped and run again.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ingest.files import load
from ingest.readers import ReadError
from ontology.identifiers import graph_iri, source_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.interface import GraphStore
    from ingest.readers.extract import ReadWarning

State = Literal["new", "changed", "same", "failed"]
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Result:
    """What a worker says of one file."""

    source: str
    ntriples: bytes
    iri: str
    found: tuple[str, ...]
    findings: int
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `found` names the header fields that were read; `vi` and `en` say why it failed.

    `warnings` are what the user should know of a file that was read.
    """

    path: Path
    state: State
    iri: str | None = None
    found: tuple[str, ...] = ()
    findings: int = 0
    code: str = ""
    vi: str = ""
    en: str = ""
    warnings: tuple[ReadWarning, ...] = ()


@dataclass
class Summary:
    """The outcomes of a run, counted."""

    outcomes: list[Outcome] = field(default_factory=list)
    removed: int = 0
    stopped: bool = False

    def count(self, state: State) -> int:
        """How many files came out so."""
        return sum(outcome.state == state for outcome in self.outcomes)

    def warned(self) -> list[Outcome]:
        """The files that were read with a warning."""
        return [outcome for outcome in self.outcomes if outcome.warnings]

    def share(self, name: str) -> tuple[int, int]:
        """In how many of the files that were read now a header field was found, and how many these are."""
        read = [outcome for outcome in self.outcomes if outcome.state in ("new", "changed")]
        return sum(name in outcome.found for outcome in read), len(read)


def ingest(
    store: GraphStore,
    paths: Iterable[Path],
    *,
    workers: int | None = None,
    progress: Callable[[Outcome], None] | None = None,
) -> Summary:
    """Read files into the store.

    Args:
        store: open for writing.
        paths: files, in the order in which they are reported.
        workers: processes; None for one a core, 1 to stay in this one.
        progress: told of each file when it is done.
    """
    summary = Summary()
    known = store.files()
    batch: list[tuple[Path, Result]] = []

    def done(outcome: Outcome) -> None:
        summary.outcomes.append(outcome)
        if progress:
            progress(outcome)

    with _stop_when_asked() as stop:
        _prepare(store)
        for path, result in _results(store, paths, known, workers or os.cpu_count() or 1):
            if isinstance(result, Outcome):
                done(result)
            else:
                batch.append((path, result))
            if len(batch) >= _BATCH:
                _keep(store, batch, known, done)
                batch = []
            if stop:
                break
        _keep(store, batch, known, done)
    summary.stopped = bool(stop)
    return summary


@contextmanager
def _stop_when_asked() -> Iterator[list[int]]:
    """Turn the first Ctrl-C into a note, so that no transaction is cut; the second one interrupts as usual."""
    asked: list[int] = []
    if threading.current_thread() is not threading.main_thread():  # only the main thread may take signals
        yield asked
        return
    before = signal.getsignal(signal.SIGINT)

    def note(number: int, _frame: object) -> None:
        asked.append(number)
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, note)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def prune(store: GraphStore, folders: Iterable[Path]) -> int:
    """Forget the files below these folders that are gone; how many there were."""
    roots = [f"{folder.resolve()}{os.sep}" for folder in folders if folder.is_dir()]
    gone = {
        name: None for name in store.files() if any(name.startswith(root) for root in roots) and not Path(name).exists()
    }
    if gone:
        store.set_files(gone)
    return len(gone)


def _prepare(store: GraphStore) -> None:
    """Give a new store the register of areas and the ontology."""
    from ontology import area_graph, vocabulary

    for name, make in ((area_graph.GRAPH, area_graph.ntriples), (graph_iri("ontology"), vocabulary.ntriples)):
        if not store.has(name):
            store.load_graph(name, make())


def _keep(
    store: GraphStore, batch: list[tuple[Path, Result]], known: dict[str, str], done: Callable[[Outcome], None]
) -> None:
    """Store what was read: new files together, each changed file in a transaction of its own."""
    fresh = [(path, result) for path, result in batch if str(path.resolve()) not in known]
    store.replace_many(((r.source, r.ntriples) for _, r in fresh), {str(path.resolve()): r.source for path, r in fresh})
    for path, result in batch:
        changed = str(path.resolve()) in known
        if changed:
            store.replace_source(result.source, result.ntriples, file=str(path.resolve()))
        known[str(path.resolve())] = result.source
        done(
            Outcome(
                path,
                "changed" if changed else "new",
                result.iri,
                result.found,
                result.findings,
                warnings=result.warnings,
            )
        )


Pending = tuple[Path, "Future[Result] | Outcome | Result"]


def _results(
    store: GraphStore, paths: Iterable[Path], known: dict[str, str], workers: int
) -> Iterator[tuple[Path, Result | Outcome]]:
    """The result of each file, in order; at most a few files a worker are in memory."""
    if workers == 1:
        yield from ((path, _settled(path, _here(store, path, known))) for path in paths)
        return
    files = iter(paths)
    with ProcessPoolExecutor(workers, initializer=_ignore_interrupt) as pool:
        window: list[Pending] = [(path, _submit(pool, store, path, known)) for path in islice(files, workers * 4)]
        while window:
            path, pending = window.pop(0)
            yield path, _settled(path, pending)
            window += [(path, _submit(pool, store, path, known)) for path in islice(files, 1)]


def _ignore_interrupt() -> None:
    """Ctrl-C is for the parent, which lets what is under way finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(
    pool: ProcessPoolExecutor, store: GraphStore, path: Path, known: dict[str, str]
) -> Future[Result] | Outcome:
    data = _new_bytes(store, path, known)
    return data if isinstance(data, Outcome) else pool.submit(read_file, data, path.name)


def _here(store: GraphStore, path: Path, known: dict[str, str]) -> Result | Outcome:
    data = _new_bytes(store, path, known)
    if isinstance(data, Outcome):
        return data
    try:
        return read_file(data, path.name)
    except ReadError as error:
        return _failed(path, error)


def _new_bytes(store: GraphStore, path: Path, known: dict[str, str]) -> bytes | Outcome:
    """The bytes of a file that the store does not hold yet."""
    try:
        data = load(path)
    except ReadError as error:
        return _failed(path, error)
    source = source_iri(hashlib.sha256(data).hexdigest()[:16])
    if known.get(str(path.resolve())) == source and store.has(source):
        return Outcome(path, "same")
    return data


def _settled(path: Path, pending: Future[Result] | Outcome | Result) -> Result | Outcome:
    if not isinstance(pending, Future):
        return pending
    try:
        return pending.result()
    except ReadError as error:
        return _failed(path, error)
    except BrokenProcessPool:
        return Outcome(
            path,
            "failed",
            code="crash",
            vi=f"“{path.name}”: trình đọc dừng đột ngột; hãy chạy lại.",
            en=f"“{path.name}”: the reader stopped suddenly; run again.",
        )


def _failed(path: Path, error: ReadError) -> Outcome:
    return Outcome(path, "failed", code=error.code, vi=error.vi, en=error.en)


def read_file(data: bytes, name: str) -> Result:
    """What a worker does with one file: read it and write its triples. Raises ReadError."""
    from ingest.quads import ntriples
    from ingest.reading import read

    reading = read(data, name)
    header = reading.facts.header
    fields = {
        "type": header.kind,
        "number": header.number,
        "symbol": header.symbol,
        "date": header.date,
        "issuer": header.issuer,
        "title": header.title,
    }
    return Result(
        reading.source,
        ntriples(reading),
        reading.iri,
        tuple(key for key, value in fields.items() if value),
        len(reading.facts.findings),
        reading.warnings,
    )

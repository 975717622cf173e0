"""Reads many files into a store: on all cores, in a stable order, each file for itself.

One bad file never stops the others; what is stored is whole after every batch, so the run can be stopped and run again.
"""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ingest.files import load
from ingest.limits import limit_memory
from ingest.readers import ReadError
from ingest.readers.errors import refusal
from ontology.identifiers import graph_iri, source_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from graph.interface import GraphStore
    from ingest.readers.extract import ReadWarning

State = Literal["new", "changed", "same", "failed"]
_BATCH = 64
_SECONDS = 5
"""After so long what was read is kept even if it is little: a scan takes minutes, and must not be read in vain."""


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
    candidates: int = 0
    """Pairs of documents that wait for a person; whoever asked for the run fills it in."""

    def count(self, state: State) -> int:
        """How many files came out so."""
        return sum(outcome.state == state for outcome in self.outcomes)

    def warned(self) -> list[Outcome]:
        """The files that were read with a warning."""
        return [outcome for outcome in self.outcomes if outcome.warnings]

    def secrets(self) -> int:
        """How many files were refused because they are marked as secret."""
        return sum(outcome.code == "secret" for outcome in self.outcomes)

    def add(self, later: Summary) -> None:
        """Go on with a later run: a file counts once, as it came out last, unless nothing was done with it then."""
        outcomes = {outcome.path: outcome for outcome in self.outcomes}
        news = (o for o in later.outcomes if o.state != "same" or o.path not in outcomes)
        outcomes |= {outcome.path: outcome for outcome in news}
        self.outcomes = list(outcomes.values())
        self.removed += later.removed
        self.stopped = later.stopped
        self.candidates = later.candidates

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
        paths: files, each once.
        workers: processes; None for one a core, 1 to stay in this one.
        progress: told of each file when it is done; the summary has them in the order of their paths.
    """
    summary = Summary()
    known = store.files()
    batch: list[tuple[Path, Result]] = []
    kept = time.monotonic()

    def done(outcome: Outcome) -> None:
        summary.outcomes.append(outcome)
        if progress:
            progress(outcome)

    with _stop_when_asked() as stop:
        _prepare(store)
        for path, result in _results(store, dict.fromkeys(paths), known, workers or os.cpu_count() or 1):
            if isinstance(result, Outcome):
                done(result)
            else:
                batch.append((path, result))
            if len(batch) >= _BATCH or time.monotonic() - kept > _SECONDS:
                _keep(store, batch, known, done)
                batch, kept = [], time.monotonic()
            if stop:
                break
        _keep(store, batch, known, done)
    summary.stopped = bool(stop)
    summary.outcomes.sort(key=lambda outcome: outcome.path.as_posix())
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
    """Forget the files below these folders that are gone; how many there were. A folder that is gone says nothing."""
    return forget(store, [folder for folder in folders if folder.is_dir()])


def forget(store: GraphStore, paths: Iterable[Path]) -> int:
    """Forget the files at these paths, or below them, that are gone; how many there were."""
    roots = tuple(_name(path) for path in paths)
    below = tuple(f"{root}{os.sep}" for root in roots)
    gone = {
        name: None for name in store.files() if (name in roots or name.startswith(below)) and not Path(name).exists()
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
    fresh = [(path, result) for path, result in batch if _name(path) not in known]
    store.replace_many(((r.source, r.ntriples) for _, r in fresh), {_name(path): r.source for path, r in fresh})
    for path, result in batch:
        changed = _name(path) in known
        if changed:
            store.replace_source(result.source, result.ntriples, file=_name(path))
        known[_name(path)] = result.source
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


def _results(
    store: GraphStore, paths: Iterable[Path], known: dict[str, str], workers: int
) -> Iterator[tuple[Path, Result | Outcome]]:
    """The result of each file as it is there; at most a few files a worker are under way."""
    tasks = ((path, _held(store, path, known)) for path in paths)
    if workers == 1:
        yield from ((path, _read_path(path, held)) for path, held in tasks)
        return
    while under_way := dict(islice(tasks, workers * 4)):
        suspects = yield from _pooled(under_way, tasks, workers)
        for path, held in suspects.items():  # a worker died over one of them: each alone tells which
            alone = yield from _pooled({path: held}, iter(()), 1)
            if alone:
                yield path, _failed(path, refusal("crash", f"“{path.name}”"))


def _pooled(
    first: dict[Path, str | None], more: Iterator[tuple[Path, str | None]], workers: int
) -> Generator[tuple[Path, Result | Outcome], None, dict[Path, str | None]]:
    """Read these files, then more, in worker processes. Returns those that were under way when a worker died."""
    pool = ProcessPoolExecutor(workers, initializer=_begin_worker)
    try:
        pending = {_submitted(pool, task): task for task in first.items()}
        while pending:
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return dict(pending.values())
                path, _ = pending.pop(future)
                yield path, future.result()
                pending |= {_submitted(pool, task): task for task in islice(more, 1)}
        return {}
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, task: tuple[Path, str | None]) -> Future[Result | Outcome]:
    try:
        return pool.submit(_read_path, *task)
    except BrokenProcessPool as error:
        failed: Future[Result | Outcome] = Future()
        failed.set_exception(error)
        return failed


def _begin_worker() -> None:
    """Ctrl-C is for the parent, which lets what is under way finish; without a parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()  # first: without memory it would wait for ever
    limit_memory()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _name(path: Path) -> str:
    """The path by which the store knows a file: links are followed, also where they lead in a circle."""
    return os.path.realpath(path)


def _held(store: GraphStore, path: Path, known: dict[str, str]) -> str | None:
    """The source that the store holds of a file."""
    source = known.get(_name(path))
    return source if source and store.has(source) else None


def _read_path(path: Path, held: str | None) -> Result | Outcome:
    """What a worker does with one file, unless the store holds what is in it."""
    try:
        data = load(path)
        if source_iri(hashlib.sha256(data).hexdigest()[:16]) == held:
            return Outcome(path, "same")
        return read_file(data, path.name)
    except ReadError as error:
        return _failed(path, error)
    except MemoryError:
        return _failed(path, refusal("memory", f"“{path.name}”"))
    except Exception as error:  # one file must not stop the others, whatever we did wrong
        return _failed(path, refusal("fault", f"“{path.name}” ({type(error).__name__})"))


def _failed(path: Path, error: ReadError) -> Outcome:
    return Outcome(path, "failed", code=error.code, vi=error.vi, en=error.en)


def read_file(data: bytes, name: str) -> Result:
    """Read one file and write its triples. Raises ReadError."""
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

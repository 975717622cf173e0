"""Reads many files into a store: on all cores, in a stable order, each file for itself.

One bad file never stops the others; what is stored is whole after every batch, so the run can be stopped and run again.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graph.files import INSIDE
from ingest.pool import results
from ingest.tasks import Opened, Outcome, Result, State, Task
from ontology.identifiers import graph_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.interface import GraphStore

_BATCH = 64
_SECONDS = 5
"""After so long what was read is kept even if it is little: a scan takes minutes, and must not be read in vain."""


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
        outcomes = {(outcome.path, outcome.member): outcome for outcome in self.outcomes}
        news = (o for o in later.outcomes if o.state != "same" or (o.path, o.member) not in outcomes)
        outcomes |= {(outcome.path, outcome.member): outcome for outcome in news}
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
    books = _Books(store, summary, progress)
    with _stop_when_asked() as stop:
        _prepare(store)
        for task, result in results(books.tasks(paths), workers or os.cpu_count() or 1):
            books.enter(task, result)
            if stop:
                break
        books.close()
    summary.stopped = bool(stop)
    summary.outcomes.sort(key=lambda outcome: (outcome.path.as_posix(), outcome.member))
    return summary


class _Books:
    """What the store knows of files, and what is entered into it as results come in."""

    def __init__(self, store: GraphStore, summary: Summary, progress: Callable[[Outcome], None] | None) -> None:
        self._store, self._summary, self._progress = store, summary, progress
        self._known: dict[str, dict[str, str]] = defaultdict(dict)  # path → path inside → source
        self._seen: dict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()
        self._batch: list[tuple[Task, Result]] = []
        self._kept = time.monotonic()
        for name, source in store.files().items():
            outer, _, inner = name.partition(INSIDE)
            self._known[outer][inner] = source

    def tasks(self, paths: Iterable[Path]) -> Iterator[Task]:
        """A task for each file, each once."""
        for path in dict.fromkeys(paths):
            known = self._known.get(_name(path), {})
            yield Task(path, {inner: source for inner, source in known.items() if self._store.has(source)})

    def enter(self, task: Task, result: Result | Outcome | Opened) -> None:
        """Take note of a result; the store has it with the next batch."""
        name = _name(task.path)
        if isinstance(result, Opened):
            self._seen[name].update(inner.member for inner in result.tasks)
            for outcome in result.outcomes:
                self._done(outcome)
            if result.whole:
                self._whole.add(name)
        elif isinstance(result, Outcome):
            self._done(result)
            if not task.member and result.state == "same":
                self._whole.add(name)
        else:
            if not task.member:
                self._whole.add(name)
            self._batch.append((task, result))
        if len(self._batch) >= _BATCH or time.monotonic() - self._kept > _SECONDS:
            self._keep()

    def close(self) -> None:
        """Keep the rest, and forget what files do not hold any more."""
        self._keep()
        gone = {
            _inside(name, inner): None for name in self._whole for inner in self._known[name].keys() - self._seen[name]
        }
        if gone:
            self._store.set_files(gone)
        self._summary.removed += len(gone)

    def _done(self, outcome: Outcome) -> None:
        self._seen[_name(outcome.path)].add(outcome.member)
        self._summary.outcomes.append(outcome)
        if self._progress:
            self._progress(outcome)

    def _keep(self) -> None:
        """Store what was read: new files together, each changed file in a transaction of its own."""
        batch, self._batch, self._kept = self._batch, [], time.monotonic()
        fresh = {_inside(_name(task.path), task.member): result for task, result in batch if not self._was(task)}
        items = ((result.source, result.ntriples) for result in fresh.values())
        self._store.replace_many(items, {name: result.source for name, result in fresh.items()})
        for task, result in batch:
            state: State = "changed" if self._was(task) else "new"
            name = _name(task.path)
            if state == "changed":
                self._store.replace_source(result.source, result.ntriples, file=_inside(name, task.member))
            self._known[name][task.member] = result.source
            self._done(
                Outcome(
                    task.path, state, result.iri, result.found, result.findings, warnings=result.warnings,
                    member=task.member,
                )
            )  # fmt: skip

    def _was(self, task: Task) -> bool:
        return task.member in self._known[_name(task.path)]


def _inside(name: str, inner: str) -> str:
    """The path of a file inside another one, as the store has it."""
    return f"{name}{INSIDE}{inner}" if inner else name


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
        name: None
        for name in store.files()
        if (name.partition(INSIDE)[0] in roots or name.startswith(below))
        and not Path(name.partition(INSIDE)[0]).exists()
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


def _name(path: Path) -> str:
    """The path by which the store knows a file: links are followed, also where they lead in a circle."""
    return os.path.realpath(path)

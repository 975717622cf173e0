"""The embedded store: Oxigraph on disk, one named graph a source, every change whole or not at all."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final, Self

import pyoxigraph as ox

from graph import export, select
from graph.derived import DATA, Derived
from graph.errors import (
    ReadOnlyError,
    StoreDamagedError,
    StoreError,
    StoreFolderError,
    StoreFormatError,
    StoreMissingError,
)
from graph.files import FILES, FileLinks
from graph.lock import hold
from graph.triples import insert_data, quads, read_triples
from ontology.identifiers import BASE, graph_iri
from ontology.terms import CC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.interface import Format, Graphs, Rows, Value

FORMAT: Final = 1
"""Raised when a store of an earlier version cannot be read any more."""

_MARK: Final = "cancu.json"
_LOADING: Final = ox.NamedNode(CC + "loading")
_SOURCE: Final = f"{BASE}source/"
_BATCH: Final = 200_000


class Store:
    """A store of facts; made with `open` or `memory`, closed at the end of a `with` block."""

    __slots__ = ("_db", "_links", "_lock", "derived", "path", "read_only")

    def __init__(self, db: ox.Store, path: Path | None, lock: IO[bytes] | None, *, read_only: bool) -> None:
        self._db, self.path, self._lock, self.read_only = db, path, lock, read_only
        self._links = FileLinks(db)
        self.derived = Derived(path if read_only else None)  # while we write, RocksDB rewrites its files

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Self:
        """The store in a folder, which is made unless `read_only`.

        Raises StoreMissingError, StoreFolderError, StoreFormatError, StoreLockedError or StoreDamagedError, each
        saying what to do.
        """
        folder = Path(path)
        try:
            _check_folder(folder, read_only=read_only)
        except OSError as error:
            raise StoreFolderError(folder, error) from error
        lock = hold(folder, writing=not read_only)
        try:
            store = cls(_database(folder, read_only=read_only), folder, lock, read_only=read_only)
        except StoreError:
            if lock:
                lock.close()
            raise
        if not any(store._unfinished()):
            return store
        if read_only:  # a bulk load was cut short: only a writer can put that right
            store.close()
            cls.open(folder).close()
            return cls.open(folder, read_only=True)
        dropped = [f"DROP SILENT GRAPH {name}" for name in store._unfinished()]
        store._commit([*dropped, f"DELETE WHERE {{ GRAPH {FILES} {{ ?source {_LOADING} ?mark }} }}"])
        return store

    @classmethod
    def memory(cls) -> Self:
        """An empty store that is gone when it is closed."""
        return cls(ox.Store(), None, None, read_only=False)

    def close(self) -> None:
        """Write what is pending and let other programs have the store."""
        self.derived.forget()
        if self.path and not self.read_only:
            self._db.flush()
        self._db = self._links = None  # type: ignore[assignment]  # RocksDB closes when nothing refers to it
        if self._lock:
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def oxigraph(self) -> ox.Store:
        """The store underneath, for the rdflib view; facts are changed through this class only."""
        return self._db

    # -- asking

    def select(self, query: str, /, **bindings: Value) -> Rows:
        """The rows of a query; all named graphs together are its default graph.

        A binding replaces its variable everywhere, as a value and never as text; the variable must be in the
        projection and is left out of the columns. A list of IRIs fills the query's empty `VALUES ?name {}`.
        What several sources state gives a row for each of them: write DISTINCT.
        Raises QueryError.
        """
        return select.select(self._db, query, bindings)

    def has(self, source: str) -> bool:
        """Is there a graph of that name?"""
        return self._db.contains_named_graph(ox.NamedNode(source))

    def sources(self) -> tuple[str, ...]:
        """The IRIs of all sources, sorted."""
        names = (graph.value for graph in self._db.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(name for name in names if name.startswith(_SOURCE)))

    def files(self) -> dict[str, str]:
        """The path of each file that was read → the source that it held then."""
        return self._links.all()

    # -- changing

    def replace_source(self, source: str, ntriples: bytes, *, file: str | None = None, force: bool = False) -> bool:
        """Keep the facts of a source, and that `file` holds it now; one transaction.

        False when the source is there already (its IRI names its content, so its facts are the same); `force` reads
        it in again, for a newer reader. A source that no file holds any more is dropped in the same transaction.
        """
        new = force or not self.has(source)
        operations = []
        if new:
            operations += [f"DROP SILENT GRAPH {ox.NamedNode(source)}"]
            operations += [insert_data(read_triples(ntriples, source), source)]
        if file is not None:
            dropped, links = self._links.change({file: source})
            operations += links + [f"DROP SILENT GRAPH {ox.NamedNode(name)}" for name in dropped]
        self._commit(operations)
        return new

    def replace_many(self, items: Iterable[tuple[str, bytes]], files: Mapping[str, str | None] | None = None) -> int:
        """Keep the facts of many sources, fast; how many were new. Then `set_files(files)`.

        The fast way of loading is not a transaction, so sources are marked while they load; what was cut short is
        removed when the store is next opened.
        """
        new, batch = 0, {}
        size = 0
        for source, ntriples in items:
            if source in batch or self.has(source):
                continue
            batch[source] = read_triples(ntriples, source)
            size += len(batch[source])
            new += 1
            if size >= _BATCH:
                self._load(batch)
                batch, size = {}, 0
        self._load(batch)
        self.set_files(files or {})
        return new

    def set_files(self, files: Mapping[str, str | None]) -> tuple[str, ...]:
        """Record which file holds which source (None: the file went away); one transaction.

        Returns the sources that no file holds any more, whose facts were dropped.
        """
        dropped, operations = self._links.change(files)
        self._commit(operations + [f"DROP SILENT GRAPH {ox.NamedNode(name)}" for name in dropped])
        return dropped

    def remove_source(self, source: str) -> bool:
        """Drop the facts of a source; False when there were none."""
        there = self.has(source)
        self._commit([f"DROP SILENT GRAPH {ox.NamedNode(source)}", *self._links.forget(source)])
        return there

    def load_graph(self, graph: str, ntriples: bytes) -> None:
        """Replace a graph of our own, such as the register."""
        triples = read_triples(ntriples, graph)
        self._commit([f"DROP SILENT GRAPH {ox.NamedNode(graph)}"])
        self._load({graph: triples})

    def add_to_graph(self, graph: str, ntriples: bytes) -> None:
        """Add to a graph of our own that must never lose anything, such as the judgements; one transaction."""
        self._commit([insert_data(read_triples(ntriples, graph), graph)])

    # -- copying

    def export(self, out: BinaryIO, graphs: Graphs = "all", form: Format = "nq") -> None:
        """Write the facts, byte for byte the same whatever the order in which they came.

        What is local to this machine (which file was read) is never written; `facts` also leaves out the register
        and the ontology; `judgements` writes nothing but what people decided.
        """
        hidden = {FILES.value} | ({graph_iri("register"), graph_iri("ontology")} if graphs == "facts" else set())
        only = graph_iri("judgements") if graphs == "judgements" else None
        export.write(self._db, out, frozenset(hidden), form, only)

    def snapshot(self, path: Path) -> None:
        """Copy the store as it is now to a new folder, which opens like any store."""
        path.mkdir(parents=True)
        self._db.backup(str(path / DATA))
        _write_mark(path)

    # -- inside

    def _commit(self, operations: Iterable[str]) -> None:
        if self.read_only:
            raise ReadOnlyError
        if update := " ;\n".join(operations):
            self.derived.forget()
            self._db.update(update)

    def _load(self, batch: Mapping[str, Iterable[ox.Triple]]) -> None:
        if not batch:
            return
        marks = [ox.Triple(ox.NamedNode(source), _LOADING, ox.Literal("true")) for source in batch]
        self._commit([insert_data(marks, FILES.value)])
        self._db.bulk_extend(quad for source, triples in batch.items() for quad in quads(triples, source))
        self._commit([insert_data(marks, FILES.value).replace("INSERT", "DELETE", 1)])

    def _unfinished(self) -> Iterator[ox.NamedNode]:
        marks = self._db.quads_for_pattern(None, _LOADING, None, FILES)
        return (mark.subject for mark in marks if isinstance(mark.subject, ox.NamedNode))


def _check_folder(folder: Path, *, read_only: bool) -> None:
    mark = folder / _MARK
    if mark.is_file():
        found = None
        with suppress(ValueError, AttributeError):
            found = json.loads(mark.read_text("utf-8")).get("format")
        if found != FORMAT:
            raise StoreFormatError(folder, str(found), FORMAT)
    elif read_only and not folder.is_dir():
        raise StoreMissingError(folder)
    elif folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreFormatError(folder, None, FORMAT)
    elif read_only:
        raise StoreMissingError(folder)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        _write_mark(folder)


def _write_mark(folder: Path) -> None:
    (folder / _MARK).write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")


def _database(folder: Path, *, read_only: bool) -> ox.Store:
    data = folder / DATA
    try:
        return ox.Store.read_only(str(data)) if read_only else ox.Store(str(data))
    except FileNotFoundError:
        raise StoreMissingError(folder) from None
    except (OSError, RuntimeError) as error:  # RocksDB reports corruption as the latter
        raise StoreDamagedError(folder, str(error)) from error

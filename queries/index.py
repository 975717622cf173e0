"""The index: documents, relations and days of a store in one small SQLite file beside it, for boards and measures.

A board asks for all that lies below a document, a matrix for two hundred boards at once: over SPARQL that takes
seconds, over two indexed tables milliseconds. The index holds nothing of its own: it is made when it is first needed,
kept in the store's folder, and made again when the store has changed. A store in memory, or in a folder that cannot be
written, has its index in memory.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from queries.days import first_day
from queries.index_build import build
from queries.model import Document, Evidence, Held
from queries.scopes import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.interface import Facts

FILE: Final = "index.sqlite"
FORMAT: Final = 1
"""Raised when the tables, or the rules by which they are filled, change."""

_TABLES: Final = Path(__file__).with_name("index.sql")
_CARD: Final = (
    "d.iri, d.ref, d.type, d.number, d.symbol, d.date, d.title, d.issuer, d.issuer_area, d.level, d.own_text,"
    " d.issuer_iri, d.area, d.draft, d.conflicted"
)
_PLACE: Final = 'l.quote, l.sentence, l.source, l.start, l."end", l.rule, l.confidence'
_BELOW: Final = f"""WITH RECURSIVE below(id) AS (
  SELECT ?1 UNION SELECT l.origin FROM below JOIN link l ON l.target = below.id AND l.relation = 'implements')
SELECT {_CARD}, {_PLACE} FROM below JOIN document d ON d.id = below.id
JOIN link l ON l.origin = d.id AND l.relation = 'implements' AND l.target IN below
WHERE d.id <> ?1 ORDER BY d.id, l."primary" DESC, l.target"""  # noqa: S608  our own columns
_MENTIONING: Final = f"""SELECT {_CARD}, {_PLACE} FROM link l JOIN document d ON d.id = l.origin
WHERE l.target = ?1 AND l.relation <> 'implements' ORDER BY d.id, l.relation"""  # noqa: S608  our own columns
_PLACE_AT: Final = 15
_SCOPES: Final = """SELECT d.iri, s.source, s.within, s.kinds, s.due, s.quote
FROM scope s JOIN document d ON d.id = s.document ORDER BY s.rowid"""


class Index:
    """An open index; asked in SQL, closed by the store that it is derived from."""

    __slots__ = ("_db", "_scopes")

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._scopes: tuple[Scope, ...] | None = None

    @classmethod
    def of(cls, store: Facts) -> Index:
        """The index of a store as it is now."""
        return store.derived.get("index", lambda: cls(_open(store)))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def rows(self, query: str, *values: object) -> list[Any]:
        """The rows of an SQL query."""
        return self._db.execute(query, values).fetchall()

    def number(self, iri: str) -> int | None:
        """The number by which the tables know a document; None for one that the store does not know."""
        return next((number for (number,) in self.rows("SELECT id FROM document WHERE iri = ?", iri)), None)

    def scopes(self) -> tuple[Scope, ...]:
        """Everyone whom any document tells to issue; read once, as few documents do."""
        if self._scopes is None:
            rows = self.rows(_SCOPES)
            self._scopes = tuple(Scope(iri, *_scope(row)) for iri, *row in rows)
        return self._scopes

    def below(self, iri: str) -> list[Held]:
        """The documents that implement one, directly or through others, each once with the link that tells it best."""
        return _held(self.rows(_BELOW, self.number(iri)))

    def mentioning(self, iri: str) -> list[Held]:
        """The documents that name one without implementing it, each once."""
        return _held(self.rows(_MENTIONING, self.number(iri)))


def _held(rows: Iterable[tuple[Any, ...]]) -> list[Held]:
    found: dict[str, Held] = {}
    for row in rows:
        if row[0] not in found:
            found[row[0]] = held(row)
    return list(found.values())


def held(row: tuple[Any, ...]) -> Held:
    """A row of card and place as a value."""
    own, body, area, draft, conflicted = row[10:_PLACE_AT]
    card = Document(*row[:10], bool(own), (), body, area, bool(draft))  # type: ignore[call-arg]  # in their order
    place = row[_PLACE_AT:]
    return Held(card, Evidence(*place) if place[0] is not None else None, bool(conflicted))


def _scope(row: list[Any]) -> tuple[Any, ...]:
    source, within, kinds, due, quote = row
    return source, within, frozenset(filter(None, kinds.split(","))), first_day(due), quote


def _open(store: Facts) -> sqlite3.Connection:
    folder = store.derived.folder
    if folder is None:
        return _build(store, ":memory:", "")
    path, version = folder / FILE, store.derived.version()
    if found := _existing(path, version):
        return found
    part = path.with_suffix(f".{os.getpid()}")
    try:
        part.unlink(missing_ok=True)
        _build(store, str(part), version).close()
        part.replace(path)
    except (OSError, sqlite3.OperationalError):  # a medium that cannot be written, or is full
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return _build(store, ":memory:", version)
    return _existing(path, version) or _build(store, ":memory:", version)


def _existing(path: Path, version: str) -> sqlite3.Connection | None:
    """The index in a file, if it is of this version of the store and in our format."""
    if not path.is_file():
        return None
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    with suppress(sqlite3.DatabaseError):
        if db.execute("SELECT version, format FROM about").fetchall() == [(version, FORMAT)]:
            db.execute("PRAGMA mmap_size = 4000000000")
            return db
    db.close()
    return None


def _build(store: Facts, path: str, version: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, check_same_thread=False)
    try:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES.read_text("utf-8"))
        build(store, db)
        db.execute("INSERT INTO about VALUES (?, ?)", (version, FORMAT))
        db.commit()
    except BaseException:
        db.close()
        raise
    return db

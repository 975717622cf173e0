"""Where the index of a store is kept: one SQLite file in the store's folder, made anew when the store has changed.

A store in memory, one that is being written, or one in a folder that cannot be written has its index in memory.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from queries.index_build import build

if TYPE_CHECKING:
    from graph.interface import Facts

FILE: Final = "index.sqlite"
FORMAT: Final = 1
"""Raised when the tables, or the rules by which they are filled, change."""

_ABANDONED: Final = 86_400
"""Seconds after which a half-made index belongs to nobody."""

_TABLES: Final = Path(__file__).with_name("index.sql")


def opened(store: Facts) -> sqlite3.Connection:
    """The index of a store, from its folder or made now."""
    folder = store.derived.folder
    if folder is None:
        return _build(store, ":memory:", "")
    path, version = folder / FILE, store.derived.version()
    if found := _existing(path, version):
        return found
    part = path.with_suffix(f".{os.getpid()}")
    try:
        for left in folder.glob("index.[0-9]*"):  # of a run that was killed
            if time.time() - left.stat().st_mtime > _ABANDONED:
                left.unlink(missing_ok=True)
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

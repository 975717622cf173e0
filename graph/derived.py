"""What is worked out from a store's facts and can always be worked out again: kept while the store does not change."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATA: Final = "oxigraph"
"""The folder in a store's folder that holds the facts."""

_CHANGING: Final = ("*.sst", "*.log", "MANIFEST-*")
"""The files that RocksDB writes when facts change; its journal "LOG" changes with every opening."""


class Closable(Protocol):
    """Something derived that holds a file open."""

    def close(self) -> None:
        """Let go of it."""
        ...


T = TypeVar("T", bound=Closable)


class Derived:
    """The derived things of one open store, by name.

    `folder` is the store's, where they may be kept; None for a store in memory or one that is being written.
    """

    __slots__ = ("_kept", "folder")

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._kept: dict[str, Closable] = {}

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The thing of that name, made when it is first asked for after a change."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[return-value]  # one name, one maker

    def forget(self) -> None:
        """The facts change: close and drop everything."""
        for thing in self._kept.values():
            thing.close()
        self._kept = {}

    def version(self) -> str:
        """A text that differs after every change of the facts on disk: names, sizes and times of the files of RocksDB.

        The files of a store in memory are none, and give one text for ever.
        """
        files = [path for pattern in _CHANGING for path in (self.folder / DATA).glob(pattern)] if self.folder else []
        stamps = [(path.name, stat.st_size, stat.st_mtime_ns) for path in files for stat in [path.stat()]]
        return hashlib.sha256(repr(sorted(stamps)).encode()).hexdigest()

"""Watches folders and files: tells what has changed once it has come to rest, so that no half copy is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.files import documents_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOOK = 1000
"""Milliseconds between two looks at a file; one that is the same at both is at rest."""


def settled(paths: Iterable[Path]) -> Iterator[tuple[list[Path], list[Path]]]:
    """The documents that came or changed, and the paths that are gone, as it happens; it ends with KeyboardInterrupt.

    The first time both are empty: watching has begun, so what is read from then on misses no change.
    Raises OSError where the system cannot watch, or not so many folders.
    """
    from watchfiles import watch

    roots = [path.resolve() for path in paths]
    # A file is watched through its folder: programs replace a file rather than write into it.
    watched = {root if root.is_dir() else root.parent for root in roots}
    restless: dict[Path, tuple[int, int] | None] = {}
    begun = False
    for changes in watch(*watched, watch_filter=None, rust_timeout=LOOK, yield_on_timeout=True):
        states = {path: _state(path) for path in {*restless, *(Path(name) for _, name in changes)}}
        resting = {path: state for path, state in states.items() if restless.get(path, ()) == state}
        restless = {path: state for path, state in states.items() if path not in resting}
        if resting or not begun:
            yield list(documents_at(sorted(resting), roots)), [path for path in resting if resting[path] is None]
        begun = True


def _state(path: Path) -> tuple[int, int] | None:
    """What changes while a file is written; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns

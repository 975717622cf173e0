"""One writer or many readers of a store folder at a time.

RocksDB keeps two writers apart itself, but leaves reading beside a writer undefined; this closes that gap.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from graph.errors import StoreLockedError

if TYPE_CHECKING:
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: RocksDB's own lock still keeps two writers apart
    fcntl = None  # type: ignore[assignment]


def hold(folder: Path, *, writing: bool) -> IO[bytes] | None:
    """The open lock file, which holds the lock until it is closed; None where the medium cannot be locked.

    Raises StoreLockedError when another process holds the store in a way that excludes us.
    """
    if fcntl is None:
        return None
    path = folder / "lock"
    try:
        file = path.open("ab" if writing or not path.exists() else "rb")
    except OSError:
        return None
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if writing else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise StoreLockedError(folder, writing=writing) from None
    except OSError:
        file.close()
        return None
    return file

"""What one file may cost once it is text: finding facts in it is bounded in time and, in a worker, in memory.

Parsers of hostile bytes have stricter limits of their own: see readers/worker.py.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.readers.errors import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 10
"""Of computing in this process. A long real document (320 KB) takes a quarter of a second."""
MEMORY = 1 << 30
"""Bytes of data that a worker may take beyond what it begins with."""


class TooMuch(Exception):  # noqa: N818 - not a fault of this program
    """What is done inside `bounded` costs more than it may; the argument is the code of the refusal."""


def limit_memory() -> None:
    """Bind a worker, where the system can: what is too much is a MemoryError in it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        most = _data() + MEMORY
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _data() -> int:
    """Bytes of data of this process: one that was forked has those of its parent. 0 where the system does not say."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmData:"):
                return int(line.split()[1]) << 10
    return 0


@contextmanager
def bounded(name: str, seconds: float = SECONDS) -> Iterator[None]:
    """Raise ReadError "time", "memory" or as TooMuch says where what is done inside takes too much.

    `name` is that of the file.

    Time is bounded in the main thread of a process only, and where the system can tell it.
    """
    shown = f"“{name}”" if name else "Tệp"
    timed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    begun = time.process_time()

    def late(_number: int, _frame: object) -> None:
        left = begun + seconds - time.process_time()
        if left > 0:  # seen once in thousands of files: the system's timer rings long before its time
            signal.setitimer(signal.ITIMER_PROF, left)
            return
        raise TooMuch("time")

    before = signal.signal(signal.SIGPROF, late) if timed else None
    try:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, seconds)
        yield
    except MemoryError as error:
        raise refusal("memory", shown) from error
    except TooMuch as error:
        raise refusal(str(error), shown) from error
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

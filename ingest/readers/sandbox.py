"""Has another process read a file, and says in the user's words what went wrong there.

That process (server.py) is started with the first file, and again where it was ended; one serves one process of ours.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

from ingest.readers.errors import ReadError, refusal
from ingest.readers.worker import SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_GRACE = 5
"""Seconds that are waited beyond those of computing."""
_OUT_OF_TIME = -24  # SIGXCPU: the limit on computing; SIGKILL where the first signal was not heard
_KILLED = -9


def run(task: str, data: bytes, shown: str, *, seconds: int = SECONDS, options: Sequence[str] = ()) -> dict[str, Any]:
    """What a worker makes of a file. Raises ReadError; `shown` names the file in it."""
    order = {"task": task, "options": list(options), "seconds": seconds, "size": len(data)}
    status, errors, reply = _server.ask(order, data)
    if status:
        out_of_memory = "MemoryError" in errors or "bad_alloc" in errors
        late = status in (_OUT_OF_TIME, _KILLED)
        raise refusal("memory" if out_of_memory else "time" if late else "crash", shown)
    said: dict[str, Any] = json.loads(reply)
    if "error" in said:
        raise ReadError(*said["error"])
    if "refused" in said:
        if said["refused"] == "no-text":
            from ingest.readers.pdf import no_text

            raise no_text(shown)
        raise refusal(said["refused"], shown)
    return said


class _Server:
    """The process that is asked; none until the first question."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._alone = threading.Lock()

    def ask(self, order: dict[str, Any], data: bytes) -> tuple[int, str, bytes]:
        """How the task ended, the complaints, and what was said. One that takes too long is ended."""
        with self._alone:
            process, late = self._running(), threading.Event()
            timer = threading.Timer(order["seconds"] + _GRACE, _give_up, [process, late])
            timer.start()
            try:
                return _exchange(process, order, data)
            except OSError:  # the process is gone
                self.close()
                return (_KILLED if late.is_set() else 1), "", b""
            except BaseException:  # what is left of the reply is not for the next one
                self.close()
                raise
            finally:
                timer.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self.close()
        if self._process is None:
            folders = os.pathsep.join(os.path.abspath(folder) for folder in sys.path if folder)  # noqa: PTH100
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell, nothing of the user's in it
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": folders},
                start_new_session=True,  # Ctrl-C is not for it; and it is ended together with its children
            )
        return self._process

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process:
            _kill(process)
            with contextlib.suppress(OSError):
                process.communicate()

    def forget(self) -> None:
        """In a process that was forked from this one: the server answers the other one only."""
        global _inherited
        _inherited, self._process, self._alone = self._process, None, threading.Lock()


def _exchange(process: subprocess.Popen[bytes], order: dict[str, Any], data: bytes) -> tuple[int, str, bytes]:
    """One order and its reply. Raises OSError when the process ends over it."""
    orders, replies = process.stdin, process.stdout
    if not orders or not replies:
        raise BrokenPipeError
    orders.write(json.dumps(order).encode() + b"\n")
    orders.write(data)
    orders.flush()
    line = replies.readline()
    if not line:
        raise BrokenPipeError
    head = json.loads(line)
    return head["status"], head["errors"], replies.read(head["size"])


def _give_up(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children, such as tesseract."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _command() -> list[str]:
    """No `site`: a start costs half. The folders of libraries come from this process; the current one never is one."""
    return [sys.executable, "-S", "-P", "-m", "ingest.readers.server"]


_server = _Server()
close = _server.close
_inherited: subprocess.Popen[bytes] | None = None
atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_server.forget)

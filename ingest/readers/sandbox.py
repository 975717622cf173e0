"""Has a worker process read a file, and says in the user's words what went wrong there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from ingest.readers.errors import ReadError, refusal
from ingest.readers.worker import SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_OUT_OF_TIME = -24  # SIGXCPU: the limit on computing; SIGKILL where the first signal was not heard
_KILLED = -9


def run(task: str, data: bytes, shown: str, *, seconds: int = SECONDS, options: Sequence[str] = ()) -> dict[str, Any]:
    """What a worker makes of a file. Raises ReadError; `shown` names the file in it."""
    folders = os.pathsep.join(os.path.abspath(folder) for folder in sys.path if folder)  # noqa: PTH100
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, no shell, nothing of the user's in the command
            [*_command(task), *options],
            input=data,
            capture_output=True,
            timeout=seconds + 5,
            env=os.environ | {"PYTHONPATH": folders},
        )
    except subprocess.TimeoutExpired as error:
        raise refusal("time", shown) from error
    if done.returncode:
        out_of_memory = b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr
        late = done.returncode in (_OUT_OF_TIME, _KILLED)
        raise refusal("memory" if out_of_memory else "time" if late else "crash", shown)
    said: dict[str, Any] = json.loads(done.stdout)
    if "error" in said:
        raise ReadError(*said["error"])
    if "refused" in said:
        if said["refused"] == "no-text":
            from ingest.readers.pdf import no_text

            raise no_text(shown)
        raise refusal(said["refused"], shown)
    return said


def _command(task: str) -> list[str]:
    """No `site`: a start costs half. The folders of libraries come from this process; the current one never is one."""
    return [sys.executable, "-S", "-P", "-m", "ingest.readers.worker", task]

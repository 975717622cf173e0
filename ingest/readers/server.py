"""The process that reads hostile bytes, in a child for each file: `python -m ingest.readers.server`.

It has the libraries loaded and forks, so a file costs milliseconds, and whatever a hostile one does to a library ends
with its child, which the system holds to limits. An order is a line of JSON and the bytes of the file; a reply is a
line of JSON and what the task said. Nothing that a child says is looked into here.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys

from ingest.readers import worker

MOST = 256 << 20
"""Bytes that a child may say."""
_ERRORS = 4096
_FULL = 0.9
"""Of the memory that a child may have: one that dies with more has died of it."""


def main() -> None:
    """Answer orders until there are no more."""
    orders, replies = sys.stdin.buffer, sys.stdout.buffer
    answer = _in_a_child if hasattr(os, "fork") else _here
    while line := orders.readline():
        order = json.loads(line)
        status, said, errors = answer(order, orders.read(order["size"]))
        head = {"status": status, "size": len(said), "errors": errors.decode("utf-8", "replace")}
        replies.write(json.dumps(head).encode() + b"\n" + said)
        replies.flush()


def _here(order: dict[str, object], data: bytes) -> tuple[int, bytes, bytes]:
    """Where a system cannot fork: if the library dies, so does this process, and another one is started."""
    return 0, _said(order, data), b""


def _said(order: dict[str, object], data: bytes) -> bytes:
    said = worker.answer(str(order["task"]), data, tuple(order["options"]))  # type: ignore[arg-type]
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def _in_a_child(order: dict[str, object], data: bytes) -> tuple[int, bytes, bytes]:
    """How the child ended (as `subprocess` tells it), what it said, and the end of its complaints."""
    worker.load(str(order["task"]))
    gc.freeze()  # what is looked through in the child would be copied for it
    from_child, to_parent = os.pipe()
    complaints, complain = os.pipe()
    os.set_blocking(complain, False)  # nobody listens until the child is gone
    child = os.fork()
    if not child:
        _be_the_child(order, data, to_parent, complain)
    os.close(to_parent)
    os.close(complain)
    said = _all(from_child)
    os.close(from_child)
    _, status, used = os.wait4(child, 0)
    errors = os.read(complaints, 1 << 16)[-_ERRORS:]
    os.close(complaints)
    if status and sys.platform == "linux" and used.ru_maxrss << 10 > _FULL * worker.MEMORY:
        errors += b" MemoryError"  # a library that is given no more may end without a word
    return os.waitstatus_to_exitcode(status), said, errors


def _be_the_child(order: dict[str, object], data: bytes, to_parent: int, complain: int) -> None:
    """Do the task and end. What a library prints must not reach the orders or the replies."""
    status = 1
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for source, target in ((nothing, 0), (nothing, 1), (complain, 2)):
            os.dup2(source, target)
        worker.limit(int(str(order["seconds"])))
        with os.fdopen(to_parent, "wb") as out:
            out.write(_said(order, data))
        status = 0
    except BaseException as error:  # the process ends here, and its reason is told
        with contextlib.suppress(OSError):
            os.write(2, repr(error).encode("utf-8", "replace"))
    finally:
        os._exit(status)


def _all(pipe: int) -> bytes:
    """What comes out of a pipe until it is closed; no more than is sane."""
    parts, size = [], 0
    while (part := os.read(pipe, 1 << 20)) and size <= MOST:
        parts.append(part)
        size += len(part)
    return b"".join(parts)


if __name__ == "__main__":
    main()

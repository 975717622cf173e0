"""Becomes a program that reads hostile bytes: `python -m ingest.readers.confined FOLDER PROGRAM ARGUMENT…`.

That program has so much memory and time, writes in that folder only, and has no network. Which of these hold is the
system's doing (resource limits; Landlock since Linux 5.13; namespaces where they are allowed): what it does not know
is left out, and the program is told by its own settings as well.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

MEMORY = 1 << 30
"""Bytes of data; the address space is no measure for a program that maps its libraries."""
SECONDS = 20
"""Of computing; a plan of ten pages takes one."""
FILE = 256 << 20
"""Bytes of one file that it writes."""

_NO_NEW_PRIVILEGES = 38  # prctl
_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls of Landlock, the same on every processor
_WRITE = sum(1 << bit for bit in (1, *range(4, 13)))  # write to files, make and remove them and folders
_MOVE, _TRUNCATE = 1 << 13, 1 << 14  # since the second and the third version of Landlock
_WRITE_FILE, _REMOVE_FILE, _MAKE_SOCKET = 1 << 1, 1 << 5, 1 << 9
_BENEATH = 1  # a rule for a folder and all below it
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


class _Rule(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def main(folder: str, *command: str) -> None:
    """Give up all rights but these, then become the program."""
    limit()
    with contextlib.suppress(OSError, AttributeError):  # another system, or an older one
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(_NEW_NETWORK):
            libc.unshare(_NEW_USER | _NEW_NETWORK)
        _write_only_in(folder, libc)
    os.execv(command[0], command)  # noqa: S606 - the caller's fixed command


def limit() -> None:
    """Bind this process: memory, time, size of files, no memory dump."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_DATA, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _write_only_in(folder: str, libc: ctypes.CDLL) -> None:
    version = libc.syscall(_CREATE, None, 0, 1)
    if version < 1:
        return
    rights = _WRITE | (_MOVE if version > 1 else 0) | (_TRUNCATE if version > 2 else 0)
    ruleset = libc.syscall(_CREATE, ctypes.byref(ctypes.c_uint64(rights)), 8, 0)
    # LibreOffice makes a socket in this very folder and takes it away again, whatever it is told.
    for path, allowed in ((folder, rights), ("/tmp", _MAKE_SOCKET | _REMOVE_FILE), ("/dev/null", _WRITE_FILE)):  # noqa: S108
        rule = _Rule(allowed, os.open(path, os.O_PATH | os.O_CLOEXEC))
        libc.syscall(_ADD, ruleset, _BENEATH, ctypes.byref(rule), 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.syscall(_RESTRICT, ruleset, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

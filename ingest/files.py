"""Files as they come: loading one safely, and walking what the user names."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from graph.reasons import reasons
from ingest.readers.errors import ReadError
from ingest.readers.sizes import FILE, check_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXT = frozenset({".txt", ".md", ".markdown", ".text", ".html", ".htm"})
CONTAINERS = frozenset({".zip", ".7z", ".eml", ".msg"})
"""Of files that most likely hold others."""
SUFFIXES = (
    TEXT
    | CONTAINERS
    | {".edxml", ".pdf", ".docx", ".docm", ".doc", ".rtf", ".odt"}
    | {".xlsx", ".xlsm", ".xls", ".ods", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
)
"""Taken from a folder; a file that is named itself is read whatever its name."""


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises ReadError, in the user's words, for what is no regular file, cannot be opened, has gone, or is too large.
    """
    shown = f"“{path.name}”"
    try:
        with open(path, "rb", opener=_no_wait) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ReadError("not-a-file", f"{shown}: không phải tệp thường.", f"{shown}: not a regular file.")
            check_bytes(status.st_size, FILE, shown)
            return file.read(FILE + 1)
    except OSError as error:
        raise _explained(error, shown) from error


def _no_wait(path: str, flags: int) -> int:
    """Do not hang on a named pipe that nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _explained(error: OSError, shown: str) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(
            "gone",
            f"{shown}: không có tệp này, hoặc đã bị xóa trong lúc đọc.",
            f"{shown}: no such file, or it went away while being read.",
        )
    if isinstance(error, PermissionError):
        return ReadError(
            "no-permission", f"{shown}: không có quyền đọc tệp này.", f"{shown}: no permission to read this file."
        )
    if isinstance(error, IsADirectoryError):
        return ReadError("directory", f"{shown}: là thư mục, không phải tệp.", f"{shown}: is a folder, not a file.")
    vi, en = reasons(error)
    return ReadError("io", f"{shown}: không đọc được ({vi}).", f"{shown}: cannot be read ({en}).")


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that the user names, in a stable order: a folder gives the documents below it, hidden ones left out."""
    for path in paths:
        if path.is_dir():
            yield from sorted(_below(path), key=lambda found: found.as_posix())
        else:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if _is_taken(name):
                yield Path(root, name)


def _is_taken(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def documents_at(paths: Iterable[Path], roots: Iterable[Path]) -> Iterator[Path]:
    """Of these paths, the files that walking the roots would give; a folder stands for what is in it."""
    named = frozenset(roots)
    for path in paths:
        root = next((above for above in (path, *path.parents) if above in named), None)
        inside = path.relative_to(root).parts if root else ()
        if root is None or any(part.startswith(".") for part in inside):
            continue
        if path.is_dir():
            yield from walk([path])
        elif path.exists() and (not inside or _is_taken(path.name)):
            yield path

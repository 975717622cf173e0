"""Unpacks zip files. Runs in a worker process only."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError, refusal
from ingest.readers.package import ENCRYPTED, opened, unpacked
from ingest.readers.sizes import FILE
from ingest.readers.unpack import is_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile, ZipInfo

    from ingest.readers.unpack import Budget, Found

_UTF8 = 0x800  # flag: the name is UTF-8


def members(data: bytes, shown: str, budget: Budget) -> Iterator[Found]:
    """Each file. Raises ReadError for a broken archive, Exhausted."""
    archive = opened(data, shown)
    for info in archive.infolist():
        name = _name(info)
        if info.is_dir() or not is_document(name):
            continue
        said = _bytes(archive, info, f"“{name}”")
        budget.take(0 if isinstance(said, ReadError) else len(said))
        yield name, said


def _bytes(archive: ZipFile, info: ZipInfo, shown: str) -> bytes | ReadError:
    if stat.S_ISLNK(info.external_attr >> 16):
        return refusal("symlink", shown)
    if info.flag_bits & ENCRYPTED:
        return refusal("password", shown)
    try:
        return unpacked(archive, info, FILE, shown)
    except ReadError as error:
        return error


def _name(info: ZipInfo) -> str:
    """Many programs write UTF-8 and do not say so; zipfile then reads it as a code page of 1981."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename

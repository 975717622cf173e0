"""Unpacks 7z files. Runs in a worker process only."""

from __future__ import annotations

import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError, refusal
from ingest.readers.sizes import FILE
from ingest.readers.unpack import Exhausted, is_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from py7zr import SevenZipFile
    from py7zr.py7zr import ArchiveFile

    from ingest.readers.unpack import Budget, Found


def members(data: bytes, shown: str, budget: Budget) -> Iterator[Found]:
    """Each file. Raises ReadError for an archive that is broken or encrypted, Exhausted."""
    from py7zr import SevenZipFile

    try:
        with SevenZipFile(io.BytesIO(data)) as archive:
            _check(archive, shown)
            files = [file for file in archive.files if not file.is_directory and is_document(file.filename)]
            refused = {file.filename: _refused(file) for file in files}
            for file in files:
                budget.take(0 if refused[file.filename] else file.uncompressed)
            said = _unpacked(archive, [name for name, error in refused.items() if not error])
    except (ReadError, Exhausted, MemoryError):
        raise
    except Exception as error:  # the library lets the errors of its decoders through
        raise refusal("broken", shown) from error
    for name, why in refused.items():
        yield name, why or said.get(name) or b""


def _check(archive: SevenZipFile, shown: str) -> None:
    if archive.needs_password():
        raise refusal("password", shown)


def _refused(file: ArchiveFile) -> ReadError | None:
    shown = f"“{file.filename}”"
    if file.is_symlink or file.is_junction or file.is_socket:
        return refusal("symlink", shown)
    path = PurePosixPath(file.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:  # the library would refuse the whole archive
        return refusal("unsafe-name", shown)
    return refusal("bomb", shown) if file.uncompressed > FILE else None


def _unpacked(archive: SevenZipFile, names: list[str]) -> dict[str, bytes]:
    from py7zr.io import BytesIOFactory

    factory = BytesIOFactory(FILE)
    archive.extract(targets=names, factory=factory)
    return {name: product.read() for name, product in factory.products.items()}

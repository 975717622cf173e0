"""Files that hold files: zip, 7z, messages. What they hold are the documents, each for itself.

Everything is unpacked in a worker process with limits, in memory: a name inside is only a name, and nothing is written.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError, refusal
from ingest.readers.sandbox import run
from ingest.readers.sniff import CONTAINER, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.readers.extract import Extract

_SECONDS = 120
"""Of computing, for one group of members."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside: its path there (“inner.zip » folder/a.docx”), and its bytes, or why it is refused."""

    name: str
    data: bytes = b""
    refused: ReadError | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Some members, the number of the first one after them (None: these were the last), and why there are no more."""

    members: tuple[Member, ...]
    after: int | None = None
    ended: ReadError | None = None


def is_container(data: bytes, name: str) -> bool:
    """Whether the bytes are a file that holds files. Raises ReadError as `kind_of` does."""
    return kind_of(data, f"“{name}”").module == CONTAINER


def group(data: bytes, name: str, start: int = 0) -> Group:
    """Documents inside, in the order of the container, from a number on; those of a container inside are among them.

    `ended` is set for a container that is broken, encrypted or too large, or holds no document.
    """
    shown = f"“{name}”"
    try:
        said = run("unpack", data, shown, options=[shown, str(start)], seconds=_SECONDS)
    except ReadError as error:
        return Group((), ended=error)
    found = tuple(
        Member(row["name"], b64decode(row["data"]), ReadError(*row["refused"]) if row["refused"] else None)
        for row in said["members"]
    )
    ended = ReadError(*said["ended"]) if said["ended"] else None
    if not found and not start:
        ended = ended or refusal("no-document", shown)
    return Group(found, start + len(found) if said["more"] else None, ended)


def members(data: bytes, name: str) -> Iterator[Member]:
    """All documents inside. Raises ReadError where there are no more to be had, perhaps after some."""
    after: int | None = 0
    while after is not None:
        found = group(data, name, after)
        yield from found.members
        if found.ended:
            raise found.ended
        after = found.after


def extract(_: bytes, shown: str) -> Extract:
    """A container is no document: raises ReadError, with what to do."""
    raise ReadError(
        "container",
        f"{shown}: là tệp nén hoặc thư, chứa các tệp khác; hãy dùng cancu ingest, hoặc chọn một tệp bên trong.",
        f"{shown}: an archive or a message, which holds other files; use cancu ingest, or choose a file inside.",
    )

"""Unpacks containers, and containers inside them. Runs in a worker process only.

Hostile archives say little and hold much, hold themselves, or lie about their sizes: what comes out is counted.
"""

from __future__ import annotations

import re
from base64 import b64encode
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

from ingest.files import SUFFIXES
from ingest.readers.errors import ReadError, refusal
from ingest.readers.ole import what
from ingest.readers.sniff import OLE, container_of

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 3
MEMBERS = 2_000
UNPACKED = 400 << 20
GROUP = 24 << 20
"""Bytes that are handed over at once."""
INSIDE = " » "
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 200  # letters of a name that are kept

Found = tuple[str, bytes | ReadError]


class Exhausted(Exception):  # noqa: N818 - not a fault of this program
    """There is more inside than is unpacked."""


class Budget:
    """What may still be unpacked, of all containers inside one another together."""

    def __init__(self) -> None:
        self._bytes, self._members = UNPACKED, MEMBERS

    def take(self, size: int) -> None:
        """Count one member. Raises Exhausted."""
        self._bytes -= size
        self._members -= 1
        if self._bytes < 0 or self._members < 0:
            raise Exhausted


def group(data: bytes, shown: str, start: int) -> dict[str, object]:
    """Some members from a number on, ready for JSON; `ended` says why there can be no more."""
    found: list[dict[str, object]] = []
    size, more, ended = 0, False, None
    try:
        for name, said in islice(documents(data, shown, Budget(), 1), start, None):
            if size > GROUP:
                more = True
                break
            size += 0 if isinstance(said, ReadError) else len(said)
            found.append(_row(name, said))
    except Exhausted:
        ended = refusal("too-many", shown)
    except ReadError as error:
        ended = error
    return {"members": found, "more": more, "ended": [ended.code, ended.vi, ended.en] if ended else None}


def _row(name: str, said: bytes | ReadError) -> dict[str, object]:
    if isinstance(said, ReadError):
        return {"name": name, "data": "", "refused": [said.code, said.vi, said.en]}
    return {"name": name, "data": b64encode(said).decode(), "refused": None}


def documents(data: bytes, shown: str, budget: Budget, depth: int) -> Iterator[Found]:
    """Each document inside with its path, or why it is refused. Raises ReadError, Exhausted."""
    form = _format(data)
    if not form:
        raise refusal("broken", shown)
    named: dict[str, int] = {}
    for printed, said in import_module(f"ingest.readers.{form}").members(data, shown, budget):
        name = _UNPRINTED.sub("", printed).replace("\\", "/")[-_LONGEST:]
        named[name] = named.get(name, 0) + 1
        name += f" ({named[name]})" if named[name] > 1 else ""
        if isinstance(said, ReadError) or not _format(said):
            yield name, said
        elif depth == DEEPEST:
            yield name, refusal("too-nested", f"“{name}”")
        else:
            try:
                for inner, held in documents(said, f"“{name}”", budget, depth + 1):
                    yield f"{name}{INSIDE}{inner}", held
            except ReadError as error:  # this one is spoilt, those beside it are not
                yield name, error


def _format(data: bytes) -> str:
    """The module that unpacks these bytes, "" for a document."""
    if data.startswith(OLE):
        return "message_outlook" if what(data) == "message" else ""
    return container_of(data)


def is_document(name: str) -> bool:
    """Whether a member is taken, as a file of a folder is: by its ending, and not hidden."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "~$", "__MACOSX")) and part not in (".", "..") for part in parts)
    return not hidden and f".{parts[-1].rpartition('.')[2].lower()}" in SUFFIXES

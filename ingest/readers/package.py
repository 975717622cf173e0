"""Opens the zipped XML packages that word processors write, and bounds what comes out of them."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from ingest.readers.errors import refusal

if TYPE_CHECKING:
    from lxml.etree import _Element

UNPACKED = 64 << 20
RATIO = 250
"""Unpacked to packed size of a part over a megabyte: a real document shrinks to a tenth, a bomb to a thousandth."""
_MEMBERS = 10_000
ENCRYPTED = 1
"""A flag of a member."""
_PROLOGUE = 4096
_BROKEN = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)


class Package:
    """The parts of a package, each read once and parsed without entities, network or document types."""

    def __init__(self, data: bytes, shown: str) -> None:
        self._shown = shown
        self._left = UNPACKED
        self._zip = opened(data, shown)
        self._members = {info.filename: info for info in self._zip.infolist()}
        if len(self._members) > _MEMBERS:
            raise refusal("bomb", shown)

    def part(self, name: str) -> _Element | None:
        """The root of a part, None where there is none. Raises ReadError for a broken one or one that is too large."""
        info = self._members.get(name)
        if info is None:
            return None
        if info.flag_bits & ENCRYPTED:
            raise refusal("password", self._shown)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            root: _Element = etree.fromstring(self._bytes(info), parser)
        except etree.XMLSyntaxError as error:
            raise refusal("broken", self._shown) from error
        if root.getroottree().docinfo.doctype:
            raise refusal("bomb", self._shown)  # no word processor writes one; only attacks do
        return root

    def check(self, ending: str = "") -> None:
        """Unpack every part whose name ends so once, for a program that will do it without bounds.

        Raises ReadError as `part` does.
        """
        for info in (info for name, info in self._members.items() if name.endswith(ending)):
            if info.flag_bits & ENCRYPTED:
                raise refusal("password", self._shown)
            if b"<!DOCTYPE" in self._bytes(info)[:_PROLOGUE]:
                raise refusal("bomb", self._shown)

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        data = unpacked(self._zip, info, self._left, self._shown)
        self._left -= len(data)
        return data


def opened(data: bytes, shown: str) -> zipfile.ZipFile:
    """A zip file's list of members, none of them unpacked. Raises ReadError for a broken one."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise refusal("broken", shown) from error


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, shown: str) -> bytes:
    """What a member holds. Its stated size may lie, so what comes out is counted. Raises ReadError."""
    try:
        with archive.open(info) as part:
            data = part.read(most + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise refusal("broken", shown) from error
    if len(data) > most or (len(data) > 1 << 20 and len(data) > RATIO * max(info.compress_size, 1)):
        raise refusal("bomb", shown)
    return data

"""From bytes to text. One module a format; which one reads a file is decided by its content, not by its name.

Each reader is a function `extract(data, shown)`: bytes and the file's name as messages show it in, an Extract out,
ReadError where there is none. A reader's module and its library are imported with the first file that needs them.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ingest.pages import UNPAGED, Pages, assembled
from ingest.readers import plain
from ingest.readers.errors import ReadError
from ingest.readers.legacy import modern
from ingest.readers.sizes import check_bytes, check_letters
from ingest.readers.sniff import PLAIN, kind_of
from ingest.text import normalise

if TYPE_CHECKING:
    from ingest.readers.extract import Extract, ReadWarning
    from ingest.readers.sniff import Kind

__all__ = ["Decoded", "ReadError", "decode", "extracted"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text: the whole of it (NFC), its media type, where its pages are, what the user should know.

    `exchanged` are the lines of its envelope: see Extract.
    """

    string: str
    media_type: str
    pages: Pages = UNPAGED
    warnings: tuple[ReadWarning, ...] = ()
    exchanged: str = ""


def decode(data: bytes, name: str = "") -> Decoded:
    """The text of a file, with its pages.

    Raises ReadError for an empty file, one that is too large, one of a format that is not read, and a broken one.
    """
    kind, extract = extracted(data, f"“{name}”" if name else "Tệp")
    string, pages = assembled(extract)
    media_type = plain.media_type(string) if kind is PLAIN else kind.media_type
    return Decoded(string, media_type, pages, extract.warnings, normalise(extract.exchanged))


def extracted(data: bytes, shown: str) -> tuple[Kind, Extract]:
    """What the reader of a file's format makes of it; `shown` names the file in messages. Raises as `decode` does."""
    kind = kind_of(data, shown)
    check_bytes(len(data), kind.most, shown)
    if not data.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n\0\xff\xfe"):
        raise ReadError("empty", f"{shown}: tệp rỗng, không có gì để đọc.", f"{shown}: the file is empty.")
    reader = plain if kind is PLAIN else import_module(f"ingest.readers.{kind.module}")
    extract: Extract = reader.extract(data, shown)
    check_letters(sum(len(page.text) for page in extract.pages), shown)
    return kind, extract if extract.paged else modern(extract)

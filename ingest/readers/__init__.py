"""From bytes to text. One module a format; which one reads a file is decided by its content, not by its name.

Each reader is a function `text(data, shown)`: bytes and the file's name as messages show it in, raw text out, ReadError
where there is none. A reader's module and its library are imported with the first file that needs them.
"""

from __future__ import annotations

import codecs
from importlib import import_module

from ingest.readers import plain
from ingest.readers.errors import ReadError
from ingest.readers.plain import LIMIT
from ingest.readers.sniff import PLAIN, kind_of
from ingest.text import normalise

__all__ = ["ReadError", "decode"]


def decode(data: bytes, name: str = "") -> tuple[str, str]:
    """The text (NFC) and the media type of a file.

    Raises ReadError for an empty file, one that is too large, one of a format that is not read, and a broken one.
    """
    shown = f"“{name}”" if name else "Tệp"
    if not data.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n\0\xff\xfe"):
        raise ReadError("empty", f"{shown}: tệp rỗng, không có gì để đọc.", f"{shown}: the file is empty.")
    _check(len(data), shown)
    kind = kind_of(data, shown)
    if kind is PLAIN:
        text = normalise(plain.text(data, shown))
        return text, plain.media_type(text)
    reader = import_module(f"ingest.readers.{kind.module}")
    raw: str = reader.text(data, shown)
    _check(len(raw), shown)
    return normalise(raw), kind.media_type


def _check(size: int, shown: str) -> None:
    """Refuse what is too large, packed or unpacked."""
    if size > LIMIT:
        raise ReadError(
            "too-large",
            f"{shown}: tệp quá lớn ({size >> 20} MB, tối đa {LIMIT >> 20} MB); hãy tách nhỏ.",
            f"{shown}: too large ({size >> 20} MB, at most {LIMIT >> 20}); split it.",
        )

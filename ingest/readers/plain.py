"""Reads plain text and Markdown: UTF-8 with or without its mark, UTF-16 with its mark, Windows-1258 if all fails."""

from __future__ import annotations

import codecs
import re

from ingest.readers.errors import ReadError
from ingest.text import normalise

LIMIT = 16 * 1024 * 1024
"""Bytes. The longest text of a real document seen has 2 MB; more is no administrative document."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"II*\0",
    b"MM\0*",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"Rar!",
    b"GIF8",
)
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_MARKDOWN = re.compile(r"(?m)^\s*#{1,6}\s|\*\*[^*\n]+\*\*|^\s*\|")


def decode(data: bytes, name: str = "") -> tuple[str, str]:
    """The text (NFC) and its media type.

    Raises ReadError for an empty file, one that is too large, one of another format, and bytes that are no text.
    """
    shown = f"“{name}”" if name else "Tệp"
    if not data.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n\0\xff\xfe"):
        raise ReadError("empty", f"{shown}: tệp rỗng, không có gì để đọc.", f"{shown}: the file is empty.")
    if len(data) > LIMIT:
        raise ReadError(
            "too-large",
            f"{shown}: tệp quá lớn ({len(data) >> 20} MB, tối đa {LIMIT >> 20} MB); hãy tách nhỏ.",
            f"{shown}: too large ({len(data) >> 20} MB, at most {LIMIT >> 20}); split it.",
        )
    if data.startswith(_BINARY):
        raise ReadError(
            "other-format",
            f"{shown}: bản này chỉ đọc văn bản thuần và Markdown; hãy lưu lại dưới dạng .txt (UTF-8).",
            f"{shown}: this version reads plain text and Markdown; save it as .txt (UTF-8).",
        )
    text = normalise(_text(data, shown))
    return text, "text/markdown" if _MARKDOWN.search(text, 0, 20_000) else "text/plain"


def _text(data: bytes, shown: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(data, error, shown)


def _other(data: bytes, error: UnicodeDecodeError, shown: str) -> str:
    """A file cut off inside a letter is read without that letter; Windows-1258 is believed if it gives Vietnamese."""
    if error.end >= len(data) - 1 and error.start >= len(data) - 4:
        return data[: error.start].decode("utf-8")
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if broken * 200 < len(lenient) and _VIETNAMESE.search(lenient):
        return lenient
    legacy = data.decode("cp1258", errors="replace")
    if (
        b"\0" not in data
        and legacy.count("\ufffd") * 100 < len(legacy)
        and len(_VIETNAMESE.findall(normalise(legacy))) * 20 > len(legacy)
    ):
        return legacy
    raise ReadError(
        "not-text",
        f"{shown}: không phải tệp văn bản đọc được (byte {error.start} không phải UTF-8); hãy lưu lại dưới dạng UTF-8.",
        f"{shown}: not readable text (byte {error.start} is not UTF-8); save it as UTF-8.",
    )

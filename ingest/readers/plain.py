"""Reads plain text and Markdown: UTF-8, UTF-16 with its mark, else an older encoding of Vietnamese."""

from __future__ import annotations

import codecs
import re

from ingest.readers import legacy
from ingest.readers.errors import ReadError
from ingest.readers.extract import Extract, unpaged
from ingest.text import compiled, normalise
from ingest.vietnamese import is_junk

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_MARKDOWN = re.compile(r"(?m)^\s*#{1,6}\s|\*\*[^*\n]+\*\*|^\s*\|")


def media_type(text: str) -> str:
    """Markdown where the text has its marks, else plain text."""
    return "text/markdown" if _MARKDOWN.search(text, 0, 20_000) else "text/plain"


def is_vietnamese(text: str) -> bool:
    """Whether enough letters carry Vietnamese marks; in running text about one in four does."""
    return len(_VIETNAMESE.findall(text)) * 20 > sum(map(str.isalpha, text))


def extract(data: bytes, shown: str) -> Extract:
    """The text of the bytes, as written; `shown` names the file in messages. Raises ReadError for what is no text."""
    return unpaged(_INSIDE_WORD.sub("", _text(data, shown)))


_INSIDE_WORD = compiled(r"(?<=[\p{Ll}])\*{2,3}(?=[\p{Ll}])|(?<=[\p{Lu}])\*{2,3}(?=[\p{Lu}])")
"""Emphasis that begins or ends inside a word, as converters of web pages print it: "ng**ày"."""


def _text(data: bytes, shown: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(data, error, shown)


def _is_usable(text: str) -> bool:
    return len(_VIETNAMESE.findall(text)) * 20 > len(text) and not is_junk(text)


def _other(data: bytes, error: UnicodeDecodeError, shown: str) -> str:
    """A file cut off inside a letter is read without that letter; any other is believed if it gives Vietnamese."""
    if error.end >= len(data) - 1 and error.start >= len(data) - 4:
        return data[: error.start].decode("utf-8")
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    if broken * 200 < len(lenient) and _VIETNAMESE.search(lenient):
        return lenient
    windows = data.decode("cp1258", errors="replace")
    if b"\0" not in data and windows.count("\ufffd") * 100 < len(windows) and _is_usable(normalise(windows)):
        return windows
    western = data.decode("latin-1")
    if legacy.found(western):
        return western
    raise ReadError(
        "not-text",
        f"{shown}: không phải tệp văn bản đọc được (byte {error.start} không phải UTF-8); hãy lưu lại dưới dạng UTF-8.",
        f"{shown}: not readable text (byte {error.start} is not UTF-8); save it as UTF-8.",
    )

"""Reads PDF files that have a layer of text."""

from __future__ import annotations

from ingest.readers.errors import ReadError
from ingest.readers.plain import is_vietnamese
from ingest.readers.sandbox import run


def text(data: bytes, shown: str) -> str:
    """The text of all pages in reading order. Raises ReadError, "no-text" for a scan."""
    pages = [page for page in run("pdf", data, shown)["pages"] if page.strip()]
    if not is_vietnamese("\n".join(pages)):
        raise ReadError(
            "no-text",
            f"{shown}: là bản quét, hoặc lớp chữ trong tệp không dùng được; bản này chưa đọc bản quét. "
            "Hãy dùng bản điện tử gốc, hoặc nhận dạng chữ rồi lưu lại dưới dạng .txt (UTF-8).",
            f"{shown}: a scan, or the text in it cannot be used; this version does not read scans. "
            "Use the electronic original, or recognise the text and save it as .txt (UTF-8).",
        )
    return joined(pages)


def joined(pages: list[str]) -> str:
    """The pages as one text: a paragraph may go on over the end of a page, unless a sentence ends there."""
    out = ""
    for page in pages:
        gap = "" if not out else "\n\n" if out[-1] in ".;:!?" else "\n"
        out += gap + page
    return out

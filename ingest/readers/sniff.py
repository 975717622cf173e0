"""What kind of file some bytes are. Names lie: a web page is saved as .doc, a Word file is renamed to .pdf."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.errors import ReadError, refusal
from ingest.readers.sizes import FILE, TEXT_FILE


@dataclass(frozen=True, slots=True)
class Kind:
    """A format that is read: the module of this package that reads it, what it is called, the most bytes of a file."""

    module: str
    media_type: str
    most: int = FILE


PLAIN = Kind("plain", "text/plain", TEXT_FILE)
WEB = Kind("webpage", "text/html", TEXT_FILE)
WORD = Kind("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
PICTURES = ((b"\x89PNG\r\n\x1a\n", Kind("picture", "image/png")), (b"\xff\xd8\xff", Kind("picture", "image/jpeg")))
PDF = Kind("pdf", "application/pdf")

_OLE = b"\xd0\xcf\x11\xe0"
_UNREAD = (
    b"PK\x03\x04",
    _OLE,
    b"{\\rtf",
    b"II*\0",
    b"MM\0*",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"Rar!",
    b"GIF8",
)
_HEAD = 4096
_BEFORE = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def kind_of(data: bytes, shown: str) -> Kind:
    """The format of the bytes. Raises ReadError "other-format" for a known one that is not read."""
    if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return WORD
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise refusal("password", shown)
    for mark, picture in PICTURES:
        if data.startswith(mark):
            return picture
    if data.startswith(_UNREAD):
        raise ReadError(
            "other-format",
            f"{shown}: bản này chỉ đọc văn bản thuần, Markdown, HTML, PDF, DOCX, PNG và JPEG; "
            "hãy lưu lại dưới dạng .txt (UTF-8).",
            f"{shown}: this version reads plain text, Markdown, HTML, PDF, DOCX, PNG and JPEG; "
            "save it as .txt (UTF-8).",
        )
    head = data[:_HEAD].lstrip(_BEFORE)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"<") and _PAGE.search(head.replace(b"\0", b"")):
        return WEB
    return PLAIN

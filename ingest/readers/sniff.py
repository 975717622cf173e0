"""What kind of file some bytes are. Names lie: a web page is saved as .doc, a Word file is renamed to .pdf."""

from __future__ import annotations

import io
import re
import zipfile
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
SHEET = Kind("spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
PICTURES = (
    (b"\x89PNG\r\n\x1a\n", Kind("picture", "image/png")),
    (b"\xff\xd8\xff", Kind("picture", "image/jpeg")),
    (b"II*\0", Kind("tiff", "image/tiff")),
    (b"MM\0*", Kind("tiff", "image/tiff")),
)
PDF = Kind("pdf", "application/pdf")
RTF = Kind("office", "application/rtf")
EXCHANGED = Kind("edxml", "application/xml")

CONTAINER = "container"
"""The module of all files that hold files."""

OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_NO_FILE = b"PK\x05\x06"  # a zip file without members
_BOXED = {
    "word": Kind("office", "application/msword"),
    "message": Kind(CONTAINER, "application/vnd.ms-outlook"),
    "sheet": Kind("older_spreadsheet", "application/vnd.ms-excel"),
}
_PACKED = {"word/document.xml": WORD, "xl/workbook.xml": SHEET}
_OPEN = "application/vnd.oasis.opendocument."
_OPENED = {
    f"{_OPEN}text": Kind("office", f"{_OPEN}text"),
    f"{_OPEN}spreadsheet": Kind("older_spreadsheet", f"{_OPEN}spreadsheet"),
}
_PARTS = frozenset({"[Content_Types].xml", "mimetype"})  # a zip file with one of these is one document
_HOLDING = {
    "archive_zip": Kind(CONTAINER, "application/zip"),
    "archive_7z": Kind(CONTAINER, "application/x-7z-compressed"),
    "message_mail": Kind(CONTAINER, "message/rfc822"),
}
_FIELD = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OF_MAIL = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Content-Type):", re.IGNORECASE | re.MULTILINE)
_UNREAD = (b"\x1f\x8b", b"\x7fELF", b"Rar!", b"GIF8")
_HEAD = 4096
_BEFORE = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"
_ENVELOPE = re.compile(rb"<(?:\w+:)?edXML[\s>]")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def kind_of(data: bytes, shown: str) -> Kind:
    """The format of the bytes. Raises ReadError: "password", "broken", "other-format" for one that is not read."""
    if holding := container_of(data):
        return _HOLDING[holding]
    if data.startswith(_ZIP):
        return _packed(data, shown)
    if data.startswith(OLE):
        return _boxed(data, shown)
    for mark, picture in PICTURES:
        if data.startswith(mark):
            return picture
    if data.startswith(_UNREAD):
        raise _not_read(shown)
    head = data[:_HEAD].lstrip(_BEFORE)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    return _marked_up(head.replace(b"\0", b"")) if head.startswith(b"<") else PLAIN


def _marked_up(head: bytes) -> Kind:
    return EXCHANGED if _ENVELOPE.search(head) else WEB if _PAGE.search(head) else PLAIN


def container_of(data: bytes) -> str:
    """The module that unpacks these bytes, "" where they are no archive and no e-mail. (For Outlook's see ole.py.)"""
    if data.startswith((_ZIP, _NO_FILE)):
        names = _names(data)
        return "" if names is None or names & _PARTS else "archive_zip"
    if data.startswith(b"7z\xbc\xaf\x27\x1c"):
        return "archive_7z"
    head = _FIELD.match(data[:_HEAD].replace(b"\r\n", b"\n"))
    return "message_mail" if head and _OF_MAIL.search(head[0]) else ""


def _names(data: bytes) -> set[str] | None:
    """The names of a zip file's members, None for a broken one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None


def _packed(data: bytes, shown: str) -> Kind:
    """What a zip file that is one document is: its list of members says so."""
    names = _names(data)
    if names is None:
        raise refusal("broken", shown)
    for name, kind in _PACKED.items():
        if name in names:
            return kind
    if "mimetype" in names:  # stored first and as it is: OpenDocument 1.2, part 3, 3.3
        for name, kind in _OPENED.items():
            if data.startswith(name.encode(), _ZIP_NAME + len("mimetype")):
                return kind
    raise _not_read(shown)


_ZIP_NAME = 30
"""Bytes before the name of a zip file's first member."""


def _boxed(data: bytes, shown: str) -> Kind:
    """What an OLE file is: a worker looks at its streams."""
    from ingest.readers.sandbox import run

    what = run("ole", data, shown)["what"]
    if what in ("password", "broken"):
        raise refusal(what, shown)
    if what not in _BOXED:
        raise _not_read(shown)
    return _BOXED[what]


def _not_read(shown: str) -> ReadError:
    return ReadError(
        "other-format",
        f"{shown}: không đọc được định dạng này; hãy lưu lại dưới dạng .docx, .pdf hoặc .txt (UTF-8). "
        f"Các định dạng đọc được: {READ}.",
        f"{shown}: this format is not read; save it as .docx, .pdf or .txt (UTF-8). Formats that are read: {READ}.",
    )


READ = "TXT, MD, HTML, DOCX, DOC, RTF, ODT, PDF, PNG, JPEG, TIFF, XLSX, XLS, ODS, EML, MSG, ZIP, 7Z, edXML"
"""As messages name them."""

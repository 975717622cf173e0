"""Reads older spreadsheets (.xls) and those of OpenDocument (.ods): LibreOffice makes Excel files of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers import spreadsheet
from ingest.readers.office import converted

if TYPE_CHECKING:
    from ingest.readers.extract import Extract

_ENDINGS = {b"\xd0\xcf": "xls", b"PK": "ods"}


def extract(data: bytes, shown: str) -> Extract:
    """The text of the spreadsheet. Raises ReadError."""
    return spreadsheet.extract(converted(data, _ENDINGS[data[:2]], "xlsx", shown), shown)

"""Reads pictures of a page: PNG, JPEG, TIFF."""

from __future__ import annotations

from ingest.readers.extract import Extract, unpacked
from ingest.readers.pdf import no_text
from ingest.readers.plain import is_vietnamese
from ingest.readers.sandbox import run


def extract(data: bytes, shown: str) -> Extract:
    """The text on the picture. Raises ReadError, "no-text" where there is none or tesseract is not installed."""
    found = unpacked(run("picture", data, shown))
    if not any(is_vietnamese(page.text) for page in found.pages):
        raise no_text(shown)
    return found

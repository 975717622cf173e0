"""Reads pictures of a page: PNG, JPEG, TIFF."""

from __future__ import annotations

from ingest.readers.pdf import no_text
from ingest.readers.plain import is_vietnamese
from ingest.readers.sandbox import run


def text(data: bytes, shown: str) -> str:
    """The text on the picture. Raises ReadError, "no-text" where there is none or tesseract is not installed."""
    said: str = run("picture", data, shown)["text"]
    if not is_vietnamese(said):
        raise no_text(shown)
    return said

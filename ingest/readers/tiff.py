"""Reads TIFF pictures, of one page or, as faxes and scanners write them, of many."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ingest.readers.errors import refusal
from ingest.readers.extract import Extract, unpacked
from ingest.readers.pdf import SCANNED, at_once, no_text, scan_warnings
from ingest.readers.picture import PIXELS
from ingest.readers.plain import is_vietnamese
from ingest.readers.sandbox import run
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError)
"""What the library raises for a file that is not as it should be."""
_SKEWED = 1.2  # a fax has twice as many dots across as down


def extract(data: bytes, shown: str) -> Extract:
    """The text on all pages. Raises ReadError, "no-text" where there is none or tesseract is not installed."""
    count = run("frames", data, shown)["count"]
    if count > SCANNED:
        raise refusal("scanned-pages", shown)
    found = unpacked(run("tiff", data, shown, options=[str(at_once(count))], seconds=5 + 10 * count))
    if not any(is_vietnamese(page.text) for page in found.pages):
        raise no_text(shown)
    return Extract(found.pages, (*found.warnings, *scan_warnings(found.pages, range(len(found.pages)))))


def count(data: bytes) -> int:
    """How many pages there are. Runs in a worker process only. Raises Refused."""
    return sum(1 for _ in _opened(data))


def pictures(data: bytes) -> Iterator[Image]:
    """Each page as a picture of its own. Runs in a worker process only. Raises Refused."""
    for page in _opened(data):
        try:
            picture = _squared(page)  # only here are the dots of the page read
        except _UNREADABLE as error:
            raise Refused("broken") from error
        yield picture


def _opened(data: bytes) -> Iterator[Image]:
    from PIL import Image, ImageSequence

    try:
        with Image.open(io.BytesIO(data), formats=["TIFF"]) as file:
            for number, page in enumerate(ImageSequence.Iterator(file)):
                if page.width * page.height > PIXELS:
                    raise Refused("bomb")
                yield page
                if number > SCANNED:
                    return
    except Image.DecompressionBombError as error:
        raise Refused("bomb") from error
    except _UNREADABLE as error:
        raise Refused("broken") from error


def _squared(page: Image) -> Image:
    """The page, its dots as high as they are wide."""
    across, down = (float(value) for value in page.info.get("dpi", (1, 1)))
    copy = page.convert("L" if page.mode in ("1", "L", "I;16") else "RGB")
    if min(across, down) <= 0 or max(across, down) / min(across, down) < _SKEWED:
        return copy
    return copy.resize((copy.width, round(copy.height * across / down)))

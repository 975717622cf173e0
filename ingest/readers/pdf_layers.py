"""Tells the pages of a PDF whose text is of no use and which must be recognised: pictures, stamps only, junk."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from ingest.cues import starts
from ingest.vietnamese import is_junk

if TYPE_CHECKING:
    import pypdfium2

_FEW = 200  # letters: a page number, the end of a signature
_FILLED = 0.5  # of the page, by pictures
_OUTLINES = 200  # drawn shapes; a page of letters turned to curves has one for each, a ruled table some dozens
_UNMAPPED = 50  # letters that the font gives no meaning


def must_be_recognised(page: pypdfium2.PdfPage, text: str, unmapped: int) -> bool:
    """Whether a page is to be read as a picture. `unmapped` counts its letters that have no meaning."""
    if is_junk(text) or unmapped > max(_UNMAPPED, len(text)):
        return True
    if _letters(_unstamped(text)) >= _FEW:
        return False
    return _is_filled(page) or (not text and _is_drawn(page))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _unstamped(text: str) -> str:
    """The text without the lines that signing and scanning systems print over a page."""
    stamp = starts("stamps", "stamp")
    return "\n".join(line for line in text.split("\n") if not stamp.match(line))


def _is_filled(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        left, bottom, right, top = thing.get_bounds()
        covered += abs((right - left) * (top - bottom))
    return bool(covered > width * height * _FILLED)


def _is_drawn(page: pypdfium2.PdfPage) -> bool:
    shapes = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING], max_depth=5)
    return len(list(islice(shapes, _OUTLINES))) == _OUTLINES

"""Tells the pages of a PDF whose text is of no use and which must be recognised: pictures, stamps only, junk."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from ingest.cues import starts
from ingest.readers.pdf_things import things
from ingest.vietnamese import is_junk

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from ingest.readers.extract import Page

Edges = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

_FEW = 200  # letters: a page number, the end of a signature
_FILLED = 0.5  # of the page, by pictures
_LARGE, _LINES = 0.2, 3  # a picture of so much of the page, with fewer lines of text on it
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


def has_unread_picture(page: pypdfium2.PdfPage, found: Page) -> bool:
    """Whether a large picture stands beside the text, with words in it or not, that no text was read from.

    Not told of pages that are turned.
    """
    if page.get_rotation():
        return False
    left, bottom, right, top = page.get_cropbox()
    large = [edges for edges in _pictures(page) if _size(edges) > _LARGE * _size((left, bottom, right, top))]
    middles = [
        (left + (box.left + box.right) / 2 * (right - left), top - (box.top + box.bottom) / 2 * (top - bottom))
        for box in found.boxes
    ]
    return any(sum(edges[0] < x < edges[2] and edges[1] < y < edges[3] for x, y in middles) < _LINES for edges in large)


def _is_filled(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    return bool(sum(map(_size, _pictures(page))) > width * height * _FILLED)


def _pictures(page: pypdfium2.PdfPage) -> Iterator[Edges]:
    for thing in things(page, [pdfium.FPDF_PAGEOBJ_IMAGE], 5):
        yield thing.get_bounds()


def _size(edges: Edges) -> float:
    return abs((edges[2] - edges[0]) * (edges[3] - edges[1]))


def _is_drawn(page: pypdfium2.PdfPage) -> bool:
    shapes = things(page, [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING], 5)
    return len(list(islice(shapes, _OUTLINES))) == _OUTLINES

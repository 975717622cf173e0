"""Takes the text out of a PDF with PDFium. Runs in a worker process only: the library reads hostile bytes in C++."""

from __future__ import annotations

import math
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers import legacy
from ingest.readers.extract import Extract, Page, ReadWarning, numbered
from ingest.readers.ink import has_red
from ingest.readers.page_layout import laid_out
from ingest.readers.page_tables import may_have_tables, with_tables
from ingest.readers.page_words import Area
from ingest.readers.pdf_layers import has_unread_picture, must_be_recognised
from ingest.readers.pdf_letters import Letters, turned
from ingest.readers.pdf_rules import rules_of
from ingest.readers.pdf_words import converted, words_of
from ingest.readers.sizes import LETTERS
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.Image import Image

PAGES = 500
_PASSWORD = 4
_FINE = 0.6  # of the usual height: what is smaller is the stamp of a signature or the mark of a footnote
_GLANCE = 0.15  # of its dots show whether a page has red ink
_PIXELS = 25_000_000  # three times A4 at 300 dpi


def extracted(data: bytes) -> tuple[Extract, list[int]]:
    """The text of each page in reading order, and which pages are pictures or have text of no use. Raises Refused."""
    document = opened(data)
    try:
        read = [_page(document, number) for number in range(len(document))]
    except (pypdfium2.PdfiumError, KeyError) as error:
        # A page that is lost unseen could hold what matters. KeyError: older versions, of the rotation of such a page.
        raise Refused("broken") from error
    if sum(len(one.page.text) for one in read) > LETTERS:
        raise Refused("pages")
    scanned = [number for number, one in enumerate(read) if one.scanned]
    return Extract(tuple(one.page for one in read), tuple(_warnings(read))), scanned


class _Read(NamedTuple):
    """A page, the old encoding that it was converted from, whether it must be recognised, or only a picture on it."""

    page: Page
    encoding: str
    scanned: bool
    pictured: bool


def _warnings(read: list[_Read]) -> Iterator[ReadWarning]:
    if encodings := [one.encoding for one in read if one.encoding]:
        yield legacy.warning(encodings)
    if pictured := [number for number, one in enumerate(read) if one.pictured]:
        yield ReadWarning(
            "unread-picture",
            f"trang {numbered(pictured)} có hình lớn; nếu trong hình có chữ thì chưa được đọc.",
            f"page {numbered(pictured)} has a large picture; words in it, if there are any, were not read.",
        )


def picture(document: pypdfium2.PdfDocument, number: int, dpi: int) -> Image:
    """A page as a picture, in grey unless it has red ink."""
    page = document[number]
    width, height = page.get_size()
    scale = min(dpi / 72, math.sqrt(_PIXELS / max(width * height, 1)))
    coloured = has_red(page.render(scale=scale * _GLANCE).to_pil())
    drawn: Image = page.render(scale=scale, grayscale=not coloured).to_pil()
    return drawn.copy()  # the letters of the other are PDFium's


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document, its number of pages checked. Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None) or pdfium.FPDF_GetLastError()
        raise Refused("password" if code == _PASSWORD else "broken") from error
    if len(document) > PAGES:
        raise Refused("pages")
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> _Read:
    page = _stamped(document, number)
    letters = Letters(page)
    encoding = legacy.found(letters.signs)
    found = _laid_out(page, letters, partial(converted, letters, encoding) if encoding else None)
    must = must_be_recognised(page, found.text, letters.unmapped)
    pictured = not must and has_unread_picture(page, found)
    letters.close()
    page.close()
    return _Read(found, encoding.name if encoding else "", must, pictured)


def _laid_out(page: pypdfium2.PdfPage, letters: Letters, spell: Callable[[str, int], str] | None) -> Page:
    turn = page.get_rotation()
    rules = list(rules_of(page, turn))
    words = words_of(letters, spell, apart=may_have_tables(rules))
    least = _FINE * median([word.size for word in words] or [0])
    left, bottom, right, top = page.get_cropbox()
    across, down = zip(*(turned(x, y, turn) for x in (left, right) for y in (bottom, top)), strict=True)
    seen = [word for word in words if word.size >= least]
    area = Area(min(across), min(down), max(across), max(down))
    return laid_out(with_tables(seen, rules), area)


def _stamped(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """A page, what was stamped on it made part of it.

    The signing system puts number and day there. Comments are no part.
    """
    page = document[number]
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if not count:
        return page
    for index in range(count - 1, -1, -1):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, index)
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[number]

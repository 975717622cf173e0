"""Takes the text out of a PDF with PDFium. Runs in a worker process only: the library reads hostile bytes in C++."""

from __future__ import annotations

import math
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.extract import Extract, Page
from ingest.readers.page_layout import laid_out
from ingest.readers.page_tables import with_tables
from ingest.readers.page_words import Area
from ingest.readers.pdf_rules import rules_of
from ingest.readers.pdf_words import turned, words_of
from ingest.readers.plain import is_vietnamese
from ingest.readers.sizes import LETTERS
from ingest.readers.worker import Refused

PAGES = 500
_PASSWORD = 4
_FINE = 0.6  # of the usual height: what is smaller is the stamp of a signature or the mark of a footnote
_FEW = 200  # letters: a stamp, a page number, the end of a signature
_FILLED = 0.5  # of the page, by pictures
_PIXELS = 25_000_000  # three times A4 at 300 dpi


def extracted(data: bytes) -> tuple[Extract, list[int]]:
    """The text of each page in reading order, and which pages are pictures or have text of no use. Raises Refused."""
    document = opened(data)
    try:
        out = [_page(document, number) for number in range(len(document))]
        scanned = [number for number, page in enumerate(out) if _is_scan(document, number, page.text)]
    except (pypdfium2.PdfiumError, KeyError) as error:
        # A page that is lost unseen could hold what matters. KeyError: older versions, of the rotation of such a page.
        raise Refused("broken") from error
    if sum(len(page.text) for page in out) > LETTERS:
        raise Refused("pages")
    return Extract(tuple(out)), scanned


def picture(document: pypdfium2.PdfDocument, number: int, dpi: int) -> bytes:
    """A page as a grey picture (PGM)."""
    page = document[number]
    width, height = page.get_size()
    scale = min(dpi / 72, math.sqrt(_PIXELS / max(width * height, 1)))
    drawn = page.render(scale=scale, grayscale=True)
    rows, wide = bytes(drawn.buffer), drawn.width
    if drawn.stride != wide:
        rows = b"".join(rows[at : at + wide] for at in range(0, drawn.stride * drawn.height, drawn.stride))
    return b"P5 %d %d 255\n%b" % (wide, drawn.height, rows)


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


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    _stamp(document, number)
    page = document[number]
    text = page.get_textpage()
    turn = page.get_rotation()
    words = list(words_of(text, turn))
    least = _FINE * median([word.size for word in words] or [0])
    left, bottom, right, top = page.get_cropbox()
    across, down = zip(*(turned(x, y, turn) for x in (left, right) for y in (bottom, top)), strict=True)
    seen = [word for word in words if word.size >= least]
    area = Area(min(across), min(down), max(across), max(down))
    found = laid_out(with_tables(seen, list(rules_of(page, turn))), area)
    text.close()
    page.close()
    return found


def _stamp(document: pypdfium2.PdfDocument, number: int) -> None:
    """Make what was stamped on a page part of it.

    The signing system puts number and day there. Comments are no part.
    """
    page = document[number]
    count = pdfium.FPDFPage_GetAnnotCount(page)
    for index in range(count - 1, -1, -1):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            pdfium.FPDFPage_RemoveAnnot(page, index)
    if count:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    page.close()


def _is_scan(document: pypdfium2.PdfDocument, number: int, text: str) -> bool:
    """Whether a page must be recognised: its text is junk, or it has next to none and pictures that fill it."""
    letters = sum(map(str.isalpha, text))
    if is_vietnamese(text) and letters >= _FEW:
        return False
    if letters >= _FEW:
        return True
    page = document[number]
    width, height = page.get_size()
    covered = 0.0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        left, bottom, right, top = thing.get_bounds()
        covered += abs((right - left) * (top - bottom))
    return bool(covered > width * height * _FILLED)

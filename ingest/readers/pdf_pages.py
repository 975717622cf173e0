"""Takes the text out of a PDF with PDFium. Runs in a worker process only: the library reads hostile bytes in C++."""

from __future__ import annotations

import ctypes
import math
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.page_layout import Word, page_text
from ingest.readers.page_tables import Rule, with_tables
from ingest.readers.plain import is_vietnamese
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 500
LETTERS = 4_000_000
_PASSWORD = 4
_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_FINE = 0.6  # of the usual height: what is smaller is the stamp of a signature or the mark of a footnote
_FEW = 200  # letters: a stamp, a page number, the end of a signature
_FILLED = 0.5  # of the page, by pictures
_PIXELS = 25_000_000  # three times A4 at 300 dpi
_THIN = 3  # points: a field no thicker is a line
_STROKES = 5_000  # of a page; a table of twenty rows and eight columns has about a thousand
_EM = 1.15  # PDFium's loose box of a letter is about so much higher than its font size


Letter = tuple[str, float, float, float, float]
"""Sign, left and right edge, baseline, height."""


def texts(data: bytes) -> tuple[list[str], list[int]]:
    """The text of each page in reading order, and which pages are pictures or have text of no use. Raises Refused."""
    document = opened(data)
    try:
        out = [_page(document, number) for number in range(len(document))]
        scanned = [number for number, text in enumerate(out) if _is_scan(document, number, text)]
    except pypdfium2.PdfiumError as error:
        raise Refused("broken") from error  # a page that is lost unseen could hold what matters
    if sum(map(len, out)) > LETTERS:
        raise Refused("pages")
    return out, scanned


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


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    _stamp(document, number)
    page = document[number]
    text = page.get_textpage()
    turn = page.get_rotation()
    words = list(_words(text, turn))
    least = _FINE * median([word.size for word in words] or [0])
    left, bottom, right, top = page.get_cropbox()
    corners = [_turned(x, y, turn)[1] for x in (left, right) for y in (bottom, top)]
    seen = [word for word in words if word.size >= least]
    said = page_text(with_tables(seen, list(_rules(page, turn))), min(corners), max(corners))
    text.close()
    page.close()
    return said


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


def _rules(page: pypdfium2.PdfPage, turn: int) -> Iterator[Rule]:
    """The straight lines that are drawn on a page, also the sides of boxes; not the edges of coloured fields."""
    left_over = _STROKES
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not stroke.value and min(right - left, top - bottom) > _THIN:
            continue
        matrix = thing.get_matrix()
        last: tuple[float, float] | None = None
        for index in range(min(pdfium.FPDFPath_CountSegments(thing), left_over)):
            left_over -= 1
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            across, up = matrix.on_point(x.value, y.value)
            point = _turned(across, up, turn)
            if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                yield from _straight(last, point)
            last = point


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    """The line from one point to the other, where it is long enough and goes straight down or across."""
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if max(wide, high) > 2 * _THIN and min(wide, high) < _THIN:
        yield Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


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


def _words(text: pypdfium2.PdfTextPage, turn: int) -> Iterator[Word]:
    """The words of a page: letters that no white space and no new line parts."""
    letters: list[Letter] = []
    for index in range(text.count_chars()):
        letter = _letter(text, index, turn)
        if letter and letters and _parted(letters[-1], letter):
            yield _word(letters)
            letters = []
        if letter:
            letters.append(letter)
        elif letters:
            yield _word(letters)
            letters = []
    if letters:
        yield _word(letters)


def _parted(last: Letter, letter: Letter) -> bool:
    """Whether a letter stands away from the one before it, though no space is written between them."""
    _, _, right, base, size = last
    return abs(letter[3] - base) > 0.5 * size or not -size < letter[1] - right < 0.5 * size


def _letter(text: pypdfium2.PdfTextPage, index: int, turn: int) -> Letter | None:
    """One letter, its left and right edge, baseline and height; None for white space and what is not to be seen."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    sign = "-" if chr(code) == _LINE_HYPHEN else chr(code) if 31 < code < 0x110000 else " "
    if sign.isspace() or 0xD800 <= code < 0xE000:
        return None
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetCharOrigin(text, index, x, y) or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
        return None
    (a, top), (b, bottom) = _turned(box.left, box.top, turn), _turned(box.right, box.bottom, turn)
    return sign, min(a, b), max(a, b), _turned(x.value, y.value, turn)[1], max(abs(bottom - top) / _EM, 1.0)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point as the reader sees it: y grows downward, the page turned clockwise as it asks."""
    return {90: (y, x), 180: (-x, y), 270: (-y, -x)}.get(turn, (x, -y))


def _word(letters: list[Letter]) -> Word:
    return Word(
        "".join(letter[0] for letter in letters),
        min(letter[1] for letter in letters),
        max(letter[2] for letter in letters),
        letters[0][3],
        max(letter[4] for letter in letters),
    )

"""Takes the text out of a PDF with PDFium. Runs in a worker process only: the library reads hostile bytes in C++."""

from __future__ import annotations

import ctypes
from statistics import median
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.page_layout import Word, page_text
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 500
LETTERS = 4_000_000
_PASSWORD = 4
_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_FINE = 0.6  # of the usual height: what is smaller is the stamp of a signature or the mark of a footnote
_EM = 1.15  # PDFium's loose box of a letter is about so much higher than its font size


Letter = tuple[str, float, float, float, float]
"""Sign, left and right edge, baseline, height."""


def texts(data: bytes) -> list[str]:
    """The text of each page, in reading order. Raises Refused."""
    document = opened(data)
    out = [_page(document, number) for number in range(len(document))]
    if sum(map(len, out)) > LETTERS:
        raise Refused("pages")
    return out


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
    try:
        _stamp(document, number)
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""  # one broken page; the others are read
    turn = page.get_rotation()
    words = list(_words(text, turn))
    least = _FINE * median([word.size for word in words] or [0])
    left, bottom, right, top = page.get_cropbox()
    corners = [_turned(x, y, turn)[1] for x in (left, right) for y in (bottom, top)]
    seen = [word for word in words if word.size >= least]
    said = page_text(seen, min(corners), max(corners))
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

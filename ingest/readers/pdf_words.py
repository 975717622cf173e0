"""Puts the letters of a PDF page together to words, and says where these stand as the reader sees the page."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from ingest.readers.page_words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_EM = 1.15  # PDFium's loose box of a letter is about so much higher than its font size

Letter = tuple[str, float, float, float, float]
"""Sign, left and right edge, baseline, height."""


def words_of(text: pypdfium2.PdfTextPage, turn: int) -> Iterator[Word]:
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
    (a, top), (b, bottom) = turned(box.left, box.top, turn), turned(box.right, box.bottom, turn)
    return sign, min(a, b), max(a, b), turned(x.value, y.value, turn)[1], max(abs(bottom - top) / _EM, 1.0)


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
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

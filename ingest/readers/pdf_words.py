"""Puts the letters of a PDF page together to words, and says where these stand as the reader sees the page."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from ingest.readers.page_words import Word
from ingest.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pypdfium2

    from ingest.readers.legacy import Encoding

_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_SOFT_HYPHEN = "\u00ad"
_LEVEL, _OVERLAP, _CLOSE = 0.1, 0.3, 0.1  # of the height of letters; the narrowest space has a fifth
_FONT_NAME = 128
_SPACE = 32
_LINE_ENDS = frozenset((2, 9, 10, 13))
_EM = 1.15  # PDFium's loose box of a letter is about so much higher than its font size

Letter = tuple[str, float, float, float, float]
"""Sign, left and right edge, baseline, height."""


class Piece(NamedTuple):
    """Letters that are written in one go; whether no space is written before them, and after them."""

    word: Word
    begins: bool
    ends: bool


def words_of(text: pypdfium2.PdfTextPage, turn: int, spell: Callable[[str, int], str] | None = None) -> list[Word]:
    """The words of a page. `spell` writes one anew, from its letters and the index of its first one on the page."""
    return joined(list(_pieces(text, turn, spell)))


def _pieces(text: pypdfium2.PdfTextPage, turn: int, spell: Callable[[str, int], str] | None) -> Iterator[Piece]:
    """Letters that no white space and no new line parts."""
    letters: list[Letter] = []
    first, begins = 0, True
    count = text.count_chars()
    for index in range(count + 1):
        letter = _letter(text, index, turn) if index < count else None
        if letters and (not letter or _parted(letters[-1], letter)):
            word = _word(letters)
            ends = bool(letter) or _is_free(text, index)
            yield Piece(replace(word, text=spell(word.text, first)) if spell else word, begins, ends)
            letters, begins = [], ends
        if letter:
            first = first if letters else index
            letters.append(letter)
        elif not letters and not _is_free(text, index):
            begins = False


def _is_free(text: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether PDFium put a space or a line end here that is not written in the file."""
    return bool(pdfium.FPDFText_IsGenerated(text, index))


def joined(pieces: list[Piece]) -> list[Word]:
    """The words, those put together between which there is no space.

    A font that lacks some letters borrows them from another one, and these are then written apart, often after the
    rest of the line: "PH", "H", then "Ố".
    """
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (round(piece.word.base), piece.word.left)):
        last = out[-1] if out else None
        if last and last.ends and piece.begins and _touch(last.word, piece.word):
            out[-1] = Piece(_united(last.word, piece.word), last.begins, piece.ends)
        else:
            out.append(piece)
    return [piece.word for piece in out]


def _united(last: Word, word: Word) -> Word:
    return Word(last.text + word.text, last.left, max(last.right, word.right), last.base, max(last.size, word.size))


def _touch(last: Word, word: Word) -> bool:
    least = min(last.size, word.size)
    return abs(word.base - last.base) < _LEVEL * least and -_OVERLAP * least < word.left - last.right < _CLOSE * least


def converted(text: pypdfium2.PdfTextPage, encoding: Encoding, word: str, first: int) -> str:
    """A word of a page in an old encoding; `first` is the index of its first letter.

    PDFium takes the code of the soft hyphen for one at the end of a line, where in TCVN3 it is ư.
    """
    font = _font(text, first)
    soft = encoding.word(word[:-1] + _SOFT_HYPHEN, font) if word.endswith("-") and word[:-1].isalpha() else ""
    return soft if is_syllable(soft) else encoding.word(word, font)


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    name = ctypes.create_string_buffer(_FONT_NAME)
    length = pdfium.FPDFText_GetFontInfo(text, index, name, _FONT_NAME, None)
    return name.value.decode("latin-1") if 0 < length <= _FONT_NAME else ""


def unmapped(text: pypdfium2.PdfTextPage, seen: int) -> int:
    """How many letters of a page its fonts give no meaning; not counted where most letters of it were `seen`."""
    count = text.count_chars()
    if count < 2 * seen:
        return 0
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return sum(code < _SPACE and code not in _LINE_ENDS for code in codes)


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

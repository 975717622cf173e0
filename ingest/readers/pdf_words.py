"""Puts the letters of a PDF page together to words, and says where these stand as the reader sees the page."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from ingest.readers.page_words import Word
from ingest.readers.pdf_letters import EM, Letters
from ingest.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ingest.readers.legacy import Encoding

_SOFT_HYPHEN = "\u00ad"
_LEVEL, _OVERLAP, _CLOSE = 0.1, 0.3, 0.1  # of the height of letters; the narrowest space has a fifth
_WORD = re.compile(r"[^\s\x00-\x1f\ud800-\udfff]+")
_APART = 0.5  # of the height of letters
_DEEP = 0.3  # by how much letters on one baseline may differ at their feet


class Piece(NamedTuple):
    """Letters that are written in one go; the index of the first one, and of what follows the last one."""

    word: Word
    first: int
    end: int


def words_of(letters: Letters, spell: Callable[[str, int], str] | None = None) -> list[Word]:
    """The words of a page. `spell` writes one anew, from its letters and the index of its first one on the page."""
    pieces = _pieces(letters)
    if spell:
        pieces = (
            piece._replace(word=piece.word._replace(text=spell(piece.word.text, piece.first))) for piece in pieces
        )
    return joined(list(pieces), letters)


def _pieces(letters: Letters) -> Iterator[Piece]:
    """Letters that no white space and no new line parts."""
    signs, lefts, rights, heights = letters.signs, letters.lefts, letters.rights, letters.heights
    doubtful = _doubtful(letters)
    for found in _WORD.finditer(signs):
        start, end = found.span()
        cuts = [at for at in range(start + 1, end) if at in doubtful and _parted(letters, at)]
        for first, after in pairwise((start, *cuts, end)):
            left, right = min(lefts[first:after]), max(rights[first:after])
            size = max(max(heights[first:after]) / EM, 1.0)
            yield Piece(Word(signs[first:after], left, right, letters.base(first), size), first, after)


def _doubtful(letters: Letters) -> set[int]:
    """The letters that may stand away from the one before them, as far as their boxes tell."""
    gaps = map(sub, letters.lefts[1:], letters.rights)
    drops = map(sub, letters.bottoms[1:], letters.bottoms)
    found = enumerate(zip(letters.heights, gaps, drops, strict=False), 1)
    return {
        at for at, (high, gap, drop) in found if not -high < EM * gap < _APART * high or abs(drop) * EM > _DEEP * high
    }


def _parted(letters: Letters, at: int) -> bool:
    """Whether a letter stands away from the one before it, though no space is written between them."""
    size = max(letters.heights[at - 1] / EM, 1.0)
    gap = letters.lefts[at] - letters.rights[at - 1]
    return not -size < gap < _APART * size or abs(letters.base(at) - letters.base(at - 1)) > _APART * size


def joined(pieces: list[Piece], letters: Letters) -> list[Word]:
    """The words, those put together between which there is no space.

    A font that lacks some letters borrows them from another one, and these are then written apart, often after the
    rest of the line: "PH", "H", then "Ố".
    """
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (round(piece.word.base), piece.word.left)):
        last = out[-1] if out else None
        if last and _touch(last.word, piece.word) and _ends(last, letters) and _begins(piece, letters):
            out[-1] = Piece(_united(last.word, piece.word), last.first, piece.end)
        else:
            out.append(piece)
    return [piece.word for piece in out]


def _ends(piece: Piece, letters: Letters) -> bool:
    """Whether no space is written after it."""
    return not _is_blank(piece.end, letters) or letters.is_free(piece.end)


def _begins(piece: Piece, letters: Letters) -> bool:
    """Whether no space is written before it."""
    at = piece.first - 1
    while at >= 0 and _is_blank(at, letters):
        if not letters.is_free(at):
            return False
        at -= 1
    return True


def _is_blank(index: int, letters: Letters) -> bool:
    return not _WORD.match(letters.signs, index)


def _united(last: Word, word: Word) -> Word:
    return Word(last.text + word.text, last.left, max(last.right, word.right), last.base, max(last.size, word.size))


def _touch(last: Word, word: Word) -> bool:
    least = min(last.size, word.size)
    return abs(word.base - last.base) < _LEVEL * least and -_OVERLAP * least < word.left - last.right < _CLOSE * least


def converted(letters: Letters, encoding: Encoding, word: str, first: int) -> str:
    """A word of a page in an old encoding; `first` is the index of its first letter.

    PDFium takes the code of the soft hyphen for one at the end of a line, where in TCVN3 it is ư.
    """
    font = letters.font(first)
    soft = encoding.word(word[:-1] + _SOFT_HYPHEN, font) if word.endswith("-") and word[:-1].isalpha() else ""
    return soft if is_syllable(soft) else encoding.word(word, font)

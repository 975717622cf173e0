"""Puts the letters of a PDF page together to words, and says where these stand as the reader sees the page."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from ingest.readers.page_words import Word
from ingest.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ingest.readers.legacy import Encoding
    from ingest.readers.pdf_letters import Letters

_SOFT_HYPHEN = "\u00ad"
_LEVEL, _OVERLAP, _CLOSE = 0.1, 0.3, 0.1  # of the size of letters; the narrowest space has a fifth
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\s\x00-\x1f\ud800-\udfff]+")
_APART = 0.5  # of the size of letters
_USUAL = 0.4  # of the size of letters, the widest space between words that need not be told apart: see page_layout.GAP


class Piece(NamedTuple):
    """Letters that belong together; the index of the first one, and of what follows the last one."""

    word: Word
    first: int
    end: int


def words_of(letters: Letters, spell: Callable[[str, int], str] | None = None, apart: bool = False) -> list[Word]:
    """The words of a page; unless they are to be told `apart`, words of a line with usual spaces between are one.

    `spell` writes a word anew, from its letters and the index of its first one on the page.
    """
    pieces = _pieces(letters, apart or spell is not None)
    if spell:
        pieces = [
            piece._replace(word=piece.word._replace(text=spell(piece.word.text, piece.first))) for piece in pieces
        ]
    return joined(pieces, letters)


def _pieces(letters: Letters, apart: bool) -> list[Piece]:
    """The words of the page, or what stands beside one another in a line."""
    stretches = list(_stretches(letters))
    spans = list(chain.from_iterable(stretches))
    begin, finish = letters.edges([first for first, _ in spans]), letters.edges([end - 1 for _, end in spans])
    lefts, rights = list(map(min, begin.lefts, finish.lefts)), list(map(max, begin.rights, finish.rights))
    found, at = [], 0
    for words in stretches:
        start, at = at, at + len(words)
        base, size = letters.base(words[0][0]), letters.size(words[0][0])
        gaps = map(sub, lefts[start + 1 : at], rights[start:at])
        cuts = [n for n, gap in enumerate(gaps, start + 1) if apart or not _CLOSE * size < gap < _USUAL * size]
        for one, after in pairwise((start, *cuts, at)):
            first, end = spans[one][0], spans[after - 1][1]
            text = " ".join(_WORD.findall(letters.signs, first, end))
            found.append(Piece(Word(text, lefts[one], rights[after - 1], base, size), first, end))
    return found


def _stretches(letters: Letters) -> Iterator[list[tuple[int, int]]]:
    """Where the words of a line begin and end that is written in one go; else of each word, cut where it has gaps."""
    signs = letters.signs
    for line in _LINE.finditer(signs):
        words = [found.span() for found in _WORD.finditer(signs, *line.span())]
        if words and letters.in_one_go(*line.span()):
            yield words
            continue
        for first, end in words:
            cuts = () if letters.in_one_go(first, end) else _gaps(letters, first, end)
            yield from ([span] for span in pairwise((first, *cuts, end)))


def _gaps(letters: Letters, first: int, end: int) -> list[int]:
    """The letters of a word that stand away from the one before them, though no space is written between them."""
    box, size = letters.edges(range(first, end)), letters.size(first)
    steps, bases = map(sub, box.lefts[1:], box.rights), list(map(letters.base, range(first, end)))
    found = enumerate(zip(steps, map(sub, bases[1:], bases), strict=False), first + 1)
    return [at for at, (gap, drop) in found if not -size < gap < _APART * size or abs(drop) > _APART * size]


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

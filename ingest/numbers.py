"""Finds the numbers of documents: `232/KH-UBND`, `41-CT/TW`, `15/2021/QĐ-UBND`, `64/2025/QH15`, `5588/BGDĐT-GDPT`.

One pass finds the core (a digit, a dash or slash, a capital); only there is the symbol read, so a megabyte without a
number costs one scan. State form is slash then dash, Party form dash then slash (NĐ 30/2020/NĐ-CP, Phụ lục I;
Hướng dẫn 36-HD/VPTW); real texts mix both, and scans misread letters, so the symbol's words decide, not its form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.text import around, trimmed
from ontology import bodies, doctypes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.doctypes import Family

_CORES = tuple(
    re.compile(
        rf"{sign}(?:(?<=[0-9]{sign})|(?<=[0-9]\s{sign})|(?<=[0-9]\s\s{sign}))"
        r"\s{0,3}(?:\d{4}\s{0,2}[/-]\s{0,3})?[A-ZĐ]"
    )
    for sign in "/-"
)
"""A digit, a dash or slash, a capital. Each begins with its sign, which a search can skip to."""
_SPACED = re.compile(
    r"(?P<number>[0-9](?<![\w.,/%:-].)[0-9]{0,3})\s(?P<symbol>(?:CT|NQ|KL|QĐ|TB|HD|KH|CTr|BC|TTr|CV)\s?/\s?[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})?)(?![\w/])"
)
_SPACED_CORE = re.compile(r"/(?:(?<=\s\w\w/)|(?<=\s\w\w\w/)|(?<=\s\w\w\s/)|(?<=\s\w\w\w\s/))\s?[a-zđ]{2}")
"""`41 CT/TW`: older Party and Youth Union form, a space for the dash."""
_DECREE = re.compile(
    r"N(?:ghị\s+định|Đ)\s+(?:số\s+)?(?P<number>\d{1,3})\s?/\s?(?P<year>(?:19|20)\d{2})"
    r"(?![\w/-]|\s*[/-]\s*[A-ZĐ])"
)
"""`Nghị định 98/2023`: a decree is the Government's, its symbol printed or not (Luật 64/2025/QH15, Điều 4)."""
_FIRST = re.compile(
    r"(?:(?<![\w.,/%:-])|(?<=[Ss]ố)|(?<=SỐ))(?P<number>\d{1,5}(?:\.\d{1,2})?[a-z]?)\s{0,2}(?P<sep>[/-])\s{0,3}(?:(?P<year>(?:19|20)\d{2})\s{0,2}[/-]\s{0,3})?"
)
_WORD = re.compile(r"[A-ZĐƯƠ][A-ZĐƯƠa-zđươ]*(?:[&.](?:[A-ZĐ][A-Za-zĐđ]*|\d{1,3}(?=\s*[-/])))*\d{0,3}")
_JOIN = re.compile(r"(?P<tight>[-/](?=[A-ZĐƯ])|[-/]\n\s*(?=[A-ZĐƯ])|\n\s*[-/](?=[A-ZĐƯ]))|\s{0,4}[-/]\s{0,4}")
_ASSEMBLY = re.compile(r"(?:[QO]H|UBTV[QO]H)\d{1,3}", re.IGNORECASE)
_SLASH_MISREAD = re.compile(r"(?P<type>CT|NQ|KL|QĐ|TB|HD|KH|CTr|BC|TTr|CV|QC)[A1Il]?(?P<organ>TW|TU|ĐU|HU|QU)$")


class Number(NamedTuple):
    """A printed number. `symbol` is what follows it, without spaces; `slip` tells a letter that was misread."""

    number: str
    year: str | None
    symbol: str
    family: Family
    start: int
    end: int
    slip: bool = False

    @property
    def organ(self) -> str:
        """The abbreviation of the body in the symbol."""
        return organ_of(self.symbol)


@lru_cache(maxsize=4096)
def organ_of(symbol: str, *, letter: bool = False) -> str:
    """The abbreviation of the body in a symbol: `UBND` of KH-UBND, `TW` of CT/TW, `BGDĐT` of BGDĐT-GDPT.

    `letter`: the document is a Công văn, whose symbol names no type: the `CT` of CT-CS is Cục Thuế, not Chỉ thị.
    """
    words = re.split(r"[-/]", symbol)
    typed = not letter and len(words) > 1 and bool(doctypes.by_abbreviation(words[0]))
    return words[1] if typed else words[0]


def find_numbers(view: str, end: int | None = None) -> Iterator[Number]:
    """Every document number up to `end`, in order. Dates, fractions, standards and page addresses are none."""
    end = len(view) if end is None else end
    numbers = (*_joined(view, end), *_spaced_out(view, end), *_decrees(view, end))
    yield from sorted(numbers, key=lambda number: number.start)


def _spaced_out(view: str, end: int) -> Iterator[Number]:
    for found in around(_SPACED_CORE, _SPACED, view, 0, end, before=12, after=60):
        symbol = re.sub(r"\s", "", found["symbol"])
        yield Number(found["number"].lstrip("0") or "0", None, symbol, "party", found.start(), found.end())


def _decrees(view: str, end: int) -> Iterator[Number]:
    for found in _DECREE.finditer(view, 0, end):
        number = found["number"].lstrip("0") or "0"
        yield Number(number, found["year"], "NĐ-CP", "qppl", found.start("number"), found.end())


def _joined(view: str, end: int) -> Iterator[Number]:
    done = 0
    for sign in sorted(core.start() for pattern in _CORES for core in pattern.finditer(view, 0, end)):
        start = _number_start(view, trimmed(view, sign) - 1)
        if start < done:
            continue
        found = number_at(view, start)
        if found:
            done = found.end
            yield found


def _number_start(view: str, at: int) -> int:
    start = at
    while (
        start > 0
        and at - start < 8
        and (view[start - 1].isdigit() or (view[start - 1] == "." and view[start - 2 : start - 1].isdigit()))
    ):
        start -= 1
    return start


def number_at(view: str, start: int) -> Number | None:
    """The number that begins at `start`, or None where what stands there is no number of a document."""
    first = _FIRST.match(view, start)
    if not first:
        return None
    words, joins, end = _symbol(view, first.end())
    if not words:
        return None
    family = _family(words, first["sep"], first["year"])
    if not family:
        return None
    words, joins, slip = _mend(words, joins)
    symbol = words[0] + "".join(join + word for join, word in zip(joins, words[1:], strict=True))
    return Number(first["number"].lstrip("0") or "0", first["year"], symbol, family, start, end, slip)


def _symbol(view: str, at: int) -> tuple[list[str], list[str], int]:
    """The words of the symbol, the signs between them, and where it ends."""
    words: list[str] = []
    joins: list[str] = []
    end = at
    word = _WORD.match(view, at)
    while word and _abbreviates(word[0], joins[len(words) - 1] if words else None):
        words.append(word[0])
        end = word.end()
        join = _JOIN.match(view, end) if len(words) < 5 else None
        if not join:
            break
        joins.append("/" if "/" in join[0] else "-")
        word = _WORD.match(view, join.end())
        if word and not join["tight"] and not _known(word[0]):
            break
    return words, joins[: max(len(words) - 1, 0)], end


@lru_cache(maxsize=4096)
def _abbreviates(word: str, _join: str | None) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 or _known(word) or (capitals == 1 and len(word) <= 2 and _join is not None)


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    return bool(doctypes.by_abbreviation(word) or bodies.by_symbol(word) or _ASSEMBLY.fullmatch(word))


def _family(words: list[str], sep: str, year: str | None) -> Family | None:
    """Which family the number is of, or None where the words are no symbol."""
    if _ASSEMBLY.fullmatch(words[0]):
        return "assembly" if year else None
    if len(words) == 1:
        return _single(words[0], sep, year)
    typed = bool(doctypes.by_abbreviation(words[0]))
    if year:
        return "qppl" if typed or any(map(bodies.by_symbol, words)) else None
    if sep == "-":
        return "party" if typed or _known(words[1]) else None
    return "state"


def _single(word: str, sep: str, year: str | None) -> Family | None:
    """`46-CTATU` (a slash misread), `64/CP`, `113-QĐ`: only where the word is one that we know."""
    if sep == "-":
        return "party" if _SLASH_MISREAD.match(word) else None
    if year and _glued(word):
        return "qppl"
    kind = bodies.by_symbol(word)
    return ("qppl" if year else "state") if kind and kind.central else None


@lru_cache(maxsize=1024)
def _glued(word: str) -> tuple[str, str] | None:
    """`NĐCP`, `TTBTC`: type and organ without the dash between them; None for a word that is known as it stands."""
    if bodies.by_symbol(word) or doctypes.by_abbreviation(word) or _ASSEMBLY.fullmatch(word):
        return None
    for cut in (2, 3):
        kind, organ = word[:cut], word[cut:]
        if len(organ) > 1 and doctypes.by_abbreviation(kind) and bodies.by_symbol(organ):
            return kind, organ
    return None


def _mend(words: list[str], joins: list[str]) -> tuple[list[str], list[str], bool]:
    """Put back what a scan misread: CTATU → CT/TU, LIBND → UBND, CT-TTG → CT-TTg, Ư for U."""
    slash = _SLASH_MISREAD.match(words[0]) if len(words) == 1 else None
    if slash:
        return [slash["type"], slash["organ"]], ["/"], True
    glued = _glued(words[0]) if len(words) == 1 else None
    if glued:
        return list(glued), ["-"], True
    spelt = [_spelling(word) for word in words]
    return spelt, joins, any(symbol_differs(a, b) for a, b in zip(words, spelt, strict=True))


@lru_cache(maxsize=4096)
def _spelling(word: str) -> str:
    """The usual spelling of an abbreviation that is known in another one."""
    if _ASSEMBLY.fullmatch(word):
        return word.upper().replace("OH", "QH")
    kind = bodies.by_symbol(word)
    if kind and word not in kind.symbols:
        return next((s for s in kind.symbols if s.casefold() == word.casefold()), kind.symbols[0])
    if kind and word == "LIBND":
        return "UBND"
    types = doctypes.by_abbreviation(word)
    if types and word not in types[0].abbreviations:
        return next((a for a in types[0].abbreviations if a.casefold() == word.casefold()), word)
    return word


def symbol_differs(printed: str, usual: str) -> bool:
    """Whether two spellings differ in more than the case of their letters."""
    return printed.casefold() != usual.casefold()

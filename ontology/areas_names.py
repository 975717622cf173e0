"""How names of areas are printed: kinds and their short forms, and the keys under which a name is looked up.

Two keys, with two duties. `name_key` forgives what does not change a name: letter case, Unicode form, the place of a
tone mark (Hòa, Hoà), dash and apostrophe variants, a leading zero. `loose_key` also drops every diacritic; it only
proposes candidates, because "Cẩm Giang" and "Cẩm Giàng" are two communes of one city.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

# Combining marks are part of a word so that a decomposed (NFD) text gives the right offsets.
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’ʼ`´](?=[^\W_]))*")
_SPACE = r"[ \u00a0\u202f\u2009]*"
_GAP: Final = re.compile(rf"(?P<dot>\.?){_SPACE}(?:\r?\n{_SPACE})?(?P<dash>[-\u2010-\u2015\u2212]?)(?(dash){_SPACE})")
_APOSTROPHES: Final = str.maketrans("’ʼ`´", "''''")

KINDS: Final = {
    ("tỉnh",): "tỉnh",
    ("thành", "phố"): "thành phố",
    ("quận",): "quận",
    ("huyện",): "huyện",
    ("thị", "xã"): "thị xã",
    ("xã",): "xã",
    ("phường",): "phường",
    ("thị", "trấn"): "thị trấn",
    ("đặc", "khu"): "đặc khu",
}
SHORT_KINDS: Final = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu"}
# One letter says a kind only with its dot ("P. Lê Chân") or with a number ("Q1"): "P Lê Chân" may be a person.
LETTER_KINDS: Final = {"t": "tỉnh", "q": "quận", "h": "huyện", "x": "xã", "p": "phường"}
_NUMBERED: Final = re.compile(r"([qp])0*(\d{1,2})")
_ROMAN: Final = re.compile(r"[ivx]+")


class Word(NamedTuple):
    """One word of a text: its key, its place, and what stands between it and the next word."""

    key: str
    start: int
    end: int
    dot: bool
    dash: bool


@lru_cache(maxsize=1 << 15)
def word_key(word: str) -> str:
    """The key of one printed word: `HOÀ` → `hòa`, `01` → `1`."""
    folded = fold_tones(unicodedata.normalize("NFC", word)).casefold().translate(_APOSTROPHES)
    return (folded.lstrip("0") or "0") if folded.isdecimal() else folded


def name_key(name: str) -> str:
    """The key of a printed name: `Bà Rịa – Vũng Tàu` → `bà rịa vũng tàu`."""
    return " ".join(word_key(word) for word in _WORD.findall(name))


def loose_key(key: str) -> str:
    """A name key without diacritics, y as i: `mỹ đức` and `mĩ đức` → `mi duc`. Never decides, only proposes."""
    plain = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(c for c in plain if not "\u0300" <= c <= "\u036f").replace("y", "i")


def words(text: str, start: int) -> Iterator[Word]:
    """The words from `start` on that can belong to one name: only spaces, one line end, a dot or a dash between."""
    while found := _WORD.match(text, start):
        gap = _GAP.match(text, found.end())
        dot, dash = (bool(gap["dot"]), bool(gap["dash"])) if gap else (False, False)
        yield Word(word_key(found[0]), found.start(), found.end(), dot, dash)
        if gap is None or gap.end() == found.end():
            return
        start = gap.end()


def kind_of(printed: str) -> str | None:
    """The kind that a printed word or short form names (`TP.` → `thành phố`), None where it names none."""
    key = name_key(printed)
    return KINDS.get(tuple(key.split())) or SHORT_KINDS.get(key) or LETTER_KINDS.get(key)


def leading_kind(run: list[Word]) -> tuple[str, int] | None:
    """The kind at the head of a run of words and how many words it takes; None where there is none."""
    first = run[0]
    for size in (2, 1):
        kind = KINDS.get(tuple(word.key for word in run[:size]))
        if kind and not any(word.dot or word.dash for word in run[:size]):
            return kind, size
    if short := SHORT_KINDS.get(first.key):
        return short, 1
    if first.dot and (letter := LETTER_KINDS.get(first.key)):
        return letter, 1
    return None


def numbered_unit(key: str) -> tuple[str, str] | None:
    """Kind and number of a unit printed as one word: `q1` → (`quận`, `1`)."""
    found = _NUMBERED.fullmatch(key)
    return (LETTER_KINDS[found[1]], found[2]) if found else None


def is_number(key: str) -> bool:
    """Whether a name is a bare number, Arabic or Roman, which names an area only after its kind."""
    return key.isdecimal() or bool(_ROMAN.fullmatch(key))


def split_kind(printed: str) -> tuple[str | None, str]:
    """The kind that leads a printed name, and the key of the rest: `TP. Hải Phòng` → (`thành phố`, `hải phòng`)."""
    run = list(words(printed.strip(), 0))
    if len(run) == 1 and (unit := numbered_unit(run[0].key)):
        return unit
    lead = leading_kind(run) if len(run) > 1 else None
    return (lead[0], name_key(printed.strip()[run[lead[1]].start :])) if lead and len(run) > lead[1] else (None, "")

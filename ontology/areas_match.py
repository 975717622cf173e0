"""Reads a printed name of an area out of a running text: which words are the name, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from ontology.areas_model import TIERS
from ontology.areas_names import KINDS, LETTER_KINDS, SHORT_KINDS, Word, is_number, leading_kind, numbered_unit, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_KIND_WORDS: Final = frozenset({kind[0] for kind in KINDS} | SHORT_KINDS.keys() | LETTER_KINDS.keys())
_MOST_WORDS: Final = 8  # a kind takes two, the longest name six


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name of the register as it stands in a text: its key, the kind before it (if any), and where it ends."""

    key: str
    kind: str | None
    end: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a text is read with: all names, and how many words a name has after each first word."""

    names: frozenset[str]
    longest: dict[str, int]
    dashed: frozenset[str]
    plain: frozenset[str]
    """One-word names that may stand without a kind: Huế, Vinh; but not Ba, Đông, Tư, which are communes and words, nor
    HCM, which is also the man."""
    lowered: frozenset[str]
    """Names that the register itself does not capitalise throughout: Nông trường Việt Lâm."""

    @classmethod
    def over(cls, names: Iterable[tuple[str, str, str]]) -> Lookup:
        """Built from the register's names, each as kind, name and key."""
        longest: dict[str, int] = {}
        keys, dashed, plain, lowered = set(), set(), set(), set()
        for kind, name, key in names:
            size = key.count(" ") + 1
            first = key.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), size)
            keys.add(key)
            if "-" in name:
                dashed.add(key)
            if size == 1 and TIERS[kind] != (3,) and not is_number(key) and (not name.isupper() or name[:2] == "TP"):
                plain.add(key)
            if not name.istitle() and any(word[0].islower() for word in name.split()):
                lowered.add(key)
        return cls(frozenset(keys), longest, frozenset(dashed), frozenset(plain), frozenset(lowered))


def read_name(text: str, start: int, lookup: Lookup) -> PrintedName | None:
    """The longest name of the register that starts exactly at `start`, with or without its kind; None for no name."""
    if start and text[start - 1 : start].isalnum():
        return None
    rest = words(text, start)
    first = next(rest, None)
    if first is None:
        return None
    if first.key not in _KIND_WORDS and first.key not in lookup.longest:
        return _numbered(first, lookup)
    run = [first, *islice(rest, _MOST_WORDS - 1)]
    return _after_kind(text, run, lookup) or _bare(text, run, lookup)


def _numbered(word: Word, lookup: Lookup) -> PrintedName | None:
    unit = numbered_unit(word.key)
    return PrintedName(unit[1], unit[0], word.end) if unit and unit[1] in lookup.names else None


def _after_kind(text: str, run: list[Word], lookup: Lookup) -> PrintedName | None:
    """A name after its kind: `xã Ba`, which without the kind is a word."""
    lead = leading_kind(run)
    if lead is None or len(run) == lead[1]:
        return None
    found = _longest(text, run[lead[1] :], lookup)
    return PrintedName(found[0], lead[0], found[1]) if found else None


def _bare(text: str, run: list[Word], lookup: Lookup) -> PrintedName | None:
    """A name without a kind: no number, and of one word only where that word is no other."""
    found = _longest(text, run, lookup)
    if found is None or found[0][0].isdecimal() or (" " not in found[0] and found[0] not in lookup.plain):
        return None
    return PrintedName(found[0], None, found[1])


def _longest(text: str, run: list[Word], lookup: Lookup) -> tuple[str, int] | None:
    """Key and end of the longest name at the head of a run of words. A dot ends a name, a dash stands only in a few."""
    size = min(lookup.longest.get(run[0].key, 0), len(run)) if run else 0
    size = next((n for n, word in enumerate(run[:size], 1) if word.dot), size)
    for length in range(size, 0, -1):
        words_of_it = run[:length]
        key = " ".join(word.key for word in words_of_it)
        dashed = any(word.dash for word in words_of_it[:-1])
        known = key in lookup.names and (not dashed or key in lookup.dashed)
        if known and _is_name(text, words_of_it, key, lookup):
            return None if length == 1 and _goes_on(text, run, lookup) else (key, words_of_it[-1].end)
    return None


def _is_name(text: str, run: list[Word], key: str, lookup: Lookup) -> bool:
    """Whether words are printed as a name, each with a capital: "hòa bình" is peace, "Đồng bằng" is a plain."""
    lower = [text[word.start].islower() for word in run]
    return not any(lower) or (key in lookup.lowered and not lower[0])


def _goes_on(text: str, run: list[Word], lookup: Lookup) -> bool:
    """Whether a commune's one-word name is but the beginning of one that the register does not have: `xã Ba Đa Lộc`.

    In capitals one cannot tell a further name from the next heading, so there the register's word is taken; and a
    province or district is followed by other capitals too often (`thành phố Huế Ban hành …`).
    """
    first = text[run[0].start : run[0].end]
    if run[0].key in lookup.plain or first.isupper() or is_number(run[0].key) or len(run) == 1:
        return False
    following = text[run[1].start : run[1].end]
    return text[run[0].end : run[1].start] == " " and following[0].isupper() and not following.isupper()

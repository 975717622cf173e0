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
    """One-word names that may stand without a kind: Huế, Vinh; but not Ba, Đông, Tư, which are communes and words."""

    @classmethod
    def over(cls, keys: list[str], kinds: list[str], dashed: Iterable[str]) -> Lookup:
        """Built from the parallel columns of the register's names."""
        longest: dict[str, int] = {}
        plain = set()
        for key, kind in zip(keys, kinds, strict=True):
            size = key.count(" ") + 1
            first = key.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), size)
            if size == 1 and not is_number(key) and TIERS[kind] != (3,):
                plain.add(key)
        return cls(frozenset(keys), longest, frozenset(dashed), frozenset(plain))


def read_name(text: str, start: int, lookup: Lookup) -> PrintedName | None:
    """The longest name of the register that starts exactly at `start`, with or without its kind; None for no name."""
    if start and text[start - 1].isalnum():
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
    """A name after its kind. It begins with a capital: "xã ba" is no commune, "xã Ba" is."""
    lead = leading_kind(run)
    if lead is None or len(run) == lead[1] or text[run[lead[1]].start].islower():
        return None
    found = _longest(text, run[lead[1] :], lookup)
    return PrintedName(found[0], lead[0], found[1]) if found else None


def _bare(text: str, run: list[Word], lookup: Lookup) -> PrintedName | None:
    """A name without a kind: all its words are capitalised, since "hòa bình" is also peace; and it is no number."""
    found = _longest(text, run, lookup)
    if found is None or found[0][0].isdecimal() or (" " not in found[0] and found[0] not in lookup.plain):
        return None
    lower = any(text[word.start].islower() for word in run if word.end <= found[1])
    return None if lower else PrintedName(found[0], None, found[1])


def _longest(text: str, run: list[Word], lookup: Lookup) -> tuple[str, int] | None:
    """Key and end of the longest name at the head of a run of words. A dot ends a name, a dash stands only in a few."""
    size = min(lookup.longest.get(run[0].key, 0), len(run))
    size = next((n for n, word in enumerate(run[:size], 1) if word.dot), size)
    while size:
        key = " ".join(word.key for word in run[:size])
        dashed = any(word.dash for word in run[: size - 1])
        if key in lookup.names and (not dashed or key in lookup.dashed):
            return None if size == 1 and _goes_on(text, run) else (key, run[size - 1].end)
        size -= 1
    return None


def _goes_on(text: str, run: list[Word]) -> bool:
    """Whether a one-word name is but the beginning of a name that the register does not have: `xã Ba Đa Lộc`.

    In capitals one cannot tell a further name from the next heading, so there the register's word is taken.
    """
    if len(run) == 1 or run[1].start != run[0].end + 1 or text[run[0].start : run[0].end].isupper():
        return False
    following = text[run[1].start : run[1].end]
    return following[0].isupper() and not following.isupper()

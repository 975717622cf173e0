"""How alike two titles are. Those taken from a citation may be cut short or run on, so beginnings are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from rapidfuzz import fuzz

from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Likeness = Literal["alike", "unlike"]

_FEWEST: Final = 6
"""Words; a shorter title tells nothing."""
_SUBJECT: Final = 25
"""Words in which a title says what it is about; what was taken from a citation may run on."""
_ALIKE: Final = 88.0
_UNLIKE: Final = 60.0
_NEXT: Final = re.compile(r"(?:[,;]|\bvà)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}\s+số\s+\d")
_OPENING: Final = frozenset(["về", "việc"])


def likeness(first: Iterable[str], second: Iterable[str]) -> Likeness | None:
    """Whether any title of one resembles any of the other; None where there is none, or it is neither.

    Titles that differ in a numeral (năm 2024, năm 2025) are not alike, whatever their words.
    """
    scores = [_score(words(one), words(other)) for one in first for other in second]
    known = [score for score in scores if score is not None]
    if not known:
        return None
    best = max(known)
    return "alike" if best >= _ALIKE else "unlike" if best < _UNLIKE else None


@lru_cache(maxsize=65536)
def words(title: str) -> tuple[str, ...]:
    """The words of a title in small letters, tones placed one way, without what opens it (về việc).

    Where it runs on into the next reference of a list (…, Chỉ thị số 85-CT/TU) it ends.
    """
    title = fold_tones(title).casefold()
    found = re.findall(r"[^\W_]+", _NEXT.split(title, maxsplit=1)[0])
    while found and found[0] in _OPENING:
        del found[0]
    return tuple(found)


def shared_subject(first: Iterable[str], second: Iterable[str], common: Collection[str]) -> str | None:
    """A pair of words that both titles have and that is not among the common ones: `thi đua`; the first in order."""
    pairs = [{pair for title in titles for pair in _pairs(words(title)[:_SUBJECT])} for titles in (first, second)]
    return min((pairs[0] & pairs[1]) - set(common), default=None)


def _pairs(title: tuple[str, ...]) -> set[str]:
    return {f"{one} {two}" for one, two in pairwise(title) if one.isalpha() and two.isalpha()}


@lru_cache(maxsize=65536)
def _score(first: tuple[str, ...], second: tuple[str, ...]) -> float | None:
    length = min(len(first), len(second))
    if length < _FEWEST:
        return None
    one, other = first[:length], second[:length]
    score = fuzz.ratio(" ".join(one), " ".join(other))
    return score if _numerals(one) == _numerals(other) else min(score, _ALIKE - 1)


def _numerals(title: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in title if word.isdigit())

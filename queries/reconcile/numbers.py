"""How two printed numbers may be one: digits turned, one digit misread, one digit too many."""

from __future__ import annotations

from typing import Final, Literal

from rapidfuzz.distance import Levenshtein

Difference = Literal["turned", "misread", "digit", "missing"]

_ALIKE: Final = frozenset(map(frozenset, ("17", "38", "08", "06", "56", "68", "49", "14", "35", "69", "27", "09")))
"""Digits that print, handwriting and character recognition confuse."""


def difference(first: str, second: str) -> Difference | None:
    """How two numbers differ, None where they are equal or differ by more than one slip.

    >>> difference("14", "41"), difference("232", "282"), difference("232", "272"), difference("232", "2332")
    ('turned', 'misread', 'digit', 'missing')
    >>> difference("137", "131"), difference("5", "6"), difference("12", "34")
    ('misread', None, None)
    """
    if not (first.isdigit() and second.isdigit()) or first == second:
        return None
    if len(first) != len(second):
        shorter = min(len(first), len(second))
        return "missing" if shorter > 1 and Levenshtein.distance(first, second, score_cutoff=1) == 1 else None
    unequal = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    if len(unequal) == 2 and unequal[0] == unequal[1][::-1]:
        return "turned"
    if len(unequal) != 1 or len(first) == 1:  # of one digit, every other number is one digit off
        return None
    return "misread" if frozenset(unequal[0]) in _ALIKE else "digit"

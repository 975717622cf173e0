"""The order of the Vietnamese dictionary, the same on every machine: no locale is asked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ontology.identifiers import fold_tones

_END, _NUMBER, _WORD = "\1\2\3"
"""Less than every letter: what ends a word, and numbers before words."""
_LETTERS: Final = {ord(letter): place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=10)}
_MARKS: Final = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook, tilde, acute, dot below: the order in which Vietnamese dictionaries list the tones."""
_TONES: Final = {ord(mark): place for place, mark in enumerate(_MARKS, start=2)}
_BY_TONE: Final = re.compile(f"[{_MARKS}]")


@lru_cache(maxsize=1 << 15)
def collation_key(text: str) -> str:
    """A text that sorts as a Vietnamese dictionary does: letters first, tones break ties, numbers by value.

    A text and no tuple: boards of thousands of rows are sorted by it.
    """
    return "".join(map(_word, re.findall(r"\d+|[^\W\d]+", fold_tones(unicodedata.normalize("NFC", text)))))


def _word(word: str) -> str:
    if word.isdecimal():
        digits = word.lstrip("0")
        return f"{_NUMBER}{len(digits):06d}{digits}{_END}"
    split = unicodedata.normalize("NFD", word.casefold())
    tones = "".join(_BY_TONE.findall(split)).translate(_TONES)
    letters = unicodedata.normalize("NFC", _BY_TONE.sub("", split)).translate(_LETTERS)
    return f"{_WORD}{letters}{_END}{tones}{_END}"

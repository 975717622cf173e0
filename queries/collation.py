"""The order of the Vietnamese dictionary, the same on every machine: no locale is asked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ontology.identifiers import fold_tones

_LETTERS: Final = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=10)}
_TONES: Final = {mark: place for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
"""Grave, hook, tilde, acute, dot below: the order in which Vietnamese dictionaries list the tones."""
_BY_TONE: Final = re.compile(f"([{''.join(_TONES)}])")

Key = tuple[tuple[object, ...], ...]


@lru_cache(maxsize=1 << 15)
def collation_key(text: str) -> Key:
    """A key that sorts words as a Vietnamese dictionary does: letters first, tones break ties, numbers by value."""
    return tuple(_word(word) for word in re.findall(r"\d+|[^\W\d]+", fold_tones(unicodedata.normalize("NFC", text))))


def _word(word: str) -> tuple[object, ...]:
    if word.isdigit():
        return 0, (int(word),), ()
    split = unicodedata.normalize("NFD", word.casefold())
    tones = tuple(_TONES[mark] for mark in _BY_TONE.findall(split))
    letters = unicodedata.normalize("NFC", _BY_TONE.sub("", split))
    return 1, tuple(_LETTERS.get(letter, 1000 + ord(letter)) for letter in letters), tones

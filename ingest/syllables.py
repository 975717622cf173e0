"""Tells whether a word is spelled as a Vietnamese syllable (grammar/syllables.toml), whoever may have said it."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.cues import table

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES = frozenset("\u0301\u0323")
_VOWELS = frozenset("aeiouy")
_LONGEST = 7
"""Letters of a syllable: nghiêng."""


class _Spelling(NamedTuple):
    onsets: frozenset[str]
    rimes: frozenset[str]
    before_front: frozenset[str]
    before_back: frozenset[str]
    front: tuple[str, ...]
    stopped: tuple[str, ...]


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word in small letters (NFC) can be a syllable."""
    if not 0 < len(word) <= _LONGEST:
        return False
    bare, tones = _without_tones(word)
    rimes = _spelling().rimes
    return len(tones) < 2 and any(bare[cut:] in rimes and _fits(bare[:cut], bare[cut:], tones) for cut in range(4))


def _without_tones(word: str) -> tuple[str, str]:
    """The letters without the tones of their vowels, and the tones; ñ is no n with a tone."""
    toned = _toned()
    parts = [toned.get(letter, (letter, "")) for letter in word]
    return "".join([bare for bare, _ in parts]), "".join([tone for _, tone in parts])


@cache
def _toned() -> dict[str, tuple[str, str]]:
    """The vowel and the tone of each letter (NFC) that has both."""
    found = {}
    for letter in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))):
        parts = unicodedata.normalize("NFD", letter)
        vowel, marks = parts[0], parts[1:]
        tone = "".join(mark for mark in marks if mark in _TONES)
        if vowel in _VOWELS and tone:
            rest = "".join(mark for mark in marks if mark not in tone)
            found[letter] = (unicodedata.normalize("NFC", vowel + rest), tone)
    return found


def _fits(onset: str, rime: str, tones: str) -> bool:
    spelling = _spelling()
    if onset and onset not in spelling.onsets:
        return False
    front = rime.startswith(spelling.front)
    misplaced = spelling.before_back if front else spelling.before_front
    if onset in misplaced and not (onset == "g" and rime.startswith("i")):
        return False
    return tones in _STOP_TONES if rime.endswith(spelling.stopped) else True


@cache
def _spelling() -> _Spelling:
    entry = table("syllables")["spelling"]
    sets = {name: frozenset(entry[name].split()) for name in ("onsets", "rimes", "before_front", "before_back")}
    return _Spelling(**sets, front=tuple(entry["front"].split()), stopped=tuple(entry["stopped"].split()))

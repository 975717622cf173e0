"""How much of what is asked a sentence takes up: the share of its pairs of words that the sentence has too."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from ontology.identifiers import fold_tones

SOURCE: Final = Path(__file__).with_name("words.toml")


@cache
def load() -> dict[str, Any]:
    """The file as it stands: limits, words that tell nothing, and what abbreviations mean."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def likeness(asked: str, said: str) -> float:
    """0 … 1; 0 where fewer pairs than `fewest` are shared (all of them, where what is asked is that short).

    A sentence that is shorter than what is asked may take up part of it, so the shorter one counts; one that is shorter
    than `short` takes up nothing.
    """
    wanted, has = pairs(asked), pairs(said)
    shared = len(wanted & has)
    if not wanted or len(has) < load()["short"] or shared < min(load()["fewest"], len(wanted)):
        return 0.0
    return shared / min(len(wanted), len(has))


@lru_cache(maxsize=65536)
def pairs(text: str) -> frozenset[str]:
    """Neighbouring words, abbreviations written out; numbers and days are compared elsewhere."""
    found = frozenset(f"{one} {two}" for one, two in pairwise(full(text).split()))
    return found - frozenset(load()["common"])


@lru_cache(maxsize=65536)
def full(text: str) -> str:
    """The words of a text in small letters, tones placed one way, abbreviations written out."""
    meant: dict[str, str] = load()["abbreviations"]
    return " ".join(meant.get(word, word) for word in _WORD.findall(fold_tones(text).casefold()))


_WORD: Final = re.compile(r"[^\W\d_]+")

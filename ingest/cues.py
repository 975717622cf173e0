"""Word lists of the grammar: TOML entries with words, examples and counter-examples, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable

GRAMMAR = Path(__file__).with_name("grammar")


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """All entries of one grammar file."""
    return tomllib.loads((GRAMMAR / f"{name}.toml").read_text(encoding="utf-8"))


def spaced(words: str) -> str:
    """A pattern for printed words: any white space between them."""
    return re.escape(fold_tones(words)).replace(r"\ ", r"\s+")


def any_of(patterns: Iterable[str], *, exact: bool = False) -> str:
    """One of several patterns, put together by first letter: a search tries one branch, not hundreds.

    Patterns that begin with the same letter keep their order. `exact`: a capital is not the same as a small letter.
    """
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[0] if pattern[0].isalpha() else ""
        groups.setdefault(first if exact else first.lower(), []).append(pattern[1:] if first else pattern)
    return "|".join(
        f"(?-i:[{first if exact else first + first.upper()}])(?:{'|'.join(rest)})" if first else "|".join(rest)
        for first, rest in groups.items()
    )


@cache
def starts(file: str, entry: str) -> re.Pattern[str]:
    """A pattern that matches at a position where one of the entry's words begins."""
    words = sorted(table(file)[entry]["words"], key=len, reverse=True)
    return re.compile(
        any_of(spaced(w.rstrip()) + (r"(?!\w)" if w[-1].isalpha() or w[-1] == " " else "") for w in words),
        re.IGNORECASE,
    )

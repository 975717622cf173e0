"""Word lists of the grammar: TOML entries with words, examples and counter-examples, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from ontology.identifiers import fold_tones

GRAMMAR = Path(__file__).with_name("grammar")


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """All entries of one grammar file."""
    return tomllib.loads((GRAMMAR / f"{name}.toml").read_text(encoding="utf-8"))


def spaced(words: str) -> str:
    """A pattern for printed words: any white space between them."""
    return re.escape(fold_tones(words)).replace(r"\ ", r"\s+")


@cache
def starts(file: str, entry: str) -> re.Pattern[str]:
    """A pattern that matches at a position where one of the entry's words begins."""
    words = sorted(table(file)[entry]["words"], key=len, reverse=True)
    return re.compile(
        "(?:"
        + "|".join(spaced(w.rstrip()) + (r"(?!\w)" if w[-1].isalpha() or w[-1] == " " else "") for w in words)
        + ")",
        re.IGNORECASE,
    )

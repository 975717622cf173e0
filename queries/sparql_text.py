"""Looks at the text of a SPARQL query: its parameters, its form, and what may not be run.

No parser: what is refused must be refused whatever a parser makes of it. So strings, IRIs, names and comments are
taken out, and what is left is searched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      |(?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
      |(?P<variable>[?$]\w+)
      |(?P<name>(?:[^\W\d_][\w.-]*|_)?:(?:[\w.:%-]|\\.)*)
      |(?P<word>[^\W\d_]\w*)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE: Final = frozenset({"PREFIX", "BASE"})
READING: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind, its text, and the line it starts on."""

    kind: str
    text: str
    line: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query in order; signs and numbers are left out."""
    line, last = 1, 0
    for found in _TOKEN.finditer(query):
        line += query.count("\n", last, found.start())
        last = found.start()
        yield Token(str(found.lastgroup), found[0], line)


def parameters(query: str) -> dict[str, int]:
    """The names written `$name`, which stand for parameters, with the line of their first use."""
    found: dict[str, int] = {}
    for token in tokens(query):
        if token.kind == "variable" and token.text.startswith("$"):
            found.setdefault(token.text[1:], token.line)
    return found


def form(query: str) -> str:
    """SELECT, ASK, … or the update's first word; empty where there is none."""
    words = (token.text.upper() for token in tokens(query) if token.kind == "word")
    return next((word for word in words if word not in _PROLOGUE), "")


def calls_out(query: str) -> bool:
    """Whether the query may ask another server (SERVICE); in doubt, yes.

    Escapes such as \\u0053 count as the letter that they stand for in one reading of the standard, and only inside
    strings in another: both are looked at.
    """
    return any("service" in _bare(text) for text in (query, _unescaped(query)))


def graphs(query: str) -> list[str | None]:
    """The graphs named in FROM and FROM NAMED; None for one that is not written as a full IRI."""
    found: list[str | None] = []
    for text in {query, _unescaped(query)}:
        after = False
        for token in tokens(text):
            if token.kind == "comment" or (after and token.text.upper() == "NAMED"):
                continue
            if after:
                found.append(token.text[1:-1] if token.kind == "iri" else None)
            after = token.kind == "word" and token.text.upper() == "FROM"
    return found


def _unescaped(query: str) -> str:
    def letter(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code < 0x110000 else " "

    return _ESCAPE.sub(letter, query)


def _bare(query: str) -> str:
    """The query without strings, IRIs, names, variables and comments, in small letters."""
    return _TOKEN.sub(lambda found: found[0] if found.lastgroup == "word" else " ", query).casefold()

"""Finds blanks that somebody was to fill in: dotted stretches, "ngày … tháng …", in what the document itself says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.facts import Finding
from ingest.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.parts import Parts

_BLANK = re.compile(
    r"""
      ngày\s+\.+\s*tháng | tháng\s+\.+\s*năm | năm\s+20\.{2,}
    | (?:\.{5,}+ | (?<=[^\s,;.:(v]\ )\.{2,}+(?=\s|[/;)]|$))  # not "thôn, tổ, ...", not "v.v ..."
      (?!\s*\d+\s*(?:\n|$))                               # nor the leader to a page number
    | _{4,} | \[\s*\]                          # [...] stands for words left out of a quotation
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = 40
_WORDS = re.compile(r"[^\n.;]*$")


def find_blanks(view: str, parts: Parts) -> Iterator[Finding]:
    """The blanks of opening and body, each with the words before it; forms in annexes are meant to be blank."""
    for found in _BLANK.finditer(view, parts.opening.start, parts.body.end):
        words = _WORDS.search(view[max(0, found.start() - _BEFORE) : found.start()])
        before = words[0] if words else ""
        if before.strip() or found[0][:1].isalpha():  # a row of dots alone goes on a table
            yield Finding("blank-field", found.start(), found.end(), squeeze(before + found[0]))

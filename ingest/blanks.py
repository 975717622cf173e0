"""Finds blanks that somebody was to fill in: dotted stretches, "ngày … tháng …", in what the document itself says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.facts import Finding
from ingest.text import lowered, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.parts import Parts

_BLANKS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        r"ngày\s+\.+\s*tháng",
        r"tháng\s+\.+\s*năm",
        r"năm\s+20\.{2,}",
        r"""\.(?:\.{4,}+ | (?<=[^\s,;.:(v]\ \.)\.++(?=\s|[/;)]|$))  # not "thôn, tổ, ...", not "v.v ..."
            (?!\s*\d+\s*(?:\n|$))                                  # nor the leader to a page number""",
        r"__{3,}",
        r"\[\s*\]",  # [...] stands for words left out of a quotation
    )
)
"""In small letters; each begins with plain letters or a sign, so that a search can skip to it."""
_BEFORE = 40
_WORDS = re.compile(r"[^\n.;]*$")


def find_blanks(view: str, parts: Parts) -> Iterator[Finding]:
    """The blanks of opening and body, each with the words before it; forms in annexes are meant to be blank."""
    hits = (hit for blank in _BLANKS for hit in blank.finditer(lowered(view), parts.opening.start, parts.body.end))
    done = 0
    for start, end in sorted(hit.span() for hit in hits):
        if start < done:
            continue
        done = end
        words = _WORDS.search(view[max(0, start - _BEFORE) : start])
        before = words[0] if words else ""
        if before.strip() or view[start].isalpha():  # a row of dots alone goes on a table
            yield Finding("blank-field", start, end, squeeze(before + view[start:end]))

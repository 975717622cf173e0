"""What a careful editor would flag in a document: blanks, incomplete and impossible references, misread symbols."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ingest.cues import spaced, table
from ingest.facts import Citation, Finding, Header
from ingest.text import squeeze
from ontology import doctypes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.anatomy import Parts


def find_findings(view: str, parts: Parts, header: Header, citations: Sequence[Citation]) -> list[Finding]:
    """The findings of one document, in the order of the text. Nothing is repaired."""
    found = [*_of_header(parts, header), *_incomplete(view, parts), *_of_citations(view, header, citations)]
    return sorted(found, key=lambda finding: (finding.start, finding.code))


def _of_header(parts: Parts, header: Header) -> Iterator[Finding]:
    if header.symbol and not header.number:
        yield Finding("blank-number", header.symbol.start, header.symbol.end)
    if not header.symbol and not header.number and not header.date:
        yield Finding("no-header", parts.heading.start, parts.heading.end)
    elif not header.date or len(header.date.value) < 10:
        at = header.date or header.place or header.symbol
        yield Finding(
            "blank-date",
            at.start if at else parts.heading.start,
            at.end if at else parts.heading.end,
            header.date.value if header.date else "—",
        )
    if not header.issuer:
        yield Finding("no-issuer", parts.heading.start, parts.heading.end)
    if header.draft:
        yield Finding("draft", header.draft.start, header.draft.end)


_NO_NUMBER = re.compile(
    r"(?<![^\W_])số\s*(?=[;,.]|[.…/\s]{3,}[A-ZĐ]|\s+ngày|\s+của|\s*[-/]\s*[A-ZĐ]{2})", re.IGNORECASE
)


@cache
def _type_before() -> re.Pattern[str]:
    names = "|".join(spaced(name) for name in sorted({kind.name for kind in doctypes.load()}, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{names})\s+$", re.IGNORECASE)


def _incomplete(view: str, parts: Parts) -> Iterator[Finding]:
    """ "Chỉ thị số;": a type word and "số" with nothing after it."""
    for found in _NO_NUMBER.finditer(view, parts.opening.start, parts.body.end):
        window = max(0, found.start() - 40)
        word = _type_before().search(view[window : found.start()])
        if word:
            start = window + word.start()
            yield Finding("incomplete-reference", start, found.end(), squeeze(view[start : found.end()]))


def _of_citations(view: str, header: Header, citations: Sequence[Citation]) -> Iterator[Finding]:
    own = header.date.value if header.date else None
    for citation in citations:
        first = citation.mentions[0]
        quote = squeeze(view[first.start : first.end])
        if citation.open:
            yield Finding("undated-reference", first.start, first.end, quote)
        for mention in citation.mentions:
            if mention.slip:
                yield Finding("misread-symbol", mention.start, mention.end, squeeze(view[mention.start : mention.end]))
        if own and citation.date and citation.date[: len(own)] > own[: len(citation.date)]:
            yield Finding("later-reference", first.start, first.end, quote)
        if citation.year and citation.date and citation.year != citation.date[:4]:
            yield Finding("year-and-date-differ", first.start, first.end, quote)


def explain(finding: Finding, lang: str = "vi") -> str:
    """The finding as a sentence for the user."""
    text = str(table("findings")[finding.code][lang])
    return text.replace("{detail}", finding.detail)

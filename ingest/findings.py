"""What a careful editor would flag in a document: blanks, incomplete and impossible references, misread symbols."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from ingest.blanks import find_blanks
from ingest.cues import any_of, spaced, table
from ingest.ended_bodies import find_ended_bodies
from ingest.facts import Citation, Duty, Finding, Header
from ingest.merging import sound_date
from ingest.text import lowered, squeeze
from ontology import doctypes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.parts import Parts


def find_findings(
    view: str, parts: Parts, header: Header, citations: Sequence[Citation], duties: Sequence[Duty] = ()
) -> list[Finding]:
    """The findings of one document, in the order of the text. Nothing is repaired."""
    found = [
        *_of_header(parts, header),
        *_incomplete(view, parts),
        *_of_citations(view, header, citations),
        *_at_odds(view, citations),
        *find_ended_bodies(view, header, citations, duties),
        *find_blanks(view, parts),
    ]
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
            _printed(header.date.value) if header.date else "—",
        )
    if not header.issuer:
        yield Finding("no-issuer", parts.heading.start, parts.heading.end)
    if header.draft:
        yield Finding("draft", header.draft.start, header.draft.end)


def _printed(day: str) -> str:
    """A date of which parts are stated, as people write it: 2025-09 → 9/2025."""
    return "/".join(part.lstrip("0") for part in reversed(day.split("-")))


_NO_NUMBER = re.compile(r"số(?<![^\W_]số)\s*(?=[;,.]|[.…/\s]{3,}[a-zđ]|\s+ngày|\s+của|\s*[-/]\s*[a-zđ]{2})")


@cache
def _type_before() -> re.Pattern[str]:
    names = any_of(spaced(name) for name in sorted({kind.name for kind in doctypes.load()}, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{names})\s+$", re.IGNORECASE)


def _incomplete(view: str, parts: Parts) -> Iterator[Finding]:
    """ "Chỉ thị số;": a type word and "số" with nothing after it."""
    for found in _NO_NUMBER.finditer(lowered(view), parts.opening.start, parts.body.end):
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
        if odd := next((m for m in citation.mentions if m.date and not sound_date(m)), None):
            yield Finding("year-and-date-differ", odd.start, odd.end, squeeze(view[odd.start : odd.end]))


def _at_odds(view: str, citations: Sequence[Citation]) -> Iterator[Finding]:
    """Two references that are most likely one document, of which one is misprinted: both stay, the later is flagged."""
    groups: dict[tuple[str | None, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.number and citation.symbol and len(citation.date or "") == 10:
            groups[citation.kind.slug if citation.kind else None, citation.symbol.casefold()].append(citation)
    for group in groups.values():
        for later, earlier in ((b, a) for a, b in itertools.combinations(group[:_MOST_COMPARED], 2)):
            code = _fault_of_pair(earlier, later)
            if code:
                first, other = later.mentions[0], earlier.mentions[0]
                yield Finding(code, first.start, first.end, squeeze(view[other.start : other.end]))


_MOST_COMPARED = 60
"""References of one symbol that are compared in pairs; a list of thousands is no editor's slip."""


def _fault_of_pair(one: Citation, other: Citation) -> str | None:
    if one.issuer_name and other.issuer_name and one.issuer_name != other.issuer_name:
        return None
    day, other_day = one.date or "", other.date or ""
    if one.number == other.number:
        return "dates-differ" if day != other_day and day[:4] == other_day[:4] else None
    turned = sorted(one.number or "") == sorted(other.number or "") and day == other_day
    return "number-turned" if turned else None


def called(code: str, lang: str = "vi") -> str:
    """The name of a kind of finding; the code itself where a store knows one that this version does not."""
    return str(table("findings").get(code, {}).get(f"name_{lang}", code))


def explain(finding: Finding, lang: str = "vi") -> str:
    """The finding as a sentence for the user."""
    text = str(table("findings")[finding.code][lang])
    return text.replace("{detail}", finding.detail)

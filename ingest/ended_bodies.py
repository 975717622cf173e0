"""Finds bodies that did not exist on the day: whoever is said to issue, is given work, or is sent the document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ingest.facts import Finding
from ingest.header import standpoint
from ingest.issuers import body_at
from ingest.own_plans import expected_kinds
from ontology.areas_model import valid_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.facts import Citation, Duty, Header
    from ingest.issuers import Body, Standpoint

_TWO_LEVELS = "2025-07-01"
"""Since that day there is no district level (Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 1 and 54)."""
_DISTRICTS = frozenset({"quận", "huyện", "thị xã"})


def find_ended_bodies(
    view: str, header: Header, citations: Sequence[Citation], duties: Sequence[Duty]
) -> Iterator[Finding]:
    """Each with its place and its name."""
    own = _day(header.date.value if header.date else "")
    place = standpoint(header)
    if header.issuer and _is_gone(header.issuer.value, own):
        yield Finding("body-not-there", header.issuer.start, header.issuer.end, header.issuer.value.name)
    for citation in citations:
        if citation.issuer and _is_gone(citation.issuer, _day(citation.date or "")):
            first = citation.mentions[0]
            yield Finding("body-not-there", first.start, first.end, citation.issuer.name)
    named = [(duty.start, duty.end) for duty in duties] + [(line.start, line.end) for line in header.recipients]
    for start, end in named:
        if (body := _named(view, start, end, place, header.date.value if header.date else None)) and _is_gone(
            body, own
        ):
            yield Finding("body-not-there", start, end, body.name)
    if own >= _TWO_LEVELS:
        for duty in duties:
            if set(expected_kinds(duty.unit)) & _DISTRICTS:
                yield Finding("superseded-body", duty.start, duty.end, duty.unit)


def _day(iso: str) -> str:
    """A day of which the month is known counts as its first; the areas change on first days of months."""
    return iso if len(iso) == 10 else f"{iso}-01" if len(iso) == 7 else ""


def _named(view: str, start: int, end: int, place: Standpoint, iso: str | None) -> Body | None:
    """The body that a unit's name or a line of recipients begins with, where its area is printed or it is central."""
    while start < end and not view[start].isalpha():
        start += 1
    mention = body_at(view, start)
    if not mention or mention.end > end or not (mention.named or (mention.kind and mention.kind.central)):
        return None
    return place.resolve(mention, iso)[0]


def _is_gone(body: Body, day: str) -> bool:
    if not day:
        return False
    ended = body.kind.until is not None and body.kind.until.isoformat() < day
    return ended or (body.area is not None and not valid_on(body.area.path, date.fromisoformat(day)))

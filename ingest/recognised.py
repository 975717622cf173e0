"""Facts on pages that were read from pictures are less sure: one letter in a hundred may be another one."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ingest.facts import Citation, Duty, Facts, Found, Header, Mention

if TYPE_CHECKING:
    from ingest.pages import Pages

Fact = TypeVar("Fact", Found[Any], Duty)

FACTOR: Final = 0.9
"""By which the confidence of a fact is multiplied. A reference of twelve signs, each right in 99 of 100: 0.89."""


def less_sure(facts: Facts, pages: Pages) -> Facts:
    """The facts, those of recognised pages with a lower confidence."""
    if not any(sheet.recognised for sheet in pages.sheets):
        return facts
    return replace(
        facts,
        header=_header(facts.header, pages),
        citations=tuple(_citation(citation, pages) for citation in facts.citations),
        duties=tuple(_lowered(duty, pages) for duty in facts.duties),
    )


def _header(header: Header, pages: Pages) -> Header:
    lowered: dict[str, Any] = {}
    for field in fields(header):
        value = getattr(header, field.name)
        if isinstance(value, Found):
            lowered[field.name] = _lowered(value, pages)
        elif isinstance(value, tuple):
            lowered[field.name] = tuple(_lowered(found, pages) for found in value)
    return replace(header, **lowered)


def _citation(citation: Citation, pages: Pages) -> Citation:
    mentions = tuple(mention._replace(confidence=_sure(mention, pages)) for mention in citation.mentions)
    return citation._replace(mentions=mentions, confidence=max(mention.confidence for mention in mentions))


def _lowered(fact: Fact, pages: Pages) -> Fact:
    return replace(fact, confidence=_sure(fact, pages))


def _sure(fact: Found[Any] | Duty | Mention, pages: Pages) -> float:
    """How sure a fact is, on the page where it stands."""
    place = pages.place(fact.start, fact.end)
    return round(fact.confidence * FACTOR, 3) if place and place.recognised else fact.confidence

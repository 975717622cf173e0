"""Evidence as triples: the words that say a fact, their place in the text and on the page, the rule and how sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.rdf import Triple, text, typed
from ingest.text import squeeze
from ontology.terms import CC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.pages import Place
    from ingest.reading import Reading


_QUOTE, _START, _END = CC + "quote", CC + "start", CC + "end"
_RULE, _CONFIDENCE = CC + "rule", CC + "confidence"


def span(reading: Reading, node: str, start: int, end: int) -> tuple[Triple, ...]:
    """The words of a node, and where they stand."""
    quote = text(reading.text.string[start:end])
    return (
        (node, _QUOTE, quote),
        (node, _START, typed(start, "integer")),
        (node, _END, typed(end, "integer")),
        *_place(node, reading.pages.place(start, end)),
    )


def _place(node: str, place: Place | None) -> Iterator[Triple]:
    """The page, and the region on it as the fragment of a Web Annotation (W3C Media Fragments), where known."""
    if not place:
        return
    yield node, CC + "page", typed(place.page, "integer")
    if place.frame:
        left, top, right, bottom = (100 * edge for edge in place.frame)
        region = f"page={place.page}&xywh=percent:{left:.2f},{top:.2f},{right - left:.2f},{bottom - top:.2f}"
        yield node, CC + "region", text(region)
    if place.recognised:
        yield node, CC + "recognised", typed("true", "boolean")


def sure(node: str, rule: str, confidence: float) -> tuple[Triple, ...]:
    """The rule that found a node's fact, and how sure it is."""
    return (node, _RULE, text(rule)), (node, _CONFIDENCE, typed(f"{confidence:.3f}", "decimal"))


_BREAK = re.compile(r"[.;\n](?:(?<=[.;])(?=\s)|(?<=\n)\s*\n)")
_BREAK_BEFORE = re.compile(r"[.;\n](?:(?<=\s[.;])|(?<=\n)\s*\n)")
"""The same in reverse order of letters: the first one there is the last one before."""


def sentence(string: str, start: int, end: int, reach: int = 240) -> str:
    """The clause around a stretch, on one line, shortened where it is long."""
    before = string[max(0, start - reach) : start]
    cut = _BREAK_BEFORE.search(before[::-1])
    begin = start - (cut.start() if cut else len(before))
    after = _BREAK.search(string, end, end + reach)
    stop = after.start() + 1 if after else min(len(string), end + reach)
    head = "… " if begin and not cut else ""
    tail = " …" if not after and stop < len(string) else ""
    return head + squeeze(string[begin:stop]) + tail

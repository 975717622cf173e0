"""Finds the parts of a document: header, kind, title, opening, body, recipients, signature, annexes, and its end.

Reads the view of a Text. Writes Parts: spans, nothing interpreted. What a web site prints around the document is
outside every part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.closing import annex_line, enclosure_lines, recipients_end, recipients_line, signature_lines
from ingest.cues import starts
from ingest.heading import FIRST_SECTION, LETTER_TO, find_heading, find_title
from ingest.layout import Line, printed_lines
from ingest.parts import Parts, Span

if TYPE_CHECKING:
    from collections.abc import Callable


def dissect(view: str) -> Parts:
    """The parts of a document. Never fails: what is not found is an empty span."""
    found = printed_lines(view)
    motto = next((i for i, line in enumerate(found[:400]) if _is_motto(view, line)), None)
    top = max(0, (motto or 0) - 8) if motto is not None else 0
    stop = _boilerplate(view, found, top + 9)
    found = found[:stop]
    heading_at, kind, subject = find_heading(view, found, top, motto)
    title, after = find_title(view, found, heading_at, top)
    if heading_at is not None and subject < found[heading_at].end:
        title = Span(subject, max(title.end, found[heading_at].end))
    receive = recipients_line(view, found, after)
    sign, close = signature_lines(view, found, after, receive)
    body_end = min(x for x in (receive, sign, len(found)) if x is not None)
    begin = _body_line(view, found, after, body_end)
    at = _offsets(found)
    annex = annex_line(view, found, close)
    inner, inner_end, enclosed = enclosure_lines(view, found, annex)
    recipients = (
        Span(at(receive), recipients_end(view, found, receive, sign, at)) if receive is not None else Span(0, 0)
    )
    return Parts(
        header=Span(at(top), at(heading_at) if heading_at is not None else at(min(after, top + 20))),
        kind=kind,
        heading=Span(found[heading_at].start, found[heading_at].end) if heading_at is not None else Span(0, 0),
        title=title,
        opening=Span(at(after), at(begin)),
        body=Span(at(begin), at(body_end)),
        recipients=recipients,
        signature=Span(at(sign), at(close)) if sign is not None else Span(0, 0),
        annexes=Span(at(annex), at(len(found))),
        motto=found[motto].start if motto is not None else None,
        letter=heading_at is None and _is_letter(view, title, at(top)),
        enclosure=Span(at(inner), at(inner_end)) if inner is not None else Span(0, 0),
        enclosed=enclosed,
    )


def _is_letter(view: str, title: Span, start: int) -> bool:
    """A Công văn has no heading, but a "V/v" or whom it is for."""
    return view[title.start : title.start + 3].lower() == "v/v" or bool(LETTER_TO.search(view, start, start + 3000))


def _offsets(found: list[Line]) -> Callable[[int | None], int]:
    """From the index of a line to where it starts; past the last line, the end of the text."""
    end = found[-1].end if found else 0
    return lambda index: found[index].start if index is not None and index < len(found) else end


def _is_motto(view: str, line: Line) -> bool:
    return line.end - line.start < 160 and bool(_MOTTO.search(view, line.start, line.end))


_MOTTO = re.compile(r"CỘNG\s+HÒA\s+XÃ|ĐỘC\s+LẬP\s*-\s*TỰ\s+DO|ĐẢNG\s+CỘNG\s+SẢN", re.IGNORECASE)


def _boilerplate(view: str, found: list[Line], least: int) -> int:
    """The index of the first line that a web site printed after the document.

    No article or section of the document follows it: a gazette prints its signature line inside the text.
    """
    pattern = starts("anatomy", "boilerplate")
    indexes = range(len(found) - 1, least - 1, -1)
    heads = (i for i in indexes if view[found[i].start] in "IVXĐNTK0123456789")
    text_ends = next((i for i in heads if _OF_THE_TEXT.match(view, found[i].start, found[i].end)), least)
    for index in range(text_ends, len(found)):
        if found[index].end - found[index].start < 90 and pattern.match(view, found[index].start):
            return index
    return len(found)


_OF_THE_TEXT = re.compile(r"(?:(?:[IVX]{1,5}\.|Điều\s+\d+\.|Nơi\s+nhận|\d{1,2}\.)\s|(?:TM|KT)\s*\.)")


def _body_line(view: str, found: list[Line], after: int, end: int) -> int:
    """The first line of the numbered body; the opening runs up to it."""
    for index in range(after, end):
        if FIRST_SECTION.match(view[found[index].start : found[index].end] + " "):
            return index
    return end

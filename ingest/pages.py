"""From a place in the text of a document back to the page that it stands on, and where on that page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ingest.text import normalise

if TYPE_CHECKING:
    from ingest.readers.extract import Box, Extract, Page

_FULL = 50
"""Letters; a line of A4 has about eighty."""


class Frame(NamedTuple):
    """A rectangle on a page, its edges as fractions of the page, from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the number of the page from 1, the frame around their lines if known."""

    page: int
    frame: Frame | None
    recognised: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with words: its number from 1, where its text begins in the document's, its lines (see Box).

    The number is 0 for words that stand on no page.
    """

    number: int
    start: int
    boxes: tuple[Box, ...]
    recognised: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document, in order; none for a format that knows no pages."""

    sheets: tuple[Sheet, ...] = ()

    def place(self, start: int, end: int) -> Place | None:
        """Where a stretch of the text begins, None where the format knows no pages.

        The frame is that of its lines on this page.
        """
        at = bisect_right(self.sheets, start, key=lambda sheet: sheet.start) - 1
        if at < 0:
            return None
        sheet = self.sheets[at]
        if not sheet.number:
            return None
        return Place(sheet.number, _frame(sheet.boxes, start - sheet.start, end - sheet.start), sheet.recognised)

    def then(self, start: int) -> Pages:
        """The same, and from `start` on words that stand on no page."""
        return Pages((*self.sheets, Sheet(0, start, (), False))) if self.sheets else self


UNPAGED = Pages()
"""Of a format that knows no pages."""


def _frame(boxes: tuple[Box, ...], start: int, end: int) -> Frame | None:
    """The frame around the lines that have a part of the stretch."""
    first = bisect_right(boxes, start, key=lambda box: box.end)
    last = bisect_right(boxes, max(end - 1, start), key=lambda box: box.start)
    lines = boxes[first:last]
    if not lines:
        return None
    return Frame(
        min(box.left for box in lines),
        min(box.top for box in lines),
        max(box.right for box in lines),
        max(box.bottom for box in lines),
    )


def assembled(extract: Extract) -> tuple[str, Pages]:
    """The whole text (NFC) and the pages that it stands on."""
    if not extract.paged:
        return normalise(extract.pages[0].text), UNPAGED
    out: list[str] = []
    sheets: list[Sheet] = []
    length = 0
    for number, page in enumerate(extract.pages, 1):
        if not page.text.strip():
            continue
        text = normalise(page.text)
        if out:
            joint = _joint(out[-1], text)
            out.append(joint)
            length += len(joint)
        sheets.append(Sheet(number, length, _moved(page, text), page.recognised))
        out.append(text)
        length += len(text)
    return "".join(out), Pages(tuple(sheets))


def _joint(before: str, text: str) -> str:
    """What stands between two pages: a paragraph goes on where its last line is full and unfinished."""
    last = before[before.rfind("\n") + 1 :]
    goes_on = last[-1:] not in (".", ";", ":", "!", "?") and (len(last) >= _FULL or text[:1].islower())
    return "\n" if goes_on else "\n\n"


def _moved(page: Page, text: str) -> tuple[Box, ...]:
    """The lines of a page, their spans in its text after it was normalised."""
    if text == page.text:
        return page.boxes
    at = {edge: len(normalise(page.text[:edge])) for box in page.boxes for edge in box[:2]}
    return tuple(box._replace(start=at[box.start], end=at[box.end]) for box in page.boxes)

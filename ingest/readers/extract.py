"""What a reader gives: the pages of a file with their text, where its lines stand, and what the user should know.

A format that knows no pages (plain text, HTML, Word) gives one text that is no page: see `unpaged`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple


class Box(NamedTuple):
    """A printed line: its span in the text of the page, and its edges as fractions of the page, from the top left."""

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `recognised` where its letters were read from a picture, so that some may be wrong."""

    text: str
    boxes: tuple[Box, ...] = ()
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """What the user should know of a file that was read. `code` is stable; `vi` and `en` say it, as ReadError does."""

    code: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader makes of a file. `paged` is False where the format knows no pages: `pages` is then one text.

    A page without words keeps its place, so that the numbers of the pages after it are right. `exchanged` are the lines
    of the envelope in which offices sent the document to one another, "" where there is none: see edxml.py.
    """

    pages: tuple[Page, ...]
    warnings: tuple[ReadWarning, ...] = ()
    paged: bool = True
    exchanged: str = ""


def unpaged(text: str, *warnings: ReadWarning) -> Extract:
    """The extract of a format that knows no pages."""
    return Extract((Page(text),), warnings, paged=False)


def numbered(pages: list[int]) -> str:
    """Some pages as a user counts them, from 1."""
    return ", ".join(str(number + 1) for number in pages[:10]) + (", …" if len(pages) > 10 else "")


def packed(extract: Extract) -> dict[str, Any]:
    """Plain values for JSON, on the way back from a worker."""
    pages = [{"text": page.text, "boxes": page.boxes, "recognised": page.recognised} for page in extract.pages]
    return {"pages": pages, "warnings": [asdict(told) for told in extract.warnings], "paged": extract.paged}


def unpacked(values: dict[str, Any]) -> Extract:
    """The extract that `packed` was made of."""
    pages = (Page(row["text"], tuple(Box(*box) for box in row["boxes"]), row["recognised"]) for row in values["pages"])
    return Extract(tuple(pages), tuple(ReadWarning(**row) for row in values["warnings"]), values["paged"])

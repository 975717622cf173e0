"""A document beside its facts: each line of the text with the notes that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from viz.margin import Note, notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.reading import Reading
    from viz.words import Lang


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text in pieces, each with the kinds of the notes that cover it; the notes that begin in it."""

    pieces: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[Note, ...]


def rows(reading: Reading, lang: Lang = "vi") -> Iterator[Row]:
    """The lines that have words, in order."""
    text, found = reading.text.string, notes(reading, lang)
    said = [note for note in found if note.words]
    starts = [note.start for note in said]
    pieces = list(_pieces(text, found))
    at = start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        inside = []
        while at < len(pieces) and pieces[at][0] < end:
            inside.append(pieces[at])
            at += 1
        if line.strip():
            beside = said[bisect_left(starts, start) : bisect_left(starts, end)]
            yield Row(tuple((text[a:b].rstrip("\r\n"), kinds) for a, b, kinds in inside), tuple(beside))
        start = end


def _pieces(text: str, found: Sequence[Note]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The text cut wherever a line or a note begins or ends."""
    opened: dict[int, list[str]] = defaultdict(list)
    closed: dict[int, list[str]] = defaultdict(list)
    for note in (note for note in found if note.end > note.start):
        opened[note.start].append(note.kind)
        closed[note.end].append(note.kind)
    lines = {at + 1 for at, sign in enumerate(text) if sign == "\n"}
    open_kinds: list[str] = []
    for start, end in pairwise(sorted({0, len(text), *lines, *opened, *closed})):
        for kind in closed.get(start, ()):
            open_kinds.remove(kind)
        open_kinds += opened.get(start, ())
        yield start, end, tuple(dict.fromkeys(open_kinds))

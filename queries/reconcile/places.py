"""Where texts speak of a document: what a person needs to see to judge a candidate."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from queries.describe import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.interface import Facts
    from queries.model import Document

_PLACES: Final = """SELECT DISTINCT ?to ?from ?quote ?sentence ?g ?start ?end WHERE {
  VALUES ?to {} GRAPH ?g {
    ?c cc:to ?to ; cc:from ?from ; cc:quote ?quote ; cc:start ?start ; cc:end ?end .
    OPTIONAL { ?c cc:sentence ?sentence }
  }
}"""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the text of `document` speaks of another; `start` and `end` count its characters."""

    document: Document
    quote: str
    sentence: str
    source: str
    start: int
    end: int


def places(store: Facts, documents: Iterable[str], lang: str = "vi") -> dict[str, tuple[Place, ...]]:
    """For each document the places that speak of it, one a text: the first of each, in the order of the texts."""
    rows = list(store.select(_PLACES, to=sorted(set(documents))))
    cards = describe(store, sorted({str(row[1]) for row in rows}), lang)
    found: dict[str, dict[str, Place]] = defaultdict(dict)
    in_order = sorted(rows, key=lambda row: (row[0], row[1], row[4], int(row[5] or 0)))
    for to, origin, quote, sentence, source, start, end in in_order:
        place = Place(
            cards[str(origin)], str(quote), sentence or str(quote), str(source), int(start or 0), int(end or 0)
        )
        found[str(to)].setdefault(str(origin), place)
    return {to: tuple(texts.values()) for to, texts in found.items()}

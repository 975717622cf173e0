"""Who should have issued a document that carries out another one, and who has not, on a given day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from queries.chain import descend
from queries.collation import collation_key
from queries.describe import describe
from queries.expectation import Expected, expected, plan_duties
from queries.holdings import Holdings, holdings
from queries.links import links
from queries.model import STATES, Board, Document, Row
from queries.verdict import verdict
from queries.wording import Because

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.interface import Facts

_MENTIONS: Final = ("basedOn", "cites", "amends", "replaces", "repeals", "guides")


def missing(store: Facts, iri: str, as_of: date, *, among: str | None = None, lang: str = "vi") -> Board:
    """The board of a document: one row for every area of which a document is expected, sorted by state and name.

    A unit has issued when a document of one of its bodies implements `iri`, directly or through others, and may be
    of `as_of` or earlier. Not found is not the same as not issued: a unit of which the store has no document at all
    is `no_data`. `below` are the boards of the implementing documents that order plans themselves.
    Raises ExpectationError where it cannot be told who is expected.
    """
    board, below = _board(store, iri, as_of, among, lang, ())
    ordering = plan_duties(store, below)
    boards = (_board(store, name, as_of, None, lang, below)[0] for name in sorted(ordering))
    return replace(board, below=tuple(under for under in boards if under.rows))


def _board(
    store: Facts, iri: str, as_of: date, among: str | None, lang: str, also: Iterable[str]
) -> tuple[Board, list[str]]:
    """The board of one document, and the documents that implement it.

    `also` answer for it too: a ward that carried out the city's plan before its district urged it to is not missing.
    """
    placed, _ = descend(store, iri, ("implements",), None)
    below = sorted({*also, *(step.iri for step in placed)} - {iri})
    mentions = sorted({link.origin for link in links(store, [iri], _MENTIONS, "down")} - {*below, iri})
    cards = describe(store, [iri, *below, *mentions], lang)
    duties = plan_duties(store, [iri]).get(iri, ())
    units = expected(store, cards[iri], as_of, duties, among, Because(lang))
    found = holdings(store, units, [cards[name] for name in below], [cards[name] for name in mentions])
    rows = tuple(sorted((verdict(unit, found, as_of) for unit in units), key=_order))
    return _filled(cards[iri], as_of, units, found, rows), below


def _filled(
    document: Document, as_of: date, units: tuple[Expected, ...], found: Holdings, rows: tuple[Row, ...]
) -> Board:
    counts = Counter(row.state for row in rows)
    return Board(
        document=document,
        as_of=as_of,
        expected=len(rows),
        counts={state: counts[state] for state in STATES},
        coverage=found.coverage,
        rows=rows,
        because="; ".join(dict.fromkeys(unit.because for unit in units)),
        due=min((unit.due.isoformat() for unit in units if unit.due), default=None),
    )


def _order(row: Row) -> tuple[object, ...]:
    name = row.area.removeprefix(f"{row.kind} ")
    return STATES.index(row.state), collation_key(name), row.kind, row.code

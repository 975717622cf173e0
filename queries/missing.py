"""Who should have issued a document that carries out another one, and who has not, on a given day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from queries.areas import ExpectationError
from queries.collation import collation_key
from queries.describe import describe
from queries.expectation import Asked, Expected, ended, exempt, expected
from queries.find import find
from queries.holdings import Holdings, coverage, holdings
from queries.index import Index
from queries.model import ISSUED, STATES, Board, Document, Row
from queries.suspects import suspects
from queries.urging import answered
from queries.verdict import verdict
from queries.wording import Because

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from graph.interface import Facts
    from queries.model import Held, State, Suspect
    from queries.wanted import Wanted


def missing(
    store: Facts, iri: str, as_of: date, *, among: str | None = None, asked: Asked | None = None, lang: str = "vi"
) -> Board:
    """The board of a document: one row for every area of which a document is expected, sorted by state and name.

    A unit has issued when a document of one of its bodies implements `iri`, directly or through others, and may be
    of `as_of` or earlier. Not found is not the same as not issued: a unit of which the store has no document at all
    is `no_data`. `below` are the boards of the implementing documents that order plans themselves, each the same as if
    it were asked for alone: what answers a document does not depend on where one asks from. A letter that urges is
    answered by what answers the document it urges, too: see `queries.urging`. `asked` is what the user says of who is
    expected, `among` its commonest part.
    Raises ExpectationError where it cannot be told who is expected.
    """
    asked = asked or Asked(among)
    _same_directive(store, iri, asked.wanted)
    index = Index.of(store)
    boards = _Boards(store, index, as_of, lang)
    ordering = sorted(index.ordering() & {held.document.iri for held in boards.below(iri)} - {iri})
    upper = boards.board(boards.card(iri), asked)
    lower = (boards.board(boards.card(name), replace(asked, among=None, wanted=None)) for name in ordering)
    return replace(upper, below=tuple(under for under in lower if under.rows))


def _same_directive(store: Facts, iri: str, wanted: Wanted | None) -> None:
    """Raises ExpectationError where a user's file was written for another document."""
    if wanted and wanted.directive and iri not in {card.iri for card in find(store, wanted.directive)}:
        raise ExpectationError(
            f"Tệp {wanted.name} viết cho “{wanted.directive}”, không phải văn bản này."
            f" ¦ The file {wanted.name} was written for “{wanted.directive}”, not for this document."
        )


class _Boards:
    """What the board of a document and those below it share."""

    def __init__(self, store: Facts, index: Index, as_of: date, lang: str) -> None:
        self.store, self.index, self.as_of, self.lang = store, index, as_of, lang
        self.known: dict[str, list[Held]] = {}

    def below(self, iri: str) -> list[Held]:
        """What implements a document; looked up once."""
        if iri not in self.known:
            self.known[iri] = self.index.below(iri)
        return self.known[iri]

    def board(self, card: Document, asked: Asked) -> Board:
        """The board of one document."""
        units = expected(card, self.as_of, self.index.stated(card.iri), asked, Because(self.lang))
        areas = dict.fromkeys(unit.area.path for unit in units)
        targets = answered(self.index, [card.iri])[card.iri]
        below = (held for iri in targets for held in self.below(iri))
        naming = (held for iri in targets for held in self.index.mentioning(iri))
        held = holdings(targets, below, naming, self.index.texts)
        found = [some for iri in targets if (some := suspects(self.store, self.index, iri, self.lang))]
        rows = [self._row(unit, held, found) for unit in units]
        return Board(
            document=card,
            as_of=self.as_of,
            expected=len(rows),
            counts=_counts(rows),
            coverage=coverage(self.index.texts, areas),
            rows=tuple(sorted(rows, key=_order)),
            because="; ".join(dict.fromkeys(unit.because for unit in units)),
            due=min((unit.due.isoformat() for unit in units if unit.due), default=None),
            exempt=exempt(card, self.as_of, asked),
        )

    def _row(self, unit: Expected, held: Holdings, found: Sequence[Mapping[str, tuple[Suspect, ...]]]) -> Row:
        path, line = unit.area.path, unit.line
        state, best, late = verdict(unit, held, self.as_of)
        return Row(
            area=unit.area.title,
            code=unit.area.code,
            kind=unit.area.kind,
            state=state,
            issued=state in ISSUED,
            document=self._whole(best) if best else None,
            date=best.document.date if best else None,
            due=unit.due.isoformat() if unit.due else None,
            days_late=late,
            expected_because=unit.because,
            area_path=path,
            source=unit.source,
            due_source=unit.due_source,
            body=line.body(unit.area) if line else None,
            forms=line.form_names(unit.area.level) if line else (),
            evidence=best.evidence if best else None,
            inherited_from=best.former if best else None,
            successors=ended(unit.area, self.as_of),
            suspects=() if state in ISSUED else _suspected(unit, found),
        )

    def card(self, iri: str) -> Document:
        """The card of a document; one that the store does not know has its path alone."""
        known = self.index.card(iri)
        return self._whole(known) if known else describe(self.store, [iri], self.lang)[iri]

    def _whole(self, held: Held) -> Document:
        """The card with what sources state differently, which is so of few documents."""
        iri = held.document.iri
        return describe(self.store, [iri], self.lang)[iri] if held.conflicted else held.document


def _suspected(unit: Expected, found: Sequence[Mapping[str, tuple[Suspect, ...]]]) -> tuple[Suspect, ...]:
    """The suspects of a unit and of those that share its land."""
    if not found:  # so on most boards
        return ()
    issuers = (unit.area.path, *unit.shares)
    return tuple(one for by_issuer in found for issuer in issuers for one in by_issuer.get(issuer, ()))


def _counts(rows: Iterable[Row]) -> dict[State, int]:
    counts = Counter(row.state for row in rows)
    return {state: counts[state] for state in STATES}


def _order(row: Row) -> tuple[object, ...]:
    name = row.area.removeprefix(f"{row.kind} ")
    return STATES.index(row.state), collation_key(name), row.kind, row.code, row.body or ""

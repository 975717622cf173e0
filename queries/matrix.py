"""Directives × units: the state of every unit for every document that it is expected to carry out, on one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from ontology import doctypes
from queries.areas import ExpectationError, chosen
from queries.collation import collation_key
from queries.days import first_day
from queries.expectation import Asked, expected, told
from queries.holdings import coverage, holdings
from queries.index import Index
from queries.model import ISSUED
from queries.urging import answered
from queries.verdict import verdict
from queries.wording import Because

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from graph.interface import Facts
    from ontology.register import Area
    from queries.expectation import Expected
    from queries.model import Coverage, Document, Held, State

_DIRECTIVES: Final = """SELECT DISTINCT d.iri FROM link l JOIN document d ON d.id = l.target
WHERE l.relation = 'implements' AND d.level < 3"""


class Cell(NamedTuple):
    """What a unit did about a document; `held` is the document that it is credited with, or that comes nearest."""

    state: State
    due: date | None
    days_late: int | None
    held: Held | None

    @property
    def issued(self) -> bool:
        """Whether the unit has issued."""
        return self.state in ISSUED


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells of each document by the path of the unit; a unit that is not expected for a document has no cell.

    `directives` are sorted by date and reference, `units` by level and name; `expected` says on what ground each unit
    is, `answered` which documents count beside the document itself; `undecided` are documents of which it cannot be
    told who is expected.
    """

    as_of: date
    directives: tuple[Document, ...]
    units: tuple[Area, ...]
    cells: Mapping[str, Mapping[str, Cell]]
    coverage: Coverage
    expected: Mapping[str, tuple[Expected, ...]]
    answered: Mapping[str, tuple[str, ...]]
    undecided: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Days of issue, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def holds(self, document: Document, as_of: date) -> bool:
        """Whether a document is of the period and not later than the day that counts; one without a date is."""
        day = first_day(document.date)
        return day is None or (day <= min(self.until or as_of, as_of) and (self.since is None or day >= self.since))


def matrix(
    store: Facts,
    as_of: date,
    *,
    directives: Collection[str] | None = None,
    period: Period | None = None,
    asked: Asked | None = None,
    lang: str = "vi",
) -> Matrix:
    """The matrix on a day.

    `directives` are IRIs; None takes every document above the communes that another one implements or that orders
    plans. `asked.within` is the area whose units are looked at, `asked.among` its kinds or names. Documents of which
    nobody in the area is expected are left out. Raises ExpectationError for names of areas that are not there, and for
    more than one line of bodies.
    """
    index, asked, period = Index.of(store), asked or Asked(), period or Period()
    if len(asked.lines) > 1:
        raise ExpectationError(
            "Bảng này tính mỗi lần một cơ quan: ghi --bodies UBND, hoặc Đảng ủy, hoặc MTTQ."
            " ¦ This table counts one body at a time: write --bodies UBND, or Đảng ủy, or MTTQ."
        )
    iris = directives if directives is not None else _all(index)
    cards = [card for card in index.cards(iris).values() if period.holds(card, as_of)]
    undecided = [card for card in cards if not told(card, index.stated(card.iri), asked)]
    expecting = _expecting(index, [card for card in cards if card not in undecided], as_of, asked, Because(lang))
    units = {iri: found for iri, found in expecting if found}
    areas = {unit.area.path: unit.area for found in units.values() for unit in found}
    targets = answered(index, units)
    return Matrix(
        as_of,
        tuple(sorted((card for card in cards if card.iri in units), key=_by_date)),
        tuple(sorted(areas.values(), key=_by_name)),
        _cells(index, units, targets, as_of),
        coverage(index.texts, areas),
        units,
        targets,
        tuple(sorted(undecided, key=_by_date)),
    )


def _expecting(
    index: Index, cards: Sequence[Document], as_of: date, asked: Asked, because: Because
) -> Iterator[tuple[str, tuple[Expected, ...]]]:
    """Document → who is expected. A name that the user gives must be one on the day that counts; on the day of an
    older document there may have been no such unit, which is then not expected for that one."""
    if asked.among:
        chosen(asked.among, asked.within, as_of)
    for card in cards:
        try:
            yield card.iri, expected(card, as_of, index.stated(card.iri), asked, because)
        except ExpectationError:
            if not asked.among:
                raise


def _all(index: Index) -> set[str]:
    """Documents above the communes that some document implements, legislation left out, and those that order plans."""
    implemented = index.cards({iri for (iri,) in index.rows(_DIRECTIVES)})
    return {iri for iri, card in implemented.items() if not _is_legislation(card)} | index.ordering()


def _is_legislation(card: Document) -> bool:
    kind = doctypes.by_name(card.type) if card.type else None
    return kind is not None and kind.legislation


def _cells(
    index: Index,
    units: Mapping[str, Sequence[Expected]],
    targets: Mapping[str, Sequence[str]],
    as_of: date,
) -> dict[str, dict[str, Cell]]:
    issuers = {path for expecting in units.values() for unit in expecting for path in (unit.area.path, *unit.shares)}
    wanted = {iri for listed in targets.values() for iri in listed}
    below, naming = index.below_many(wanted, issuers), index.mentioning_many(wanted, issuers)
    cells: dict[str, dict[str, Cell]] = {}
    for iri, expecting in units.items():
        implementing = (held for target in targets[iri] for held in below.get(target, ()))
        mentioning = (held for target in targets[iri] for held in naming.get(target, ()))
        held = holdings(targets[iri], implementing, mentioning, index.texts)
        row = cells[iri] = {}
        for unit in expecting:
            state, found, late = verdict(unit, held, as_of)
            row[unit.area.path] = Cell(state, unit.due, late, found)
    return cells


def _by_date(card: Document) -> tuple[str, str, str]:
    return card.date or "9", card.ref, card.iri


def _by_name(area: Area) -> tuple[object, ...]:
    return area.level, collation_key(area.name), area.kind, area.path

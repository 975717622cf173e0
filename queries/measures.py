"""The measures of a matrix: how much is outstanding, how late, since when; for a document, a unit, or all of them.

Formulas follow the EU's Single Market Scoreboard (transposition deficit, average delay, long overdue, fragmentation,
change) and the four states by which the Government Office counts tasks (1270/BC-TCTTTg, 2017: done on time, done late,
open in time, overdue). A pair is one document and one unit that is expected to carry it out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from queries.matrix import Cell, Matrix, matrix
from queries.model import STATES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from graph.interface import Facts
    from ontology.register import Area
    from queries.expectation import Asked
    from queries.matrix import Period
    from queries.model import Coverage, Document, State

LONG: Final = (30, 90)
"""Days after which what is overdue is long overdue; the EU counts years, a campaign lasts months."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of some pairs.

    expected          the denominator: all pairs
    counts            pairs by state
    due               pairs whose deadline is known and has passed (by `cutoff`, else by the day that counts)
    outstanding       of these, pairs of which no issued document is found; those without any data are among them
    outstanding_known of these, pairs of whose unit the store has documents
    deficit           outstanding / due, None where nothing was due (EU: transposition deficit)
    deficit_known     outstanding_known / (due − outstanding without data): the deficit of the units that are covered
    late_issued       issued after the deadline
    average_delay     mean days that these were late, None where none was (EU: average delay, here of what was issued)
    average_overdue   mean days since the deadline of outstanding_known (EU: average delay, of what is still open)
    overdue_30, _90   outstanding_known for more than 30 and 90 days (EU: long overdue)
    on_time, late, open_in_time, overdue   the four states; only pairs whose deadline is known
    """

    expected: int
    counts: dict[State, int]
    due: int
    outstanding: int
    outstanding_known: int
    late_issued: int
    days_issued_late: int
    days_overdue: int
    overdue_30: int
    overdue_90: int
    on_time: int
    open_in_time: int

    @property
    def issued(self) -> int:
        """Pairs that are issued, on time or late."""
        return self.counts["issued"] + self.counts["issued_late"]

    @property
    def deficit(self) -> float | None:
        """The share of due pairs that is outstanding."""
        return _share(self.outstanding, self.due)

    @property
    def deficit_known(self) -> float | None:
        """The same without the pairs of units of which the store has nothing."""
        return _share(self.outstanding_known, self.due - self.outstanding + self.outstanding_known)

    @property
    def average_delay(self) -> float | None:
        """Mean days by which what was issued late was late."""
        return _share(self.days_issued_late, self.late_issued)

    @property
    def average_overdue(self) -> float | None:
        """Mean days for which what is outstanding has been."""
        return _share(self.days_overdue, self.outstanding_known)

    @property
    def complete(self) -> bool:
        """Whether every expected unit has issued."""
        return self.issued == self.expected


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The measures on a day: of all pairs, of each document, of each unit.

    `fragmentation` is the share of documents that not every expected unit has carried out. `before` are the measures
    of all pairs on the earlier day `since`.
    """

    as_of: date
    cutoff: date
    total: Measures
    documents: tuple[tuple[Document, Measures], ...]
    units: tuple[tuple[Area, Measures], ...]
    fragmentation: float | None
    coverage: Coverage
    undecided: tuple[Document, ...] = ()
    since: date | None = None
    before: Measures | None = None

    @property
    def change(self) -> int | None:
        """How many more pairs are outstanding than on the earlier day; fewer is below zero."""
        return self.total.outstanding - self.before.outstanding if self.before else None


def measures(
    store: Facts,
    as_of: date,
    *,
    cutoff: date | None = None,
    since: date | None = None,
    directives: Collection[str] | None = None,
    period: Period | None = None,
    asked: Asked | None = None,
    lang: str = "vi",
) -> Scoreboard:
    """The scoreboard on a day; which documents and units it covers is told as to `queries.matrix.matrix`.

    `cutoff` leaves out deadlines after it (the EU counts notifications until ten days after its cut-off); `since` is
    an earlier day to compare with, on which the same deadlines count by that day.
    """
    now = matrix(store, as_of, directives=directives, period=period, asked=asked, lang=lang)
    before = matrix(store, since, directives=directives, period=period, asked=asked, lang=lang) if since else None
    return scoreboard(now, cutoff=cutoff, before=before)


def scoreboard(now: Matrix, *, cutoff: date | None = None, before: Matrix | None = None) -> Scoreboard:
    """The measures of a matrix, and of an earlier one to compare with."""
    last = min(cutoff or now.as_of, now.as_of)
    by_unit: dict[str, list[Cell]] = defaultdict(list)
    for row in now.cells.values():
        for path, cell in row.items():
            by_unit[path].append(cell)
    documents = tuple((card, measure(now.cells[card.iri].values(), now.as_of, last)) for card in now.directives)
    incomplete = sum(not measured.complete for _, measured in documents)
    return Scoreboard(
        now.as_of,
        last,
        measure(_all(now), now.as_of, last),
        documents,
        tuple((area, measure(by_unit[area.path], now.as_of, last)) for area in now.units),
        _share(incomplete, len(documents)),
        now.coverage,
        now.undecided,
        before.as_of if before else None,
        measure(_all(before), before.as_of, min(last, before.as_of)) if before else None,
    )


def measure(cells: Iterable[Cell], as_of: date, cutoff: date) -> Measures:
    """The measures of some pairs: deadlines until `cutoff` count as due, delays run until `as_of`."""
    pairs = list(cells)
    dated = [cell for cell in pairs if cell.due]
    due = [cell for cell in dated if cell.due and cell.due < as_of and cell.due <= cutoff]
    outstanding = [cell for cell in due if not cell.issued]
    overdue = [(as_of - cell.due).days for cell in outstanding if cell.due and cell.state != "no_data"]
    late = [cell.days_late or 0 for cell in pairs if cell.state == "issued_late"]
    counts = Counter(cell.state for cell in pairs)
    return Measures(
        expected=len(pairs),
        counts={state: counts[state] for state in STATES},
        due=len(due),
        outstanding=len(outstanding),
        outstanding_known=len(overdue),
        late_issued=len(late),
        days_issued_late=sum(late),
        days_overdue=sum(overdue),
        overdue_30=sum(days > LONG[0] for days in overdue),
        overdue_90=sum(days > LONG[1] for days in overdue),
        on_time=sum(cell.state == "issued" for cell in dated),
        open_in_time=sum(not cell.issued and cell.due >= as_of for cell in dated if cell.due),
    )


def _all(whole: Matrix) -> Iterable[Cell]:
    return (cell for row in whole.cells.values() for cell in row.values())


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None

"""What can be said of one unit: issued, late, overdue, not found …, from what the store holds of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ontology.doctypes import load as document_types
from queries.days import first_day
from queries.holdings import covers
from queries.lines import of_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from queries.model import Held, State


class Verdict(NamedTuple):
    """The state of one unit, the document that it is credited with or that comes nearest, and the days it is late."""

    state: State
    held: Held | None
    days_late: int | None


def verdict(
    implementing: Sequence[Held],
    mentioning: Sequence[Held],
    due: date | None,
    as_of: date,
    *,
    area: str = "",
    line: str | None = None,
    data: bool = True,
) -> Verdict:
    """The state of one expected unit on the day `as_of`, from its documents; with `line` only those of that line.

    What a former unit issued counts for `area` only where all the land that it took over is so covered.

    A date of which only a part is stated never counts against a unit: September 2025 is late for nothing that was
    due in September. Only where nothing is known of a unit at all (`data` false), not even a passed deadline is held
    against it.
    """
    if not implementing and not mentioning:  # most units of most boards
        state = _not_issued(due, as_of, draft=False, mention=False, data=data)
        return Verdict(state, None, None if state == "no_data" else _days_late(as_of, due))
    known = [held for held in implementing if _counts(held, as_of, line)]
    issued = _best(held for held in known if not held.document.draft)
    if issued and issued.former and not covers(area, known):
        known = [held for held in known if not held.former]  # its own are drafts, or there are none
        issued = None
    if issued:
        late = _days_late(first_day(issued.document.date), due)
        return Verdict("issued_late" if late else "issued", issued, late)
    draft = _best(known)
    mention = _best(held for held in mentioning if _counts(held, as_of, line))
    state = _not_issued(due, as_of, draft=bool(draft), mention=bool(mention), data=data)
    return Verdict(state, draft or mention, None if state == "no_data" else _days_late(as_of, due))


def _not_issued(due: date | None, as_of: date, *, draft: bool, mention: bool, data: bool) -> State:
    if draft:
        return "draft"
    if due and as_of <= due:
        return "not_due"
    if mention:
        return "cites_only"
    if not data:
        return "no_data"
    return "overdue" if due else "not_found"


def _counts(held: Held, as_of: date, line: str | None) -> bool:
    document = held.document
    if line and not (document.issuer_iri and of_body(document.issuer_iri) == line):
        return False
    day = first_day(document.date)
    return day is None or day <= as_of


def _best(documents: Iterable[Held]) -> Held | None:
    """The document that a unit is credited with: its own, a plan before a report, then the earliest."""
    listed = list(documents)
    return listed[0] if len(listed) == 1 else min(listed, key=_rank, default=None)


def _rank(held: Held) -> tuple[object, ...]:
    document = held.document
    return held.former is not None, document.type not in _plans(), document.date or "9", document.iri


@cache
def _plans() -> frozenset[str]:
    """The names of the types by which another document is carried out."""
    return frozenset(kind.name for kind in document_types() if kind.plan)


def _days_late(day: date | None, due: date | None) -> int | None:
    return (day - due).days if day and due and day > due else None

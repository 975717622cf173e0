"""What can be said of one unit: issued, late, overdue, not found …, from what the store holds of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ontology import register
from ontology.areas_model import is_old
from ontology.doctypes import load as document_types
from queries.days import first_day
from queries.lines import of_body

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from queries.expectation import Expected
    from queries.holdings import Holdings
    from queries.model import Held, State


class Verdict(NamedTuple):
    """The state of one unit, the document that it is credited with or that comes nearest, and the days it is late."""

    state: State
    held: Held | None
    days_late: int | None


def verdict(unit: Expected, held: Holdings, as_of: date) -> Verdict:
    """The state of one expected unit on the day `as_of`; where a line of bodies is asked for, by its documents alone.

    What the units of the other era issued counts as far as `queries.succession` says; drafts and mentions of theirs
    do not. Its own document comes first, unless it is late and the others were in time.

    A date of which only a part is stated never counts against a unit: September 2025 is late for nothing that was
    due in September. Only where nothing is known of a unit at all, not even a passed deadline is held against it.
    """
    path, due, data = unit.area.path, unit.due, unit.area.path in held.texts
    implementing, mentioning = held.implementing.get(path, ()), held.mentioning.get(path, ())
    if not implementing and not mentioning and not unit.shares:  # most units of most boards
        state = _not_issued(due, as_of, draft=False, mention=False, data=data)
        return Verdict(state, None, None if state == "no_data" else _days_late(as_of, due))
    line = unit.line.name if unit.line else None
    known = [one for one in implementing if _counts(one, as_of, line)]
    issued = _sooner(_best(one for one in known if not one.document.draft), _shared(unit, held, as_of, line), due)
    if issued:
        late = _days_late(first_day(issued.document.date), due)
        return Verdict("issued_late" if late else "issued", issued, late)
    draft = _best(known)
    mention = _best(one for one in mentioning if _counts(one, as_of, line))
    state = _not_issued(due, as_of, draft=bool(draft), mention=bool(mention), data=data)
    return Verdict(state, draft or mention, None if state == "no_data" else _days_late(as_of, due))


def _shared(unit: Expected, held: Holdings, as_of: date, line: str | None) -> Held | None:
    """The document with which the last of the units that share its land had issued; None where one has not."""
    found = []
    for path in unit.shares:
        issued = (one for one in held.implementing.get(path, ()) if _counts(one, as_of, line))
        best = _best(one for one in issued if not one.document.draft)
        if best is None:
            return None
        found.append(best)
    last = max(found, key=lambda one: (one.document.date or "", one.document.iri), default=None)
    if last and last.document.area and is_old(last.document.area):
        return replace(last, former=register.load().area(last.document.area).title)
    return last


def _sooner(own: Held | None, shared: Held | None, due: date | None) -> Held | None:
    """Its own document, unless only the other was in time."""
    if own and shared and _late(own, due) and not _late(shared, due):
        return shared
    return own or shared


def _late(held: Held, due: date | None) -> bool:
    return bool(_days_late(first_day(held.document.date), due))


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
    """The document that a unit is credited with: a plan before a report, then the earliest."""
    listed = list(documents)
    return listed[0] if len(listed) == 1 else min(listed, key=_rank, default=None)


def _rank(held: Held) -> tuple[object, ...]:
    document = held.document
    return document.type not in _plans(), document.date or "9", document.iri


@cache
def _plans() -> frozenset[str]:
    """The names of the types by which another document is carried out."""
    return frozenset(kind.name for kind in document_types() if kind.plan)


def _days_late(day: date | None, due: date | None) -> int | None:
    return (day - due).days if day and due and day > due else None

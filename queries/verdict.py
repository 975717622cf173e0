"""What can be said of one unit: issued, late, overdue, not found …, from what the store holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.doctypes import load as document_types
from queries.days import first_day
from queries.model import Document, Row, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from queries.expectation import Expected
    from queries.holdings import Holdings


def verdict(unit: Expected, held: Holdings, as_of: date) -> Row:
    """The row of one expected unit on the day `as_of`.

    A date of which only a part is stated never counts against a unit: September 2025 is late for nothing that was
    due in September. Only where nothing is known of a unit at all, not even a passed deadline is held against it.
    """
    path = unit.area.path
    known = [document for document in held.implementing.get(path, ()) if _by(document, as_of)]
    issued = _best(document for document in known if not document.draft)
    mention = _best(document for document in held.mentioning.get(path, ()) if _by(document, as_of))
    document = issued or _best(known) or mention
    if issued:
        late = _days_late(first_day(issued.date), unit.due)
        state: State = "issued_late" if late else "issued"
    else:
        late = _days_late(as_of, unit.due)
        state = _not_issued(unit, as_of, draft=bool(known), mention=bool(mention), data=path in held.with_documents)
    return Row(
        area=unit.area.title,
        code=unit.area.code,
        kind=unit.area.kind,
        state=state,
        issued=issued is not None,
        document=document,
        date=document.date if document else None,
        due=unit.due.isoformat() if unit.due else None,
        days_late=None if state == "no_data" else late,
        expected_because=unit.because,
        area_path=path,
    )


def _not_issued(unit: Expected, as_of: date, *, draft: bool, mention: bool, data: bool) -> State:
    if draft:
        return "draft"
    if unit.due and as_of <= unit.due:
        return "not_due"
    if mention:
        return "cites_only"
    if not data:
        return "no_data"
    return "overdue" if unit.due else "not_found"


def _by(document: Document, as_of: date) -> bool:
    day = first_day(document.date)
    return day is None or day <= as_of


def _best(documents: Iterable[Document]) -> Document | None:
    """The document that a unit is credited with: a plan before a report, then the earliest."""
    plans = {kind.name for kind in document_types() if kind.plan}
    return min(
        documents,
        key=lambda document: (document.type not in plans, document.date or "9", document.ref, document.iri),
        default=None,
    )


def _days_late(day: date | None, due: date | None) -> int | None:
    return (day - due).days if day and due and day > due else None

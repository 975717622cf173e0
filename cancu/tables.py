"""Answers as flat rows, for CSV. Columns are stable and only ever added at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.duties import works

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.model import Board, Document, Duty, Row, Step, Trace

TRACE_COLUMNS: Final = (
    "direction", "depth", "relation", "primary", "ref", "type", "date", "issuer", "issuer_area", "title", "own_text",
    "via", "quote", "source", "iri", "confirmed_by",
)  # fmt: skip
BOARD_COLUMNS: Final = (
    "directive", "as_of", "area", "code", "state", "issued", "ref", "date", "due", "days_late", "expected_because",
    "iri", "expected_source", "due_source", "body", "inherited_from", "successors", "quote", "confidence", "suspects",
)  # fmt: skip
DUTY_COLUMNS: Final = (
    "unit", "document", "date", "task", "due", "recurs", "month_day", "report_to", "must_issue_plan", "iri",
)  # fmt: skip

Cells = tuple[object, ...]


def trace_rows(chain: Trace) -> Iterator[Cells]:
    """One row for each step, the asked document first."""
    asked = chain.document
    yield "self", 0, "", "", *_document(asked), "", "", "", asked.iri, ""
    for direction, steps in (("up", chain.up), ("down", chain.down)):
        for step in steps:
            first = step.evidence[0] if step.evidence else None
            place = (first.quote, first.source) if first else ("", "")
            linked = (direction, step.depth, step.relation, _yes(step.primary))
            yield *linked, *_document(step.document), step.via, *place, step.document.iri, _who(step)


def _who(step: Step) -> str:
    return "; ".join(f"{made.by} {made.at}" for made in step.confirmed)


def _document(card: Document) -> Cells:
    return card.ref, card.type, card.date, card.issuer, card.issuer_area, card.title, _yes(card.own_text)


def board_rows(board: Board) -> Iterator[Cells]:
    """One row for each expected unit, of the board and of those below it."""
    for row in board.rows:
        card = row.document
        found = (card.ref, row.date) if card else ("", "")
        told = (row.due, row.days_late, row.expected_because, card.iri if card else "")
        unit = board.document.ref, board.as_of, row.area, row.code, row.state, _yes(row.issued)
        yield *unit, *found, *told, *_ground(row)
    for below in board.below:
        yield from board_rows(below)


def _ground(row: Row) -> Cells:
    """What a row rests on."""
    place = row.evidence
    quoted = (place.quote, place.confidence) if place else ("", "")
    suspects = " | ".join(f"{one.document.ref}: {one.reason}" for one in row.suspects)
    units = (row.body, row.inherited_from, " | ".join(row.successors))
    return row.source, row.due_source, *units, *quoted, suspects


def duty_rows(duties: tuple[Duty, ...]) -> Iterator[Cells]:
    """One row for each deadline of a duty, with the tasks that are due then; one more for those that have none."""
    for duty in duties:
        for work in works(duty):
            end = work.deadline
            yield (
                duty.unit,
                duty.document.ref,
                duty.document.date,
                " | ".join(work.tasks),
                *((end.due, end.recurs, end.month_day, end.report_to) if end else ("", "", "", "")),
                _yes(duty.must_issue_plan),
                duty.document.iri,
            )


def _yes(value: bool) -> str:
    return "true" if value else "false"

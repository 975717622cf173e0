"""Finds who is given what work: units under headings, run-ins, "Giao …", articles of decisions, and labels.

Reads the view, Parts, Header and the references (whose dates are no deadlines). Writes Duties, one a unit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.deadlines import find_deadlines
from ingest.duty_merging import merged
from ingest.facts import Deadline, Duty
from ingest.own_plans import expected_kinds, must_issue
from ingest.parts import Parts, Span
from ingest.tables import task_rows
from ingest.unit_walk import Assigned, UnitWalk
from ingest.units import unit_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.facts import Header
    from ingest.layout import Block
    from ingest.text import Text

_SURE = {"heading": 0.93, "ordered": 0.9, "label": 0.92, "article": 0.93, "lead-in": 0.85, "table": 0.9}
"""By the rule that found the unit; benchmarks/calibration.py tells how often they are right."""


def find_duties(
    text: Text, parts: Parts, body: list[Block], enclosed: list[Block], header: Header, skip: Sequence[tuple[int, int]]
) -> list[Duty]:
    """One duty a unit or group of units that is told to do something, even under several headings.

    Args:
        text: the document's text.
        parts: where its parts stand.
        body: the paragraphs of its body.
        enclosed: those of the regulation or plan that it adopts.
        header: its kind and issuer decide where work is given.
        skip: the references, whose dates are no deadlines.
    """
    view, string = text.view, text.string
    kind = header.kind.value.slug if header.kind else ""
    units = UnitWalk(view, parts, body, header, kind).units()
    if enclosed and parts.enclosed:
        units += UnitWalk(view, replace(parts, opening=Span(0, 0)), enclosed, header, parts.enclosed.slug).units()
    issued = header.date.value if header.date else None
    own = header.issuer.value.area.kind if header.issuer and header.issuer.value.area else ""
    listed = [_duty(view, opened, issued, skip) for opened in units]
    rows = [
        *_rows(view, string, Span(parts.body.start, parts.body.end), "body", issued, skip),
        *_rows(view, string, parts.annexes, "annex", issued, skip),
    ]
    return merged([*listed, *rows], own)


def _rows(
    view: str, string: str, span: Span, where: str, issued: str | None, skip: Sequence[tuple[int, int]]
) -> list[Duty]:
    """The duties of the task tables of a stretch."""
    found = []
    for row in task_rows(string, span.start, span.end):
        named = unit_at(view, row.unit.start, row.unit.end, whole=True)
        if named:
            texts = [(cell.start, cell.end) for cell in row.rest if cell.end - cell.start > 3]
            opened = Assigned(named.name, named.start, named.end, 9, "table", texts)
            found.append(replace(_duty(view, opened, issued, skip, cells=True), where=where))
    return found


def _duty(
    view: str, opened: Assigned, issued: str | None, skip: Sequence[tuple[int, int]], *, cells: bool = False
) -> Duty:
    deadlines: list[Deadline] = []
    for start, end in opened.stretches:
        deadlines += find_deadlines(view, start, end, issued, skip, cell=cells)
    tasks = tuple((start, end) for start, end in opened.texts if end - start > 2) or ((opened.start, opened.end),)
    own = any(must_issue(view[start:end]) for start, end in opened.texts)
    return Duty(
        opened.unit,
        tasks,
        tuple(deadlines),
        own,
        opened.start,
        opened.end,
        f"duty.{opened.rule}",
        _SURE[opened.rule],
        expects_kinds=expected_kinds(opened.unit) if own else (),
    )

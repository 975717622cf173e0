"""Duties, their deadlines, and targets as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.evidence import span, sure
from ingest.rdf import Triple, day, iri, text, typed
from ingest.text import squeeze
from ontology.identifiers import span_iri, unit_iri
from ontology.terms import CC, ORG, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.facts import Deadline, Duty, Target
    from ingest.reading import Reading

_TYPE = RDF + "type"


def duty_triples(reading: Reading, duty: Duty) -> Iterator[Triple]:
    """A duty with its unit, tasks and deadlines."""
    header = reading.facts.header
    node = f"{span_iri(reading.source, duty.start, duty.end)}&duty=1"
    yield node, _TYPE, iri(CC + "Duty")
    if duty.must_issue_plan:
        yield node, _TYPE, iri(CC + "PlanDuty")
    yield node, CC + "givenBy", iri(reading.iri)
    issuer = header.issuer.value.iri if header.issuer else reading.iri
    unit = unit_iri(issuer, duty.unit)
    yield node, CC + "assignedTo", iri(unit)
    yield unit, _TYPE, iri(CC + "Unit")
    yield unit, RDFS + "label", text(duty.unit, "vi")
    if header.issuer:
        yield unit, ORG + "unitOf", iri(issuer)
    yield node, CC + "tasks", typed(len(duty.tasks), "integer")
    for start, end in duty.tasks:
        yield node, CC + "task", text(squeeze(reading.text.string[start:end]))
    yield from span(reading, node, duty.start, duty.end)
    yield from sure(node, duty.rule, duty.confidence)
    yield from _expects(reading, node, duty)
    for number, deadline in enumerate(duty.deadlines):
        yield from _deadline(reading, node, deadline, number)


def _expects(reading: Reading, node: str, duty: Duty) -> Iterator[Triple]:
    """Which areas' bodies a duty to plan falls on."""
    header = reading.facts.header
    area = header.issuer.value.area if header.issuer else None
    for kind in duty.expects_kinds:
        yield node, CC + "expectsKind", text(kind)
    if duty.expects_kinds and area:
        yield node, CC + "expectsWithin", iri(area.iri)


def _deadline(reading: Reading, duty: str, deadline: Deadline, number: int) -> Iterator[Triple]:
    node = f"{span_iri(reading.source, deadline.start, deadline.end)}&deadline={number}"
    yield duty, CC + "deadline", iri(node)
    yield node, _TYPE, iri(CC + "Deadline")
    if deadline.date:
        yield node, CC + "due", day(deadline.date)
    for value, predicate in (
        (deadline.recurs, "recurs"),
        (deadline.month_day, "monthDay"),
        (deadline.report_to, "reportTo"),
    ):
        if value:
            yield node, CC + predicate, text(value)
    yield from span(reading, node, deadline.start, deadline.end)


def target_triples(reading: Reading, target: Target, number: int) -> Iterator[Triple]:
    """A target; `number` tells two of one place apart."""
    node = f"{span_iri(reading.source, target.start, target.end)}&target={number}"
    yield node, _TYPE, iri(CC + "Target")
    yield node, CC + "of", iri(reading.iri)
    yield node, RDFS + "label", text(target.name, "vi")
    yield node, CC + "value", text(target.value)
    yield node, CC + "unitText", text(target.unit)
    yield from span(reading, node, target.start, target.end)

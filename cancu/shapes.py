"""The machine forms of answers: the stable JSON objects, which other programs read. Keys are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from queries.model import (
        Board,
        Coverage,
        Deadline,
        Document,
        Duty,
        Evidence,
        Possible,
        Row,
        Step,
        Suspect,
        Trace,
    )

Object = dict[str, Any]


def document(card: Document) -> Object:
    """One document, as D of the design, with what is known about the knowledge itself."""
    return {
        "iri": card.iri,
        "ref": card.ref,
        "type": card.type,
        "number": card.number,
        "symbol": card.symbol,
        "date": card.date,
        "title": card.title,
        "issuer": card.issuer,
        "issuer_area": card.issuer_area,
        "level": card.level,
        "own_text": card.own_text,
        "draft": card.draft,
        "conflicts": list(card.conflicts),
    }


def evidence(place: Evidence) -> Object:
    """Where a source states something."""
    return {
        "quote": place.quote,
        "sentence": place.sentence,
        "source": place.source,
        "start": place.start,
        "end": place.end,
        "rule": place.rule,
        "confidence": place.confidence,
    }


def step(one: Step) -> Object:
    """A document of a chain with how it hangs there."""
    return document(one.document) | {
        "relation": one.relation,
        "primary": one.primary,
        "depth": one.depth,
        "via": one.via,
        "evidence": [evidence(place) for place in one.evidence],
        "confirmed": [
            {"by": made.by, "at": made.at, "note": made.note, "written": made.written} for made in one.confirmed
        ],
    }


def trace(chain: Trace) -> Object:
    """A whole chain."""
    return {
        "document": document(chain.document),
        "up": [step(one) for one in chain.up],
        "down": [step(one) for one in chain.down],
        "links": [
            {"from": link.origin, "relation": link.relation, "to": link.target, "primary": link.primary}
            for link in chain.links
        ],
        "possible": [possible(one) for one in chain.possible],
    }


def possible(one: Possible) -> Object:
    """A link that nobody has confirmed; it counts nowhere."""
    return {
        "from": one.link.origin,
        "relation": one.link.relation,
        "to": one.link.target,
        "written": one.written.iri,
        "kind": one.kind,
        "score": one.score,
        "reasons": [{"vi": vi, "en": en} for vi, en in one.reasons],
    }


def row(one: Row) -> Object:
    """One expected unit."""
    return {
        "area": one.area,
        "code": one.code,
        "kind": one.kind,
        "state": one.state,
        "issued": one.issued,
        "document": document(one.document) if one.document else None,
        "date": one.date,
        "due": one.due,
        "days_late": one.days_late,
        "expected_because": one.expected_because,
        "expected_source": one.source,
        "due_source": one.due_source,
        "body": one.body,
        "forms": list(one.forms),
        "evidence": evidence(one.evidence) if one.evidence else None,
        "confidence": one.evidence.confidence if one.evidence else None,
        "inherited_from": one.inherited_from,
        "successors": list(one.successors),
        "suspects": [suspect(other) for other in one.suspects],
    }


def suspect(one: Suspect) -> Object:
    """A document that may mean the board's own though it names another; not counted until a person confirms it."""
    return {
        "document": document(one.document),
        "cited": document(one.cited),
        "reason": one.reason,
        "score": one.score,
    }


def coverage(one: Coverage) -> Object:
    """How complete the store is for the expected units."""
    return {
        "areas_with_documents": one.areas_with_documents,
        "expected": one.expected,
        "documents": one.documents,
        "newest": one.newest,
    }


def board(whole: Board) -> Object:
    """A missing board with the boards below it; every expected unit has its row."""
    return {
        "document": document(whole.document),
        "as_of": whole.as_of.isoformat(),
        "expected": whole.expected,
        "expected_because": whole.because,
        "due": whole.due,
        "counts": dict(whole.counts),
        "coverage": coverage(whole.coverage),
        "rows": [row(one) for one in whole.rows],
        "below": [board(one) for one in whole.below],
        "exempt": [{"area": one.area, "code": one.code, "reason": one.reason} for one in whole.exempt],
    }


def deadline(one: Deadline) -> Object:
    """When a task is due."""
    return {
        "date": one.due,
        "recurs": one.recurs,
        "month_day": one.month_day,
        "report_to": one.report_to,
        "quote": one.quote,
    }


def duty(one: Duty) -> Object:
    """Work given to a unit."""
    return {
        "unit": one.unit,
        "document": document(one.document),
        "tasks": list(one.tasks),
        "count": one.count,
        "deadlines": [deadline(end) for end in one.deadlines],
        "must_issue_plan": one.must_issue_plan,
        "evidence": evidence(one.evidence),
    }

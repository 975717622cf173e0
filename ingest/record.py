"""A reading as one JSON object: the shape that annotators use, plus where each fact stands and how sure it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ingest.findings import explain
from ingest.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.facts import Citation, Deadline, Duty, Found, Header
    from ingest.pages import Pages
    from ingest.reading import Reading

    Where = Callable[[int, int], dict[str, Any]]


def record(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, ready for JSON."""
    facts, string = reading.facts, reading.text.string
    where = partial(_where, reading.pages)
    return {
        "id": reading.iri,
        "source": reading.source,
        "document": _document(facts.header, string, where),
        "citations": [_citation(citation, string, where) for citation in facts.citations],
        "assignments": [_assignment(duty, string, where) for duty in facts.duties],
        "movements": [movement.name for movement in facts.movements],
        "targets": [{"name": t.name, "value": t.value, "unit": t.unit, **where(t.start, t.end)} for t in facts.targets],
        "defects": [explain(finding) for finding in facts.findings],
        "findings": [
            {
                "code": f.code,
                "vi": explain(f),
                "en": explain(f, "en"),
                "quote": string[f.start : f.end],
                **where(f.start, f.end),
            }
            for f in facts.findings
        ],
        "warnings": [{"code": w.code, "vi": w.vi, "en": w.en} for w in reading.warnings],
    }


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None


def _where(pages: Pages, start: int, end: int) -> dict[str, Any]:
    """Where a stretch stands: in the text, and where the format has pages on which, and in what box of it."""
    span: dict[str, Any] = {"start": start, "end": end}
    place = pages.place(start, end)
    if place:
        span |= {"page": place.page, "box": place.frame, "recognised": place.recognised}
    return span


def _document(header: Header, string: str, where: Where) -> dict[str, Any]:
    issuer = header.issuer.value if header.issuer else None
    fields = {
        "type": header.kind, "number": header.number, "symbol": header.symbol, "date": header.date,
        "place": header.place,
        "title": header.title, "issuer": header.issuer, "signer": header.signer,
        "signer_position": header.signer_position,
        "period_end": header.period_end,
    }  # fmt: skip
    return {
        **{key: _value(found) for key, found in fields.items()},
        "type": header.kind.value.name if header.kind else None,
        "year": header.number_year,
        "issuer": header.issuer_name,
        "issuer_area": issuer.area.title if issuer and issuer.area else None,
        "province": header.province,
        "signed_for": [found.value for found in header.signed_for],
        "recipients": [found.value for found in header.recipients],
        "draft": header.draft is not None,
        **({"due": header.due.value} if header.due else {}),
        **({"steering_type": header.steering.value} if header.steering else {}),
        "evidence": {key: _evidence(found, string, where) for key, found in fields.items() if found},
    }


def _evidence(found: Found[Any], string: str, where: Where) -> dict[str, Any]:
    return {
        "quote": string[found.start : found.end],
        **where(found.start, found.end),
        "rule": found.rule,
        "confidence": found.confidence,
    }


def _citation(citation: Citation, string: str, where: Where) -> dict[str, Any]:
    mentions = [m for m in citation.mentions if m.relation == citation.relation] or list(citation.mentions)
    first = mentions[0]
    row = {
        "type": citation.kind.name if citation.kind else None,
        "number": citation.number,
        "year": citation.year,
        "symbol": citation.symbol,
        "date": citation.date,
        "issuer": citation.issuer_name,
        "relation": citation.relation,
        "primary": citation.primary,
        "mentions": [squeeze(string[m.start : m.end]) for m in citation.mentions],
        "note": None,
        "iri": citation.iri,
        **where(first.start, first.end),
        "rule": first.rule,
        "confidence": citation.confidence,
        "spans": [
            {**where(m.start, m.end), "relation": m.relation, "rule": m.rule, "confidence": m.confidence}
            for m in citation.mentions
        ],
    }
    return row | ({"name": citation.name} if citation.name else {})


def _assignment(duty: Duty, string: str, where: Where) -> dict[str, Any]:
    return {
        "unit": duty.unit,
        "tasks": len(duty.tasks),
        "deadlines": [_deadline(deadline, string, where) for deadline in duty.deadlines],
        "must_issue_plan": duty.must_issue_plan,
        "where": duty.where,
        **where(duty.start, duty.end),
        "rule": duty.rule,
        "confidence": duty.confidence,
        "texts": [squeeze(string[start:end]) for start, end in duty.tasks],
    }


def _deadline(deadline: Deadline, string: str, where: Where) -> dict[str, Any]:
    return {
        "date": deadline.date,
        "recurs": deadline.recurs,
        "month_day": deadline.month_day,
        "quote": squeeze(string[deadline.start : deadline.end]),
        "report_to": deadline.report_to,
        **where(deadline.start, deadline.end),
    }

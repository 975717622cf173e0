"""A reading as one JSON object: the shape that annotators use, plus where each fact stands and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.findings import explain
from ingest.text import squeeze

if TYPE_CHECKING:
    from ingest.facts import Citation, Deadline, Duty, Found, Header
    from ingest.reading import Reading


def record(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, ready for JSON."""
    facts, string = reading.facts, reading.text.string
    return {
        "id": reading.iri,
        "source": reading.source,
        "document": _document(facts.header, string),
        "citations": [_citation(citation, string) for citation in facts.citations],
        "assignments": [_assignment(duty, string) for duty in facts.duties],
        "movements": [movement.name for movement in facts.movements],
        "targets": [
            {"name": t.name, "value": t.value, "unit": t.unit, "start": t.start, "end": t.end} for t in facts.targets
        ],
        "defects": [explain(finding) for finding in facts.findings],
        "findings": [
            {
                "code": f.code,
                "vi": explain(f),
                "en": explain(f, "en"),
                "quote": string[f.start : f.end],
                "start": f.start,
                "end": f.end,
            }
            for f in facts.findings
        ],
    }


def _value(found: Found[Any] | None) -> Any:
    return found.value if found else None


def _document(header: Header, string: str) -> dict[str, Any]:
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
        "evidence": {key: _evidence(found, string) for key, found in fields.items() if found},
    }


def _evidence(found: Found[Any], string: str) -> dict[str, Any]:
    return {
        "quote": string[found.start : found.end],
        "start": found.start,
        "end": found.end,
        "rule": found.rule,
        "confidence": found.confidence,
    }


def _citation(citation: Citation, string: str) -> dict[str, Any]:
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
        "start": first.start,
        "end": first.end,
        "rule": first.rule,
        "confidence": citation.confidence,
        "spans": [
            {"start": m.start, "end": m.end, "relation": m.relation, "rule": m.rule, "confidence": m.confidence}
            for m in citation.mentions
        ],
    }
    return row | ({"name": citation.name} if citation.name else {})


def _assignment(duty: Duty, string: str) -> dict[str, Any]:
    return {
        "unit": duty.unit,
        "tasks": len(duty.tasks),
        "deadlines": [_deadline(deadline, string) for deadline in duty.deadlines],
        "must_issue_plan": duty.must_issue_plan,
        "where": duty.where,
        "start": duty.start,
        "end": duty.end,
        "rule": duty.rule,
        "confidence": duty.confidence,
        "texts": [squeeze(string[start:end]) for start, end in duty.tasks],
    }


def _deadline(deadline: Deadline, string: str) -> dict[str, Any]:
    return {
        "date": deadline.date,
        "recurs": deadline.recurs,
        "month_day": deadline.month_day,
        "quote": squeeze(string[deadline.start : deadline.end]),
        "report_to": deadline.report_to,
        "start": deadline.start,
        "end": deadline.end,
    }

"""Facts as triples of one named graph: N-Triples bytes, sorted, the same for the same bytes of the document.

The shapes of what is written are in ontology/shapes.ttl, the terms in ontology/cancu.ttl.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ingest.duty_triples import duty_triples, target_triples
from ingest.evidence import sentence, span, sure
from ingest.findings import explain
from ingest.text import squeeze
from ontology.identifiers import span_iri
from ontology.terms import CC, DCTERMS, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.facts import Citation, Finding, Found, Header, Mention
    from ingest.issuers import Body
    from ingest.reading import Reading
    from ontology.doctypes import DocumentType
from ingest.rdf import Triple, day, escaped, iri, text, typed

_TYPE = RDF + "type"


def ntriples(reading: Reading) -> bytes:
    """All that is read in a document, as sorted N-Triples in UTF-8."""
    return b"".join(sorted({f"<{escaped(s)}> <{p}> {o} .\n".encode() for s, p, o in _triples(reading)}))


def _triples(reading: Reading) -> Iterator[Triple]:
    facts = reading.facts
    yield from _source(reading)
    yield from _document(reading, facts.header)
    for citation in facts.citations:
        yield from _cited(reading, citation)
    for duty in facts.duties:
        yield from duty_triples(reading, duty)
    for movement in facts.movements:
        yield reading.iri, CC + "movement", text(movement.name)
    for number, target in enumerate(facts.targets):
        yield from target_triples(reading, target, number)
    for finding in facts.findings:
        yield from _finding(reading, finding)


def _source(reading: Reading) -> Iterator[Triple]:
    source = reading.source
    yield source, _TYPE, iri(CC + "Source")
    yield source, DCTERMS + "identifier", text(reading.sha256)
    yield source, DCTERMS + "format", text(reading.media_type)
    yield source, CC + "characters", typed(len(reading.text.string), "integer")


def _document(reading: Reading, header: Header) -> Iterator[Triple]:
    document = reading.iri
    kind = header.kind.value if header.kind else None
    number = header.number.value if header.number else None
    symbol = header.symbol.value if header.symbol else None
    yield document, CC + "text", iri(reading.source)
    yield from _described(
        document, kind, number, header.number_year, symbol, header.date.value if header.date else None
    )
    yield document, RDFS + "label", text(_own_label(header), "vi")
    for found, predicate, term in (
        (header.title, DCTERMS + "title", lambda value: text(value, "vi")),
        (header.place, CC + "place", text),
        (header.period_end, CC + "periodEnd", day),
        (header.due, CC + "due", day),
        (header.steering, CC + "steeringType", text),
    ):
        if found:
            yield document, predicate, term(found.value)
            yield from _evidence(reading, found, predicate, term(found.value))
    yield from _header_evidence(reading, header)
    if header.issuer:
        yield from _body(header.issuer.value)
        yield document, CC + "issuedBy", iri(header.issuer.value.iri)
        yield from _evidence(reading, header.issuer, CC + "issuedBy", iri(header.issuer.value.iri))
    for recipient in header.recipients:
        yield document, CC + "recipient", text(recipient.value)
    if header.draft:
        yield document, CC + "draft", typed("true", "boolean")
    yield from _signature(reading, header)


def _header_evidence(reading: Reading, header: Header) -> Iterator[Triple]:
    if header.number:
        yield from _evidence(reading, header.number, CC + "number", text(header.number.value))
    if header.symbol:
        yield from _evidence(reading, header.symbol, CC + "symbol", text(header.symbol.value))
    if header.date:
        yield from _evidence(reading, header.date, DCTERMS + "date", day(header.date.value))
    if header.kind:
        yield from _evidence(reading, header.kind, CC + "type", iri(header.kind.value.iri))


def _described(
    document: str, kind: DocumentType | None, number: str | None, year: str | None, symbol: str | None, date: str | None
) -> Iterator[Triple]:
    """What is stated of a document, its own or a cited one."""
    yield document, _TYPE, iri(CC + "Document")
    if kind:
        yield document, CC + "type", iri(kind.iri)
        if kind.plan:
            yield document, _TYPE, iri(CC + "Plan")
        if kind.directive:
            yield document, _TYPE, iri(CC + "Directive")
    for value, predicate in ((number, "number"), (symbol, "symbol"), (year if number else None, "numberYear")):
        if value:
            yield document, CC + predicate, text(value)
    if date:
        yield document, DCTERMS + "date", day(date)


def label(
    kind: DocumentType | None, number: str | None, year: str | None, symbol: str | None, name: str | None = None
) -> str:
    """How a document is called: "Kế hoạch 232/KH-UBND", "Chỉ thị 41-CT/TW", "Luật Thi đua, khen thưởng"."""
    word = kind.name if kind else "Văn bản"
    if number and symbol:
        party = "/" in symbol.split("-")[0]
        return f"{word} {number}{'-' if party else '/'}{year + '/' if year else ''}{symbol}"
    if name:
        return name
    return f"{word} …/{symbol}" if symbol else word


def _own_label(header: Header) -> str:
    kind = header.kind.value if header.kind else None
    named = label(
        kind,
        header.number.value if header.number else None,
        header.number_year,
        header.symbol.value if header.symbol else None,
    )
    return named if header.number or not header.issuer_name else f"{named} ({header.issuer_name})"


def _body(body: Body) -> Iterator[Triple]:
    yield body.iri, _TYPE, iri(CC + "Body")
    yield body.iri, RDFS + "label", text(body.name, "vi")
    if body.area:
        yield body.iri, CC + "ofArea", iri(body.area.iri)


@cache
def _local(term: str) -> str:
    """The name of a term without its namespace."""
    return re.split(r"[#/]", term)[-1]


def _evidence(reading: Reading, found: Found[Any], predicate: str, value: str) -> Iterator[Triple]:
    """Where a fact of the header stands, and by which rule it was read."""
    node = f"{span_iri(reading.source, found.start, found.end)}&p={_local(predicate)}"
    yield node, _TYPE, iri(RDF + "Statement")
    yield node, RDF + "subject", iri(reading.iri)
    yield node, RDF + "predicate", iri(predicate)
    yield node, RDF + "object", value
    yield from span(reading, node, found.start, found.end)
    yield from sure(node, found.rule, found.confidence)


def _signature(reading: Reading, header: Header) -> Iterator[Triple]:
    found = header.signer or header.signer_position
    if not found:
        return
    node = f"{span_iri(reading.source, found.start, found.end)}&p=signature"
    yield reading.iri, CC + "signedBy", iri(node)
    yield node, _TYPE, iri(CC + "Signature")
    if header.signer:
        yield node, CC + "signerName", text(header.signer.value)
    if header.signer_position:
        yield node, CC + "signerPosition", text(header.signer_position.value)
    for authority in header.signed_for:
        yield node, CC + "authority", text(authority.value)
    yield from span(reading, node, found.start, found.end)
    yield from sure(node, found.rule, found.confidence)


def _cited(reading: Reading, citation: Citation) -> Iterator[Triple]:
    cited = citation.iri
    yield from _described(cited, citation.kind, citation.number, citation.year, citation.symbol, citation.date)
    yield (
        cited,
        RDFS + "label",
        text(label(citation.kind, citation.number, citation.year, citation.symbol, citation.name), "vi"),
    )
    if citation.open:
        yield cited, _TYPE, iri(CC + "OpenReference")
    if citation.issuer:
        yield from _body(citation.issuer)
        yield cited, CC + "issuedBy", iri(citation.issuer.iri)
    subject = next((m.subject for m in citation.mentions if m.subject), None)
    if subject:
        yield cited, DCTERMS + "title", text(squeeze(reading.text.string[subject[0] : subject[1]]).strip(' "“”*'), "vi")
    for mention in citation.mentions:
        yield reading.iri, CC + mention.relation, iri(cited)
        if mention.primary:
            yield reading.iri, CC + "primary", iri(cited)
        yield from _mention(reading, cited, mention)


def _mention(reading: Reading, cited: str, mention: Mention) -> list[Triple]:
    node = span_iri(reading.source, mention.start, mention.end)
    if mention.number:
        node += f"&n={mention.number}"
    return [
        (node, _TYPE, iri(CC + "Citation")),
        (node, CC + "from", iri(reading.iri)),
        (node, CC + "to", iri(cited)),
        (node, CC + "relation", iri(CC + mention.relation)),
        (node, CC + "primary", typed(str(mention.primary).lower(), "boolean")),
        (node, CC + "sentence", text(sentence(reading.text.string, mention.start, mention.end))),
        *span(reading, node, mention.start, mention.end),
        *sure(node, mention.rule, mention.confidence),
    ]


def _finding(reading: Reading, finding: Finding) -> Iterator[Triple]:
    node = f"{span_iri(reading.source, finding.start, finding.end)}&finding={finding.code}"
    yield node, _TYPE, iri(CC + "Finding")
    yield node, CC + "about", iri(reading.iri)
    yield node, CC + "code", text(finding.code)
    yield node, RDFS + "comment", text(explain(finding), "vi")
    yield node, RDFS + "comment", text(explain(finding, "en"), "en")
    yield from span(reading, node, finding.start, finding.end)

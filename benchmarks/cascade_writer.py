"""Writes made-up documents with the writer that ingest uses, so that a generated store has the shape of a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.facts import Citation, Duty, Facts, Found, Header, Mention
from ingest.identity import document_iri
from ingest.issuers import Body, central, local
from ingest.parts import Parts, Span
from ingest.quads import ntriples
from ingest.reading import Reading
from ingest.text import Text
from ontology import bodies, doctypes, register
from ontology.identifiers import digest, source_iri

if TYPE_CHECKING:
    from datetime import date

_NOWHERE = Span(0, 0)
_PARTS = Parts(*[_NOWHERE, None, *[_NOWHERE] * 7, None])  # type: ignore[arg-type]
_TEXT = Text("Số: {number}\nThực hiện văn bản số {cited} về việc triển khai nhiệm vụ, đơn vị xây dựng kế hoạch.")
_RULE = ("truth", 0.9)


def body_of(area: str | None) -> Body:
    """The People's Committee of an area, of None the Prime Minister."""
    kind = bodies.by_slug("ubnd" if area else "ttg")
    if kind is None:
        raise LookupError("bodies.toml lacks ubnd or ttg")
    return local(kind, register.load().area(area)) if area else central(kind)


def heading(
    area: str | None, type_: str, number: str | None, day: date | None, *, draft: bool = False, to: str | None = None
) -> Header:
    """The heading of a document: whose, of what type, number and day; `to` is a line of its recipients."""
    kind = doctypes.by_slug(type_)
    symbol = f"{kind.abbreviations[0]}-{'UBND' if area else 'TTg'}"
    return Header(
        kind=_found(kind),
        number=_found(number) if number else None,
        symbol=_found(symbol),
        family="state",
        date=_found(day.isoformat()) if day else None,
        issuer=_found(body_of(area)),
        title=_found("về việc triển khai nhiệm vụ"),
        draft=_found("DỰ THẢO") if draft else None,
        recipients=(_found(to),) if to else (),
    )


def iri_of(header: Header, key: str) -> str:
    """The IRI of the document with this heading; `key` tells those without a number apart."""
    return document_iri(header, digest(key))


def write(
    header: Header, key: str, cites: tuple[Header, str, str] | None = None, orders: tuple[str, ...] = ()
) -> tuple[str, bytes]:
    """The source and the N-Triples of a document. It cites (heading, key, relation), and orders plans of kinds."""
    facts = Facts(
        header,
        citations=(_citation(*cites),) if cites else (),
        duties=(Duty("UBND các xã", (), (), True, 0, 8, *_RULE, expects_kinds=orders),) if orders else (),
    )
    sha256 = digest(key, 64)
    source = source_iri(sha256[:16])
    return source, ntriples(Reading(_TEXT, _PARTS, facts, source, sha256, iri_of(header, key), "text/plain"))


def _citation(cited: Header, key: str, relation: str) -> Citation:
    kind, symbol = cited.kind, cited.symbol
    number = cited.number.value if cited.number else None
    day = cited.date.value if cited.date else None
    primary = relation == "implements"
    names = (kind.value if kind else None, number, None, symbol.value if symbol else None)
    mention = Mention(14, 45, *names, "state", day, None, None, relation, primary, *_RULE)
    issuer = cited.issuer.value if cited.issuer else None
    return Citation(iri_of(cited, key), *names, day, issuer, None, None, relation, primary, _RULE[1], (mention,))


def _found(value: object) -> Found:  # type: ignore[type-arg]
    return Found(value, 0, 12, *_RULE)

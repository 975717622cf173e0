"""What the envelope of an exchanged document says (edXML; see readers/edxml.py): it completes what the text says.

Its fields are typed by a registry, so they are believed before the letters of the text; where the two differ both are
told in a finding, and nothing is repaired in silence. Who sends need not be who issues, so a sender is believed only
where the text names no issuer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ingest.dates import iso_date
from ingest.facts import Finding, Found, Header, Mention
from ingest.issuing import issuer_named, province_of
from ingest.numbers import number_at
from ontology import doctypes
from ontology.identifiers import fold_tones, symbol_slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.issuers import Body
    from ingest.numbers import Number
    from ontology.doctypes import DocumentType

JOINT: Final = "\n\n"
"""Between the text of the document and the lines of its envelope."""
_SURE: Final = 0.99
_LINE = re.compile(r"^edXML\.(?P<name>\w+): (?P<value>.+)$", re.MULTILINE)
_DAY = re.compile(
    r"(?P<y>\d{4})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})|(?P<d2>\d{1,2})[/-](?P<m2>\d{1,2})[/-](?P<y2>\d{4})"
)
_RELATIONS = {"ResponseFor": "cites", "Replaces": "replaces"}
_STEERING = frozenset({"1", "2", "3"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """The lines of an envelope: name → what they say, with where it stands in the whole text (`view`)."""

    view: str
    fields: dict[str, list[Found[str]]]

    def one(self, name: str) -> Found[str] | None:
        """The first line of that name."""
        return next(iter(self.fields.get(name, ())), None)

    def day(self, name: str) -> Found[str] | None:
        """The first line of that name as an ISO day, None where it is none."""
        found = self.one(name)
        day = _day(found.value) if found else None
        return replace(found, value=day) if found and day else None


def read_exchange(string: str, view: str, start: int) -> Exchange:
    """The lines of the envelope, which begin at `start`."""
    fields: dict[str, list[Found[str]]] = {}
    for found in _LINE.finditer(string, start):
        said = Found(found["value"], *found.span("value"), f"edxml.{found['name'].lower()}", _SURE)
        fields.setdefault(found["name"], []).append(said)
    return Exchange(view, fields)


def completed(header: Header, exchange: Exchange) -> Header:
    """The header, with what the envelope states in place of what was read, and what it adds."""
    number = _number(exchange)
    where = exchange.one("Code")
    date, place = exchange.day("Date") or header.date, header.place or exchange.one("Place")
    kind = _kind(exchange) or header.kind
    issuer = header.issuer or _issuer(exchange, date, place)
    known = tuple(found.value.casefold() for found in header.recipients)
    added = [*exchange.fields.get("To", ()), *exchange.fields.get("ToPlace", ())]
    steering = exchange.one("SteeringType")
    return replace(
        header,
        kind=kind,
        number=replace(where, value=number.number) if where and number else header.number,
        number_year=number.year if number else header.number_year,
        symbol=replace(where, value=number.symbol) if where and number else header.symbol,
        family=number.family if number else header.family,
        date=date,
        place=place,
        title=header.title or exchange.one("Subject"),
        issuer=issuer,
        issuer_name=issuer.value.name if issuer else header.issuer_name,
        province=header.province or (province_of(issuer.value.area) if issuer and issuer.value.area else None),
        signer=header.signer or exchange.one("Signer"),
        signer_position=header.signer_position or exchange.one("Position"),
        recipients=(*header.recipients, *(found for found in added if not found.value.casefold().startswith(known))),
        due=exchange.day("DueDate"),
        steering=steering if steering and steering.value in _STEERING else None,
    )


def differences(header: Header, exchange: Exchange) -> Iterator[Finding]:
    """Where the text of the document and its envelope do not say the same, and whether it is recalled."""
    number, date, kind = _number(exchange), exchange.day("Date"), _kind(exchange)
    where = exchange.one("Code")
    if where and number:
        for printed, stated in ((header.number, number.number), (header.symbol, number.symbol)):
            if printed and symbol_slug(printed.value) != symbol_slug(stated):
                yield _differ(where, printed.value, stated)
    if date and header.date and not date.value.startswith(header.date.value):
        yield _differ(date, header.date.value, date.value)
    if kind and header.kind and kind.value is not header.kind.value:
        yield _differ(kind, header.kind.value.name, kind.value.name)
    for recalled in exchange.fields.get("Recalls", ()):
        yield Finding("recalled", recalled.start, recalled.end, recalled.value)


def _differ(where: Found[DocumentType] | Found[str], printed: str, stated: str) -> Finding:
    return Finding("differs-from-envelope", where.start, where.end, f"{printed} ≠ {stated}")


def mentions(exchange: Exchange) -> Iterator[Mention]:
    """The documents that the envelope names: what this one answers, what it replaces."""
    for name, relation in _RELATIONS.items():
        for line in exchange.fields.get(name, ()):
            number = number_at(exchange.view, line.start)
            if number:
                day = _day(line.value[number.end - line.start :])
                kinds = doctypes.by_symbol(number.symbol, number.family)
                yield Mention(
                    line.start, line.end, kinds[0] if kinds else None, number.number, number.year, number.symbol,
                    number.family, day, None, None, relation, False, line.rule, _SURE,
                )  # fmt: skip


def _number(exchange: Exchange) -> Number | None:
    where = exchange.one("Code")
    return number_at(exchange.view, where.start) if where else None


def _kind(exchange: Exchange) -> Found[DocumentType] | None:
    where = exchange.one("Type")
    kind = doctypes.by_name(fold_tones(where.value)) if where else None
    return Found(kind, where.start, where.end, where.rule, where.confidence) if where and kind else None


def _issuer(exchange: Exchange, date: Found[str] | None, place: Found[str] | None) -> Found[Body] | None:
    where = exchange.one("From")
    body = issuer_named(exchange.view, where.start, date, place) if where else None
    return Found(body, where.start, where.end, where.rule, where.confidence) if where and body else None


def _day(said: str) -> str | None:
    found = _DAY.search(said)
    if not found:
        return None
    return iso_date(found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"])

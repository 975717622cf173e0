"""Decides which document each mention means: merges the mentions of one document and mints its IRI.

Reads Mentions and the Header. Writes Citations. The IRI is built from issuer, type, year and number alone, so that two
documents that cite one plan meet in one node; where a part is missing the reference stays open, within the citing text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.facts import Citation, Header, Mention
from ingest.header import standpoint
from ingest.issuers import Body, BodyMention, Standpoint, central, local, series_path
from ingest.numbers import organ_of
from ontology import bodies, doctypes, register
from ontology.identifiers import DocumentId, IdentifierError, named_iri, open_iri, symbol_slug
from ontology.terms import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontology.bodies import BodyKind
    from ontology.doctypes import DocumentType
from ingest.merging import Groups, Resolved, plain_name, sound_date

_STATE_TYPES = {"QH": "qh", "UBTVQH": "ubtvqh"}


def document_iri(header: Header, fingerprint: str) -> str:
    """The IRI of the document itself; the fingerprint of its text stands in for a number that is blank."""
    body = header.issuer.value if header.issuer else None
    kind = header.kind.value if header.kind else None
    symbol = header.symbol.value if header.symbol else None
    path = _series(symbol, body, kind) or (body.series if body else "vn/~")
    segment = _segment(kind, symbol, header.family) or "vb"
    year = header.number_year or (header.date.value[:4] if header.date else None)
    number = header.number.value if header.number and year and body else None
    return DocumentId(
        path, segment, year, number, None if number else fingerprint, bool(header.number_year) and bool(number)
    ).iri


def identify(mentions: Sequence[Mention], header: Header, scope: str) -> list[Citation]:
    """The distinct documents cited, in the order of their first mention. `scope` is the citing document's IRI."""
    place = standpoint(header)
    groups = Groups()
    for mention in mentions:
        groups.add(Resolved(mention, *_issuer(mention, place)))
    return [_citation(group.rows, scope) for group in groups.joined()]


def _issuer(mention: Mention, place: Standpoint) -> tuple[Body | None, str | None]:
    """The issuer as printed, else as the symbol implies."""
    if mention.issuer:
        body, name = place.resolve(mention.issuer, mention.date or mention.year)
        if name and (body or not mention.symbol):
            return body, name
        implied, _ = _implied(mention, place)
        if (
            implied
            and mention.issuer.kind
            and implied.kind.series == mention.issuer.kind.series
            and not mention.issuer.named
        ):
            return implied, implied.name
        return body, name
    return _implied(mention, place)


def _implied(mention: Mention, place: Standpoint) -> tuple[Body | None, str | None]:
    """What type and symbol imply where no issuer is printed; what cannot be told is None."""
    if mention.name and mention.number is None:
        return _implied_by_name(mention, place)
    kind = _organ_kind(mention.symbol, mention.kind)
    if kind is None:
        return None, None
    if kind.central:
        body = central(kind)
        return body, None if kind.slug == "tw" else body.name
    return _implied_local(kind, mention, place)


def _organ_kind(symbol: str | None, kind: DocumentType | None) -> BodyKind | None:
    return bodies.by_symbol(organ_of(symbol, letter=_is_letter(kind))) if symbol else None


def _is_letter(kind: DocumentType | None) -> bool:
    return kind is not None and kind.slug == "cong-van"


def _implied_local(kind: BodyKind, mention: Mention, place: Standpoint) -> tuple[Body | None, str | None]:
    """A province's Party committee or department: the one of the province that the document itself is of."""
    own = place.own.area if place.own else None
    if own is None or kind.level is None or (kind.committee and kind.level != 1 and own.level != kind.level):
        return None, None
    if kind.committee:
        kind = _committee_of(kind, own)
    area = place.area(BodyMention(kind, 0, 0), mention.date or mention.year)
    return (local(kind, area), local(kind, area).name) if area else (None, None)


def _committee_of(kind: BodyKind, own: register.Area) -> BodyKind:
    """TU is Thành ủy in a city and Tỉnh ủy in a province."""
    kinds = {area.kind for area in (own, *register.load().lineage(own))}
    return next((k for k in bodies.load() if k.committee and k.slug == kind.slug and set(k.kinds) & kinds), kind)


def _implied_by_name(mention: Mention, place: Standpoint) -> tuple[Body | None, str | None]:
    """Laws are of the National Assembly; a congress resolution's issuer is the congress, in full with its area."""
    name = mention.name or ""
    if mention.kind and mention.kind.slug in ("luat", "bo-luat", "hien-phap"):
        return central(_must("qh")), "Quốc hội"
    if mention.kind and mention.kind.slug == "phap-lenh":
        return central(_must("ubtvqh")), "Ủy ban Thường vụ Quốc hội"
    if re.search(r"Trung ương", name, re.IGNORECASE):
        term = re.search(r"khóa\s+([IVXLC]+|\d+)", name, re.IGNORECASE)
        return central(_must("tw")), "Ban Chấp hành Trung ương Đảng" + (f" khóa {term[1]}" if term else "")
    congress = re.sub(r"^Nghị quyết\s+(?:của\s+)?|,?\s*\(?nhiệm kỳ.*$", "", name, flags=re.IGNORECASE)
    return None, _with_area(congress, place)


def _with_area(congress: str, place: Standpoint) -> str:
    """ "Đại hội Đảng bộ thành phố lần thứ I" → with the name of the city that the document is of."""
    found = re.search(
        r"Đảng bộ (tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)(?= lần| [IVX])", congress, re.IGNORECASE
    )
    own = place.own.area if place.own else None
    if not found or own is None:
        return congress
    area = next((a for a in (own, *register.load().lineage(own)) if a.kind == found[1].lower()), None)
    return f"{congress[: found.end()]} {area.name}{congress[found.end() :]}" if area else congress


def _must(slug: str) -> BodyKind:
    kind = bodies.by_slug(slug)
    if kind is None:
        raise LookupError(f"bodies.toml has no {slug!r}")
    return kind


def _citation(group: list[Resolved], scope: str) -> Citation:
    rows = sorted(group, key=lambda row: row.mention.start)
    first = next((row.mention for row in rows if row.mention.number), rows[0].mention)
    dates = [row.mention.date for row in rows if row.mention.date]
    date = max(
        filter(None, (sound_date(row.mention) for row in rows)), key=len, default=max(dates, key=len, default=None)
    )
    issuer = next((row for row in rows if row.body and row.mention.issuer), None) or next(
        (row for row in rows if row.body), None
    )
    name = max((row.name for row in rows if row.name and row.mention.issuer), key=len, default=None) or next(
        (row.name for row in rows if row.name), None
    )
    body = issuer.body if issuer else None
    kind = next((row.mention.kind for row in rows if row.mention.kind), None)
    title = next((row.mention.name for row in rows if row.mention.name), None)
    best = min(
        rows, key=lambda row: (RELATIONS.index(row.mention.relation), not row.mention.primary, row.mention.start)
    ).mention
    iri = _iri(first, kind, date, body)
    return Citation(
        iri or _open(first, kind, date, name, title, scope),
        kind, first.number, first.year, first.symbol, date, body, name, title,
        best.relation, any(row.mention.primary for row in rows), max(row.mention.confidence for row in rows),
        tuple(row.mention for row in rows), open=iri is None and first.number is not None,
    )  # fmt: skip


def _open(
    mention: Mention, kind: DocumentType | None, date: str | None, issuer: str | None, name: str | None, scope: str
) -> str:
    if mention.number is None and name:
        return named_iri(_full_name(name, issuer))
    return open_iri(
        scope,
        kind.slug if kind else None,
        mention.number,
        mention.year,
        symbol_slug(mention.symbol or ""),
        date,
        issuer,
    )


def _full_name(name: str, issuer: str | None) -> str:
    """The name that tells one congress of a ward from that of another: the issuer's, which has the area."""
    return plain_name(f"Nghị quyết {issuer}" if issuer and issuer.casefold().startswith("đại hội") else name)


def _iri(mention: Mention, kind: DocumentType | None, date: str | None, body: Body | None) -> str | None:
    """The IRI, or None where issuer, year or number cannot be told."""
    year = mention.year or (date[:4] if date else None)
    path = _series(mention.symbol, body, kind)
    segment = _segment(kind, mention.symbol, mention.family)
    if not (mention.number and year and path and segment):
        return None
    try:
        return DocumentId(path, segment, year, mention.number, None, bool(mention.year)).iri
    except IdentifierError:
        return None


def _segment(kind: DocumentType | None, symbol: str | None, family: doctypes.Family | None) -> str | None:
    return "cv" if _is_letter(kind) else doctypes.series(kind, symbol, family)


def _series(symbol: str | None, body: Body | None, doctype: DocumentType | None) -> str | None:
    """The path of the body whose series the number is of: the symbol's organ, in the area of the issuer."""
    kind = _organ_kind(symbol, doctype)
    if kind and kind.central:
        return series_path(kind, None)
    if body is None:
        return None
    if kind and (kind.slug == body.kind.slug or kind.series == body.kind.series):
        return series_path(kind, body.area)
    if kind and body.area and not body.kind.central:
        return series_path(kind, body.area)
    return _unknown_organ(symbol, body, doctype)


def _unknown_organ(symbol: str | None, body: Body, doctype: DocumentType | None) -> str | None:
    """An organ that we have no entry for (a steering committee): its own series within the area of the issuer."""
    if not symbol:
        return body.series
    organ = symbol_slug(organ_of(symbol, letter=_is_letter(doctype)))
    base = body.area.path if body.area else "vn"
    return f"{base}/{organ}" if re.fullmatch(r"[a-z][a-z0-9]*", organ) else None

"""Reads what a document says of itself: number, symbol, date, place, kind, title, issuer, period, draft or not.

The header cell is read first (NĐ 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for the Party). Where it is blank or
garbled, the opening ("Ủy ban nhân dân xã … ban hành"), the signature and the place line say who issues.
"""

from __future__ import annotations

import re

from ingest.dates import iso_date, last_day
from ingest.facts import Found, Header
from ingest.issuers import Body, Standpoint, day_of
from ingest.issuing import province_of, read_issuer
from ingest.numbers import Number, find_numbers
from ingest.parts import Parts, Span
from ingest.signature import read_recipients, read_signature, sentence_case
from ingest.text import compiled, squeeze
from ontology import doctypes

_BLANK = compiled(r"Số\s*:?[\s.]*(?P<symbol>[/-]\s*[A-ZĐ][A-Za-zĐđ]*(?:\s*[-/]\s*[A-ZĐ][A-Za-zĐđ0-9&]*){1,3})")


_SLOT = r"[\s.]*"


_NGAY, _THANG, _NAM = r"ng\s{0,4}à\s{0,4}y", r"th\s{0,4}á\s{0,4}ng", r"n\s{0,4}ă\s{0,4}m"


_DIGITS = r"\d\s{0,4}\d\s{0,4}\d\s{0,4}\d"


_DATED = (
    rf"(?i:{_NGAY}){_SLOT}(?P<d>\d\s?\d?)?{_SLOT}(?i:{_THANG}){_SLOT}(?P<m>\d\s?\d?)?"
    rf"{_SLOT}(?i:{_NAM}){_SLOT}(?P<y>{_DIGITS})?"
)


_PLACE = compiled(rf"(?P<place>[\p{{Lu}}][^,\n;:/]{{1,45}}?)\s*,\s*{_DATED}")


_PLACE_BARE = compiled(rf"^\s*(?P<place>[\p{{Lu}}][^,\n;:/.-]{{1,25}}?)\s+{_DATED}", re.MULTILINE)


_SLASHED = compiled(
    rf"(?P<place>[\p{{Lu}}][^,\n;:/]{{1,45}}?)\s*,\s*(?i:{_NGAY})\s*(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-](?P<y>\d{{4}})"
)


_PASSED = re.compile(
    rf"(?:thông\s+qua|ban\s+hành|ký)\s+{_NGAY}{_SLOT}(?P<d>\d\s?\d?){_SLOT}{_THANG}{_SLOT}(?P<m>\d\s?\d?){_SLOT}{_NAM}{_SLOT}(?P<y>{_DIGITS})",
    re.IGNORECASE,
)


_PERIOD = compiled(
    r"đến\s+(?:hết\s+)?(?:ngày\s+)?(?:(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})|hết\s+tháng\s+(?P<m2>\d{1,2})\s*(?:/|năm\s+|\s+năm\s+)(?P<y2>\d{4})|tháng\s+(?P<m3>\d{1,2})\s*(?:/|năm\s+|\s+năm\s+)(?P<y3>\d{4}))",
    re.IGNORECASE,
)


_WHOSE = re.compile(r"[\s*]*của\s[^\n]{3,60}\n[\s*]*(?=về\s)", re.IGNORECASE)
"""The line "CỦA BAN BÍ THƯ" between the type of a Party document and its subject."""
_TITLE_PERIOD = compiled(
    r"(?<!tầm\snhìn\s)(?i:(?:giai\s+đoạn|thời\s+kỳ)\s+(?:20\d\d\s*-\s*)|đến\s+(?:hết\s+)?năm\s+|(?<!tháng\s\d\s)(?<!tháng\s\d\d\s)năm\s+)(?P<year>20\d\d)(?!\s*-\s*\d|[/\d]|\s+và\s+(?:những|các)\s+năm)"
)
_TIME_HEADING = compiled(
    r"(?:THỜI\s+GIAN|Thời\s+gian)\s*(?:thực\s+hiện|thi\s+đua|tổ\s+chức|triển\s+khai|\b)", re.IGNORECASE
)


_DRAFT = compiled(r"(?m)^\W{0,4}(?P<word>D[ỰU]\s*THẢO)(?:\s+(?:LẦN|\d|\()|\W{0,4}$)", re.IGNORECASE)


def read_header(view: str, parts: Parts) -> Header:
    """The header of a document; each field None where the text does not say it."""
    number, symbol = _number(view, parts)
    date, place = _date(view, parts)
    signer, position, signed_for = read_signature(view, parts)
    kind = _kind(parts, symbol)
    # Else it is no document, whoever speaks in it: an article on a Party has a line that looks like a motto.
    told = parts.heading or symbol or number or (parts.motto is not None and date)
    issuer = read_issuer(view, parts, symbol, date, place) if told else None
    return Header(
        kind=kind,
        number=Found(number.number, number.start, number.end, "header.number", 0.98) if number else None,
        number_year=number.year if number else None,
        symbol=symbol,
        family=number.family if number else _blank_family(view, symbol),
        date=date,
        place=place,
        title=_title(view, parts, kind.value.name if kind else None),
        issuer=issuer,
        issuer_name=issuer.value.name if issuer else None,
        province=_province(issuer),
        signer=signer,
        signer_position=position,
        signed_for=signed_for,
        period_end=_period_end(view, parts),
        recipients=read_recipients(view, parts),
        draft=_draft(view, parts),
    )


def _number(view: str, parts: Parts) -> tuple[Number | None, Found[str] | None]:
    """The document's own number after "Số", or the symbol beside a blank number."""
    zone = parts.header or Span(0, parts.opening.start)
    label = compiled(r"S[ốôó]\s*:?\s*(?=\d)", re.IGNORECASE)
    for number in find_numbers(view[zone.start : zone.end]):
        start = zone.start + number.start
        if parts.letter and parts.title.start <= start < parts.title.end:  # of the document that the letter is about
            continue
        before = view[max(zone.start, start - 12) : start]
        if label.search(before + "0") or re.search(r"S[ốôó]\s*:?\s*$", before, re.IGNORECASE):
            shifted = number._replace(start=start, end=zone.start + number.end)
            return shifted, Found(number.symbol, shifted.start, shifted.end, "header.number", 0.98)
    blank = _BLANK.search(view, zone.start, zone.end)
    if blank:
        printed = re.sub(r"\s", "", blank["symbol"])
        return None, Found(printed[1:], blank.start("symbol"), blank.end("symbol"), "header.blank-number", 0.97)
    return None, None


def _blank_family(view: str, symbol: Found[str] | None) -> doctypes.Family | None:
    if not symbol:
        return None
    return "party" if view[symbol.start] == "-" and "/" in symbol.value else "state"


def _date(view: str, parts: Parts) -> tuple[Found[str] | None, Found[str] | None]:
    """Place and day of issue; only the parts that are stated. An act of an assembly has its day at the end."""
    letter = max(parts.opening.start, parts.title.end) + 250
    zones = (
        parts.header,
        Span(parts.heading.end, min(parts.opening.end, parts.heading.end + 600)),
        Span(parts.header.start, letter),
        Span(parts.signature.start - 300, parts.signature.end),
    )
    for zone in zones:
        for pattern in (_PLACE, _SLASHED) if zone is not parts.header else (_PLACE, _SLASHED, _PLACE_BARE):
            found = pattern.search(view, max(0, zone.start), max(0, zone.end))
            if found:
                return _stated(found)
    passed = None
    for found in _PASSED.finditer(view, max(parts.body.start, parts.body.end - 800), parts.body.end):
        passed = found
    return (
        (Found(_iso(passed) or "", passed.start(), passed.end(), "header.passed", 0.9), None)
        if passed and _iso(passed)
        else (None, None)
    )


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = (re.sub(r"\s", "", found[part] or "") or None for part in ("y", "m", "d"))
    return iso_date(year, month, day if month else None) if year else None


def _stated(found: re.Match[str]) -> tuple[Found[str] | None, Found[str]]:
    printed = squeeze(found["place"]).lstrip("-* ")
    printed = re.sub(
        r"^(?:.*\b[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*\d*\s+)(?=[^\W\d_]*[a-zà-ỹ])", "", printed
    )  # the number's cell, on the same line
    place = Found(printed, found.start("place"), found.end("place"), "header.place", 0.95)
    iso = _iso(found)
    return (Found(iso, found.start(), found.end(), "header.date", 0.97) if iso else None), place


def _kind(parts: Parts, symbol: Found[str] | None) -> Found[doctypes.DocumentType] | None:
    if parts.kind:
        return Found(parts.kind, parts.heading.start, parts.heading.end, "header.heading", 0.99)
    if parts.letter and symbol:
        return Found(doctypes.by_slug("cong-van"), symbol.start, symbol.end, "header.letter", 0.95)
    kinds = doctypes.by_symbol(symbol.value) if symbol else ()
    return Found(kinds[0], symbol.start, symbol.end, "header.symbol", 0.9) if kinds and symbol else None


def _title(view: str, parts: Parts, kind: str | None) -> Found[str] | None:
    if not parts.title:
        return None
    whose = _WHOSE.match(view, parts.title.start, parts.title.end)
    start = whose.end() if whose else parts.title.start
    printed = squeeze(view[start : parts.title.end]).strip(' *_-"').rstrip(".")
    if kind == "Công văn":
        printed = re.sub(r"^V/v\s*:?\s*", "", printed, flags=re.IGNORECASE)
    return Found(printed, start, parts.title.end, "header.title", 0.9) if printed else None


def _province(issuer: Found[Body] | None) -> str | None:
    return province_of(issuer.value.area) if issuer and issuer.value.area else None


def _period_end(view: str, parts: Parts) -> Found[str] | None:
    """The end of the campaign's period: under a heading of time, else in the title of a plan or its act."""
    heading = _TIME_HEADING.search(view, parts.body.start, parts.body.end)
    found = _PERIOD.search(view, heading.end(), min(parts.body.end, heading.end() + 260)) if heading else None
    if not found:
        plans = any(kind and kind.plan for kind in (parts.kind, parts.enclosed))
        return _title_period(view, parts.title) if plans else None
    if found["d"]:
        iso = iso_date(found["y"], found["m"], found["d"])
    else:
        month, year = (found["m2"], found["y2"]) if found["m2"] else (found["m3"], found["y3"])
        iso = last_day(int(year), int(month)) if 1 <= int(month) <= 12 else None
    return Found(iso, found.start(), found.end(), "header.period", 0.85) if iso else None


def _title_period(view: str, title: Span) -> Found[str] | None:
    """ "… giai đoạn 2026 - 2030", "… đến năm 2030", "… năm 2025": the last day of the year; years of dates are none."""
    found = _TITLE_PERIOD.search(view, title.start, title.end)
    return Found(f"{found['year']}-12-31", found.start(), found.end(), "header.title-period", 0.75) if found else None


def _draft(view: str, parts: Parts) -> Found[str] | None:
    found = _DRAFT.search(view, 0, parts.heading.start or parts.opening.start)
    return Found("DỰ THẢO", found.start("word"), found.end("word"), "header.draft", 0.97) if found else None


def standpoint(header: Header) -> Standpoint:
    """From where the document sees other bodies."""
    return Standpoint(
        header.issuer.value if header.issuer else None, day_of(header.date.value) if header.date else None
    )


__all__ = ["read_header", "sentence_case", "standpoint"]

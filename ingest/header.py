"""Reads what a document says of itself: number, symbol, date, place, kind, title, issuer, period, whether it is a draft.

The header cell is read first (NĐ 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for the Party). Where it is missing, blank or
garbled, the opening ("Ủy ban nhân dân xã … ban hành"), the signature and the place line say who issues.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest import issuers
from ingest.anatomy import Parts, Span
from ingest.dates import iso_date, last_day
from ingest.facts import Found, Header
from ingest.issuers import Body, BodyMention, Standpoint, body_at, day_of
from ingest.numbers import Number, find_numbers, organ_of
from ingest.signature import read_recipients, read_signature, sentence_case
from ingest.text import compiled, squeeze
from ontology import bodies, doctypes, register
from ontology.bodies import BodyKind
from ontology.identifiers import body_iri, symbol_slug
from ontology.register import Area

_BLANK = compiled(r"Số\s*:?[\s.]*(?P<symbol>[/-]\s*[A-ZĐ][A-Za-zĐđ]*(?:\s*[-/]\s*[A-ZĐ][A-Za-zĐđ0-9&]*){1,3})")
_SLOT = r"[\s.]*"
_NGAY, _THANG, _NAM = r"ng\s{0,4}à\s{0,4}y", r"th\s{0,4}á\s{0,4}ng", r"n\s{0,4}ă\s{0,4}m"
_DIGITS = r"\d\s{0,4}\d\s{0,4}\d\s{0,4}\d"
_DATED = rf"(?i:{_NGAY}){_SLOT}(?P<d>\d\s?\d?)?{_SLOT}(?i:{_THANG}){_SLOT}(?P<m>\d\s?\d?)?{_SLOT}(?i:{_NAM}){_SLOT}(?P<y>{_DIGITS})?"
_PLACE = compiled(rf"(?P<place>[\p{{Lu}}][^,\n;:/]{{1,45}}?)\s*,\s*{_DATED}")
_PLACE_BARE = compiled(rf"^\s*(?P<place>[\p{{Lu}}][^,\n;:/.-]{{1,25}}?)\s+{_DATED}", re.MULTILINE)
_SLASHED = compiled(rf"(?P<place>[\p{{Lu}}][^,\n;:/]{{1,45}}?)\s*,\s*(?i:{_NGAY})\s*(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-](?P<y>\d{{4}})")
_PASSED = re.compile(rf"(?:thông\s+qua|ban\s+hành|ký)\s+{_NGAY}{_SLOT}(?P<d>\d\s?\d?){_SLOT}{_THANG}{_SLOT}(?P<m>\d\s?\d?){_SLOT}{_NAM}{_SLOT}(?P<y>{_DIGITS})", re.IGNORECASE)
_CAPITAL_WORD = compiled(r"(?<![^\W_])[\p{Lu}]")
_CAPITAL_NAME = compiled(r"(?<![^\W_])[\p{Lu}]{2,}(?:[\s,&-]+[\p{Lu}]{2,})+(?![^\W_])")
_PROVINCE = compiled(r"(?<![^\W_])(?i:tỉnh|thành\s+phố|tp\.?)\s+(?=[\p{Lu}])")
_MOTTO_WORDS = compiled(r"CỘNG\s+HÒA\s+XÃ\s+HỘI(?:\s+CHỦ\s+NGHĨA)?(?:\s+VIỆT\s+NAM)?|CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN(?:\s+VIỆT\s+NAM)?|Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc|^\s*VIỆT\s+NAM\s*$", re.IGNORECASE | re.MULTILINE)
_ISSUES = compiled(r"(?:ban\s+hành|xây\s+dựng|triển\s+khai|tổ\s+chức|yêu\s+cầu|chỉ\s+thị|thông\s+báo|đề\s+nghị|hướng\s+dẫn|quyết\s+định|phát\s+động|báo\s+cáo)", re.IGNORECASE)
_ISSUES_PLAN = re.compile(r"(?:ban\s+hành|xây\s+dựng)", re.IGNORECASE)
_BODY_START = compiled(r"(?<![^\W_])(?=(?:Chủ\s+tịch\s+)?(?:Ủy\s+ban|UBND|Hội\s+đồng|HĐND|Ban\s+(?:Thường|Chấp)|Thành\s+ủy|Tỉnh\s+ủy|Đảng\s+ủy|Huyện\s+ủy|Quận\s+ủy|Bộ\s|Sở\s|Thủ\s+tướng|Chính\s+phủ))", re.IGNORECASE)
_PERIOD = compiled(r"đến\s+(?:hết\s+)?(?:ngày\s+)?(?:(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})|hết\s+tháng\s+(?P<m2>\d{1,2})\s*(?:/|năm\s+|\s+năm\s+)(?P<y2>\d{4})|tháng\s+(?P<m3>\d{1,2})\s*(?:/|năm\s+|\s+năm\s+)(?P<y3>\d{4}))", re.IGNORECASE)
_TIME_HEADING = compiled(r"(?:THỜI\s+GIAN|Thời\s+gian)\s*(?:thực\s+hiện|thi\s+đua|tổ\s+chức|triển\s+khai|\b)", re.IGNORECASE)
_DRAFT = compiled(r"(?m)^\W{0,4}(?P<word>D[ỰU]\s*THẢO)(?:\s+(?:LẦN|\d|\()|\W{0,4}$)", re.IGNORECASE)


def read_header(view: str, parts: Parts) -> Header:
    """The header of a document; each field None where the text does not say it."""
    number, symbol = _number(view, parts)
    date, place = _date(view, parts)
    signer, position, signed_for = read_signature(view, parts)
    kind = _kind(parts, symbol)
    issuer = _issuer(view, parts, symbol, date, place)
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
        before = view[max(zone.start, start - 12) : start]
        if label.search(before + "0") or re.search(r"S[ốôó]\s*:?\s*$", before, re.IGNORECASE):
            shifted = replace(number, start=start, end=zone.start + number.end)
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
    zones = (parts.header, Span(parts.heading.end, min(parts.opening.end, parts.heading.end + 600)), Span(parts.header.start, letter), Span(parts.signature.start - 300, parts.signature.end))
    for zone in zones:
        for pattern in (_PLACE, _SLASHED) if zone is not parts.header else (_PLACE, _SLASHED, _PLACE_BARE):
            found = pattern.search(view, max(0, zone.start), max(0, zone.end))
            if found:
                return _stated(found)
    passed = None
    for found in _PASSED.finditer(view, max(parts.body.start, parts.body.end - 800), parts.body.end):
        passed = found
    return (Found(_iso(passed) or "", passed.start(), passed.end(), "header.passed", 0.9), None) if passed and _iso(passed) else (None, None)


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = (re.sub(r"\s", "", found[part] or "") or None for part in ("y", "m", "d"))
    return iso_date(year, month, day if month else None) if year else None


def _stated(found: re.Match[str]) -> tuple[Found[str] | None, Found[str]]:
    printed = squeeze(found["place"]).lstrip("-* ")
    printed = re.sub(r"^(?:.*\b[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*\d*\s+)(?=[^\W\d_]*[a-zà-ỹ])", "", printed)  # the number's cell, on the same line
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
    printed = squeeze(view[parts.title.start : parts.title.end]).strip(' *_-"')
    if kind == "Công văn":
        printed = re.sub(r"^V/v\s*:?\s*", "", printed, flags=re.IGNORECASE)
    return Found(printed, parts.title.start, parts.title.end, "header.title", 0.9) if printed else None


# ---- who issues -----------------------------------------------------------------------------------------------------


def _issuer(view: str, parts: Parts, symbol: Found[str] | None, date: Found[str] | None, place: Found[str] | None) -> Found[Body] | None:
    """The issuing body, from the header cell, else from who speaks in the opening, else from symbol, signature and place."""
    day = day_of(date.value) if date else None
    provinces = _provinces(view)
    expected = bodies.by_symbol(organ_of(symbol.value, letter=parts.letter)) if symbol else None
    signed = _signed(view, parts)
    found = _unlisted(view, parts, symbol, expected, day, provinces, place)
    for mention, rule, confidence in () if found else (*_cell(view, parts, expected), *_speaker(view, parts), *signed):
        body = _resolve(mention, day, provinces, place)
        if body:
            found = Found(body, mention.start, mention.end, rule, confidence)
            break
    if found is None and expected and expected.central and symbol:
        found = Found(issuers.central(expected), symbol.start, symbol.end, "issuer.symbol", 0.9)
    found = found or _by_place(expected, place, day, provinces)
    return _organ_that_signs(found, signed) if found else None


def _organ_that_signs(found: Found[Body], signed: list[Candidate]) -> Found[Body]:
    """A Party committee's header names the committee; its Politburo or Secretariat that issues is in the signature."""
    for mention, _, _ in signed:
        if mention.kind and mention.kind.central and mention.kind.under == found.value.kind.slug:
            return Found(issuers.central(mention.kind), mention.start, mention.end, "issuer.signature", found.confidence)
    return found


def _unlisted(view: str, parts: Parts, symbol: Found[str] | None, expected: BodyKind | None, day: object, provinces: Counter[str], place: Found[str] | None) -> Found[Body] | None:
    """A body that bodies.toml has no entry for, named in the cell under its superior ("BỘ TÀI CHÍNH / CỤC THUẾ")."""
    if expected or not symbol or not parts.header:
        return None
    head, end = _cell_text(view, parts)
    found = _cell(view, parts, None)
    superior = max((m for m, _, _ in found), key=lambda m: m.end, default=None)
    begin = superior.end if superior else parts.header.start
    name = _CAPITAL_NAME.search(head, begin, end)
    slug = symbol_slug(organ_of(symbol.value, letter=parts.letter))
    if not name or not re.fullmatch(r"[a-z][a-z0-9]*", slug):
        return None
    above = _resolve(superior, day, provinces, place) if superior else None
    area = above.area if above else None
    printed = _as_printed(view, squeeze(name[0]))
    if above and len(printed.split()) == 2:  # "VĂN PHÒNG" says whose only by what stands above it
        printed = f"{printed} {above.name}"
    kind = BodyKind(slug, printed, (), central=area is None)
    return Found(Body(body_iri(area.path if area else "vn", slug), printed, kind, area), name.start(), name.end(), "issuer.unlisted", 0.8)


def _as_printed(view: str, capitals: str) -> str:
    """A name in capitals as the text spells it elsewhere, else with a capital at its head."""
    words = r"\s+".join(map(re.escape, capitals.split()))
    for found in re.finditer(words, view, re.IGNORECASE):
        if not found[0].isupper():
            return squeeze(found[0])
    return capitals[:1] + capitals[1:].lower()


Candidate = tuple[BodyMention, str, float]


def _cell(view: str, parts: Parts, expected: BodyKind | None) -> list[Candidate]:
    """The bodies named in the header cell; the one that the symbol means first, else the last: its superior stands above it."""
    if not parts.header:
        return []
    head, _ = _cell_text(view, parts)
    found = [mention for at in _starts(head, parts.header.start) if (mention := body_at(head, at))]
    outer = [m for i, m in enumerate(found) if not any(o.start <= m.start and m.end <= o.end and o is not m for o in found[:i])]
    if expected and expected.central and not any(_matches(m.kind, expected) for m in outer):
        return []  # the cell names the superior, or misses the words of the issuer; its symbol says who it is
    ranked = sorted(outer, key=lambda m: (_matches(m.kind, expected), m.start), reverse=True)
    return [(mention, "issuer.header", 0.98 if _matches(mention.kind, expected) else 0.9) for mention in ranked]


def _cell_text(view: str, parts: Parts) -> tuple[str, int]:
    """The header down to the number or the day, motto and rules blanked, in the offsets of the text; and its end."""
    cell = _MOTTO_WORDS.sub(lambda m: " " * len(m[0]), view[parts.header.start : parts.header.end])
    cell = re.sub(r"[-_=*]{2,}|\*", lambda m: " " * len(m[0]), cell)
    stop = re.search(r"(?m)^\s*S[ốô]\s*:?\s*(?:[\d./-]|$)|,\s*ngày|^\s*V/v", cell)
    cell = cell[: stop.start()] if stop else cell
    return " " * parts.header.start + cell, parts.header.start + len(cell)


def _matches(kind: BodyKind | None, expected: BodyKind | None) -> bool:
    return bool(kind and expected and (kind.series == expected.series or set(kind.symbols) & set(expected.symbols)))


def _starts(text: str, at: int) -> list[int]:
    return [found.start() for found in _CAPITAL_WORD.finditer(text, at)]


def _speaker(view: str, parts: Parts) -> list[Candidate]:
    """ "Ủy ban nhân dân xã Kiến Minh xây dựng kế hoạch …": who speaks at the end of the opening."""
    found: list[Candidate] = []
    done = 0
    for at in _BODY_START.finditer(view, parts.opening.start, parts.opening.end):
        mention = body_at(view, at.start()) if at.start() >= done else None
        done = mention.end if mention else done
        if mention and not mention.many and _ISSUES.match(view[mention.end : mention.end + 30].lstrip(" ,")) and not _governed(view, at.start()):
            found.append((mention, "issuer.opening", 0.93))
    return found[::-1]


def speaker_at(view: str, parts: Parts) -> int | None:
    """Where the issuing clause begins that ends the opening ("Ủy ban nhân dân xã … ban hành Kế hoạch"), or None."""
    found = _speaker(view, parts)
    return found[0][0].start if found and _ISSUES_PLAN.match(view[found[0][0].end :][:60].lstrip(" ,")) else None


def _governed(view: str, at: int) -> bool:
    return bool(re.search(r"(?:của|do|tại|gửi|về|cho|với)\s*$", view[max(0, at - 8) : at], re.IGNORECASE))


def _signed(view: str, parts: Parts) -> list[Candidate]:
    """ "TM. ỦY BAN NHÂN DÂN": the body without its area; the place line has the area's name."""
    found: list[Candidate] = []
    for at in re.finditer(r"(?:TM|T/M)\s*\.?\s*", view[parts.signature.start : parts.signature.end]):
        mention = body_at(view, parts.signature.start + at.end())
        if mention:
            found.append((mention, "issuer.signature", 0.85))
    return found


def _resolve(mention: BodyMention, day: object, provinces: Counter[str], place: Found[str] | None) -> Body | None:
    """The body of the document itself: there is no other document to stand in, so its name must say which it is."""
    kind = mention.kind
    if kind is None:
        return None
    if kind.central:
        return issuers.central(kind)
    if mention.named:
        area = _one([a for a in mention.areas if _on(a, day)] or list(mention.areas), provinces, place)
        return issuers.local(kind, area) if area else None
    return _from_place(kind, mention.area_kind, place, day, provinces)


def _from_place(kind: BodyKind, area_kind: str | None, place: Found[str] | None, day: object, provinces: Counter[str]) -> Body | None:
    if not place:
        return None
    wanted = {area_kind} if area_kind else set(kind.kinds)
    areas = [a for a in register.load().find(place.value) if _on(a, day) and (not wanted or a.kind in wanted)]
    area = _one(areas, provinces, place)
    return issuers.local(kind, area) if area else None


def _on(area: Area, day: object) -> bool:
    return issuers._valid(area, day)  # type: ignore[arg-type]


def _one(areas: list[Area], provinces: Counter[str], place: Found[str] | None) -> Area | None:
    """The area that is meant: the only one, else the one in the province that the text names most, in the newer era last."""
    if len(areas) <= 1:
        return areas[0] if areas else None
    if any(a.level == 1 for a in areas) and not all(a.level == 1 for a in areas):
        areas = [a for a in areas if a.level == 1]
    scored = sorted(((provinces[_root(area)], area.valid_from is not None, area.path, area) for area in areas), key=lambda row: row[:3], reverse=True)
    best, second = scored[0], scored[1]
    if best[0] > second[0] or (best[0] > 0 and best[1] != second[1] and _root(best[3]) == _root(second[3])):
        return best[3]
    same = {(a.name, a.kind, a.level) for a in areas}
    return best[3] if len(same) == 1 and len({_root(a) for a in areas}) == 1 else None


def _root(area: Area) -> str:
    lineage = register.load().lineage(area)
    return (lineage[-1] if lineage else area).name


def _provinces(view: str) -> Counter[str]:
    """How often each province is named with its kind in the text."""
    counts: Counter[str] = Counter()
    for found in _PROVINCE.finditer(view):
        _, areas = register.load().match(view, found.start())
        counts.update({area.name for area in areas if area.level == 1})
    return counts


def _by_place(expected: BodyKind | None, place: Found[str] | None, day: object, provinces: Counter[str]) -> Found[Body] | None:
    if not expected or not place or expected.central:
        return None
    body = _from_place(expected, None, place, day, provinces)
    return Found(body, place.start, place.end, "issuer.place", 0.7) if body else None


def _province(issuer: Found[Body] | None) -> str | None:
    return _root(issuer.value.area) if issuer and issuer.value.area else None


def _period_end(view: str, parts: Parts) -> Found[str] | None:
    """The end of the campaign's period, where a heading of time or "từ … đến …" states one."""
    heading = _TIME_HEADING.search(view, parts.body.start, parts.body.end)
    if not heading:
        return None
    found = _PERIOD.search(view, heading.end(), min(parts.body.end, heading.end() + 260))
    if not found:
        return None
    if found["d"]:
        iso = iso_date(found["y"], found["m"], found["d"])
    else:
        month, year = (found["m2"], found["y2"]) if found["m2"] else (found["m3"], found["y3"])
        iso = last_day(int(year), int(month)) if 1 <= int(month) <= 12 else None
    return Found(iso, found.start(), found.end(), "header.period", 0.85) if iso else None


def _draft(view: str, parts: Parts) -> Found[str] | None:
    found = _DRAFT.search(view, 0, parts.heading.start or parts.opening.start)
    return Found("DỰ THẢO", found.start("word"), found.end("word"), "header.draft", 0.97) if found else None


def standpoint(header: Header) -> Standpoint:
    """From where the document sees other bodies."""
    return Standpoint(header.issuer.value if header.issuer else None, day_of(header.date.value) if header.date else None)


__all__ = ["read_header", "sentence_case", "standpoint"]

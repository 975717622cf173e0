"""Tells which body issues a document: from the header cell, who speaks in the opening, symbol, signature, place."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ingest import issuers
from ingest.facts import Found
from ingest.issuers import Body, BodyMention, body_at, day_of
from ingest.numbers import organ_of
from ingest.text import compiled, lowered, squeeze
from ontology import bodies, register
from ontology.bodies import BodyKind
from ontology.identifiers import body_iri, symbol_slug

if TYPE_CHECKING:
    from ingest.parts import Parts
    from ontology.register import Area

_CAPITAL_WORD = compiled(r"(?<![^\W_])[\p{Lu}]")


_CAPITAL_NAME = compiled(r"(?<![^\W_])[\p{Lu}]{2,}(?:[\s,&-]+[\p{Lu}]{2,})+(?![^\W_])")


_PROVINCE = compiled(r"(?<![^\W_])(?i:tỉnh|thành\s+phố|tp\.?)\s+(?=[\p{Lu}])")


_MOTTO_WORDS = compiled(
    r"CỘNG\s+HÒA\s+XÃ\s+HỘI(?:\s+CHỦ\s+NGHĨA)?(?:\s+VIỆT\s+NAM)?|CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN(?:\s+VIỆT\s+NAM)?|Độc\s+lập\s*-\s*Tự\s+do\s*-\s*Hạnh\s+phúc|^\s*VIỆT\s+NAM\s*$",
    re.IGNORECASE | re.MULTILINE,
)


_ISSUES = compiled(
    r"(?:ban\s+hành|xây\s+dựng|triển\s+khai|tổ\s+chức|yêu\s+cầu|chỉ\s+thị|thông\s+báo|đề\s+nghị|hướng\s+dẫn|quyết\s+định|phát\s+động|báo\s+cáo)",
    re.IGNORECASE,
)


_ISSUES_PLAN = re.compile(r"(?:ban\s+hành|xây\s+dựng)", re.IGNORECASE)


_BODY_STARTS = tuple(
    map(
        re.compile,
        (
            r"chủ\s+tịch\s+(?:ủy|ubnd|hội|hđnd)", r"chính\s+phủ", r"ủy\s+ban", r"ubnd", r"hội\s+đồng", r"hđnd",
            r"huyện\s+ủy", r"ban\s+(?:thường|chấp)", r"bộ\s", r"thành\s+ủy", r"tỉnh\s+ủy", r"thủ\s+tướng",
            r"đảng\s+ủy", r"quận\s+ủy", r"sở\s",
        ),
    )
)  # fmt: skip
"""With what the name of a body begins, in small letters; each by itself, so that a search can skip to it."""


def read_issuer(
    view: str, parts: Parts, symbol: Found[str] | None, date: Found[str] | None, place: Found[str] | None
) -> Found[Body] | None:
    """The issuing body, from the header cell, else who speaks in the opening, else symbol, signature and place."""
    day = day_of(date.value) if date else None
    provinces = _Provinces(view)
    expected = bodies.by_symbol(organ_of(symbol.value, letter=parts.letter)) if symbol else None
    signed = _signed(view, parts)
    found = _unlisted(view, parts, symbol, expected, day, provinces, place)
    printed: str | None = None  # the kind of area in a name that does not tell which: no other kind is meant then
    for mention, rule, confidence in () if found else (*_cell(view, parts, expected), *_speaker(view, parts), *signed):
        body = _resolve(mention, day, provinces, place, printed)
        if body:
            found = Found(body, mention.start, mention.end, rule, confidence)
            break
        printed = printed or mention.area_kind
    if found is None and expected and expected.central and symbol:
        found = Found(issuers.central(expected), symbol.start, symbol.end, "issuer.symbol", 0.9)
    found = found or _by_place(expected, place, day, provinces, printed)
    return _organ_that_signs(found, signed) if found else None


def _organ_that_signs(found: Found[Body], signed: list[Candidate]) -> Found[Body]:
    """A Party committee's header names the committee; its Politburo or Secretariat that issues is in the signature."""
    for mention, _, _ in signed:
        if mention.kind and mention.kind.central and mention.kind.under == found.value.kind.slug:
            return Found(
                issuers.central(mention.kind), mention.start, mention.end, "issuer.signature", found.confidence
            )
    return found


def _unlisted(
    view: str,
    parts: Parts,
    symbol: Found[str] | None,
    expected: BodyKind | None,
    day: object,
    provinces: _Provinces,
    place: Found[str] | None,
) -> Found[Body] | None:
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
    area = above.area if above else _area_in(head, name.start(), name.end(), day)
    if area is None and not (above and above.kind.central) and not _NATIONAL.search(name[0]):
        return None
    printed = _as_printed(view, name[0], area)
    if above and printed.casefold() == "văn phòng":  # whose it is only stands above it
        printed = f"{printed} {above.name}"
    kind = BodyKind(slug, printed, (), central=area is None)
    body = Body(body_iri(area.path if area else "vn", slug), printed, kind, area)
    return Found(body, name.start(), name.end(), "issuer.unlisted", 0.8)


_NATIONAL = compiled(r"(?i:nhà\s+nước|trung\s+ương|quốc\s+gia|việt\s+nam|chính\s+phủ)")


def _area_in(head: str, start: int, end: int, day: object) -> Area | None:
    """The one area that is named, with its kind, in the name of a body."""
    found = []
    for at in re.finditer(
        r"(?<![^\W_])(?:TỈNH|THÀNH\s+PHỐ|QUẬN|HUYỆN|THỊ\s+XÃ|XÃ|PHƯỜNG|THỊ\s+TRẤN|ĐẶC\s+KHU)\s", head[start:end]
    ):
        _, areas = register.load().match(head, start + at.start())
        found += [area for area in areas if _on(area, day)]
    return found[0] if len(found) == 1 else None


def _as_printed(view: str, capitals: str, area: Area | None) -> str:
    """A name in capitals as the text spells it elsewhere, else with capitals where a name has them."""
    words = r"\s+".join(map(re.escape, capitals.split()))
    for found in re.finditer(words, view, re.IGNORECASE):
        if not found[0].isupper():
            return squeeze(found[0])
    name = " ".join(_line_case(line) for line in capitals.splitlines())
    return re.sub(re.escape(area.name), area.name, name, flags=re.IGNORECASE) if area else name


def _line_case(line: str) -> str:
    """PHÒNG KINH TẾ → Phòng Kinh tế, HỘI LHPN THÀNH PHỐ → Hội LHPN thành phố: no vowel, an abbreviation."""
    head, *rest = (word if not _VOWEL.search(word) else word.lower() for word in line.split())
    upper = [word[:1].upper() + word[1:] for word in (head, *rest[:1])]
    return " ".join((*upper, *rest[1:]))


_VOWEL = re.compile("[AEIOUYĂÂÊÔƠƯÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]")


Candidate = tuple[BodyMention, str, float]


def _cell(view: str, parts: Parts, expected: BodyKind | None) -> list[Candidate]:
    """The bodies named in the header cell; first what the symbol means, else the last: its superior is above."""
    if not parts.header:
        return []
    head, _ = _cell_text(view, parts)
    outer: list[BodyMention] = []
    for at in _starts(head, parts.header.start):
        mention = body_at(head, at) if not outer or at >= outer[-1].end or at == outer[-1].start else None
        if mention:
            outer.append(mention)
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


@lru_cache(maxsize=1)  # the header asks, and the relations of the same document ask again
def _speaker(view: str, parts: Parts) -> list[Candidate]:
    """ "Ủy ban nhân dân xã Kiến Minh xây dựng kế hoạch …": who speaks at the end of the opening."""
    found: list[Candidate] = []
    done = 0
    span = parts.opening
    starts = {at.start() for words in _BODY_STARTS for at in words.finditer(lowered(view), span.start, span.end)}
    for at in sorted(starts):
        mention = body_at(view, at) if at >= done and not view[at - 1 : at].isalnum() else None
        done = mention.end if mention else done
        if (
            mention
            and not mention.many
            and _ISSUES.match(view[mention.end : mention.end + 30].lstrip(" ,"))
            and not _governed(view, at)
        ):
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


def _resolve(
    mention: BodyMention, day: object, provinces: _Provinces, place: Found[str] | None, printed: str | None = None
) -> Body | None:
    """The body of the document itself: there is no other document to stand in, so its name must say which it is."""
    kind = mention.kind
    if kind is None:
        return None
    if kind.central:
        return issuers.central(kind)
    if kind.always_named and not (mention.named or mention.area_kind):
        return None
    if mention.named:
        area = _one([a for a in mention.areas if _on(a, day)] or list(mention.areas), provinces)
        return issuers.local(kind, area) if area else None
    return _from_place(kind, mention.area_kind or printed, place, day, provinces)


def issuer_named(view: str, start: int, date: Found[str] | None, place: Found[str] | None) -> Body | None:
    """The body whose name stands at `start`, as the issuer of the document; None where it cannot be told which."""
    mention = body_at(view, start)
    day = day_of(date.value) if date else None
    return _resolve(mention, day, _Provinces(view), place) if mention else None


def _from_place(
    kind: BodyKind, area_kind: str | None, place: Found[str] | None, day: object, provinces: _Provinces
) -> Body | None:
    if not place:
        return None
    wanted = {area_kind} if area_kind else set(kind.kinds)
    areas = [a for a in register.load().find(place.value) if _on(a, day) and (not wanted or a.kind in wanted)]
    area = _one(areas, provinces)
    return issuers.local(kind, area) if area else None


def _on(area: Area, day: object) -> bool:
    return issuers._valid(area, day)  # type: ignore[arg-type]


def _one(areas: list[Area], provinces: _Provinces) -> Area | None:
    """The area that is meant: the only one, else the one in the province that the text names most, the newer first."""
    areas = [a for a in areas if a.level == 1] or areas
    if len(areas) <= 1:
        return areas[0] if areas else None
    scored = sorted(
        ((provinces[province_of(area)], area.valid_from is not None, area.path, area) for area in areas),
        key=lambda row: row[:3],
        reverse=True,
    )
    best, second = scored[0], scored[1]
    if best[0] > second[0] or (best[0] > 0 and best[1] != second[1] and province_of(best[3]) == province_of(second[3])):
        return best[3]
    same = {(a.name, a.kind, a.level) for a in areas}
    return best[3] if len(same) == 1 and len({province_of(a) for a in areas}) == 1 else None


def province_of(area: Area) -> str:
    """The name of the province that an area lies in, or is."""
    lineage = register.load().lineage(area)
    return (lineage[-1] if lineage else area).name


class _Provinces:
    """How often each province is named with its kind in a text; counted only when it is asked."""

    def __init__(self, view: str) -> None:
        self._view = view

    @cached_property
    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for found in _PROVINCE.finditer(self._view):
            _, areas = register.load().match(self._view, found.start())
            counts.update({area.name for area in areas if area.level == 1})
        return counts

    def __getitem__(self, province: str) -> int:
        return self._counts[province]


def _by_place(
    expected: BodyKind | None, place: Found[str] | None, day: object, provinces: _Provinces, printed: str | None
) -> Found[Body] | None:
    if not expected or not place or expected.central:
        return None
    body = _from_place(expected, printed, place, day, provinces)
    return Found(body, place.start, place.end, "issuer.place", 0.7) if body else None

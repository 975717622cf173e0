"""Finds documents that are cited by name: laws, ordinances, codes, and resolutions of congresses and plenums."""

from __future__ import annotations

import heapq
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.cues import any_of, spaced, table
from ingest.text import around, compiled, lowered, squeeze, trimmed
from ontology import doctypes
from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.doctypes import DocumentType

_ROMAN = r"(?:[IVXLC]+|\d{1,2})"
_CONGRESS = compiled(
    rf"""(?P<type>[nN](?i:ghị\s+quyết))\s+(?:của\s+)?(?P<name>(?i:đại\s+hội)\s+(?:(?i:đại\s+biểu)\s+)?
    (?:(?P<nation>(?i:toàn\s+quốc))\s*|(?i:đảng)\s+(?=(?i:lần))|(?P<committee>(?i:đảng\s+bộ))\s+(?P<kind>(?i:tỉnh|thành\s+phố|quận|huyện|thị\s+xã|xã|phường|thị\s+trấn|đặc\s+khu|chính\s+phủ|quân\s+đội|công\s+an|các\s+cơ\s+quan|khối))?
       (?P<area>(?:\s+[\p{{Lu}}][^\W\d_]*){{0,4}})\s*)?
    (?:,?\s*(?i:lần\s+thứ)\s+)?(?P<ordinal>{_ROMAN})(?![^\W_])(?:\s+của\s+Đảng)?(?:,?\s*\(?(?i:nhiệm\s+kỳ)\s+\d{{4}}\s*-\s*\d{{4}}\)?)?)""",
    re.VERBOSE,
)
_PLENUM = compiled(
    rf"""(?P<type>[nNkK](?i:(?<=n)ghị\s+quyết|(?<=k)ết\s+luận))\s+(?:của\s+)?(?P<name>(?:(?i:hội\s+nghị)\s+(?:(?i:lần\s+thứ)\s+\w+\s+)?)?
    (?:(?i:ban\s+chấp\s+hành)\s+)?(?i:trung\s+ương)(?:\s+Đảng)?\s*(?:\d{{1,2}}|(?i:lần\s+thứ)\s+\w+)?\s*,?\s*\(?(?i:khóa)\s+(?P<term>{_ROMAN})\)?)""",
    re.VERBOSE,
)
_SAYS_CONGRESS = re.compile(r"đại\s+hội")
_SAYS_TERM = re.compile(r"trung\s+ương(?:\s+đảng)?\s*(?:\d{1,2}|lần\s+thứ\s+\w+)?\s*,?\s*\(?khóa\s")
_SAYS_LAW = re.compile(r"luật\s+(?=[^\W\d_])")
_SAYS_ORDINANCE = re.compile(r"pháp\s+lệnh\s+(?=[^\W\d_])")
_STATUTE = compiled(
    r"(?P<type>[BLP](?<![^\W_].)(?<!PHÁP\s.)(?:(?<=B)(?:ộ\s+luật|Ộ\s+LUẬT)|(?<=L)(?:uật|UẬT)|(?<=P)(?:háp\s+lệnh|HÁP\s+LỆNH)))"
    r"\s+(?=[^\W\d_])"
)
_STOP = re.compile(
    r"\s*(?:[;.:()\"\n]\s*|,\s*(?=(?:Luật|Bộ|Nghị|Pháp|các|được|ngày|số|năm|và|theo|quy|Chỉ|Quyết|Thông)\b)|\s(?=(?:năm\s+\d|số\s+\d|số:|ngày|được|và\s+(?:các|Luật|Bộ\s+luật|Nghị|Pháp|văn|hướng|pháp)|của\s+Quốc|tại|có\s+hiệu|quy\s+định|trong|theo|là|đã|này|hiện|về\s+việc|\d|do|đối\s+với|khi|để|cho|thì|phải|nhằm|gắn|bảo\s+đảm\s+đồng)(?![^\W_])))"
)
_AMENDING = re.compile(
    r"(?:sửa\s+đổi,?\s*(?:và\s+)?(?:bổ\s+sung)?(?:\s+một\s+số\s+điều)?(?:\s+của)?)\s*", re.IGNORECASE
)


class Named(NamedTuple):
    """A document cited by name. `key` is the same for two ways of printing one name."""

    kind: DocumentType
    name: str
    key: str
    start: int
    end: int
    committee: str | None = None
    area: str | None = None
    ordinal: str | None = None
    term: str | None = None
    nation: bool = False


def find_named(view: str, end: int | None = None) -> Iterator[Named]:
    """Every law, congress resolution and plenum resolution that is cited by name up to `end`."""
    end = len(view) if end is None else end
    named = (*_congresses(view, end), *_plenums(view, end), *_statutes(view, end), *_constitution(view, end))
    yield from sorted(named, key=lambda named: named.start)


def _congresses(view: str, end: int) -> Iterator[Named]:
    kind = doctypes.by_slug("nghi-quyet")
    for found in _CONGRESS.finditer(view, 0, end) if _SAYS_CONGRESS.search(lowered(view), 0, end) else ():
        if found["committee"] is None and found["nation"] is None and "Đảng" not in found[0]:
            continue
        level = squeeze(found["kind"] or "").lower() or None
        area = squeeze(found["area"] or "") or None
        nation = found["committee"] is None
        key = f"congress|{'nation' if nation else level or ''}|{(area or '').casefold()}|{found['ordinal']}"
        yield Named(
            kind,
            squeeze(found[0]),
            key,
            found.start(),
            found.end(),
            None if nation else "Đảng bộ",
            area,
            found["ordinal"],
            level,
            nation,
        )


def _plenums(view: str, end: int) -> Iterator[Named]:
    for found in around(_SAYS_TERM, _PLENUM, view, 0, end, before=120, after=20):
        kind = doctypes.by_name(squeeze(found["type"])) or doctypes.by_slug("nghi-quyet")
        digits = re.search(r"\d+|(?<=thứ )\w+", squeeze(found["name"]))
        key = f"plenum|{digits[0].lower() if digits else ''}|{found['term']}"
        yield Named(kind, squeeze(found[0]), key, found.start(), found.end(), term=found["term"])


@cache
def _known() -> re.Pattern[str]:
    names = sorted(table("laws")["laws"]["names"], key=len, reverse=True)
    return re.compile(
        "(?:" + any_of(spaced(name).replace(",", r"\s*,?") for name in names) + r")(?![^\W_])", re.IGNORECASE
    )


def _statutes(view: str, end: int) -> Iterator[Named]:
    laws = around(_SAYS_LAW, _STATUTE, view, 0, end, before=12, after=1)
    ordinances = around(_SAYS_ORDINANCE, _STATUTE, view, 0, end, before=0, after=1)
    done = 0
    for found in heapq.merge(laws, ordinances, key=re.Match.start):
        if found.start() < done:
            continue
        stop = _name_end(view, found.end(), end)
        if stop <= found.end():
            continue
        if _DRAFT_OF.search(lowered(view), max(0, found.start() - 20), found.start()):
            done = stop
            continue
        kind = doctypes.by_name(squeeze(found["type"])) or doctypes.by_slug("luat")
        name = squeeze(view[found.start() : stop])
        done = stop
        yield Named(kind, name, statute_key(name), found.start(), stop)


_CONSTITUTION = re.compile(
    r"hiến\s+pháp\s+(?:năm\s+\d{4}|nước\s+cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam)(?![^\W_])"
)


def _constitution(view: str, end: int) -> Iterator[Named]:
    for found in _CONSTITUTION.finditer(lowered(view), 0, end):
        kind = doctypes.by_slug("hien-phap")
        yield Named(
            kind, squeeze(view[found.start() : found.end()]), statute_key(kind.name), found.start(), found.end()
        )


_DRAFT_OF = re.compile(r"dự\s+(?:án|thảo)\s+(?:(?:bộ\s+)?luật\s+)?\Z")
""" "dự án Luật Viên chức (sửa đổi)": a bill is no law yet."""
_NEXT_LAW = compiled(r"(?:[,\s]*(?:và\s+)?)(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết)\s+(?=[\p{Lu}])")


def _name_end(view: str, at: int, limit: int) -> int:
    """Where the name of a law ends: a known name, the laws that an amending one names, else at a word not of it."""
    amending = _AMENDING.match(view, at, limit)
    if amending:
        end = amending.end()
        while inner := _NEXT_LAW.match(view, end, limit):
            end = _name_end(view, inner.end(), limit)
        return trimmed(view, end)
    known = _known().match(view, at, limit)
    if known:
        return known.end()
    if view[at].islower():
        return at
    stop = _STOP.search(view, at, min(at + 120, limit))
    end = stop.start() if stop else at
    return trimmed(view, end, " ,")


@lru_cache(maxsize=4096)
def statute_key(name: str) -> str:
    """The same for every way of printing a law's name."""
    return "statute|" + re.sub(r"[\W_]+", " ", fold_tones(name)).casefold().strip()

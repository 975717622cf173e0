"""Finds who a sentence addresses: "… yêu cầu các tỉnh:", "tỉnh X cần … sau:", "… chịu trách nhiệm thi hành …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.text import compiled, squeeze
from ingest.units import NamedUnit, unit_at

if TYPE_CHECKING:
    from ingest.layout import Block
    from ingest.parts import Span

_LEAD_IN = re.compile(r"(?:yêu\s+cầu|đề\s+nghị|giao)\s+(?P<unit>[^.;:]{8,800}):\s*$")
_NEEDS = compiled(
    r"(?<![^\s,;])(?P<unit>(?:[Tt]hành\s+phố|[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|Bộ|Ủy\s+ban\s+nhân\s+dân)(?:\s+[\p{Lu}][^\s,;:]*|\s+và){1,6})"
    r"\s+cần\s+[^;]{5,400}?(?:sau(?:\s+đây)?|trọng\s+tâm|cụ\s+thể):$"
)
_SAYS_RESPONSIBLE = (re.compile(r"trách\s+nhiệm"), re.compile(r"thi\s+hành"))
_RESPONSIBLE = re.compile(
    r"(?P<units>[^.]{8,900}?)\s+(?:(?:chịu|có)\s+trách\s+nhiệm(?!\s+trước)|(?<!hiệu\slực\s)thi\s+hành(?=\s+(?:Quyết|Nghị|Chỉ|Thông)|\s*[./]))",
    re.DOTALL,
)
_RESPONSIBLE_LATER = re.compile(
    r"\.\s+(?P<units>[^.]{8,900}?)\s+(?:(?:chịu|có)\s+trách\s+nhiệm(?!\s+trước)|(?<!hiệu\slực\s)thi\s+hành(?=\s+(?:Quyết|Nghị|Chỉ|Thông)|\s*[./]))",
    re.DOTALL,
)

_ARTICLE_TITLE = re.compile(
    r"(?:trách\s+nhiệm\s+)?(?:tổ\s+chức|điều\s+khoản)\s+(?:thực\s+hiện|thi\s+hành)[ .:]*\n\s*"
    r"(?:các\s+ông[ ,(]*bà[ )]*:\s*)?",
    re.IGNORECASE,
)
_GROUND = re.compile(r",?\s+căn\s+cứ\s+(?:Quyết|Nghị|Chỉ|Thông)\s+\S+(?:\s+này)?$")


def lead_in(view: str, opening: Span) -> tuple[NamedUnit, bool] | None:
    """The unit to which the end of an opening gives the points that follow, and whether more than its name is said.

    "… yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh:" says its name alone.
    """
    found = _LEAD_IN.search(view[opening.start : opening.end])
    if not found:
        return None
    at, end = opening.start + found.start("unit"), opening.start + found.end("unit")
    named = unit_at(view, at, end, inner=True)
    return (named, named.end < end - 1) if named else None


def in_need(view: str, block: Block) -> NamedUnit | None:
    """The unit of "… tỉnh Đắk Lắk cần tập trung thực hiện một số nhiệm vụ sau:", to which the points that follow go."""
    if block.mark or view[block.end - 1] != ":":
        return None
    found = _NEEDS.search(view, block.body, block.end)
    if not found:
        return None
    name = squeeze(found["unit"])
    return NamedUnit(name[0].upper() + name[1:], found.start("unit"), found.end("unit"), found.end(), False)


def responsible(view: str, start: int, end: int) -> tuple[NamedUnit, int] | None:
    """Who is responsible for carrying out the act, and where the words begin that say so."""
    if not any(words.search(view, start, end) for words in _SAYS_RESPONSIBLE):
        return None
    title = _ARTICLE_TITLE.match(view, start, end)
    start = title.end() if title else start
    found = _RESPONSIBLE.match(view, start, end) or _RESPONSIBLE_LATER.search(view, start, end)
    if not found:
        return None
    ground = _GROUND.search(view, found.start("units"), found.end("units"))
    end = ground.start() if ground else found.end("units")
    named = unit_at(view, found.start("units"), end + 1, whole=True)
    return (named, found.end("units")) if named else None

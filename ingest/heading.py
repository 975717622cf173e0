"""Finds the line that names the kind of a document, and the lines of its subject; for a letter its "V/v"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.cues import starts
from ingest.parts import Span
from ingest.text import compiled
from ontology import doctypes

if TYPE_CHECKING:
    from ingest.layout import Line
    from ontology.doctypes import DocumentType

FIRST_SECTION = compiled(
    r"(?:I|A|PHẦN\s+(?:I|THỨ NHẤT))\s*[.)/:-]|Điều\s+1\s*[.:]|1\s*[.)]\s|CHƯƠNG\s+I", re.IGNORECASE
)
_ADDRESSED = re.compile(r"(?:điện|gửi)\s*:?\s*$|(?:điện|gửi)\s*:", re.IGNORECASE)


def find_heading(
    view: str, found: list[Line], top: int, motto: int | None
) -> tuple[int | None, DocumentType | None, int]:
    """The line that names the kind, the kind, and where on that line the subject begins (its end if it does not).

    The kind alone in capitals is looked for first, then a line beginning with it, then the kind in small letters.
    """
    zone = range(top, min(len(found), (motto if motto is not None else top) + 40))
    for index in zone:
        for last in (index, min(index + 1, len(found) - 1)):  # a heading may be broken over two lines
            kind = _kind_alone(view[found[index].start : found[last].end])
            if kind:
                return last, kind, found[last].end
    numbered = next((i for i in zone if _NUMBERED.match(view, found[i].start)), None)
    for index in zone if numbered is not None else ():
        begun = _kind_begun(view, found[index]) if index > (numbered or 0) else None
        if begun:
            return index, *begun
    for index in zone:
        printed = " ".join(view[found[index].start : found[index].end].split())
        kind = doctypes.by_name(printed) if len(printed) < 30 and found[index].gap else None
        if kind:
            return index, kind, found[index].end
    return None, None, 0


_NUMBERED = re.compile(r"S[ốô]\s*:?\s*[\d./-]", re.IGNORECASE)


def _kind_alone(printed: str) -> DocumentType | None:
    """The kind that a line in capitals names, also one that is spaced out letter by letter."""
    if len(printed) > 80 or not printed.isupper():
        return None
    words = printed.split()
    if len(words) > 4 and all(len(word) == 1 for word in words):
        joined = "".join(words).casefold()
        return next((kind for kind in doctypes.load() if kind.name.replace(" ", "").casefold() == joined), None)
    return doctypes.by_name(" ".join(words).rstrip(" :.")) if len(printed) < 40 else None


def _kind_begun(view: str, line: Line) -> tuple[DocumentType, int] | None:
    """ "KẾ HOẠCH RA QUÂN …": the kind, and where the subject begins."""
    words = list(re.finditer(r"\S+", view[line.start : line.end]))
    for count in (3, 2, 1):
        head = view[line.start : line.start + words[count - 1].end()] if len(words) > count else ""
        kind = doctypes.by_name(" ".join(head.split())) if head.isupper() else None
        if kind:
            return kind, line.start + words[count].start()
    return None


def find_title(view: str, found: list[Line], heading: int | None, top: int) -> tuple[Span, int]:
    """The subject, and the index of the line after it. A letter's is its "V/v"."""
    if heading is None:
        return _letter_title(view, found, top)
    first = index = _past_stamp(view, found, heading + 1)
    opening = starts("anatomy", "opening")
    while index < len(found) and index - first < 14:
        printed = view[found[index].start : found[index].end]
        gap = found[index].gap and index > first
        shouts = printed.isupper() and index > first and view[found[index - 1].start : found[index - 1].end].isupper()
        ends = (
            _ADDRESSED.search(printed)
            or (printed[0].isupper() and not shouts and opening.match(view, found[index].start))
            or FIRST_SECTION.match(printed)
            or (index > first and _sentence_begins(view, found, index))
            or re.match(r"[-+]\s|\(?(?:Ban hành )?kèm theo", printed, re.IGNORECASE)
        )
        if (index > first and (ends or (gap and _title_done(view, found, index)))) or (
            printed.isupper() and _is_authority(printed) and index > first
        ):
            break
        index += 1
    index = _cut_at_gap(found, first, index)
    return (Span(found[first].start, found[index - 1].end) if index > first else Span(0, 0)), index


def _sentence_begins(view: str, found: list[Line], index: int) -> bool:
    """Whether a sentence begins below a title in capitals: a title ends with no full stop."""
    before, here = found[index - 1], found[index]
    printed = view[here.start : here.end]
    if not view[before.start : before.end].isupper() or printed.isupper() or not printed[0].isupper():
        return False
    last = next((i for i in range(index + 1, min(index + 12, len(found))) if found[i].gap), min(index + 12, len(found)))
    return len(printed) > 30 and any(view[line.end - 1] in ".:" for line in found[index:last])


def _cut_at_gap(found: list[Line], first: int, index: int) -> int:
    """A subject of more than 600 letters has run on into the text: it ended at its first blank line."""
    if index > first and found[index - 1].end - found[first].start > 600:
        return next((i for i in range(first + 1, index) if found[i].gap), index)
    return index


_INCOMING = re.compile(r"(?:Đ[ẾE]N|C[ÔO]NG V[ĂA]N Đ[ẾE]N|Số đến|Ngày đến|Chuyển)(?![^\W_])[^.]{0,24}:?$|Chuyển\s*:")


def _past_stamp(view: str, found: list[Line], index: int) -> int:
    """Past the stamp of who received the document ("ĐẾN … Chuyển:"), which a scan may hold below the heading."""
    for at in range(index, min(index + 3, len(found))):
        if not _INCOMING.match(view[found[at].start : found[at].end]):
            return at
    return index


def _title_done(view: str, found: list[Line], index: int) -> bool:
    """At a blank line: whether the title before it is whole."""
    before, here = view[found[index - 1].start : found[index - 1].end], view[found[index].start : found[index].end]
    if before.isupper() != here.isupper():
        return True
    return not (here[0].islower() or before.rstrip()[-1:] in ",;-" or _short_lines(found, index))


def _short_lines(found: list[Line], index: int) -> bool:
    """Whether the lines are wrapped short with a blank line after each, as some converters print them."""
    here = found[index - 1 : index + 1]
    return all(line.end - line.start < 90 for line in here) and index + 1 < len(found) and found[index + 1].gap


def _is_authority(printed: str) -> bool:
    return bool(
        re.match(
            r"(?:CHỦ\s+TỊCH|ỦY\s+BAN|HỘI\s+ĐỒNG|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|CHÍNH\s+PHỦ|QUỐC\s+HỘI|GIÁM\s+ĐỐC|BAN\s+\w+"
            r"|TRƯỞNG\s+BAN|CỤC\s+TRƯỞNG|VIỆN\s+TRƯỞNG|CHÁNH\s+ÁN|THỐNG\s+ĐỐC|TỔNG\s+(?:GIÁM|KIỂM|THANH)|CHỦ\s+NHIỆM)\b",
            printed,
        )
    )


def _letter_title(view: str, found: list[Line], top: int) -> tuple[Span, int]:
    """Where no heading names a kind: the "V/v" of a letter, else nothing; and where the text begins to speak."""
    zone = range(top, min(len(found), top + 60))
    for index in zone:
        line = found[index]
        if _VV.match(view, line.start, line.end):
            last = index
            while last + 1 < len(found) and last - index < 6 and _goes_on(view, found[last + 1]):
                last += 1
            return Span(line.start, found[last].end), last + 1
    opening = starts("anatomy", "opening")
    speaks = (i for i in zone if LETTER_TO.match(view, found[i].start) or _speaks(view, found[i], opening))
    return Span(0, 0), next(speaks, min(len(found), top + 20) if len(found) > 40 else 0)


_VV = re.compile(r"(?:V/v|Về\s+việc)\s*:?\s*", re.IGNORECASE)
LETTER_TO = re.compile(r"Kính\s+gửi")


def _goes_on(view: str, line: Line) -> bool:
    """Whether a line still belongs to the "V/v" above it."""
    return not line.gap and not _BESIDE_VV.match(view[line.start : line.end])


_BESIDE_VV = re.compile(
    r"Kính\s+gửi|.*ng\s?ày.*th\s?áng|C[ỘỌ]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.IGNORECASE
)
"""Whom it is for, day and motto, which stand in the right column of the head."""


def _speaks(view: str, line: Line, opening: re.Pattern[str]) -> bool:
    """Whether a line begins a sentence of the preamble or a section; a header cell in capitals does not."""
    printed = view[line.start : line.end]
    return not printed.isupper() and len(printed) > 30 and bool(opening.match(printed) or FIRST_SECTION.match(printed))

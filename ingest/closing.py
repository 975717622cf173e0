"""Finds how a document ends: the lines of recipients, signature, annexes, and of what it encloses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.cues import starts
from ingest.text import compiled, lowered
from ontology import doctypes

if TYPE_CHECKING:
    from collections.abc import Callable

    from ingest.layout import Line
    from ontology.doctypes import DocumentType

_POSITIONS = (
    r"CHỦ\s+TỊCH|THỦ\s+TƯỚNG|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|GIÁM\s+ĐỐC|BÍ\s+THƯ|TRƯỞNG\s+BAN|CHỦ\s+NHIỆM|CHÁNH\s+\w+|"
    r"TỔNG\s+\w+|THỐNG\s+ĐỐC|CỤC\s+TRƯỞNG|VIỆN\s+TRƯỞNG|TRƯỞNG\s+\w+|HIỆU\s+TRƯỞNG|PHÓ\s+\w+"
)
_PERSON = r"(?:\s+[\p{Lu}][^\W\d_]*[\p{Ll}]){2,5}\s*$"
_SIGNATURE = compiled(
    rf"(?:TM|KT|TL|TUQ)\s*\.$|(?:(?:TM|KT|TL|TUQ|Q)\s*[./]\s*|(?:T/M|K/T|T/L|TM|KT)\.?\s+)[\p{{Lu}}]{{2}}|(?:PHÓ\s+)?(?:{_POSITIONS})(?:\s+[\p{{Lu}}]{{2,}})*(?=\s*$|\s{{3}}|{_PERSON})"
)


def recipients_line(view: str, found: list[Line], after: int) -> int | None:
    """The index of the line "Nơi nhận", or where it is lost, of the first item of its list; None for neither."""
    if after >= len(found):
        return None
    for words in _RECEIVE.finditer(lowered(view), found[after].start):
        line = bisect_right(found, words.start(), key=lambda line: line.start) - 1
        if line < len(found) and _RECEIVE_LINE.match(view, found[line].start):
            return line
    return _without_heading(view, found, after)


_FILE_COPY = re.compile(r"(?:(?<=\n)|;[^\S\n]*)-[^\S\n]*lưu\s*:")


def _without_heading(view: str, found: list[Line], after: int) -> int | None:
    """The items that end with the file copy: "- Chính phủ; - Các bộ; - Lưu: VT."."""
    copy = _FILE_COPY.search(lowered(view), found[after].start)
    if not copy:
        return None
    last = first = bisect_right(found, copy.end(), key=lambda line: line.start) - 1
    while first > after and view[found[first - 1].start] == "-" and last - first < 40:
        first -= 1
    return first if view[found[first].start] == "-" and (first < last or copy[0].startswith(";")) else None


_RECEIVE = re.compile(r"nơi\s+nhận")
_RECEIVE_LINE = re.compile(r"(?:-\s*)?Nơi\s+nhận\s*?(?:[^\S\n]*$|\s*:|\s*-)", re.IGNORECASE | re.MULTILINE)


def signature_lines(view: str, found: list[Line], after: int, receive: int | None) -> tuple[int | None, int]:
    """The first line of the signature and the one after its last."""
    begin = receive if receive is not None else after
    for index in range(begin, len(found)):
        printed = view[found[index].start : found[index].end]
        if len(printed) < 120 and _SIGNATURE.match(printed) and (receive is not None or _near_end(view, found, index)):
            return index, _signature_end(view, found, index)
    if receive is not None:  # before the recipients, or at the end of one of their lines
        for index in range(receive - 1, max(after, receive - 14), -1):
            if _SIGNATURE.match(view[found[index].start : found[index].end]):
                first = index
                while first - 1 > after and _SIGNATURE.match(view[found[first - 1].start : found[first - 1].end]):
                    first -= 1
                return first, receive if receive > first else first
        return _name_alone(view, found, _recipients_last(view, found, receive))
    return None, len(found)


def _name_alone(view: str, found: list[Line], after: int) -> tuple[int | None, int]:
    """After the recipients a name whose authority and position cannot be read, because a seal covers them."""
    for index in range(after, min(after + 4, len(found))):
        if _NAME.fullmatch(view, found[index].start, found[index].end):
            return index, index + 1
    return None, after


_NAME = compiled(r"(?:[\p{Lu}][^\W\d_]*[\p{Ll}]\s+){1,3}[\p{Lu}][^\W\d_]*[\p{Ll}]")


def _near_end(view: str, found: list[Line], index: int) -> bool:
    """Without Nơi nhận: a signature stands at the end, or a name follows its sign and positions within few lines."""
    if index >= len(found) - 14:
        return True
    after = [view[line.start : line.end] for line in found[index + 1 : index + 5]]
    name = next((i for i, printed in enumerate(after) if not printed.isupper()), len(after))
    return (
        bool(_SIGN.match(view, found[index].start)) and name < len(after) and bool(_NAME_BEGINS.fullmatch(after[name]))
    )


_SIGN = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s*[./]|(?:T/M|K/T|T/L|TM|KT)\.?\s")
_HALF_NAME = compiled(r"[\p{Lu}][^\W\d_]*[\p{Ll}]")
_TWO_NAMES = compiled(r"[\p{Lu}][^\W\d_]*[\p{Ll}]\s+[\p{Lu}][^\W\d_]*[\p{Ll}]")
_NAME_BEGINS = compiled(r"(?:[\p{Lu}][^\W\d_]*[\p{Ll}]\s*){1,5}")


def _signature_end(view: str, found: list[Line], index: int) -> int:
    """After the name: the last line within eight that is no authority and no position."""
    annex = starts("anatomy", "annex")
    last = index
    while last + 1 < len(found) and last - index < 8:
        printed = view[found[last + 1].start : found[last + 1].end]
        if annex.match(printed) or len(printed) > 70 or re.match(r"(?:-|Nơi nhận|Trang|\d+$)", printed):
            break
        last += 1
        if (
            not _SIGNATURE.match(printed)
            and not printed.isupper()
            and not _HALF_NAME.fullmatch(printed)
            and not re.search(r"đã ký|chữ ký|\(", printed, re.IGNORECASE)
        ):
            break
    broken = _TWO_NAMES.fullmatch(view, found[last].start, found[last].end) and last + 1 < len(found)
    if broken and not found[last + 1].gap and _HALF_NAME.fullmatch(view, found[last + 1].start, found[last + 1].end):
        last += 1  # "Nguyễn Văn", then "An"
    return last + 1


def annex_line(view: str, found: list[Line], close: int) -> int:
    """The first line after the signature that heads something; what a site prints there heads nothing."""
    annex = starts("anatomy", "annex")
    for index in range(close, len(found)):
        printed = view[found[index].start : found[index].end]
        if annex.match(printed) or (printed.isupper() and 3 < len(printed) < 150):
            return index
    return len(found)


def enclosure_lines(view: str, found: list[Line], annex: int) -> tuple[int | None, int, DocumentType | None]:
    """The regulation or plan that the document adopts: from its own heading to the first annex of it."""
    for index in range(annex, min(len(found), annex + 14)):
        printed = " ".join(view[found[index].start : found[index].end].split())
        kind = doctypes.by_name(printed.rstrip(" :.")) if printed.isupper() and len(printed) < 40 else None
        if kind:
            pattern = starts("anatomy", "annex")
            rest = range(index + 8, len(found))
            end = next(
                (i for i in rest if pattern.match(view, found[i].start) and view[found[i].start + 1].isupper()),
                len(found),
            )
            return index, end, kind
    return None, len(found), None


def _recipients_last(view: str, found: list[Line], receive: int) -> int:
    filing = starts("anatomy", "filing")
    for index in range(receive, min(len(found), receive + 60)):
        if filing.match(view[found[index].start : found[index].end].lstrip("-+ ")):
            return index + 1
    return min(len(found), receive + 30)


def recipients_end(
    view: str, found: list[Line], receive: int, sign: int | None, at: Callable[[int | None], int]
) -> int:
    """Where the recipients end: at the signature, else after the line of the file copy."""
    if sign is not None and sign > receive:
        return at(sign)
    return at(min(_recipients_last(view, found, receive), len(found)))

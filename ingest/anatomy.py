"""Finds the parts of a document: header, kind, title, opening, body, recipients, signature, annexes, and its end.

Reads the view of a Text. Writes Parts: spans, nothing interpreted. What a web site prints around the document is
outside every part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.cues import starts
from ingest.layout import Line, printed_lines
from ingest.text import compiled
from ontology import doctypes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ontology.doctypes import DocumentType

_POSITIONS = (
    r"CHỦ\s+TỊCH|THỦ\s+TƯỚNG|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|GIÁM\s+ĐỐC|BÍ\s+THƯ|TRƯỞNG\s+BAN|CHỦ\s+NHIỆM|CHÁNH\s+\w+|"
    r"TỔNG\s+\w+|THỐNG\s+ĐỐC|CỤC\s+TRƯỞNG|VIỆN\s+TRƯỞNG|TRƯỞNG\s+\w+|HIỆU\s+TRƯỞNG|PHÓ\s+\w+"
)
_PERSON = r"(?:\s+[\p{Lu}][^\W\d_]*[\p{Ll}]){2,5}\s*$"
_SIGNATURE = compiled(
    rf"(?:TM|KT|TL|TUQ)\s*\.$|(?:(?:TM|KT|TL|TUQ|Q)\s*[./]\s*|(?:T/M|K/T|T/L|TM|KT)\.?\s+)[\p{{Lu}}]{{2}}|(?:PHÓ\s+)?(?:{_POSITIONS})(?:\s+[\p{{Lu}}]{{2,}})*(?=\s*$|\s{{3}}|{_PERSON})"
)
_ROMAN = compiled(r"(?:I|A|PHẦN\s+(?:I|THỨ NHẤT))\s*[.)/:-]|Điều\s+1\s*[.:]|1\s*[.)]\s|CHƯƠNG\s+I", re.IGNORECASE)


_ADDRESSED = re.compile(r"(?:điện|gửi)\s*:?\s*$|(?:điện|gửi)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text; empty where start equals end."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts stand. `kind` is the type that the heading line names, None for a letter or an unknown one.

    `annexes` is all headed after the signature, `enclosure` the regulation or plan in it that a decision adopts.
    """

    header: Span
    kind: DocumentType | None
    heading: Span
    title: Span
    opening: Span
    body: Span
    recipients: Span
    signature: Span
    annexes: Span
    motto: int | None
    letter: bool = False
    enclosure: Span = Span(0, 0)
    enclosed: DocumentType | None = None

    @property
    def main(self) -> Span:
        """Opening and body: where the document itself speaks."""
        return Span(self.opening.start, self.body.end)


def dissect(view: str) -> Parts:
    """The parts of a document. Never fails: what is not found is an empty span."""
    found = printed_lines(view)
    motto = next((i for i, line in enumerate(found[:400]) if _is_motto(view, line)), None)
    top = max(0, (motto or 0) - 8) if motto is not None else 0
    stop = _boilerplate(view, found, top + 9)
    found = found[:stop]
    heading_at, kind, subject = _heading(view, found, top, motto)
    title, after = _title(view, found, heading_at, top)
    if heading_at is not None and subject < found[heading_at].end:
        title = Span(subject, max(title.end, found[heading_at].end))
    receive = _recipients_line(view, found, after)
    sign, close = _signature_lines(view, found, after, receive)
    body_end = min(x for x in (receive, sign, len(found)) if x is not None)
    begin = _body_line(view, found, after, body_end)
    at = _offsets(found)
    annex = _annex_line(view, found, close)
    inner, inner_end, enclosed = _enclosure_lines(view, found, annex)
    recipients = (
        Span(at(receive), _recipients_end(view, found, receive, sign, at)) if receive is not None else Span(0, 0)
    )
    return Parts(
        header=Span(at(top), at(heading_at) if heading_at is not None else at(min(after, top + 20))),
        kind=kind,
        heading=Span(found[heading_at].start, found[heading_at].end) if heading_at is not None else Span(0, 0),
        title=title,
        opening=Span(at(after), at(begin)),
        body=Span(at(begin), at(body_end)),
        recipients=recipients,
        signature=Span(at(sign), at(close)) if sign is not None else Span(0, 0),
        annexes=Span(at(annex), at(len(found))),
        motto=found[motto].start if motto is not None else None,
        letter=heading_at is None and _is_letter(view, title, at(top)),
        enclosure=Span(at(inner), at(inner_end)) if inner is not None else Span(0, 0),
        enclosed=enclosed,
    )


def _is_letter(view: str, title: Span, start: int) -> bool:
    """A Công văn has no heading, but a "V/v" or whom it is for."""
    return view[title.start : title.start + 3].lower() == "v/v" or bool(_KINH_GUI.search(view, start, start + 3000))


def _offsets(found: list[Line]) -> Callable[[int | None], int]:
    """From the index of a line to where it starts; past the last line, the end of the text."""
    end = found[-1].end if found else 0
    return lambda index: found[index].start if index is not None and index < len(found) else end


def _is_motto(view: str, line: Line) -> bool:
    printed = view[line.start : line.end]
    return (
        bool(re.search(r"CỘNG\s+HÒA\s+XÃ|ĐỘC\s+LẬP\s*-\s*TỰ\s+DO|ĐẢNG\s+CỘNG\s+SẢN", printed, re.IGNORECASE))
        and len(printed) < 160
    )


def _boilerplate(view: str, found: list[Line], least: int) -> int:
    """The index of the first line that a web site printed after the document."""
    pattern = starts("anatomy", "boilerplate")
    for index in range(least, len(found)):
        if (
            pattern.match(view, found[index].start)
            and found[index].end - found[index].start < 90
            and _no_more_text(view, found, index)
        ):
            return index
    return len(found)


def _no_more_text(view: str, found: list[Line], index: int) -> bool:
    """Whether no article or section of the document follows: a gazette prints its signature line inside the text."""
    rest = found[index + 1 :]
    return not any(
        re.match(
            r"(?:(?:[IVX]{1,5}\.|Điều\s+\d+\.|Nơi\s+nhận|\d{1,2}\.)\s|(?:TM|KT)\s*\.)", view[line.start : line.end]
        )
        for line in rest
    )


def _heading(view: str, found: list[Line], top: int, motto: int | None) -> tuple[int | None, DocumentType | None, int]:
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
    words = printed.split()
    if not printed.isupper() or len(printed) > 80:
        return None
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


def _title(view: str, found: list[Line], heading: int | None, top: int) -> tuple[Span, int]:
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
            or _ROMAN.match(printed)
            or re.match(r"[-+]\s|\(?(?:Ban hành )?kèm theo", printed, re.IGNORECASE)
        )
        if (index > first and (ends or (gap and _title_done(view, found, index)))) or (
            printed.isupper() and _is_authority(printed) and index > first
        ):
            break
        index += 1
    index = _cut_at_gap(found, first, index)
    return (Span(found[first].start, found[index - 1].end) if index > first else Span(0, 0)), index


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
    speaks = (i for i in zone if _KINH_GUI.match(view, found[i].start) or _speaks(view, found[i], opening))
    return Span(0, 0), next(speaks, min(len(found), top + 20) if len(found) > 40 else 0)


_VV = re.compile(r"(?:V/v|Về\s+việc)\s*:?\s*", re.IGNORECASE)
_KINH_GUI = re.compile(r"Kính\s+gửi")


def _goes_on(view: str, line: Line) -> bool:
    """Whether a line still belongs to the "V/v" above it."""
    return not line.gap and not re.match(r"Kính\s+gửi|.*ng\s?ày.*th\s?áng", view[line.start : line.end], re.IGNORECASE)


def _speaks(view: str, line: Line, opening: re.Pattern[str]) -> bool:
    """Whether a line begins a sentence of the preamble or a section; a header cell in capitals does not."""
    printed = view[line.start : line.end]
    return not printed.isupper() and len(printed) > 30 and bool(opening.match(printed) or _ROMAN.match(printed))


def _recipients_line(view: str, found: list[Line], after: int) -> int | None:
    pattern = compiled(r"(?:-\s*)?Nơi\s+nhận\s*?(?:[^\S\n]*$|\s*:|\s*-)", re.IGNORECASE | re.MULTILINE)
    return next((i for i in range(after, len(found)) if pattern.match(view, found[i].start)), None)


def _signature_lines(view: str, found: list[Line], after: int, receive: int | None) -> tuple[int | None, int]:
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
    return last + 1


def _annex_line(view: str, found: list[Line], close: int) -> int:
    """The first line after the signature that heads something; what a site prints there heads nothing."""
    annex = starts("anatomy", "annex")
    for index in range(close, len(found)):
        printed = view[found[index].start : found[index].end]
        if annex.match(printed) or (printed.isupper() and 3 < len(printed) < 150):
            return index
    return len(found)


def _enclosure_lines(view: str, found: list[Line], annex: int) -> tuple[int | None, int, DocumentType | None]:
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


def _recipients_end(
    view: str, found: list[Line], receive: int, sign: int | None, at: Callable[[int | None], int]
) -> int:
    if sign is not None and sign > receive:
        return at(sign)
    return at(min(_recipients_last(view, found, receive), len(found)))


def _body_line(view: str, found: list[Line], after: int, end: int) -> int:
    """The first line of the numbered body; the opening runs up to it."""
    for index in range(after, end):
        if _ROMAN.match(view[found[index].start : found[index].end] + " "):
            return index
    return end


def sentences(view: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch, ended by a full stop, question mark or an empty line."""
    for match in re.finditer(r"[^\s].*?(?:[.!?](?=\s|$)|\n\s*\n|$)", view[span.start : span.end], re.DOTALL):
        yield Span(span.start + match.start(), span.start + match.end())

"""Reads the signature and the recipients: who signs, in whose place, to whom it goes (NĐ 30/2020, Phụ lục I)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ingest.cues import starts
from ingest.facts import Found
from ingest.layout import Line, lines
from ingest.text import compiled, squeeze

if TYPE_CHECKING:
    from ingest.parts import Parts

_AUTHORITY = compiled(r"(?:(?P<sign>TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[./]?\s*)(?P<whom>[\p{Lu}].*)", re.DOTALL)
_PERSON = compiled(r"(?:[\p{Lu}][^\W\d_]*\.?\s+){1,5}[\p{Lu}][^\W\d_]*")
_RANK = compiled(
    r"^(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:tướng|tá|úy)|GS\.?|PGS\.?|TS\.?|ThS\.?|BS\.?|CN\.?|KS\.?|LS\.?)[\s,.]*",
    re.IGNORECASE,
)
_POSITION_END = compiled(r"(?P<position>(?:[\p{Lu}]{2,}\s+){1,6})(?P<name>(?:[\p{Lu}][^\W\d_]*[\p{Ll}]\s*){2,5})$")


def read_signature(view: str, parts: Parts) -> tuple[Found[str] | None, Found[str] | None, tuple[Found[str], ...]]:
    """The signer's name, the position of the person who signs, and the authority lines in order."""
    sheet = _Signature()
    for line in (*_right_column(view, parts), *_whole(view, lines(view, parts.signature.start, parts.signature.end))):
        for start, end in _halves(view, line.start, line.end):
            sheet.take(squeeze(view[start:end]), start, end)
    return sheet.name or sheet.capitals, sheet.position, tuple(sheet.authorities)


_HALF = compiled(
    r"(?:TM|KT|TL|TUQ)\s*\.|[\p{Lu}][^\W\d_]*[\p{Ll}]"
    r"|(?:[\p{Lu}./]+\s+)*(?:PHÓ|THỨ|CHỦ|GIÁM|BỘ|CỤC|THỐNG|NHÀ|ỦY|BAN\s+NHÂN|HIỆU|CHÁNH|TỔNG)"
)
_ONE_NAME = compiled(r"[\p{Lu}][^\W\d_]*[\p{Ll}]")
_TWO_NAMES = compiled(r"[\p{Lu}][^\W\d_]*[\p{Ll}]\s+[\p{Lu}][^\W\d_]*[\p{Ll}]")
_REST = compiled(r"[\p{Lu}][^\n]{1,40}")


def _whole(view: str, found: list[Line]) -> list[Line]:
    """The lines, with those put together that a narrow cell broke: a sign from its position, a name from its rest."""
    out: list[Line] = []
    for line in found:
        last = out[-1] if out else None
        if (
            last
            and not line.gap
            and any(
                half.fullmatch(view, last.start, last.end) and rest.fullmatch(view, line.start, line.end)
                for half, rest in ((_HALF, _REST), (_TWO_NAMES, _ONE_NAME))
            )
        ):
            out[-1] = Line(last.start, line.end, last.gap)
        else:
            out.append(line)
    return out


class _Signature:
    """What the lines of a signature say, read from the top."""

    def __init__(self) -> None:
        self.name: Found[str] | None = None
        self.capitals: Found[str] | None = None  # a name in capitals, unless a plain one follows
        self.position: Found[str] | None = None
        self.authorities: list[Found[str]] = []

    def take(self, printed: str, start: int, end: int) -> None:
        """Read one line, or one part of a line that holds several."""
        authority = _AUTHORITY.fullmatch(printed)
        if authority:
            value = f"{_sign(authority['sign'])} {sentence_case(authority['whom'])}"
            self.authorities.append(Found(value, start, end, "signature.authority", 0.97))
        elif printed.isupper():
            self._capitals(printed, start, end)
        elif not self.name and _is_person(printed):
            self.name = Found(_person_name(printed), start, end, "signature.name", 0.95)

    def _capitals(self, printed: str, start: int, end: int) -> None:
        person = _is_person(printed) and not _positional(printed) and not _UNSIGNED.search(printed)
        if self.authorities and not self.position and not person and not _positional(printed) and len(printed) < 25:
            last = self.authorities[-1]
            value = f"{last.value} {printed.lower()}"
            self.authorities[-1] = Found(value, last.start, end, last.rule, last.confidence)
        elif self.position and person:
            self.capitals = self.capitals or Found(_person_name(printed), start, end, "signature.name", 0.85)
        elif not self.name and not person:
            self.position = Found(_position_case(printed), start, end, "signature.position", 0.95)


_UNSIGNED = compiled(r"ĐÃ KÝ|THƯỜNG TRỰC|TRUNG ƯƠNG|NHÂN DÂN|CHUYÊN TRÁCH|PHỤ TRÁCH")


_COLUMNS = re.compile(r"[^\S\n]{3,}(?=\S)")


def _right_column(view: str, parts: Parts) -> list[Line]:
    """The cell at the right of Nơi nhận, where both cells were printed on the same lines."""
    found = []
    for line in lines(view, parts.recipients.start, parts.recipients.end):
        gap = _COLUMNS.search(view, line.start, line.end)
        if gap:
            found.append(Line(gap.end(), line.end, gap=False))
    return found


_CUT = re.compile(
    r"(?<=QUỐC\sHỘI)CHỦ\s+TỊCH|(?<![^\W_])(?:(?:TM|KT|TL|TUQ)\s*\.|(?:T/M|K/T|T/L)(?![^\W_])|PHÓ(?=\s)|(?<!PHÓ\s)(?<!BAN\s)(?<!THỨ\s)(?<!CỤC\s)(?<!VIỆN\s)(?:CHỦ\s+TỊCH|BÍ\s+THƯ|GIÁM\s+ĐỐC|TRƯỞNG\s+\w+|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG))"
)


def _halves(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The authority, the position and the name where several of them are on one line."""
    cuts = [
        start,
        *(
            found.start()
            for found in _CUT.finditer(view, start, end)
            if found.start() > start and not _after_sign(view, start, found.start())
        ),
        end,
    ]
    pieces: list[tuple[int, int]] = []
    for a, b in itertools.pairwise(cuts):
        found = _POSITION_END.match(view, a, b)
        pieces += [(a, a + len(found["position"].rstrip())), (found.start("name"), b)] if found else [(a, b)]
    return [(a, a + len(view[a:b].rstrip(" -_\n"))) for a, b in pieces]


def _after_sign(view: str, start: int, at: int) -> bool:
    """ "KT. PHÓ …": the position belongs to the sign before it."""
    return bool(re.search(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s*\.?\s*$", view[start:at]))


def _positional(printed: str) -> bool:
    return bool(re.match(r"(?:PHÓ|CHỦ|BÍ|TRƯỞNG|GIÁM|THỦ|BỘ|THỨ|CHÁNH|TỔNG|CỤC|VIỆN|HIỆU|THỐNG|ỦY)\s", printed))


def _is_person(printed: str) -> bool:
    bare = _RANK.sub("", printed)
    return bool(_PERSON.fullmatch(bare)) and len(bare) < 40


def _person_name(printed: str) -> str:
    bare = _RANK.sub("", printed)
    return bare.title() if bare.isupper() else bare


def _sign(sign: str) -> str:
    return sign if "/" in sign else f"{sign}."


def sentence_case(printed: str) -> str:
    """CHỦ TỊCH → Chủ tịch; ỦY BAN NHÂN DÂN TỈNH NGHỆ AN is left to who knows the names."""
    printed = squeeze(printed).rstrip(" .,;:")
    return printed[:1] + printed[1:].lower() if printed.isupper() else printed


_TWICE = re.compile(r"(?<=BAN) BAN .*")


def _position_case(printed: str) -> str:
    """PHÓ CHỦ TỊCH → Phó Chủ tịch: the office keeps its capital after Phó and Quyền."""
    plain = sentence_case(_TWICE.sub("", printed))
    lead, _, rest = plain.partition(" ")
    return f"{lead} {rest[:1].upper()}{rest[1:]}" if lead in ("Phó", "Quyền") else plain


_ITEM = compiled(r"(?:^|(?<=[;,.])|(?<=\)))\s*[-+]\s*(?=[^\s-])")


def read_recipients(view: str, parts: Parts) -> tuple[Found[str], ...]:
    """The lines of Nơi nhận without dash and closing sign; the line of the file copy is left out."""
    if not parts.recipients:
        return ()
    filing = starts("anatomy", "filing")
    found: list[Found[str]] = []
    for start, end in _items(view, parts.recipients.start, parts.recipients.end):
        printed = squeeze(view[start:end]).strip(" ;,.-")
        if filing.match(printed):
            break
        if printed and re.search(r"[^\W\d_]", printed):
            found.append(Found(printed, start, end, "recipients", 0.95))
    return tuple(found)


def _items(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of the list, whether each has its line, runs on over lines, or all stand on one line."""
    head = compiled(r"\s*-?\s*Nơi\s+nhận\s*:?", re.IGNORECASE).match(view, start)
    at = head.end() if head else start
    cuts: list[int] = []
    for line in lines(view, at, end):
        dashed = view[line.start] in "-+"
        if not dashed and view[line.start : line.end].isupper():  # a line of the cell at the right
            continue
        if dashed or not cuts or view[line.start : line.start + 4] == "Lưu:":
            cuts.append(line.start)
        cuts += [line.start + found.end() for found in _ITEM.finditer(view[line.start : line.end]) if found.start() > 0]
    stops = [*cuts[1:], end] if cuts else []
    return [_item(view, a, b) for a, b in zip(cuts, stops, strict=True)]


def _item(view: str, start: int, end: int) -> tuple[int, int]:
    """One line of Nơi nhận: after its dash, up to the cell at the right."""
    at = _after_dash(view, start)
    line = view.find("\n", at, end)
    gap = _COLUMNS.search(view, at, line if line > 0 else end)
    stop = gap.start() if gap else end
    return at, at + len(view[at:stop].rstrip())


def _after_dash(view: str, at: int) -> int:
    while view[at] in "-+ \t":
        at += 1
    return at

"""Reads the name of a unit or group of units where it heads a stretch of text, and where its work begins."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.cues import GRAMMAR, any_of, spaced, starts, table
from ingest.text import compiled, squeeze, trimmed
from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator


class NamedUnit(NamedTuple):
    """A unit at the head of a stretch: its name, and where its work begins."""

    name: str
    start: int
    end: int
    rest: int
    ordered: bool


@cache
def _unit_head() -> re.Pattern[str]:
    entry = table("duties")["unit"]
    one = any_of(spaced(word) for word in sorted(entry["words"], key=len, reverse=True))
    many = any_of(spaced(word) for word in sorted(entry["plural"], key=len, reverse=True))
    group = any_of(spaced(word) for word in sorted(table("duties")["group"]["words"], key=len, reverse=True))
    return re.compile(
        rf"(?:(?:{many})\s+(?:(?:{group})|(?:{one}))|(?:{one})|(?:phòng|công\s+chức|văn\s+phòng|ban))(?![^\W_])|(?:{many})\s+(?:{group})(?![^\W_])",
        re.IGNORECASE,
    )


@cache
def _order_words() -> re.Pattern[str]:
    words = any_of(spaced(word) for word in sorted(table("duties")["order"]["words"], key=len, reverse=True))
    return re.compile(rf"(?P<order>{words})(?:\s+cho)?\s+", re.IGNORECASE)


_ORDER = compiled(
    r"[,GĐYPỦ](?:(?<=,)\s+(?:giao|(?:đề\s+nghị|yêu\s+cầu)(?=\s[\p{Lu}]))|(?<=\s.)(?:(?<=G)iao|(?<=Đ)ề\s+nghị|(?<=Y)êu\s+cầu|(?<=P)hân\s+công|(?<=Ủ)y\s+quyền))\s"
)


_ISSUER_ORDERS = compiled(
    r"(?:Ủy\s+ban\s+nhân\s+dân|UBND|Ban\s+Thường\s+vụ|Chủ\s+tịch|Chính\s+phủ|Thủ\s+tướng|Bộ\s+trưởng|Thường\s+trực)[^.;:,]{0,80}?\s+"
    r"(?=(?:yêu\s+cầu|đề\s+nghị|giao)\s+(?:các\s|[\p{Lu}]))"
)


def begins_with_order(view: str, at: int) -> bool:
    """Whether work is given at a position: "Đề nghị …", "Giao …"; "Đối với …" may only speak of somebody."""
    order = _order_words().match(view, at)
    return order is not None and not order["order"].lower().startswith("đối")


def issuer_orders(view: str, start: int, end: int) -> int | None:
    """Where the order begins of a paragraph that says first who gives it: "UBND tỉnh yêu cầu các sở …"."""
    said = _ISSUER_ORDERS.match(view, start, end)
    return said.end() if said else None


def orders(view: str, start: int, end: int) -> Iterator[int]:
    """Where orders begin inside a paragraph: "…; Giao Sở X …", "Trên cơ sở …, giao Sở X …", "UBND tỉnh yêu cầu …"."""
    if (at := issuer_orders(view, start, end)) is not None:
        yield at
    for found in _ORDER.finditer(view, start, end):
        if found[0][0] == ",":
            if view[end - 1] == ":" and not found[0].endswith("giao "):  # the points that follow name whom it is for
                continue
            yield found.start() + 1 + len(found[0][1:]) - len(found[0][1:].lstrip())
        elif found.start() and (
            view[found.start() - 1] == "\n" or view[max(0, found.start() - 200) : found.start()].rstrip()[-1:] in ".;:"
        ):
            yield found.start()


@cache
def labels() -> re.Pattern[str]:
    """A label before the one in charge ("Đơn vị chủ trì:") or one who helps ("Phối hợp:")."""
    lead = any_of(spaced(word) for word in sorted(table("duties")["lead"]["words"], key=len, reverse=True))
    other = any_of(spaced(word) for word in sorted(table("duties")["coordinate"]["words"], key=len, reverse=True))
    return re.compile(rf"(?:(?P<coordinate>{other})|(?P<lead>{lead}))\s*:\s*", re.IGNORECASE)


@cache
def verbs_of_work() -> re.Pattern[str]:
    """A verb with which the work of a unit begins."""
    words = sorted(table("duties")["verb"]["words"], key=len, reverse=True)
    return re.compile(rf"(?<=[\s,])(?:{any_of((spaced(word.rstrip()) for word in words), exact=True)})(?![^\W_])")


@cache
def _states() -> re.Pattern[str]:
    words = any_of(spaced(word.rstrip()) for word in sorted(table("duties")["state"]["words"], key=len, reverse=True))
    return re.compile(rf"(?<=\s)(?:{words})(?![^\W_])", re.IGNORECASE)


def states_what_is(view: str, named: NamedUnit) -> bool:
    """Whether the sentence says what a body is or how it meets, so that it gives no work."""
    return bool(_states().search(view, named.start, named.rest + 16))


@cache
def _past() -> re.Pattern[str]:
    words = any_of(spaced(word.rstrip()) for word in table("duties")["past"]["words"])
    return re.compile(rf"\s*(?:{words})(?![^\W_])")


def tells_what_was(view: str, named: NamedUnit) -> bool:
    """Whether the sentence praises or reports: "Các địa phương đã chủ động …"."""
    return bool(_past().match(view, named.end))


def unit_at(view: str, start: int, end: int, *, whole: bool = False, inner: bool = False) -> NamedUnit | None:
    """The unit named at `start`: up to the colon, the verb of its work, or the end of the stretch; None where none is.

    Args:
        whole: the stretch is known to hold nothing but the name.
        inner: the name stands inside a sentence, so that a small letter may begin it.
    """
    order = _order_words().match(view, start, end)
    at = order.end() if order else start
    head = _unit_head().match(view, at, end)
    if (
        not head
        or (not order and not inner and view[at].islower())
        or (order and view[at].islower() and order["order"][0] in "Kk")  # whom "Khuyến khích" means must be named
        or starts("duties", "not-unit").match(view, at, end)
    ):
        return None
    stop, rest = (end, end) if whole else _unit_end(view, at, head.end(), end)
    name = squeeze(view[at:stop]).rstrip(" :;,.-")
    if not 3 < len(name) < 700 or (stop >= end and not whole and len(name) > 330):
        return None
    return NamedUnit(_capital(name), at, at + len(view[at:stop].rstrip(" :;,.\n-")), rest, bool(order))


_CONCERNED = re.compile(r"[^.;:]{0,160}?liên\s+quan\s+(?:đến|tới)\s[^.;:]{3,160}?(?=\s+(?:có|chịu)\s+trách\s+nhiệm)")
""" "Các sở có liên quan tới việc thực hiện Kế hoạch này có trách nhiệm …": the verb before that is the name's."""


def _unit_end(view: str, start: int, at: int, end: int) -> tuple[int, int]:
    """Where the name ends and where the work begins; what stands in parentheses belongs to the name."""
    if concerned := _CONCERNED.match(view, at, end):
        return concerned.end(), concerned.end() + 1
    depth = 0
    starts_work = _starts_of_work(view, at, end)
    verb = next(starts_work)
    for sign in _SIGN.finditer(view, at, end):
        while verb < sign.start():
            if depth <= 0:
                return trimmed(view, verb, " ,"), verb
            verb = next(starts_work)
        depth += (sign[0] == "(") - (sign[0] == ")")
        if depth <= 0 and sign[0] in ":." and _ends_name(view, sign.start(), end):
            if places := _PLACES.match(view, sign.start(), end):
                return places.end(), places.end()
            if _MANY.search(view, start, sign.start()) and _THEIR_NAMES.match(view, sign.start(), end):
                continue
            return sign.start(), sign.end()
    return (end, end) if depth > 0 or verb >= end else (trimmed(view, verb, " ,"), verb)


def _starts_of_work(view: str, at: int, end: int) -> Iterator[int]:
    """Where work may begin, in order: at a verb, and at the first small word that no unit's name holds; the end last.

    A name seldom goes beyond the first, so that the rest of a paragraph is seldom read.
    """
    nouns: list[tuple[int, int]] = []
    foreign = None
    for found in verbs_of_work().finditer(view, at, end):
        if _is_noun(view, found):
            nouns.append(found.span())
            continue
        if foreign is None and (foreign := _foreign_word(view, at, found.start(), end, nouns)) is not None:
            yield foreign
        yield found.start()
    if foreign is None and (foreign := _foreign_word(view, at, end, end, nouns)) is not None:
        yield foreign
    yield end


_SIGN = re.compile(r"[:.()]")
_PLACE = r"[\p{Lu}][\p{Ll}]+(?:[ \n]+[\p{Lu}][\p{Ll}]+){0,3}"
_PLACES = compiled(rf":\s+{_PLACE}(?:\s*,\s+{_PLACE})+(?:,?\s+và\s+{_PLACE})?(?![^\W_]|[ \n]+[\p{{Lu}}])")
"""After "các xã": their names, which a colon does not end: "Ủy ban nhân dân các xã: Cầu Kè, Tân Hải và Vĩnh Lộc"."""

_MANY = re.compile(r"(?<![^\W_])các\s", re.IGNORECASE)
_THEIR_NAMES = compiled(r":\s+[\p{Lu}][^\s,.:;]*(?:\s+[^\s,.:;]+){0,9},\s+[\p{Lu}]")
"""After "Các Bộ": "Các Bộ: Quốc phòng, Tài chính kịp thời xuất cấp …"; the verb ends the name."""


def _ends_name(view: str, at: int, end: int) -> bool:
    """A colon does, and a full stop that ends no abbreviation ("TP. Hải Phòng")."""
    return view[at] == ":" or ((at + 1 >= end or view[at + 1].isspace()) and not view[at - 2 : at].isupper())


@cache
def _unit_words() -> frozenset[str]:
    """The small words that stand inside names of units, from grammar/unit_words.txt."""
    rows = (GRAMMAR / "unit_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_tones(word) for row in rows if not row.startswith("#") for word in row.split())


_WORD = re.compile(r"[^\W\d_]+|\(|\)")


_PROPER_SOON = compiled(
    r"(?:,?\s+[\p{Ll}]+){0,3},?\s+(?!Ủy|UBND|Sở|Bộ|Ban|Hội|Thường|Tỉnh|Thành|Đảng|Văn|Phòng|Kế|Quyết|Chỉ|Công\s+an)[\p{Lu}][\p{Ll}]"
)


def _foreign_word(view: str, at: int, limit: int, end: int, nouns: list[tuple[int, int]]) -> int | None:
    """Where the first small word before `limit` stands that no unit's name holds; None where none does.

    The second syllable of a name's word may be any.
    """
    depth, after_name = 0, False
    for found in _WORD.finditer(view, at, min(limit, at + 600)):
        word = found[0]
        depth += (word == "(") - (word == ")")
        if depth or word in "()":
            continue
        if not word.islower():
            after_name = not _unit_head().fullmatch(word)
        elif word in _unit_words() or after_name or any(start <= found.start() < stop for start, stop in nouns):
            after_name = False
        elif not _PROPER_SOON.match(view, found.end(), end):
            return found.start()
    return None


_NOUN_BEFORE = (
    "Tổ", "Ban", "Đoàn", "Hội đồng", "các", "cán bộ", "tổ chức", "người", "bộ phận", "nhóm", "Trung tâm", "được",
    "Đăng", "đăng",
)  # fmt: skip
_NEVER_NAME = ("có trách", "có nhiệm", "có các", "chịu trách")
_IN_CHARGE = re.compile(r"[\W\d]*(?:[a-zđ]\))?\s*(?:Cơ quan|Đơn vị)$")


def _is_noun(view: str, found: re.Match[str]) -> bool:
    """Whether a verb's word is part of a name: "Cơ quan phối hợp", "Tổ thẩm định"."""
    if found[0].startswith(_NEVER_NAME):
        return False
    line = max(view.rfind("\n", 0, found.start()), found.start() - 22)
    before = view[line + 1 : found.start()].rstrip()
    return before.endswith(_NOUN_BEFORE) or bool(_IN_CHARGE.match(before))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


_CLAUSE = re.compile(
    r"(?:(?:Căn\s+cứ|Trên\s+cơ\s+sở|Theo|Để|Nhằm|Ngoài|Trong)\s+[^.;:]{3,260}?,|(?:Định\s+kỳ|[HM](?:ằng|àng|ỗi)\s+(?:năm|quý|tháng))[^.;:]{0,80}?,)\s*(?=(?P<unit>(?:các|[A-ZĐÚỦ])[^\s,]*\s+[^\s,]+))"
)


def skip_clause(view: str, start: int, end: int) -> int:
    """Past "Căn cứ Kế hoạch này, " or "Để nâng cao …, " at the head of a sentence, where a unit follows."""
    if not _CLAUSE_HEAD.match(view, start, end):
        return start
    if view.startswith("Về", start):
        return next(
            (at.end() for at in _TOPIC_END.finditer(view, start, min(end, start + 600)) if _asked(view, at.end(), end)),
            start,
        )
    clause = _CLAUSE.match(view, start, end)
    if clause and _unit_head().match(view, clause.end(), end):
        return clause.end()
    commas = _COMMA.finditer(view, start, min(end, start + 320)) if not view.startswith("Trong", start) else ()
    return next((comma.end() for comma in commas if _group_head().match(view, comma.end(), end)), start)


def _asked(view: str, at: int, end: int) -> bool:
    """Whether a unit is named at a position, or asked to do something."""
    return bool(begins_with_order(view, at) or (view[at].isupper() and _unit_head().match(view, at, end)))


_TOPIC_END = re.compile(r":\s+(?=\S)")
""" "Về dự án X: Sở Xây dựng …", "Về kiến nghị Y: giao Sở Nội vụ …"."""
_COMMA = re.compile(r",\s+")
_CLAUSE_HEAD = re.compile(
    r"(?:Căn\s+cứ|Trên\s+cơ\s+sở|Theo|Để|Nhằm|Ngoài|Trong|Về|Định\s+kỳ|[HM](?:ằng|àng|ỗi)\s+(?:năm|quý|tháng))\s"
)


@cache
def _group_head() -> re.Pattern[str]:
    group = any_of(spaced(word) for word in sorted(table("duties")["group"]["words"], key=len, reverse=True))
    return re.compile(rf"[Cc]ác\s+(?:{group})(?![^\W_])", re.IGNORECASE)

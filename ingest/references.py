"""Finds where other documents are named: number, the type word before it, date and issuer after it, its subject.

Reads the view and Parts. Writes References in the order of the text, each the stretch from the type word to the end of
number, date and issuer. What is done with the document is read afterwards (ingest/relations.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.before_number import stated_before
from ingest.cues import any_of, spaced
from ingest.dates import date_at
from ingest.issuers import BodyMention, body_at
from ingest.names import Named, find_named
from ingest.numbers import Number, find_numbers, organ_of
from ingest.text import compiled, squeeze, trimmed
from ontology import bodies, doctypes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.facts import Header
    from ingest.parts import Parts
    from ontology.doctypes import DocumentType, Family

_PAGES = (
    ("://", re.compile(r"http(?:s)?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"[\w.+-]{1,64}@\S{1,253}")),
)
_MORE_NUMBERS = re.compile(
    r"(?P<list>(?:\d{1,5}\s*(?:,|;)\s*(?:số\s*)?)*\d{1,5})\s*(?:,\s*|\s+)(?:và|hoặc)\s+(?:số\s*)?$|(?P<run>\d{1,5}\s*(?:,\s*\d{1,5}\s*)*),\s*$",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r"\s*[,;]\s*(?:và\s+)?(?:số\s*)?|\s+và\s+(?:số\s*)?", re.IGNORECASE)
_MORE_SOON = re.compile(r"(?:,|và|hoặc)\s*(?:số\s*)?$", re.IGNORECASE)
SAME_DAY = "same"
_SAME_DAY = re.compile(r"[,\s(]*(?:ký\s+|ban\s+hành\s+)?cùng\s+ngày(?!\s*\d|[^\W_])", re.IGNORECASE)
_PLENUM = r"Hội\s+nghị\s+lần\s+thứ\s+\S+(?:\s+của)?\s+(?=Ban\s+Chấp)"
_OF = re.compile(rf"[,\s]*\(?(?:(?:của|do)\s+(?:{_PLENUM})?|{_PLENUM})", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s+tại\s+(?:các\s+)?(?:[^\W\d_]+\s+){1,3}số", re.IGNORECASE)
"""The body named before it is that of the next reference: "…, của Ban Bí thư tại văn bản số …"."""
_SUBJECT = re.compile(
    r"[,\s]*(?=(?:về|ban\s+hành|phê\s+duyệt|phát\s+động|quy\s+định|hướng\s+dẫn|triển\s+khai|công\s+bố|v/v|thực\s+hiện|sửa\s+đổi|điều\s+chỉnh|thành\s+lập|kiện\s+toàn|giao|\")(?![^\W_]))",
    re.IGNORECASE,
)
_SUBJECT_END = re.compile(
    r"[;.\n:](?:(?<=;)|(?<=\.)(?=\s+[A-ZĐ]|\s*$|\s*\n)|(?<=\n)\s*\n|(?<=:)\s|(?<=\n)\s*-)"
)  # begins with one class of signs, which a search can skip to
_NAMED_LAW = compiled(
    r"(?P<type>Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết|BỘ\s+LUẬT|LUẬT|PHÁP\s+LỆNH)"
    r"(?P<name>(?:\s+[^\s;.:]+){0,24}?)\s*(?:,?\s*(?:Luật\s+)?(?:số|SỐ)\s*:?)?\s*$"
)
_FORM = re.compile(r"(?<![^\W_])mẫu(?:\s+số)?\s*:?\s*$", re.IGNORECASE)
""" "Mẫu số 01-ĐĐN-CT": the number of a form is none of a document."""


_COMMA = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:số\s*)?")
_STATUTES = frozenset({"luat", "bo-luat", "phap-lenh"})
_AMENDS = re.compile(r"sửa\s+đổi", re.IGNORECASE)


class Reference(NamedTuple):
    """One place where a document is named, before anything is said of the relation."""

    start: int
    end: int
    kind: DocumentType | None
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    family: Family | None = None
    date: str | None = None
    issuer: BodyMention | None = None
    named: Named | None = None
    name: str | None = None
    subject: tuple[int, int] | None = None
    slip: bool = False
    typed: bool = True


def find_references(view: str, parts: Parts, header: Header) -> list[Reference]:
    """All references in title, opening, body and annexes, in order; not the own number nor page addresses."""
    start, end = (parts.title.start or parts.opening.start), parts.annexes.end or parts.body.end
    skip = [found.span() for sign, page in _PAGES if sign in view for found in page.finditer(view, start, end)]
    skip += [(span.start, span.end) for span in (parts.recipients, parts.signature) if span]
    numbered = [
        ref
        for number in _numbers(view, start, end)
        if not _inside(number.start, skip)
        for ref in _expand(view, number, parts.title.end if number.start < parts.title.end else len(view))
    ]
    foreign = [ref for ref in numbered if not _is_own(ref, header)]
    taken = [(ref.start, ref.end) for ref in numbered]
    named = [
        _named(view, n)
        for n in find_named(view, end)
        if (start <= n.start < parts.body.end or parts.enclosure.start <= n.start < parts.enclosure.end)
        and not _inside(n.start, skip)
        and not _overlaps(n, taken)
    ]
    return _same_days(_shared_issuers(view, sorted((*foreign, *named), key=lambda ref: ref.start)))


def _same_days(refs: list[Reference]) -> list[Reference]:
    """ "… cùng ngày" is the day of the reference before it; not known where that states none."""
    day: str | None = None
    dated = []
    for ref in refs:
        day = day if ref.date == SAME_DAY else ref.date
        dated.append(ref._replace(date=day) if ref.date == SAME_DAY else ref)
    return dated


def _shared_issuers(view: str, refs: list[Reference]) -> list[Reference]:
    """A list "57-NQ/TW, 59-NQ/TW của Bộ Chính trị" names its issuer once, at its end; so does an amending law."""
    kept: list[Reference] = []
    for ref in reversed(refs):
        after = kept[-1] if kept else None
        if after and not ref.issuer and after.issuer and ref.symbol and ref.symbol == after.symbol:
            joint = _COMMA if not ref.date else _SEMICOLON if not after.typed else None
            ref = ref._replace(issuer=after.issuer) if joint and joint.fullmatch(view, ref.end, after.start) else ref
        kept.append(ref)
    amended = [
        ref.subject
        for ref in refs
        if ref.subject and ref.kind and ref.kind.slug in _STATUTES and _AMENDS.match(view, ref.subject[0])
    ]
    return [ref for ref in reversed(kept) if not (ref.named and _inside(ref.start, amended))]


def _numbers(view: str, start: int, end: int) -> Iterator[Number]:
    for number in find_numbers(view, end):
        if number.start >= start and not _FORM.search(view, max(start, number.start - 16), number.start):
            yield number


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _overlaps(named: Named, spans: list[tuple[int, int]]) -> bool:
    return any(start < named.end and named.start < end for start, end in spans)


def _is_own(ref: Reference, header: Header) -> bool:
    """The document's own number: in the enclosure that it adopts, in running heads, in a site's summary."""
    if not header.number or ref.number != header.number.value or not header.symbol:
        return False
    same = re.sub(r"\W", "", ref.symbol or "").casefold() == re.sub(r"\W", "", header.symbol.value).casefold()
    own = header.date.value if header.date else ""
    return same and (not ref.date or own.startswith(ref.date) or (bool(own) and ref.date.startswith(own)))


_TYPE_REACH = 56
"""Letters before a number in which its type word stands: the longest name, "liên tịch", "số"."""


@cache
def _type_word() -> re.Pattern[str]:
    names = sorted({name for kind in doctypes.load() for name in kind.all_names}, key=len, reverse=True)
    words = any_of(spaced(name) for name in names)
    return re.compile(
        rf"(?<![^\W_])(?P<type>{words}|NĐ|QĐ|CT|NQ|TT|KH)(?P<mid>\s+(?:cá\s+biệt|liên\s+tịch|hợp\s+nhất))?\s*(?:,\s*)?(?:(?:số|so)\s*:?\s*)?$",
        re.IGNORECASE,
    )


def _expand(view: str, number: Number, limit: int) -> list[Reference]:
    """The reference of a number, and those of further numbers that share its symbol: "số 12 và 13/QĐ-UBND"."""
    listed = _MORE_SOON.search(view, max(0, number.start - 14), number.start)
    more = _MORE_NUMBERS.search(view, max(0, number.start - 60), number.start) if listed else None
    shared = _shared_numbers(view, more) if more else []
    first = _reference(view, number, more.start() if shared and more else number.start, limit)
    others = [
        first._replace(number=digits.lstrip("0") or "0", start=first.start, date=None, subject=None)
        for digits in shared
    ]
    return [*others, first]


def _shared_numbers(view: str, more: re.Match[str]) -> list[str]:
    """Only where a type word with "số" stands before the first: a plain "3 và 12/KH-UBND" is no list of numbers."""
    before = view[max(0, more.start() - 60) : more.start()]
    if not re.search(r"số\s*:?\s*$", before, re.IGNORECASE):
        return []
    return re.findall(r"\d+", more[0])


def _reference(view: str, number: Number, at: int, limit: int) -> Reference:
    start, kind, name, typed = _before(view, number, at)
    end, date, issuer = _after(view, number.end, limit)
    if issuer is None and (before := stated_before(view, start)) and not _of_another(before.issuer, number.symbol):
        start, kind, issuer, date = before.start, before.kind or kind, before.issuer, date or before.date
    kind = kind or _kind_by_symbol(number)
    return Reference(
        start, end, kind, number.number, number.year, number.symbol, number.family, date, issuer,
        name=name, subject=_subject(view, end), slip=number.slip, typed=typed,
    )  # fmt: skip


def _of_another(issuer: BodyMention, symbol: str) -> bool:
    """ "Ý kiến của Thủ tướng tại Công văn số 12/VPCP-KTTH": the symbol of a letter says who wrote it."""
    organ = organ_of(symbol)
    named = bodies.by_symbol(organ) if symbol.startswith(organ) else None
    return bool(named and named.central and issuer.kind and issuer.kind.slug != named.slug)


def _before(view: str, number: Number, at: int) -> tuple[int, DocumentType | None, str | None, bool]:
    """Where the reference begins, its type word, and the name that a law bears between the word and its number."""
    window = view[max(0, at - 220) : at]
    base = at - len(window)
    found = _type_word().search(window[-_TYPE_REACH:])
    if found and not found["type"].startswith("luật"):  # "pháp luật số": the law is named before it
        kind = doctypes.by_name(squeeze(found["type"])) or next(
            iter(doctypes.by_abbreviation(found["type"], number.family)), None
        )
        return at - len(window[-_TYPE_REACH:]) + found.start("type"), kind, None, True
    if number.family == "assembly" or (number.year and _may_be_law(number.symbol)):
        law = _last_law(window)
        if law:
            named, name = squeeze(law["type"]), squeeze(law["name"])
            printed = f"{named} {name}" if name else None
            return (
                base + law.start(),
                doctypes.by_name(named),
                printed.capitalize() if printed and printed.isupper() else printed,
                True,
            )
    label = re.search(r"(?:số)\s*:?\s*$", window, re.IGNORECASE)
    return (base + label.start() if label else at), None, None, False


def _may_be_law(symbol: str) -> bool:
    """Whether a law may bear the symbol; "NĐ-CP" says that it is another kind."""
    return symbol.startswith("QH") or not doctypes.by_abbreviation(symbol.split("-")[0])


def _last_law(window: str) -> re.Match[str] | None:
    """The nearest law named right before a number; what lies between must be its name."""
    starts = [
        m.start()
        for m in re.finditer(
            r"(?<![^\W_])(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết|BỘ\s+LUẬT|LUẬT|PHÁP\s+LỆNH)(?![^\W_])", window
        )
    ]
    for start in reversed(starts):
        found = _NAMED_LAW.match(window, start)
        if found and not re.search(r"\d{2,}\s*/|ngày\s+\d", found["name"]):
            amending = re.search(r"(?:sửa\s+đổi|bổ\s+sung)[^;]*$", window[:start], re.IGNORECASE)
            outer = [s for s in starts if s < start] if amending else []
            if (
                outer
                and (whole := _NAMED_LAW.match(window, outer[-1]))
                and re.match(r"\s*(?:sửa\s+đổi|bổ\s+sung)", whole["name"], re.IGNORECASE)
            ):
                return whole
            return found
    return None


def _kind_by_symbol(number: Number) -> DocumentType | None:
    kinds = doctypes.by_symbol(number.symbol, number.family)
    return kinds[0] if kinds else None


_UNLISTED = compiled(
    r"(?P<name>(?!Hội\s+(?:nghị|thảo))"
    r"(?:Ban|Hội đồng|Cục|Chi cục|Tổng cục|Viện|Trung tâm|Công an|Tòa án|Hội|Liên hiệp|Trường|Công ty|Tập đoàn|"
    r"Ngân hàng|Kho bạc|Đảng đoàn|"
    r"Đảng ủy|Cơ quan|Văn phòng|Ủy ban|Thanh tra|Tổ|BCĐ|Phòng|Chi nhánh|Quỹ|Khu|Tiểu ban)\s+"
    r"(?:[^.;()\n\d]|\n(?=[^\W\d_])){3,140}?)(?=,?\s+(?:về\s+(?:việc|chính\s+sách)|gửi|trình|để|ban\s+hành|quy\s+định|hướng\s+dẫn|phê\s+duyệt|kết\s+luận|thông\s+báo|đề\s+nghị|công\s+bố)"
    r"(?![^\W_])|\s*[.;()]|\s*\n\s*\n|$)"
)


def _after(view: str, at: int, limit: int) -> tuple[int, str | None, BodyMention | None]:
    """Date and issuer after the number, in either order."""
    end, date, issuer = at, None, None
    for _ in range(3):
        if date is None and (same := _SAME_DAY.match(view, end, limit)):
            end, date = same.end(), SAME_DAY
            continue
        stated = date_at(view, end, year=True) if date is None else None
        if stated and stated.end <= limit:
            end, date = stated.end, stated.iso
            continue
        of = _OF.match(view, end)
        mention = (body_at(view, of.end()) or _unlisted(view, of.end())) if of and issuer is None else None
        if not mention or mention.end > limit or _ELSEWHERE.match(view, mention.end):
            break
        end, issuer = _term_end(view, mention.end), mention
    return end, date, issuer


def _unlisted(view: str, at: int) -> BodyMention | None:
    """An issuer that no list has: its name as printed."""
    found = _UNLISTED.match(view, at)
    return BodyMention(None, at, found.end("name"), printed=squeeze(found["name"])) if found else None


_TERM = re.compile(r"\s+khóa\s+[IVX]{1,5}|\s*\(khóa\s+[IVX]{1,5}\)", re.IGNORECASE)


def _term_end(view: str, at: int) -> int:
    term = _TERM.match(view, at)
    return term.end() if term else at


def _subject(view: str, at: int) -> tuple[int, int] | None:
    head = _SUBJECT.match(view, at)
    if not head:
        return None
    reach = head.end() + 600
    stop = next((found for found in _SUBJECT_END.finditer(view, head.end(), reach) if not _goes_on(view, found)), None)
    end = stop.start() if stop else min(len(view), reach)
    return (head.end(), trimmed(view, end)) if end > head.end() else None


def _goes_on(view: str, stop: re.Match[str]) -> bool:
    """Whether an empty line only breaks a sentence, as where a converter prints one after every line."""
    if not stop[0].startswith("\n") or "-" in stop[0]:
        return False
    after = re.compile(r"\s*([^\W\d_]|\d|\()").match(view, stop.end())
    return (
        bool(after) and (view[after.start(1)].islower() or view[trimmed(view, stop.start()) - 1] in ",-")
        if after
        else False
    )


def _named(view: str, named: Named) -> Reference:
    end, date, issuer = named.end, None, None
    stated = date_at(view, named.end, year=True)
    if stated:
        end, date = stated.end, stated.iso
    return Reference(named.start, end, named.kind, date=date, issuer=issuer, named=named, name=named.name)

"""Reads deadlines in the text of a task: days, months, quarters, years, recurrences and terms in working days."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.dates import iso_date, last_day
from ingest.facts import Deadline
from ingest.issuers import body_at
from ingest.text import around, compiled, lowered, squeeze, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EVERY = r"(?:hàng|hằng|mỗi)"
_BY = (
    r"(?:trước|chậm\s+nhất(?:\s+(?:là|vào|đến))?|muộn\s+nhất(?:\s+là)?|xong\s+trước|hoàn\s+thành\s+trước|trong|xong\s+trong"
    r"|đến\s+hết|hết|hạn\s+(?:cuối|chót)(?:\s+là)?|thời\s+hạn(?:\s+\w+){0,3}|thời\s+gian(?:\s+\w+){0,3}\s*:)"
)
_HOUR = r"\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?)?\s*,?\s*"
_TWO_DAYS = re.compile(
    rf"ngày\s+(?P<d1>\d{{1,2}})[/.](?P<m1>\d{{1,2}})\s*(?:,|và|;)\s*(?:(?:trước\s+)?ngày\s+)?(?P<d2>\d{{1,2}})[/.](?P<m2>\d{{1,2}})\s*(?:của\s+)?{_EVERY}\s+năm",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?P<by>{_BY})\s*(?:vào\s+)?(?:{_HOUR})?(?:ngày\s+)?(?P<d>\d{{1,2}})\s*(?:[/.-]|\s*tháng\s*)\s*(?P<m>\d{{1,2}})\s*(?:(?:[/.-]|,?\s*năm\s*)\s*(?P<y>\d{{4}})|\s*,?\s*(?P<yearly>(?:của\s+)?{_EVERY}\s+năm)|(?P<bare>(?=\s*[.;,)]|\s*$|\s+(?:về|để|gửi|qua)\s)))(?!\d)",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    rf"(?P<by>{_BY})?\s*(?:vào\s+)?ngày\s+(?:mùng\s+|mồng\s+)?(?P<d>\d{{1,2}})\s*(?:của\s+)?(?:(?P<monthly>{_EVERY}\s+tháng)|(?:tháng\s+(?:cuối|đầu)\s+)?(?:của\s+)?(?P<quarterly>{_EVERY}\s+quý|tháng\s+cuối\s+quý))",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?P<by>{_BY}|hoàn\s+thành)\s+(?:trong\s+)?tháng\s*(?P<m>\d{{1,2}})\s*(?:/|,?\s*năm\s*)\s*(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"(?P<by>{_BY}|hoàn\s+thành)\s+(?:trong\s+)?quý\s*(?P<q>IV|III|II|I|[1-4])\s*(?:/|,?\s*năm\s*)\s*(?P<y>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?P<by>hoàn\s+thành(?:\s+xong)?(?:\s+trước|\s+trong)?|trước|xong\s+trong|thực\s+hiện\s*:\s*trong)\s+năm\s+(?P<y>20\d{2})(?!\s*[-/]?\d)",
    re.IGNORECASE,
)
_PERIODIC = re.compile(
    rf"(?:định\s+kỳ|theo\s+định\s+kỳ)\s*(?:\(|:)?\s*(?P<half>0?6\s+tháng|sáu\s+tháng)?(?:\s*(?:,|và|/|-)\s*)?(?:(?:{_EVERY}\s+|1\s+|01\s+)?(?P<unit>năm|quý|tháng|tuần))?",
    re.IGNORECASE,
)
_REPORT_EVERY = re.compile(
    rf"(?P<every>{_EVERY})\s+(?P<unit>năm|quý|tháng|tuần)(?!\s+của)(?=[^.;]{{0,60}}(?:báo\s+cáo|tổng\s+hợp|gửi))|(?:(?<!trong\s)báo\s+cáo|gửi)(?:(?!trong\s+báo)[^.;]){{0,80}}?(?P<every2>{_EVERY})\s+(?P<unit2>quý|tháng|tuần|năm)",
    re.IGNORECASE,
)
_CELL = re.compile(
    r"\s*(?:(?:ngày\s+)?(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"|(?:trong\s+)?(?:tháng\s*(?P<month>\d{1,2})|quý\s*(?P<q>IV|III|II|I|[1-4]))\s*(?:/|,?\s*năm\s*)\s*(?P<year>\d{4}))\s*",
    re.IGNORECASE,
)
_EACH = re.compile(r"(?:^|(?<=[.;:-]\s)|(?<=\n))\s*(?:Mỗi|Hằng|Hàng)\s+(?P<unit>quý|tháng|năm)(?=,?\s+[^\W\d_])")
_YEARLY_BY = re.compile(
    rf"(?:định\s+kỳ\s+)?{_EVERY}\s+năm\s*[(,]?\s*(?P<by>trước|chậm\s+nhất(?:\s+(?:là|vào))?|vào)\s+ngày\s+(?P<d>\d{{1,2}})\s*(?:[/.-]|tháng\s*)"
    r"\s*(?P<m>\d{1,2})(?!\s*(?:[/.-]|năm)\s*\d)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?:báo\s+cáo|cập\s+nhật|tổng\s+hợp|rà\s+soát|gửi)[^.;]{0,80}?"
    rf"{_EVERY}\s+(?P<unit>năm|quý|tháng|tuần)\s+(?:ít\s+nhất\s+)?(?:một|0?1)\s+lần",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:trong(?:\s+thời\s+(?:hạn|gian))?|(?:chậm|muộn)\s+nhất(?:\s+(?:là|sau|trong))?)\s+(?P<n>\d{1,3})\s*(?:\(\w+\)\s*)?ngày(?P<work>\s+làm\s+việc)?\s*,?\s*(?:kể\s+)?từ\s+(?:ngày|khi)\s+(?P<from>(?:ký|ban\s+hành|Quyết\s+định|Kế\s+hoạch|Chỉ\s+thị|nhận)[^.;,]{0,50})",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:0?6|sáu)\s+tháng\s*(?:đầu\s+năm\s*)?\([\s*]*\Z", re.IGNORECASE)
""" "6 tháng (trước ngày 18/6)": the day of each half-yearly report."""
_RECURS = {"năm": "yearly", "quý": "quarterly", "tháng": "monthly", "tuần": "weekly"}
_QUARTERS = {"I": 3, "II": 6, "III": 9, "IV": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_WINDOW = re.compile(r"(?:từ|kể\s+từ)\s+(?:ngày\s+)?[\d/.\s]*(?:tháng\s+\d+)?[^.;]{0,25}$", re.IGNORECASE)
_REPORT = compiled(
    r"(?i:báo\s+cáo|gửi|trình)(?:\s+(?:kết\s+quả|về|cho|đến))*[^.;]{0,90}?(?=(?<![^\W_])(?:Ủy\s+ban|UBND|Hội\s+đồng|HĐND|Thủ\s+tướng|Chính\s+phủ|Bộ\s+[\p{Lu}]|Ban\s+[\p{Lu}]|Thành\s+ủy|Tỉnh\s+ủy|Đảng\s+ủy|Sở\s+[\p{Lu}]|Phòng\s|phòng\s|Văn\s+phòng|Công\s+an|Cục\s+[\p{Lu}]))"
)


def find_deadlines(
    view: str, start: int, end: int, issued: str | None, skip: Sequence[tuple[int, int]], *, cell: bool = False
) -> list[Deadline]:
    """The deadlines in a stretch, in order.

    Args:
        issued: the document's own day, from which terms run.
        skip: the references, whose dates are no deadlines.
        cell: the stretch is a cell of a task table, where a bare day is one.
    """
    found: list[Deadline] = []
    rows = list(_all(view, start, end, issued))
    if cell and (bare := _CELL.fullmatch(view, start, end)) and (iso := _cell_day(bare)):
        rows.append((start, end, iso, None, None))
    for at, stop, day, recurs, month_day in sorted(rows, key=lambda row: (row[0], -row[1])):
        if any(a < stop and at < b for a, b in skip) or any(d.start < stop and at < d.end for d in found):
            continue
        found.append(Deadline(day, recurs, month_day, _report_to(view, start, at), at, trimmed(view, stop)))
    return _of_each_year(view, found)


def _of_each_year(view: str, found: list[Deadline]) -> list[Deadline]:
    """ "Định kỳ hằng năm báo cáo … chậm nhất ngày 17 tháng 12": the day without a year is one of each year."""
    joined: list[Deadline] = []
    for deadline in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.recurs == "yearly"
            and not last.month_day
            and deadline.date
            and not re.search(r"\d{4}", view[deadline.start : deadline.end])
            and not re.search(r"[.;]\s", view[last.end : deadline.start])
        ):
            joined[-1] = replace(deadline, date=None, recurs="yearly", month_day=deadline.date[5:])
        else:
            joined.append(deadline)
    return joined


def _cell_day(cell: re.Match[str]) -> str | None:
    if cell["y"]:
        return iso_date(cell["y"], cell["m"], cell["d"])
    month = int(cell["month"]) if cell["month"] else _QUARTERS[cell["q"].upper()]
    return last_day(int(cell["year"]), month) if 1 <= month <= 12 else None


Row = tuple[int, int, str | None, str | None, str | None]


def _all(view: str, start: int, end: int, issued: str | None) -> Iterator[Row]:
    """The dates in a stretch."""
    every = any(words.search(lowered(view), start, end) for words in _SAYS_EVERY)
    if every:
        yield from _two_days(view, start, end)
    for found in around(_DAY_CORE, _DAY, view, start, end, before=100, after=40):
        yield from _day(view, found, issued)
    yield from _days_of_month(view, start, end)
    yield from _whole_periods(view, start, end)
    if every:
        yield from _every(view, start, end)
    yield from _periodic(view, start, end)
    yield from _terms(view, start, end, issued)


# What a form cannot be without, in small letters; the form is looked for only around it.
_SAYS_EVERY = (re.compile(r"h[àằ]ng\s+(?:năm|quý|tháng|tuần)"), re.compile(r"mỗi\s+(?:năm|quý|tháng|tuần)"))
_DAY_CORE = re.compile(r"\d\s*(?:[/.-]|tháng)\s*\d")
_DAY_OF_MONTH_CORE = re.compile(
    r"ngày\s+(?:mùng\s+|mồng\s+)?\d{1,2}\s*(?:của\s+)?(?:hàng|hằng|mỗi|tháng\s+(?:cuối|đầu))"
)
_MONTH_CORE = re.compile(r"tháng\s*\d{1,2}\s*(?:/|,?\s*năm\s*)\s*\d{4}")
_QUARTER_CORE = re.compile(r"quý\s*[iv1-4]{1,3}\s*(?:/|,?\s*năm\s*)\s*\d{4}")
_YEAR_CORE = re.compile(r"năm\s+20\d{2}")
_PERIODIC_CORE = re.compile(r"định\s+kỳ")
_TERM_CORE = re.compile(r"ngày(?:\s+làm\s+việc)?\s*,?\s*(?:kể\s+)?từ\s+(?:ngày|khi)\s")


def _days_of_month(view: str, start: int, end: int) -> Iterator[Row]:
    for found in around(_DAY_OF_MONTH_CORE, _DAY_OF_MONTH, view, start, end, before=80, after=40):
        if 1 <= int(found["d"]) <= 31:
            recurs = "monthly" if found["monthly"] else "quarterly"
            yield found.start(), found.end(), None, recurs, f"{int(found['d']):02}"


def _whole_periods(view: str, start: int, end: int) -> Iterator[Row]:
    """Months, quarters and years by whose last day work is due."""
    for found in around(_MONTH_CORE, _MONTH, view, start, end, before=80, after=4):
        if 1 <= int(found["m"]) <= 12 and not _is_window(view, found.start()):
            yield found.start(), found.end(), last_day(int(found["y"]), int(found["m"])), None, None
    for found in around(_QUARTER_CORE, _QUARTER, view, start, end, before=80, after=4):
        yield found.start(), found.end(), last_day(int(found["y"]), _QUARTERS[found["q"].upper()]), None, None
    for found in around(_YEAR_CORE, _YEAR, view, start, end, before=60, after=4):
        yield found.start(), found.end(), f"{found['y']}-12-31", None, None


def _two_days(view: str, start: int, end: int) -> Iterator[Row]:
    """ "ngày 15/6 và ngày 15/12 hằng năm": two days of the year."""
    for found in _TWO_DAYS.finditer(view, start, end):
        spans = ((found.start(), found.start("d2"), "1"), (found.start("d2"), found.end(), "2"))
        for at, stop, nth in spans:
            if day := iso_date("2024", found[f"m{nth}"], found[f"d{nth}"]):
                yield at, stop, None, "yearly", day[5:]


def _day(view: str, found: re.Match[str], issued: str | None) -> Iterator[Row]:
    if _is_window(view, found.start()) or (found["by"].lower() == "trong" and "ngày" not in found[0].lower()):
        return
    if found["y"]:
        iso = iso_date(found["y"], found["m"], found["d"])
        if iso:
            yield found.start(), found.end(), iso, None, None
    elif found["yearly"] and (day := iso_date("2024", found["m"], found["d"])):
        yield found.start(), found.end(), None, "yearly", day[5:]
    elif (
        found["bare"] is not None
        and (day := iso_date("2024", found["m"], found["d"]))
        and _HALF.search(view, max(0, found.start() - 30), found.start())
    ):
        yield found.start(), found.end(), None, "half-yearly", day[5:]
    elif found["bare"] is not None and issued and (day := iso_date(issued[:4], found["m"], found["d"])):
        later = day if day >= issued[:10] else iso_date(str(int(issued[:4]) + 1), found["m"], found["d"])
        yield found.start(), found.end(), later, None, None


def _is_window(view: str, at: int) -> bool:
    """ "từ ngày … đến ngày …" is a window, not a deadline."""
    return bool(_WINDOW.search(view[max(0, at - 60) : at]))


def _every(view: str, start: int, end: int) -> Iterator[Row]:
    """Every year, quarter, month or week."""
    for found in _YEARLY_BY.finditer(view, start, end):
        if day := iso_date("2024", found["m"], found["d"]):
            yield found.start(), found.end(), None, "yearly", day[5:]
    for pattern in (_EACH, _ONCE):
        for found in pattern.finditer(view, start, end):
            yield found.start(), found.end(), None, _RECURS[found["unit"].lower()], None
    for found in _REPORT_EVERY.finditer(view, start, end):
        unit = (found["unit"] or found["unit2"]).lower()
        group = "every" if found["unit"] else "every2"
        yield found.start(group), found.end("unit" if found["unit"] else "unit2"), None, _RECURS[unit], None


def _periodic(view: str, start: int, end: int) -> Iterator[Row]:
    """ "định kỳ 6 tháng, hằng năm"."""
    for found in around(_PERIODIC_CORE, _PERIODIC, view, start, end, before=12, after=60):
        if found["half"] and found["unit"]:
            yield (
                found.start(),
                found.end(),
                None,
                "half-yearly" if found["unit"].lower() == "năm" else _RECURS[found["unit"].lower()],
                None,
            )
        elif found["half"]:
            yield found.start(), found.end(), None, "half-yearly", None
        elif found["unit"] and re.search(rf"{_EVERY}\s+{found['unit']}$", found[0], re.IGNORECASE):
            yield found.start(), found.end(), None, _RECURS[found["unit"].lower()], None


def _terms(view: str, start: int, end: int, issued: str | None) -> Iterator[Row]:
    for found in around(_TERM_CORE, _TERM, view, start, end, before=60, after=80):
        own = re.match(r"(?:ký|ban\s+hành|Quyết\s+định|Kế\s+hoạch|Chỉ\s+thị)", found["from"], re.IGNORECASE)
        day = (
            _after(issued, int(found["n"]), working=bool(found["work"]))
            if own and issued and len(issued) == 10
            else None
        )
        yield found.start(), found.end(), day, None, None


def _after(issued: str, days: int, *, working: bool) -> str | None:
    """The day that many (working) days after the day of issue; public holidays are not known here."""
    try:
        day = datetime.date.fromisoformat(issued)
    except ValueError:
        return None
    if not working:
        return (day + datetime.timedelta(days=days)).isoformat()
    while days > 0:
        day += datetime.timedelta(days=1)
        days -= day.weekday() < 5
    return day.isoformat()


def _report_to(view: str, start: int, at: int) -> str | None:
    """The body to which the report before the deadline goes, as printed."""
    window = max(start, at - 260)
    last = None
    for found in _REPORT.finditer(view, window, at):
        last = found
    if not last:
        return None
    mention = body_at(view, last.end())
    if mention and mention.end <= at:
        return squeeze(view[mention.start : mention.end])
    plain = compiled(r"[\p{Lu}p][^\W\d_]+(?:\s+[^\W\d_]+){0,8}").match(view, last.end(), at)
    return squeeze(re.split(r"\s(?:trước|chậm|trong|để|theo|định)\s", plain[0] + " ")[0]) if plain else None

"""Duties as a calendar (iCalendar, RFC 5545): a whole-day event for each deadline, recurring ones as recurrences."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from ontology.identifiers import digest
from queries.days import first_day, last_day, printed_date
from queries.duties import due_then
from viz.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icalendar import Event

    from queries.model import Deadline, Duty
    from viz.words import Lang

_MONTHS: Final = {
    "yearly": (12,),
    "half-yearly": (6, 12),
    "quarterly": (3, 6, 9, 12),
    "monthly": tuple(range(1, 13)),
}
"""The months in which what recurs is due, where the document names none."""
_AHEAD: Final = timedelta(days=7)
_SUMMARY: Final = 90
_WORDS: Final = {
    "by": ("Văn bản", "Document"),
    "report": ("Báo cáo", "Report to"),
    "quote": ("Nguyên văn", "As printed"),
    "end": (
        "Văn bản không nêu ngày; lịch đặt vào ngày cuối kỳ.",
        "The document names no day; it is put on the last day of the period.",
    ),
}

When = tuple[date, dict[str, object] | None, bool]
"""The first day, the recurrence, and whether the document names the day."""


def calendar_file(duties: Iterable[Duty], name: str, today: date, lang: Lang = "vi") -> tuple[bytes, int, int]:
    """The file, how many deadlines stand in it, and how many do not because no day can be told (weekly, "in time").

    What recurs begins on the day of its document; of one without a date, `today`. An event keeps its UID when its
    document is read again.
    """
    from icalendar import Calendar

    book = Calendar()
    book.add("prodid", "-//Căn Cứ//cancu//VI")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    ends = [(duty, end) for duty in duties for end in duty.deadlines]
    events = {str(event["uid"]): event for duty, end in ends if (event := _event(duty, end, today, lang))}
    for event in events.values():
        book.add_component(event)
    return book.to_ical(), len(events), sum(_when(duty, end, today) is None for duty, end in ends)


def _event(duty: Duty, end: Deadline, today: date, lang: Lang) -> Event | None:
    from icalendar import Alarm, Event

    when = _when(duty, end, today)
    if when is None:
        return None
    day, rule, stated = when
    event = Event()
    key = (duty.document.iri, duty.unit, end.due, end.recurs, end.month_day, end.quote)
    event.add("uid", f"{digest(chr(31).join(part or '' for part in key), 32)}@cancu")
    event.add("dtstamp", datetime.combine(first_day(duty.document.date) or date(1970, 1, 1), datetime.min.time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", xml_text(_summary(duty, end)))
    event.add("description", xml_text("\n".join(_described(duty, end, stated, lang))))
    event.add("transp", "TRANSPARENT")
    if rule:
        event.add("rrule", rule)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", xml_text(_summary(duty, end)))
    alarm.add("trigger", -_AHEAD)
    event.add_component(alarm)
    return event


def _when(duty: Duty, end: Deadline, today: date) -> When | None:
    if end.recurs in _MONTHS:
        return _recurring(end, first_day(duty.document.date) or today)
    day = last_day(end.due)
    return (day, None, True) if day else None


def _recurring(end: Deadline, issued: date) -> When | None:
    """From the first day that is not before the document: `12-15` of each year, or the day of each of the months."""
    month, _, number = (end.month_day or "").rpartition("-")
    months = (int(month),) if month else _MONTHS[end.recurs or ""]
    day = int(number) if number else -1
    by_day = -1 if day > 28 and len(months) > 1 else day  # the 31st of every month is its last day
    days = sorted(_on(year, one, by_day) for year in (issued.year, issued.year + 1) for one in months)
    first = next((one for one in days if one >= issued), None)
    rule: dict[str, object] = {"freq": "yearly", "bymonth": list(months), "bymonthday": by_day}
    return (first, rule, bool(number)) if first else None


def _on(year: int, month: int, day: int) -> date:
    last = calendar.monthrange(year, month)[1]
    return date(year, month, last if day < 0 else min(day, last))


def _work(duty: Duty, end: Deadline) -> str:
    return " ".join(" | ".join(due_then(duty, end) or (duty.evidence.quote,)).split())


def _summary(duty: Duty, end: Deadline) -> str:
    words = f"{duty.unit}: {_work(duty, end)}"
    return words if len(words) <= _SUMMARY else words[: _SUMMARY - 1].rstrip() + "…"


def _described(duty: Duty, end: Deadline, stated: bool, lang: Lang) -> Iterator[str]:
    """The sentence, whom to report to, the document, and the words of the deadline."""
    english = lang == "en"
    card = duty.document
    yield _work(duty, end)
    if end.report_to:
        yield f"{_WORDS['report'][english]}: {end.report_to}"
    named = " · ".join(
        part for part in (f"{card.type or ''} {card.ref}", printed_date(card.date, lang), card.issuer) if part
    )
    yield f"{_WORDS['by'][english]}: {named.strip()}"
    yield f"{_WORDS['quote'][english]}: “{' '.join((end.quote or '').split())}”"
    if not stated:
        yield _WORDS["end"][english]

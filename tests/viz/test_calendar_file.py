"""Calendars as a calendar program finds them: parsed again, recurrences worked out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from queries.model import Deadline, Document, Duty, Evidence
from viz.calendar_file import calendar_file

CARD = Document("urn:d", "918/KH-UBND", "Kế hoạch", date="2025-09-15", issuer="UBND thành phố")
TODAY = date(2025, 1, 1)


def duty(*ends: Deadline, task: str = "Báo cáo, tổng hợp; trước ngày 15/12 hằng năm.") -> Duty:
    return Duty("urn:t", CARD, "Phòng Văn hóa", (task,), ends, False, Evidence("q", None, "s", 0, 1, None, None))


def end(due: str | None = None, recurs: str | None = None, month_day: str | None = None) -> Deadline:
    return Deadline(due, recurs, month_day, "UBND thành phố", "trước ngày 15/12 hằng năm")


def events(*ends: Deadline, **more: Any) -> list[Any]:
    content, inside, left = calendar_file([duty(*ends, **more)], "Phòng Văn hóa", TODAY)
    found = list(Calendar.from_ical(content).walk("VEVENT"))
    assert len(found) == inside == len(ends) - left
    return found


@pytest.mark.parametrize(
    ("given", "days"),
    [
        (end("2025-10-15"), ["2025-10-15"]),
        (end("2025-10"), ["2025-10-31"]),
        (end(None, "yearly", "12-15"), ["2025-12-15", "2026-12-15", "2027-12-15"]),
        (end(None, "yearly", "06-15"), ["2026-06-15", "2027-06-15"]),
        (end(None, "monthly", "25"), ["2025-09-25", "2025-10-25", "2025-11-25"]),
        (end(None, "monthly", "31"), ["2025-09-30", "2025-10-31", "2025-11-30"]),
        (end(None, "quarterly", "20"), ["2025-09-20", "2025-12-20", "2026-03-20"]),
        (end(None, "half-yearly"), ["2025-12-31", "2026-06-30", "2026-12-31"]),
        (end(None, "yearly"), ["2025-12-31", "2026-12-31"]),
    ],
)
def test_the_days_of_a_deadline(given: Deadline, days: list[str]) -> None:
    (event,) = events(given)
    start = event["dtstart"].dt
    assert event["dtend"].dt - start == timedelta(days=1)
    if "rrule" not in event:
        assert [start.isoformat()] == days
        return
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=datetime.combine(start, datetime.min.time()))
    assert [day.date().isoformat() for day in rule[: len(days)]] == days


def test_an_event_says_what_for_whom_and_where_it_stands() -> None:
    (event,) = events(end(None, "yearly", "12-15"))
    assert event["summary"].startswith("Phòng Văn hóa: Báo cáo, tổng hợp; trước")
    assert "Kế hoạch 918/KH-UBND · 15/9/2025 · UBND thành phố" in event["description"]
    assert "“trước ngày 15/12 hằng năm”" in event["description"]
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-7)


def test_a_day_that_the_document_does_not_name_is_told_so() -> None:
    (event,) = events(end(None, "half-yearly"))
    assert "không nêu ngày" in event["description"]


def test_what_has_no_day_is_counted_and_not_made_up() -> None:
    assert events(end(None, "weekly"), end()) == []


def test_uids_are_stable_and_differ() -> None:
    both = (end("2025-10-15"), end(None, "yearly", "12-15"))
    first, again = ([str(event["uid"]) for event in events(*both)] for _ in range(2))
    assert first == again
    assert len(set(first)) == 2


def test_a_document_cannot_put_lines_of_its_own_into_the_calendar() -> None:
    hostile = "Báo cáo\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:http://x"
    (event,) = events(end("2025-10-15"), task=hostile)
    assert "attach" not in event

"""Days as documents print them, and how precisely each is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.dates import date_at, iso_date, last_day
from ingest.issuers import day_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param(" ngày 09/9/2025", "2025-09-09", id="slashes, zero before the day only"),
        pytest.param(" ngày 9 tháng 9 năm 2025", "2025-09-09", id="in words"),
        pytest.param(", ngày 26 tháng 12 năm 2024", "2024-12-26", id="after a comma"),
        pytest.param(", ngày 26-12-2024", "2024-12-26", id="Party form with dashes"),
        pytest.param(" ngày 5.3.2020", "2020-03-05", id="dots"),
        pytest.param(" (ngày 01/02/2023)", "2023-02-01", id="in parentheses"),
        pytest.param("\nngày\n5 tháng\n3 năm\n2020", "2020-03-05", id="broken over lines"),
        pytest.param(" ngày 26/12/2024của", "2024-12-26", id="no space after it"),
        pytest.param(" ký ngày 1/7/2025", "2025-07-01", id="signed on"),
        pytest.param(" NGÀY 05 THÁNG 3 NĂM 2020", "2020-03-05", id="capitals"),
        pytest.param(" tháng 7 năm 2026", "2026-07", id="month in words"),
        pytest.param(" tháng 7/2026", "2026-07", id="month with a slash"),
        pytest.param(" 23/4/2026 của", "2026-04-23", id="without the word"),
        pytest.param(" (23-4-2026)", "2026-04-23", id="without the word, dashes"),
        pytest.param(" ngày 29/02/2024", "2024-02-29", id="leap day"),
    ],
)
def test_a_date_is_read(text: str, iso: str, view: Callable[[str], str]) -> None:
    found = date_at(view(text), 0)
    assert found is not None
    assert found.iso == iso
    assert text[found.start : found.end].strip(" ,()\n") == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ngày 31/02/2025", id="no such day"),
        pytest.param(" ngày 29/02/2025", id="no leap year"),
        pytest.param(" ngày 12/13/2025", id="no such month"),
        pytest.param(" ngày 00/5/2025", id="day nought"),
        pytest.param(" ngày 12/5/0225", id="no such year"),
        pytest.param(" ngày 12/5/20255", id="five digits of a year"),
        pytest.param(" ngày tháng năm 2025", id="blank"),
        pytest.param(" hôm qua, ngày 12/5/2025", id="not right here"),
        pytest.param(" 3/4 số thôn", id="fraction"),
        pytest.param(" năm 2025", id="a year, when none is asked for"),
        pytest.param(" 2026-2030", id="period"),
    ],
)
def test_what_is_no_date_is_none(text: str, view: Callable[[str], str]) -> None:
    assert date_at(view(text), 0) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param(" năm 2008 quy định", "2008", id="year"),
        pytest.param(" năm 2026-2030", None, id="period"),
        pytest.param(" năm 20256", None, id="five digits"),
    ],
)
def test_a_year_alone_only_when_it_is_asked_for(text: str, iso: str | None, view: Callable[[str], str]) -> None:
    found = date_at(view(text), 0, year=True)
    assert (found.iso if found else None) == iso


def test_the_bare_form_only_when_it_may_stand_there() -> None:
    assert date_at(" 23/4/2026", 0, bare=False) is None
    assert date_at(" ngày 23/4/2026", 0, bare=False) is not None


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        pytest.param(("2025",), "2025", id="year"),
        pytest.param(("2025", "9"), "2025-09", id="month"),
        pytest.param(("2025", "9", "5"), "2025-09-05", id="day"),
        pytest.param(("2025", "13"), None, id="month 13"),
        pytest.param(("1899",), None, id="before these forms were used"),
    ],
)
def test_parts_as_iso(parts: tuple[str, ...], iso: str | None) -> None:
    assert iso_date(*parts) == iso


@pytest.mark.parametrize(
    ("year", "month", "iso"), [(2024, 2, "2024-02-29"), (2025, 2, "2025-02-28"), (2025, 12, "2025-12-31")]
)
def test_last_day_of_a_month(year: int, month: int, iso: str) -> None:
    assert last_day(year, month) == iso


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        pytest.param("2025-06-30", "2025-06-30", id="a day"),
        pytest.param("2025-07", "2025-07-01", id="first of a month"),
        pytest.param("2024", "2024-01-01", id="a year tells the era"),
        pytest.param("2025", None, id="but not the year in which areas changed"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_the_day_that_chooses_the_era(iso: str | None, day: str | None) -> None:
    found = day_of(iso)
    assert (found.isoformat() if found else None) == day

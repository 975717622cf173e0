from datetime import date

import pytest

from queries.days import first_day, last_day, printed_date


@pytest.mark.parametrize(
    ("text", "first", "last", "printed"),
    [
        ("2025-09-08", date(2025, 9, 8), date(2025, 9, 8), "08/9/2025"),
        ("2025-02-18", date(2025, 2, 18), date(2025, 2, 18), "18/02/2025"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "02/2024"),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), "12/2025"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ],
)
def test_parts_of_a_date(text: str, first: date, last: date, printed: str):
    assert (first_day(text), last_day(text), printed_date(text)) == (first, last, printed)
    assert printed_date(text, "en") == text


@pytest.mark.parametrize("text", [None, "", "2025-13", "2025-02-30", "tháng 9", "0000"])
def test_no_date(text: str | None):
    assert first_day(text) is None
    assert last_day(text) is None
    assert printed_date(text) == (text or "")


def test_a_day_is_printed_too():
    assert printed_date(date(2025, 12, 31)) == "31/12/2025"

# ruff: noqa: E501  one line a case
"""Deadlines in the text of a task: every form in which work is due, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.deadlines import find_deadlines

if TYPE_CHECKING:
    from collections.abc import Callable

ISSUED = "2025-09-19"  # a Friday

DAYS = [
    pytest.param("trước ngày 15/10/2025", "2025-10-15", id="before a day"),
    pytest.param("trước ngày 15 tháng 12 năm 2025", "2025-12-15", id="in words"),
    pytest.param("trước 15/10/2025", "2025-10-15", id="without ngày"),
    pytest.param("chậm nhất ngày 31/12/2025", "2025-12-31", id="at the latest"),
    pytest.param("chậm nhất là ngày 31/12/2025", "2025-12-31", id="at the latest, with là"),
    pytest.param("muộn nhất là ngày 05/11/2025", "2025-11-05", id="muộn nhất"),
    pytest.param("xong trước ngày 30/9/2025", "2025-09-30", id="done before"),
    pytest.param("hoàn thành trước ngày 30/9/2025", "2025-09-30", id="completed before"),
    pytest.param("hạn cuối là ngày 30/9/2025", "2025-09-30", id="last day"),
    pytest.param("đến hết ngày 31/12/2027", "2027-12-31", id="until the end of a day"),
    pytest.param("trước ngày 05/11 .", "2025-11-05", id="no year: the next such day"),
    pytest.param("trước ngày 05/3.", "2026-03-05", id="no year, already past: next year"),
    pytest.param("hoàn thành trong tháng 5/2026", "2026-05-31", id="month"),
    pytest.param("trước tháng 10 năm 2025", "2025-10-31", id="month in words"),
    pytest.param("hoàn thành trong quý IV/2025", "2025-12-31", id="quarter"),
    pytest.param("xong trong quý I năm 2026", "2026-03-31", id="quarter in words"),
    pytest.param("hoàn thành trước năm 2027", "2027-12-31", id="year"),
    pytest.param("hoàn thành trong năm 2026", "2026-12-31", id="within a year"),
    pytest.param("trong 10 ngày kể từ ngày ban hành Kế hoạch", "2025-09-29", id="ten days from issue"),
    pytest.param("chậm nhất 5 ngày làm việc kể từ ngày ban hành Quyết định", "2025-09-26", id="at the latest so many days on"),
    pytest.param("trong thời hạn 5 ngày làm việc kể từ ngày ký", "2025-09-26", id="five working days pass over a weekend"),
]  # fmt: skip

RECURRING = [
    pytest.param("trước ngày 10/12 hàng năm", "yearly", "12-10", id="every year"),
    pytest.param("trước ngày 15/12 hằng năm", "yearly", "12-15", id="hằng"),
    pytest.param("trước ngày 15 tháng 12 hằng năm", "yearly", "12-15", id="every year in words"),
    pytest.param("trước ngày 25 hằng tháng", "monthly", "25", id="every month"),
    pytest.param("trước ngày 20 của tháng cuối quý", "quarterly", "20", id="last month of the quarter"),
    pytest.param("định kỳ hằng quý báo cáo", "quarterly", None, id="periodic, quarterly"),
    pytest.param("định kỳ 6 tháng báo cáo", "half-yearly", None, id="half-yearly"),
    pytest.param("định kỳ hằng năm báo cáo", "yearly", None, id="periodic, yearly"),
    pytest.param("báo cáo 6 tháng (trước ngày 12/6)", "half-yearly", "06-12", id="half-yearly, then its day"),
    pytest.param("hằng tháng tổng hợp, báo cáo", "monthly", None, id="every month report"),
    pytest.param("hằng tuần báo cáo", "weekly", None, id="every week report"),
    pytest.param("định kỳ hằng năm báo cáo chậm nhất ngày 17 tháng 12.", "yearly", "12-17", id="yearly, then its day"),
]


def one(view: str) -> tuple[str | None, str | None, str | None]:
    (found,) = find_deadlines(view, 0, len(view), ISSUED, [])
    return found.date, found.recurs, found.month_day


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_by_which_work_is_due(text: str, day: str, view: Callable[[str], str]) -> None:
    assert one(view(f"Mua chổi, xẻng {text}")) == (day, None, None)


@pytest.mark.parametrize(("text", "recurs", "month_day"), RECURRING)
def test_work_that_comes_back(text: str, recurs: str, month_day: str | None, view: Callable[[str], str]) -> None:
    assert one(view(f"Sở Nội vụ {text} về thành phố")) == (None, recurs, month_day)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("bắt đầu từ ngày 01/10/2025", id="start"),
        pytest.param("từ ngày 01/10/2025 đến hết ngày 31/10/2025", id="window"),
        pytest.param("trước ngày 31/02/2026", id="no such day"),
        pytest.param("trong những năm qua", id="past years"),
        pytest.param("báo cáo định kỳ theo quy định", id="periodic without a period"),
        pytest.param("trước mắt tập trung vào bờ kênh", id="trước mắt"),
        pytest.param("ngày 10/10/2025 là ngày hội", id="a day of an event"),
        pytest.param("đạt trên 90% trong năm", id="within the year"),
    ],
)
def test_what_is_no_deadline(text: str, view: Callable[[str], str]) -> None:
    assert find_deadlines(view(text), 0, len(text), ISSUED, []) == []


def test_the_date_of_a_reference_is_no_deadline(view: Callable[[str], str]) -> None:
    text = view("Thực hiện xong trước Kế hoạch số 918/KH-UBND, trước ngày 15/9/2025 và trước ngày 30/11/2025")
    at = text.index("trước ngày 15")
    found = find_deadlines(text, 0, len(text), ISSUED, [(at, at + 21)])
    assert [deadline.date for deadline in found] == ["2025-11-30"]


def test_without_a_day_of_issue_a_term_has_no_day(view: Callable[[str], str]) -> None:
    text = view("trong 10 ngày kể từ ngày ban hành Kế hoạch")
    assert [found.date for found in find_deadlines(text, 0, len(text), None, [])] == [None]


def test_each_deadline_once_in_the_order_of_the_text(view: Callable[[str], str]) -> None:
    text = view("Rà soát trước ngày 10/10/2025; báo cáo trước ngày 15/12 hằng năm; xong trong quý IV/2026.")
    found = find_deadlines(text, 0, len(text), ISSUED, [])
    assert [text[d.start : d.end] for d in found] == [
        "trước ngày 10/10/2025",
        "trước ngày 15/12 hằng năm",
        "xong trong quý IV/2026",
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "báo cáo Ủy ban nhân dân thành phố trước ngày 15/12/2025", "Ủy ban nhân dân thành phố", id="after báo cáo"
        ),
        pytest.param("gửi kết quả về Sở Nội vụ trước ngày 15/12/2025", "Sở Nội vụ", id="after gửi … về"),
        pytest.param("trình UBND thành phố trước ngày 15/12/2025", "UBND thành phố", id="after trình"),
        pytest.param("mua chổi trước ngày 15/12/2025", None, id="no report"),
    ],
)
def test_to_whom_the_report_goes(text: str, body: str | None, view: Callable[[str], str]) -> None:
    (found,) = find_deadlines(view(text), 0, len(text), ISSUED, [])
    assert found.report_to == body


@pytest.mark.parametrize(
    ("cell", "day"), [("Quý III Năm 2026", "2026-09-30"), ("Tháng 5/2026", "2026-05-31"), ("30/11/2025", "2025-11-30")]
)
def test_a_cell_of_a_task_table_is_a_deadline(cell: str, day: str) -> None:
    assert [found.date for found in find_deadlines(cell, 0, len(cell), ISSUED, [], cell=True)] == [day]
    assert [found.date for found in find_deadlines(cell, 0, len(cell), ISSUED, [])] == []


def test_the_name_of_a_yearly_report_is_no_deadline() -> None:
    said = "Lồng ghép báo cáo tuyên truyền trong báo cáo công tác giảm nghèo hằng năm của đơn vị và gửi về Sở."
    assert find_deadlines(said, 0, len(said), ISSUED, []) == []

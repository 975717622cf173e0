"""What an office takes away: workbooks and calendars from the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ASKED = {
    "missing": ("missing", "232/KH-UBND", "--as-of", "2025-12-31"),
    "duties": ("duties",),
    "measures": ("measures", "--as-of", "2025-12-31"),
    "matrix": ("matrix", "--as-of", "2025-12-31"),
}


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_as_a_workbook(name: str, cancu: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "bảng.xlsx"
    done = cancu(*ASKED[name], "--format", "xlsx", "--out", str(out))
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(out)
    table, *_, told = book.worksheets
    assert table.max_row > 1
    heads = [str(cell.value) for cell in table[1]]
    assert "iri" not in heads
    assert told.max_row >= 1


def test_the_board_has_every_unit_its_state_and_its_coverage(cancu: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    cancu(*ASKED["missing"], "--format", "xlsx", "--out", str(out))
    table, told = openpyxl.load_workbook(out).worksheets
    assert table.max_row == 115
    states = {row[[cell.value for cell in table[1]].index("Trạng thái")].value for row in table.iter_rows(min_row=2)}
    assert "chưa có dữ liệu" in states
    sure = [
        cell for cell in next(column for column in table.iter_cols() if column[0].value == "Độ tin cậy") if cell.value
    ]
    assert {cell.number_format for cell in sure[1:]} == {"0.0%"}
    assert any("Không thấy trong kho không có nghĩa là chưa ban hành" in str(row[0].value) for row in told.iter_rows())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_figures_of_a_scoreboard_are_numbers_under_headings_of_their_own(
    cancu: Callable[..., Result], tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "a.xlsx"
    cancu(
        "measures",
        "232/KH-UBND",
        "--as-of",
        "2025-12-31",
        "--by",
        "unit",
        "--format",
        "xlsx",
        "--out",
        str(out),
        "--lang",
        lang,
    )
    table = openpyxl.load_workbook(out).worksheets[0]
    heads = [str(cell.value) for cell in table[1]]
    assert len(heads) == len(set(heads))
    issued = heads.index("Đã ban hành" if lang == "vi" else "Issued")
    assert sum(row[issued].value for row in table.iter_rows(min_row=2)) == 2
    assert ("Đến hạn" if lang == "vi" else "Pairs due") in heads


def test_a_workbook_needs_a_file(cancu: Callable[..., Result]) -> None:
    done = cancu(*ASKED["missing"], "--format", "xlsx")
    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_duties_as_a_calendar(cancu: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "hạn.ics"
    done = cancu("duties", "--ics", str(out))
    assert done.exit_code == 0, done.output
    found = list(Calendar.from_ical(out.read_bytes()).walk("VEVENT"))
    assert f"{len(found)} hạn;" in done.stdout
    assert len(found) == 2

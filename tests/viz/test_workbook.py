"""Workbooks as a spreadsheet program finds them: opened again with openpyxl."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl import Workbook

from viz.words import STATES
from viz.workbook import Share, Sheet, workbook
from viz.xml_text import xml_text

HEADS = ("Đơn vị", "Trạng thái", "Hạn", "Muộn")


def opened(*rows: tuple[object, ...]) -> Workbook:
    sheets = [Sheet("Bảng", HEADS, rows), Sheet("Cách tính", (), [("Tính đến 30/11/2025",)])]
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets)))


def test_headings_stay_and_can_be_filtered_by() -> None:
    page = opened(("xã A", "issued", "2025-10-15", 3))["Bảng"]
    assert [cell.value for cell in page[1]] == list(HEADS)
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:D2"
    assert page.print_title_rows == "$1:$1"


def test_dates_are_dates_numbers_numbers_and_states_words_in_colour() -> None:
    row = opened(("xã A", "overdue", "2025-10-15", 3))["Bảng"][2]
    assert row[1].value == STATES["overdue"].vi
    assert row[1].fill.fgColor.rgb == "00" + STATES["overdue"].fill[1:].upper()
    assert (row[2].value, row[2].number_format) == (datetime(2025, 10, 15), "dd/mm/yyyy")
    assert row[3].value == 3


def test_shares_are_percentages_and_months_are_printed() -> None:
    row = opened((Share(0.8684), "", "2025-09", 3))["Bảng"][2]
    assert (row[0].value, row[0].number_format) == (0.8684, "0.0%")
    assert row[2].value == "9/2025"


def test_english_days_are_in_the_english_order() -> None:
    made = workbook([Sheet("Table", HEADS, [("a", "issued", "2025-10-15", 3)])], "en")
    assert openpyxl.load_workbook(io.BytesIO(made))["Table"]["C2"].number_format == "yyyy-mm-dd"


def test_every_cell_names_its_font() -> None:
    page = opened(("xã A", "overdue", "2025-10-15", 3))["Bảng"]
    assert {cell.font.name for row in page.iter_rows() for cell in row} == {"Calibri"}


def test_long_headings_take_lines_and_not_width() -> None:
    sheet = Sheet("Bảng", ["Tỷ lệ nợ của những đơn vị mà kho có dữ liệu"], [[1], [2]])
    page = openpyxl.load_workbook(io.BytesIO(workbook([sheet])))["Bảng"]
    assert page.column_dimensions["A"].width < 12
    assert page.row_dimensions[1].height > 4 * (page.row_dimensions[2].height or 0)


def test_a_row_is_as_high_as_its_words_need() -> None:
    page = opened(("một hai ba bốn năm " * 8, "", "", 1), ("ngắn", "", "", 1))["Bảng"]
    assert page.row_dimensions[2].height == 3 * (page.row_dimensions[3].height or 0)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    cell = opened((text, "", "2025-13-99", None))["Bảng"]["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert cell.quotePrefix


def test_what_xml_cannot_hold_and_what_is_too_long_does_no_harm() -> None:
    cell = opened(("a\x00b\x1b" + "x" * 40_000, "", "", ""))["Bảng"]["A2"]
    assert str(cell.value).startswith("a b x")
    assert len(str(cell.value)) <= 32_767


def test_the_second_sheet_says_how_it_was_computed() -> None:
    assert opened()["Cách tính"]["A1"].value == "Tính đến 30/11/2025"


def test_text_that_xml_cannot_hold_is_blanked() -> None:
    assert xml_text("Kế\x00 hoạch\x0b\ud800 =\tA\n") == "Kế  hoạch   =\tA\n"

"""Excel files: a sheet is a page with a table, and a table is read as Word's are."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ingest.readers import ReadError, decode

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ["TT", "Việc", "Chủ trì"]


def book(rows: list[list[Any]], change: Callable[[Any], None] | None = None) -> bytes:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    if change:
        change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


SEEN = [
    pytest.param([["Một"], ["Hai"], [None], ["Ba"]], "Một\nHai\n\nBa", id="lines"),
    pytest.param([["A\nB", None, "C"], ["D", None, "E"]], "A\nB\nD\nC\nE", id="two columns"),
    pytest.param([HEAD, [1, "Trồng", "Đội"]], "| TT | Việc | Chủ trì |\n| 1 | Trồng | Đội |", id="a table"),
    pytest.param([HEAD, [None], [1, "a\nb", "c"]], "| TT | Việc | Chủ trì |\n| 1 | a<br>b | c |", id="a blank row"),
    pytest.param(
        [["Tên bảng"], HEAD, ["I", "Chung"], [1, "a", "c"], ["Hết."]],
        "Tên bảng\n\n| TT | Việc | Chủ trì |\n| I | Chung |  |\n| 1 | a | c |\n\nHết.",
        id="lines above and below, a heading inside",
    ),
    pytest.param(
        [[date(2025, 9, 2), datetime(2025, 9, 2, 8), 2.0, 2.5, "=1+1"]],
        "| 02/09/2025 | 02/09/2025 | 2 | 2,5 |  |",
        id="values",
    ),
]


@pytest.mark.parametrize(("rows", "wanted"), SEEN)
def test_what_is_printed(rows: list[list[Any]], wanted: str) -> None:
    found = decode(book(rows))
    assert (found.string, found.media_type, found.warnings) == (wanted, KIND, ())


def test_a_unit_beside_several_tasks_holds_for_each() -> None:
    data = book([HEAD, [1, "a", "Đội"], [2, "b"], [3, "c", "Trạm"]], lambda made: made.active.merge_cells("C2:C3"))
    assert decode(data).string.split("\n")[1:] == ["| 1 | a | Đội |", "| 2 | b | Đội |", "| 3 | c | Trạm |"]


def test_a_share_is_shown_as_a_share() -> None:
    def percent(made: Any) -> None:
        made.active["C1"].number_format = "0%"

    assert decode(book([["a", "b", 0.85]], percent)).string == "| a | b | 85% |"


def test_what_is_hidden_is_not_read_and_a_hidden_sheet_is_told() -> None:
    def hide(made: Any) -> None:
        made.active.column_dimensions["B"].hidden = True
        made.active.row_dimensions[2].hidden = True
        other = made.create_sheet("Nháp")
        other.append(["không đọc"])
        other.sheet_state = "hidden"

    found = decode(book([["a", "x", "b", "c"], ["y"], ["d", "x", "e", "f"]], hide), "bảng.xlsx")
    assert found.string == "| a | b | c |\n| d | e | f |"
    (warning,) = found.warnings
    assert warning.code == "hidden-sheets"
    assert "“Nháp”" in warning.vi
    assert "“Nháp”" in warning.en


def parts(data: bytes, **changed: bytes) -> bytes:
    """The package with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return out.getvalue()


PLAIN = book([["a"]])
FAR = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576">' \
    b'<c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>'  # fmt: skip
REFUSED = [
    pytest.param(book([]), "no-text", id="no words"),
    pytest.param(PLAIN[:-40], "broken", id="cut off"),
    pytest.param(parts(PLAIN, workbook=b"<workbook"), "broken", id="broken XML"),
    pytest.param(parts(PLAIN, sheet1=b'<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>'), "bomb", id="entities"),
    pytest.param(parts(PLAIN, sheet1=b" " * (3 << 20)), "bomb", id="packed too well"),
    pytest.param(parts(PLAIN, sheet1=FAR), "bomb", id="one cell, far away"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "bảng.xlsx")
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“bảng.xlsx”: ")

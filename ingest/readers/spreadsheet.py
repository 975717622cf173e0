"""Reads Excel files (.xlsx): each sheet as the table that it prints.

A sheet of an office is a page: lines of a header above, a table, lines of a signature below. Rows of fewer than three
cells outside the table are lines; the table is written as Word's tables are, so that the same rules read it.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError, refusal
from ingest.readers.extract import Extract, ReadWarning, unpacked, unpaged
from ingest.readers.flow import Flow
from ingest.readers.package import Package
from ingest.readers.sandbox import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_FULL = 3  # cells; a row of fewer is a line of text
_CELLS = 1_000_000
"""Of one sheet, empty ones too. A task table has some thousand; more is a database, or an attack."""

Row = list[str]


def extract(data: bytes, shown: str) -> Extract:
    """The text of an Excel file. Raises ReadError for one that is broken, protected, too large, or without words."""
    return unpacked(run("spreadsheet", data, shown, options=[shown]))


def parse(data: bytes, shown: str) -> Extract:
    """What `extract` does, in this process."""
    from openpyxl import load_workbook

    Package(data, shown).check()
    try:
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # the library raises what its parts raise
        raise refusal("broken", shown) from error
    flow = Flow()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            _sheet(flow, list(_rows(sheet, shown)))
    found = flow.text()
    if not found.strip():
        raise ReadError(
            "no-text", f"{shown}: bảng tính không có chữ nào để đọc.", f"{shown}: there is no text in this spreadsheet."
        )
    return unpaged(found, *_left_out(book, shown))


def _left_out(book: Workbook, shown: str) -> Iterator[ReadWarning]:
    hidden = ", ".join(f"“{sheet.title}”" for sheet in book.worksheets if sheet.sheet_state != "visible")
    if hidden:
        yield ReadWarning(
            "hidden-sheets",
            f"{shown}: không đọc trang tính bị ẩn: {hidden}.",
            f"{shown}: hidden sheets not read: {hidden}.",
        )


def _rows(sheet: Worksheet, shown: str) -> Iterator[Row]:
    """The rows that are printed, each with all its columns that are."""
    if sheet.max_row * sheet.max_column > _CELLS:
        raise refusal("bomb", shown)
    columns = [at for at in range(1, sheet.max_column + 1) if at not in _hidden(sheet)]
    spread = _merged(sheet)
    for row in range(1, sheet.max_row + 1):
        if not sheet.row_dimensions[row].hidden:
            yield [spread.get((row, column)) or _said(sheet.cell(row, column)) for column in columns]


def _hidden(sheet: Worksheet) -> set[int]:
    parts = (part for part in sheet.column_dimensions.values() if part.hidden)
    return {at for part in parts for at in range(part.min or 0, (part.max or 0) + 1)}


def _merged(sheet: Worksheet) -> dict[tuple[int, int], str]:
    """What stands in cells that are merged downwards: the unit beside its tasks holds for each of them."""
    return {
        place: _said(sheet.cell(*area.left[0]))
        for area in sheet.merged_cells.ranges
        if area.min_col == area.max_col
        for place in area.left[1:]
    }


def _sheet(flow: Flow, rows: list[Row]) -> None:
    """What stands above the table, the table, what stands below it."""
    full = [at for at, row in enumerate(rows) if sum(map(bool, row)) >= _FULL]
    first, last = (full[0], full[-1] + 1) if full else (len(rows), len(rows))
    _lines(flow, rows[:first])
    _table(flow, [row for row in rows[first:last] if any(row)])
    _lines(flow, rows[last:])


def _lines(flow: Flow, rows: list[Row]) -> None:
    """Rows of one or two cells: neighbouring rows of two are two columns, the left one read first, as on paper."""
    for cells, group in groupby(([cell for cell in row if cell] for row in rows), key=len):
        if cells:
            _table(flow, [list(column) for column in zip(*group, strict=True)] if cells > 1 else list(group))


def _table(flow: Flow, rows: list[Row]) -> None:
    flow.start_table()
    for row in rows:
        flow.start_row()
        for cell in row:
            flow.start_cell()
            for line in cell.split("\n"):
                flow.add(line)
                flow.end_paragraph()
    flow.end_table()


def _said(cell: Cell | MergedCell) -> str:
    """What a cell shows, as far as its kind tells."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bool | time) or not isinstance(value, int | float):
        return str(value).strip()
    percent = "%" in str(cell.number_format)
    shown = f"{value * 100 if percent else value:.10g}".replace(".", ",")
    return f"{shown}%" if percent else shown

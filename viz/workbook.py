"""A table as an Excel workbook that an office can sort, filter and print."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from queries.days import printed_date
from viz.words import STATES, Lang
from viz.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_DAY_FORMATS: Final[dict[Lang, str]] = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_LONGEST: Final = 32_000
"""Characters of a cell; Excel takes 32,767."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_FONT: Final = "Calibri"
"""Named in every cell: a font without a name is another one in LibreOffice."""
_NARROWEST: Final = 9
_WIDEST: Final = 60
_PAGE: Final = 88
"""Width of a sheet of sentences."""
_LINE: Final = 15
"""Points; a row has as many lines as its longest cell, but at most `_LINES`."""
_LINES: Final = 12
_BUTTON: Final = 4
"""Characters for the button by which a column is filtered."""
_LOOKED_AT: Final = 200
"""Rows from which the width of a column is taken."""


class Share(float):
    """A part of a whole, 0…1, shown as a percentage."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: headings over rows, or (`heads` empty) lines of text. Texts such as 2025-10-15 become dates, shares
    percentages, and the names of states their words in their colours.
    """

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[object]]


def workbook(sheets: Iterable[Sheet], lang: Lang = "vi") -> bytes:
    """The file. No cell is ever a formula, whatever a document says."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Căn Cứ"
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet, lang)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, row in enumerate(([sheet.heads] if sheet.heads else []), start=1):
        for place, head in enumerate(row, start=1):
            cell = page.cell(number, place, head)
            cell.font, cell.fill = Font(name=_FONT, bold=True, color="FFFFFF"), PatternFill("solid", "12395F")
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for number, values in enumerate(sheet.rows, start=2 if sheet.heads else 1):
        for place, value in enumerate(values, start=1):
            _write(page.cell(number, place), value, lang)  # type: ignore[arg-type]  # nothing is merged here
    _lay_out(page, bool(sheet.heads))


def _write(cell: Cell, value: object, lang: Lang) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str) and _DAY.fullmatch(value):
        value = _day(value)
    elif isinstance(value, str) and _MONTH.fullmatch(value):
        value = printed_date(value, lang)
    if isinstance(value, date):
        cell.value, cell.number_format = value, _DAY_FORMATS[lang]
        cell.alignment = Alignment(horizontal="left", vertical="top")
    elif isinstance(value, bool) or value is None:
        cell.value = "" if value is None else value
    elif isinstance(value, int | float):
        cell.value = float(value) if isinstance(value, Share) else value
        cell.number_format = "0.0%" if isinstance(value, Share) else "General"
        cell.alignment = Alignment(horizontal="center", vertical="top")
    elif value in STATES:
        _state(cell, str(value), lang)
    else:
        text = xml_text(str(value))[:_LONGEST]
        cell.value = text
        cell.data_type = "s"  # never "f": a text that begins with = is a text
        cell.quotePrefix = text.startswith(_FORMULA)


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _state(cell: Cell, state: str, lang: Lang) -> None:
    from openpyxl.styles import Font, PatternFill

    look = STATES[state]
    cell.value = look.word(lang)
    cell.fill, cell.font = PatternFill("solid", look.fill[1:].upper()), Font(name=_FONT, color=look.text[1:].upper())


def _lay_out(page: Worksheet, headed: bool) -> None:
    """Widths from the content; the headings stay in sight, can be filtered by, and are printed on every page."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    looked_at = page.iter_cols(max_row=min(page.max_row, _LOOKED_AT))
    widths = [_width(column) if headed else _PAGE for column in looked_at]
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(page.iter_rows(), start=1):
        lines = max(_lines(cell.value, width) for cell, width in zip(row, widths, strict=True))
        page.row_dimensions[number].height = _LINE * min(lines, _LINES)
    page.page_setup.orientation, page.page_setup.paperSize = ("landscape" if headed else "portrait"), 9
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    if headed:
        page.freeze_panes = "B2"
        page.auto_filter.ref = page.dimensions
        page.print_title_rows = "1:1"


def _width(column: Sequence[Cell | MergedCell]) -> int:
    """In characters: that of the longest value, or of the longest word of the heading, which may take many lines."""
    head, *cells = column
    word = max(map(len, str(head.value or "").split()), default=0) + _BUTTON
    return min(_WIDEST, max(_NARROWEST, word, *(len(_shown(cell.value)) + 2 for cell in cells), 0))


def _shown(value: object) -> str:
    return "00/00/0000" if isinstance(value, date) else f"{value:.3g}" if isinstance(value, float) else str(value or "")


def _lines(value: object, width: int) -> int:
    """Lines that a text takes, broken at words as the sheet breaks it."""
    room = width - 2
    return sum(1 if len(line) <= room else len(wrap(line, room)) for line in _shown(value).split("\n"))

"""Documents × units, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.table import Table
from rich.text import Text

from cancu import shapes
from cancu.asking import name
from cancu.board_table import STYLES
from cancu.coverage import coverage_line
from cancu.language import pick
from cancu.output import clean
from cancu.unit_names import unit_names
from queries.days import printed_date
from viz.words import STATES, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from queries.matrix import Cell, Matrix
    from queries.model import State

SIGNS: Final[dict[State, str]] = {
    "issued": "✓", "issued_late": "✓+", "overdue": "✗", "not_due": "○", "draft": "D", "cites_only": "v",
    "not_found": "?", "no_data": "–",
}  # fmt: skip
_WIDE: Final = 12
"""Documents that fit beside the names of units in a terminal."""
_HIGH: Final = 40


def as_object(whole: Matrix) -> dict[str, Any]:
    """The JSON object: a unit that is not expected for a document has no cell for it."""
    return {
        "as_of": whole.as_of.isoformat(),
        "coverage": shapes.coverage(whole.coverage),
        "documents": [shapes.document(card) for card in whole.directives],
        "units": [
            {
                "area": area.title,
                "code": area.code,
                "kind": area.kind,
                "cells": {
                    card.iri: _cell(cell) for card in whole.directives if (cell := whole.cells[card.iri].get(area.path))
                },
            }
            for area in whole.units
        ],
        "undecided": [shapes.document(card) for card in whole.undecided],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    card = cell.held.document if cell.held else None
    return {
        "state": cell.state,
        "issued": cell.issued,
        "date": card.date if card else None,
        "due": cell.due.isoformat() if cell.due else None,
        "days_late": cell.days_late,
        "ref": card.ref if card else None,
        "iri": card.iri if card else None,
        "inherited_from": cell.held.former if cell.held else None,
    }


def columns(whole: Matrix) -> tuple[str, ...]:
    """The columns of the CSV table: a document each, by reference and date."""
    return ("as_of", "area", "code", *(f"{card.ref} ({card.date or '?'})" for card in whole.directives))


def as_rows(whole: Matrix) -> Iterator[tuple[object, ...]]:
    """The rows of the CSV table: a unit each, with the state of each document; empty where it is not expected."""
    names = unit_names(whole.units, whole.as_of)
    for area in whole.units:
        cells = (whole.cells[card.iri].get(area.path) for card in whole.directives)
        yield (whole.as_of, names[area.path], area.code, *(cell.state if cell else "" for cell in cells))


def headings(whole: Matrix, lang: str) -> tuple[str, ...]:
    """The same columns, a document as people call it: `Kế hoạch 918/KH-UBND 15/9/2025`."""
    named = (f"{name(card)} {printed_date(card.date, lang)}".strip() for card in whole.directives)
    return ("as_of", "area", "code", *named)


def told(whole: Matrix, lang: str) -> Iterator[Text]:
    """Day, denominators and coverage."""
    if not whole.directives:
        nobody = "Không có đơn vị nào phải ban hành ¦ No unit is expected to issue"
        yield Text(f"{pick(nobody, lang)} ({printed_date(whole.as_of, lang)}).")
        return
    day = printed_date(whole.as_of, lang)
    yield Text(
        pick(
            f"Tính đến {day}: {len(whole.directives)} văn bản × {len(whole.units)} đơn vị"
            f" ¦ As of {day}: {counted(len(whole.directives), 'document')} × {counted(len(whole.units), 'unit')}",
            lang,
        ),
        "bold",
    )
    yield Text(coverage_line(whole.coverage, lang))


def as_table(whole: Matrix, lang: str, *, everything: bool = False) -> Iterator[RenderableType]:
    """The parts to print: day and coverage, the matrix in signs, what signs and columns mean."""
    yield from told(whole, lang)
    if not whole.directives:
        return
    shown = whole.directives[-_WIDE:]
    yield _signs(whole, lang, everything)
    for number, card in enumerate(shown, start=1):
        yield Text(f"{number:>2} = {clean(name(card))} {printed_date(card.date, lang)}")
    if hidden := len(whole.directives) - len(shown):
        yield Text(
            pick(
                f"… và {hidden} văn bản cũ hơn (--format csv)"
                f" ¦ … and {counted(hidden, 'older document')} (--format csv)",
                lang,
            ),
            "dim",
        )
    yield Text.assemble(
        *(
            part
            for state, sign in SIGNS.items()
            for part in ((sign, STYLES[state]), f" {STATES[state].word('en' if lang == 'en' else 'vi')}   ")
        )
    )


def _signs(whole: Matrix, lang: str, everything: bool) -> Table:
    shown = whole.directives[-_WIDE:]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(pick("Đơn vị ¦ Unit", lang), overflow="fold", max_width=28)
    for number in range(1, len(shown) + 1):
        table.add_column(str(number), justify="center", no_wrap=True, min_width=2)
    rows = [(area, [whole.cells[card.iri].get(area.path) for card in shown]) for area in whole.units]
    rows = [row for row in rows if any(row[1])]
    rows.sort(key=lambda row: all(cell is None or cell.state == "no_data" for cell in row[1]))  # what is known first
    units = rows if everything else rows[:_HIGH]
    names = unit_names([area for area, _ in units], whole.as_of, lang)
    for area, cells in units:
        table.add_row(
            names[area.path],
            *(Text(SIGNS[cell.state], STYLES[cell.state]) if cell else Text() for cell in cells),
        )
    if hidden := len(rows) - len(units):
        table.add_row(Text(pick(f"… và {hidden} đơn vị nữa (--all) ¦ … and {hidden} more (--all)", lang), "dim"))
    return table

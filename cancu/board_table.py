"""A missing board as people read it: its day, denominator and coverage first, then counts, then the units."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cancu.asking import name
from cancu.coverage import coverage_line
from cancu.language import pick
from cancu.output import clean
from queries.days import printed_date
from viz.words import STATES, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from queries.model import Board, Row, State

STYLES: Final[dict[State, str]] = {
    "issued": "green",
    "issued_late": "yellow",
    "overdue": "bold red",
    "not_due": "blue",
    "draft": "magenta",
    "cites_only": "cyan",
    "not_found": "red",
    "no_data": "dim",
}
_BELOW: Final = (
    "Văn bản cấp dưới triển khai {0}; văn bản của đơn vị thực hiện thẳng {0} cũng được tính:"
    " ¦ One below that carries out {0}; what a unit issues for {0} itself counts too:"
)
_FOLD: Final = 12
"""A longer group is folded to its first units unless all are asked for."""
_SHOWN: Final = 5


def board_table(board: Board, lang: str, *, everything: bool = False) -> Iterator[RenderableType]:
    """The parts to print; boards of the level below follow, indented."""
    yield from _head(board, lang)
    if not board.rows:
        return
    yield _counts(board, lang)
    yield _units(board, lang, everything)
    for below in board.below:
        yield Text()
        yield Text(pick(_BELOW, lang).format(name(board.document)), "dim")
        yield from (Padding(part, (0, 0, 0, 2)) for part in board_table(below, lang, everything=everything))


def _head(board: Board, lang: str) -> Iterator[Text]:
    card = board.document
    parts = [printed_date(card.date, lang), clean(card.issuer), "" if card.own_text else pick(_NO_TEXT, lang)]
    yield Text.assemble((clean(name(card)), "bold"), *(f" · {part}" for part in parts if part))
    yield from (Text(f"! {conflict}", "yellow") for conflict in card.conflicts)
    day = printed_date(board.as_of, lang)
    if not board.rows:
        nobody = "Không có đơn vị cấp dưới nào phải ban hành ¦ No unit below is expected to issue"
        yield Text(f"{pick(nobody, lang)} ({day}). {board.because}")
        return
    issued = sum(row.issued for row in board.rows)
    yield Text.assemble(
        (pick("Tính đến ¦ As of", lang) + f" {day}: ", ""),
        (
            pick(f"{issued}/{board.expected} đơn vị đã ban hành ¦ {issued} of {board.expected} have issued", lang),
            "bold",
        ),
    )
    if board.due and len({row.due for row in board.rows}) == 1:
        yield Text(pick("Hạn: ¦ Due:", lang) + f" {printed_date(board.due, lang)}")
    yield Text(pick("Ai phải ban hành: ¦ Who is expected:", lang) + f" {clean(board.because)}.")
    yield Text(coverage_line(board.coverage, lang))
    if suspected := sum(bool(row.suspects) for row in board.rows):
        yield Text(
            pick(
                f"! {suspected} đơn vị có văn bản nghi ghi nhầm số của văn bản này (dấu !); chưa tính, xem cancu review"
                f" ¦ ! {counted(suspected, 'unit')} with a document that may name this one wrongly (marked !);"
                " not counted, see cancu review",
                lang,
            ),
            "yellow",
        )
    for one in board.exempt:
        yield Text(pick("Không tính: ¦ Left out:", lang) + f" {one.area} ({clean(one.reason)})")


_NO_TEXT: Final = "chưa có toàn văn trong kho ¦ own text not in the store"


def _word(state: State, lang: str) -> Text:
    return Text(STATES[state].word("en" if lang == "en" else "vi"), STYLES[state])


def _counts(board: Board, lang: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(pick("Trạng thái ¦ State", lang))
    table.add_column(pick("Số đơn vị ¦ Units", lang), justify="right")
    table.add_column(pick("Tỷ lệ ¦ Share", lang), justify="right")
    for state, count in board.counts.items():
        if count:
            share = f"{100 * count / board.expected:.1f} %"
            table.add_row(_word(state, lang), str(count), share if lang == "en" else share.replace(".", ","))
    return table


def _units(board: Board, lang: str, everything: bool) -> Table:
    """The units under a heading for each state, with only those columns in which something stands."""
    heads = ("Đơn vị ¦ Unit", "Văn bản ¦ Document", "Ngày ¦ Date", "Hạn ¦ Due", "Muộn (ngày) ¦ Days late")
    same_due = len({row.due for row in board.rows}) == 1
    used = [0, *(place for place, cells in enumerate(zip(*map(_facts, board.rows), strict=True), 1) if any(cells))]
    used = [place for place in used if not (place == _DUE and same_due)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    wrapped = {0, 1} if any(row.successors for row in board.rows) else {1}
    for place in used:
        late = place == _DUE + 1
        table.add_column(pick(heads[place], lang), no_wrap=place not in wrapped, justify="right" if late else "left")
    for state, group in groupby(board.rows, key=lambda row: row.state):
        rows = list(group)
        table.add_section()
        table.add_row(_word(state, lang).append(f" ({len(rows)})"))
        shown = rows if everything or len(rows) <= _FOLD else rows[:_SHOWN]
        for row in shown:
            cells = _cells(row, lang)
            table.add_row(*(cells[place] for place in used))
        if hidden := len(rows) - len(shown):
            more = pick(f"… và {hidden} đơn vị nữa (--all) ¦ … and {hidden} more (--all)", lang)
            table.add_row(Text(f"  {more}", "dim"))
    return table


_DUE: Final = 3


def _facts(row: Row) -> tuple[object, ...]:
    return row.document, row.date, row.due, row.days_late


def _cells(row: Row, lang: str) -> list[Text]:
    found = clean(name(row.document)) if row.document else ""
    late = "" if row.days_late is None else str(row.days_late)
    dates = printed_date(row.date, lang), printed_date(row.due, lang)
    return [Text(f"  {_unit(row, lang)}"), *map(Text, (found, *dates, late))]


def _unit(row: Row, lang: str) -> str:
    """The body or area, with the unit that it inherits from, or those that took it over."""
    name = (row.body or row.area) + (" !" if row.suspects else "")
    if row.inherited_from:
        return f"{name} ({pick('kế thừa: ¦ inherits:', lang)} {row.inherited_from})"
    if row.successors:
        now = ", ".join(row.successors)
        return f"{name} ({pick('nay: ¦ now:', lang)} {now})"
    return name

"""A scoreboard, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.table import Table
from rich.text import Text

from cancu import shapes
from cancu.asking import name
from cancu.coverage import coverage_line
from cancu.language import pick
from cancu.output import clean
from cancu.unit_names import unit_names
from queries.days import printed_date
from queries.model import STATES
from viz.words import STATES as LOOKS
from viz.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import RenderableType

    from queries.measures import Measures, Scoreboard

_FIGURES: Final = (
    "expected", "issued", "due", "outstanding", "outstanding_known", "deficit", "deficit_known", "late_issued",
    "average_delay", "average_overdue", "overdue_30", "overdue_90", "on_time", "open_in_time",
)  # fmt: skip
_HEADS: Final = {
    "document": ("ref", "date", "issuer", "iri"),
    "unit": ("area", "code", "kind", "level"),
}
_SHOWN: Final = 30
"""Rows of a longer table that are printed unless all are asked for: those with most outstanding."""


def figures(found: Measures) -> dict[str, Any]:
    """The measures by name; shares have four decimals, mean days one."""
    values = {figure: getattr(found, figure) for figure in _FIGURES}
    for figure, digits in (("deficit", 4), ("deficit_known", 4), ("average_delay", 1), ("average_overdue", 1)):
        if values[figure] is not None:
            values[figure] = round(values[figure], digits)
    return values | {"counts": dict(found.counts)}


def as_object(board: Scoreboard) -> dict[str, Any]:
    """The JSON object."""
    return {
        "as_of": board.as_of.isoformat(),
        "cutoff": board.cutoff.isoformat(),
        "total": figures(board.total),
        "fragmentation": None if board.fragmentation is None else round(board.fragmentation, 4),
        "since": board.since.isoformat() if board.since else None,
        "before": figures(board.before) if board.before else None,
        "change": board.change,
        "coverage": shapes.coverage(board.coverage),
        "documents": [{"document": shapes.document(card), **figures(found)} for card, found in board.documents],
        "units": [
            {"area": area.title, "code": area.code, "kind": area.kind, "level": area.level, **figures(found)}
            for area, found in board.units
        ],
        "undecided": [shapes.document(card) for card in board.undecided],
    }


def columns(by: str) -> tuple[str, ...]:
    """The columns of the CSV table; a state's says so, for one of them is called as a figure is."""
    return ("as_of", *_HEADS[by], *_FIGURES, *(f"state_{state}" for state in STATES))


def as_rows(board: Scoreboard, by: str) -> Iterator[tuple[object, ...]]:
    """The rows of the CSV table."""
    heads: list[tuple[tuple[object, ...], Measures]]
    if by == "unit":
        names = unit_names([area for area, _ in board.units], board.as_of)
        heads = [((names[area.path], area.code, area.kind, area.level), found) for area, found in board.units]
    else:
        heads = [((card.ref, card.date, card.issuer, card.iri), found) for card, found in board.documents]
    for head, found in heads:
        values = figures(found)
        yield (board.as_of, *head, *(values[figure] for figure in _FIGURES), *found.counts.values())


def as_table(board: Scoreboard, by: str, lang: str, *, everything: bool = False) -> Iterator[RenderableType]:
    """The parts to print: day, denominator and coverage, the measures of all, then of each document or unit."""
    if not board.total.expected:
        nobody = "Không có đơn vị nào phải ban hành ¦ No unit is expected to issue"
        yield Text(f"{pick(nobody, lang)} ({printed_date(board.as_of, lang)}).")
        return
    total, day = board.total, printed_date(board.as_of, lang)
    yield Text(
        pick(
            f"Tính đến {day}: {len(board.documents)} văn bản × {len(board.units)} đơn vị, {total.expected} cặp phải"
            f" ban hành, {total.issued} đã ban hành"
            f" ¦ As of {day}: {counted(len(board.documents), 'document')} × {counted(len(board.units), 'unit')},"
            f" {counted(total.expected, 'pair')}"
            f" expected, {total.issued} issued",
            lang,
        ),
        "bold",
    )
    yield Text(coverage_line(board.coverage, lang))
    yield total_table(board, lang)
    yield _each(board, by, lang, everything)
    if board.undecided:
        refs = ", ".join(clean(card.ref) for card in board.undecided)
        yield Text(
            pick("Không rõ ai phải ban hành, không tính: ¦ Not known who is expected, left out:", lang) + f" {refs}"
        )


def total_table(board: Scoreboard, lang: str) -> Table:
    """The measures of all documents and units, beside those of the earlier day."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(pick("Chỉ số ¦ Measure", lang))
    table.add_column(printed_date(board.as_of, lang), justify="right")
    if board.before:
        table.add_column(printed_date(board.since, lang), justify="right")
    for label, value in _LINES.items():
        cells = [value(found, lang) for found in (board.total, board.before) if found]
        table.add_row(pick(label, lang), *cells)
    table.add_row(pick(_FRAGMENTATION, lang), _percent(board.fragmentation, lang), *([""] if board.before else []))
    for state, count in board.total.counts.items():
        if count:
            word = LOOKS[state].word("en" if lang == "en" else "vi")
            table.add_row(f"  {word}", str(count), *([str(board.before.counts[state])] if board.before else []))
    return table


def _percent(share: float | None, lang: str) -> str:
    return "–" if share is None else _localised(f"{100 * share:.1f} %", lang)


def _days(days: float | None, lang: str) -> str:
    return "–" if days is None else _localised(f"{days:.1f}", lang)


def _localised(text: str, lang: str) -> str:
    return text if lang == "en" else text.replace(".", ",")


_FRAGMENTATION: Final = (
    "Phân mảnh: văn bản chưa được mọi đơn vị triển khai ¦ Fragmentation: documents not carried out by all"
)
_LINES: Final[dict[str, Callable[[Measures, str], str]]] = {
    "Đến hạn ¦ Due": lambda found, _: str(found.due),
    "Chưa thấy ban hành (nợ) ¦ Outstanding": lambda found, _: str(found.outstanding),
    "Tỷ lệ nợ ¦ Deficit": lambda found, lang: _percent(found.deficit, lang),
    "Tỷ lệ nợ, chỉ đơn vị có dữ liệu ¦ Deficit, units with documents only": (
        lambda found, lang: _percent(found.deficit_known, lang)
    ),
    "Chậm trung bình của văn bản muộn (ngày) ¦ Average delay of what was late (days)": (
        lambda found, lang: _days(found.average_delay, lang)
    ),
    "Quá hạn trung bình (ngày) ¦ Average time overdue (days)": lambda found, lang: _days(found.average_overdue, lang),
    "Quá hạn hơn 30 ngày ¦ Overdue for more than 30 days": lambda found, _: str(found.overdue_30),
    "Quá hạn hơn 90 ngày ¦ Overdue for more than 90 days": lambda found, _: str(found.overdue_90),
}


def _each(board: Scoreboard, by: str, lang: str, everything: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(pick("Đơn vị ¦ Unit" if by == "unit" else "Văn bản ¦ Document", lang))
    for head in _COLUMNS:
        table.add_column(pick(head, lang), justify="right")
    names = unit_names([area for area, _ in board.units], board.as_of, lang) if by == "unit" else {}
    named = (
        [(names[area.path], found) for area, found in board.units]
        if by == "unit"
        else [
            (f"{clean(name(card))} {printed_date(card.date, lang)}".strip(), found) for card, found in board.documents
        ]
    )
    listed = sorted(named, key=lambda pair: -pair[1].outstanding)
    shown = listed if everything else listed[:_SHOWN]
    for label, found in shown:
        numbers = (found.expected, found.issued, found.due, found.outstanding)
        table.add_row(label, *map(str, numbers), _percent(found.deficit, lang), _days(found.average_delay, lang))
    if hidden := len(listed) - len(shown):
        more = pick(f"… và {hidden} dòng nữa (--all) ¦ … and {hidden} more (--all)", lang)
        table.add_row(Text(more, "dim"))
    return table


_COLUMNS: Final = (
    "Phải có ¦ Expected", "Đã có ¦ Issued", "Đến hạn ¦ Due", "Nợ ¦ Open", "Tỷ lệ nợ ¦ Deficit", "Chậm TB ¦ Delay",
)  # fmt: skip

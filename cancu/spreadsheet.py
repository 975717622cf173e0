"""Answers as an Excel workbook: the table with headings in the user's language, and a sheet on how it was computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
from rich.text import Text

from cancu.language import pick, say
from viz.words import STATES
from viz.workbook import Share, Sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from rich.table import Table

    from viz.words import Lang

_HEADS: Final = {
    "directive": "Văn bản gốc ¦ Directive",
    "as_of": "Ngày chốt ¦ As of",
    "area": "Đơn vị ¦ Unit",
    "code": "Mã ¦ Code",
    "state": "Trạng thái ¦ State",
    "issued": "Đã ban hành ¦ Issued",
    "ref": "Văn bản ¦ Document",
    "date": "Ngày ¦ Date",
    "due": "Hạn ¦ Due",
    "pairs_due": "Đến hạn ¦ Pairs due",
    "days_late": "Muộn (ngày) ¦ Days late",
    "expected_because": "Vì sao phải ban hành ¦ Why expected",
    "iri": "Mã định danh ¦ Identifier",
    "expected_source": "Nguồn yêu cầu ¦ Source of the expectation",
    "due_source": "Nguồn của hạn ¦ Source of the deadline",
    "body": "Cơ quan ¦ Body",
    "inherited_from": "Kế thừa từ ¦ Inherited from",
    "successors": "Nay là ¦ Now",
    "quote": "Trích nguyên văn ¦ Quote",
    "confidence": "Độ tin cậy ¦ Confidence",
    "suspects": "Nghi vấn ¦ Suspects",
    "unit": "Đơn vị được giao ¦ Assigned unit",
    "document": "Văn bản giao ¦ Document",
    "task": "Nhiệm vụ ¦ Task",
    "recurs": "Định kỳ ¦ Recurs",
    "month_day": "Ngày trong năm ¦ Day of the year",
    "report_to": "Báo cáo ¦ Report to",
    "must_issue_plan": "Phải có kế hoạch riêng ¦ Must issue a plan",
    "issuer": "Cơ quan ban hành ¦ Issuer",
    "kind": "Loại ¦ Kind",
    "level": "Cấp ¦ Level",
    "expected": "Phải có ¦ Expected",
    "outstanding": "Nợ ¦ Outstanding",
    "outstanding_known": "Nợ (đơn vị có dữ liệu) ¦ Outstanding (units with documents)",
    "deficit": "Tỷ lệ nợ ¦ Deficit",
    "deficit_known": "Tỷ lệ nợ (đơn vị có dữ liệu) ¦ Deficit (units with documents)",
    "late_issued": "Ban hành muộn ¦ Issued late",
    "average_delay": "Chậm trung bình ¦ Average delay",
    "average_overdue": "Quá hạn trung bình ¦ Average overdue",
    "overdue_30": "Quá hạn > 30 ngày ¦ Overdue > 30 days",
    "overdue_90": "Quá hạn > 90 ngày ¦ Overdue > 90 days",
    "on_time": "Đúng hạn ¦ On time",
    "open_in_time": "Còn trong hạn ¦ Open, in time",
}
"""What people call the columns of the CSV tables; one that is not here, such as a document's, keeps its name."""

_FOR_PROGRAMS: Final = frozenset({"iri", "expected_source", "due_source", "level"})
_ONE_FOR_ALL: Final = frozenset({"directive", "as_of"})
"""Left out where every row has the same: the second sheet says it."""
_WORDS: Final = {
    "true": "có ¦ yes",
    "false": "không ¦ no",
    "yearly": "hằng năm ¦ yearly",
    "half-yearly": "6 tháng một lần ¦ half-yearly",
    "quarterly": "hằng quý ¦ quarterly",
    "monthly": "hằng tháng ¦ monthly",
    "weekly": "hằng tuần ¦ weekly",
}
_SHARES: Final = frozenset({"deficit", "deficit_known", "confidence"})
_WORDED: Final = frozenset({"issued", "must_issue_plan", "recurs"})


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]], lang: str) -> tuple[list[str], list[list[object]]]:
    """Headings and rows for people: no identifiers, no empty columns, words for the marks of programs."""
    known = [tuple(row) for row in rows]
    values = {name: {row[place] for row in known} for place, name in enumerate(columns)}
    kept = [
        place
        for place, name in enumerate(columns)
        if name not in _FOR_PROGRAMS
        and values[name] - {"", None}
        and not (name in _ONE_FOR_ALL and len(values[name]) == 1)
        and not (name.startswith("state_") and values[name] == {0})
    ]
    heads = [_head(columns[place], lang) for place in kept]
    return heads, [[_value(columns[place], row[place], lang) for place in kept] for row in known]


def _head(column: str, lang: str) -> str:
    state = column.removeprefix("state_")
    if state != column and state in STATES:
        return pick("Trạng thái ¦ State", lang) + ": " + STATES[state].word("en" if lang == "en" else "vi")
    return pick(_HEADS.get(column, column), lang)


def _value(column: str, value: object, lang: str) -> object:
    if column in _SHARES and value not in (None, ""):
        return Share(str(value))
    if column == "quote":
        return " ".join(str(value or "").split())
    if column == "month_day" and value:
        return "/".join(reversed(str(value).split("-")))
    return pick(_WORDS[value], lang) if column in _WORDED and isinstance(value, str) and value in _WORDS else value


def write_xlsx(
    out: Path | None,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    told: Iterable[RenderableType],
    lang: str,
    summary: Table | None = None,
) -> None:
    """Write the workbook; `told` are the parts of the answer as people read it, whose sentences explain the table.

    `summary` is a small table over the whole, which comes second.

    Raises UsageError where no file is named: a workbook is nothing for a terminal.
    """
    from cancu.picture import write

    if out is None:
        raise click.UsageError(say("--format xlsx cần --out TỆP.xlsx. ¦ --format xlsx needs --out FILE.xlsx."))
    language: Lang = "en" if lang == "en" else "vi"
    heads, cells = _table(columns, rows, lang)
    lines = [(part.plain,) for part in told if isinstance(part, Text) and part.plain.strip()]
    whole = [_sheet(pick("Tổng hợp ¦ Summary", lang), summary)] if summary else []
    sheets = [
        Sheet(pick("Bảng ¦ Table", lang), heads, cells),
        *whole,
        Sheet(pick("Cách tính, độ phủ ¦ How computed", lang), (), lines),
    ]
    write(out, workbook(sheets, language))
    click.echo(say(f"Đã ghi {out} ¦ Wrote {out}"))


def _sheet(title: str, table: Table) -> Sheet:
    """A printed table as a sheet."""
    heads = [str(column.header) for column in table.columns]
    rows = zip(*(map(str, column.cells) for column in table.columns), strict=True)
    return Sheet(title, heads, [[int(cell) if cell.isdecimal() else cell for cell in row] for row in rows])

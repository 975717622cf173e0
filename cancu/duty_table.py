"""Duties as people read them: by document and unit, with the deadline beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box
from rich.table import Table
from rich.text import Text

from cancu.asking import name
from cancu.language import pick
from cancu.output import clean
from queries.days import printed_date
from queries.duties import works
from viz.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from queries.model import Deadline, Duty

_RECURS: Final = {
    "yearly": "hằng năm ¦ every year",
    "half-yearly": "6 tháng một lần ¦ every half year",
    "quarterly": "hằng quý ¦ every quarter",
    "monthly": "hằng tháng ¦ every month",
    "weekly": "hằng tuần ¦ every week",
}
_TASK: Final = 160
_FOLD: Final = 100


def duty_table(duties: Sequence[Duty], lang: str, *, everything: bool = False) -> Iterator[RenderableType]:
    """One line for each duty; a long list is cut, and says so."""
    if not duties:
        yield Text(pick("Không thấy nhiệm vụ nào như vậy trong kho. ¦ No such duty in the store.", lang))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for heading in ("Đơn vị ¦ Unit", "Nhiệm vụ ¦ Work", "Hạn ¦ Due", "Văn bản ¦ Document"):
        table.add_column(pick(heading, lang), overflow="fold")
    shown = duties if everything or len(duties) <= _FOLD else duties[:_FOLD]
    for duty in shown:
        for place, work in enumerate(works(duty)):
            head = (clean(duty.unit), _given(duty)) if place == 0 else ("", Text())
            due = _when(work.deadline, lang) if work.deadline else ""
            table.add_row(head[0], _work(duty, work.tasks, lang, first=place == 0), due, head[1])
    yield table
    if hidden := len(duties) - len(shown):
        yield Text(pick(f"… và {hidden} mục nữa (--all) ¦ … and {hidden} more (--all)", lang), "dim")
    units = len({duty.unit for duty in duties})
    vi = f"{len(duties)} mục giao việc cho {units} đơn vị"
    yield Text(
        pick(f"{vi}. ¦ {'1 duty' if len(duties) == 1 else f'{len(duties)} duties'} of {counted(units, 'unit')}.", lang)
    )


def _work(duty: Duty, tasks: Sequence[str], lang: str, *, first: bool) -> Text:
    work = Text()
    if duty.must_issue_plan and first:
        work.append(pick("Phải ban hành kế hoạch ¦ Must issue a plan", lang) + "\n", "bold")
    said = [clean(task) for task in tasks] or [clean(duty.evidence.quote)]
    work.append(said[0] if len(said[0]) <= _TASK else said[0][: _TASK - 1].rstrip() + "…")
    if len(said) > 1:
        rest = len(said) - 1
        work.append("\n" + pick(f"(+{rest} nhiệm vụ) ¦ (+{counted(rest, 'task')})", lang), "dim")
    return work


def _when(end: Deadline, lang: str) -> str:
    day = printed_date(end.due, lang) or "/".join(reversed((end.month_day or "").split("-")))
    often = pick(_RECURS.get(end.recurs or "", end.recurs or ""), lang)
    return " ".join(part for part in (day, often) if part) or clean(end.quote)


def _given(duty: Duty) -> Text:
    return Text("\n".join(filter(None, (clean(name(duty.document)), clean(duty.document.issuer)))))

"""The options that commands share, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click
from click.core import ParameterSource

from cancu.language import Option, say

if TYPE_CHECKING:
    from datetime import datetime

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""Days beyond are slips of the keyboard."""

OFFICE: Final = frozenset(
    ["csv", "docx", "graphml", "htm", "html", "ics", "json", "pdf", "png", "sarif", "svg", "xls", "xlsx"]
)
"""Endings that promise a form: a file of another form under them would open as rubbish."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.DateTime):
    """A day as 2025-12-31 or 31/12/2025, or in `more` formats; what is none is told in the user's words."""

    def __init__(self, *more: str) -> None:
        super().__init__(["%Y-%m-%d", "%d/%m/%Y", *more])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """That day at midnight. Raises BadParameter."""
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            told = (
                f"“{value}” không phải ngày; ghi 2025-12-31 hoặc 31/12/2025. ¦ “{value}” is no date; write 2025-12-31."
            )
            raise click.BadParameter(say(told), ctx, param) from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = f"{FIRST_YEAR} - {LAST_YEAR}"
            told = f"năm {day.year} ngoài khoảng {years}. ¦ the year {day.year} is not in {years}."
            raise click.BadParameter(say(told), ctx, param)
        return day


def day_option(name: str, text: str) -> Decorator:
    """An option that takes a day."""
    return click.option(name, cls=Option, metavar="DATE", type=Day(), help=text)


def store_option(*, must_exist: bool = True) -> Decorator:
    """--store: the folder of the store. `must_exist` is False only for commands that may create it."""
    return click.option(
        "--store",
        cls=Option,
        type=click.Path(path_type=Path, file_okay=False, exists=must_exist),
        envvar="CANCU_STORE",
        default=Path("cancu-store"),
        show_default="./cancu-store",
        help="Thư mục kho dữ liệu. ¦ Folder of the store.",
    )


def format_option(*formats: str) -> Decorator:
    """--format: where it is not given, the form that the ending of --out names, else the first."""
    return click.option(
        "--format",
        "form",
        cls=Option,
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        callback=_by_ending,
        help="Dạng kết quả; không ghi thì theo đuôi tệp --out."
        " ¦ Form of the output; if not given, by the ending of --out.",
    )


def _by_ending(context: click.Context, option: click.Parameter, form: str) -> str:
    out = context.params.get("out")  # what was given is known by now; what was not comes after it
    if out is None or context.get_parameter_source(str(option.name)) is not ParameterSource.DEFAULT:
        return form
    named, forms = ending(out), cast("click.Choice[str]", option.type).choices
    if named in forms:
        return named
    if named in OFFICE:
        raise click.UsageError(cannot_be(out, forms))
    return form


def ending(out: Path) -> str:
    """`chua-ban-hanh.XLSX` → `xlsx`."""
    named = out.suffix[1:].lower()
    return {"htm": "html", "mmd": "mermaid"}.get(named, named)


def cannot_be(out: Path, forms: Sequence[str]) -> str:
    """What to tell a user who asks for a form of file that the command does not write."""
    known = ", ".join(forms)
    return say(
        f"Lệnh này không ghi được tệp {out.suffix}; các dạng: {known}."
        f" ¦ This command does not write {out.suffix} files; its forms: {known}."
    )

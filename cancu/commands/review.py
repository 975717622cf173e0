"""`cancu review`: walk through the candidates, and confirm or reject each; or list them, or what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.judging import at_option, by_option, person
from cancu.language import Command, Option
from cancu.options import format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@click.command(
    cls=Command,
    help="""Xem từng cặp văn bản nghi là một hoặc có liên quan, rồi xác nhận hoặc bác bỏ.

    Phím: c xác nhận, r bác bỏ, s để sau, q thôi; sau c hay r có thể ghi lý do (c đối chiếu bản gốc), rồi Enter.
    Không liên kết nào được tính khi chưa có người xác nhận.

    Ví dụ: cancu review ; cancu review 41-CT/TW --list ; cancu review --judged

    ¦ Look at each pair of documents that may be one, or related, and confirm or reject it.

    Keys: c confirms, r rejects, s leaves it for later, q ends; a note may follow c or r (c compared), then Enter.
    No link counts until a person has confirmed it.

    Example: cancu review ; cancu review 41-CT/TW --list ; cancu review --judged""",
)
@click.argument("ref", required=False)
@click.option(
    "--list", "listed", is_flag=True, cls=Option, help="Chỉ liệt kê, không hỏi. ¦ Only list them, ask nothing."
)
@click.option(
    "--judged",
    is_flag=True,
    cls=Option,
    help="Liệt kê các nhận định đã ghi, kể cả trái nhau. ¦ List the judgements, with where people disagree.",
)
@by_option()
@at_option()
@format_option("table", "json", "csv")
@out_option()
@store_option(must_exist=False)
def command(
    ref: str | None,
    listed: bool,
    judged: bool,
    by: str | None,
    at: datetime | None,
    form: str,
    out: Path | None,
    store: Path,
) -> None:
    """Entry point."""
    from cancu import reviewing

    if judged:
        reviewing.print_judged(store, form, out)
    elif listed or out or form != "table":
        reviewing.print_candidates(ref, store, form, out)
    else:
        reviewing.walk(ref, store, person(by), at)

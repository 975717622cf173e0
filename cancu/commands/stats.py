"""`cancu stats`: how much there is in the store, and how complete it is."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from cancu.language import Command, language
from cancu.options import day_option, format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=Command,
    help="""Kho có bao nhiêu văn bản, quan hệ, nhiệm vụ, và đầy đủ tới đâu.

    Ví dụ: cancu stats

    ¦ How many documents, relations and duties there are in the store, and how complete it is.

    Example: cancu stats""",
)
@store_option(must_exist=False)
@format_option("table", "json", "csv")
@day_option("--as-of", "Ngày tính độ phủ, mặc định hôm nay. ¦ The day of the coverage, today by default.")
@out_option()
def command(store: Path, form: str, as_of: datetime | None, out: Path | None) -> None:
    """Entry point."""
    from cancu.asking import opened
    from queries.stats import stats

    day = as_of.date() if as_of else date.today()  # the user's own day is meant
    with opened(store) as facts:
        figures = stats(facts, day)
    from cancu import figures_table
    from cancu.output import print_csv, print_json, print_rich

    if form == "json":
        print_json(figures_table.as_object(figures), out)
    elif form == "csv":
        print_csv(("figure", "value"), figures_table.as_rows(figures), out)
    else:
        print_rich(figures_table.as_table(figures, language(click.get_current_context())), out=out)

"""`cancu duties`: tasks and deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language
from cancu.options import format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.command(
    cls=Command,
    help="""Nhiệm vụ và thời hạn mà các văn bản giao cho đơn vị.

    UNIT là tên đơn vị hay một phần tên; không ghi thì lấy mọi đơn vị.

    Ví dụ: cancu duties "Phòng Văn hóa" --until 31/12/2025

    Ví dụ: cancu duties --document "kế hoạch xã Thượng Hồng" --format csv --out nhiem-vu.csv

    ¦ The tasks and deadlines that documents give to units.

    UNIT is a unit's name or a part of it; all units without it.

    Example: cancu duties "Phòng Văn hóa" --until 2025-12-31

    Example: cancu duties --document "kế hoạch xã Thượng Hồng" --format csv --out duties.csv""",
)
@click.argument("unit", required=False)
@store_option(must_exist=False)
@format_option("table", "json", "csv")
@click.option("--document", cls=Option, metavar="REF", help="Chỉ của văn bản này. ¦ Only of this document.")
@click.option("--since", cls=Option, metavar="DATE", type=_DAY, help="Hạn từ ngày. ¦ Due on this day or later.")
@click.option("--until", cls=Option, metavar="DATE", type=_DAY, help="Hạn đến ngày. ¦ Due on this day or earlier.")
@click.option("--all", "everything", cls=Option, is_flag=True, help="In đủ mọi mục. ¦ Print every duty.")
@out_option()
def command(
    unit: str | None,
    store: Path,
    form: str,
    document: str | None,
    since: datetime | None,
    until: datetime | None,
    everything: bool,
    out: Path | None,
) -> None:
    """Entry point."""
    from cancu.asking import opened, resolve
    from queries.duties import duties

    lang = language(click.get_current_context())
    days = {name: day.date() if day else None for name, day in (("since", since), ("until", until))}
    with opened(store) as facts:
        only = [resolve(facts, document, form).iri] if document else None
        found = duties(facts, unit=unit, documents=only, lang=lang, **days)
    if form == "json":
        from cancu import shapes
        from cancu.output import print_json

        print_json([shapes.duty(duty) for duty in found], out)
    elif form == "csv":
        from cancu.output import print_csv
        from cancu.tables import DUTY_COLUMNS, duty_rows

        print_csv(DUTY_COLUMNS, duty_rows(found), out)
    else:
        from cancu.duty_table import duty_table
        from cancu.output import print_rich

        print_rich(*duty_table(found, lang, everything=everything), out=out)

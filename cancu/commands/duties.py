"""`cancu duties`: tasks and deadlines."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language, say
from cancu.options import day_option, format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from queries.model import Duty


@click.command(
    cls=Command,
    help="""Nhiệm vụ và thời hạn mà các văn bản giao cho đơn vị.

    UNIT là tên đơn vị hay một phần tên; không ghi thì lấy mọi đơn vị.

    Ví dụ: cancu duties "Phòng Văn hóa" --until 31/12/2025

    Ví dụ: cancu duties "Phòng Văn hóa" --ics han.ics

    Ví dụ: cancu duties --document "kế hoạch xã Thượng Hồng" --format csv --out nhiem-vu.csv

    ¦ The tasks and deadlines that documents give to units.

    UNIT is a unit's name or a part of it; all units without it.

    Example: cancu duties "Phòng Văn hóa" --until 2025-12-31

    Example: cancu duties "Phòng Văn hóa" --ics deadlines.ics

    Example: cancu duties --document "kế hoạch xã Thượng Hồng" --format csv --out duties.csv""",
)
@click.argument("unit", required=False)
@store_option(must_exist=False)
@format_option("table", "json", "csv", "xlsx")
@click.option("--document", cls=Option, metavar="REF", help="Chỉ của văn bản này. ¦ Only of this document.")
@day_option("--since", "Hạn từ ngày. ¦ Due on this day or later.")
@day_option("--until", "Hạn đến ngày. ¦ Due on this day or earlier.")
@click.option(
    "--ics",
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ghi các hạn thành tệp lịch (.ics), nhắc trước một tuần. ¦ Write the deadlines as a calendar file (.ics).",
)
@click.option("--all", "everything", cls=Option, is_flag=True, help="In đủ mọi mục. ¦ Print every duty.")
@out_option()
def command(
    unit: str | None,
    store: Path,
    form: str,
    document: str | None,
    since: datetime | None,
    until: datetime | None,
    ics: Path | None,
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
    if ics:
        _calendar(found, unit, ics, lang)
        if form == "table" and not out:
            return
    if form == "json":
        from cancu import shapes
        from cancu.output import print_json

        print_json([shapes.duty(duty) for duty in found], out)
    elif form == "csv":
        from cancu.output import print_csv
        from cancu.tables import DUTY_COLUMNS, duty_rows

        print_csv(DUTY_COLUMNS, duty_rows(found), out)
    elif form == "xlsx":
        from cancu.duty_table import duty_table
        from cancu.spreadsheet import write_xlsx
        from cancu.tables import DUTY_COLUMNS, duty_rows

        write_xlsx(out, DUTY_COLUMNS, duty_rows(found), duty_table(found, lang, everything=True), lang)
    else:
        from cancu.duty_table import duty_table
        from cancu.output import print_rich

        print_rich(*duty_table(found, lang, everything=everything), out=out)


def _calendar(found: Sequence[Duty], unit: str | None, target: Path, lang: str) -> None:
    """Write the calendar; deadlines of which no day can be told are counted, not dropped in silence."""
    from cancu.picture import write
    from viz.calendar_file import calendar_file

    content, inside, left = calendar_file(found, unit or "Căn Cứ", date.today(), "en" if lang == "en" else "vi")
    write(target, content)
    click.echo(
        say(
            f"Đã ghi {target}: {inside} hạn; {left} hạn không rõ ngày nên không có trong lịch."
            f" ¦ Wrote {target}: {inside} deadlines; {left} without a day are not in it."
        )
    )

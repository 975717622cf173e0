"""`cancu read`: what is read in one file, storing nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language, say

if TYPE_CHECKING:
    from viz.words import Lang


@click.command(
    cls=Command,
    help="""Cho xem đọc được gì trong một tệp, đặt cạnh từng dòng của văn bản; không lưu gì vào kho.

    Ví dụ: cancu read ke-hoach.txt

    Ví dụ: cancu read ke-hoach.txt --out doc-thu.html    (mở bằng trình duyệt)

    ¦ Show what is read in one file beside each line of its text; nothing is kept in the store.

    Example: cancu read plan.txt

    Example: cancu read plan.txt --out reading.html    (open it in a browser)""",
)
@click.option("--json", "as_json", is_flag=True, cls=Option, help="In ra JSON. ¦ Print JSON.")
@click.option("--table", "as_table", is_flag=True, cls=Option, help="Chỉ in các bảng. ¦ Print tables only.")
@click.option(
    "--out",
    "-o",
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ghi thành một trang HTML mở được khi không có mạng. ¦ Write one HTML page that opens offline.",
)
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path, as_json: bool, as_table: bool, out: Path | None) -> None:
    """Entry point."""
    from ingest.files import load
    from ingest.readers import ReadError
    from ingest.reading import read

    try:
        reading = read(load(file), file.name)
    except ReadError as error:
        click.echo(say(str(error)), err=True)
        sys.exit(1)
    lang: Lang = "en" if language(click.get_current_context()) == "en" else "vi"
    if as_json:
        from cancu.output import print_json
        from ingest.record import record

        print_json(record(reading), out)
    elif out:
        from cancu.picture import write
        from viz.reading_page import reading_page

        write(out, reading_page(reading, file.name, lang).encode())
        click.echo(say(f"Đã ghi {out} ¦ Wrote {out}"))
    elif as_table:
        from cancu.reading_view import show_tables

        show_tables(reading)
    else:
        from cancu.reading_view import show

        show(reading, lang)

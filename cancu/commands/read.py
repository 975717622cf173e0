"""`cancu read`: what is read in one file, storing nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from cancu.language import Command, Option, language, say
from cancu.options import format_option
from cancu.output import out_option

if TYPE_CHECKING:
    from viz.words import Lang


@click.command(
    cls=Command,
    help="""Cho xem đọc được gì trong một tệp, đặt cạnh từng dòng của văn bản; không lưu gì vào kho.

    Ví dụ: cancu read ke-hoach.txt

    Ví dụ: cancu read ke-hoach.txt --out doc-thu.html    (một trang mở bằng trình duyệt)

    Ví dụ: cancu read ho-so.zip --member 2    (tệp thứ hai bên trong; không có --member thì liệt kê)

    ¦ Show what is read in one file beside each line of its text; nothing is kept in the store.

    Example: cancu read plan.txt

    Example: cancu read plan.txt --out reading.html    (open it in a browser)

    Example: cancu read papers.zip --member 2    (the second file inside; without --member they are listed)""",
)
@format_option("lines", "table", "json", "html")
@click.option("--json", "as_json", is_flag=True, cls=Option, help="Như --format json. ¦ The same as --format json.")
@click.option(
    "--table", "as_table", is_flag=True, cls=Option, hidden=True, help="Như --format table. ¦ --format table."
)
@out_option()
@click.option(
    "--member",
    "-m",
    cls=Option,
    help="Tệp bên trong tệp nén hoặc thư: số thứ tự hoặc đường dẫn. "
    "¦ The file inside an archive or a message: its number or path.",
)
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path, form: str, as_json: bool, as_table: bool, out: Path | None, member: str | None) -> None:
    """Entry point."""
    from ingest.readers import ReadError
    from ingest.reading import read

    try:
        reading = read(*_chosen(file, member))
    except ReadError as error:
        click.echo(say(str(error)), err=True)
        sys.exit(1)
    lang: Lang = "en" if language(click.get_current_context()) == "en" else "vi"
    form = "json" if as_json else "table" if as_table else form
    if form == "json":
        from cancu.output import print_json
        from ingest.record import record

        print_json(record(reading), out)
    elif form == "html":
        from cancu.picture import write_page
        from viz.reading_page import reading_page

        write_page(out, reading_page(reading, file.name, lang))
    elif form == "table":
        from cancu.reading_view import show_tables

        show_tables(reading, out)
    else:
        from cancu.reading_view import show

        show(reading, lang, out)


def _chosen(file: Path, wanted: str | None) -> tuple[bytes, str]:
    """The bytes and the name of the document: the file itself, or the one inside that is the only one or is wanted.

    Lists what is inside and ends the program where that is not one. Raises ReadError.
    """
    from ingest.files import load
    from ingest.readers.container import is_container, members
    from ingest.tasks import shown_name

    data = load(file)
    if not is_container(data, file.name):
        return data, file.name
    found = list(members(data, file.name))
    chosen = [m for number, m in enumerate(found, 1) if wanted in (str(number), m.name)] if wanted else found
    if len(chosen) != 1:
        _list([member.name for member in found], file.name)
    if chosen[0].refused:
        raise chosen[0].refused
    return chosen[0].data, shown_name(file, chosen[0].name)


def _list(names: list[str], name: str) -> NoReturn:
    from cancu.output import clean

    count = len(names)
    lines = [
        say(f"“{name}” chứa {count} tệp; chọn một: --member ¦ “{name}” holds {count} files; choose one: --member"),
        *(f"  {number}  {clean(inner)}" for number, inner in enumerate(names, 1)),
    ]
    click.echo("\n".join(lines), err=True)
    sys.exit(2)

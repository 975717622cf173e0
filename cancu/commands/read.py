"""`cancu read`: what is read in one file, storing nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from cancu.language import Command, Option, say


@click.command(
    cls=Command,
    help="""Cho xem đọc được gì trong một tệp, không lưu gì.

    Ví dụ: cancu read ke-hoach.txt ; cancu read --json ke-hoach.txt

    ¦ Show what is read in one file, storing nothing.

    Example: cancu read plan.txt ; cancu read --json plan.txt""",
)
@click.option("--json", "as_json", is_flag=True, cls=Option, help="In ra JSON. ¦ Print JSON.")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path, as_json: bool) -> None:
    """Entry point."""
    from ingest.files import load
    from ingest.readers import ReadError
    from ingest.reading import read

    try:
        reading = read(load(file), file.name)
    except ReadError as error:
        click.echo(say(str(error)), err=True)
        sys.exit(1)
    if as_json:
        import json

        from ingest.record import record

        click.echo(json.dumps(record(reading), ensure_ascii=False, indent=1))
    else:
        from cancu.reading_view import show

        show(reading)

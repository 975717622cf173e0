"""Prints answers: tables for people, JSON and CSV for programs, to the terminal or to a file."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cancu.language import Option, say
from graph.reasons import reasons
from viz.xml_text import unsteered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console, RenderableType

_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes in a name that are no text."""


def out_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--out: a file instead of the terminal."""
    return click.option(
        "--out",
        "-o",
        cls=Option,
        type=click.Path(dir_okay=False, writable=True, path_type=Path),
        help="Ghi ra tệp thay vì ra màn hình. ¦ Write to a file instead of the terminal.",
    )


def clean(text: object) -> str:
    """A text of a document without characters that steer a terminal."""
    return "" if text is None else unsteered(str(text))


def one_line(text: object) -> str:
    """A path, or a text with one, as it can be shown: names may hold line ends, and bytes that are no text."""
    return _NO_TEXT.sub("\ufffd", clean(text)).replace("\n", " ").replace("\t", " ")


def print_json(value: object, out: Path | None = None) -> None:
    """One JSON value, Vietnamese letters as they are."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n", out)


def print_text(text: str, out: Path | None = None) -> None:
    """A text that is complete as it is, such as a diagram's source."""
    _write(text if text.endswith("\n") else text + "\n", out)


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], out: Path | None = None) -> None:
    """A CSV table that Excel opens well: in a file with a byte order mark, and no cell can act as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n" if out else "\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    _write(("\ufeff" if out else "") + buffer.getvalue(), out)


def safe_cell(cell: object) -> str:
    """A cell's text; one that a spreadsheet would take for a formula is preceded by an apostrophe.

    >>> safe_cell("=1+1"), safe_cell(12), safe_cell(None)
    ("'=1+1", '12', '')
    """
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[str | None]], form: str, out: Path | None) -> None:
    """Rows of any question: a JSON list of objects, CSV, or a table, in which IRIs are cut to what a REF may be."""
    if form == "json":
        print_json([dict(zip(columns, row, strict=True)) for row in rows], out)
    elif form == "csv":
        print_csv(columns, rows, out)
    else:
        from rich import box
        from rich.table import Table

        from ontology.identifiers import BASE

        table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
        for column in table.columns:
            column.overflow = "fold"
        for row in rows:
            table.add_row(*(clean(cell).removeprefix(BASE) for cell in row))
        print_rich(table, out=out)


def print_rich(*parts: RenderableType, out: Path | None = None, wrap: bool = True) -> None:
    """What people read: in colours on a terminal, plain in a file or a pipe. Without `wrap` lines stay whole."""
    if out:
        page = io.StringIO()
        _print(_console(page, wrap=wrap), parts)
        _write(page.getvalue(), out)
    else:
        _print(_console(sys.stdout, wrap=wrap), parts)


def _console(file: Any, *, wrap: bool) -> Console:
    from rich.console import Console

    return Console(file=file, highlight=False, soft_wrap=not wrap, emoji=False, markup=False)


def _print(console: Console, parts: Iterable[RenderableType]) -> None:
    for part in parts:
        console.print(part)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise cannot_write(out, error) from error


def cannot_write(out: Path, error: OSError) -> click.ClickException:
    """What to tell a user whose file cannot be written."""
    vi, en = reasons(error)
    return click.ClickException(
        say(f"Không ghi được {out}: {vi}. Hãy ghi vào chỗ khác. ¦ Cannot write {out}: {en}. Write elsewhere.")
    )

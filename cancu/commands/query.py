"""`cancu query`: a saved question, or SPARQL."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from cancu.language import Command, Option, language, say
from cancu.options import format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from queries.sandbox import Engine


@click.command(
    cls=Command,
    help="""Hỏi kho bằng một câu hỏi có sẵn, hoặc bằng SPARQL.

    NAME là tên câu hỏi có sẵn (xem --list), tên một tệp .rq, hoặc dấu - để đọc từ đầu vào chuẩn.

    Truy vấn chỉ đọc, không dùng mạng, và bị dừng sau --timeout giây. Điều mà nhiều văn bản cùng ghi thì hiện nhiều
    dòng: dùng SELECT DISTINCT.

    Ví dụ: cancu query --list

    Ví dụ: cancu query trace-down -p document=232/KH-UBND

    Ví dụ: echo "SELECT ?d WHERE { ?d a cc:Plan }" | cancu query - --format csv

    ¦ Ask the store a saved question, or SPARQL.

    NAME is a saved question (see --list), an .rq file, or - for the standard input.

    A query reads only, uses no network, and is stopped after --timeout seconds. What several documents state gives
    several rows: use SELECT DISTINCT.

    Example: cancu query --list

    Example: cancu query trace-down -p document=232/KH-UBND

    Example: echo "SELECT ?d WHERE { ?d a cc:Plan }" | cancu query - --format csv""",
)
@click.argument("name", required=False)
@click.option(
    "-p",
    "--param",
    "params",
    cls=Option,
    multiple=True,
    metavar="NAME=VALUE",
    help="Tham số của câu hỏi, ghi được nhiều lần. ¦ A parameter of the question; repeatable.",
)
@store_option(must_exist=False)
@format_option("table", "json", "csv")
@click.option("--list", "listing", cls=Option, is_flag=True, help="Liệt kê các câu hỏi có sẵn. ¦ List saved questions.")
@click.option(
    "--engine",
    cls=Option,
    type=click.Choice(["oxigraph", "rdflib"]),
    default="oxigraph",
    show_default=True,
    help="Giao diện truy vấn; kết quả như nhau. ¦ The API that asks; the rows are the same.",
)
@click.option(
    "--timeout",
    cls=Option,
    type=click.IntRange(1, 86_400),
    default=30,
    show_default=True,
    help="Số giây nhiều nhất, không quá một ngày. ¦ The most seconds, at most a day.",
)
@click.option(
    "--limit",
    cls=Option,
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="Số dòng nhiều nhất. ¦ The most rows.",
)
@out_option()
def command(
    name: str | None,
    params: tuple[str, ...],
    store: Path,
    form: str,
    listing: bool,
    engine: str,
    timeout: int,
    limit: int,
    out: Path | None,
) -> None:
    """Entry point."""
    if listing or name is None:
        _list(form, out)
        return
    from cancu.asking import told
    from cancu.output import print_rows
    from cancu.parameters import bindings
    from queries.sandbox import run

    query, types = _question(name)
    values = bindings(params, types, store, form)
    with told():
        rows, more = run(store, query, values, engine=cast("Engine", engine), timeout=timeout, most=limit)
    if form == "table" and types is not None:
        from cancu.output import print_rich
        from cancu.question_table import as_table

        lang = language(click.get_current_context())
        print_rich(*as_table(query, rows.columns, rows.records, lang), out=out)
    else:
        print_rows(rows.columns, rows.records, form, out)
    if more:
        click.echo(
            say(f"Chỉ in {limit} dòng đầu (--limit). ¦ Only the first {limit} rows are printed (--limit)."), err=True
        )


def _list(form: str, out: Path | None) -> None:
    from cancu.output import print_rows
    from queries import library

    questions = [library.load(name) for name in library.names()]
    lang = language(click.get_current_context())
    records = [
        (
            question.name,
            question.summary_en if lang == "en" else question.summary,
            ", ".join(f"{parameter.name} ({parameter.type})" for parameter in question.parameters),
        )
        for question in questions
    ]
    heads = ("name", "summary", "parameters")
    shown = tuple(map(say, ("Tên ¦ Name", "Câu hỏi ¦ Question", "Tham số ¦ Parameters"))) if form == "table" else heads
    print_rows(shown, records, form, out)


def _question(name: str) -> tuple[str, dict[str, str] | None]:
    """The text of a query and the types of its parameters; None for a query without header lines."""
    from queries import library

    try:
        if name == "-":
            return sys.stdin.read(), None
        path = Path(name)
        if name in library.names():
            question = library.load(name)
        elif path.is_file():
            text = path.read_text(encoding="utf-8")
            if "#+" not in text:
                return text, None
            question = library.read(path)
        else:
            question = library.load(name)
    except LookupError:
        saved = ", ".join(library.names())
        raise click.ClickException(
            say(
                f"Không có câu hỏi hay tệp “{name}”. Các câu hỏi có sẵn: {saved}."
                f" ¦ There is no question or file “{name}”. Saved questions: {saved}."
            )
        ) from None
    except (library.LibraryError, OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{name}: {error}") from error
    return question.query, {parameter.name: parameter.type for parameter in question.parameters}

"""`cancu matrix`: documents × units."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from cancu.expecting import expecting_options, scope, scope_options
from cancu.language import Command, Option, language
from cancu.options import day_option, format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=Command,
    help="""Bảng văn bản × đơn vị: đơn vị nào đã triển khai văn bản nào.

    Không nêu SỐ/KÝ-HIỆU thì lấy mọi văn bản của cấp trên mà có văn bản triển khai hoặc có giao ban hành kế hoạch.

    Ví dụ: cancu matrix --area "Hải Phòng" --as-of 31/12/2025

    Ví dụ: cancu matrix 232/KH-UBND 157/KH-UBND --format csv --out bang.csv

    Dạng nt là ai phải ban hành, dưới dạng RDF: nạp cùng kho đã xuất vào một kho SPARQL khác thì các câu hỏi board,
    matrix, measures cho cùng kết quả.

    ¦ Matrix of documents and units: which unit has carried out which document.

    Without a REF every document from above that something implements or that orders plans is taken.

    Example: cancu matrix --area "Hải Phòng" --as-of 2025-12-31

    Example: cancu matrix 232/KH-UBND 157/KH-UBND --format csv --out matrix.csv

    The form nt is who is expected, as RDF: loaded into another SPARQL store beside an export, it lets the questions
    board, matrix and measures give the same answers there.""",
)
@click.argument("refs", nargs=-1, metavar="[REF]...")
@store_option(must_exist=False)
@format_option("table", "json", "csv", "xlsx", "nt")
@day_option("--as-of", "Ngày chốt, mặc định hôm nay. ¦ The day that counts, today by default.")
@scope_options
@expecting_options
@click.option("--all", "everything", cls=Option, is_flag=True, help="In đủ mọi đơn vị. ¦ Print every unit.")
@out_option()
def command(
    refs: tuple[str, ...],
    store: Path,
    form: str,
    as_of: datetime | None,
    everything: bool,
    out: Path | None,
    **scoped: Any,
) -> None:
    """Entry point."""
    from cancu.asking import opened, resolve
    from queries.matrix import matrix

    day = as_of.date() if as_of else date.today()  # the user's own day is meant
    with opened(store) as facts:
        named = [resolve(facts, ref, form).iri for ref in refs] or None
        whole = matrix(facts, day, directives=named, **scope(day, **scoped))
    from cancu import matrix_table
    from cancu.output import print_csv, print_json, print_rich

    lang = language(click.get_current_context())
    if form == "json":
        print_json(matrix_table.as_object(whole), out)
    elif form == "csv":
        print_csv(matrix_table.columns(whole), matrix_table.as_rows(whole), out)
    elif form == "xlsx":
        from cancu.spreadsheet import write_xlsx

        told = matrix_table.told(whole, lang)
        write_xlsx(out, matrix_table.headings(whole, lang), matrix_table.as_rows(whole), told, lang)
    elif form == "nt":
        from cancu.output import print_text
        from queries.expectation_graph import ntriples

        print_text(ntriples(whole).decode(), out)
    else:
        print_rich(*matrix_table.as_table(whole, lang, everything=everything), out=out)

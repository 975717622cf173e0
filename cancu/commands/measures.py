"""`cancu measures`: how much is outstanding, how late, and since when."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from cancu.expecting import expecting_options, scope, scope_options
from cancu.language import Command, Option, language, say
from cancu.options import day_option, format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from pathlib import Path


_FORMULAS: Final = {
    "vi": (
        "Công thức. Đến hạn: cặp văn bản × đơn vị có hạn đã qua. Tỷ lệ nợ = chưa thấy ban hành / đến hạn; ghi thêm tỷ "
        "lệ chỉ tính đơn vị có dữ liệu. Chậm trung bình: số ngày trễ bình quân của văn bản ban hành muộn. Quá hạn hơn "
        "30, 90 ngày: chỉ tính đơn vị có dữ liệu. Phân mảnh: tỷ lệ văn bản chưa được mọi đơn vị triển khai. (Theo "
        "bảng điểm của EU và bốn trạng thái của Văn phòng Chính phủ.)"
    ),
    "en": (
        "Formulas. Due: pairs of document and unit whose deadline has passed. Deficit = not found issued / due; "
        "beside it the deficit of the units that the store has documents of. Average delay: mean days late of what "
        "was issued late. Overdue for more than 30 and 90 days: only units with documents. Fragmentation: the share "
        "of documents that not all units have carried out. (After the EU's scoreboard and the four states of the "
        "Government Office.)"
    ),
}


@click.command(
    cls=Command,
    help=f"""Bảng điểm: còn nợ bao nhiêu, chậm bao lâu, so với ngày trước.

    Không nêu SỐ/KÝ-HIỆU thì tính mọi văn bản của cấp trên mà có văn bản triển khai hoặc có giao ban hành kế hoạch.

    Ví dụ: cancu measures --area "Hải Phòng" --as-of 31/12/2025 --since 30/9/2025

    Ví dụ: cancu measures 232/KH-UBND --by unit --format csv --out bang-diem.csv

    {_FORMULAS["vi"]}

    ¦ Scoreboard: how much is outstanding, how late, and compared with an earlier day.

    Without a REF every document from above that something implements or that orders plans is counted.

    Example: cancu measures --area "Hải Phòng" --as-of 2025-12-31 --since 2025-09-30

    Example: cancu measures 232/KH-UBND --by unit --format csv --out scoreboard.csv

    {_FORMULAS["en"]}""",
)
@click.argument("refs", nargs=-1, metavar="[REF]...")
@store_option(must_exist=False)
@format_option("table", "json", "csv", "xlsx")
@day_option("--as-of", "Ngày chốt, mặc định hôm nay. ¦ The day that counts, today by default.")
@day_option("--since", "So với ngày này. ¦ Compare with this day.")
@day_option("--cutoff", "Chỉ tính hạn đến ngày này. ¦ Only deadlines until this day count as due.")
@scope_options
@expecting_options
@click.option(
    "--by",
    cls=Option,
    type=click.Choice(["document", "unit"]),
    default="document",
    show_default=True,
    help="Mỗi dòng một văn bản hay một đơn vị. ¦ A row for each document, or for each unit.",
)
@click.option("--all", "everything", cls=Option, is_flag=True, help="In đủ mọi dòng. ¦ Print every row.")
@out_option()
def command(
    refs: tuple[str, ...],
    store: Path,
    form: str,
    as_of: datetime | None,
    since: datetime | None,
    cutoff: datetime | None,
    by: str,
    everything: bool,
    out: Path | None,
    **scoped: Any,
) -> None:
    """Entry point."""
    from cancu.asking import opened, resolve
    from queries.measures import measures

    day = as_of.date() if as_of else date.today()  # the user's own day is meant
    if since and since.date() >= day:
        raise click.UsageError(
            say("--since phải trước ngày chốt (--as-of). ¦ --since must be before the day that counts (--as-of).")
        )
    with opened(store) as facts:
        board = measures(
            facts,
            day,
            cutoff=cutoff.date() if cutoff else None,
            since=since.date() if since else None,
            directives=[resolve(facts, ref, form).iri for ref in refs] or None,
            **scope(day, **scoped),
        )
    from cancu import measures_table
    from cancu.output import print_csv, print_json, print_rich

    lang = language(click.get_current_context())
    if form == "json":
        print_json(measures_table.as_object(board), out)
    elif form == "csv":
        print_csv(measures_table.columns(by), measures_table.as_rows(board, by), out)
    elif form == "xlsx":
        from rich.text import Text

        from cancu.spreadsheet import write_xlsx

        told = [*measures_table.as_table(board, by, lang, everything=True), Text(_FORMULAS[lang])]
        columns = ["pairs_due" if name == "due" else name for name in measures_table.columns(by)]  # not a day here
        write_xlsx(out, columns, measures_table.as_rows(board, by), told, lang, measures_table.total_table(board, lang))
    else:
        print_rich(*measures_table.as_table(board, by, lang, everything=everything), out=out)

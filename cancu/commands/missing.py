"""`cancu missing`: who should have issued, and who has not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cancu.expecting import asked, expecting_options
from cancu.language import Command, Option, language
from cancu.options import day_option, format_option, store_option
from cancu.output import out_option


@click.command(
    cls=Command,
    help="""Đơn vị nào lẽ ra phải ban hành văn bản triển khai, đơn vị nào chưa.

    Không thấy trong kho không có nghĩa là chưa ban hành: mỗi kết quả ghi rõ ngày chốt, mẫu số và độ phủ của kho.

    Ví dụ: cancu missing 232/KH-UBND --as-of 31/12/2025

    Ví dụ: cancu missing 232/KH-UBND --among "xã, đặc khu" --format csv --out chua-ban-hanh.csv

    Ai phải ban hành: theo --among hoặc tệp --expect; không có thì theo nhiệm vụ giao trong văn bản, rồi nơi nhận, rồi
    mọi đơn vị dưới một cấp của nơi ban hành. Tệp --expect ghi, mỗi mục một dòng: “scope: xã, phường”,
    “deadline: 2025-10-15”, “bodies: [UBND, Đảng ủy]”, và “exceptions:” gồm các mục “- area: …” với “reason: …”.

    ¦ Who should have issued a document that carries this one out, and who has not.

    Not found in the store does not mean not issued: every answer states its day, its denominator and its coverage.

    Example: cancu missing 232/KH-UBND --as-of 2025-12-31

    Example: cancu missing 232/KH-UBND --among "xã, đặc khu" --format csv --out missing.csv

    Who is expected: as --among or the file of --expect says; else whom the document orders to plan, else its
    recipients, else every unit one level below the issuer. The file of --expect has lines such as “scope: xã, phường”,
    “deadline: 2025-10-15”, “bodies: [UBND, Đảng ủy]”, and “exceptions:” with items “- area: …” and “reason: …”.""",
)
@click.argument("ref")
@store_option(must_exist=False)
@format_option("table", "json", "csv", "xlsx")
@day_option("--as-of", "Ngày chốt, mặc định hôm nay. ¦ The day that counts, today by default.")
@expecting_options
@click.option(
    "--expect",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Tệp YAML nêu ai phải ban hành, hạn, ngoại lệ. ¦ A YAML file: who is expected, by when, exceptions.",
)
@click.option("--all", "everything", cls=Option, is_flag=True, help="In đủ mọi đơn vị. ¦ Print every unit.")
@out_option()
def command(
    ref: str, store: Path, form: str, as_of: datetime | None, everything: bool, out: Path | None, **expecting: Any
) -> None:
    """Entry point."""
    from cancu.asking import opened, resolve
    from queries.missing import missing

    lang = language(click.get_current_context())
    day = as_of.date() if as_of else date.today()  # the user's own day is meant
    with opened(store) as facts:
        board = missing(facts, resolve(facts, ref, form).iri, day, asked=asked(**expecting), lang=lang)
    if form == "json":
        from cancu import shapes
        from cancu.output import print_json

        print_json(shapes.board(board), out)
    elif form == "csv":
        from cancu.output import print_csv
        from cancu.tables import BOARD_COLUMNS, board_rows

        print_csv(BOARD_COLUMNS, board_rows(board), out)
    elif form == "xlsx":
        from cancu.board_table import board_table
        from cancu.spreadsheet import write_xlsx
        from cancu.tables import BOARD_COLUMNS, board_rows

        write_xlsx(out, BOARD_COLUMNS, board_rows(board), board_table(board, lang, everything=True), lang)
    else:
        from cancu.board_table import board_table
        from cancu.output import print_rich

        print_rich(*board_table(board, lang, everything=everything), out=out)

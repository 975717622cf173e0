"""`cancu remind`: a draft letter to the units that have not issued."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cancu.expecting import asked, expecting_options
from cancu.language import Command, Option, language, say
from cancu.options import cannot_be, day_option, ending, store_option

if TYPE_CHECKING:
    from graph.store import Store
    from queries.model import Board


@click.command(
    cls=Command,
    help="""Soạn dự thảo công văn đôn đốc (.docx) gửi các đơn vị chưa có văn bản triển khai.

    Theo thể thức của Nghị định 30/2020/NĐ-CP; số, ngày, người ký để trống. Nhiều đơn vị thì lập danh sách kèm theo.
    Không thấy trong kho không có nghĩa là chưa ban hành: hãy xem lại danh sách trước khi gửi.

    Ví dụ: cancu remind 918/KH-UBND --as-of 30/11/2025 --out don-doc.docx

    Ví dụ: cancu remind 918/KH-UBND --among "xã, đặc khu" --issuer "Sở Khoa học và Công nghệ" --out don-doc.docx

    ¦ Draft a reminder (.docx) to the units that have not issued a document that carries this one out.

    In the layout of Decree 30/2020/NĐ-CP, in Vietnamese; number, day and signer are left blank. Many units go into an
    annex. Not found in the store does not mean not issued: look through the list before it is sent.

    Example: cancu remind 918/KH-UBND --as-of 2025-11-30 --out reminder.docx

    Example: cancu remind 918/KH-UBND --among "xã, đặc khu" --issuer "Sở Khoa học và Công nghệ" --out reminder.docx""",
)
@click.argument("ref")
@store_option(must_exist=False)
@day_option("--as-of", "Ngày chốt, mặc định hôm nay. ¦ The day that counts, today by default.")
@expecting_options
@click.option(
    "--issuer",
    cls=Option,
    metavar="NAME",
    help="Cơ quan gửi, ghi đủ tên (mặc định: cơ quan ban hành văn bản). ¦ Who writes (default: the document's issuer).",
)
@click.option(
    "--out",
    "-o",
    cls=Option,
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp .docx để ghi. ¦ The .docx file to write.",
)
def command(ref: str, store: Path, as_of: datetime | None, issuer: str | None, out: Path, **expecting: Any) -> None:
    """Entry point."""
    from cancu.asking import opened, resolve
    from cancu.picture import write
    from queries.missing import missing
    from viz.letter import letter
    from viz.letter_file import letter_file
    from viz.words import counted

    if ending(out) != "docx":
        raise click.UsageError(cannot_be(out, ("docx",)))
    day = as_of.date() if as_of else date.today()  # the user's own day is meant
    with opened(store) as facts:
        iri = resolve(facts, ref).iri
        board = missing(facts, iri, day, asked=asked(**expecting), lang=language(click.get_current_context()))
        draft = letter(board, _order(facts, board), issuer)
    if draft is None:
        click.echo(say("Không có đơn vị nào cần đôn đốc. ¦ There is no unit to remind."))
        return
    write(out, letter_file(draft))
    click.echo(
        say(
            f"Đã ghi {out}: gửi {draft.units} đơn vị. Xem lại danh sách, điền số, ngày, hạn và người ký trước khi gửi."
            f" ¦ Wrote {out}: to {counted(draft.units, 'unit')}. Look through the list;"
            " fill in number, day, deadline and signer."
        )
    )


def _order(store: Store, board: Board) -> str | None:
    """The sentence by which the document orders plans of the units that are written to."""
    from queries.conformity.addressed import addressed
    from queries.conformity.compare import ordering_task
    from queries.duties import duties

    areas = {row.area_path for row in board.rows}
    given = (duty for duty in duties(store, documents=[board.document.iri]) if duty.must_issue_plan)
    ours = (duty for duty in given if any(addressed(duty.unit, None, area) for area in areas))
    return next(map(ordering_task, ours), None)

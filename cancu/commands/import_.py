"""`cancu import`: take over the judgements of another store."""

from __future__ import annotations

from pathlib import Path

import click

from cancu.language import Command, say
from cancu.options import store_option


@click.command(
    cls=Command,
    help="""Nhập nhận định của người khác hoặc kho khác, từ tệp do cancu export tạo ra.

    Chỉ lấy nhận định (ai xác nhận, bác bỏ gì, lúc nào, vì sao), không lấy gì khác. Khi hai người nhận định khác nhau
    thì nhận định mới nhất có hiệu lực, và chỗ khác nhau được nêu ra.

    Tệp ấy do lệnh cancu export --graphs judgements tạo ra ở kho kia; tệp xuất cả kho cũng được.

    Ví dụ: cancu import nhan-dinh.nq --store kho-moi

    ¦ Take over the judgements of other people or stores, from files that cancu export made.

    Judgements only (who confirmed or rejected what, when, why) and nothing else. Where two people disagree the newest
    judgement holds, and the disagreement is told.

    Such a file comes from cancu export --graphs judgements in the other store; an export of everything will do too.

    Example: cancu import judgements.nq --store new-store""",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@store_option(must_exist=False)
def command(files: tuple[Path, ...], store: Path) -> None:
    """Entry point."""
    from cancu.asking import opened, told
    from ingest.files import load
    from ingest.readers import ReadError
    from queries.judgements.effects import derive
    from queries.judgements.record import history, read_file, record
    from queries.judgements.standing import conflicts
    from viz.words import counted

    with told():
        try:
            found = [one for file in files for one in read_file(load(file), trig=file.suffix.lower() == ".trig")]
        except ReadError as error:
            raise click.ClickException(say(str(error))) from error
    if not found:
        raise click.ClickException(
            say(
                "Không có nhận định nào trong tệp; tệp cần có là do cancu export --graphs judgements tạo ra."
                " ¦ No judgement in the file; the file to give is one that cancu export --graphs judgements made."
            )
        )
    with opened(store, writing=True) as facts:
        new = record(facts, found)
        derive(facts)
        disputed = len(conflicts(history(facts)))
    click.echo(
        say(
            f"Đã đọc {len(found)} nhận định, {new} nhận định mới. ¦ Read {counted(len(found), 'judgement')}, {new} new."
        )
    )
    if disputed:
        click.echo(
            say(
                f"! {disputed} cặp có nhận định trái nhau; nhận định mới nhất có hiệu lực: cancu review --judged"
                f" ¦ ! {counted(disputed, 'pair')} judged differently; the newest judgement holds:"
                " cancu review --judged"
            )
        )

"""`cancu show`: the chain of a document as a picture, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language, say
from cancu.options import OFFICE, cannot_be, day_option, ending, store_option

if TYPE_CHECKING:
    from datetime import datetime

    from viz.words import Lang

_SUFFIXES = {"html": ".html", "svg": ".svg", "png": ".png", "graphml": ".graphml", "mermaid": ".mmd", "tree": ".txt"}


@click.command(
    cls=Command,
    help="""Vẽ chuỗi văn bản thành một trang HTML tự chứa, mở được khi không có mạng.

    REF là số ký hiệu, tên gọi hay mã định danh của văn bản: 232/KH-UBND, "kế hoạch 232 năm 2025", 41-CT/TW.

    Ví dụ: cancu show 232/KH-UBND --out chuoi.html --open

    Ví dụ: cancu show 232/KH-UBND --format tree

    ¦ Draw a document's chain as one self-contained HTML page that opens offline.

    REF is a document's reference, name or identifier: 232/KH-UBND, "kế hoạch 232 năm 2025", 41-CT/TW.

    Example: cancu show 232/KH-UBND --out chain.html --open

    Example: cancu show 232/KH-UBND --format tree""",
)
@click.argument("ref")
@store_option(must_exist=False)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(list(_SUFFIXES)),
    help="Dạng kết quả (mặc định: theo đuôi tệp --out, nếu không thì html)."
    " ¦ Form of the output (default: by the ending of --out, else html).",
)
@click.option(
    "--out",
    "-o",
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp kết quả (mặc định: đặt tên theo văn bản, trong thư mục hiện tại)."
    " ¦ File to write (default: named after the document, in the current folder).",
)
@day_option(
    "--as-of",
    "Xem tình trạng đến ngày này (mặc định: hôm nay). ¦ State of issuing as of this day (default: today).",
)
@click.option(
    "--relations",
    cls=Option,
    type=click.Choice(["main", "all"]),
    default="main",
    show_default=True,
    help="main: triển khai, căn cứ, sửa đổi …; all: cả viện dẫn."
    " ¦ main: implements, based on, amends …; all: cites too.",
)
@click.option(
    "--possible",
    cls=Option,
    is_flag=True,
    help="Vẽ thêm, bằng nét chấm, liên kết chưa ai xác nhận (cancu review)."
    " ¦ Also draw, dotted, links that nobody has confirmed (cancu review).",
)
@click.option(
    "--open",
    "open_it",
    cls=Option,
    is_flag=True,
    help="Mở kết quả bằng trình duyệt. ¦ Open the result in the browser.",
)
def command(
    ref: str,
    store: Path,
    form: str | None,
    out: Path | None,
    as_of: datetime | None,
    relations: str,
    possible: bool,
    open_it: bool,
) -> None:
    """Entry point."""
    from datetime import date

    from cancu.asking import opened, resolve
    from cancu.picture import picture_of, render, suggested_name, write

    lang: Lang = "en" if language(click.get_current_context()) == "en" else "vi"
    chosen = form or _by_ending(out)
    with opened(store) as facts:
        document = resolve(facts, ref)
        day = as_of.date() if as_of else date.today()  # the user's own day is meant
        picture = picture_of(facts, document.iri, day, lang, cites=relations == "all", possible=possible)
    if chosen == "tree" and out is None:
        from cancu.output import print_rich
        from viz.tree import tree

        print_rich(tree(picture, lang))
        return
    target = out or suggested_name(picture, _SUFFIXES[chosen])
    write(target, render(picture, chosen, lang))
    click.echo(say(f"Đã ghi {target} ¦ Wrote {target}"))
    if open_it:
        click.launch(str(target.resolve()))


def _by_ending(out: Path | None) -> str:
    found = next((name for name, suffix in _SUFFIXES.items() if out and out.suffix.lower() == suffix), None)
    if out and not found and ending(out) in OFFICE:
        raise click.UsageError(cannot_be(out, tuple(_SUFFIXES)))
    return found or "html"

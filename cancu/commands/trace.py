"""`cancu trace`: the chain above and below a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language
from cancu.options import format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=Command,
    help="""Dây chuyền của một văn bản: dựa vào văn bản nào, văn bản nào triển khai nó.

    REF là số ký hiệu, tên gọi hay mã định danh của văn bản: 232/KH-UBND, "kế hoạch 232 năm 2025", 41-CT/TW.

    Ví dụ: cancu trace 232/KH-UBND

    Ví dụ: cancu trace "chỉ thị 14 Hải Phòng" --format json

    ¦ The chain of a document: what it rests on, and which documents carry it out.

    REF is a document's reference, name or identifier: 232/KH-UBND, "kế hoạch 232 năm 2025", 41-CT/TW.

    Example: cancu trace 232/KH-UBND

    Example: cancu trace "chỉ thị 14 Hải Phòng" --format json""",
)
@click.argument("ref")
@store_option(must_exist=False)
@format_option("table", "json", "csv", "mermaid")
@click.option(
    "--relations",
    cls=Option,
    type=click.Choice(["main", "all"]),
    default="main",
    show_default=True,
    help="all: kể cả văn bản chỉ được viện dẫn. ¦ all: also documents that are merely cited.",
)
@click.option(
    "--depth",
    cls=Option,
    type=click.IntRange(1),
    help="Số bước nhiều nhất (mặc định: không giới hạn). ¦ Most steps (default: no limit).",
)
@click.option(
    "--all", "everything", cls=Option, is_flag=True, help="In đủ các nhánh dài. ¦ Print long branches in full."
)
@out_option()
def command(
    ref: str, store: Path, form: str, relations: str, depth: int | None, everything: bool, out: Path | None
) -> None:
    """Entry point."""
    from cancu.asking import opened, resolve
    from queries.links import evidence
    from queries.trace import ALL, trace

    lang = language(click.get_current_context())
    with opened(store) as facts:
        document = resolve(facts, ref, form)
        chain = trace(facts, document.iri, relations=ALL if relations == "all" else None, depth=depth, lang=lang)
        stated = evidence(facts, chain.links) if form == "table" else {}
    if form == "json":
        from cancu import shapes
        from cancu.output import print_json

        print_json(shapes.trace(chain), out)
    elif form == "csv":
        from cancu.output import print_csv
        from cancu.tables import TRACE_COLUMNS, trace_rows

        print_csv(TRACE_COLUMNS, trace_rows(chain), out)
    elif form == "mermaid":
        from cancu.output import print_text
        from viz.export import mermaid

        print_text(mermaid(chain, "en" if lang == "en" else "vi"), out)
    else:
        from cancu.chain_tree import chain_tree
        from cancu.output import print_rich

        print_rich(*chain_tree(chain, lang, stated=stated, everything=everything), out=out)

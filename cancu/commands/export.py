"""`cancu export`: the facts of the store, or the chain of one document, for other programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, cast

import click

from cancu.language import Command, Option, language, say
from cancu.options import format_option, store_option
from cancu.output import cannot_write, out_option

if TYPE_CHECKING:
    from pathlib import Path

    from graph.interface import Format, Graphs
    from viz.words import Lang

CHAINS: Final = ("graphml", "mermaid")


@click.command(
    cls=Command,
    help="""Xuất dữ kiện trong kho (RDF), hoặc dây chuyền của một văn bản (GraphML, Mermaid).

    Cùng dữ kiện thì luôn cùng từng byte, dù nạp theo thứ tự nào. Đường dẫn tệp trên máy này không bao giờ được xuất.

    Ví dụ: cancu export --out kho.nq

    Ví dụ: cancu export 232/KH-UBND --format graphml --out 232.graphml

    ¦ Write out the facts of the store (RDF), or the chain of one document (GraphML, Mermaid).

    The same facts always give the same bytes, in whatever order they came. Paths of files on this machine are left out.

    Example: cancu export --out store.nq

    Example: cancu export 232/KH-UBND --format graphml --out 232.graphml""",
)
@click.argument("ref", required=False)
@store_option(must_exist=False)
@format_option("nq", "trig", "ttl", *CHAINS)
@click.option(
    "--graphs",
    cls=Option,
    type=click.Choice(["all", "facts", "judgements"]),
    default="all",
    show_default=True,
    help="facts: bỏ danh mục đơn vị và bản thể luận; judgements: chỉ nhận định của người dùng."
    " ¦ facts: without the register and the ontology; judgements: only what people decided.",
)
@out_option()
def command(ref: str | None, store: Path, form: str, graphs: str, out: Path | None) -> None:
    """Entry point."""
    if (ref is None) == (form in CHAINS):
        raise click.UsageError(
            say(
                "Ghi REF với --format graphml hoặc mermaid; các dạng khác xuất cả kho, không ghi REF."
                " ¦ Name a REF with --format graphml or mermaid; the other forms write the whole store, without a REF."
            )
        )
    if ref is None:
        _facts(store, form, graphs, out)
    else:
        _chain(ref, store, form, out)


def _facts(store: Path, form: str, graphs: str, out: Path | None) -> None:
    from cancu.asking import opened

    with opened(store) as facts:
        if out is None:
            facts.export(sys.stdout.buffer, cast("Graphs", graphs), cast("Format", form))
            sys.stdout.buffer.flush()
            return
        part = out.with_name(f".{out.name}.part")  # an export that is cut short must not look like a whole one
        try:
            with part.open("wb") as file:
                facts.export(file, cast("Graphs", graphs), cast("Format", form))
            part.replace(out)
        except OSError as error:
            raise cannot_write(out, error) from error
        finally:
            part.unlink(missing_ok=True)


def _chain(ref: str, store: Path, form: str, out: Path | None) -> None:
    from cancu.asking import opened, resolve
    from cancu.output import print_text
    from queries.trace import trace
    from viz import export
    from viz.assemble import assemble

    lang = language(click.get_current_context())
    picked = cast("Lang", lang)
    with opened(store) as facts:
        chain = trace(facts, resolve(facts, ref).iri, lang=lang)
    print_text(
        export.graphml(assemble(chain, lang=picked)) if form == "graphml" else export.mermaid(chain, picked), out
    )

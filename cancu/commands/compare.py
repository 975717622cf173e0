"""`cancu compare`: what a directive asks, beside what a plan says to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language, say
from cancu.options import format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from graph.store import Store
    from queries.proofread.model import Draft


@click.command(
    cls=Command,
    help="""Đặt điều văn bản cấp trên yêu cầu cạnh điều kế hoạch ghi: việc, phong trào, chỉ tiêu, thời hạn.

    PLAN là tệp kế hoạch, hoặc số ký hiệu của kế hoạch đã nạp. Không ghi DIRECTIVE thì lấy văn bản mà kế hoạch triển
    khai. Các câu được ghép theo từ ngữ; “không thấy trong kế hoạch” không phải là “trái”: đúng hay thiếu do người đọc
    kết luận.

    Ví dụ: cancu compare du-thao.docx

    Ví dụ: cancu compare 41/KH-UBND 918/KH-UBND --out so-sanh.html

    Dạng nt là các cặp câu dưới dạng RDF: nạp vào một kho SPARQL thì câu hỏi conformity cho cùng kết quả.

    ¦ Set what a directive asks beside what a plan says: tasks, movements, targets, deadlines.

    PLAN is the file of a plan, or the reference of one that was ingested. Without DIRECTIVE those are taken that the
    plan says it carries out. Sentences are paired by their words; “not found in the plan” is not “against”: whether the
    plan conforms only its reader can judge.

    Example: cancu compare draft.docx

    Example: cancu compare 41/KH-UBND 918/KH-UBND --out comparison.html

    The form nt is the pairs of sentences as RDF: loaded into a SPARQL store, it lets the question conformity give the
    same answers there.""",
)
@click.argument("plan")
@click.argument("directive", required=False)
@store_option(must_exist=False)
@format_option("table", "json", "html", "nt")
@click.option(
    "--html",
    cls=Option,
    hidden=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Như --format html --out TỆP. ¦ The same as --format html --out FILE.",
)
@out_option()
def command(plan: str, directive: str | None, store: Path, form: str, html: Path | None, out: Path | None) -> None:
    """Entry point."""
    from cancu import comparison_view
    from cancu.asking import opened
    from queries.conformity.compare import compare

    lang = language(click.get_current_context())
    with opened(store) as facts:
        draft = _plan(facts, plan, form)
        found = [compare(facts, draft, iri) for iri in _directives(facts, draft, directive, form)]
    if html or form == "html":
        from cancu.picture import write_page
        from viz.comparison_page import comparison_page

        write_page(html or out, comparison_page(found, "en" if lang == "en" else "vi"))
    elif form == "json":
        from cancu.output import print_json

        print_json([comparison_view.as_object(one) for one in found], out)
    elif form == "nt":
        from cancu.output import print_text
        from queries.conformity.graph import ntriples

        print_text(ntriples(found).decode(), out)
    else:
        from cancu.output import print_rich

        print_rich(*(part for one in found for part in comparison_view.as_table(one, lang)), out=out)


def _plan(store: Store, plan: str, form: str) -> Draft:
    """The plan, read from its file: the store keeps only what was found in it, not all that it says."""
    from cancu.drafting import drafted
    from ingest.files import SUFFIXES, load
    from ingest.readers import ReadError
    from ingest.reading import read

    path = Path(plan)
    path = path if path.is_file() or path.suffix.lower() in SUFFIXES else _file(store, plan, form)
    try:
        return drafted(read(load(path), path.name))
    except ReadError as error:
        raise click.ClickException(say(str(error))) from error


def _file(store: Store, ref: str, form: str) -> Path:
    """The file that a document of the store was read from."""
    from cancu.asking import resolve
    from graph.interface import Iri

    iri = Iri(resolve(store, ref, form).iri)
    sources = {source for (source,) in store.select("SELECT ?s WHERE { VALUES ?d {} ?d cc:text ?s }", d=[iri])}
    held = (Path(name) for name, source in store.files().items() if source in sources)
    found = next((path for path in held if path.is_file()), None)
    if found is None:
        raise click.ClickException(
            say(
                f"Tệp của “{ref}” không còn ở chỗ đã nạp. Hãy ghi đường dẫn của tệp thay cho số ký hiệu."
                f" ¦ The file of “{ref}” is no longer where it was ingested from. Write its path instead."
            )
        )
    return found


def _directives(store: Store, draft: Draft, directive: str | None, form: str) -> list[str]:
    from cancu.asking import resolve
    from queries.describe import describe

    if directive:
        return [resolve(store, directive, form).iri]
    named = [ref.iri for ref in draft.directives if ref.iri]
    held = [iri for iri, card in describe(store, named).items() if card.own_text]
    if not held:
        refs = ", ".join(ref.label for ref in draft.directives) or "–"
        raise click.ClickException(
            say(
                f"Kho chưa có toàn văn của văn bản mà kế hoạch thực hiện ({refs}). Nạp vào kho, hoặc ghi DIRECTIVE."
                f" ¦ The text of what the plan carries out ({refs}) is not in the store. Ingest it, or name another."
            )
        )
    return held

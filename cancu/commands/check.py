"""`cancu check`: proof-reads drafts before they are signed."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, language, say
from cancu.options import format_option, store_option
from cancu.output import out_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cancu.proofreading import Remark
    from graph.store import Store

PROBLEMS, UNREADABLE = 1, 2
"""Exit codes."""


@click.command(
    cls=Command,
    help="""Soát một dự thảo trước khi ký: số, ngày, cơ quan viện dẫn sai; văn bản đã bị thay thế; hạn bị lỡ.

    Văn bản được đối chiếu với kho (--store, nếu có): viện dẫn sai số, sai ngày, sai cơ quan ban hành, đã bị thay thế
    hoặc bãi bỏ; thời hạn muộn hơn hạn cấp trên giao. Không cần kho: viện dẫn thiếu phần, chỗ để trống, cơ quan không
    còn vào ngày đó. Không có gì được ghi vào kho.

    Mã thoát: 0 sạch, 1 có lỗi hoặc cảnh báo (--strict: kể cả lưu ý), 2 không đọc được.

    Ví dụ: cancu check du-thao.docx

    Ví dụ: cancu check du-thao.docx --format sarif --out du-thao.sarif

    ¦ Proof-read a draft before it is signed: wrong references, documents that were replaced, deadlines that it misses.

    It is held against the store (--store, if there is one): references with a wrong number, date or issuer, or to what
    was replaced or repealed; deadlines later than those of the superior. Without a store: incomplete references,
    blanks, bodies that no longer exist on the day. Nothing is written to the store.

    Exit code: 0 clean, 1 errors or warnings (--strict: notes too), 2 cannot be read.

    Example: cancu check draft.docx

    Example: cancu check draft.docx --format sarif --out draft.sarif""",
)
@click.argument("files", nargs=-1, required=True, metavar="DRAFT...", type=click.Path(path_type=Path))
@store_option(must_exist=False)
@format_option("table", "json", "sarif")
@click.option("--strict", cls=Option, is_flag=True, help="Lưu ý cũng tính là có lỗi. ¦ Notes too count as problems.")
@out_option()
def command(files: tuple[Path, ...], store: Path, form: str, strict: bool, out: Path | None) -> None:
    """Entry point."""
    from cancu.proofreading import failing

    with _opened(store) as facts:
        found = {str(file): _checked(file, facts) for file in files}
    read = {name: remarks for name, remarks in found.items() if remarks is not None}
    _print(read, form, language(click.get_current_context()), out)
    if len(read) < len(found):
        sys.exit(UNREADABLE)
    if any(failing(remarks, strict=strict) for remarks in read.values()):
        sys.exit(PROBLEMS)


@contextmanager
def _opened(path: Path) -> Iterator[Store | None]:
    """The store; None where there is none and none was named, which is told."""
    from cancu.asking import opened

    named = click.get_current_context().get_parameter_source("store") is not click.core.ParameterSource.DEFAULT
    if path.exists() or named:
        with opened(path) as store:
            yield store
        return
    click.echo(
        say(
            f"Không có kho {path}: chỉ soát riêng văn bản. Nạp văn bản của cấp trên bằng cancu ingest để đối chiếu."
            f" ¦ There is no store {path}: only the document itself is checked. Fill one with cancu ingest to compare."
        ),
        err=True,
    )
    yield None


def _checked(file: Path, store: Store | None) -> list[Remark] | None:
    """The remarks on one file; None where it cannot be read, which is told."""
    from cancu.asking import told
    from cancu.proofreading import proofread
    from ingest.files import load
    from ingest.readers import ReadError
    from ingest.reading import read

    try:
        with told():
            return proofread(read(load(file), file.name), store)
    except ReadError as error:
        click.echo(say(str(error)), err=True)
        return None


def _print(found: dict[str, list[Remark]], form: str, lang: str, out: Path | None) -> None:
    from cancu.output import one_line, print_json, print_rich
    from cancu.remarks_view import as_lines, as_object

    if form == "json":
        files = [{"file": one_line(name), "remarks": list(map(as_object, all_of))} for name, all_of in found.items()]
        print_json({"files": files}, out)
    elif form == "sarif":
        from cancu.sarif import sarif

        print_json(sarif(found, lang), out)
    else:
        lines = (line for name, remarks in found.items() for line in as_lines(name, remarks, lang))
        print_rich(*lines, out=out, wrap=False)

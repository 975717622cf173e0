"""`cancu ingest`: read files and folders into the store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, say
from cancu.options import store_option

if TYPE_CHECKING:
    from ingest.run import Outcome, Summary


@click.command(
    cls=Command,
    help="""Đọc tệp và thư mục vào kho; dừng và chạy lại lúc nào cũng được.

    Tệp đã đọc mà không đổi thì bỏ qua; tệp đổi nội dung thì được thay trọn vẹn.

    Ví dụ: cancu ingest vanban/ ; cancu ingest ke-hoach.txt chi-thi.md

    ¦ Read files and folders into the store; safe to stop and run again.

    A file that has not changed is skipped; one that has is replaced as a whole.

    Example: cancu ingest documents/ ; cancu ingest plan.txt directive.md""",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    cls=Option,
    help="Số tiến trình (mặc định: số nhân). ¦ Processes (default: one a core).",
)
@click.option(
    "--prune",
    is_flag=True,
    cls=Option,
    help="Bỏ khỏi kho những tệp không còn trong các thư mục này. ¦ Forget the files of these folders that are gone.",
)
@store_option(must_exist=False)
def command(paths: tuple[Path, ...], workers: int | None, prune: bool, store: Path) -> None:
    """Entry point."""
    from graph.errors import StoreError
    from graph.store import Store
    from ingest import run
    from ingest.files import walk

    try:
        with Store.open(store) as kept:
            files = list(walk(paths))
            summary = _with_bar(
                files, lambda tell: run.ingest(kept, files, workers=workers if len(files) > 8 else 1, progress=tell)
            )
            summary.removed = run.prune(kept, paths) if prune else 0
    except StoreError as error:
        click.echo(say(str(error)), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo(say(_STOPPED))
        sys.exit(130)
    _report(summary, store)
    sys.exit(130 if summary.stopped else 1 if summary.count("failed") or not summary.outcomes else 0)


_STOPPED = (
    "Đã dừng theo yêu cầu; những gì đã đọc vẫn còn trong kho, chạy lại để đọc tiếp. ¦ "
    "Stopped as asked; what was read is kept, run again to go on."
)


def _with_bar(files: list[Path], work):  # type: ignore[no-untyped-def]
    """Run with a progress bar on a terminal, silently elsewhere."""
    if not sys.stderr.isatty() or len(files) < 4:
        return work(None)
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(say("Đang đọc ¦ Reading"), total=len(files))

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=outcome.path.name[:32])

        return work(tell)


def _report(summary: Summary, store: Path) -> None:
    """The counts, the shares of what was found, each refused file with its reason, and what to do next."""
    from ingest.files import SUFFIXES

    new, changed = summary.count("new"), summary.count("changed")
    same, failed = summary.count("same"), summary.count("failed")
    lines = [
        say(
            f"Đã đọc {new} tệp mới, {changed} tệp đổi nội dung; {same} tệp không đổi; {failed} tệp không đọc được. ¦ "
            f"Read {new} new and {changed} changed files; {same} unchanged; {failed} refused."
        )
    ]
    if summary.removed:
        lines.append(say(f"Đã bỏ {summary.removed} tệp không còn. ¦ Forgot {summary.removed} files that are gone."))
    if summary.share("type")[1]:
        lines.append(_shares(summary))
    lines += _warnings(summary)
    refused = (outcome for outcome in summary.outcomes if outcome.state == "failed")
    lines += [f"  ✗ {outcome.path}: " + say(f"{outcome.vi} ¦ {outcome.en}") for outcome in refused]
    if summary.stopped:
        lines.append(say(_STOPPED))
    elif not summary.outcomes:
        kinds = " ".join(sorted(SUFFIXES))
        lines.append(
            say(
                f"Không thấy tệp nào thuộc định dạng đọc được ({kinds}). ¦ "
                f"Found no file of a format that is read ({kinds})."
            )
        )
    else:
        lines.append(
            say(
                f"Kho: {store}. Tiếp theo: cancu stats ; cancu trace SỐ/KÝ-HIỆU ¦ "
                f"Store: {store}. Next: cancu stats ; cancu trace NUMBER/SYMBOL"
            )
        )
    click.echo("\n".join(lines))


def _warnings(summary: Summary) -> list[str]:
    """How many files were read with a warning, and what to look at in each."""
    warned = summary.warned()
    if not warned:
        return []
    lines = [say(f"{len(warned)} tệp đọc được nhưng cần lưu ý: ¦ {len(warned)} files were read with a warning:")]
    for outcome in warned:
        lines += [f"  ! {outcome.path}: " + say(f"{w.vi} ¦ {w.en}") for w in outcome.warnings]
    return lines


def _shares(summary: Summary) -> str:
    names = {
        "issuer": "cơ quan ban hành ¦ issuer",
        "number": "số ¦ number",
        "date": "ngày ¦ date",
        "type": "loại ¦ type",
    }
    parts = []
    for name, words in names.items():
        found, total = summary.share(name)
        share = f"{found / total * 100:.1f} %"
        parts.append(f"{say(words)} {found}/{total} ({say(share.replace('.', ',') + ' ¦ ' + share)})")
    return say("Tìm thấy: ¦ Found:") + " " + "; ".join(parts)

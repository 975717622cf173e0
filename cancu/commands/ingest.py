"""`cancu ingest`: read files and folders into the store."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import Command, Option, say
from cancu.options import store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store import Store
    from ingest.run import Summary

_FEW = 8
"""Files of text that are read faster than worker processes are started."""
_AGAIN = 0.5
"""Seconds until a store that another program uses is tried again."""


@click.command(
    cls=Command,
    help="""Đọc tệp và thư mục vào kho; dừng và chạy lại lúc nào cũng được.

    Tệp đã đọc mà không đổi thì bỏ qua; tệp đổi nội dung thì được thay trọn vẹn.

    Ví dụ: cancu ingest vanban/ ; cancu ingest ke-hoach.txt chi-thi.md ; cancu ingest vanban/ --watch

    ¦ Read files and folders into the store; safe to stop and run again.

    A file that has not changed is skipped; one that has is replaced as a whole.

    Example: cancu ingest documents/ ; cancu ingest plan.txt directive.md ; cancu ingest documents/ --watch""",
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
@click.option(
    "--watch",
    is_flag=True,
    cls=Option,
    help="Đọc xong thì canh tiếp: tệp mới, tệp đổi, tệp mất; Ctrl-C để dừng."
    " ¦ Then go on watching for files that come, change or go; Ctrl-C ends it.",
)
@click.option(
    "--refused",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    cls=Option,
    help="Ghi bảng CSV những tệp không đọc được và lý do. ¦ Write a CSV table of the files that were refused, and why.",
)
@store_option(must_exist=False)
def command(
    paths: tuple[Path, ...], workers: int | None, prune: bool, watch: bool, refused: Path | None, store: Path
) -> None:
    """Entry point."""
    from cancu import ingest_report as report
    from graph.errors import StoreError
    from ingest.run import Summary

    summary = Summary()
    try:
        for part in _runs(paths, workers, prune, watch, store):
            first = not summary.outcomes
            summary.add(part)
            if refused:
                report.save_refused(summary, refused)
            if watch:
                _tell(part, store, first=first)
    except StoreError as error:
        click.echo(say(str(error)), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        summary.stopped = not watch
    lines = report.counts(summary) if watch else report.lines(summary, store)
    click.echo("\n".join(lines))
    sys.exit(130 if summary.stopped else 1 if summary.count("failed") or not summary.outcomes else 0)


def _runs(paths: tuple[Path, ...], workers: int | None, prune: bool, watch: bool, store: Path) -> Iterator[Summary]:
    """One run over everything; where it is watched, then one over what has changed, each time that something has."""
    from ingest import run
    from ingest.files import walk
    from ingest.watch import settled

    changes = settled(paths) if watch else iter(())
    next(changes, None)  # watching begins before the first run: what changes meanwhile is seen
    with _opened(store, patient=watch) as kept:
        part = _read(kept, list(walk(paths)), workers)
        part.removed += run.prune(kept, paths) if prune else 0
        _reconcile(kept, part)
    yield part
    for came, gone in changes:
        if part.stopped:
            return
        with _opened(store, patient=True) as kept:
            part = _read(kept, came, workers)
            part.removed += run.forget(kept, gone)
            _reconcile(kept, part)
        if part.outcomes or part.removed:
            yield part


def _opened(store: Path, *, patient: bool) -> Store:
    """The store, open for writing. Patience waits where another program has it: between runs of ours it may."""
    from graph.errors import StoreLockedError
    from graph.store import Store

    while True:
        try:
            return Store.open(store)
        except StoreLockedError:
            if not patient:
                raise
            time.sleep(_AGAIN)


def _read(store: Store, files: list[Path], workers: int | None) -> Summary:
    from cancu.progress import bar
    from ingest import run
    from ingest.files import CONTAINERS, TEXT

    kinds = {path.suffix.lower() for path in files}
    few = not kinds & CONTAINERS if len(files) < 2 else len(files) <= _FEW and kinds <= TEXT
    with bar(len(files)) as tell:
        return run.ingest(store, files, workers=1 if few else workers, progress=tell)


def _reconcile(store: Store, part: Summary) -> None:
    """Work out candidates and confirmed links anew where sources changed."""
    from queries.judgements.open import open_candidates
    from queries.judgements.refresh import refresh

    if part.removed or part.count("new") or part.count("changed"):
        refresh(store)
    part.candidates = len(open_candidates(store))


def _tell(part: Summary, store: Path, *, first: bool) -> None:
    """What one of many runs came to."""
    from cancu import ingest_report as report

    if first:
        waiting = say("Đang canh các thay đổi; Ctrl-C để dừng. ¦ Watching for changes; Ctrl-C ends it.")
        click.echo("\n".join([*report.lines(part, store), waiting]))
    else:
        click.echo("\n".join([f"{time.strftime('%H:%M:%S')} {report.counts(part)[0]}", *report.refusals(part)]))
    sys.stdout.flush()

"""What `cancu demo` does: it runs the commands that a user would type, and shows each before its answer."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Final

import click

from cancu.asking import told
from cancu.language import say

PLAN: Final = "918/KH-UBND"
DIRECTIVE: Final = "91-CT/TW"
DAY: Final = "2025-11-30"
"""A day on which the examples show every state; a demo must not change from one day to the next."""

PAGES: Final = (("918-KH-UBND.html", PLAN), ("918-KH-UBND.svg", PLAN), ("91-CT-TW.html", DIRECTIVE))
TABLE: Final = "918-KH-UBND.csv"
NEXT: Final = (
    ("duties", "Văn phòng Ủy ban nhân dân"),
    ("trace", "77/CT-UBND Quảng Ngãi"),
    ("query", "findings"),
)


def demonstrate(folder: Path, lang: str) -> None:
    """Ingest the examples into `folder`/store, print the answers, write the pages, and say what to do next.

    Raises ClickException where the folder holds something that is not a store, or a file cannot be written.
    """
    store, source = folder / "store", documents()
    _make_room(store)
    _run(lang, "ingest", source, "--store", store)
    _run(lang, "trace", PLAN, "--store", store)
    _run(lang, "trace", DIRECTIVE, "--depth", "1", "--store", store)
    _run(lang, "missing", PLAN, "--as-of", DAY, "--store", store)
    _run(lang, "missing", PLAN, "--as-of", DAY, "--format", "csv", "--out", folder / TABLE, "--store", store)
    _run(lang, "duties", "--document", PLAN, "--until", "2025-12-31", "--store", store)
    for name, ref in PAGES:
        _run(lang, "show", ref, "--as-of", DAY, "--out", folder / name, "--store", store)
    _closing(folder, store, len(list(source.iterdir())))


def documents() -> Path:
    """The folder of the example documents: inside an installed package, or beside it in a checkout.

    Raises ClickException where an installation left them out.
    """
    package = Path(__file__).parent
    places = package / "examples", package.parent / "examples" / "documents"
    if found := next((place for place in places if place.is_dir()), None):
        return found
    raise click.ClickException(
        say(
            f"Không thấy văn bản mẫu ở {places[0]}. Hãy cài lại Căn Cứ, hoặc chạy từ thư mục mã nguồn."
            f" ¦ The examples are not in {places[0]}. Install Căn Cứ again, or run it from a checkout."
        )
    )


def _make_room(store: Path) -> None:
    """Remove the store of an earlier demo. What is not a store, or is in use, is refused and left alone."""
    from graph.store import Store

    if store.exists():
        with told():
            Store.open(store).close()
        shutil.rmtree(store)


def _run(lang: str, *words: str | Path) -> None:
    """Show a command, then run it in this process; one that fails ends the demo with its exit code."""
    from cancu.main import cli

    line = ["cancu", *(_shown(word) if isinstance(word, Path) else shlex.quote(word) for word in words)]
    click.secho(f"\n{'─' * 80}\n$ {' '.join(line)}", bold=True)
    try:
        cli.main(["--lang", lang, *map(str, words)], prog_name="cancu", standalone_mode=False)
    except SystemExit as end:  # some commands end with a code of their own, which is 0 when all went well
        if end.code:
            raise


def _closing(folder: Path, store: Path, count: int) -> None:
    """What was done and what to do next: in the user's language, and in Vietnamese also a line for other readers."""
    page, table = _shown(folder / PAGES[0][0]), _shown(folder / TABLE)
    cancu, kept = _program(), _shown(store)
    vi = (
        f"Xong: đã nạp {count} văn bản mẫu vào kho {kept}, trả lời các câu hỏi ở trên và ghi {len(PAGES)} tranh.\n"
        f"Hãy mở {page} bằng trình duyệt (không cần mạng) và {table} bằng Excel. Thử tiếp:"
    )
    en = (
        f"Done: read {count} example documents into the store {kept}, answered the questions above, wrote {len(PAGES)}"
        f" pictures.\nOpen {page} in a browser (no network needed) and {table} in Excel."
    )
    click.echo("─" * 80 + "\n" + say(f"{vi} ¦ {en} Try next:"))
    for words in NEXT:
        click.echo(f"  {cancu} {shlex.join(words)} --store {kept}")
    if say("vi ¦ en") == "vi":
        click.echo(f"\n{en}\nAll of this in English: {cancu} --lang en demo")


def _program() -> str:
    """The command as it can be typed again: with its folder when it is not on the path."""
    used = Path(sys.argv[0])
    return "cancu" if used.name != "cancu" or shutil.which("cancu") else _shown(used)


def _shown(path: Path) -> str:
    """A path as short as it can be typed from here, quoted where a shell needs it."""
    inside = path.is_absolute() and path.is_relative_to(Path.cwd())
    return shlex.quote(os.fspath(path.relative_to(Path.cwd()) if inside else path))

"""What `cancu show` asks the store for, and the forms in which it writes the answer."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cancu.language import say
from cancu.output import cannot_write

if TYPE_CHECKING:
    from datetime import date

    from graph.store import Store
    from queries.model import Board
    from viz.cascade import Picture
    from viz.words import Lang


def picture_of(
    store: Store, iri: str, as_of: date, lang: Lang, *, cites: bool = False, possible: bool = False
) -> Picture:
    """The picture of a document's chain: what it rests on, what carries it out, who has not issued, who got work.

    `cites` also follows mere citations, both ways; `possible` draws links that nobody has confirmed, dotted.
    """
    from graph.files import shown
    from queries.duties import duties
    from queries.links import evidence
    from queries.trace import ALL, trace
    from viz.assemble import assemble

    chain = trace(store, iri, relations=ALL if cites else None, lang=lang)
    return assemble(
        chain,
        evidence=evidence(store, chain.links),
        boards=_boards(store, iri, as_of, lang),
        duties=duties(store, documents=[iri, *(step.document.iri for step in (*chain.up, *chain.down))], lang=lang),
        file_names={source: shown(path) for path, source in sorted(store.files().items(), reverse=True)},
        possible=chain.possible if possible else (),
        lang=lang,
    )


def _boards(store: Store, iri: str, as_of: date, lang: Lang) -> list[Board]:
    """The board of the document, with those below it; none where it cannot be told who is expected."""
    from queries.expectation import ExpectationError
    from queries.missing import missing

    try:
        return [missing(store, iri, as_of, lang=lang)]
    except ExpectationError:
        return []


def render(picture: Picture, form: str, lang: Lang) -> bytes:
    """The picture in a form, as the bytes of a file. Raises ClickException where a browser is needed and missing."""
    if form == "html":
        from viz.page import page

        return page(picture, lang).encode()
    if form in ("svg", "png"):
        return _drawn(picture, form, lang)
    if form == "tree":
        return _printed_tree(picture, lang)
    from viz import export

    return (export.graphml(picture) if form == "graphml" else export.mermaid(picture, lang)).encode()


def _drawn(picture: Picture, form: str, lang: Lang) -> bytes:
    from viz.layout import arrange
    from viz.png import BrowserError, png
    from viz.svg import svg

    text = svg(picture, arrange(picture, lang), lang)
    try:
        return png(text) if form == "png" else text.encode()
    except BrowserError as error:
        raise click.ClickException(say(str(error))) from error


def _printed_tree(picture: Picture, lang: Lang) -> bytes:
    import io

    from rich.console import Console

    from viz.tree import tree

    text = io.StringIO()
    Console(file=text, width=120, emoji=False, markup=False).print(tree(picture, lang))
    return text.getvalue().encode()


def suggested_name(picture: Picture, suffix: str) -> Path:
    """A file name from the document's own: `Kế hoạch 232/KH-UBND` → `Kế-hoạch-232-KH-UBND.html`."""
    name = re.sub(r"[^\w-]+", "-", picture.nodes[picture.focus].name).strip("-")[:80]
    return Path((name or "cancu") + suffix)


def write(target: Path, content: bytes) -> None:
    """Put the file there whole or not at all. Raises ClickException, with the reason, where it cannot be written."""
    try:
        handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".cancu-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o666 & ~_umask())
            Path(draft).replace(target)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise cannot_write(target, error) from error


def write_page(target: Path | None, page: str) -> None:
    """Write an HTML page and tell its name; without a file it goes to the terminal, as other forms do."""
    if target is None:
        click.echo(page)
        return
    write(target, page.encode())
    click.echo(say(f"Đã ghi {target} ¦ Wrote {target}"))


def _umask() -> int:
    """The process's mask, which can only be read by setting it: a temporary file starts private, ours should not."""
    mask = os.umask(0)
    os.umask(mask)
    return mask

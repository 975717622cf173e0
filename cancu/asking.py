"""What every question to a store begins with: opening it, and finding the document that the user means."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

from cancu.language import language, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store import Store
    from queries.model import Document

AMBIGUOUS = 2
"""Exit code when a reference names several documents."""


@contextmanager
def told() -> Iterator[None]:
    """What goes wrong with a store or a question becomes a message in the user's language, and exit code 1."""
    from graph.errors import QueryError, StoreError
    from queries.expectation import ExpectationError
    from queries.judgements.model import JudgementError

    try:
        yield
    except (StoreError, QueryError, ExpectationError, JudgementError) as error:
        raise click.ClickException(say(str(error))) from error


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[Store]:
    """The store, open for reading, or for changing what is there."""
    from graph.store import Store

    with told():
        if writing:
            Store.open(path, read_only=True).close()  # what is no store yet must not become one
        with Store.open(path, read_only=not writing) as store:
            yield store


def resolve(store: Store, ref: str, form: str = "table", *, as_written: bool = False) -> Document:
    """The one document that `ref` names; `as_written`: not the one that it was confirmed to be.

    Several: they are listed with what tells them apart, exit code 2. None: the message names what comes near, exit
    code 1.
    """
    from queries.find import find

    lang = language(click.get_current_context())
    found = find(store, ref, lang, as_written=as_written)
    if not found:
        _unknown(store, ref, lang)
    if len(found) > 1:
        _ambiguous(ref, found, form, lang)
    return found[0]


def _unknown(store: Store, ref: str, lang: str) -> NoReturn:
    from queries.find import nearest

    shown = shortened(ref)
    near = [line(card, lang) for card in nearest(store, ref, lang=lang)]
    hint = " " + say("Gần giống: ¦ Similar:") + "".join(f"\n  {text}" for text in near) if near else ""
    raise click.ClickException(
        say(
            f"Không tìm thấy văn bản “{shown}” trong kho."
            " Hãy ghi số và ký hiệu (232/KH-UBND), thêm năm hoặc nơi ban hành."
            f" ¦ No document “{shown}” in the store. Write number and symbol (232/KH-UBND), with year or issuer."
        )
        + hint
    )


def _ambiguous(ref: str, found: list[Document], form: str, lang: str) -> NoReturn:
    from cancu import shapes
    from cancu.output import print_json

    if form == "json":
        print_json({"candidates": [shapes.document(card) for card in found]})
    shown = shortened(ref)
    message = say(
        f"“{shown}” là {len(found)} văn bản khác nhau."
        " Hãy ghi thêm ngày, năm hoặc nơi ban hành, hoặc dùng mã định danh:"
        f" ¦ “{shown}” is {len(found)} different documents. Add the date, year or issuer, or use the identifier:"
    )
    click.echo(message, err=True)
    for card in found[:20]:
        click.echo(f"  {line(card, lang)}\n      {path(card)}", err=True)
    if len(found) > 20:
        click.echo("  " + say(f"… và {len(found) - 20} văn bản nữa ¦ … and {len(found) - 20} more"), err=True)
    raise SystemExit(AMBIGUOUS)


def shortened(text: object, most: int = 80) -> str:
    """A text as it can be shown in a line."""
    from cancu.output import one_line

    shown = one_line(text)
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def line(card: Document, lang: str) -> str:
    """A document in one line: type, reference, date, issuer, title."""
    from queries.days import printed_date

    parts = [printed_date(card.date, lang), card.issuer, shortened(card.title)]
    return " · ".join([name(card), *(part for part in parts if part and part not in card.ref)])


def name(card: Document) -> str:
    """`Kế hoạch 232/KH-UBND`; a document without a number goes by what it is called."""
    known = card.type and not card.ref.casefold().startswith(card.type.casefold())
    return f"{card.type} {card.ref}" if known else card.ref


def path(card: Document) -> str:
    """A document's IRI without the base, which is accepted wherever a reference is."""
    from ontology.identifiers import BASE

    return card.iri.removeprefix(BASE)

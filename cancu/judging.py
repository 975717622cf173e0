"""What the commands `confirm`, `reject` and `withdraw` have in common: the two documents, who, when and why."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import click

from cancu.language import Command, Option, language, say
from cancu.options import Day, store_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from queries.judgements.model import Judgement, Verdict
    from queries.model import Document
    from queries.reconcile.model import Proposal

_SAID = {
    "confirmed": "Đã xác nhận ¦ Confirmed",
    "rejected": "Đã bác bỏ ¦ Rejected",
    "withdrawn": "Đã rút lại nhận định ¦ Withdrawn",
}
_PROPOSED = {"sameDocument": "chính là ¦ is", "implements": "thực hiện ¦ carries out"}
_DENIED = {"sameDocument": "không phải là ¦ is not", "implements": "không thực hiện ¦ does not carry out"}


def by_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--by: the name of the person who judges."""
    return click.option(
        "--by",
        cls=Option,
        envvar="CANCU_BY",
        help="Tên người nhận định (mặc định: tên đăng nhập máy). ¦ Who judges (default: the login name).",
    )


def at_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--at: when it was judged."""
    return click.option(
        "--at",
        cls=Option,
        metavar="DATE",
        type=Day("%Y-%m-%dT%H:%M:%S"),
        help="Thời điểm nhận định, giờ UTC (mặc định: bây giờ). ¦ When it was judged, in UTC (default: now).",
    )


def person(by: str | None) -> str:
    """The name that was given, else the login name; raises UsageError where there is neither."""
    try:
        return by or getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine: a container
        raise click.UsageError(say("Hãy ghi --by TÊN. ¦ Give --by NAME.")) from None


def moment(at: datetime | None) -> datetime:
    """The time that was given, else now."""
    return at.replace(tzinfo=UTC) if at else datetime.now(UTC)


def judging(verdict: Verdict, text: str) -> click.Command:
    """The command that records this verdict on two documents."""

    @click.command(cls=Command, help=text)
    @click.argument("first", metavar="A")
    @click.argument("second", metavar="B")
    @click.option("--note", cls=Option, default="", help="Lý do. ¦ Why.")
    @click.option(
        "--as",
        "proposal",
        cls=Option,
        type=click.Choice(["same", "implements"]),
        help="same: A chính là B; implements: A thực hiện B (mặc định: theo cặp nghi vấn)."
        " ¦ same: A is B; implements: A carries out B (default: as proposed).",
    )
    @by_option()
    @at_option()
    @store_option(must_exist=False)
    def command(
        first: str, second: str, note: str, proposal: str | None, by: str | None, at: datetime | None, store: Path
    ) -> None:
        meant = {"same": "sameDocument", "implements": "implements"}.get(proposal or "")
        _judge(store, (first, second), verdict, person(by), moment(at), note, cast("Proposal | None", meant))

    return command


def _judge(
    store: Path, refs: tuple[str, str], verdict: Verdict, by: str, at: datetime, note: str, proposal: Proposal | None
) -> None:
    from cancu.asking import opened, resolve
    from queries.judgements.judge import judge

    with opened(store, writing=True) as facts:
        first, second = (resolve(facts, ref, as_written=True) for ref in refs)
        made = judge(facts, first.iri, second.iri, verdict, by=by, at=at, note=note, proposal=proposal)
        cards = {card.iri: card for card in (first, second)}
        click.echo(sentence(made, cards[made.doubted], cards[made.suggested]))


def sentence(made: Judgement, doubted: Document, suggested: Document) -> str:
    """`Đã xác nhận: Chỉ thị 14-CT/TW chính là Chỉ thị 41-CT/TW (An, 01/12/2025)`."""
    from cancu.asking import name
    from cancu.output import clean
    from queries.days import printed_date

    day = printed_date(made.at.date(), language(click.get_current_context()))
    who = clean(f"{made.by}, {day}" + (f": {made.note}" if made.note else ""))
    ends = [clean(name(card)) for card in (doubted, suggested)]
    relation = (_DENIED if made.verdict == "rejected" else _PROPOSED)[made.proposal]
    return f"{say(_SAID[made.verdict])}: {ends[0]} {say(relation)} {ends[1]} ({who})"

"""The options by which a user says who is expected and for what, shared by the commands that count who has issued."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from cancu.language import Option, say
from cancu.options import day_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from queries.expectation import Asked
    from queries.lines import Line


def expecting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--among, --bodies, --units."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--among",
        cls=Option,
        metavar="LIST",
        help="Chỉ các loại hay đơn vị này: “xã, phường”, “phường Lê Chân”. ¦ Only these kinds or areas: “xã, phường”.",
    ),
    click.option(
        "--bodies",
        cls=Option,
        metavar="LIST",
        help="Mỗi cơ quan một dòng: “UBND, Đảng ủy, MTTQ”. ¦ A row for each body: “UBND, Đảng ủy, MTTQ”.",
    ),
    click.option(
        "--units",
        cls=Option,
        type=click.Choice(["then", "now"]),
        default="then",
        show_default=True,
        help="Đơn vị của ngày ban hành (then) hay của ngày chốt (now). ¦ Units of the day of the document (then) or"
        " of the day that counts (now).",
    ),
)


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--area, --issued-from, --issued-until: which units and which documents are counted."""
    for option in reversed(_SCOPE):
        command = option(command)
    return command


_SCOPE = (
    click.option(
        "--area",
        cls=Option,
        metavar="NAME",
        help="Chỉ các đơn vị trong địa bàn này: “Hải Phòng”. ¦ Only units in this area: “Hải Phòng”.",
    ),
    day_option("--issued-from", "Chỉ văn bản ban hành từ ngày này. ¦ Only documents issued from this day on."),
    day_option("--issued-until", "Chỉ văn bản ban hành đến ngày này. ¦ Only documents issued until this day."),
)


def scope(
    day: date, area: str | None, issued_from: datetime | None, issued_until: datetime | None, **expecting: Any
) -> dict[str, Any]:
    """The arguments `period` and `asked` of a matrix. Raises ClickException for an area that is not there."""
    from cancu.asking import told
    from queries.areas import named
    from queries.matrix import Period

    with told():
        wanted = asked(**expecting)
        within = named(area, None, day)[0].path if area else None
    period = Period(issued_from.date() if issued_from else None, issued_until.date() if issued_until else None)
    return {"period": period, "asked": replace(wanted, within=within)}


def asked(among: str | None, bodies: str | None, units: str, expect: Path | None = None) -> Asked:
    """What these options say. Raises UsageError for words that no body is called by."""
    from queries.expect_file import read
    from queries.expectation import Asked

    if expect and among:
        raise click.UsageError(say("Dùng --expect hoặc --among, không cả hai. ¦ Use --expect or --among, not both."))
    lines = tuple(_line(word) for word in (bodies or "").replace(";", ",").split(",") if word.strip())
    return Asked(among, read(expect) if expect else None, lines, "now" if units == "now" else "then")


def _line(word: str) -> Line:
    from queries.lines import named

    if line := named(word):
        return line
    raise click.UsageError(
        say(
            f"--bodies: không rõ “{word.strip()}”; ghi UBND, Đảng ủy, MTTQ."
            f" ¦ --bodies: “{word.strip()}” is not known; write UBND, Đảng ủy, MTTQ."
        )
    )

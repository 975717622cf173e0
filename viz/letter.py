"""A reminder letter (công văn đôn đốc) to the units that have not issued, as values: what it says, not how it looks."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ontology import bodies
from ontology.areas_model import TIERS
from queries.days import printed_date
from queries.lines import load as lines
from viz.words import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.bodies import BodyKind
    from queries.model import Board, Document, Row

SOURCE: Final = Path(__file__).with_name("letter.toml")
REMINDED: Final = frozenset({"overdue", "not_found", "no_data", "draft", "cites_only"})
"""The states of units that are written to: not those that have issued, nor those that still have time."""
_TWO_LINES: Final = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_LISTED: Final = 12
"""Units that the head of the letter names; more go into an annex."""
_OF_WHOM: Final = re.compile(r"^(?:CỦA|của) .{3,80}?(?= về )")
"""Party documents print their issuer above the subject: "CHỈ THỊ / CỦA BAN THƯỜNG VỤ / về …"."""
_ABOUT: Final = re.compile(r"^\s*về(?: việc)? ", re.IGNORECASE)
_HEADS: Final = {"ubnd": "CHỦ TỊCH", "dang": "BÍ THƯ", "mttq": "CHỦ TỊCH"}


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of the letter, top down. `rows` is the annex, empty where the units stand in `to`.

    `one_body`: the two lines of the issuer are one name.
    """

    issuer: tuple[str, str]
    one_body: bool
    motto: tuple[str, ...]
    number: str
    subject: str
    place: str
    salutation: str
    to: tuple[str, ...]
    body: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    annex: tuple[str, str, str]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    units: int


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def letter(board: Board, order: str | None, issuer: str | None = None) -> Letter | None:
    """The letter to the units of a board that have not issued; None where there is none to remind.

    Args:
        board: who has issued by which day.
        order: the sentence of the directive that orders to issue, where it has one.
        issuer: who writes, in full; the issuer of the directive if None.
    """
    late = [row for row in board.rows if row.state in REMINDED]
    if not late:
        return None
    sender = issuer or board.document.issuer or "......"
    kind = _kind(sender)
    family, text = _words()["party" if kind and kind.committee else "state"], _words()["text"]
    names, annexed = _addressed(late), len(late) > _LISTED
    directive = _directive(board.document)
    return Letter(
        issuer=_head(sender, board.document),
        one_body=sender.startswith(_TWO_LINES),
        motto=tuple(family["motto"]),
        number=family["number"].format(symbol=kind.symbols[0] if kind and kind.symbols else ""),
        subject=text["subject"].format(directive=directive),
        place=family["place"].format(place=_place(board.document), year=board.as_of.year),
        salutation=family["to"],
        to=(f"{_whom(late, _kinds_now(late))} (danh sách kèm theo)",) if annexed else names,
        body=tuple(_body(board, order, sender, len(late), annexed, family["end"])),
        recipients=tuple(text["recipients"]),
        signature=_signature(sender, kind),
        annex=(
            text["annex"],
            text["annex_title"].format(directive=directive),
            text["annex_note"].format(as_of=printed_date(board.as_of)),
        ),
        heads=tuple(text["annex_heads"]),
        rows=tuple(_row(number, row, name) for number, (row, name) in enumerate(zip(late, names, strict=True), 1))
        if annexed
        else (),
        units=len(late),
    )


def _kind(sender: str) -> BodyKind | None:
    """The kind of body that the name begins with, by its longest word."""
    name = sender.casefold()
    found = [(len(word), kind) for kind in bodies.load() for word in kind.words if name.startswith(word.casefold())]
    return max(found, key=lambda pair: pair[0], default=(0, None))[1]


def _head(sender: str, card: Document) -> tuple[str, str]:
    """The two lines of the left head: a People's Committee and its area; else who stands above, and the body itself."""
    for word in _TWO_LINES:
        if sender.startswith(word) and len(sender) > len(word):
            return word.upper(), sender.removeprefix(word).strip().upper()
    above = card.issuer or ""
    if not above or above == sender:
        return "", sender.upper()
    return above.upper(), sender.removesuffix(f" {card.issuer_area or ''}").upper()


def _place(card: Document) -> str:
    area = card.issuer_area or ""
    name = area.removeprefix("thành phố ").removeprefix("tỉnh ")
    return name[:1].upper() + name[1:] if name else "......"


def _directive(card: Document) -> str:
    slash = "" if card.number is None else " số"
    return f"{card.type or 'Văn bản'}{slash} {card.ref}"


def _addressed(rows: list[Row]) -> tuple[str, ...]:
    """The body of each unit: as expected by name, else its People's Committee; of one that has ended, its heirs'."""
    return tuple(_heirs(row) if row.successors else row.body or f"{_committee()} {row.area}" for row in rows)


def _heirs(row: Row) -> str:
    """`Ủy ban nhân dân phường Dương Kinh, phường Hưng Đạo (trước là quận Dương Kinh)`: one writes to those that are."""
    body = (row.body or "").removesuffix(row.area).strip() or _committee()
    return f"{body} {', '.join(row.successors)} (trước là {row.area})"


def _committee() -> str:
    """The body that is expected where none is named."""
    return lines()[0].vi


def _kinds_now(rows: list[Row]) -> list[str]:
    """The kinds of the units that one writes to."""
    return [kind for row in rows for kind in ([_kind_of(name) for name in row.successors] or [row.kind])]


def _kind_of(title: str) -> str:
    return next(kind for kind in TIERS if title.startswith(f"{kind} "))


def _whom(rows: list[Row], kinds: Iterable[str] | None = None) -> str:
    """`Ủy ban nhân dân các xã, phường`; bodies that are expected by name keep theirs."""
    listed = ", ".join(dict.fromkeys(kinds or (row.kind for row in rows)))
    bodies_named = dict.fromkeys((row.body or "").removesuffix(row.area).strip() or _committee() for row in rows)
    return f"{', '.join(bodies_named)} các {listed}"


def _body(board: Board, order: str | None, sender: str, count: int, annexed: bool, end: str) -> list[str]:
    text, card = _words()["text"], board.document
    stated = {
        "directive": _directive(card),
        "day": f" ngày {printed_date(card.date)}" if card.date else "",
        "issuer": card.issuer or "......",
        "title": f" về {_lower(card.title)}" if card.title else "",
        "whom": _whom([row for row in board.rows if row.state in REMINDED]),
        "order": " ".join((order or "").split()).rstrip("."),
    }
    opening = text["opening" if order else "opening_plain"].format(**stated)
    due = f" {text['deadline'].format(due=printed_date(board.due))}" if board.due else ""
    told = text["state"].format(
        as_of=printed_date(board.as_of),
        sender=sender,
        count=count,
        expected=board.expected,
        where=text["where_annex" if annexed else "where_listed"],
    )
    asks = (text["ask_1"].format(sender=sender), text["ask_2"])
    return [opening + due, told, *asks, text["closing"].format(sender=sender) + end]


def _lower(title: str) -> str:
    """A title inside a sentence, without what opens it."""
    plain = _OF_WHOM.sub("", " ".join(title.split()))
    plain = _ABOUT.sub("", plain)
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]


def _signature(sender: str, kind: BodyKind | None) -> tuple[str, ...]:
    """On whose behalf and in what position; the name is left out."""
    line = next((one for one in lines() if kind and kind.slug in one.slugs), None)
    if sender.startswith("Sở "):
        return ("GIÁM ĐỐC",)
    if line is None:
        return ("THỦ TRƯỞNG CƠ QUAN",)
    if line.name == "dang":
        return "T/M BAN THƯỜNG VỤ", _HEADS["dang"]
    body = line.vi if line.name == "ubnd" else sender
    return f"TM. {body.upper()}", _HEADS[line.name]


def _row(number: int, row: Row, name: str) -> tuple[str, ...]:
    late = "" if row.days_late is None else str(row.days_late)
    return str(number), name, STATES[row.state].vi, printed_date(row.due), late

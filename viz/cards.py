"""What is printed on a card, line by line, and how large the card is. Canvas and SVG draw the same lines."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from queries.days import printed_date
from viz.words import FOCUS, NO_TEXT, PLAIN, STATES, UNIT, Lang, Look

if TYPE_CHECKING:
    from viz.cascade import Node

WIDTH: Final = 188
PADDING: Final = 9
HALF_LETTER: Final = {"name": 3.9, "small": 3.4, "state": 3.6}
"""Half the width of a letter, on average: where a sign stands left of centred text."""
LINE: Final = {"name": 18, "small": 16, "state": 20}
COLUMNS: Final = 22
"""Characters a line: what fits the card's width at its type size."""

LineStyle = Literal["name", "small", "state"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `y` is the middle of the line, measured from the card's top."""

    text: str
    style: LineStyle
    y: int


@dataclass(frozen=True, slots=True)
class Card:
    """A card ready to be placed: lines, height, colours; `dashed` where the own text is not in the store."""

    lines: tuple[Line, ...]
    height: int
    look: Look
    sign: str
    dashed: bool


def card(node: Node, lang: Lang) -> Card:
    """The card of a node."""
    texts: list[tuple[str, LineStyle]] = [
        (line, "name") for line in wrap(node.name, 2 if node.kind == "expected" else 3)
    ]
    texts += [(line, "small") for line in wrap(node.issuer, 2)]
    if node.date:
        texts.append((printed_date(node.date, lang), "small"))
    if node.kind == "document" and not node.own_text:
        texts.append((f"({NO_TEXT[lang == 'en']})", "small"))
    if node.hidden_below:
        texts.append((f"+ {node.hidden_below} " + ("below" if lang == "en" else "văn bản bên dưới"), "small"))
    if node.giving:
        texts.append(
            (f"gives work to {node.giving} units" if lang == "en" else f"giao việc {node.giving} đơn vị", "small")
        )
    look = look_of(node)
    if node.state in STATES and node.kind != "group":
        texts.append((look.word(lang), "state"))
    lines, y = [], PADDING
    for text, style in texts:
        lines.append(Line(text, style, y + LINE[style] // 2))
        y += LINE[style]
    dashed = node.kind == "expected" or (node.kind == "document" and not node.own_text)
    return Card(tuple(lines), y + PADDING, look, look.sign, dashed)


def look_of(node: Node) -> Look:
    """Colours and sign: the state decides, except on the document that was asked for."""
    if node.focus:
        return FOCUS
    if node.state in STATES:
        return STATES[node.state or ""]
    return UNIT if node.kind == "unit" or node.id.endswith("|units") else PLAIN


def wrap(text: str, most: int, columns: int = COLUMNS) -> list[str]:
    """At most `most` lines of at most `columns` characters; what is cut ends in "…". Whole text is in the panel."""
    lines = textwrap.wrap(" ".join(text.split()), columns, break_on_hyphens=False)
    if len(lines) > most:
        last = lines[most - 1]
        lines = [*lines[: most - 1], (last if len(last) < columns else last[:-1].rstrip()) + "…"]
    return lines

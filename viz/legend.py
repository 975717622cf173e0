"""The legend: how lines and cards are read; only what the picture has."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from viz.strokes import LINE_STYLES, stroke_of
from viz.words import NO_TEXT, STATES, Lang

if TYPE_CHECKING:
    from viz.cascade import Picture


def legend(picture: Picture, lang: Lang) -> str:
    """An HTML fragment: the direction, one entry for each sort of line and each state that occurs."""
    english = lang == "en"
    heading = "Legend" if english else "Chú giải"
    reading = (
        "Arrows run from the upper document down to the one that carries it out."
        if english
        else "Mũi tên đi từ văn bản cấp trên xuống văn bản triển khai nó."
    )
    used = {stroke_of(link) for link in picture.links}
    entries = [
        _entry(_line(style.colour, style.width, style.dashes), style.en if english else style.vi)
        for name, style in LINE_STYLES.items()
        if name in used
    ]
    states = {node.state for node in picture.nodes.values()}
    entries += [
        _entry(_box(look.fill, look.border, look.sign), look.word(lang))
        for state, look in STATES.items()
        if state in states
    ]
    entries.append(_entry(_box("#fff", "#33475b", "", "4 3"), NO_TEXT[english]))
    return f"<ul><li><h2>{heading}</h2></li><li>{reading}</li>{''.join(entries)}</ul>"


def _entry(sign: str, text: str) -> str:
    return f"<li>{sign}<span>{html.escape(text)}</span></li>"


def _line(colour: str, width: float, dashes: str) -> str:
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        '<svg width="44" height="12" viewBox="0 0 44 12" aria-hidden="true">'
        f'<path d="M1 6H36" stroke="{colour}" stroke-width="{width}"{dash}/>'
        f'<path d="M35 2L43 6L35 10z" fill="{colour}"/></svg>'
    )


def _box(fill: str, border: str, sign: str, dashes: str = "") -> str:
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = f'<path transform="translate(5 3)" d="{sign}" fill="none" stroke="{border}" stroke-width="1.7"/>'
    return (
        '<svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">'
        f'<rect x="1" y="1" width="22" height="18" rx="4" fill="{fill}" stroke="{border}" stroke-width="1.5"{dash}/>'
        f"{path if sign else ''}</svg>"
    )

"""The data that the page's script draws from, as JSON that is safe inside a script element."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

from viz.cards import HALF_LETTER, WIDTH
from viz.drawing import starts_in_slab
from viz.layout import BAND_PAD, RAIL, SLAB_INSET, Layout
from viz.panel import card_panel, pair_panel
from viz.strokes import LINE_STYLES, stroke_of
from viz.words import NO_TEXT, STATES, Lang, relation_word

if TYPE_CHECKING:
    from viz.cascade import Node, Picture

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def page_json(picture: Picture, layout: Layout, lang: Lang) -> str:
    """One JSON object with every card, line, place and panel, in reading order."""
    order = reading_order(picture)
    data = {
        "width": WIDTH,
        "half": HALF_LETTER,
        "rail": RAIL,
        "pad": BAND_PAD,
        "inset": SLAB_INSET,
        "focus": picture.focus,
        "open": sorted(picture.open_groups),
        "rows": [[row.top, row.bottom] for row in layout.rows],
        "bands": [[band.name, band.top, band.bottom, band.first, band.last] for band in layout.bands],
        "slabs": {iri: [slab.row, slab.place, slab.x, slab.width, slab.height] for iri, slab in layout.slabs.items()},
        "strokes": {name: [one.colour, one.width, one.dashes] for name, one in LINE_STYLES.items()},
        "nodes": {node.id: _node(node, picture, layout, lang) for node in order},
        "links": _links(picture, layout, lang),
        "facts": [[fact.upper, fact.lower, pair_panel(fact, picture, lang)] for fact in picture.facts],
    }
    return script_json(data)


def script_json(value: object) -> str:
    """JSON that nothing in a document's text can turn into markup or end the script element with."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def reading_order(picture: Picture) -> list[Node]:
    """Cards as they are read, from the top band down; what a group holds follows the group."""
    order: list[Node] = []
    for node in picture.top():
        order += [node, *(picture.nodes[member] for member in node.members)]
    return order


def search_key(text: str) -> str:
    """A text without case and diacritics, for the search box: "Hải Phòng" → "hai phong"."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _node(node: Node, picture: Picture, layout: Layout, lang: Lang) -> dict[str, Any]:
    card, spot = layout.cards[node.id], layout.spots[node.id]
    area = node.row.area if node.row else ""
    title = (node.document.title or "") if node.document else ""
    return {
        "kind": node.kind,
        "band": node.band,
        "at": [spot.x, spot.y, spot.row],
        "height": card.height,
        "lines": [[line.text, line.style, line.y] for line in card.lines],
        "look": [card.look.fill, card.look.border, card.look.text],
        "sign": card.sign,
        "dashed": card.dashed,
        "focus": node.focus,
        "group": node.group,
        "needs": node.needs,
        "members": list(node.members),
        "name": node.name,
        "about": ", ".join(part for part in (node.issuer, _state_words(node, lang)) if part),
        "search": search_key(" ".join((node.name, node.issuer, area, title))),
        "panel": card_panel(node, picture, lang),
    }


def _state_words(node: Node, lang: Lang) -> str:
    state = STATES[node.state].word(lang) if node.state in STATES and node.kind != "group" else ""
    missing = NO_TEXT[lang == "en"] if node.kind == "document" and not node.own_text else ""
    return ", ".join(part for part in (state, missing) if part)


def _links(picture: Picture, layout: Layout, lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "upper": link.upper,
            "lower": link.lower,
            "stroke": stroke_of(link),
            "words": relation_word(link.relation, link.primary, lang),
            "route": list(layout.routes.get((link.upper, link.lower), ())),
            "within": link.within,
            "inner": starts_in_slab(link, picture),
            "pairs": link.stands_for,
        }
        for link in picture.links
    ]

"""One self-contained HTML page of a picture: drawn by pyvis (vis-network), framed by us, opened from a file, offline.

pyvis 0.3.2 loads bootstrap from a CDN even when told to put everything in line, prints headings unescaped, and makes a
popup by innerHTML of any title that holds "href". So only `Network.generate_html()` is used, with labels only; of its
page we keep vis-network's style and script and the script that builds the graph, and put them into a frame of our own.
"""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viz.drawing import draw
from viz.layout import Layout, arrange
from viz.legend import legend
from viz.page_data import page_json, script_json
from viz.page_words import page_words
from viz.strokes import LINE_STYLES, stroke_of
from viz.svg import svg
from viz.titles import summary, title

if TYPE_CHECKING:
    from viz.cascade import Picture
    from viz.words import Lang

_ASSETS: Final = Path(__file__).with_name("page_assets")
_SCRIPTS: Final = ("geometry.js", "canvas.js", "panel.js", "app.js")
_BLOCK: Final = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL)
_SLOT: Final = re.compile(r"@@(\w+)@@")
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"dragNodes": False, "hover": False, "selectConnectedEdges": False},
    "edges": {"smooth": False, "physics": False},
}


class PageError(ValueError):
    """pyvis made a page of another shape than this module takes over, or something remote would be left in ours."""


def page(picture: Picture, lang: Lang = "vi") -> str:
    """The whole page, the same for the same picture. Raises PageError rather than let a remote address through."""
    layout = arrange(picture, lang)
    vis_style, vis_script, graph_script = _taken_over(_network_html(picture, layout))
    slots = {
        "lang": lang,
        "title": html.escape(title(picture, lang)),
        "summary": html.escape(summary(picture, lang)),
        "vis_style": vis_style,
        "style": _asset("page.css"),
        "vis_script": vis_script,
        "graph_script": graph_script,
        "legend": legend(picture, lang),
        "svg": svg(picture, layout, lang, whole=True),
        "data": page_json(picture, layout, lang),
        "words": script_json(page_words(picture, lang)),
        "script": "\n".join(_asset(name) for name in _SCRIPTS),
        **{
            f"word_{key}": html.escape(word) for key, word in page_words(picture, lang).items() if isinstance(word, str)
        },
    }
    whole = _SLOT.sub(lambda slot: slots[slot[1]], _asset("page.html"))
    _refuse_remote(whole)
    return whole


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _network_html(picture: Picture, layout: Layout) -> str:
    """pyvis' own page: every card a node with its place, every line an edge, nothing that moves."""
    from pyvis.network import Network  # slow to import (IPython), needed only here

    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    places = draw(picture, layout).places
    for iri, node in picture.nodes.items():
        card = layout.cards[iri]
        x, y = places.get(iri, (0, 0))
        colours = {"background": card.look.fill, "border": card.look.border}
        label = "\n".join(line.text for line in card.lines)
        network.add_node(
            iri, label=label, x=x, y=y, shape="box", color=colours, hidden=iri not in places, group=node.kind
        )
    for link in picture.links:
        style = LINE_STYLES[stroke_of(link)]
        dashes = [int(part) for part in style.dashes.split()] or False
        hidden = link.upper not in places or link.lower not in places
        network.add_edge(link.upper, link.lower, color=style.colour, width=style.width, dashes=dashes, hidden=hidden)
    return str(network.generate_html())


def _taken_over(text: str) -> tuple[str, str, str]:
    """vis-network's style and script, and the script that builds the graph, out of pyvis' page."""
    blocks = [(kind, body) for kind, body in _BLOCK.findall(text) if body.strip()]
    styles = [body for kind, body in blocks if kind == "style" and ".vis-network" in body]
    engines = [body for kind, body in blocks if kind == "script" and "@version 9.1.2" in body]
    graphs = [body for kind, body in blocks if kind == "script" and "function drawGraph()" in body]
    if not (len(styles) == len(engines) == len(graphs) == 1 and text.rstrip().endswith("</html>")):
        raise PageError("pyvis: not the page of version 0.3.2 with vis-network 9.1.2; install the pinned version")
    return styles[0], engines[0], graphs[0]


class _Addresses(HTMLParser):
    """Collects every address that a browser would load or follow."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note src, href and the like; a data: address and a fragment load nothing."""
        for name, value in attrs:
            loads = name in ("src", "href", "xlink:href", "action", "srcset", "poster", "data") and tag != "g"
            if loads and value and not value.startswith(("data:", "#")):
                self.found.append(f"<{tag} {name}={value!r}>")


def _refuse_remote(text: str) -> None:
    parser = _Addresses()
    parser.feed(text)
    if parser.found:
        raise PageError(f"the page would load {parser.found[0]}; nothing may come from outside the file")

"""The picture as one static SVG: for print, for reports, and for whoever opens the page without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from viz.cards import WIDTH, Card
from viz.drawing import Drawing, draw
from viz.layout import BAND_PAD, RAIL, Layout
from viz.strokes import LINE_STYLES, stroke_of
from viz.titles import summary, title

if TYPE_CHECKING:
    from viz.cascade import Node, Picture
    from viz.words import Lang

FONT: Final = "'Noto Sans','Segoe UI',Roboto,Arial,sans-serif"
_STYLE: Final = (
    f"text{{font-family:{FONT};dominant-baseline:central;text-anchor:middle}}"
    ".name{font-size:13px;font-weight:600}.small{font-size:12px}.state{font-size:12px;font-weight:600}"
    ".band{font-size:13px;font-weight:700;fill:#12395f}"
)
_HIDDEN: Final = ' style="display:none"'


def svg(picture: Picture, layout: Layout, lang: Lang = "vi", *, whole: bool = False) -> str:
    """A standalone SVG document, with the groups open that start open.

    `whole` puts in what is folded too, hidden, for the page's script to show when the reader opens a group.
    """
    drawing = draw(picture, layout)
    width, height = drawing.right - drawing.left, drawing.bottom
    cards = (
        _card(picture.nodes[iri], layout.cards[iri], drawing)
        for iri in picture.nodes
        if whole or iri in drawing.places
    )  # fmt: skip
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawing.left} 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" lang="{lang}" aria-labelledby="cc-svg-title cc-svg-desc">',
        f'<title id="cc-svg-title">{clean(title(picture, lang))}</title>',
        f'<desc id="cc-svg-desc">{clean(summary(picture, lang))}</desc>',
        f"<style>{_STYLE}</style>{_arrows()}",
        *_bands(layout, drawing),
        *_slabs(layout, drawing, whole),
        *_lines(picture, drawing, whole),
        *cards,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def clean(text: str) -> str:
    """Text for XML: escaped, and without the characters that XML does not allow."""
    return escape("".join(sign for sign in text if sign in "\t\n" or _allowed(sign)))


def _allowed(sign: str) -> bool:
    return sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff"


def _arrows() -> str:
    heads = (
        f'<marker id="cc-arrow-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="{style.colour}"/></marker>'
        for name, style in LINE_STYLES.items()
    )
    return f"<defs>{''.join(heads)}</defs>"


def _bands(layout: Layout, drawing: Drawing) -> list[str]:
    parts = []
    width, x = drawing.right - drawing.left, drawing.left + RAIL // 2
    for number, (band, (top, bottom)) in enumerate(zip(layout.bands, drawing.bands, strict=True)):
        fill, words = ("#f7f9fb", "#eef2f6")[number % 2], band.name.split("\n")
        first = (top + bottom) // 2 - (len(words) - 1) * 17 // 2
        texts = "".join(
            f'<text class="band" x="{x}" y="{first + line * 17}">{clean(text)}</text>'
            for line, text in enumerate(words)
        )
        box = f'x="{drawing.left}" y="{top}" width="{width}" height="{bottom - top}"'
        parts.append(f'<g data-band="{number}"><rect {box} fill="{fill}"/>{texts}</g>')
    return parts


def _slabs(layout: Layout, drawing: Drawing, whole: bool) -> list[str]:
    return [
        f'<rect data-slab={quoteattr(clean(iri))} x="{slab.x - slab.width // 2}" '
        f'y="{drawing.slabs.get(iri, 0) + BAND_PAD // 2 - 6}" width="{slab.width}" height="{slab.height - 12}" rx="10" '
        f'fill="#fff" stroke="#b8c4d0"{"" if iri in drawing.slabs else _HIDDEN}/>'
        for iri, slab in layout.slabs.items()
        if whole or iri in drawing.slabs
    ]


def _lines(picture: Picture, drawing: Drawing, whole: bool) -> list[str]:
    parts = []
    for number, link in enumerate(picture.links):
        course = drawing.paths.get((link.upper, link.lower))
        if course or whole:
            name = stroke_of(link)
            style = LINE_STYLES[name]
            dashes = f' stroke-dasharray="{style.dashes}"' if style.dashes else ""
            parts.append(
                f'<path data-line="{number}" d="{course or ""}" fill="none" stroke="{style.colour}" '
                f'stroke-width="{style.width}"{dashes} marker-end="url(#cc-arrow-{name})"{"" if course else _HIDDEN}/>'
            )
    return parts


def _card(node: Node, card: Card, drawing: Drawing) -> str:
    x, y = drawing.places.get(node.id, (0, 0))
    look, radius = card.look, 16 if node.kind == "unit" else 7
    box = f'width="{WIDTH}" height="{card.height}" rx="{radius}" fill="{look.fill}" stroke="{look.border}"'
    dash = ' stroke-dasharray="5 4"' if card.dashed else ""
    behind = f'<rect x="5" y="5" {box}/>' if node.kind == "group" else ""
    return "".join(
        (
            f"<g data-id={quoteattr(clean(node.id))} ",
            f'transform="translate({x - WIDTH // 2} {y - card.height // 2})"',
            f"{'' if node.id in drawing.places else _HIDDEN}>{behind}",
            f'<rect {box} stroke-width="{3 if node.focus else 1.5}"{dash}/>',
            *_texts(node, card),
            _toggle(card, node.id in drawing.slabs) if node.kind == "group" else "",
            "</g>",
        )
    )


def _texts(node: Node, card: Card) -> list[str]:
    parts = []
    for line in card.lines:
        x = WIDTH // 2
        if card.sign and (line.style == "state" or node.kind == "group"):
            at = x - round(len(line.text) * 3.4) - 10
            parts.append(
                f'<path transform="translate({at} {line.y - 7})" d="{card.sign}" fill="none" '
                f'stroke="{card.look.border}" stroke-width="1.7"/>'
            )
            x += 9
        parts.append(
            f'<text class="{line.style}" x="{x}" y="{line.y}" fill="{card.look.text}">{clean(line.text)}</text>'
        )
    return parts


def _toggle(card: Card, is_open: bool) -> str:
    sign = "\N{MINUS SIGN}" if is_open else "+"
    return f'<text class="name toggle" x="{WIDTH - 13}" y="{card.height // 2}" fill="{card.look.text}">{sign}</text>'

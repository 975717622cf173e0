"""The picture as one static SVG: for print, for reports, and for whoever opens the page without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from viz.cards import HALF_LETTER, WIDTH, Card
from viz.drawing import Drawing, draw, starts_in_slab
from viz.layout import RAIL, SLAB_INSET, Layout
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
        f'height="{height}" preserveAspectRatio="xMidYMin" role="img" lang="{lang}" '
        'aria-labelledby="cc-svg-title cc-svg-desc">',
        f'<title id="cc-svg-title">{clean(title(picture, lang))}</title>',
        f'<desc id="cc-svg-desc">{clean(summary(picture, lang))}</desc>',
        f"<style>{_STYLE}</style>{_arrows()}",
        *_bands(layout, drawing),
        *_lines(picture, drawing, whole, inner=False),
        *_slabs(layout, drawing, whole),
        *_lines(picture, drawing, whole, inner=True),
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
    """The frames around the cards of open groups, in their group's colour, each with a stem up to the group."""
    stems, frames = [], []
    for iri, slab in layout.slabs.items():
        if whole or iri in drawing.slabs:
            top = drawing.slabs.get(iri, 0) + SLAB_INSET
            x, y = drawing.places.get(iri, (slab.x, top))
            colour, name = layout.cards[iri].look.border, quoteattr(iri)
            rest = f'stroke="{colour}"{"" if iri in drawing.slabs else _HIDDEN}/>'
            foot = y + layout.cards[iri].height // 2
            stems.append(f'<path data-stem={name} d="M{x} {foot}V{top}" stroke-width="3" {rest}')
            frames.append(
                f'<rect data-slab={name} x="{slab.x - slab.width // 2}" y="{top}" width="{slab.width}" '
                f'height="{slab.height - 2 * SLAB_INSET}" rx="10" fill="#fff" {rest}'
            )
    return [*stems, *frames]


def _lines(picture: Picture, drawing: Drawing, whole: bool, *, inner: bool) -> list[str]:
    """The lines that start in a slab (`inner`, drawn over it), or the others, which pass under it."""
    parts = []
    for number, link in enumerate(picture.links):
        course = drawing.paths.get((link.upper, link.lower))
        if (course or whole) and inner == starts_in_slab(link, picture):
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
            f"<g data-id={quoteattr(node.id)} ",
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
            at = x - round(len(line.text) * HALF_LETTER[line.style]) - 8
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

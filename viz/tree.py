"""The picture as a tree in the terminal: above, the document, below; wide fan-outs folded as in the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from queries.days import printed_date
from viz.titles import summary
from viz.words import NO_TEXT, STATES, STRENGTH, Lang, relation_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viz.cascade import Link, Node, Picture

_COLOURS = {
    "issued": "green", "issued_late": "yellow", "overdue": "red", "not_due": "blue", "draft": "cyan",
    "cites_only": "yellow", "not_found": "magenta", "no_data": "bright_black",
}  # fmt: skip


def tree(picture: Picture, lang: Lang = "vi") -> Tree:
    """A rich Tree. A card that stands at several places is drawn out at the first; later ones say "(xem ở trên)"."""
    focus = picture.nodes[picture.focus]
    root = Tree(Text.assemble(_label(focus, lang), "\n", (summary(picture, lang), "dim")))
    seen: set[str] = set()
    for upwards, vi, en in ((True, "Cấp trên, căn cứ", "Above, basis"), (False, "Cấp dưới", "Below")):
        branch = Tree(Text(en if lang == "en" else vi, "bold"))
        _grow(branch, focus.id, picture, upwards, lang, seen | {focus.id})
        if branch.children:
            root.children.append(branch)
    return root


def _grow(branch: Tree, iri: str, picture: Picture, upwards: bool, lang: Lang, seen: set[str]) -> None:
    for link in _next(iri, picture, upwards):
        other = link.upper if upwards else link.lower
        node = picture.nodes[other]
        known = other in seen
        seen.add(other)
        label = Text.assemble((f"{relation_word(link.relation, link.primary, lang)}: ", "dim"), _label(node, lang))
        if known:
            label.append(" (see above)" if lang == "en" else " (xem ở trên)", "dim")
        twig = branch.add(label)
        if not known:
            _grow(twig, other, picture, upwards, lang, seen)


def _next(iri: str, picture: Picture, upwards: bool) -> Iterable[Link]:
    """The lines on from a card; below a folded group nothing, below an open one its cards."""
    for link in sorted(picture.links, key=lambda one: (not one.primary, STRENGTH.get(one.relation, 99))):
        here, other = (link.lower, link.upper) if upwards else (link.upper, link.lower)
        group = picture.nodes[other].group
        if here == iri and (group is None or group in picture.open_groups) and not _is_inner(link, picture, upwards):
            yield link


def _is_inner(link: Link, picture: Picture, upwards: bool) -> bool:
    return upwards and picture.nodes[link.upper].kind == "group"


def _label(node: Node, lang: Lang) -> Text:
    label = Text(_plain(node.name), "bold" if node.focus else "")
    details = [_plain(node.issuer), printed_date(node.date, lang)]
    label.append("".join(f", {part}" for part in details if part), "dim")
    if node.state in STATES and node.kind != "group":
        label.append(f" [{STATES[node.state].word(lang)}]", _COLOURS[node.state])
    if node.kind == "document" and not node.own_text:
        label.append(f" ({NO_TEXT[lang == 'en']})", "dim")
    if node.hidden_below:
        label.append(f" (+{node.hidden_below})", "dim")
    return label


def _plain(text: str) -> str:
    """Without control characters: a document's text must not steer the reader's terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)

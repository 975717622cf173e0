"""A chain as people read it in the terminal: what is above, the document, what is below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from cancu.asking import name
from cancu.language import pick
from cancu.output import clean
from queries.days import printed_date
from viz.words import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from queries.model import Document, Step, Trace

_FOLD = 30
"""More branches than this are folded to their number unless all are asked for."""
_QUOTE = 90
_NOTHING = "Chưa thấy văn bản nào trong kho triển khai văn bản này. ¦ No document in the store carries this one out."


def chain_tree(chain: Trace, lang: str, *, everything: bool = False) -> Iterator[RenderableType]:
    """The parts to print, top down."""
    up, down = len({step.document.iri for step in chain.up}), len(chain.down)
    if chain.up:
        yield _tree(pick(f"Dựa vào {up} văn bản ¦ Rests on {up} documents", lang), chain.up, chain, lang, everything)
        yield Text()
    yield from _asked(chain.document, lang)
    yield Text()
    if chain.down:
        title = pick(f"Được triển khai bởi {down} văn bản ¦ Carried out by {down} documents", lang)
        yield _tree(title, chain.down, chain, lang, everything)
    else:
        yield Text(pick(_NOTHING, lang))


def _asked(card: Document, lang: str) -> Iterator[Text]:
    yield Text.assemble((clean(name(card)), "bold reverse"), _facts(card, lang))
    if card.title:
        yield Text(clean(card.title))
    yield from (Text(f"! {conflict}", "yellow") for conflict in card.conflicts)


def _tree(title: str, steps: Sequence[Step], chain: Trace, lang: str, everything: bool) -> Tree:
    tree = Tree(Text(title, "bold"), guide_style="dim")
    _grow(tree, chain.document.iri, list(steps), lang, everything)
    return tree


def _grow(tree: Tree, parent: str, steps: list[Step], lang: str, everything: bool) -> None:
    """Hang the steps below `parent` on the tree; a document with several relations is one branch that names them."""
    here: dict[str, list[Step]] = {}
    for step in sorted((step for step in steps if step.via == parent), key=lambda step: not step.primary):
        here.setdefault(step.document.iri, []).append(step)
    rest = [step for step in steps if step.via != parent]
    shown = list(here) if everything or len(here) <= _FOLD else list(here)[: _FOLD // 2]
    for iri in shown:
        _grow(tree.add(_label(here[iri], lang)), iri, rest, lang, everything)
    if hidden := len(here) - len(shown):
        tree.add(Text(pick(f"… và {hidden} văn bản nữa (--all) ¦ … and {hidden} more (--all)", lang), "dim"))


def _label(steps: list[Step], lang: str) -> Text:
    card, primary = steps[0].document, steps[0].primary
    relations = ", ".join(dict.fromkeys(_relation(step, lang) for step in steps))
    label = Text.assemble((f"[{relations}] ", "bold green" if primary else "cyan"), (clean(name(card)), "bold"))
    label.append(_facts(card, lang))
    places = [place for step in steps for place in step.evidence]
    if places:
        quote = " ".join(clean(places[0].quote).split())
        short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
        more = f" (+{len(places) - 1})" if len(places) > 1 else ""
        label.append(f"\n“{short}”{more}", "dim italic")
    for conflict in card.conflicts:
        label.append(f"\n! {conflict}", "yellow")
    return label


def _relation(step: Step, lang: str) -> str:
    if step.primary:
        return pick("triển khai (chính) ¦ implements (primary)", lang)
    return pick(" ¦ ".join(RELATIONS.get(step.relation, (step.relation, step.relation))), lang)


def _facts(card: Document, lang: str) -> Text:
    facts = Text()
    for part in (printed_date(card.date, lang), card.issuer):
        if part and part not in card.ref:  # a document without number goes by its issuer's name
            facts.append(f" · {clean(part)}")
    if card.draft:
        facts.append(" · " + pick("DỰ THẢO ¦ DRAFT", lang), "magenta")
    if not card.own_text:
        facts.append(" " + pick("(chưa có toàn văn trong kho) ¦ (own text not in the store)", lang), "yellow")
    return facts

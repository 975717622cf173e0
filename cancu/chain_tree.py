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
    here = sorted((step for step in steps if step.via == parent), key=lambda step: not step.primary)
    shown = here if everything or len(here) <= _FOLD else here[: _FOLD // 2]
    grown = set()
    for step in shown:
        branch = tree.add(_label(step, lang))
        if step.document.iri not in grown:  # a document with two relations has its own branches once
            grown.add(step.document.iri)
            rest = [other for other in steps if other.via != parent]
            _grow(branch, step.document.iri, rest, lang, everything)
    if hidden := len(here) - len(shown):
        tree.add(Text(pick(f"… và {hidden} văn bản nữa (--all) ¦ … and {hidden} more (--all)", lang), "dim"))


def _label(step: Step, lang: str) -> Text:
    relation = pick(" ¦ ".join(RELATIONS.get(step.relation, (step.relation, step.relation))), lang)
    strong = step.primary
    mark = pick("triển khai (chính) ¦ implements (primary)", lang) if strong else relation
    label = Text.assemble(
        (f"[{mark}] ", "bold green" if strong else "cyan"),
        (clean(name(step.document)), "bold"),
        _facts(step.document, lang),
    )
    if step.evidence:
        quote = clean(step.evidence[0].quote)
        short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
        more = f" (+{len(step.evidence) - 1})" if len(step.evidence) > 1 else ""
        label.append(f"\n“{short}”{more}", "dim italic")
    for conflict in step.document.conflicts:
        label.append(f"\n! {conflict}", "yellow")
    return label


def _facts(card: Document, lang: str) -> Text:
    facts = Text()
    for part in (printed_date(card.date, lang), card.issuer):
        if part:
            facts.append(f" · {clean(part)}")
    if card.draft:
        facts.append(" · " + pick("DỰ THẢO ¦ DRAFT", lang), "magenta")
    if not card.own_text:
        facts.append(" " + pick("(chưa có toàn văn trong kho) ¦ (own text not in the store)", lang), "yellow")
    return facts

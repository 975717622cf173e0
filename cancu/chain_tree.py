"""A chain as people read it in the terminal: what is above, the document, what is below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from cancu.asking import name
from cancu.language import pick
from cancu.output import clean
from queries.chain import hang
from queries.days import printed_date
from queries.model import Link
from viz.words import RELATIONS, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from queries.model import Confirmation, Document, Evidence, Trace

    Key = tuple[str, str, str]
    Branches = dict[str, dict[str, list[Link]]]

_FOLD = 30
"""More branches than this are folded to their number unless all are asked for."""
_QUOTE = 90
_MAYBE = (
    "Có thể, chưa ai xác nhận, không tính (cancu review) ¦ Possible, confirmed by nobody, not counted (cancu review)"
)
_NOTHING = "Chưa thấy văn bản nào trong kho triển khai văn bản này. ¦ No document in the store carries this one out."


def chain_tree(
    chain: Trace, lang: str, *, stated: Mapping[Key, tuple[Evidence, ...]], everything: bool = False
) -> Iterator[RenderableType]:
    """The parts to print, top down. `stated` has the places that state each link of the chain."""
    grower = _Grower(chain, stated, lang, everything, _made(chain))
    if chain.up:
        up = len({step.document.iri for step in chain.up})
        title = pick(f"Dựa vào {up} văn bản ¦ Rests on {counted(up, 'document')}", lang)
        yield grower.tree(title, _above(chain))
        yield Text()
    yield from _asked(chain.document, lang)
    yield Text()
    yield from _chain_below(chain, grower, lang)
    yield from _possible(chain, lang, everything=everything)


def _chain_below(chain: Trace, grower: _Grower, lang: str) -> Iterator[RenderableType]:
    if chain.down:
        down = len(chain.down)
        title = pick(f"Được triển khai bởi {down} văn bản ¦ Carried out by {counted(down, 'document')}", lang)
        yield grower.tree(title, _below(chain))
    else:
        yield Text(pick(_NOTHING, lang))


def _possible(chain: Trace, lang: str, *, everything: bool) -> Iterator[RenderableType]:
    """What nobody has confirmed, apart from the chain and marked as such."""
    if not chain.possible:
        return
    yield Text()
    tree = Tree(Text(pick(_MAYBE, lang), "bold yellow"), guide_style="dim")
    shown = chain.possible if everything else chain.possible[:_FOLD]
    for one in shown:
        written = pick("ghi ¦ written", lang) + f" {clean(one.written.ref)}; "
        ends = f"{clean(name(one.lower))}{_facts(one.lower, lang)} ⋯ {clean(name(one.upper))}"
        because = clean(one.reasons[0][lang == "en"]) if one.reasons else ""
        slip = "" if one.kind == "link" else written
        tree.add(Text.assemble((f"[{_relation(one.link, lang)}?] ", "yellow"), ends, (f"\n{slip}{because}", "dim")))
    if hidden := len(chain.possible) - len(shown):
        tree.add(Text(pick(f"… và {hidden} cặp nữa (--all) ¦ … and {hidden} more (--all)", lang), "dim"))
    yield tree


def _above(chain: Trace) -> Branches:
    """Document → the documents above it, each with the links that say so."""
    branches: Branches = {}
    for step in sorted(chain.up, key=lambda step: not step.primary):
        link = Link(step.via, step.relation, step.document.iri, step.primary)
        branches.setdefault(step.via, {}).setdefault(step.document.iri, []).append(link)
    return branches


def _below(chain: Trace) -> Branches:
    """Document → the documents that were issued to carry it out, in the order of the steps."""
    down = {step.document.iri for step in chain.down}
    hung = hang(chain.document.iri, (link for link in chain.links if link.origin in down))
    branches: Branches = {}
    for step in chain.down:
        link = hung[step.document.iri]
        branches.setdefault(link.target, {})[step.document.iri] = [link]
    return branches


def _asked(card: Document, lang: str) -> Iterator[Text]:
    yield Text.assemble((clean(name(card)), "bold reverse"), _facts(card, lang))
    if card.title:
        yield Text(clean(card.title))
    yield from (Text(f"! {conflict}", "yellow") for conflict in card.conflicts)


@dataclass(frozen=True, slots=True)
class _Grower:
    chain: Trace
    stated: Mapping[Key, tuple[Evidence, ...]]
    lang: str
    everything: bool
    made: Mapping[Key, tuple[Confirmation, ...]]

    def tree(self, title: str, branches: Branches) -> Tree:
        """The tree of one direction."""
        cards = {step.document.iri: step.document for step in (*self.chain.up, *self.chain.down)}
        tree = Tree(Text(title, "bold"), guide_style="dim")
        self._grow(tree, self.chain.document.iri, branches, cards)
        return tree

    def _grow(self, tree: Tree, parent: str, branches: Branches, cards: Mapping[str, Document]) -> None:
        here = branches.get(parent, {})
        shown = list(here) if self.everything or len(here) <= _FOLD else list(here)[: _FOLD // 2]
        rest = {iri: branch for iri, branch in branches.items() if iri != parent}
        for iri in shown:
            places = [
                place for link in here[iri] for place in self.stated.get((link.origin, link.relation, link.target), ())
            ]
            label = _label(cards[iri], here[iri], places, self.lang)
            made = [one for link in here[iri] for one in self.made.get((link.origin, link.relation, link.target), ())]
            label.append_text(_confirmed(made, self.lang))
            self._grow(tree.add(label), iri, rest, cards)
        if hidden := len(here) - len(shown):
            more = pick(f"… và {hidden} văn bản nữa (--all) ¦ … and {hidden} more (--all)", self.lang)
            tree.add(Text(more, "dim"))


def _made(chain: Trace) -> dict[Key, tuple[Confirmation, ...]]:
    """Who confirmed which link of the chain."""
    up = {(step.via, step.relation, step.document.iri): step.confirmed for step in chain.up}
    return up | {(step.document.iri, step.relation, step.via): step.confirmed for step in chain.down}


def _confirmed(made: Iterable[Confirmation], lang: str) -> Text:
    said = pick("xác nhận bởi ¦ confirmed by", lang)
    text = Text()
    for one in made:
        day = f"{clean(one.by)}, {printed_date(one.at, lang)}"
        text.append(f"\n✓ {said} {day}" + (f": {clean(one.note)}" if one.note else ""), "green")
    return text


def _label(card: Document, links: Sequence[Link], places: Sequence[Evidence], lang: str) -> Text:
    relations = ", ".join(dict.fromkeys(_relation(link, lang) for link in links))
    style = "bold green" if links[0].primary else "cyan"
    label = Text.assemble((f"[{relations}] ", style), (clean(name(card)), "bold"))
    label.append(_facts(card, lang))
    if places:
        quote = " ".join(clean(places[0].quote).split())
        short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
        more = f" (+{len(places) - 1})" if len(places) > 1 else ""
        label.append(f"\n“{short}”{more}", "dim italic")
    for conflict in card.conflicts:
        label.append(f"\n! {conflict}", "yellow")
    return label


def _relation(link: Link, lang: str) -> str:
    if link.primary:
        return pick("triển khai (chính) ¦ implements (primary)", lang)
    return pick(" ¦ ".join(RELATIONS.get(link.relation, (link.relation, link.relation))), lang)


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

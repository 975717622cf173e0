"""From answers to the picture's model: traces, boards and duties in, one Picture out.

Reads: `Trace` (its document is what the picture is about), boards of documents in it, duties that they give.
Writes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from viz.boards import add_boards
from viz.cascade import Link, Node, Picture, Statement
from viz.document_card import document_card, document_name, unit_id
from viz.facts import Facts, add, facts_of
from viz.folding import fold
from viz.words import STRENGTH, UNIT_BAND, UNKNOWN_ABOVE, UNKNOWN_BELOW, Lang, relation_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.model import Board, Duty, Evidence, Possible, Trace


def assemble(
    trace: Trace,
    *,
    evidence: Mapping[tuple[str, str, str], tuple[Evidence, ...]] | None = None,
    boards: Iterable[Board] = (),
    duties: Iterable[Duty] = (),
    file_names: Mapping[str, str] | None = None,
    possible: Iterable[Possible] = (),
    lang: Lang = "vi",
) -> Picture:
    """The picture of one document's chain.

    `evidence` gives, by (citing, relation, cited), the places for those of the trace's links that are no steps.
    `file_names` gives the file that a source was read from, for the evidence. A board of a document that the picture
    does not have is left out, and so are duties that such a document gives. `possible` links, which nobody has
    confirmed, are drawn dotted and counted nowhere.
    """
    facts = facts_of(trace, evidence or {})
    nodes = {step.document.iri: document_card(step.document) for step in (*trace.up, *trace.down)}
    nodes[trace.document.iri] = document_card(trace.document, focus=True)
    tallies = add_boards(boards, nodes, facts)
    _add_units(duties, nodes, facts)
    _add_possible(possible, nodes, facts, lang)
    for upper, _ in facts:
        if nodes[upper].band == UNKNOWN_BELOW:
            nodes[upper] = replace(nodes[upper], band=UNKNOWN_ABOVE)
    links = tuple(_link(upper, lower, statements) for (upper, lower), statements in sorted(facts.items()))
    whole = Picture(trace.document.iri, nodes, links, links, tallies=tallies, file_names=file_names or {})
    return fold(whole, lang)


def _link(upper: str, lower: str, statements: Iterable[Statement]) -> Link:
    order = sorted(statements, key=lambda one: (not one.primary, STRENGTH.get(one.relation, 99), one.relation))
    return Link(upper, lower, tuple(order), ((upper, lower),))


def _add_possible(possible: Iterable[Possible], nodes: dict[str, Node], facts: Facts, lang: Lang) -> None:
    """A dotted line for each, with the cards that it needs; where something is stated, that is drawn and not this."""
    for one in possible:
        if (one.upper.iri, one.lower.iri) not in facts:
            for card in (one.upper, one.lower):
                nodes.setdefault(card.iri, document_card(card))
            add(facts, (one.upper.iri, one.lower.iri), [Statement("possible", False, notes=_doubts(one, lang))])


def _doubts(one: Possible, lang: Lang) -> tuple[str, ...]:
    """What would be stated, what the text has instead, why it may be a slip, and what to do."""
    english = lang == "en"
    written = document_name(one.written)
    meant = relation_word(one.link.relation, one.link.primary, lang)
    return (
        f"If confirmed: {meant}." if english else f"Nếu được xác nhận: {meant}.",
        *([] if one.kind == "link" else [f"The text has {written}." if english else f"Văn bản ghi: {written}."]),
        *(reason[english] for reason in one.reasons),
        "Look through and judge with: cancu review" if english else "Xem và kết luận bằng lệnh: cancu review",
    )


def _add_units(duties: Iterable[Duty], nodes: dict[str, Node], facts: Facts) -> None:
    """A card for each unit of each document; the duties stay with the document too, for its panel."""
    for duty in duties:
        giver = nodes.get(duty.document.iri)
        if giver is None:
            continue
        nodes[giver.id] = replace(giver, duties=(*giver.duties, duty))
        unit = Node(unit_id(duty), "unit", UNIT_BAND, duty.unit)
        known = nodes.get(unit.id, unit)
        nodes[unit.id] = replace(known, duties=(*known.duties, duty))
        add(facts, (giver.id, unit.id), [Statement("assigns", False, (duty.evidence,))])

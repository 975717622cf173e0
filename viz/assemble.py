"""From answers to the picture's model: traces, boards and duties in, one Picture out.

Reads: `Trace` (its document is what the picture is about), boards of documents in it, duties that they give.
Writes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.identifiers import digest
from viz.cascade import Link, Node, Picture, Statement
from viz.folding import fold
from viz.words import STRENGTH, UNIT_BAND, UNKNOWN_BAND, Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from queries.model import Board, Document, Duty, Evidence, Row, Trace
    from queries.model import Link as Stated

Facts = dict[tuple[str, str], list[Statement]]


def assemble(
    trace: Trace,
    *,
    evidence: Mapping[tuple[str, str, str], tuple[Evidence, ...]] | None = None,
    boards: Iterable[Board] = (),
    duties: Iterable[Duty] = (),
    file_names: Mapping[str, str] | None = None,
    lang: Lang = "vi",
) -> Picture:
    """The picture of one document's chain.

    `evidence` gives, by (citing, relation, cited), the places for those of the trace's links that are no steps.
    `file_names` gives the file that a source was read from, for the evidence. A board of a document that the picture
    does not have is left out, and so are duties that such a document gives.
    """
    documents, facts = _documents(trace), _facts(trace, evidence or {})
    nodes = {iri: _card(document, iri == trace.document.iri) for iri, document in documents.items()}
    as_of = None
    for board in boards:
        for part in _with_below(board):
            if part.document.iri in nodes:
                as_of = as_of or str(part.as_of)
                _add_board(part, nodes, facts)
    _add_units(duties, nodes, facts)
    links = tuple(_link(upper, lower, statements) for (upper, lower), statements in sorted(facts.items()))
    whole = Picture(trace.document.iri, nodes, links, links, as_of=as_of, file_names=file_names or {})
    return fold(whole, lang)


def document_name(document: Document) -> str:
    """How a person names it: "Kế hoạch 232/KH-UBND"; what goes by name only keeps its name."""
    ref = document.ref or document.title or document.iri.rsplit("/", 1)[-1]
    kind = document.type or ""
    return f"{kind} {ref}" if kind and not ref.casefold().startswith(kind.casefold()) else ref


def unit_id(duty: Duty) -> str:
    """The id of the card of the unit that a duty is given to: one for each unit of each document."""
    return f"{duty.document.iri}|{digest(duty.unit)}"


def _documents(trace: Trace) -> dict[str, Document]:
    steps = (*trace.up, *trace.down)
    return {trace.document.iri: trace.document} | {step.document.iri: step.document for step in steps}


def _facts(trace: Trace, evidence: Mapping[tuple[str, str, str], tuple[Evidence, ...]]) -> Facts:
    """All that the trace states, by (upper, lower): a step up is cited by its `via`, a step down cites it."""
    facts: Facts = {}
    for steps, upwards in ((trace.up, True), (trace.down, False)):
        for step in steps:
            pair = (step.document.iri, step.via) if upwards else (step.via, step.document.iri)
            if pair[0] != pair[1]:
                _add(facts, pair, [Statement(step.relation, step.primary, step.evidence)])
    known = _documents(trace).keys()
    for link in trace.links:
        if link.origin != link.target and {link.origin, link.target} <= known:
            _add(facts, (link.target, link.origin), [_stated(link, evidence)])
    return facts


def _stated(link: Stated, evidence: Mapping[tuple[str, str, str], tuple[Evidence, ...]]) -> Statement:
    return Statement(link.relation, link.primary, evidence.get((link.origin, link.relation, link.target), ()))


def _add(facts: Facts, pair: tuple[str, str], statements: Iterable[Statement]) -> None:
    known = facts.setdefault(pair, [])
    for statement in statements:
        same = next((place for place, one in enumerate(known) if one.relation == statement.relation), None)
        if same is None:
            known.append(statement)
        else:
            evidence = tuple(dict.fromkeys((*known[same].evidence, *statement.evidence)))
            known[same] = Statement(statement.relation, known[same].primary or statement.primary, evidence)


def _link(upper: str, lower: str, statements: Iterable[Statement]) -> Link:
    order = sorted(statements, key=lambda one: (not one.primary, STRENGTH.get(one.relation, 99), one.relation))
    return Link(upper, lower, tuple(order), ((upper, lower),))


def _card(document: Document, focus: bool = False) -> Node:
    level = document.level
    return Node(
        id=document.iri,
        kind="document",
        band=level if level is not None and 0 <= level < UNKNOWN_BAND else UNKNOWN_BAND,
        name=document_name(document),
        issuer=document.issuer or "",
        date=document.date,
        state="draft" if document.draft else None,
        own_text=document.own_text,
        focus=focus,
        document=document,
    )


def _with_below(board: Board) -> Iterator[Board]:
    yield board
    for lower in board.below:
        yield from _with_below(lower)


def _add_board(board: Board, nodes: dict[str, Node], facts: Facts) -> None:
    """Give the documents on the board their state, and a card to each area that has none."""
    above = nodes[board.document.iri]
    for row in board.rows:
        card = _card(row.document) if row.document else _expected(row, above)
        known = nodes.get(card.id, card)
        if known.focus:
            continue
        nodes[card.id] = replace(known, state=row.state if known.row is None else known.state, row=known.row or row)
        if not facts.get((above.id, card.id)):
            _add(facts, (above.id, card.id), [Statement("expects", False)])


def _expected(row: Row, above: Node) -> Node:
    band = {"tỉnh": 1, "thành phố": 1, "quận": 2, "huyện": 2, "thị xã": 2}.get(row.kind or "", 3)
    band = max(band, min(above.band + 1, 3)) if above.band < UNKNOWN_BAND else band
    return Node(f"{above.id}|{row.code}", "expected", band, row.area, own_text=False)


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
        _add(facts, (giver.id, unit.id), [Statement("assigns", False, (duty.evidence,))])

"""The chain of a document: what it rests on, and what carries it out, through any number of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.chain import climb, descend
from queries.describe import describe
from queries.judgements.confirmed import confirmations, possible
from queries.links import evidence
from queries.model import Confirmation, Document, Evidence, Step, Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.interface import Facts
    from queries.chain import Placed
    from queries.links import Key

DOWN: Final = ("implements",)
UP: Final = ("implements", "basedOn", "amends", "replaces", "repeals", "guides")
ALL: Final = (*UP, "cites")


def trace(
    store: Facts, iri: str, *, relations: Iterable[str] | None = None, depth: int | None = None, lang: str = "vi"
) -> Trace:
    """The chain below and above the document `iri`.

    Below are the documents that implement it, directly or through others, each once at the least number of steps.
    Above is one step for each document and relation, followed through implements and basedOn. `links` holds every
    relation met on the way, `possible` those that unjudged candidates would add. `relations` names others (ALL: every
    one, both ways); `depth` limits the steps. Cycles in what documents state do no harm. Steps are sorted by depth,
    level, date, reference and IRI.
    """
    named = None if relations is None else tuple(relations)
    below, below_links = descend(store, iri, named or DOWN, depth)
    above, above_links = climb(store, iri, named or UP, depth)
    placed = (*below, *above)
    cards = describe(store, [iri, *(step.iri for step in placed), *(step.via for step in placed)], lang)
    hung = [step.link for step in placed]
    stated, made = evidence(store, hung), confirmations(store, hung)
    return Trace(
        cards[iri],
        up=_steps(above, cards, stated, made),
        down=_steps(below, cards, stated, made),
        links=tuple(sorted({*below_links, *above_links}, key=lambda link: (link.origin, link.relation, link.target))),
        possible=possible(store, list(cards), named or UP, lang),
    )


def _steps(
    placed: Iterable[Placed],
    cards: Mapping[str, Document],
    stated: Mapping[Key, tuple[Evidence, ...]],
    made: Mapping[Key, tuple[Confirmation, ...]],
) -> tuple[Step, ...]:
    steps = (
        Step(
            cards[step.iri],
            step.link.relation,
            step.link.primary,
            step.depth,
            step.via,
            stated.get(key := (step.link.origin, step.link.relation, step.link.target), ()),
            made.get(key, ()),
        )
        for step in placed
    )
    return tuple(sorted(steps, key=_order))


def _order(step: Step) -> tuple[object, ...]:
    card = step.document
    level = 9 if card.level is None else card.level
    return step.depth, level, card.date or "9", card.ref, card.iri, step.relation

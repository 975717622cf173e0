"""What the documents of a chain state of each other, by the upper and the lower end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz.cascade import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.model import Evidence, Trace
    from queries.model import Link as Stated

Facts = dict[tuple[str, str], list[Statement]]
"""(upper, lower) → what the lower states of the upper, each relation once."""


def facts_of(trace: Trace, evidence: Mapping[tuple[str, str, str], tuple[Evidence, ...]]) -> Facts:
    """All that the trace states: a step up is cited by its `via`, a step down cites it.

    `evidence` gives, by (citing, relation, cited), the places for those links of the trace that are no steps.
    """
    facts: Facts = {}
    known = {trace.document.iri, *(step.document.iri for step in (*trace.up, *trace.down))}
    for steps, upwards in ((trace.up, True), (trace.down, False)):
        for step in steps:
            pair = (step.document.iri, step.via) if upwards else (step.via, step.document.iri)
            if pair[0] != pair[1] and known.issuperset(pair):
                add(facts, pair, [Statement(step.relation, step.primary, step.evidence)])
    for link in trace.links:
        if link.origin != link.target and known.issuperset((link.origin, link.target)):
            add(facts, (link.target, link.origin), [_stated(link, evidence)])
    return facts


def _stated(link: Stated, evidence: Mapping[tuple[str, str, str], tuple[Evidence, ...]]) -> Statement:
    return Statement(link.relation, link.primary, evidence.get((link.origin, link.relation, link.target), ()))


def add(facts: Facts, pair: tuple[str, str], statements: Iterable[Statement]) -> None:
    """Add statements to a pair, in place; what is stated again adds its evidence."""
    known = facts.setdefault(pair, [])
    for statement in statements:
        same = next((place for place, one in enumerate(known) if one.relation == statement.relation), None)
        if same is None:
            known.append(statement)
        else:
            evidence = tuple(dict.fromkeys((*known[same].evidence, *statement.evidence)))
            known[same] = Statement(statement.relation, known[same].primary or statement.primary, evidence)

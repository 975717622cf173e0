"""Applies the groups to a picture: cards and lines move to their group; what only folded cards lead to goes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from viz.cascade import Link, Node, Picture, Statement
from viz.document_card import unit_id
from viz.grouping import FEW, main_parents, state_groups, unit_groups
from viz.words import STRENGTH, UNIT_BAND, Lang

SHOWN_AT_ONCE: Final = 18
"""Most cards in a group that starts open: three lines of six."""
Neighbours = dict[str, set[str]]


def fold(picture: Picture, lang: Lang) -> Picture:
    """The picture with its wide fan-outs folded. What lies below a card of a large group is counted, not drawn."""
    parents = main_parents(picture)
    units, left_out = unit_groups(picture, lang)
    groups = [*state_groups(picture, parents, lang), *units]
    holder = {member: group for group in groups for member in group.members}
    folded = {member for member, group in holder.items() if len(group.members) > FEW and group.band != UNIT_BAND}
    below, counts = _below(picture, folded)
    hidden = below | left_out
    nodes = {
        node.id: replace(
            node,
            group=holder[node.id].id if node.id in holder else None,
            needs=_needed(node.id, parents, holder),
            hidden_below=counts.get(node.id, 0),
            giving=len({unit_id(duty) for duty in node.duties} & hidden),
        )
        for node in picture.nodes.values()
        if node.id not in hidden
    }
    for group in groups:
        if not hidden.issuperset(group.members):
            needs = _needed(group.members[0], parents, holder) if group.band == UNIT_BAND else None
            nodes[group.id] = replace(group, needs=needs)
    links = (*_moved(picture, holder, nodes), *_inside(picture, nodes, parents))
    opened = frozenset(_opened(groups, nodes))
    undrawn = {iri: picture.nodes[iri] for iri in sorted(hidden)}
    return replace(picture, nodes=nodes, links=links, open_groups=opened, undrawn=undrawn)


def _opened(groups: list[Node], nodes: dict[str, Node]) -> list[str]:
    """The groups that start open: the first small one in each band, so that no two stack; never units."""
    opened: dict[int, str] = {}
    for group in groups:
        if group.id in nodes and group.band != UNIT_BAND and len(group.members) <= SHOWN_AT_ONCE:
            opened.setdefault(group.band, group.id)
    return list(opened.values())


def _needed(iri: str, parents: dict[str, str], holder: dict[str, Node]) -> str | None:
    """The card in a group that must be seen for this one to be: its main parent."""
    parent = parents.get(iri)
    return parent if parent in holder and holder.get(iri) is not holder[parent] else None


def _below(picture: Picture, folded: set[str]) -> tuple[set[str], dict[str, int]]:
    """The cards that only folded cards lead to, and for each folded card how many documents lie below it."""
    below: Neighbours = defaultdict(set)
    above: Neighbours = defaultdict(set)
    for link in picture.facts:
        below[link.upper].add(link.lower)
        above[link.lower].add(link.upper)
    hidden: set[str] = set()
    front = sorted(folded)
    while front:
        for lower in sorted(below[front.pop()] - hidden - {picture.focus}):
            if above[lower] <= folded | hidden:
                hidden.add(lower)
                front.append(lower)
    return hidden, {iri: count for iri in sorted(folded) if (count := _documents_below(picture, below, iri))}


def _documents_below(picture: Picture, below: Neighbours, iri: str) -> int:
    seen, front = {iri}, [iri]
    while front:
        fresh = below[front.pop()] - seen
        seen |= fresh
        front += fresh
    return sum(picture.nodes[one].kind == "document" for one in seen - {iri})


def _moved(picture: Picture, holder: dict[str, Node], nodes: dict[str, Node]) -> list[Link]:
    """Lines between drawn cards: an end in a group moves to the group, but from a small group its cards lead on."""
    merged: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in picture.facts:
        upper, lower = holder.get(link.upper), holder.get(link.lower)
        ends = (
            upper.id if upper and len(upper.members) > FEW else link.upper,
            lower.id if lower else link.lower,
        )
        if ends[0] != ends[1] and all(end in nodes for end in ends):
            merged[ends].append(link)
    return [_bundle(ends, bundle) for ends, bundle in sorted(merged.items())]


def _inside(picture: Picture, nodes: dict[str, Node], parents: dict[str, str]) -> list[Link]:
    """From a small group to each of its cards, the line by which the card belongs there."""
    facts = {(fact.upper, fact.lower): fact for fact in picture.facts}
    return [
        replace(facts[parents[member], member], upper=group.id, within=True)
        for group in nodes.values()
        if group.kind == "group" and group.band != UNIT_BAND and len(group.members) <= FEW
        for member in group.members
        if (parents.get(member), member) in facts
    ]


def _bundle(ends: tuple[str, str], links: list[Link]) -> Link:
    if len(links) == 1:
        return replace(links[0], upper=ends[0], lower=ends[1])
    stated = {(one.relation, one.primary) for link in links for one in link.statements}
    order = sorted(stated, key=lambda one: (not one[1], STRENGTH.get(one[0], 99), one[0]))
    pairs = tuple(pair for link in links for pair in link.stands_for)
    return Link(*ends, tuple(Statement(relation, primary) for relation, primary in order), pairs)

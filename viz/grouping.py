"""Folds a wide fan-out into one card per state ("111 chưa có dữ liệu"), so that 114 communes stay readable.

A drawing of a hundred cards side by side tells nothing; how many have issued and how many have not is what is asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from queries.collation import collation_key
from viz.cascade import Node, Picture
from viz.words import STATES, STRENGTH, UNIT_BAND, Lang, counted

FAN_OUT: Final = 30
"""More children of one document than this are grouped: a wider row is a ribbon that nobody can read."""
FEW: Final = 6
"""A group up to this size has a line to each of its cards, and so many documents with others below stay out of groups.

More units than this that have issued nothing are grouped too: a card without a document says only its name.
"""
MANY_UNITS: Final = 12
"""More units in the whole picture than this are grouped, one group for each document that gives them work."""


def main_parents(picture: Picture) -> dict[str, str]:
    """For each card the document above it that it mainly serves: primary first, then strongest, lowest, latest."""
    best: dict[str, tuple[tuple[bool, int, int, str, str], str]] = {}
    for link in picture.facts:
        above = picture.nodes[link.upper]
        rank = (link.primary, -STRENGTH.get(link.relation, 99), above.band, above.date or "", above.id)
        if link.lower not in best or rank > best[link.lower][0]:
            best[link.lower] = (rank, link.upper)
    return {lower: upper for lower, (_, upper) in best.items()}


def state_groups(picture: Picture, parents: dict[str, str], lang: Lang) -> list[Node]:
    """A group for each state of each fan-out of more than FAN_OUT cards."""
    kept = _lineage(picture)
    fans: dict[tuple[str, int], list[Node]] = defaultdict(list)
    for node in sorted(picture.nodes.values(), key=lambda one: one.sort_key):
        if node.kind in ("document", "expected") and node.id in parents and node.id not in kept:
            fans[parents[node.id], node.band].append(node)
    busy = {link.upper for link in picture.facts if picture.nodes[link.lower].kind == "document"}
    groups = []
    for (parent, band), fan in sorted(fans.items()):
        groups += _by_state(parent, band, _folded(fan, busy), lang)
    return groups


def unit_groups(picture: Picture, lang: Lang) -> tuple[list[Node], set[str]]:
    """Where the picture has more units than fit: a group of the units of each document, and the units left out.

    Groups are given to the document asked for and to those that nothing carries further, the first FEW of them; the
    units of the others are in their panels.
    """
    givers = _units_by_giver(picture)
    if sum(map(len, givers.values())) <= MANY_UNITS:
        return [], set()
    busy = {link.upper for link in picture.facts if picture.nodes[link.lower].kind != "unit"}
    last = [iri for iri in givers if iri not in busy and iri != picture.focus]
    chosen = [*[iri for iri in givers if iri == picture.focus], *last][:FEW]
    word = "assigned units" if lang == "en" else "đơn vị được giao"
    groups = [
        Node(f"{giver}|units", "group", UNIT_BAND, f"{len(givers[giver])} {word}", members=tuple(givers[giver]))
        for giver in chosen
        if len(givers[giver]) > 1
    ]
    return groups, {unit for giver, units in givers.items() if giver not in chosen for unit in units}


def _units_by_giver(picture: Picture) -> dict[str, list[str]]:
    """The units of each document, both in reading order."""
    assigned = [link for link in picture.facts if link.relation == "assigns"]
    order = {iri: node.sort_key for iri, node in picture.nodes.items()}
    givers: dict[str, list[str]] = defaultdict(list)
    for link in sorted(assigned, key=lambda one: (order[one.upper], order[one.lower])):
        givers[link.upper].append(link.lower)
    return givers


def _folded(fan: list[Node], busy: set[str]) -> list[Node]:
    """Those of a fan-out that go into groups."""
    if len(fan) <= FAN_OUT:
        empty = [node for node in fan if node.kind == "expected"]
        return empty if len(empty) > FEW else []
    walked = busy & {node.id for node in fan}
    return fan if len(walked) > FEW else [node for node in fan if node.id not in walked]


def _lineage(picture: Picture) -> set[str]:
    """The document asked for and all above it: the way up to the top stays drawn."""
    above: dict[str, set[str]] = defaultdict(set)
    for link in picture.facts:
        above[link.lower].add(link.upper)
    seen, front = {picture.focus}, [picture.focus]
    while front:
        fresh = above[front.pop()] - seen
        seen |= fresh
        front += fresh
    return seen


def _by_state(parent: str, band: int, fan: list[Node], lang: Lang) -> list[Node]:
    order = [*STATES, None]
    states: dict[str | None, list[Node]] = defaultdict(list)
    for node in fan:
        states[node.state if node.state in STATES else None].append(node)
    return [
        Node(
            id=f"{parent}|{band}|{state or 'document'}",
            kind="group",
            band=band,
            name=_counted(len(states[state]), state, lang),
            state=state,
            members=tuple(node.id for node in sorted(states[state], key=_by_area)),
        )
        for state in order
        if len(states[state]) > 1
    ]


def _by_area(node: Node) -> tuple[str, str]:
    return (collation_key(node.row.area if node.row else node.issuer or node.name), node.id)


def _counted(number: int, state: str | None, lang: Lang) -> str:
    if state:
        return f"{number} {STATES[state].word(lang)}"
    return counted(number, "document") if lang == "en" else f"{number} văn bản"

"""Puts boards into a picture: a state on each document that is on one, a card for each area without a document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from viz.cascade import Node, Statement, Tally
from viz.document_card import document_card

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.model import Board, Row
    from viz.facts import Facts


def add_boards(boards: Iterable[Board], nodes: dict[str, Node], facts: Facts) -> tuple[Tally, ...]:
    """Change `nodes` and `facts` in place, and sum up the boards; a board of a document that is no card is left out.

    The first board to speak of a card gives its state. Where a plan urges those whom the plan above it already names,
    each area is drawn once, under the upper one.
    """
    named: dict[str, set[str]] = {}
    known = [part for board in boards for part in _with_below(board) if part.document.iri in nodes]
    for board in known:
        above = _above(board.document.iri, facts)
        already = set().union(*(areas for iri, areas in named.items() if iri in above))
        for row in board.rows:
            if row.area_path not in already:
                _add_row(row, nodes[board.document.iri], nodes, facts)
        named[board.document.iri] = {row.area_path for row in board.rows}
    return tuple(_tally(board) for board in known if board.rows)


def _with_below(board: Board) -> Iterator[Board]:
    yield board
    for lower in board.below:
        yield from _with_below(lower)


def _tally(board: Board) -> Tally:
    counts = tuple((state, count) for state, count in board.counts.items() if count)
    return Tally(board.document.iri, str(board.as_of), board.expected, counts)


def _above(iri: str, facts: Facts) -> set[str]:
    uppers: dict[str, set[str]] = defaultdict(set)
    for upper, lower in facts:
        uppers[lower].add(upper)
    seen, front = {iri}, [iri]
    while front:
        fresh = uppers[front.pop()] - seen
        seen |= fresh
        front += fresh
    return seen - {iri}


def _add_row(row: Row, above: Node, nodes: dict[str, Node], facts: Facts) -> None:
    card = document_card(row.document) if row.document else _expected(row, above)
    known = nodes.get(card.id, card)
    if known.focus:
        return
    nodes[card.id] = known if known.row else replace(known, state=row.state, row=row)
    if row.document is None or not any(lower == card.id for _, lower in facts):
        facts[above.id, card.id] = [Statement("expects", False)]


def _expected(row: Row, above: Node) -> Node:
    return Node(f"{above.id}|{row.code}", "expected", _level(row.area_path) + 1, row.area, own_text=False)


def _level(area_path: str) -> int:
    """`vn/31` → 1, `vn/cu/31/312` → 2, `vn/31/10993` and `vn/cu/31/312/11686` → 3."""
    old, codes = area_path.startswith("vn/cu/"), area_path.removeprefix("vn/cu/").removeprefix("vn/").split("/")
    return len(codes) if old or len(codes) == 1 else 3

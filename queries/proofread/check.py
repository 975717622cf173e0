"""All that the store says against a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.proofread.deadlines import of_deadlines
from queries.proofread.references import of_references

if TYPE_CHECKING:
    from graph.interface import Facts
    from queries.proofread.model import Draft, Problem


def check(store: Facts, draft: Draft) -> tuple[Problem, ...]:
    """The problems in the order of the text. Nothing is written, and the draft need not be in the store."""
    found = [*of_references(store, draft), *of_deadlines(store, draft)]
    return tuple(sorted(found, key=lambda problem: (problem.place.start, problem.code)))

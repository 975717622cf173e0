"""Whether a draft misses the deadlines of the directives that it is issued to carry out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.conformity.compare import compare
from queries.proofread.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.interface import Facts
    from queries.conformity.model import Late, Pair
    from queries.proofread.model import Draft, Reference


def of_deadlines(store: Facts, draft: Draft) -> Iterator[Problem]:
    """A draft that comes after the day by which it was ordered, and its own deadlines after those that it was given."""
    for ref in draft.directives:
        if ref.iri and ref.iri != draft.iri:
            for pair in compare(store, draft, ref.iri).pairs:
                yield from (_problem(ref, pair, late) for late in pair.late)


def _problem(ref: Reference, pair: Pair, late: Late) -> Problem:
    code = "late-plan" if pair.ask.kind == "plan" else "late-duty"
    values = {
        "ref": ref.label,
        "stated": late.said.due or _of_year(late.said.month_day),
        "right": late.asked.due or _of_year(late.asked.month_day),
    }
    return Problem(code, late.said.place, values, pair.ask.text)


def _of_year(month_day: str | None) -> str:
    """`12-15` → `15/12`."""
    return "/".join(reversed((month_day or "").split("-")))

"""The candidates that nobody has judged yet, and the links that they would make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.judgements.model import pair
from queries.judgements.record import history
from queries.judgements.standing import same_documents, standing
from queries.reconcile import derived

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.interface import Facts
    from queries.reconcile.model import Candidate


def open_candidates(store: Facts, about: Iterable[str] | None = None) -> tuple[Candidate, ...]:
    """The candidates without a judgement that holds, the likeliest first; `about`: with one of these documents.

    What was confirmed to be another document is no candidate any more, for anything.
    """
    held = standing(history(store))
    same = same_documents(held)
    return tuple(
        one
        for one in derived.kept(store, about)
        if pair(one.doubted, one.proposal, one.suggested) not in held and not {one.doubted, one.suggested} & set(same)
    )


def candidates_of(store: Facts, document: str) -> tuple[Candidate, ...]:
    """The unjudged candidates in which a document stands at either end, the likeliest first.

    A directive that others cite under a number that looks wrong is `suggested` in candidates whose kind is one of
    `queries.reconcile.model.SLIPS`; their `citing` are the documents that cite it so.
    """
    return open_candidates(store, [document])

"""Which judgement of each pair holds, and where people disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.judgements.record import order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.judgements.model import Judgement, Pair


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """For each pair the newest judgement, whoever made it; a pair whose newest one is a withdrawal is open again."""
    newest = {one.pair: one for one in sorted(judgements, key=order)}
    return {pair: one for pair, one in newest.items() if one.verdict != "withdrawn"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """People who disagree about a pair: the judgement that holds (the newest), and the last words of the others."""

    holds: Judgement
    against: tuple[Judgement, ...]


def conflicts(judgements: Iterable[Judgement]) -> tuple[Conflict, ...]:
    """The pairs on which the last words of two people differ, sorted."""
    known = sorted(judgements, key=order)
    words: dict[Pair, dict[str, Judgement]] = {}
    for one in known:
        words.setdefault(one.pair, {})[one.person] = one
    return tuple(
        Conflict(one, against)
        for pair, one in sorted(standing(known).items())
        if (against := tuple(said for said in words[pair].values() if said.verdict not in (one.verdict, "withdrawn")))
    )


def same_documents(held: Mapping[Pair, Judgement]) -> dict[str, str]:
    """Document → the one that it is, as confirmed, over any number of steps.

    Of several confirmations for one document the newest is followed; a circle ends at its smallest IRI.
    """
    steps = {
        one.doubted: one.suggested
        for one in sorted(held.values(), key=order)
        if one.verdict == "confirmed" and one.proposal == "sameDocument"
    }
    ends = {iri: _end(iri, steps) for iri in steps}
    return {iri: end for iri, end in ends.items() if iri != end}


def _end(iri: str, steps: Mapping[str, str]) -> str:
    walked = [iri]
    while (following := steps.get(walked[-1])) is not None:
        if following in walked:
            return min(walked[walked.index(following) :])
        walked.append(following)
    return walked[-1]

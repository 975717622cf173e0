"""In whose company documents are cited: the grounds that the citing documents give, for every kind of candidate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.reconcile.model import Reason
from queries.reconcile.titles import likeness

if TYPE_CHECKING:
    from queries.reconcile.model import Knowledge, Profile

_MANY: Final = 400
"""A document that so many cite (a law) tells nothing about the company it is in."""


def grounds(doubted: Profile, suggested: Profile, known: Knowledge) -> list[Reason]:
    """What titles and citing documents say for and against the two being one."""
    alike = likeness(doubted.titles, suggested.titles)
    found = [Reason(f"title-{alike}")] if alike else []
    citing = known.cited_by.get(doubted.iri, frozenset())
    both = citing & known.cited_by.get(suggested.iri, frozenset())
    if both:
        found.append(Reason("cited-both", documents=tuple(sorted(both))))
    if not doubted.own_text and len(citing) == 1 and (suggested.own_text or suggested.sources > 1):
        found.append(Reason("lone", {"a": str(suggested.sources)}, tuple(citing)))
    if not doubted.open and len(citing) > 1:
        found.append(Reason("repeated", {"a": str(len(citing))}))
    if together := _shared(doubted, suggested, known):
        found.append(Reason("company", documents=together))
    return found


def _shared(doubted: Profile, suggested: Profile, known: Knowledge) -> tuple[str, ...]:
    """Documents cited beside the doubted one, most of whose other citers cite the suggested one."""
    citing = known.cited_by.get(doubted.iri, frozenset())
    wanted = known.cited_by.get(suggested.iri, frozenset())
    beside = {iri for origin in citing for iri in known.citing[origin]} - {doubted.iri, suggested.iri}
    return tuple(iri for iri in sorted(beside) if _mostly(known.cited_by[iri] - citing, wanted))


def _mostly(others: frozenset[str], wanted: frozenset[str]) -> bool:
    return len(others) <= _MANY and 2 * len(others & wanted) >= max(1, len(others))

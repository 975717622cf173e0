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
    citing = known.meaning(doubted, suggested)
    both = citing & known.cited_by.get(suggested.iri, frozenset())
    if both:
        found.append(Reason("cited-both", documents=tuple(sorted(both))))
    if not doubted.own_text and len(citing) == 1 and (suggested.own_text or suggested.sources > 1):
        found.append(Reason("lone", {"a": str(suggested.sources)}, tuple(citing)))
    if not doubted.open and len(citing) > 1:
        found.append(Reason("repeated", {"a": str(len(citing))}))
    if others := known.cited_by.get(doubted.iri, frozenset()) - citing:
        found.append(Reason("other-days", documents=tuple(sorted(others))))
    if together := _shared(doubted, suggested, known):
        found.append(Reason("company", documents=together))
    return found


def _shared(doubted: Profile, suggested: Profile, known: Knowledge) -> tuple[str, ...]:
    """Documents cited beside the doubted one whose other citers, where they cite this series, mostly cite the other.

    So a plan is compared with those of its own province, and not with all that take up the same national directive.
    """
    citing = known.meaning(doubted, suggested)
    wanted = known.cited_by.get(suggested.iri, frozenset())
    beside = {iri for origin in citing for iri in known.citing[origin]} - {doubted.iri, suggested.iri}
    series = suggested.series, suggested.segment
    found = []
    for iri in sorted(beside) if wanted else ():
        others = known.cited_by[iri] - citing
        if len(others) <= _MANY and (near := others & wanted):
            comparable = sum(series in known.cited_series[origin] for origin in others)
            found += [iri] if 2 * len(near) >= comparable else []
    return tuple(found)

"""Two texts of one document: a draft or a copy without number beside the numbered one, and near-duplicates."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from queries.days import first_day
from queries.reconcile.model import Found, Reason
from queries.reconcile.reasons import suffices
from queries.reconcile.titles import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.reconcile.model import Kind, Knowledge, Profile

_WIDEST: Final = 400
_LONGEST: Final = 180
"""Days between a draft and the document that it became; beyond, it is another year's."""
_FEWEST: Final = 3
"""Documents that both must cite before that tells anything."""


def copies(known: Knowledge) -> Iterator[Found]:
    """The pairs of one issuer and type whose titles are nearly the same and of which one has no number, or is a draft.

    The one that is a draft, that has no number, or that came first is proposed to be the other.
    """
    groups: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for _, profile in sorted(known.profiles.items()):
        if profile.issuer and profile.kind and profile.series and profile.titles:
            groups[profile.issuer, profile.kind].append(profile)
    for group in groups.values():
        unfinished = [profile for profile in group if profile.own_text and (profile.draft or not profile.number)]
        finished = [profile for profile in group if profile.number and not profile.draft]
        pairs = [(one, other) for one in unfinished for other in finished] + list(combinations(unfinished, 2))
        for one, other in pairs if len(group) <= _WIDEST else ():
            yield from _copy(*_directed(one, other), known)


def _directed(one: Profile, other: Profile) -> tuple[Profile, Profile]:
    def rank(profile: Profile) -> tuple[bool, bool, str, str]:
        return not profile.draft, bool(profile.number), max(profile.dates, default=""), profile.iri

    return (one, other) if rank(one) < rank(other) else (other, one)


def _copy(doubted: Profile, suggested: Profile, known: Knowledge) -> Iterator[Found]:
    if likeness(doubted.titles, suggested.titles) != "alike":
        return
    dates = _dates(doubted, suggested)
    if dates is None:
        return
    grounds = [Reason("same-issuer"), Reason("same-title"), *dates, *_references(doubted, suggested, known)]
    if suffices(grounds):
        kind: Kind = "draft" if doubted.draft or suggested.number else "copy"
        yield Found(kind, doubted.iri, suggested.iri, tuple(grounds))


def _dates(doubted: Profile, suggested: Profile) -> list[Reason] | None:
    """What the dates say; None where they speak against it."""
    if not (doubted.dates and suggested.dates):
        return []
    if shared := sorted(
        mine
        for mine in doubted.dates
        for theirs in suggested.dates
        if mine.startswith(theirs) or theirs.startswith(mine)
    ):
        return [Reason("same-date", {"a": shared[-1]})]
    first, then = first_day(max(doubted.dates)), first_day(min(suggested.dates))
    days = (then - first).days if first and then else 0
    return [Reason("soon-after", {"a": str(days)})] if 0 < days <= _LONGEST else None


def _references(doubted: Profile, suggested: Profile, known: Knowledge) -> list[Reason]:
    first, then = (known.citing.get(profile.iri, frozenset()) for profile in (doubted, suggested))
    if min(len(first), len(then)) < _FEWEST:
        return []
    share = len(first & then) / len(first | then)
    if share >= 0.6:
        return [Reason("same-references", {"a": str(len(first & then))})]
    return [Reason("other-references")] if share < 0.2 else []

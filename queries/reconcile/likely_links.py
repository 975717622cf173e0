"""Likely links between documents whose own texts are not in the store: same subject, one level down, cited together."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ontology import doctypes
from queries.describe import place
from queries.reconcile.model import Found, Reason
from queries.reconcile.open_references import stands_above
from queries.reconcile.reasons import load, suffices
from queries.reconcile.titles import shared_subject

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from queries.reconcile.model import Knowledge, Profile

_MOST: Final = 20
"""A text that carries out more documents than this lists them; it does not tell which belong together."""
_TOGETHER: Final = 2

Pair = tuple[str, str]


def likely_links(known: Knowledge, side_by_side: Mapping[Pair, Collection[str]]) -> Iterator[Found]:
    """For each document known by citation alone, the nearest document above that it may carry out.

    `side_by_side` has, for pairs of documents in order, the texts that name one right after the other.
    """
    together = _together(known)
    best: dict[str, list[tuple[tuple[int, int], Found]]] = defaultdict(list)
    for pair, texts in sorted(together.items()):
        if len(texts) >= _TOGETHER:
            for upper, lower in (pair, pair[::-1]):
                if found := _link(known.profiles[upper], known.profiles[lower], texts, side_by_side.get(pair, ())):
                    best[lower].append((_rank(known.profiles[upper]), found))
    for links in best.values():
        nearest = max(rank for rank, _ in links)
        yield from (found for rank, found in links if rank == nearest)


def _together(known: Knowledge) -> dict[Pair, list[str]]:
    """Pairs of documents that one text carries out, neither of which has a text of its own that would tell."""
    found: dict[Pair, list[str]] = defaultdict(list)
    for text, targets in sorted(known.implementing.items()):
        wanted = [iri for iri in targets if iri in known.profiles and _wanted(known.profiles[iri])]
        for pair in combinations(sorted(wanted), 2) if len(wanted) <= _MOST else ():
            found[pair].append(text)
    return found


def _wanted(profile: Profile) -> bool:
    return bool(profile.series and profile.number and profile.issuer and profile.dates)


def _link(upper: Profile, lower: Profile, texts: list[str], beside: Collection[str]) -> Found | None:
    if lower.own_text or not (_rank(upper) < _rank(lower)) or not _answers(lower):
        return None
    if min(lower.dates) < max(upper.dates)[: len(min(lower.dates))] or not _above(upper, lower):
        return None
    grounds = [Reason("level-below"), Reason("together", {"a": str(len(texts))}, tuple(texts))]
    if beside:
        grounds.append(Reason("side-by-side", documents=tuple(sorted(beside))))
    if subject := shared_subject(upper.titles, lower.titles, load()["common"]):
        grounds.append(Reason("subject", {"a": subject}))
    return Found("link", lower.iri, upper.iri, tuple(grounds)) if suffices(grounds) else None


def _answers(profile: Profile) -> bool:
    """Whether the document is of a type with which others are carried out: a plan or a directive."""
    return any(kind.iri == profile.kind and (kind.plan or kind.directive) for kind in doctypes.load())


def _rank(profile: Profile) -> tuple[int, int]:
    """Centre before province before commune; at one level the Party committee before the state."""
    _, level = place(profile.issuer)
    last = (profile.series or "").rsplit("/", 1)[-1]
    return (-1 if level is None else level), int(last not in ("tw", "tu", "du", "hu", "qu"))


def _above(upper: Profile, lower: Profile) -> bool:
    """Whether the upper issuer is central or of an area that the lower one lies in."""
    area, level = place(upper.issuer)
    below, _ = place(lower.issuer)
    return level == 0 or bool(area and below and stands_above(area, below))

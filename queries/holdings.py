"""What the store holds of the areas that are expected to issue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from queries.index import Texts
    from queries.model import Held


@dataclass(frozen=True, slots=True)
class Holdings:
    """By path of the issuer's area: documents that implement, documents that only mention, how many texts there are."""

    implementing: Mapping[str, Sequence[Held]]
    mentioning: Mapping[str, Sequence[Held]]
    texts: Texts


def coverage(known: Texts, areas: Collection[str]) -> Coverage:
    """How many texts there are of some areas."""
    found = [known[path] for path in areas if path in known]
    newest = max((day for _, day in found if day), default=None)
    return Coverage(len(found), len(areas), sum(number for number, _ in found), newest)


def by_area(documents: Iterable[Held]) -> dict[str, list[Held]]:
    """The documents by the path of their issuer's area; those of no area are left out."""
    found: dict[str, list[Held]] = defaultdict(list)
    for held in documents:
        if held.document.area:
            found[held.document.area].append(held)
    return found


def holdings(
    targets: Sequence[str], implementing: Iterable[Held], mentioning: Iterable[Held], known: Texts
) -> Holdings:
    """What carries out one of some documents (targets), and what names one without that."""
    below = list(implementing)
    done = {held.document.iri for held in below}.union(targets)
    return Holdings(
        by_area(held for held in below if held.document.iri not in targets),
        by_area(held for held in mentioning if held.document.iri not in done),
        known,
    )

"""What the store holds of the areas that are expected to issue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.areas_model import LAST_DAY, is_old, level_of
from queries.days import first_day
from queries.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from queries.index import Index
    from queries.model import Document, Held

_COVERAGE: Final = "SELECT area, documents, newest FROM coverage"


Texts = dict[str, tuple[int, str | None]]


@dataclass(frozen=True, slots=True)
class Holdings:
    """By area path: documents that implement, documents that only mention, and how many texts there are at all."""

    implementing: Mapping[str, Sequence[Held]]
    mentioning: Mapping[str, Sequence[Held]]
    texts: Texts


def texts(index: Index) -> Texts:
    """Area path → how many texts the store has of its bodies, and the date of the newest."""
    return {area: (number, newest) for area, number, newest in index.rows(_COVERAGE)}


def coverage(known: Texts, areas: Collection[str]) -> Coverage:
    """How many texts there are of some areas."""
    found = [known[path] for path in areas if path in known]
    newest = max((day for _, day in found if day), default=None)
    return Coverage(len(found), len(areas), sum(number for number, _ in found), newest)


def issuers_for(areas: Iterable[str]) -> set[str]:
    """The areas whose documents may count for some: these, those that they took over, those that took them over."""
    known_areas = register.load()
    found: set[str] = set()
    for path in areas:
        found |= {path, *known_areas.area(path).successors, *(old.path for old in known_areas.predecessors(path))}
    return found


def by_area(documents: Iterable[Held], expected: Collection[str]) -> dict[str, list[Held]]:
    """The documents of each expected area, those that it has taken over among them."""
    found: dict[str, list[Held]] = defaultdict(list)
    for held in documents:
        for path, former in answers(held.document, expected):
            found[path].append(replace(held, former=former) if former else held)
    return found


def answers(document: Document, expected: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """The expected areas for which a document counts, with the name of its issuer's area where that has ended.

    What a unit issued in its time counts for those that took over its land on 1 July 2025. What a commune of today
    issues answers for each commune that it was formed from, not for their district.
    """
    area = document.area
    if area is None:
        return
    if area in expected:
        yield area, None
    if is_old(area):
        day = first_day(document.date)
        if day and day <= LAST_DAY:
            former = register.load().area(area)
            yield from ((path, former.title) for path in former.successors if path in expected)
    else:
        level = level_of(area)
        formed_from = register.load().predecessors(area)
        yield from ((old.path, None) for old in formed_from if old.level == level and old.path in expected)


def covers(area: str, documents: Iterable[Held]) -> bool:
    """Whether the former units among the issuers had all the land that an area took over.

    A ward formed from four wards of one district and one of another has not inherited a plan of the first district
    alone. Land is counted in communes of the old era, of a province in old provinces.
    """
    issuers = {held.document.area for held in documents if held.former and not held.document.draft}
    former = register.load().predecessors(area)
    smallest = [old for old in former if old.level == max(one.level for one in former)]
    return all(old.path in issuers or old.parent in issuers for old in smallest)

"""What the store holds of the areas that are expected to issue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ontology import register
from queries.model import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.interface import Facts
    from ontology.register import Area
    from queries.expectation import Expected
    from queries.model import Document

_DOCUMENTS: Final = """SELECT DISTINCT ?area ?d ?date WHERE {
  VALUES ?area {}
  GRAPH ?s { ?b cc:ofArea ?area . ?d cc:issuedBy ?b ; cc:text ?s . OPTIONAL { ?d dcterms:date ?date } }
}"""


@dataclass(frozen=True, slots=True)
class Holdings:
    """By area path: documents that implement, documents that only mention, and whether there is any text at all."""

    implementing: Mapping[str, Sequence[Document]]
    mentioning: Mapping[str, Sequence[Document]]
    with_documents: frozenset[str]
    coverage: Coverage


def holdings(
    store: Facts, units: Sequence[Expected], implementing: Iterable[Document], mentioning: Iterable[Document]
) -> Holdings:
    """Sorts the documents to the expected areas, and counts what else there is of these areas."""
    answers: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        for path in _answering(unit.area):
            answers[path].append(unit.area.path)
    areas = {unit.area.iri: unit.area.path for unit in units}
    dates: dict[str, str | None] = {}
    covered = set()
    for area, document, day in store.select(_DOCUMENTS, area=list(areas)):
        covered.add(areas[str(area)])
        dates[str(document)] = day
    newest = max((day for day in dates.values() if day), default=None)
    return Holdings(
        _by_area(implementing, answers),
        _by_area(mentioning, answers),
        frozenset(covered),
        Coverage(len(covered), len(units), len(dates), newest),
    )


def _by_area(documents: Iterable[Document], answers: Mapping[str, Sequence[str]]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for unit in answers.get(document.area or "", ()):
            found[unit].append(document)
    return found


def _answering(area: Area) -> list[str]:
    """The area itself, and the units of its level that took it over on 1 July 2025.

    What a commune of today issues answers for each commune that it was formed from, not for their district.
    """
    known = register.load()
    return [area.path, *(path for path in area.successors if known.area(path).level == area.level)]

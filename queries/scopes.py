"""Who is told to issue a document of their own, as documents state it: orders, recipients, edXML headers."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ontology.areas_model import TIERS
from ontology.identifiers import area_path, fold_tones
from queries.days import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.interface import Facts

Stated = Literal["plan_duty", "recipients", "steering"]

_PLAN_DUTIES: Final = """SELECT DISTINCT ?d ?t ?kind ?within ?due ?quote WHERE {
  ?t a cc:PlanDuty ; cc:givenBy ?d ; cc:expectsKind ?kind ; cc:expectsWithin ?within ; cc:quote ?quote .
  OPTIONAL { ?t cc:deadline ?l . ?l cc:due ?due }
} ORDER BY ?d ?t ?kind ?due"""
# Few lines name all bodies of a kind; the engine leaves out the others before they become rows.
_RECIPIENTS: Final = """SELECT DISTINCT ?d ?r WHERE {
  GRAPH ?s { ?d cc:text ?s ; cc:recipient ?r FILTER(REGEX(?r, "c(ác|ấp)", "i")) }
} ORDER BY ?d ?r"""
_EDXML: Final = """SELECT DISTINCT ?d ?type ?due WHERE {
  { ?d cc:steeringType ?type } UNION { ?d a cc:Document ; cc:due ?due }
} ORDER BY ?d ?type ?due"""

_KIND: Final = "|".join(sorted(TIERS, key=len, reverse=True))
_BODIES_OF_KINDS: Final = re.compile(
    rf"(?:ủy ban nhân dân|ubnd)\s+(?:các|cấp)\s+((?:{_KIND})(?:(?:\s*[,;-]\s*|\s+và\s+|\s+)(?:{_KIND}))*)(?!\w)"
)
"""`UBND các xã, phường, đặc khu`: bodies of all areas of these kinds, not one body by name."""


@dataclass(frozen=True, slots=True)
class Scope:
    """All areas of some kinds within an area (None: of the issuer) that a document tells to issue.

    Of `steering` there are no kinds: the mark of an edXML header only, or its day alone (`quote` is then empty).
    """

    document: str
    source: Stated
    within: str | None
    kinds: frozenset[str]
    due: date | None
    quote: str

    @property
    def record(self) -> tuple[object, ...]:
        """What the index keeps of it."""
        day = self.due.isoformat() if self.due else None
        return self.source, self.within, ",".join(sorted(self.kinds)), day, self.quote


def scopes(store: Facts) -> Iterator[Scope]:
    """Everyone whom any document of the store tells to issue, in the order of the documents."""
    yield from _plan_duties(store)
    for document, line in store.select(_RECIPIENTS):
        if kinds := _kinds(str(line)):
            yield Scope(str(document), "recipients", None, kinds, None, str(line))
    yield from _edxml(store)


def _edxml(store: Facts) -> Iterator[Scope]:
    kinds: dict[str, str] = {}
    ends: dict[str, date | None] = {}
    for document, kind, due in store.select(_EDXML):
        key = str(document)
        kinds[key] = kind or kinds.get(key, "")
        ends[key] = ends.get(key) or last_day(due)
    for document, kind in kinds.items():
        yield Scope(document, "steering", None, frozenset(), ends[document], kind)


def _plan_duties(store: Facts) -> Iterator[Scope]:
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    rest: dict[tuple[str, str], tuple[str, date | None, str]] = {}
    for document, duty, kind, within, due, quote in store.select(_PLAN_DUTIES):
        key = str(document), str(duty)
        kinds[key].add(str(kind))
        ends = [day for day in (rest[key][1] if key in rest else None, last_day(due)) if day]
        rest[key] = str(within), min(ends, default=None), str(quote)
    for (document, duty), (within, day, quote) in rest.items():
        yield Scope(document, "plan_duty", area_path(within), frozenset(kinds[document, duty]), day, quote)


def _kinds(line: str) -> frozenset[str]:
    named = _BODIES_OF_KINDS.finditer(fold_tones(line).casefold())
    return frozenset(kind for part in named for kind in re.findall(rf"(?:{_KIND})(?!\w)", part[1]))

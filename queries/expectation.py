"""Who should issue a document that carries out another one, by when, and why we think so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from graph.interface import Iri
from ontology import register
from ontology.areas_model import FIRST_DAY, LAST_DAY, TIERS, is_old
from ontology.identifiers import area_path, fold_tones
from queries.days import first_day, last_day, printed_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.interface import Facts
    from ontology.register import Area
    from queries.model import Document
    from queries.wording import Because

_PLAN_DUTIES: Final = """SELECT ?d ?t ?kind ?within ?due ?quote WHERE {
  VALUES ?d {}
  ?t a cc:PlanDuty ; cc:givenBy ?d ; cc:expectsKind ?kind ; cc:expectsWithin ?within ; cc:quote ?quote .
  OPTIONAL { ?t cc:deadline ?l . ?l cc:due ?due }
} ORDER BY ?d ?t ?kind ?due"""
_RECIPIENTS: Final = "SELECT DISTINCT ?r ?d WHERE { ?d cc:text ?s . GRAPH ?s { ?d cc:recipient ?r } } ORDER BY ?r"

_KIND: Final = "|".join(sorted(TIERS, key=len, reverse=True))
_BODIES_OF_KINDS: Final = re.compile(
    rf"(?:ủy ban nhân dân|ubnd)\s+(?:các|cấp)\s+((?:{_KIND})(?:(?:\s*[,;-]\s*|\s+và\s+|\s+)(?:{_KIND}))*)(?!\w)"
)
"""`UBND các xã, phường, đặc khu`: bodies of all areas of these kinds, not one body by name."""


class ExpectationError(LookupError):
    """It cannot be told who is expected, or the user names areas that are not there."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One area of which a document is expected; `because` is a sentence for the user."""

    area: Area
    due: date | None
    because: str


@dataclass(frozen=True, slots=True)
class PlanDuty:
    """An order in a document's own text that bodies of areas of some kinds issue plans of their own."""

    within: str
    kinds: frozenset[str]
    due: date | None
    quote: str


def plan_duties(store: Facts, documents: Iterable[str]) -> dict[str, tuple[PlanDuty, ...]]:
    """Document → the orders in it to issue plans, of those documents that give any."""
    kinds: dict[tuple[str, str], set[str]] = {}
    rest: dict[tuple[str, str], tuple[str, date | None, str]] = {}
    for document, duty, kind, within, due, quote in store.select(_PLAN_DUTIES, d=sorted(set(documents))):
        key = str(document), str(duty)
        kinds.setdefault(key, set()).add(str(kind))
        earlier = rest[key][1] if key in rest else None
        ends = [day for day in (earlier, last_day(due)) if day]
        rest[key] = str(within), min(ends, default=None), str(quote)
    found: dict[str, tuple[PlanDuty, ...]] = {}
    for (document, duty), (within, day, quote) in rest.items():
        order = PlanDuty(area_path(within), frozenset(kinds[document, duty]), day, quote)
        found[document] = (*found.get(document, ()), order)
    return found


def expected(
    store: Facts, document: Document, as_of: date, duties: tuple[PlanDuty, ...], among: str | None, because: Because
) -> tuple[Expected, ...]:
    """The areas that should have issued, each once.

    In this order: what the user names; what the document's own text orders; whom it is sent to; every area one level
    below the issuer's on the day of the document. Raises ExpectationError where the issuer is not known and nothing
    is named.
    """
    day = _day(document, as_of)
    if among:
        return tuple(Expected(area, None, because.chosen(among)) for area in chosen(among, document, day))
    if ordered := _ordered(duties, day, because):
        return ordered
    if document.level is None:
        raise ExpectationError(because.nobody(document))
    root = document.area or "vn"
    if sent := tuple(_sent(store, document, root, day, because)):
        return sent
    reason = because.below(document.issuer_area, day, stated=document.date is not None)
    return tuple(Expected(area, None, reason) for area in register.load().children(root, day))


def _day(document: Document, as_of: date) -> date:
    """The day whose areas count. A date without its day still lies in the era of the issuing body."""
    first, last = first_day(document.date), last_day(document.date)
    if first and first == last:
        return first
    if document.area:
        old = is_old(document.area)
        return min(last or as_of, LAST_DAY) if old else max(first or as_of, FIRST_DAY)
    return first or as_of


def _ordered(duties: tuple[PlanDuty, ...], day: date, because: Because) -> tuple[Expected, ...]:
    found: dict[str, Expected] = {}
    for duty in sorted(duties, key=lambda duty: (duty.due or date.max, duty.quote)):
        for area in _of_kinds(duty.within, duty.kinds, day):
            found.setdefault(area.path, Expected(area, duty.due, because.ordered(duty.quote)))
    return tuple(found.values())


def _sent(store: Facts, document: Document, root: str, day: date, because: Because) -> Iterator[Expected]:
    seen = set()
    for (line,) in store.select(_RECIPIENTS, d=Iri(document.iri)):
        for named in _BODIES_OF_KINDS.finditer(fold_tones(str(line)).casefold()):
            kinds = frozenset(re.findall(rf"(?:{_KIND})(?!\w)", named[1]))
            for area in _of_kinds(root, kinds, day):
                if area.path not in seen:
                    seen.add(area.path)
                    yield Expected(area, None, because.sent(str(line)))


def _of_kinds(root: str, kinds: frozenset[str], day: date) -> list[Area]:
    """The areas of some kinds in an area, on any level, by code; a province is none of its own parts."""
    return [area for area in _below(root, day) if area.kind in kinds]


def _below(root: str, day: date) -> Iterator[Area]:
    for area in register.load().children(root, day):
        yield area
        yield from _below(area.path, day)


def chosen(among: str, document: Document, day: date) -> tuple[Area, ...]:
    """The areas that the user names, separated by commas: kinds (`xã, phường`) or names (`phường Lê Chân`).

    Raises ExpectationError with the name that no area bears, or that several do.
    """
    found: dict[str, Area] = {}
    for name in filter(None, (part.strip() for part in re.split(r"[,;]", among))):
        kind = fold_tones(name).casefold()
        root = document.area or "vn"
        areas = _of_kinds(root, frozenset({kind}), day) if kind in TIERS else _named(name, document.area, day)
        found |= {area.path: area for area in areas}
    return tuple(found.values())


def _named(name: str, within: str | None, day: date) -> list[Area]:
    areas = register.load().find(name, within=within, day=day)
    if len(areas) == 1:
        return areas
    if not areas:
        raise ExpectationError(
            f"Không có đơn vị “{name}” ngày {printed_date(day)}. Hãy ghi cả loại và tên, ví dụ “phường Lê Chân”."
            f" ¦ There is no area “{name}” on {day}. Write its kind and name, such as “phường Lê Chân”."
        )
    several = "; ".join(f"{area.title} ({area.code})" for area in areas)
    raise ExpectationError(
        f"“{name}” là tên của nhiều đơn vị: {several}. Hãy ghi cả loại."
        f" ¦ “{name}” is the name of several areas: {several}. Write the kind too."
    )

"""Who should issue a document that carries out another one, by when, and why we think so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from ontology import register
from ontology.areas_model import FIRST_DAY, LAST_DAY, is_old
from queries.areas import ExpectationError, chosen, inside, of_kinds, units_below
from queries.days import first_day, last_day
from queries.model import Exempt
from queries.succession import shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ontology.register import Area
    from queries.lines import Line
    from queries.model import Document, DueSource, Source
    from queries.scopes import Scope
    from queries.wanted import Wanted
    from queries.wording import Because

__all__ = ["Asked", "ExpectationError", "Expected", "expected"]

Units = Literal["then", "now"]
"""The units of the day of the document, or those of the day of the board."""


class Expected(NamedTuple):
    """One area (or one body of it, on a line) of which a document is expected; `because` is a sentence for the user.

    `shares` are the paths of units of the other era that together count for it: see `queries.succession`.
    """

    area: Area
    due: date | None
    because: str
    source: Source
    due_source: DueSource | None = None
    line: Line | None = None
    shares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of who is expected: areas by name, a file, the lines of bodies, the units of which day.

    `within` is the path of an area: only units in it are looked at, in either era.
    """

    among: str | None = None
    wanted: Wanted | None = None
    lines: tuple[Line, ...] = ()
    units: Units = "then"
    within: str | None = None


def expected(
    document: Document, as_of: date, stated: Sequence[Scope], asked: Asked, because: Because
) -> tuple[Expected, ...]:
    """The areas that should have issued, each once (once a line, where lines are asked for).

    In this order: what the user names; what the document's own text orders; whom it is sent to; every area one level
    below the issuer's on the day of the document. Raises ExpectationError where the issuer is not known and nothing
    is named.
    """
    if day_of(document, as_of) < FIRST_DAY <= as_of:
        units = _across(document, as_of, stated, asked, because)
    else:
        units = _areas(document, _day(document, as_of, asked), stated, asked, because)
    lines = asked.lines or (asked.wanted.lines if asked.wanted else ())
    return tuple(unit._replace(line=line) for unit in units for line in lines) if lines else units


def _across(
    document: Document, as_of: date, stated: Sequence[Scope], asked: Asked, because: Because
) -> tuple[Expected, ...]:
    """The units of a document of before 1 July 2025, seen from a later day: those of its day, or their successors.

    Units of today are those that took over the land of the units of then: a plan of Hải Phòng of 2024 asks nothing of
    what was Hải Dương.
    """
    day, named = day_of(document, as_of), bool(asked.among or asked.wanted)
    if asked.units == "then":
        units, then = _areas(document, day, stated, asked, because), frozenset[str]()
    else:
        of_its_day = (
            _areas(document, day, stated, Asked(), because) if not named or told(document, stated, Asked()) else ()
        )
        units = (
            _areas(document, as_of, stated, asked, because) if named else _successors(of_its_day, asked.within, because)
        )
        then = frozenset(unit.area.path for unit in of_its_day)
    return tuple(unit._replace(shares=shares(unit.area, as_of, then)) for unit in units)


def _successors(units: Iterable[Expected], within: str | None, because: Because) -> tuple[Expected, ...]:
    """The units that took over from some, each once, for the reason and by the day of the first of these."""
    found: dict[str, Expected] = {}
    for unit in units:
        for path in unit.area.successors:
            area, reason = register.load().area(path), because.took_over(unit.because)
            found.setdefault(path, unit._replace(area=area, because=reason))
    return tuple(unit for unit in found.values() if inside([unit.area], within))


def told(document: Document, stated: Iterable[Scope], asked: Asked) -> bool:
    """Whether it can be told who is expected."""
    named = bool(asked.wanted or asked.among)
    return named or document.level is not None or any(scope.source == "plan_duty" for scope in stated)


def _areas(
    document: Document, day: date, stated: Sequence[Scope], asked: Asked, because: Because
) -> tuple[Expected, ...]:
    within = asked.within
    if asked.wanted:
        return tuple(unit for unit in _wanted(asked.wanted, document, day, because) if inside([unit.area], within))
    if asked.among:
        areas = inside(chosen(asked.among, document.area, day), within)
        return tuple(Expected(area, None, because.chosen(asked.among), "user") for area in areas)
    if orders := [order for order in _orders(stated, because) if of_kinds(*order[:2], day)]:
        return _of_orders(orders, day, within)
    if not told(document, stated, asked):
        raise ExpectationError(because.nobody(document))
    if lines := [line for line in _lines(stated, document, because) if of_kinds(*line[:2], day)]:
        return _of_orders(lines, day, within)
    return _level(stated, document, day, because, within)


def _wanted(wanted: Wanted, document: Document, day: date, because: Because) -> tuple[Expected, ...]:
    """Those whom the user's file names; one with a deadline of its own stays expected, by that day."""
    areas, differing = wanted.areas(document, day)
    reason, found = because.listed(wanted.name), []
    for area in areas:
        one = differing.get(area.path)
        due = one.deadline if one else wanted.deadline
        if one is None or one.deadline:
            said = f"{reason}: {one.reason}" if one else reason
            found.append(Expected(area, due, said, "user", "user" if due else None))
    return tuple(found)


def exempt(document: Document, as_of: date, asked: Asked) -> tuple[Exempt, ...]:
    """The units that the user's file leaves out, with the reason given there."""
    if asked.wanted is None:
        return ()
    areas, differing = asked.wanted.areas(document, _day(document, as_of, asked))
    left_out = ((area, differing.get(area.path)) for area in areas)
    return tuple(Exempt(area.title, area.code, one.reason) for area, one in left_out if one and not one.deadline)


def _day(document: Document, as_of: date, asked: Asked) -> date:
    return as_of if asked.units == "now" else day_of(document, as_of)


def day_of(document: Document, as_of: date) -> date:
    """The day whose areas count. A date without its day still lies in the era of the issuing body."""
    first, last = first_day(document.date), last_day(document.date)
    if first and first == last:
        return first
    if document.area:
        old = is_old(document.area)
        return min(last or as_of, LAST_DAY) if old else max(first or as_of, FIRST_DAY)
    return first or as_of


Order = tuple[str, frozenset[str], "date | None", str, "Source", "DueSource | None"]
"""All areas of some kinds within an area: by which day, the reason, what it rests on, and what its day rests on."""


def _orders(stated: Iterable[Scope], because: Because) -> list[Order]:
    """Whom the text orders to issue; of two orders the earlier deadline counts."""
    duties = [scope for scope in stated if scope.source == "plan_duty"]
    return [
        (
            duty.within or "vn", duty.kinds, duty.due, because.ordered(duty.quote), "plan_duty",
            "plan_duty" if duty.due else None,
        )
        for duty in sorted(duties, key=lambda duty: (duty.due or date.max, duty.quote))
    ]  # fmt: skip


def _lines(stated: Sequence[Scope], document: Document, because: Because) -> list[Order]:
    """Whom the recipients name by kind."""
    due, due_source, _ = _edxml(stated)
    root = document.area or "vn"
    return [
        (root, line.kinds, due, because.sent(line.quote), "recipients", due_source)
        for line in stated
        if line.source == "recipients"
    ]


def _of_orders(orders: Iterable[Order], day: date, within: str | None) -> tuple[Expected, ...]:
    """Each area of some orders once, by the first that names it; only those in `within`."""
    found: dict[str, Expected] = {}
    for root, kinds, due, reason, source, due_source in orders:
        for area in of_kinds(root, kinds, day, within):
            if area.path not in found:
                found[area.path] = Expected(area, due, reason, source, due_source)
    return tuple(found.values())


def _level(
    stated: Iterable[Scope], document: Document, day: date, because: Because, within: str | None
) -> tuple[Expected, ...]:
    """Every area one level below the issuer's."""
    due, due_source, steering = _edxml(stated)
    reason = because.below(document.issuer_area, day, stated=document.date is not None)
    source: Source = "steering" if steering else "level"
    if steering:
        reason = f"{because.steering()}; {reason}"
    areas = inside(units_below(document.area or "vn", day), within)
    return tuple(Expected(area, due, reason, source, due_source) for area in areas)


def _edxml(stated: Iterable[Scope]) -> tuple[date | None, DueSource | None, bool]:
    """The day that the edXML header sets, and whether it marks the document as steering (SteeringType 2)."""
    header = next((scope for scope in stated if scope.source == "steering"), None)
    if header is None:
        return None, None, False
    return header.due, "edxml" if header.due else None, header.quote == "2"


def ended(area: Area, as_of: date) -> tuple[str, ...]:
    """The names of the units that took over an area which has ended by a day; () for one that still is."""
    if area.valid_until is None or area.valid_until >= as_of:
        return ()
    return tuple(register.load().area(path).title for path in area.successors)

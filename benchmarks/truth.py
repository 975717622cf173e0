"""A cascade of which the truth is known: who issued what, when, and how it went wrong, for every unit and document.

The truth is drawn first and kept; the documents are written from it. So a measure that is computed from the documents
can be compared with one that is counted from the truth, without a line of code in common.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from benchmarks.cascade_writer import heading, iri_of, write
from ontology import register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.facts import Header

FATES: Final = {
    "in time": 0.50, "late": 0.12, "blank number": 0.08, "draft": 0.05, "cites only": 0.05, "wrong number": 0.03,
    "wrong issuer": 0.02, "nothing": 0.15,
}  # fmt: skip
"""What a unit does about a document, and how often."""
ISSUED: Final = ("in time", "late", "blank number")
REFORM: Final = date(2025, 7, 1)
"""The day on which communes took over from districts and communes of before, and provinces were merged."""
_SILENT: Final = 0.1
"""The share of units of which the store has nothing at all."""
_FIRST: Final = date(2025, 7, 7)
_KINDS: Final = ("xã", "phường", "đặc khu")


@dataclass(frozen=True, slots=True)
class Fate:
    """What a unit did about a document; `day` is that of its own document, None where it has none."""

    name: str
    day: date | None = None


NOTHING: Final = Fate("nothing")


@dataclass(frozen=True, slots=True)
class Directive:
    """A document that all communes below its issuer (None: the whole country) are to carry out."""

    header: Header
    key: str
    area: str | None
    day: date
    due: date | None
    told_by: str
    kinds: tuple[str, ...] = _KINDS

    @property
    def iri(self) -> str:
        """Its IRI."""
        return iri_of(self.header, self.key)


@dataclass(slots=True)
class Truth:
    """Directives, their units, and what each did.

    `units` has, by the area of a directive (of a central one: of each province), the units that are to carry it out;
    `asked`, by the key of a directive, those of its day where they differ from document to document. `heirs` has, for
    each unit of before the reform, the units that took over its land.
    """

    directives: list[Directive]
    units: dict[str, list[str]] = field(default_factory=dict)
    fates: dict[tuple[str, str], Fate] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    nation: bool = False
    asked: dict[str, list[str]] = field(default_factory=dict)
    heirs: dict[str, list[str]] = field(default_factory=dict)

    def state(self, directive: Directive, unit: str, as_of: date) -> str:
        """The state of a unit on a day, by the words of the design."""
        met, due = self.met(directive, unit, as_of), directive.due
        if met:
            return "issued_late" if due and met > due else "issued"
        fate = self.fates.get((directive.key, unit), NOTHING)
        there = fate.day is not None and fate.day <= as_of
        if there and fate.name == "draft":
            return "draft"
        if due and as_of <= due:
            return "not_due"
        if there and fate.name == "cites only":
            return "cites_only"
        if unit in self.silent:
            return "no_data"
        return "overdue" if due else "not_found"

    def met(self, directive: Directive, unit: str, as_of: date) -> date | None:
        """The day on which a unit had done its part: with its own document, or when all who share its land had.

        Its own day counts, unless it was late and the others were in time.
        """
        own = self._issued(directive, unit, as_of)
        others = self._sharing(directive, unit) if directive.day < REFORM <= as_of else []
        days = [day for other in others if (day := self._issued(directive, other, as_of))]
        shared = max(days) if days and len(days) == len(others) else None
        known = [day for day in (own, shared) if day]
        in_time = [day for day in known if not directive.due or day <= directive.due]
        return next(iter(in_time + known), None)

    def late(self, directive: Directive, unit: str, as_of: date) -> int:
        """The days by which what was issued was late."""
        day = self.met(directive, unit, as_of)
        return (day - directive.due).days if day and directive.due else 0

    def _issued(self, directive: Directive, unit: str, as_of: date) -> date | None:
        fate = self.fates.get((directive.key, unit), NOTHING)
        return fate.day if fate.name in ISSUED and fate.day and fate.day <= as_of else None

    def _sharing(self, directive: Directive, unit: str) -> list[str]:
        """The units of the other era on the land of one: its heirs, or those of which it is an heir."""
        if unit in self.heirs:
            return self.heirs[unit]
        return [old for old in self.asked[directive.key] if unit in self.heirs[old]]


def draw(seed: int, directives: int, provinces: list[str], *, nation: bool = False, issuing: float = 1.0) -> Truth:
    """A truth: documents of the Prime Minister (`nation`) or of the provinces, and the fate of each with each unit.

    `issuing` below 1 makes more units do nothing, for a store of a wanted size.
    """
    luck = random.Random(seed)
    known = register.load()
    truth = Truth([_directive(luck, n, None if nation else luck.choice(provinces)) for n in range(directives)])
    truth.nation = nation
    for province in provinces:
        truth.units[province] = [area.path for area in known.children(province, _FIRST)]
    for unit in (unit for units in truth.units.values() for unit in units):
        if luck.random() < _SILENT:
            truth.silent.add(unit)
    for directive in truth.directives:
        for unit in expected(truth, directive):
            truth.fates[directive.key, unit] = fate(luck, directive, silent=unit in truth.silent, issuing=issuing)
    return truth


def expected(truth: Truth, directive: Directive, as_of: date | None = None) -> list[str]:
    """The units that are to carry a document out; with `as_of` those of that day: the heirs, once there are any."""
    if directive.key in truth.asked:
        units = truth.asked[directive.key]
        if as_of and as_of >= REFORM > directive.day:
            return list(dict.fromkeys(heir for unit in units for heir in truth.heirs[unit]))
        return units
    chosen = truth.units if directive.area is None else [directive.area]
    return [unit for province in chosen for unit in truth.units[province]]


def _directive(luck: random.Random, number: int, area: str | None) -> Directive:
    day = _FIRST + timedelta(days=luck.randrange(60))
    due = day + timedelta(days=luck.randrange(15, 61)) if luck.random() < 0.7 else None
    told_by = "recipients" if area is None else luck.choice(["recipients", "plan_duty", "level"])
    to = "UBND các xã, phường, đặc khu" if told_by == "recipients" else None
    return Directive(
        heading(area, "chi-thi" if area is None else "ke-hoach", str(100 + number), day, to=to),
        f"directive {number}", area, day, due if told_by != "plan_duty" else None, told_by,
    )  # fmt: skip


def fate(luck: random.Random, directive: Directive, *, silent: bool, issuing: float, since: date | None = None) -> Fate:
    """What a unit does about a document; `since` is the first day on which it can, where that is a later one."""
    name = "nothing" if silent or luck.random() > issuing else luck.choices([*FATES], [*FATES.values()])[0]
    if name == "nothing":
        return NOTHING
    first = max(since or directive.day, directive.day)
    last = max(directive.due or directive.day + timedelta(days=40), first)
    if name == "late":
        return Fate(name, last + timedelta(days=luck.randrange(1, 120)))
    return Fate(name, first + timedelta(days=luck.randrange((last - first).days + 1)))


def documents(truth: Truth) -> Iterator[tuple[str, bytes]]:
    """Every document of the truth as source and N-Triples: directives, plans of provinces, documents of units."""
    for directive in truth.directives:
        source, lines = write(
            directive.header, directive.key, orders=directive.kinds if directive.told_by == "plan_duty" else ()
        )
        yield source, lines + _edxml(directive)
        middle = {province: _middle(directive, province) for province in truth.units} if truth.nation else {}
        for header, key in middle.values():
            yield write(header, key, (directive.header, directive.key, "implements"))
        for unit in (unit for key, unit in truth.fates if key == directive.key):
            above = middle.get(unit.rpartition("/")[0], (directive.header, directive.key))
            yield from _of_unit(directive, unit, truth.fates[directive.key, unit], above)
    for unit in everyone(truth) - truth.silent:
        day = date(2024, 1, 2) if unit in truth.heirs else REFORM
        yield write(heading(unit, "ke-hoach", "1", day), f"{unit} other")


def everyone(truth: Truth) -> set[str]:
    """All units of a truth, of both eras."""
    listed = [*truth.units.values(), *truth.asked.values(), *truth.heirs.values()]
    return {unit for units in listed for unit in units}


def _edxml(directive: Directive) -> bytes:
    if directive.due is None:
        return b""
    due = f'"{directive.due}"^^<http://www.w3.org/2001/XMLSchema#date>'
    return f"<{directive.iri}> <https://w3id.org/cancu/ontology#due> {due} .\n".encode()


def _middle(directive: Directive, province: str) -> tuple[Header, str]:
    number = directive.key.rpartition(" ")[2]
    day = directive.day + timedelta(days=1)
    return heading(province, "ke-hoach", f"{500 + int(number)}", day), f"{directive.key} {province}"


def _of_unit(directive: Directive, unit: str, fate: Fate, above: tuple[Header, str]) -> Iterator[tuple[str, bytes]]:
    if fate.day is None:
        return
    number = str(1000 + int(directive.key.rpartition(" ")[2]))
    key = f"{directive.key} {unit}"
    header = heading(
        unit, "ke-hoach", None if fate.name == "blank number" else number, fate.day, draft=fate.name == "draft"
    )
    if fate.name == "cites only":
        yield write(header, key, (directive.header, directive.key, "basedOn"))
    elif fate.name.startswith("wrong"):
        yield write(
            header, key, (_mistaken(directive, number, fate.name), f"{fate.name} {directive.key}", "implements")
        )
    else:
        yield write(header, key, (*above, "implements"))


def _mistaken(directive: Directive, number: str, how: str) -> Header:
    """The heading of a document that is not there: the directive under another number, or another issuer's name."""
    kind = "chi-thi" if directive.area is None else "ke-hoach"
    if how == "wrong number":
        return heading(directive.area, kind, f"9{number}", directive.day)
    era = "vn" if directive.day >= REFORM else "vn/cu"
    elsewhere = f"{era}/79" if f"{directive.area}/".startswith(f"{era}/01/") else f"{era}/01"
    return heading(elsewhere, kind, directive.header.number.value if directive.header.number else None, directive.day)

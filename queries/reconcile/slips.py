"""Suspected slips: one document that was written with a wrong number, year or issuer, beside the right one.

Pairs come from keys (issuer, type and day; issuer, type, year and the number's digits; type, number and day), so that
documents are never compared all with all.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.areas_model import level_of
from ontology.identifiers import BASE, area_path
from queries.describe import place
from queries.reconcile import company
from queries.reconcile.model import Found, Reason
from queries.reconcile.numbers import difference
from queries.reconcile.open_references import stands_above
from queries.reconcile.reasons import suffices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.reconcile.model import Kind, Knowledge, Profile

_WIDEST: Final = 400
"""More documents than this under one key say that the key tells nothing."""
_MANY: Final = 4
_RARE: Final = 5
_RUN: Final = 10
"""Numbers that an issuer easily gives out on one day."""
_PARTY: Final = frozenset(["tw", "tu", "du", "hu", "qu", "thu"])
_TERM_YEARS: Final = 5
"""Terms of the Party's committees: 2021-2025, 2026-2030."""

Grounds = tuple["Kind", list[Reason]]


def slips(known: Knowledge) -> Iterator[Found]:
    """The suspected slips; of two documents the one that is less well attested is doubted."""
    for first, second in sorted(_pairs(known.profiles.values())):
        doubted, suggested = _directed(known.profiles[first], known.profiles[second])
        if doubted.own_text:  # both texts are there: two documents, or two copies, which is another question
            continue
        stated = _stated(doubted, suggested, known)
        if not stated:
            continue
        kind, grounds = stated
        if grounds[0].code != "year-left-out" and _established(doubted, suggested, known):
            continue
        grounds += company.grounds(doubted, suggested, known)
        if suffices(grounds):
            yield Found(kind, doubted.iri, suggested.iri, tuple(grounds))


def _established(doubted: Profile, suggested: Profile, known: Knowledge) -> bool:
    """Whether so many texts cite the doubted document, beside the other, that it is one of its own.

    A slip that is copied from text to text stays rare beside the right number. And to call a whole document a slip of
    another because one text confused them would move all that cite it.
    """
    citing = len(known.cited_by.get(doubted.iri, ()))
    return citing >= _MANY and citing * _RARE > suggested.sources


def _pairs(profiles: Iterable[Profile]) -> set[tuple[str, str]]:
    keys: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for profile in profiles:
        if profile.series and profile.number:
            for key in _keys(profile):
                keys[key].append(profile.iri)
    wide = (sorted(iris) for iris in keys.values() if 1 < len(iris) <= _WIDEST)
    return {pair for iris in wide for pair in combinations(iris, 2)}


def _keys(profile: Profile) -> Iterator[tuple[object, ...]]:
    series, segment, number = _today(profile.series or ""), profile.segment, profile.number or ""
    yield "digits", series, segment, profile.year, "".join(sorted(number))
    yield "number", series, segment, number
    for day in profile.days:
        yield "day", series, segment, day
        yield "issuer", segment, number, day


def _directed(first: Profile, second: Profile) -> tuple[Profile, Profile]:
    return (first, second) if (first.strength, second.iri) < (second.strength, first.iri) else (second, first)


def _stated(doubted: Profile, suggested: Profile, known: Knowledge) -> Grounds | None:
    """The kind of slip that the two would be, with its grounds; None where they differ in more than one way."""
    moved = _moved(doubted.series or "", suggested.series or "")
    if doubted.series != suggested.series and not (moved and doubted.year != suggested.year):
        return _issuer(doubted, suggested, known, moved=moved)
    if doubted.number != suggested.number:
        return None if moved else _number(doubted, suggested)
    return _date(doubted, suggested)


def _number(doubted: Profile, suggested: Profile) -> Grounds | None:
    how = difference(doubted.number or "", suggested.number or "")
    day = _same_day(doubted, suggested)
    if not how or (doubted.days and suggested.days and not day):
        return None
    reasons = [Reason(how, {"a": doubted.number or "", "b": suggested.number or ""})]
    if day:
        reasons.append(Reason("same-day", {"a": day}))
    if abs(int(doubted.number or 0) - int(suggested.number or 0)) <= _RUN:
        reasons.append(Reason("neighbours"))
    return "number", reasons


def _date(doubted: Profile, suggested: Profile) -> Grounds | None:
    number = {"a": doubted.number or ""}
    if doubted.year == suggested.year:
        return "number", [Reason("year-left-out", number)]
    reasons = [Reason("same-number", number)]
    if day := next((one for one in doubted.days for other in suggested.days if one[5:] == other[5:]), None):
        other = next(date for date in suggested.days if date[5:] == day[5:])
        reasons.append(Reason("same-day-of-year", {"a": day, "b": other}))
    if _one_term(doubted, suggested):
        reasons.append(Reason("same-term", number))
    return ("date", reasons) if len(reasons) > 1 or doubted.titles else None


def _one_term(doubted: Profile, suggested: Profile) -> bool:
    """Whether two documents of one Party committee are of years that certainly lie in one term."""
    if not {doubted.series.rsplit("/", 1)[-1] if doubted.series else ""} & _PARTY:
        return False
    years = [int(profile.year or 0) for profile in (doubted, suggested)]
    return (years[0] - 1) // _TERM_YEARS == (years[1] - 1) // _TERM_YEARS


def _issuer(doubted: Profile, suggested: Profile, known: Knowledge, *, moved: bool) -> Grounds | None:
    day = _same_day(doubted, suggested)
    if not day or doubted.number != suggested.number or doubted.symbol != suggested.symbol:
        return None
    reasons = [Reason("same-number-and-day", {"a": doubted.number or "", "b": day})]
    if moved:
        return "issuer", [*reasons, Reason("successor")]
    if _at_home(doubted, suggested, known):
        return "issuer", [*reasons, Reason("at-home")]
    levels = {level_of(area_path(BASE + (profile.series or ""))) for profile in (doubted, suggested)}
    return "issuer", [*reasons, Reason("peers")] if len(levels) == 1 else reasons


def _at_home(doubted: Profile, suggested: Profile, known: Knowledge) -> bool:
    """Whether all that cite the doubted document are of, or in, the area of the suggested one, and not of its own."""
    there, here = (place(profile.issuer)[0] for profile in (doubted, suggested))
    citing = [place(known.profiles[iri].issuer)[0] for iri in known.meaning(doubted, suggested)]
    if not (there and here and citing):
        return False
    return all(area and _in(area, here) and not _in(area, there) for area in citing)


def _in(area: str, other: str) -> bool:
    return area == other or stands_above(other, area)


def _moved(first: str, second: str) -> bool:
    """Whether two series are of one body before and after the reorganisation of 1 July 2025."""
    return first != second and (_today(first) == second or _today(second) == first)


@lru_cache(maxsize=65536)
def _today(series: str) -> str:
    """The series of the body that took over from one of before: a wrong year puts a reference into that time."""
    place = area_path(BASE + series)
    try:
        after = register.load().area(place).successors
    except LookupError:  # central, or of no known area
        return series
    return after[0] + series.removeprefix(place) if after else series


def _same_day(first: Profile, second: Profile) -> str | None:
    return next((day for day in first.days if day in second.days), None)

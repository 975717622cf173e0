"""References with a part missing (no number, no date, no issuer), and the known documents that each may mean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.identifiers import BASE, IdentifierError, area_path
from queries.reconcile import company
from queries.reconcile.model import Found, Reason
from queries.reconcile.reasons import suffices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from queries.reconcile.model import Knowledge, Profile

_WIDEST: Final = 200
"""A reference that so many documents fit says too little to ask anyone."""

Index = dict[tuple[object, ...], list["Profile"]]


def open_references(known: Knowledge) -> Iterator[Found]:
    """For each open reference the documents that it may mean."""
    index = _index(known)
    for iri in sorted(known.profiles):
        profile = known.profiles[iri]
        if not profile.open:
            continue
        fits = [one for one in _same_reference(profile, index) if _consistent(profile, one, known)]
        for one in fits if len(fits) <= _WIDEST else ():
            grounds = _grounds(profile, one, len(fits), known)
            if suffices(grounds):
                yield Found("open", profile.iri, one.iri, tuple(grounds))


def _index(known: Knowledge) -> Index:
    index: Index = defaultdict(list)
    for _, profile in sorted(known.profiles.items()):
        if profile.series and profile.number:
            index[profile.number, profile.symbol].append(profile)
            index[None, profile.kind, profile.issuer].append(profile)
    return index


def _same_reference(profile: Profile, index: Mapping[tuple[object, ...], Sequence[Profile]]) -> Sequence[Profile]:
    if profile.number:
        return index.get((profile.number, profile.symbol), ()) if profile.symbol else ()
    return index.get((None, profile.kind, profile.issuer), ()) if profile.kind and profile.issuer else ()


def _consistent(profile: Profile, one: Profile, known: Knowledge) -> bool:
    """Whether nothing that is stated of the two contradicts it, and the text that refers is not the older one."""
    citing = [known.profiles[origin] for origin in known.cited_by.get(profile.iri, ()) if origin in known.profiles]
    latest = max((date for text in citing for date in text.dates), default=None)
    if latest and one.dates and latest < min(one.dates):
        return False
    if any(text.iri == one.iri for text in citing):
        return False
    dated = not (profile.dates and one.dates) or any(
        mine.startswith(theirs) or theirs.startswith(mine) for mine in profile.dates for theirs in one.dates
    )
    issued = not (profile.issuer and one.issuer) or profile.issuer == one.issuer
    typed = not (profile.kind and one.kind) or profile.kind == one.kind
    return dated and issued and typed


def _grounds(profile: Profile, one: Profile, fits: int, known: Knowledge) -> list[Reason]:
    found = [Reason("same-reference", {"a": _reference(one)}) if profile.number else Reason("nameless")]
    if day := next((day for day in profile.days if day in one.days), None):
        found.append(Reason("date-fits", {"a": day}))
    elif profile.dates and one.dates:
        found.append(Reason("year-fits", {"a": one.dates[0][:4]}))
    elif not profile.dates:
        found.append(Reason("undated"))
    if profile.issuer and profile.issuer == one.issuer and profile.number:
        found.append(Reason("issuer-fits"))
    found.append(Reason("only-one") if fits == 1 else Reason("one-of-several", {"a": str(fits)}))
    if place := _place(profile, one, known):
        found.append(Reason(place))
    return found + [ground for ground in company.grounds(profile, one, known) if ground.code != "lone"]


def _reference(one: Profile) -> str:
    return f"{one.number}/{one.symbol.upper()}"


def _place(profile: Profile, one: Profile, known: Knowledge) -> str | None:
    """`around` where the issuer is central or of an area above the text that refers, else `elsewhere`."""
    areas = {_area(known.profiles[iri].series) for iri in known.cited_by.get(profile.iri, ()) if iri in known.profiles}
    theirs = _area(one.series)
    if theirs == "vn":
        return "around"
    own = {area for area in areas if area and area != "vn"}
    if not own or not theirs:
        return None
    return "around" if any(stands_above(theirs, area) for area in own) else "elsewhere"


def _area(series: str | None) -> str | None:
    try:
        return area_path(BASE + series) if series else None
    except IdentifierError:
        return None


def stands_above(upper: str, area: str) -> bool:
    """Whether an area is the other one, or lies around it, today or before the reorganisation of 1 July 2025."""
    return bool(_with_successors(upper, around=False) & _with_successors(area, around=True))


def _with_successors(path: str, *, around: bool) -> set[str]:
    known = register.load()
    try:
        area = known.area(path)
    except LookupError:
        return {path}
    line = [area, *known.lineage(area)] if around else [area]
    return {one.path for one in line} | {after for one in line for after in one.successors}

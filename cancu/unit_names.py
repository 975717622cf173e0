"""Names of units as a list shows them: two that are called alike are told apart by their time and their province."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cancu.language import pick
from ontology import register
from queries.days import printed_date

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from ontology.register import Area


def unit_names(areas: Collection[Area], day: date, lang: str = "vi") -> dict[str, str]:
    """The name of each area by its path, as of a day."""
    names = {area.path: _with_time(area, day, lang) for area in areas}
    often = Counter(names.values())
    return {
        area.path: f"{names[area.path]}, {_within(area)}" if often[names[area.path]] > 1 else names[area.path]
        for area in areas
    }


def _with_time(area: Area, day: date, lang: str) -> str:
    """A unit that has ended by the day says when, for the one that followed may bear the same name."""
    if not area.valid_until or area.valid_until >= day:
        return area.title
    last = printed_date(area.valid_until, lang)
    return pick(f"{area.title} (đến {last}) ¦ {area.title} (until {last})", lang)


def _within(area: Area) -> str:
    return ", ".join(above.title for above in register.load().lineage(area)) or area.code

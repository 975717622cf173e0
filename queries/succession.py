"""The register over time: which units of the other era must all have issued for a unit to count as having issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology import register
from ontology.areas_model import FIRST_DAY, is_old

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from ontology.register import Area


def shares(area: Area, as_of: date, then: Collection[str]) -> tuple[str, ...]:
    """The paths of the units that share the land of an area in the other era; () where it stands for itself alone.

    Of a unit that has ended by `as_of`, those that took over its land: it is not missing once all of them have issued.
    Of a unit of today, those of the units expected at the time (`then`) of whose land it took some: what they issued
    counts for it where all of them did. A ward formed from wards of two districts has not inherited a plan of one.
    The register does not know how large a share is, so none is left out.
    """
    if as_of < FIRST_DAY:
        return ()
    if is_old(area.path):
        return area.successors
    return tuple(old.path for old in register.load().predecessors(area.path) if old.path in then)

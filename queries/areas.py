"""Areas as orders and people name them: all of some kinds within an area, or by name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.areas_model import FIRST_DAY, LAST_DAY, TIERS, is_old
from ontology.identifiers import fold_tones
from queries.days import printed_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ontology.register import Area

_FORMER_KINDS: Final = frozenset({"quận", "huyện", "thị xã", "thị trấn"})
"""Kinds of areas that no longer exist since July 2025."""


class ExpectationError(LookupError):
    """It cannot be told who is expected, or the user names areas that are not there."""


def of_kinds(root: str, kinds: Iterable[str], day: date, within: str | None = None) -> tuple[Area, ...]:
    """The areas of some kinds in an area, on any level, by code; a province is none of its own parts.

    Where all these kinds have ended by that day, the units one level below that do the work now. `within` leaves out
    those outside another area.
    """
    return _of_kinds(root, frozenset(kinds), max(min(day, FIRST_DAY), LAST_DAY), within)


@lru_cache(maxsize=256)
def _of_kinds(root: str, kinds: frozenset[str], day: date, within: str | None) -> tuple[Area, ...]:
    if kinds <= _FORMER_KINDS and day >= FIRST_DAY:
        return inside(units_below(root, day), within)
    return inside((area for area in _below(root, day) if area.kind in kinds), within)


def inside(areas: Iterable[Area], within: str | None) -> tuple[Area, ...]:
    """The areas that are in another one, in either era; all of them for None."""
    return tuple(area for area in areas if within is None or area.path in areas_in(within))


def units_below(root: str, day: date) -> list[Area]:
    """The areas one level below an area on a day; of a district that has ended, the communes that took it over."""
    known = register.load()
    if is_old(root) and day >= FIRST_DAY and root.count("/") == 3:
        return [known.area(path) for path in known.area(root).successors]
    return known.children(root, day)


@lru_cache(maxsize=64)
def areas_in(root: str) -> frozenset[str]:
    """The paths of an area and of all areas in it, of both eras: its predecessors' parts and its successors'."""
    known = register.load()
    area = known.area(root)
    roots = {root, *area.successors, *(old.path for old in known.predecessors(root) if old.level == area.level)}
    inside = tuple(f"{path}/" for path in roots if path.count("/") < 4)
    return frozenset(area.path for area in known if area.path in roots or area.path.startswith(inside))


def _below(root: str, day: date) -> Iterator[Area]:
    for area in units_below(root, day):
        yield area
        yield from _below(area.path, day)


def chosen(among: str, within: str | None, day: date) -> tuple[Area, ...]:
    """The areas that the user names, separated by commas: kinds (`xã, phường`) or names (`phường Lê Chân`).

    Raises ExpectationError with the name that no area bears, or that several do, and where none is named at all.
    """
    names = [name for part in re.split(r"[,;]", among) if (name := part.strip())]
    if not names:
        raise ExpectationError(
            f"“{among.strip()}” không nêu đơn vị nào. Hãy ghi loại hoặc tên, ví dụ “xã, phường” hay “phường Lê Chân”."
            f" ¦ “{among.strip()}” names no area. Write kinds or names, such as “xã, phường” or “phường Lê Chân”."
        )
    found: dict[str, Area] = {}
    for name in names:
        kind = fold_tones(name).casefold()
        areas = of_kinds(within or "vn", {kind}, day) if kind in TIERS else named(name, within, day)
        found |= {area.path: area for area in areas}
    return tuple(found.values())


def named(name: str, within: str | None, day: date) -> list[Area]:
    """The area of a name on a day; of a former one (`quận Dương Kinh (cũ)`) those that took it over, if it has ended.

    Raises ExpectationError where none bears the name, or several do.
    """
    areas = register.load().find(name, within=within, day=day)
    if len(areas) == 1 or (areas and name.strip().casefold().endswith("(cũ)")):
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

"""What an administrative unit is: one frozen value, and the day on which the two eras of units meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from ontology.identifiers import area_iri

FIRST_DAY: Final = date(2025, 7, 1)
"""The two-level units work from this day on (Luật 72/2025/QH15, NQ 202/2025/QH15)."""
LAST_DAY: Final = date(2025, 6, 30)
"""The last day of the three-level units."""

NEW_ROOT: Final = "vn"
OLD_ROOT: Final = "vn/cu"

TIERS: Final = {
    "tỉnh": (1,),
    "thành phố": (1, 2),
    "quận": (2,),
    "huyện": (2,),
    "thị xã": (2,),
    "xã": (3,),
    "phường": (3,),
    "thị trấn": (3,),
    "đặc khu": (3,),
}
"""Each kind of unit → the levels it may stand on: a city is a province's equal, or (until June 2025) a district's."""


class UnknownAreaError(LookupError):
    """No area of the register has this path."""


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative unit in one era: `vn/31/10993` = xã Thượng Hồng, thành phố Hải Phòng, since 2025-07-01.

    `level` is 1 for provinces, 2 for districts (old era only), 3 for communes. `successors` are the units of the new
    era that took over some of its land: communes for an old commune or district, provinces for an old province.
    """

    path: str
    code: str
    level: int
    kind: str
    name: str
    parent: str | None
    valid_from: date | None
    valid_until: date | None
    successors: tuple[str, ...]
    lat: float | None
    lon: float | None

    @property
    def iri(self) -> str:
        """The IRI of this area."""
        return area_iri(self.path)

    @property
    def title(self) -> str:
        """Kind and name as a sentence prints them: `xã Thượng Hồng`, `thành phố Hải Phòng`."""
        return f"{self.kind} {self.name}"


def is_old(path: str) -> bool:
    """Whether a path names a unit of the three-level era."""
    return path.startswith(f"{OLD_ROOT}/") or path == OLD_ROOT


def level_of(path: str) -> int:
    """The level of an area, from its path: 1 province, 2 district, 3 commune."""
    depth = path.count("/")
    return depth - 1 if is_old(path) else 2 * depth - 1


def root_on(day: date) -> str:
    """Where the paths of the units valid on a day begin: `vn/cu` until 2025-06-30, `vn` after."""
    return NEW_ROOT if day >= FIRST_DAY else OLD_ROOT


def valid_on(path: str, day: date | None) -> bool:
    """Whether the unit of a path is valid on a day; no day means either era."""
    return day is None or is_old(path) == (day < FIRST_DAY)


def area_of(row: list[str]) -> Area:
    """The area in one row of the table: path, kind, name, key, latitude, longitude, successors."""
    path, kind, name, _, lat, lon, successors = row
    old = is_old(path)
    parent, _, code = path.rpartition("/")
    return Area(
        path=path,
        code=code,
        level=level_of(path),
        kind=kind,
        name=name,
        parent=None if parent in (NEW_ROOT, OLD_ROOT) else parent,
        valid_from=None if old else FIRST_DAY,
        valid_until=LAST_DAY if old else None,
        successors=tuple(f"{NEW_ROOT}/{after}" for after in successors.split()),
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
    )

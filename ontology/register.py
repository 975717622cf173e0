"""The register of areas: every administrative unit of both eras, found by its code, its parent, its day or its name.

The names are those of the committed table (`ontology/data/areas.tsv`, built by `ontology.build_areas`), plus the few
other spellings of `ontology/data/area_names.tsv`. A name that several areas bear gives several areas: who reads a
document knows its issuer and its day, the register does not, and it never guesses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.areas_index import NameIndex
from ontology.areas_match import read_name
from ontology.areas_model import (
    LAST_DAY,
    NEW_ROOT,
    OLD_ROOT,
    Area,
    UnknownAreaError,
    area_of,
    root_on,
    valid_on,
)
from ontology.areas_names import kind_of, name_key, split_kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["Area", "Register", "UnknownAreaError", "load"]

DATA: Final = Path(__file__).with_name("data")
_FORMER: Final = re.compile(r"(.+?)\s*\(cũ\)", re.I)
"""How a text names a unit that has ended: `quận Dương Kinh (cũ)`."""


class Register:
    """The areas of one table. Rows stay text until they are asked for: a reader of one document needs few of them."""

    def __init__(self, table: str, other_names: str = "") -> None:
        rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
        extra = [line.split("\t") for line in other_names.splitlines() if not line.startswith("#")]
        self._rows = rows
        self._row_of = {row[0]: number for number, row in enumerate(rows)}
        self._areas: dict[str, Area] = {}
        self._names = NameIndex(rows, extra)
        self._other_names: dict[str, list[str]] = defaultdict(list)
        for path, kind, name, _ in extra:
            self._other_names[path].append(f"{kind} {name}")

    def area(self, path: str) -> Area:
        """The area of a path; raises UnknownAreaError where the register has none."""
        if found := self._areas.get(path):
            return found
        number = self._row_of.get(path)
        if number is None:
            raise UnknownAreaError(f"no area {path!r} in the register; a path looks like vn/31/10993 or vn/cu/31/303")
        area = self._areas[path] = area_of(self._rows[number])
        return area

    def __iter__(self) -> Iterator[Area]:
        """Every area of both eras: provinces, then districts, then communes, each by path."""
        return map(self.area, self._row_of)

    def other_names(self, path: str) -> list[str]:
        """The names and spellings an area has beside its own, with their kind: `tỉnh Thừa Thiên Huế`."""
        return self._other_names.get(path, [])

    def on(self, day: date) -> Iterator[Area]:
        """Every area valid on a day: provinces, then districts (until 2025-06-30), then communes, each by code."""
        return (self.area(path) for path in self._row_of if valid_on(path, day))

    def grassroots(self, day: date) -> Iterator[Area]:
        """The units of the lowest tier on a day, on which no other stands.

        Since July 2025 the 3,321 communes. Before, 10,040: 10,035 communes and five island districts (Bạch Long Vĩ,
        Cồn Cỏ, Hoàng Sa, Lý Sơn, Côn Đảo) that had no communes, so that the district did a commune's work itself.
        """
        return (area for area in self.on(day) if area.path not in self._children)

    def children(self, path: str, day: date) -> list[Area]:
        """The areas one level below on a day, by code. A province of either era stands for itself on that day.

        `vn` gives the provinces. A province that did not outlive June 2025 (Hải Dương) has no areas after it.
        Raises UnknownAreaError.
        """
        if path in (NEW_ROOT, OLD_ROOT):
            path = root_on(day)
        elif not valid_on(self.area(path).path, day):
            path = self._counterparts.get(path, "")
        return [self.area(child) for child in self._children.get(path, ())]

    def lineage(self, area: Area) -> list[Area]:
        """The areas that contain an area, nearest first, up to the province."""
        found: list[Area] = []
        while area.parent:
            area = self.area(area.parent)
            found.append(area)
        return found

    def find(
        self,
        name: str,
        kind: str | None = None,
        within: str | None = None,
        day: date | None = None,
        *,
        loose: bool = False,
    ) -> list[Area]:
        """Every area that bears a printed name, by level and path; none where there is none.

        `kind` may be short (`TP.`), or lead the name (`xã Thượng Hồng`). `within` is the path of an area or of one that
        contains it, in either era; without `day` both eras are searched. With `loose`, and only where nothing matches
        exactly, candidates are proposed: first of another kind of the same level (huyện An Lão printed as quận), then
        of the same letters without diacritics. Whoever uses them must say so. `quận Dương Kinh (cũ)` is a unit of the
        three-level era; on a later day, the units that took over its land.
        """
        if former := _FORMER.fullmatch(name.strip()):
            found = self.find(former[1], kind, within, LAST_DAY, loose=loose)
            return found if day is None or day <= LAST_DAY else self._took_over(found)
        asked = None if kind is None else kind_of(kind)
        if kind is not None and asked is None:
            return []
        key = name_key(name)
        lead, rest = (None, "") if key in self._names else split_kind(name)
        if lead and asked in (None, lead):
            asked, key = lead, rest
        return self._candidates(key, asked, within, day, loose=loose)

    def predecessors(self, path: str) -> tuple[Area, ...]:
        """The units of the old era of whose land an area took some, by path; none for an area of that era."""
        return tuple(map(self.area, self._predecessors.get(path, ())))

    def _took_over(self, former: list[Area]) -> list[Area]:
        paths = {path for area in former for path in area.successors}
        return sorted(map(self.area, paths), key=lambda area: (area.level, area.path))

    def match(
        self, text: str, start: int, *, within: str | None = None, day: date | None = None, loose: bool = False
    ) -> tuple[int, list[Area]]:
        """The longest printed name of an area that starts at `start`: where it ends, and the areas it may name.

        Reads `xã Cẩm Giàng`, `TP. Hải Phòng`, `Q.1`, and the bare `Hải Phòng`. The longest name of the whole register
        decides the end; `within` and `day` then choose among its areas. So (end, []) says that a name stands there
        that no area bears in this context, rather than reading "phường An Hải" in "phường An Hải Bắc"; (start, [])
        says that no name stands there. `loose` is as in `find`.
        """
        found = read_name(text, start, self._names.lookup)
        if found is None:
            return start, []
        return found.end, self._candidates(found.key, found.kind, within, day, loose=loose)

    def _candidates(
        self, key: str, kind: str | None, within: str | None, day: date | None, *, loose: bool
    ) -> list[Area]:
        """The areas of a name in a context; with `loose` and where there is none, the first proposal that has any."""
        exact = self._in_context(self._names.exact(key, kind), within, day)
        if exact or not loose:
            return exact
        proposals = (self._in_context(paths, within, day) for paths in self._names.proposals(key, kind))
        return next(filter(None, proposals), [])

    def _in_context(self, paths: set[str], within: str | None, day: date | None) -> list[Area]:
        paths = {path for path in paths if valid_on(path, day)}
        if within is not None:
            roots = self._roots(within)
            below = tuple(f"{root}/" for root in roots)
            paths = {path for path in paths if path in roots or path.startswith(below)}
        return sorted(map(self.area, paths), key=lambda area: (area.level, area.path))

    def _roots(self, within: str) -> tuple[str, ...]:
        """The paths that a context stands for: a province is itself in both eras."""
        other = self._counterparts.get(within)
        return (within, other) if other else (within,)

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._row_of:
            found[path.rpartition("/")[0]].append(path)
        return dict(found)

    @cached_property
    def _predecessors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._rows:
            for successor in row[-1].split():
                found[f"{NEW_ROOT}/{successor}"].append(row[0])
        return found

    @cached_property
    def _counterparts(self) -> dict[str, str]:
        """Province of one era ↔ the province of the other that bears its name and has its land. Codes do not tell:
        15 was Yên Bái and is now Lào Cai."""
        found = {}
        for old in map(self.area, self._children[OLD_ROOT]):
            for new in map(self.area, old.successors):
                if new.title == old.title:
                    found[old.path], found[new.path] = new.path, old.path
        return found


@cache
def load() -> Register:
    """The register that this version ships with; read once a process."""
    tables = ((DATA / name).read_text(encoding="utf-8") for name in ("areas.tsv", "area_names.tsv"))
    return Register(*tables)

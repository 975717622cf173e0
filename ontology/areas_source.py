"""Reads the units of both eras, and what became of the old ones, from the package vietnamadminunits (MIT).

Needed only to build the table. The package's code is never run: it would import a geometry library to read a table.
Its data are two tables, of the units valid since 2025-07-01 and of those of early 2025, and a converter that holds
which old commune went to which new ones.

Five rows of the old table have no commune: the island districts Bạch Long Vĩ, Cồn Cỏ, Hoàng Sa, Lý Sơn and Côn Đảo
were districts without communes, whose district government did a commune's work. We invent no commune for them. Hence
10,040 units of the lowest tier = 10,035 communes + 5 such districts (`Register.grassroots`).
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE: Final = "vietnamadminunits"
VERSION: Final = "1.0.4"


class AreasSourceError(Exception):
    """The source of the table is missing, has another version, or does not say what it must."""


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """One unit as the source prints it (`Xã Thượng Hồng`), with the path that we give it and its successors' paths."""

    path: str
    printed: str
    lat: float | None
    lon: float | None
    successors: tuple[str, ...]


def source_folder() -> Path:
    """The data folder of the installed package. Raises AreasSourceError where it is absent or another version."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise AreasSourceError(f"{PACKAGE} is not installed; run: pip install {PACKAGE}=={VERSION}")
    version = importlib.metadata.version(PACKAGE)
    if version != VERSION:
        raise AreasSourceError(
            f"{PACKAGE} is {version}, the table is built from {VERSION}; install that, or update both"
        )
    return Path(spec.origin).with_name("data")


def read_units(folder: Path) -> list[SourceUnit]:
    """Every unit of both eras, once each, from the package's data folder. Raises AreasSourceError."""
    new, old = _rows(folder, "admin_units"), _rows(folder, "admin_units_legacy")
    converter = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    after = _successors(_mapping(converter), new, old)
    units = {
        path: SourceUnit(path, row[tier], row[f"{tier}Lat"], row[f"{tier}Lon"], tuple(sorted(after.get(path, ()))))
        for row in (*new, *old)
        for tier, path in _paths(row)
    }
    return list(units.values())


def _rows(folder: Path, table: str) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        return base.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - one of our two constants


def _paths(row: sqlite3.Row) -> Iterator[tuple[str, str]]:
    """The tiers that a row names, with the path of each; an island district's row names no ward."""
    old = "districtCode" in row.keys()  # noqa: SIM118 - a Row iterates over its values
    path = "vn/cu" if old else "vn"
    for tier in ("province", "district", "ward") if old else ("province", "ward"):
        if row[tier]:
            path = f"{path}/{row[f'{tier}Code']}"
            yield tier, path


def _mapping(converter: dict[str, dict[str, dict[str, Any]]]) -> dict[str, set[tuple[str, str]]]:
    """Old unit (the converter's key) → its new communes, each as (province key, ward key).

    The converter keeps two lists: old communes that went whole into one new commune, and those that were divided.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, whole in wards.items():
            for old_key in whole:
                found[old_key].add((province, ward))
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in divided.items():
            found[old_key] |= {(province, part["newWardKey"]) for part in parts}
    return found


def _successors(
    mapping: dict[str, set[tuple[str, str]]], new: list[sqlite3.Row], old: list[sqlite3.Row]
) -> dict[str, set[str]]:
    """Path of each old unit → paths of its successors; those of districts and provinces come from their communes."""
    communes = {(row["provinceKey"], row["wardKey"]): dict(_paths(row))["ward"] for row in new}
    found: dict[str, set[str]] = defaultdict(set)
    for row in old:
        key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
        after = {communes[target] for target in mapping.get(key, ())}
        if not after:
            raise AreasSourceError(f"{PACKAGE}: the converter has no successor for {key!r}")
        for tier, path in _paths(row):
            found[path] |= {commune.rpartition("/")[0] for commune in after} if tier == "province" else after
    return found

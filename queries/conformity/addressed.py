"""Whether the unit that a directive names is, or includes, the issuer of a plan."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.areas_model import TIERS
from ontology.identifiers import fold_tones
from queries.lines import load as lines
from queries.lines import of_body

if TYPE_CHECKING:
    from ontology.register import Area

_KIND: Final = "|".join(sorted(TIERS, key=len, reverse=True))
_GROUP: Final = re.compile(
    rf"(?<!\w)(?:các|cấp|từng|mọi)\s+((?:{_KIND})(?:(?:\s*[,;-]\s*|\s+và\s+|\s+)(?:các\s+)?(?:{_KIND}))*)(?!\w)"
)
_LOCAL: Final = re.compile(r"(?<!\w)(?:các\s+địa\s+phương|chính\s+quyền\s+(?:địa\s+phương|các\s+cấp)|cơ\s+sở)(?!\w)")
_TIERS: Final = {"xã": 3, "huyện": 2, "tỉnh": 1}
"""Of `cấp xã`: all units of the level."""


@lru_cache(maxsize=4096)
def addressed(unit: str, body: str | None, area: str | None) -> bool:
    """Whether work given to `unit` (as printed) falls on a body of an area.

    Args:
        unit: `Ủy ban nhân dân các xã, phường, đặc khu`, `Ủy ban nhân dân phường Lê Chân`, `Các địa phương`.
        body: the IRI of the issuer of the plan; a unit of another line (Đảng ủy) is not meant.
        area: the path of its area; None for a central body, on which no such group falls.
    """
    if not area:
        return False
    text = fold_tones(" ".join(unit.split())).casefold()
    named = _lines_of(text)
    if named and body and of_body(body) not in named:
        return False
    return _includes(text, register.load().area(area))


def _includes(text: str, area: Area) -> bool:
    if re.search(rf"(?<!\w){re.escape(fold_tones(area.title).casefold())}(?!\w)", text) or _LOCAL.search(text):
        return True
    for group in _GROUP.finditer(text):
        kinds = re.findall(rf"(?:{_KIND})(?!\w)", group[1])
        if area.kind in kinds or (group[0].startswith("cấp") and _TIERS.get(kinds[0]) == area.level):
            return True
    return False


def _lines_of(text: str) -> set[str]:
    """The lines whose bodies a unit's name names; empty where it names none ("Các địa phương")."""
    return {
        line.name for line in lines() if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in line.words)
    }

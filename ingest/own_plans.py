"""Tells whether a unit must issue a plan of its own, and which areas' bodies a group of units names."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.cues import any_of, spaced, table
from ingest.text import squeeze
from ontology.identifiers import fold_tones

_EXPECTED = {
    "xã": ("xã",), "phường": ("phường",), "đặc khu": ("đặc khu",), "thị trấn": ("thị trấn",), "quận": ("quận",),
    "huyện": ("huyện",), "thị xã": ("thị xã",), "thành phố": ("thành phố",), "tỉnh": ("tỉnh",),
    "cấp xã": ("xã", "phường", "đặc khu", "thị trấn"),
}  # fmt: skip


@cache
def _own_plan() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = table("duties")["own-plan"]
    verbs, objects, never = (
        any_of(spaced(word) for word in sorted(entry[key], key=len, reverse=True))
        for key in ("words", "objects", "not_after")
    )
    return (
        re.compile(
            rf"(?<![^\W_])(?:{verbs})(?:\s*(?:,|và|hoặc)\s*(?:{verbs}|thực\s+hiện|triển\s+khai))*\s+(?:các\s+|cụ\s+thể\s+)?(?:{objects})(?![^\W_])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![^\W_])(?:{never})(?![^\W_])[^.;]*$", re.IGNORECASE),
    )


def must_issue(text: str) -> bool:
    """Whether a task tells the unit to issue a plan of its own, not to draft one for its superior."""
    plan, never = _own_plan()
    return any(not never.search(text[max(0, found.start() - 90) : found.start()]) for found in plan.finditer(text))


@lru_cache(maxsize=4096)
def expected_kinds(unit: str) -> tuple[str, ...]:
    """The kinds of areas whose bodies a group of units names: "Ủy ban nhân dân các xã, phường" → xã, phường."""
    found = re.search(
        r"(?:Ủy ban nhân dân|UBND|Chủ tịch Ủy ban nhân dân|Đảng ủy)\s+"
        r"(?P<which>(?:các\s+|cấp\s+)?(?:(?:xã|phường|đặc khu|thị trấn|quận|huyện|thị xã|thành phố|tỉnh)"
        r"(?:\s*(?:,|và|-|/)\s*(?:các\s+)?)?)+)",
        fold_tones(unit),
        re.IGNORECASE,
    )
    if not found or ":" in unit[found.end() :]:  # "các xã: Cầu Kè, Tân Hải": only those
        return ()
    words = squeeze(found["which"]).lower()
    if words.startswith("cấp "):
        return _EXPECTED.get(words.rstrip(" ,"), ())
    if not words.startswith("các") and not re.search(r",|và", words):
        return ()
    kinds = re.findall(r"thị xã|thị trấn|thành phố|đặc khu|phường|quận|huyện|tỉnh|xã", words)
    return tuple(dict.fromkeys(kinds))

"""The words that govern a reference, from grammar/relations.toml, as patterns; and what they say."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.cues import any_of, spaced, table


class Governed(NamedTuple):
    """A relation and why: the entry of relations.toml that gave it."""

    relation: str
    primary: bool
    rule: str
    confidence: float


CITES = Governed("cites", False, "cites", 0.9)


@cache
def leads() -> re.Pattern[str]:
    """Words that open a clause of the preamble ("Căn cứ", "Thực hiện"), a group for each entry."""
    words = [
        (spaced(word), rule)
        for rule, entry in table("relations").items()
        if entry["reach"] == "lead"
        for word in entry["words"]
    ]
    by_rule: dict[str, list[str]] = {}
    for word, rule in words:
        by_rule.setdefault(rule.replace("-", "_"), []).append(word)
    groups = "|".join(
        f"(?P<{rule}>{'|'.join(sorted(found, key=len, reverse=True))})" for rule, found in by_rule.items()
    )
    return re.compile(
        rf"[;.:,\s](?:(?<=[;.:,\n])\s{{0,80}}[-+]?\s{{0,8}}|(?=nhằm))(?:{groups})(?![^\W_])"
    )  # begins with one class of signs, which a search can skip to


@cache
def direct_words() -> re.Pattern[str]:
    """Words right before a reference ("sửa đổi, bổ sung", "tại"), a group for each entry."""
    groups = []
    for rule, entry in table("relations").items():
        if entry["reach"] == "direct":
            words = any_of(spaced(word).replace(",", r",?") for word in sorted(entry["words"], key=len, reverse=True))
            groups.append((max(map(len, entry["words"])), f"(?P<{rule.replace('-', '_')}>{words})"))
    joined = "|".join(group for _, group in sorted(groups, reverse=True))
    return re.compile(
        rf"(?<![^\W_])(?:{joined})\s*(?:toàn\s+bộ\s+|các\s+|một\s+số\s+điều\s+của\s+|nội\s+dung\s+|:"
        r"|(?:điểm|khoản|điều|mục|chương|phụ\s+lục)\s+[^\W_]{1,5}(?:\s*(?:,|và)\s*[^\W_]{1,5})*\s*,?\s+(?:của\s+)?)*\s*$",
        re.IGNORECASE,
    )


@cache
def far_words() -> re.Pattern[str]:
    """Words that govern what follows in their clause ("triển khai"), a group for each entry."""
    groups = [
        f"(?P<{rule.replace('-', '_')}>"
        f"{any_of(spaced(word) for word in sorted(entry['words'], key=len, reverse=True))})"
        for rule, entry in table("relations").items()
        if entry["reach"] == "far"
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(groups)})(?![^\W_])", re.IGNORECASE)


@cache
def words_of(reach: str) -> re.Pattern[str]:
    """All words of a reach."""
    words = [
        spaced(word) for entry in table("relations").values() if entry["reach"] == reach for word in entry["words"]
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![^\W_])", re.IGNORECASE)

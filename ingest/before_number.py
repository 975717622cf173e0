"""What stands between a type word and its number: "Kế hoạch của UBND thành phố ngày 09/9/2025 số 232/KH-UBND"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.cues import any_of, spaced
from ingest.dates import date_at
from ingest.issuers import BodyMention, body_at
from ingest.text import lowered, squeeze
from ontology import doctypes

if TYPE_CHECKING:
    from ontology.doctypes import DocumentType

_REACH = 150
"""Letters: type word, the longest name of a body, a date."""
_NUMBER_WORD = re.compile(r"(?:số\s*:?\s*)?")
_DAY = r"ngày\s+(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"


@dataclass(frozen=True, slots=True)
class Before:
    """Where the reference begins, and what is stated before its number; no `kind` where no type word stands there."""

    start: int
    kind: DocumentType | None
    issuer: BodyMention
    date: str | None = None


@cache
def _type_of_whom() -> re.Pattern[str]:
    names = sorted({name for kind in doctypes.load() for name in kind.all_names}, key=len, reverse=True)
    words = any_of(spaced(name) for name in names)
    return re.compile(
        rf"(?<![^\W_])(?:(?P<type>{words})\s+(?:(?P<day>{_DAY})\s+)?của\s+(?P<of>[^.;:,]{{3,90}}?)"
        rf"(?:[,\s]\s*(?P<later>{_DAY}))?\s*(?:,\s*)?số\s*:?\s*$"
        rf"|(?P<on>{_DAY}),\s+(?P<who>[^.;:,]{{3,60}}?)\s+(?:đã\s+)?(?:có|ban\s+hành|ký\s+ban\s+hành)\s*$"
        r"|của\s+(?P<at>[^.;:,]{3,90}?)\s+tại\s+(?:các\s+)?(?:văn\s+bản\s+)?(?:số\s*:?\s*)?$)",
        re.IGNORECASE,
    )


def stated_before(view: str, start: int) -> Before | None:
    """Issuer and date that stand before the number of the reference at `start`; None where no issuer does.

    "chỉ đạo của UBND thành phố tại Công văn số …" and "Ngày 9/9/2025, Cục Thuế có công văn số …" do too.
    """
    window = max(0, start - _REACH)
    label = _NUMBER_WORD.match(view, start)
    end = label.end() if label else start
    said = any(lowered(view).find(word, window, end) >= 0 for word in ("của", "ngày"))
    found = _type_of_whom().search(view[window:end]) if said else None
    if not found:
        return None
    group = next(name for name in ("of", "who", "at") if found[name])
    issuer = body_at(view, window + found.start(group))
    if not issuer or issuer.end < window + found.end(group) - 1:
        return None
    if group == "at":
        return Before(start, None, issuer)
    day = next((name for name in ("later", "day", "on") if found[name]), None)
    stated = date_at(view, window + found.start(day)) if day else None
    if group == "who":
        return Before(start, None, issuer, stated.iso if stated else None)
    return Before(
        window + found.start(), doctypes.by_name(squeeze(found["type"])), issuer, stated.iso if stated else None
    )

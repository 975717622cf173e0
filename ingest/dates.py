"""Days as Vietnamese documents print them, and how precisely each is stated (NĐ 30/2020/NĐ-CP, Phụ lục I, mục 4)."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

_DAY = re.compile(
    r"""[,\s(]*(?:ký\s+)?(?:cùng\s+)?ngày\s*(?P<d>\d{1,2})\s*(?:[/.-]|\s+tháng\s+|tháng\s*)\s*(?P<m>\d{1,2})\s*(?:[/.,-]|\s+năm\s+|năm\s*)\s*(?P<y>\d{4}|\d{2}(?!\d))(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = re.compile(r"[,\s(]*tháng\s*(?P<m>\d{1,2})\s*(?:[/-]|\s*năm\s*)\s*(?P<y>\d{4})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"[,\s(]*năm\s+(?P<y>(?:19|20)\d{2})(?![\d-])", re.IGNORECASE)
_BARE = re.compile(r"[,\s(]+(?P<d>\d{1,2})(?P<s>[/-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)")


class Stated(NamedTuple):
    """A date with only the parts that are stated: `iso` is YYYY, YYYY-MM or YYYY-MM-DD."""

    iso: str
    start: int
    end: int


def date_at(view: str, start: int, *, bare: bool = True, year: bool = False) -> Stated | None:
    """The date printed right at `start` (after a comma or space), or None; an impossible day is no date.

    Args:
        bare: also "23/4/2026" without the word ngày.
        year: also "năm 2025" alone.
    """
    patterns = [_DAY, _MONTH] + ([_BARE] if bare else []) + ([_YEAR] if year else [])
    for pattern in patterns:
        found = pattern.match(view, start)
        if found:
            parts = found.groupdict()
            iso = iso_date(parts["y"], parts.get("m"), parts.get("d"))
            if iso:
                return Stated(iso, found.start() + _lead(found[0]), found.end())
    return None


def _lead(printed: str) -> int:
    return len(printed) - len(printed.lstrip(" ,(\n"))


def iso_date(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """The parts as ISO 8601, or None where they are no date of the calendar."""
    y = int(year) if len(year) > 2 else 2000 + int(year)
    if not 1930 <= y <= 2100:
        return None
    if not month:
        return f"{y:04}"
    m = int(month)
    if not 1 <= m <= 12:
        return None
    if not day:
        return f"{y:04}-{m:02}"
    d = int(day)
    return f"{y:04}-{m:02}-{d:02}" if 1 <= d <= calendar.monthrange(y, m)[1] else None


def last_day(year: int, month: int) -> str:
    """The last day of a month, ISO."""
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"

"""Dates of which only a part is stated: the first and the last day that they may mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(text: str | None) -> date | None:
    """`2025-09` → 1 September 2025; None for None and for what is no date."""
    parts = _parts(text)
    return parts and date(parts[0], parts[1] or 1, parts[2] or 1)


def last_day(text: str | None) -> date | None:
    """`2025-09` → 30 September 2025: what is due "in September" is late from 1 October on."""
    parts = _parts(text)
    if not parts:
        return None
    month = parts[1] or 12
    return date(parts[0], month, parts[2] or monthrange(parts[0], month)[1])


def _parts(text: str | None) -> tuple[int, int, int] | None:
    try:
        year, month, day, *_ = [*map(int, (text or "").split("-")), 0, 0]
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return year, month, day

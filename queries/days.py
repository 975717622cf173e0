"""Dates of which only a part may be stated: the first and last day that they mean, and how they are printed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache


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


def printed_date(text: str | date | None, lang: str = "vi") -> str:
    """A date as print has it: 2025-09-09 → 09/9/2025 .

    NĐ 30/2020/NĐ-CP, Phụ lục I: a zero before days 1 to 9 and months 1 and 2. English keeps the ISO form.
    """
    text = text.isoformat() if isinstance(text, date) else text
    parts = _parts(text)
    if not parts or lang == "en":
        return text or ""
    year, month, day = parts
    shown = [f"{day:02d}"] if day else []
    shown += [f"{month:02d}" if month < 3 else str(month)] if month else []
    return "/".join([*shown, str(year)])


@lru_cache(maxsize=4096)
def _parts(text: str | None) -> tuple[int, int, int] | None:
    try:
        year, month, day, *_ = [*map(int, (text or "").split("-")), 0, 0]
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return year, month, day

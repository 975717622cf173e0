"""Where on the page of its original a quote stands: part of the queries that read evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS: Final = "?page ?region ?recognised"
_REGION: Final = re.compile(r"xywh=percent:[\d.]+,(?P<top>[\d.]+),")


@dataclass(frozen=True, slots=True)
class PagePlace:
    """The page, from 1; how far down on it in percent of its height, where known; whether it was read off a scan."""

    page: int
    down: int | None = None
    recognised: bool = False


def pattern(node: str) -> str:
    """The part of a query that gives COLUMNS for the node of a quote; unbound for a file without pages."""
    return (
        f"OPTIONAL {{ {node} cc:page ?page OPTIONAL {{ {node} cc:region ?region }}"
        f" OPTIONAL {{ {node} cc:recognised ?recognised }} }}"
    )


def page_place(values: Sequence[str | None]) -> PagePlace | None:
    """The place that COLUMNS give; the region is a media fragment: `page=2&xywh=percent:12.10,30.00,70.50,2.10`."""
    page, region, recognised = values
    if page is None:
        return None
    frame = _REGION.search(region or "")
    return PagePlace(int(page), round(float(frame["top"])) if frame else None, recognised == "true")

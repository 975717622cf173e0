"""Finds named emulation movements (phong trào thi đua "…")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ingest.cues import any_of, spaced, table
from ingest.facts import Movement
from ingest.text import around, compiled, lowered, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.parts import Parts

_SAYS_MOVEMENT = re.compile(r"phong\s+trào")
_SAYS_LIST = re.compile(r"các\s+phong\s+trào\s+thi\s+đua")

# Both begin with letters that are the same in "Phong" and "phong", so that a search can skip to them.
_CUE = compiled(
    r"hong(?<=[Pp]hong)(?<![^\W_].hong)(?<!\".hong)\s+trào(?:\s+thi\s+đua)?(?:\s+(?:đặc\s+biệt|đặt\s+biệt|yêu\s+nước))?(?P<intro>[^\".;\n]{0,70}?)\s*[:,]?\s*\"(?P<name>[^\"\n]{4,260})\"?"
)
_NEXT = re.compile(
    r"\s*(?:giai\s+đoạn\s+[\d\s-]+)?\s*[;,]\s*(?:và\s+)?(?:(?:đợt\s+)?thi\s+đua\s+(?:cao\s+điểm\s+)?)?\"(?P<name>[^\"\n]{4,260})\""
)
_PLAIN = compiled(
    r"hong(?<=[Pp]hong)(?<![^\W_].hong)\s+trào(?:\s+thi\s+đua)?\s+(?P<name>"
    r"(?:[\p{Lu}][^\W\d_]*|thực\s+hiện\s+chương\s+trình)(?:[ ,\n]+[^\W_;.\"]+){1,24}?)"
    r"(?=\s*(?:[;.\"]|\s+và\s+các\s+phong|\s+trong\s+|,\s+phong|$))"
)
_ENDS_IN_ANOTHER = re.compile(
    r"\s*(?:gắn\s+với|[;,]\s*đẩy\s+mạnh|[;,]\s*thực\s+hiện)[^\"]*phong\s+trào(?:\s+thi\s+đua)?\s*$", re.IGNORECASE
)
_REST = re.compile(r"(?P<name>[^\"\n]{4,160})\"")
_NOT_NAME = re.compile(r"(?:thi\s+đua|do\s+|theo\s+|của\s+|trong\s+|các\s+|và\s+|được\s+)", re.IGNORECASE)


_LISTED = re.compile(
    r"các\s+phong\s+trào\s+thi\s+đua[^.;:\"]{0,100}?\s(?:như|gồm|là)\s*:?\s+(?P<list>[^.;]{8,200};[^.]{8,900})",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:và\s+)?(?:phong\s+trào\s+(?:thi\s+đua\s+)?)?(?P<name>[^;(]{4,200})", re.IGNORECASE)


@cache
def _known() -> re.Pattern[str]:
    names = any_of(spaced(name) for name in sorted(table("movements")["known"]["words"], key=len, reverse=True))
    return re.compile(rf"phong\s+trào\s+(?:thi\s+đua\s+)?(?P<name>{names})(?![^\W_])", re.IGNORECASE)


def find_movements(view: str, parts: Parts) -> list[Movement]:
    """The distinct movements named in opening, body and enclosure, in the order of first mention."""
    found: dict[str, Movement] = {}
    for start, end in ((parts.opening.start, parts.body.end), (parts.enclosure.start, parts.enclosure.end)):
        if _SAYS_MOVEMENT.search(lowered(view), start, end):
            _collect(found, view, start, end)
    return sorted(found.values(), key=lambda movement: movement.start)


def _collect(found: dict[str, Movement], view: str, start: int, end: int) -> None:
    flat = view.replace("\n", " ")
    for cue in _CUE.finditer(flat, start, end):
        _keep(found, _ENDS_IN_ANOTHER.sub("", cue["name"]), cue.start("name"), cue.end("name"))
        inner = _ENDS_IN_ANOTHER.search(cue["name"]) and _REST.match(flat, cue.end())
        if inner:  # the name was never closed: its last quote opens the next one
            _keep(found, inner["name"], inner.start("name"), inner.end("name"))
            continue
        more = _NEXT.match(flat, cue.end())
        while more:
            _keep(found, more["name"], more.start("name"), more.end("name"))
            more = _NEXT.match(flat, more.end())
    for cue in _PLAIN.finditer(flat, start, end):
        if not _NOT_NAME.match(cue["name"]) and not flat[max(0, cue.start() - 40) : cue.start() - 1].rstrip().endswith(
            ("Ban", "Bộ phận", '"')
        ):
            _keep(found, cue["name"], cue.start("name"), cue.end("name"))
    for name, at in _without_quotes(view, flat, start, end):
        _keep(found, name, at, at + len(name))


def _without_quotes(view: str, flat: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Well-known movements, and lists: "các phong trào thi đua … như …; …; …"."""
    for cue in around(_SAYS_MOVEMENT, _known(), view, start, end, before=0, after=120):
        yield cue["name"], cue.start("name")
    for listed in _LISTED.finditer(flat, start, end) if _SAYS_LIST.search(lowered(view), start, end) else ():
        at, pieces = listed.start("list"), listed["list"].split(";")
        for piece in [] if '"' in pieces[0] else pieces:  # where names are quoted, the quotes tell them
            lead = len(piece) - len(piece.lstrip())
            if item := _ITEM.match(piece.lstrip()):
                yield item["name"].rstrip(), at + lead + item.start("name")
            at += len(piece) + 1


def _keep(found: dict[str, Movement], name: str, start: int, end: int) -> None:
    plain = squeeze(name).strip(' "*.,;')
    key = " ".join(re.findall(r"[^\W_]+", plain.casefold()))
    if key and not any(key in other or other in key for other in found):
        found[key] = Movement(plain[:1].upper() + plain[1:], start, end)

"""Reads the name of an issuing body as it is printed, and resolves it from where the document stands.

Two steps. `body_at` says what is printed ("UBND thành phố": a People's Committee, of some city); `Standpoint.resolve`
which one a reader of this document would take it for: the city that the document's own commune lies in, on that day.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.cues import any_of
from ingest.text import compiled, trimmed
from ontology import bodies, register
from ontology.identifiers import body_iri, fold_tones

if TYPE_CHECKING:
    from ontology.bodies import BodyKind
    from ontology.register import Area

_AREA_KINDS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "tp.": "thành phố", "quận": "quận", "huyện": "huyện",
    "thị xã": "thị xã", "tx": "thị xã", "tx.": "thị xã",
    "xã": "xã", "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu",
}  # fmt: skip
_KIND = compiled(
    r"\s+(?P<many>các\s+)?(?P<kind>tỉnh|thành\s+phố|tp\.?|quận|huyện|thị\s+xã|tx\.?|xã|phường|thị\s+trấn|đặc\s+khu)(?![^\W_])",
    re.IGNORECASE,
)
_NAME = compiled(r"\s+(?:[\p{Lu}][^\W\d_]*\s*){2,4}")
_OWN_MINISTRY = compiled(r"Bộ(?=\s*(?:[,.;:)]|$|về|ban|ngày|quy|phê|hướng))")


class BodyMention(NamedTuple):
    """A body as printed: its kind, and the area that is printed with it, if any."""

    kind: BodyKind | None
    start: int
    end: int
    organ: str | None = None
    head: str | None = None
    area_kind: str | None = None
    areas: tuple[Area, ...] = ()
    named: bool = False
    many: bool = False
    printed: str | None = None  # the name of a body that no list has


class Body(NamedTuple):
    """A body that is known to be one: its IRI, its name in full, and the area that it is of."""

    iri: str
    name: str
    kind: BodyKind
    area: Area | None = None

    @property
    def series(self) -> str:
        """The path of the body in whose number series its documents are counted."""
        return series_path(self.kind, self.area)


def series_path(kind: BodyKind, area: Area | None) -> str:
    """`vn/31/ubnd`: the start of the IRIs of the documents of a body."""
    return f"{area.path if area else 'vn'}/{kind.series}"


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[BodyKind, ...]]]:
    words: dict[str, tuple[BodyKind, ...]] = {}
    for kind in bodies.load():
        for word in kind.words:
            key = fold_tones(word).casefold()
            words[key] = (*words.get(key, ()), kind)
    heads = sorted({head for kind in bodies.load() for head in kind.heads}, key=len, reverse=True)
    spaced = sorted(words, key=len, reverse=True)
    body = any_of(
        re.escape(word).replace(r"\ ", r"\s+").replace(r",\s+", r",?\s+").replace(r"\-", "[-,]?") for word in spaced
    )
    return (
        compiled(
            rf"(?:(?P<head>{'|'.join(map(re.escape, heads))})\s+)?(?:"
            r"(?P<organ>Ban\s+Thường\s+vụ|BTV|Ban\s+Chấp\s+hành|BCH|Thường\s+trực|Đảng\s+đoàn|Ban\s+cán\s+sự\s+đảng)\s+)?"
            rf"(?:Đảng\s+bộ\s*,?\s*)?(?P<word>{body})(?![^\W_])",
            re.IGNORECASE,
        ),
        words,
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s*,", ",", " ".join(text.split())).casefold()


def body_at(view: str, start: int) -> BodyMention | None:
    """The body whose name is printed at `start`, the longest reading; None where none that we know is."""
    found = _pattern()[0].match(view, start)
    if not found:
        own = _OWN_MINISTRY.match(view, start)
        return BodyMention(None, start, own.end()) if own else None
    kinds = _kinds(found["word"])
    if not kinds:
        return None
    local_ones = tuple(kind for kind in kinds if not kind.central)
    if kinds[0].central and local_ones and _KIND.match(view, found.end()):
        kinds = local_ones
    if kinds[0].central:
        return BodyMention(kinds[0], start, found.end(), _name(found["organ"]), _name(found["head"]))
    return _with_area(view, found, kinds)


@lru_cache(maxsize=4096)
def _kinds(printed: str) -> tuple[BodyKind, ...]:
    """The kinds of body that a printed word names; it may be spaced or joined otherwise than in the list."""
    words = _pattern()[1]
    key = _squeezed(printed)
    if key in words:
        return words[key]
    loose = re.sub(r"[-,]\s*|\s+", " ", key)
    return next((kinds for word, kinds in words.items() if re.sub(r"[-,]\s*|\s+", " ", word) == loose), ())


def _name(printed: str | None) -> str | None:
    return " ".join(printed.split()) if printed else None


def _with_area(view: str, found: re.Match[str], kinds: tuple[BodyKind, ...]) -> BodyMention:
    """Add the area that follows the name of a local body."""
    end = found.end()
    kind = _KIND.match(view, end)
    area_kind = _AREA_KINDS[" ".join(kind["kind"].lower().split())] if kind else None
    at = _skip_space(view, kind.start("kind") if kind else end)
    stop, areas = register.load().match(view, at)
    if kind and stop <= kind.end():  # the name stands apart from its kind, over a line end
        stop, areas = register.load().match(view, _skip_space(view, kind.end()))
    if kinds[0].committee and not kind:
        area_kind = kinds[0].kinds[0] if len(kinds[0].kinds) == 1 else None
        areas = [area for area in areas if area.kind in kinds[0].kinds]
    many = bool(kind and kind["many"])
    named = bool(areas) and not many and stop > (kind.end() if kind else end)
    if area_kind and named:
        areas = [area for area in areas if area.kind == area_kind] or areas
    if not named:
        stop, areas = (kind.end() if kind else end), []
        unknown = _NAME.match(view, stop) if kind and not many and view[stop - 1].islower() else None
        named = bool(unknown)
        stop = unknown.end() if unknown else stop
    stop = trimmed(view, stop)
    return BodyMention(
        kinds[0], found.start(), stop, _name(found["organ"]), _name(found["head"]), area_kind, tuple(areas), named, many
    )


def _skip_space(view: str, at: int) -> int:
    while at < len(view) and view[at].isspace():
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a document stands when it says "UBND thành phố": its own body and day."""

    own: Body | None
    day: datetime.date | None

    def resolve(self, mention: BodyMention, iso: str | None) -> tuple[Body | None, str | None]:
        """The body that is meant, if it can be told, and its name as far as it can be told.

        Args:
            mention: what is printed.
            iso: the day of the document that the body issued; areas are those of that day.
        """
        if mention.printed:
            return None, mention.printed
        if mention.kind is None:
            ministry = self.own and self.own.kind.central and self.own
            return (ministry, ministry.name) if ministry else (None, None)
        if mention.kind.central:
            return central(mention.kind), _titled(mention, mention.kind.name)
        if mention.many:
            return None, None
        area = self.area(mention, iso)
        if area:
            body = local(mention.kind, area)
            return body, _titled(mention, body.name)
        return None, _titled(mention, mention.kind.named(_kind_only(mention)))

    def area(self, mention: BodyMention, iso: str | None) -> Area | None:
        """The one area that is meant, or None."""
        day = day_of(iso) or self.day
        if mention.named:
            return self._choose([area for area in mention.areas if _valid(area, day)] or list(mention.areas))
        if (
            mention.area_kind is None
            and not (mention.kind and mention.kind.committee)
            and mention.kind
            and mention.kind.level != 1
        ):
            return None
        return self._relative(mention, day)

    def _choose(self, areas: list[Area]) -> Area | None:
        """One of several areas of that name: the only one, else the only one in the same province, else the same."""
        if len(areas) <= 1 or not self.own or not self.own.area:
            return areas[0] if len(areas) == 1 else _province_alone(areas)
        if self.own.area in areas:
            return self.own.area
        near = [area for area in areas if _root_name(area) == _root_name(self.own.area)]
        return near[0] if len(near) == 1 else _province_alone(areas)

    def _relative(self, mention: BodyMention, day: datetime.date | None) -> Area | None:
        """ "UBND thành phố", "Tỉnh ủy", "Sở Nội vụ": the document's own area or the nearest above it of that kind."""
        if not self.own or not self.own.area or not mention.kind:
            return None
        kinds = {mention.area_kind} if mention.area_kind else set(mention.kind.kinds)
        for area in (self.own.area, *register.load().lineage(self.own.area)):
            if area.kind in kinds and mention.kind.level in (None, area.level):
                return _on_day(area, day)
        return None


def _province_alone(areas: list[Area]) -> Area | None:
    provinces = [area for area in areas if area.level == 1]
    return provinces[0] if len(provinces) == 1 else None


def _root_name(area: Area) -> str:
    lineage = register.load().lineage(area)
    return (lineage[-1] if lineage else area).name


def _on_day(area: Area, day: datetime.date | None) -> Area | None:
    """The area of that name in force on a day: Hải Phòng of 2024 for a document of 2026 that cites one of 2024."""
    if day is None or _valid(area, day):
        return area
    same = [other for other in register.load().find(area.name, kind=area.kind, day=day) if other.level == area.level]
    near = [other for other in same if _root_name(other) == _root_name(area)]
    return near[0] if len(near) == 1 else None


def _valid(area: Area, day: datetime.date | None) -> bool:
    return day is None or ((area.valid_from or day) <= day <= (area.valid_until or day))


def _kind_only(mention: BodyMention) -> str:
    return mention.area_kind or ""


def _titled(mention: BodyMention, name: str) -> str:
    organ = {"BTV": "Ban Thường vụ", "BCH": "Ban Chấp hành"}.get(mention.organ or "", mention.organ)
    bare = _bare_committee(mention, name)
    if organ == "Thường trực" or (organ and bare.casefold().startswith(organ.casefold())):
        organ = None
    return " ".join(part for part in (mention.head, organ, bare) if part)


def _bare_committee(mention: BodyMention, name: str) -> str:
    """Thành ủy and its like say the kind of the area already: Thành ủy Hải Phòng, not Thành ủy thành phố Hải Phòng."""
    if mention.kind and mention.kind.committee and mention.kind.level != 3:
        for kind in mention.kind.kinds:
            name = name.removesuffix(f" {kind}").replace(f" {kind} ", " ")
    return name


def central(kind: BodyKind) -> Body:
    """A central body."""
    return Body(body_iri("vn", *kind.path), kind.name, kind)


def local(kind: BodyKind, area: Area) -> Body:
    """The body of that kind of an area; Party committees above the commune are named without the kind of area."""
    name = kind.named(area.name if kind.committee and kind.level != 3 else area.title)
    return Body(body_iri(area.path, *kind.path), name, kind, area)


def day_of(iso: str | None) -> datetime.date | None:
    """A day for a stated date: the day itself, the first of a month; None where only a year, or nothing, is known.

    A year alone decides the areas of the day too, but for 2025, in which they changed.
    """
    if not iso or iso == "2025":
        return None
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)

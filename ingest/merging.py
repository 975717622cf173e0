"""Tells which mentions are of one document: the same number and symbol, or name, and no stated part that differs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ontology.identifiers import symbol_slug

if TYPE_CHECKING:
    from ingest.facts import Mention
    from ingest.issuers import Body


class Resolved(NamedTuple):
    """A mention with the issuer that it means."""

    mention: Mention
    body: Body | None
    name: str | None


@dataclass(slots=True)
class Group:
    """The mentions of one document, with the dates and issuers that they state."""

    rows: list[Resolved] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    issuers: set[str] = field(default_factory=set)

    def add(self, row: Resolved) -> None:
        """Count a mention as one of this document."""
        self.rows.append(row)
        if date := sound_date(row.mention):
            self.dates.add(date)
        if row.body and row.mention.issuer:
            self.issuers.add(row.body.iri)

    def admits(self, row: Resolved) -> bool:
        """Whether no part that the mention states differs from what the group's mentions state."""
        date = sound_date(row.mention)
        if not _compatible(self.dates | ({date} if date else set())):
            return False
        if not (row.body and row.mention.issuer and self.issuers):
            return True
        return row.body.iri in self.issuers or _related(self.issuers, row.body.iri)


Key = tuple[str, ...]


class Groups:
    """The documents that mentions are of; a mention is only compared with those of its number, or of its name."""

    def __init__(self) -> None:
        self._all: list[Group] = []
        self._by_key: dict[Key, list[Group]] = {}

    def add(self, row: Resolved) -> None:
        """Count a mention to the last document that it can be of, else to a new one."""
        wanted = _number_key(row) or _name_key(row)
        known = self._by_key.get(wanted, ()) if wanted else ()
        group = next((group for group in reversed(known) if group.admits(row)), None)
        if group is None:
            group = Group()
            self._all.append(group)
            for key in (_number_key(row), _name_key(row)):
                if key:
                    self._by_key.setdefault(key, []).append(group)
        group.add(row)

    def joined(self) -> list[Group]:
        """The groups in the order of first mention; one that says less joins the only one of its number or name.

        What is less: no date, or the name of a law alone.
        """
        out = []
        for group in self._all:
            fuller = self._fuller(group)
            if len(fuller) == 1 and fuller[0].admits(group.rows[0]):
                for row in group.rows:
                    fuller[0].add(row)
            else:
                out.append(group)
        return out

    def _fuller(self, group: Group) -> list[Group]:
        number, name = _number_key(group.rows[0]), _name_key(group.rows[0])
        if number:
            return [other for other in self._by_key[number] if other.dates] if not group.dates else []
        return [other for other in self._by_key[name] if _number_key(other.rows[0])] if name else []


def sound_date(mention: Mention) -> str | None:
    """The stated date, but for a misprint: a year that is not the number's, as in "163/2024/QH15 ngày 27/11/2025"."""
    misprinted = mention.year and mention.date and not mention.date.startswith(mention.year)
    return None if misprinted else mention.date


def _number_key(row: Resolved) -> Key | None:
    mention = row.mention
    return ("number", mention.number, mention.year or "", symbol_slug(mention.symbol or "")) if mention.number else None


def _name_key(row: Resolved) -> Key | None:
    return ("name", name_key(row.mention.name)) if row.mention.name else None


def _related(iris: set[str], iri: str) -> bool:
    """One body is an organ of the other: Ban Thường vụ of the committee."""
    return any(a.startswith(iri) or iri.startswith(a) for a in iris)


def _compatible(dates: set[str]) -> bool:
    longest = max(dates, key=len, default="")
    return all(longest.startswith(date) for date in dates)


_CONGRESS = re.compile(r"đại hội\s+(?!.*đảng bộ).*?(?:lần thứ\s+)?\b(?P<ordinal>[ivxlc]+)\b", re.IGNORECASE)


def plain_name(name: str) -> str:
    """The name without what is printed or left out at will: term of office, "đại biểu", "của Đảng"."""
    national = _CONGRESS.search(name)
    if national:
        return f"Nghị quyết Đại hội toàn quốc lần thứ {national['ordinal'].upper()}"
    bare = re.sub(r",?\s*\(?nhiệm kỳ.*$", "", name)
    return " ".join(re.sub(r"\b(?:đại biểu|của Đảng)\b", " ", bare, flags=re.IGNORECASE).split())


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The same for all ways of printing the name of a law or congress."""
    plain = re.sub(r",?\s*\(?năm\s+[\d\s-]+\)?|\b(?:lần thứ|của)\b", " ", plain_name(name).casefold())
    return " ".join(re.findall(r"[^\W_]+", plain))

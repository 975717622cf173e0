"""Tells which mentions are of one document: the same number and symbol, or name, and no stated part that differs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.identifiers import symbol_slug

if TYPE_CHECKING:
    from ingest.facts import Mention
    from ingest.issuers import Body


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with the issuer that it means."""

    mention: Mention
    body: Body | None
    name: str | None


def same_document(group: list[Resolved], other: Resolved) -> bool:
    """Whether a mention is of the group's document: same number and symbol, and no stated part that differs."""
    first = group[0].mention
    mention = other.mention
    if mention.number is None or first.number is None:
        return _same_name(group, other)
    if (first.number, first.year, fold_symbol(first.symbol)) != (
        mention.number,
        mention.year,
        fold_symbol(mention.symbol),
    ):
        return False
    dates = {row.mention.date for row in group if row.mention.date} | ({mention.date} if mention.date else set())
    if not _compatible(dates):
        return False
    issuers = {row.body.iri for row in group if row.body and row.mention.issuer}
    return (
        not (other.body and mention.issuer and issuers)
        or other.body.iri in issuers
        or _related(issuers, other.body.iri)
    )


def _related(iris: set[str], iri: str) -> bool:
    """One body is an organ of the other: Ban Thường vụ of the committee."""
    return any(a.startswith(iri) or iri.startswith(a) for a in iris)


def _compatible(dates: set[str]) -> bool:
    longest = max(dates, key=len, default="")
    return all(longest.startswith(date) for date in dates)


def _same_name(group: list[Resolved], other: Resolved) -> bool:
    """A law cited by name, also where it was cited before with its number; two ways to print one congress."""
    mention = other.mention
    if mention.number is not None or not mention.name:
        return False
    return any(
        row.mention.name
        and name_key(row.mention.name) == name_key(mention.name)
        and _compatible({d for d in (row.mention.date, mention.date) if d})
        for row in group
    )


_CONGRESS = re.compile(r"đại hội\s+(?!.*đảng bộ).*?(?:lần thứ\s+)?\b(?P<ordinal>[ivxlc]+)\b", re.IGNORECASE)


def plain_name(name: str) -> str:
    """The name without what is printed or left out at will: term of office, "đại biểu", "của Đảng"."""
    national = _CONGRESS.search(name)
    if national:
        return f"Nghị quyết Đại hội toàn quốc lần thứ {national['ordinal'].upper()}"
    bare = re.sub(r",?\s*\(?nhiệm kỳ.*$", "", name)
    return " ".join(re.sub(r"\b(?:đại biểu|của Đảng)\b", " ", bare, flags=re.IGNORECASE).split())


def name_key(name: str) -> str:
    """The same for all ways of printing the name of a law or congress."""
    plain = re.sub(r",?\s*\(?năm\s+[\d\s-]+\)?|\b(?:lần thứ|của)\b", " ", plain_name(name).casefold())
    return " ".join(re.findall(r"[^\W_]+", plain))


def fold_symbol(symbol: str | None) -> str:
    return symbol_slug(symbol or "")


def join_undated(groups: list[list[Resolved]]) -> list[list[Resolved]]:
    """A mention without a date that came before the dated one joins it, where only one dated document bears the number."""
    out: list[list[Resolved]] = []
    for group in groups:
        alike = [
            other
            for other in groups
            if other is not group and _key(other) == _key(group) and any(r.mention.date for r in other)
        ]
        undated = group[0].mention.number is not None and not any(r.mention.date for r in group)
        if undated and len(alike) == 1 and same_document(alike[0], group[0]):
            alike[0].extend(group)
        else:
            out.append(group)
    return out


def _key(group: list[Resolved]) -> tuple[str | None, str | None, str]:
    first = group[0].mention
    return first.number, first.year, fold_symbol(first.symbol)

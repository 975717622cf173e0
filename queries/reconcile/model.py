"""What the second pass reads (profiles), and what it proposes (candidates)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from ontology.identifiers import BASE, digest

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["number", "date", "issuer", "open", "draft", "copy", "link"]
"""Suspected slip in the number, date or issuer; a reference with a part missing; a draft and the document that it
became; one document from two files; a likely link."""

SLIPS: Final[tuple[Kind, ...]] = ("number", "date", "issuer")

Proposal = Literal["sameDocument", "implements"]
"""What is true if a person confirms: the first document is the second; the first carries out the second."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the whole store states of one document. `sources` counts the files that speak of it.

    `series`, `segment`, `year`, `number` are the parts of its identity, None where the reference is open; `dates` and
    `titles` are all that are stated, sorted.
    """

    iri: str
    series: str | None = None
    segment: str | None = None
    year: str | None = None
    number: str | None = None
    symbol: str = ""
    kind: str | None = None
    issuer: str | None = None
    dates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    own_text: bool = False
    draft: bool = False
    open: bool = False
    sources: int = 0

    @property
    def days(self) -> tuple[str, ...]:
        """The dates that name a day."""
        return tuple(date for date in self.dates if len(date) == 10)

    @property
    def strength(self) -> tuple[bool, int, bool]:
        """How well the document is attested: its own text, then how many files speak of it, then a title."""
        return self.own_text, self.sources, bool(self.titles)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that the second pass compares: profiles, who cites what, and what is carried out by whom.

    `cited_series` has, for each text, the series and types of what it cites. `dating` has, for a document to which
    texts give different days, and a day, the texts that give it this one.
    """

    profiles: Mapping[str, Profile]
    cited_by: Mapping[str, frozenset[str]]
    citing: Mapping[str, frozenset[str]]
    implementing: Mapping[str, frozenset[str]]
    cited_series: Mapping[str, frozenset[tuple[str | None, str | None]]]
    dating: Mapping[tuple[str, str], frozenset[str]]

    def meaning(self, doubted: Profile, suggested: Profile) -> frozenset[str]:
        """The texts that cite a doubted document and may mean the suggested one.

        Two slips may have hit on one number: texts that give it different days then speak of different documents.
        """
        citing = self.cited_by.get(doubted.iri, frozenset())
        of_its_day = [self.dating.get((doubted.iri, day), frozenset()) for day in suggested.days]
        return citing & frozenset().union(*of_its_day) or citing


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for or against: its code in reasons.toml, and what its sentence names. `documents` are IRIs."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate before its sentences are written."""

    kind: Kind
    doubted: str
    suggested: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal that a person may confirm or reject: `doubted` may be, or may carry out, `suggested`.

    `score` is 0…1. `reasons` are sentences (Vietnamese, English), the weightiest first. `citing` are the documents that
    cite the doubted one.
    """

    kind: Kind
    doubted: str
    suggested: str
    score: float
    reasons: tuple[tuple[str, str], ...]
    citing: tuple[str, ...] = ()

    @property
    def proposal(self) -> Proposal:
        """What confirming it says."""
        return "implements" if self.kind == "link" else "sameDocument"

    @property
    def iri(self) -> str:
        """Its name: the same pair and proposal always has the same."""
        return f"{BASE}candidate/{digest(chr(31).join((self.doubted, self.proposal, self.suggested)))}"

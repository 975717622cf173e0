"""A judgement, and what it is to confirm a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ontology.identifiers import BASE, digest

if TYPE_CHECKING:
    from datetime import datetime

    from queries.reconcile.model import Proposal

Verdict = Literal["confirmed", "rejected", "withdrawn"]

VERDICTS: Final[tuple[Verdict, ...]] = ("confirmed", "withdrawn", "rejected")
"""Of judgements of one second the last in this order holds: a wrong link is worse than none."""

Pair = tuple[str, str, str]
"""What is judged: proposal and two documents; of `sameDocument`, which has no direction, in the order of IRIs."""


class JudgementError(ValueError):
    """A judgement cannot be recorded; the message says why and what to do, `Tiếng Việt ¦ English`."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that `doubted` is, or carries out, `suggested`, or that it is not so; never changed again.

    `at` knows its time zone and is kept in whole seconds of UTC.
    """

    doubted: str
    proposal: Proposal
    suggested: str
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""

    @property
    def iri(self) -> str:
        """Its name, made of all it says: the same judgement from two stores is one."""
        said = (self.doubted, self.proposal, self.suggested, self.verdict, self.by, self.at.isoformat(), self.note)
        return f"{BASE}judgement/{digest(chr(31).join(said))}"

    @property
    def pair(self) -> Pair:
        """What it is about."""
        return pair(self.doubted, self.proposal, self.suggested)

    @property
    def person(self) -> str:
        """The IRI of who judged, by name."""
        return f"{BASE}person/{digest(self.by)}"


def pair(doubted: str, proposal: Proposal, suggested: str) -> Pair:
    """The key under which judgements and candidates of the same two documents meet."""
    if proposal == "sameDocument":
        return proposal, min(doubted, suggested), max(doubted, suggested)
    return proposal, doubted, suggested

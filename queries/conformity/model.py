"""What a directive asks, what a plan says to it, and the two set side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from queries.model import Deadline, Document
    from queries.proofread.model import Draft, Sentence, Term

Kind = Literal["plan", "task", "movement", "target"]
"""To issue a plan at all; a task; an emulation movement; a measurable target."""

KINDS: Final[tuple[Kind, ...]] = ("plan", "task", "movement", "target")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a directive asks, in its own words; `unit` is whom it names for it."""

    kind: Kind
    text: str
    unit: str | None = None
    ends: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Late:
    """A day that the plan sets after the one that the directive sets for the corresponding work."""

    asked: Deadline
    said: Term

    @property
    def asked_day(self) -> str | None:
        """The day of the directive: `2025-10-15`, `2025-10`, or `12-15` of each year."""
        return self.asked.due or self.asked.month_day

    @property
    def said_day(self) -> str | None:
        """The day of the plan, in the same form."""
        return self.said.due or self.said.month_day


@dataclass(frozen=True, slots=True)
class Pair:
    """An ask and the sentence of the plan that is most like it; None: not found in the plan, which judges nothing.

    `score` is 0…1; `late` are days of the plan that come after those that the directive sets.
    """

    ask: Ask
    sentence: Sentence | None
    score: float
    late: tuple[Late, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan beside one directive. `others` counts what the directive asks of units of another kind."""

    directive: Document
    plan: Draft
    pairs: tuple[Pair, ...]
    others: int

"""What is proof-read (a draft, as values), and what is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["error", "warning", "note"]

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "note")
"""The gravest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the draft's text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that the draft names, at the first place that does so. `iri` is None where a part is missing.

    `date` is ISO with only what is stated. `relation` is one of ontology.terms.RELATIONS.
    """

    iri: str | None
    label: str
    place: Place
    relation: str
    primary: bool = False
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer_iri: str | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """When something is due, as the draft says: a day or month, or the day of each year."""

    due: str | None
    recurs: str | None
    month_day: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Sentence:
    """An item or sentence of the draft, on one line, with the deadlines that stand in it."""

    text: str
    place: Place
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that was read from a file and is not, or not necessarily, in the store.

    `source` is the IRI of the file by its content: what a store holds of that very file tells nothing new. `area` is
    the path of the issuer's area. `issued` is where its own date, or failing that its heading, stands.
    """

    iri: str
    source: str
    title: str | None
    type: str | None
    ref: str
    issuer_iri: str | None
    issuer: str | None
    area: str | None
    date: str | None
    issued: Place
    references: tuple[Reference, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def directives(self) -> tuple[Reference, ...]:
        """What the draft says it is issued to carry out; where it names none so, everything that it implements."""
        implemented = [ref for ref in self.references if ref.relation == "implements"]
        return tuple(ref for ref in implemented if ref.primary) or tuple(implemented)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, or to be looked at. Its sentences are in problems.toml; `values` fill them.

    `evidence` are the words of another document that tell so.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: str | None = None
    severity: Severity | None = None
    """Where it differs from that of the code."""

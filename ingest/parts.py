"""The parts of a document as values: spans of its text, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ontology.doctypes import DocumentType


class Span(NamedTuple):
    """A stretch of the text; empty where start equals end."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts stand. `kind` is the type that the heading line names, None for a letter or an unknown one.

    `annexes` is all headed after the signature, `enclosure` the regulation or plan in it that a decision adopts.
    """

    header: Span
    kind: DocumentType | None
    heading: Span
    title: Span
    opening: Span
    body: Span
    recipients: Span
    signature: Span
    annexes: Span
    motto: int | None
    letter: bool = False
    enclosure: Span = _NOWHERE
    enclosed: DocumentType | None = None

    @property
    def encloses_plan(self) -> bool:
        """Whether what is enclosed sets targets; the shares of a regulation are conditions."""
        return self.enclosed is not None and self.enclosed.slug not in ("quy-che", "quy-dinh", "dieu-le")

    @property
    def main(self) -> Span:
        """Opening and body: where the document itself speaks."""
        return Span(self.opening.start, self.body.end)

"""Who is expected as a user's file says it: values, whose areas are found for a document and a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.areas import ExpectationError, chosen, named

if TYPE_CHECKING:
    from datetime import date

    from ontology.register import Area
    from queries.lines import Line
    from queries.model import Document


@dataclass(frozen=True, slots=True)
class Differing:
    """One unit that differs: left out, or (with `deadline`) expected by another day."""

    area: str
    reason: str
    deadline: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file says, its areas still as names: which areas they are depends on the document and the day."""

    name: str
    scope: str
    scope_line: int
    directive: str | None = None
    lines: tuple[Line, ...] = ()
    deadline: date | None = None
    exceptions: tuple[Differing, ...] = ()

    def areas(self, document: Document, day: date) -> tuple[tuple[Area, ...], dict[str, Differing]]:
        """The areas of the scope, and the exceptions by the path of their area. Raises ExpectationError."""
        areas = _at(self.name, self.scope_line, chosen, self.scope, document.area, day)
        differing = {}
        for one in self.exceptions:
            for area in _at(self.name, one.line, named, one.area, document.area, day):
                differing[area.path] = one
        return areas, differing


def _at(name: str, line: int, find: Any, *arguments: Any) -> Any:
    """What `find` gives; where it finds no area, the message names the file and the line."""
    try:
        return find(*arguments)
    except ExpectationError as error:
        vi, _, en = str(error).partition(" ¦ ")
        raise ExpectationError(f"{name}, dòng {line}: {vi} ¦ {name}, line {line}: {en}") from error

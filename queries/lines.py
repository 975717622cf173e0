"""The lines of bodies of an area, State, Party and Front, from lines.toml: who issues on each, and in what form."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology import bodies
from ontology.doctypes import by_slug
from ontology.identifiers import BASE, area_path, fold_tones

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.register import Area

SOURCE: Final = Path(__file__).with_name("lines.toml")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `forms` are the slugs of document types by which a body of a level carries a higher document out."""

    name: str
    vi: str
    en: str
    words: tuple[str, ...]
    slugs: tuple[str, ...]
    forms: Mapping[int, tuple[str, ...]]

    def body(self, area: Area) -> str:
        """The name of the line's body in an area: `Đảng ủy phường Lê Chân`."""
        kinds = [kind for slug in self.slugs for kind in bodies.load() if kind.slug == slug and not kind.central]
        fitting = [kind for kind in kinds if not kind.level or (kind.level == area.level and area.kind in kind.kinds)]
        kind = (fitting or kinds)[0]
        return kind.named(area.name if kind.committee and kind.level != 3 else area.title)  # as ingest names them

    def form_names(self, level: int) -> tuple[str, ...]:
        """The names of the types that its body of a level may answer with."""
        return tuple(by_slug(slug).name for slug in self.forms[level])


@cache
def load() -> tuple[Line, ...]:
    """All lines, in the order of the file."""
    rows = tomllib.loads(SOURCE.read_text("utf-8"))["line"]
    return tuple(_line(row) for row in rows)


def _line(row: dict[str, object]) -> Line:
    forms = {int(level): tuple(slugs) for level, slugs in row.pop("forms").items()}  # type: ignore[attr-defined]
    texts = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Line(**texts, forms=forms)  # type: ignore[arg-type]


def named(word: str) -> Line | None:
    """The line that a person means: `UBND`, `Đảng ủy`, `MTTQ`; None for a word that is none."""
    key = fold_tones(word).casefold().strip()
    return next((line for line in load() if key in (line.name, *line.words)), None)


@cache
def of_body(iri: str) -> str | None:
    """The name of the line on which a body of an area issues; None for one on no line, such as a school."""
    slug = iri.removeprefix(BASE + area_path(iri)).strip("/").partition("/")[0]
    return next((line.name for line in load() if slug in line.slugs), None)

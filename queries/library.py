"""The saved questions: one `.rq` file each, runnable by any SPARQL 1.1 tool, described by `#+` lines at its top.

    #+ summary: what it answers, in Vietnamese
    #+ summary_en: the same in English
    #+ param: document document      a parameter, written $document in the query, and its type

A parameter stands in the projection too, because some engines bind only what is projected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from queries.sparql_text import READING, form, parameters

FOLDER: Final = Path(__file__).parent
TYPES: Final = ("document", "area", "iri", "string", "date")
"""What a parameter can be: a reference to a document, the name of an area, any IRI, words, a day."""

_HEADER: Final = re.compile(r"#\+\s*(?P<key>\w+)\s*:\s*(?P<value>.*?)\s*$")


class LibraryError(ValueError):
    """A query file is at fault; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that a question declares."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Question:
    """One saved question."""

    name: str
    summary: str
    summary_en: str
    parameters: tuple[Parameter, ...]
    query: str


def names() -> tuple[str, ...]:
    """The names of all saved questions, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.rq")))


def load(name: str) -> Question:
    """The saved question of that name. Raises LookupError for an unknown one, LibraryError for a faulty file."""
    path = FOLDER / f"{name}.rq"
    if name not in names():
        raise LookupError(f"no saved question {name!r}; there are: {', '.join(names())}")
    return read(path)


def read(path: Path) -> Question:
    """The question in a file. Raises LibraryError where header and query do not fit together."""
    query = path.read_text(encoding="utf-8")
    headers: dict[str, str] = {}
    declared: dict[str, int] = {}
    types: list[Parameter] = []
    for number, line in enumerate(query.splitlines(), start=1):
        found = _HEADER.match(line)
        if not found:
            continue
        if found["key"] == "param":
            parameter = _parameter(found["value"], f"{path.name}:{number}")
            declared[parameter.name] = number
            types.append(parameter)
        elif found["key"] in ("summary", "summary_en"):
            headers[found["key"]] = found["value"]
        else:
            raise LibraryError(
                f"{path.name}:{number}: unknown header {found['key']!r}; known: summary, summary_en, param"
            )
    _check(path.name, query, headers, declared)
    return Question(path.stem, headers["summary"], headers["summary_en"], tuple(types), query)


def _parameter(value: str, where: str) -> Parameter:
    parts = value.split()
    if len(parts) != 2 or parts[1] not in TYPES:
        raise LibraryError(f"{where}: write `#+ param: name type`, the type being one of {', '.join(TYPES)}")
    return Parameter(*parts)


def _check(file: str, query: str, headers: dict[str, str], declared: dict[str, int]) -> None:
    for key in ("summary", "summary_en"):
        if not headers.get(key):
            raise LibraryError(f"{file}:1: no `#+ {key}:`")
    used = parameters(query)
    for name, line in declared.items():
        if name not in used:
            raise LibraryError(f"{file}:{line}: parameter {name!r} is declared but ${name} is not used")
    for name, line in used.items():
        if name not in declared:
            raise LibraryError(f"{file}:{line}: ${name} is used but not declared; add `#+ param: {name} TYPE`")
    if form(query) not in READING:
        raise LibraryError(f"{file}:1: a saved question reads: SELECT, ASK, CONSTRUCT or DESCRIBE")

"""Turns `-p name=value` into values for a query, by the type that the question declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.language import say
from cancu.options import Day

if TYPE_CHECKING:
    from pathlib import Path

    from graph.interface import Iri, Value


def bindings(params: tuple[str, ...], types: dict[str, str] | None, store: Path, form: str) -> dict[str, Value]:
    """The value of each parameter; every declared one must be given, and no other.

    Where the query declares nothing (`types` is None), an IRI stands in angle brackets and everything else is words.
    """
    given: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise click.BadParameter(say(f"“{param}”: ghi NAME=VALUE. ¦ “{param}”: write NAME=VALUE."))
        given[name.lstrip("$?")] = value
    if types is not None and set(given) != set(types):
        wanted = ", ".join(f"-p {name}=… ({kind})" for name, kind in types.items()) or "0"
        raise click.UsageError(
            say(f"Câu hỏi này cần đúng các tham số: {wanted}. ¦ This question takes exactly: {wanted}.")
        )
    return {name: _value(value, (types or {}).get(name), store, form) for name, value in given.items()}


def _value(text: str, kind: str | None, store: Path, form: str) -> Value:
    from graph.interface import Iri

    if kind == "document":
        return _document(text, store, form)
    if kind == "area":
        return _area(text)
    if kind == "date":
        return Day().convert(text, None, None).date()
    if text.startswith("<") and text.endswith(">"):
        return Iri(text[1:-1])
    return Iri(text) if kind == "iri" else text


def _document(text: str, store: Path, form: str) -> Iri:
    from cancu.asking import opened, resolve
    from graph.interface import Iri

    with opened(store) as facts:
        return Iri(resolve(facts, text, form).iri)


def _area(text: str) -> Iri:
    from graph.interface import Iri
    from ontology import register
    from ontology.identifiers import BASE

    known = register.load()
    try:
        return Iri(known.area(text.removeprefix(BASE)).iri)
    except LookupError:
        found = known.find(text)
    if len(found) == 1:
        return Iri(found[0].iri)
    listed = "; ".join(f"{area.path} ({area.title})" for area in found)
    raise click.BadParameter(
        say(
            f"“{text}” là nhiều đơn vị, hãy ghi mã: {listed}. ¦ “{text}” is several areas, write the code: {listed}."
            if found
            else f"Không có đơn vị “{text}”. ¦ There is no area “{text}”."
        )
    )

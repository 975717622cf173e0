"""Issuing bodies, read from bodies.toml: their names, and the abbreviation that means each in a symbol."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ontology.identifiers import symbol_slug

if TYPE_CHECKING:
    import datetime

SOURCE: Final = Path(__file__).with_name("bodies.toml")


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of body. A central one is a single body; a local one exists once in each area of its kinds.

    `always_named`: its words mean a body only where the area is printed with them ("Thuế tỉnh Nghệ An").

    `series` is the slug whose number series its documents are counted in (Bộ Chính trị numbers as `tw`).
    """

    slug: str
    name: str
    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    under: str | None = None
    central: bool = False
    committee: bool = False
    kinds: tuple[str, ...] = ()
    level: int | None = None
    always_named: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None

    @property
    def series(self) -> str:
        """The slug of the body in whose series the documents are numbered."""
        return self.under or self.slug

    @property
    def path(self) -> tuple[str, ...]:
        """The slugs of the body's IRI under its area."""
        return (self.under, self.slug) if self.under else (self.slug,)

    def named(self, area: str | None) -> str:
        """The full name of the body of an area (`xã Kiến Minh`)."""
        return self.name.replace("{area}", area or "").strip()


@cache
def load() -> tuple[BodyKind, ...]:
    """All kinds of bodies, in the order of the file."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    central = [_kind(row, central=True) for row in data["central"]]
    local = [_kind(row) for row in data["local"]]
    return (*central, *local, *map(_committee, data["committee"]), *_departments(data["department"]))


def _kind(row: dict[str, Any], **more: Any) -> BodyKind:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return BodyKind(**fields, **more)


def _committee(row: dict[str, Any]) -> BodyKind:
    return BodyKind(
        slug=row["slug"],
        name=f"{row['word']} {{area}}",
        words=(row["word"],),
        symbols=tuple(row["symbols"]),
        committee=True,
        kinds=tuple(row["kinds"]),
        level=row["level"],
    )


def _departments(rows: list[dict[str, Any]]) -> list[BodyKind]:
    found = []
    for row in rows:
        by_field = {field: symbol for symbol, field in reversed(row["symbols"].items())}
        for field in row["fields"]:
            symbol = by_field.get(field, "")
            slug = symbol_slug(symbol or row["word"][0] + "".join(word[0] for word in field.replace("-", " ").split()))
            symbols = tuple(s for s, f in row["symbols"].items() if f == field)
            name = f"{row['word']} {field}"
            found.append(
                BodyKind(
                    slug,
                    f"{name} {{area}}",
                    (name,),
                    symbols,
                    tuple(row["heads"]),
                    kinds=("tỉnh", "thành phố"),
                    level=1,
                )
            )
    return found


@cache
def by_symbol(symbol: str) -> BodyKind | None:
    """The body that an abbreviation of a symbol means: `TTg`, `UBND`, `UBTVQH15`; None for one that is not known."""
    key = symbol_slug(symbol)
    return _by_symbol().get(key) or _by_symbol().get(key.rstrip("0123456789"))


@cache
def _by_symbol() -> dict[str, BodyKind]:
    found: dict[str, BodyKind] = {}
    for kind in load():
        for symbol in kind.symbols:
            found.setdefault(symbol_slug(symbol), kind)
    return found


@cache
def by_slug(slug: str) -> BodyKind | None:
    """The first kind of body with that slug, or None."""
    return next((kind for kind in load() if kind.slug == slug), None)

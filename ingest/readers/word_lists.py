"""The numbers that Word prints before paragraphs and does not write into them: "Điều 1.", "II.", "a)", "-"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DASHES = frozenset("-–—+*")  # printed as they are; other bullets are signs of a font of symbols
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(number: int) -> str:
    """4 → iv."""
    out = ""
    for value, sign in _ROMAN:
        out += sign * min(number // value, 9)
        number %= value
    return out


def letter(number: int) -> str:
    """1 → a, 27 → aa, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else ""


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "decimalZero": lambda number: f"{number:02}",
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    form: str
    pattern: str


class Lists:
    """The lists of a document; they count as its paragraphs are met in order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}  # by abstract list
        self._abstract: dict[str, str] = {}  # list → abstract list
        self._starts: dict[tuple[str, int], int] = {}  # where a list starts anew
        self._counts: dict[str, list[int | None]] = {}
        self._styles = {attribute(style, "styleId"): style for style in all_of(styles, "style")}
        for abstract in all_of(numbering, "abstractNum"):
            levels = {_number(attribute(level, "ilvl")): _level(level) for level in all_of(abstract, "lvl")}
            self._levels[attribute(abstract, "abstractNumId")] = levels
        for entry in all_of(numbering, "num"):
            self._add(entry)

    def _add(self, entry: _Element) -> None:
        name = attribute(entry, "numId")
        self._abstract[name] = value(entry, "abstractNumId")
        for override in all_of(entry, "lvlOverride"):
            start = value(override, "startOverride")
            if start:
                self._starts[name, _number(attribute(override, "ilvl"))] = _number(start)

    def mark(self, properties: _Element | None) -> str:
        """What is printed before a paragraph with these properties, with the space after it; "" for nothing."""
        name, depth = self._membership(properties)
        abstract = self._abstract.get(name, "")
        levels = self._levels.get(abstract, {}) if abstract else {}
        if depth not in levels:
            return ""
        level = levels[depth]
        if level.form == "bullet":
            return f"{level.pattern if level.pattern in _DASHES else '-'} "
        counts = self._counted(name, abstract, depth, level)

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            number = counts[at]
            return _FORMS.get(levels[at].form, str)(number) if at in levels and number is not None else ""

        said = _PLACE.sub(place, level.pattern).strip()
        return f"{said} " if said else ""

    def _counted(self, name: str, abstract: str, depth: int, level: Level) -> list[int | None]:
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        anew = self._starts.pop((name, depth), None)
        before = counts[depth]
        counts[depth] = anew if anew is not None else level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        for above, other in self._levels[abstract].items():
            if above < depth and counts[above] is None:
                counts[above] = other.start
        return counts

    def _membership(self, properties: _Element | None) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style."""
        for _ in range(_LEVELS):
            listed = next(iter(all_of(properties, "numPr")), None)
            if listed is not None and value(listed, "numId"):
                return value(listed, "numId"), min(_number(value(listed, "ilvl")), _LEVELS - 1)
            style = self._styles.get(value(properties, "pStyle") or value(properties, "basedOn"))
            if style is None:
                break
            inner = next(iter(all_of(style, "pPr")), None)
            properties = inner if inner is not None and all_of(inner, "numPr") else style
        return "", 0


def local(element: _Element) -> str:
    """The name of an element without its namespace: there are two, of the strict form and of the usual one."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def all_of(parent: _Element | None, name: str) -> list[_Element]:
    """The children of this name."""
    return [] if parent is None else [child for child in parent if local(child) == name]


def attribute(element: _Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def value(parent: _Element | None, name: str) -> str:
    """What the child of this name states as its value."""
    found = all_of(parent, name)
    return attribute(found[0], "val") if found else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _level(level: _Element) -> Level:
    start = value(level, "start")
    return Level(_number(start) if start else 1, value(level, "numFmt") or "decimal", value(level, "lvlText"))

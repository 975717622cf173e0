"""The font that each run of a Word file is printed in, by itself, by its style, or by those that these are based on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.word_lists import all_of, attribute, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST = 9


class Fonts:
    """The fonts of a document."""

    def __init__(self, styles: _Element | None) -> None:
        every = all_of(styles, "style")
        self._styles = {attribute(style, "styleId"): style for style in every}
        self._usual = next((style for style in every if _is_usual(style)), None)
        defaults = next(iter(all_of(styles, "docDefaults")), None)
        self._default = _stated(next(iter(all_of(defaults, "rPrDefault")), None))

    def of(self, run: _Element | None, paragraph: _Element | None) -> str:
        """The name of the font of a run, by its properties and those of its paragraph; "" where none is stated."""
        return (
            _named(run)
            or self._of_style(self._styles.get(value(run, "rStyle")))
            or self._of_style(self._styles.get(value(paragraph, "pStyle"), self._usual))
            or self._default
        )

    def _of_style(self, style: _Element | None) -> str:
        for _ in range(_DEEPEST):
            if style is None or _stated(style):
                break
            style = self._styles.get(value(style, "basedOn"))
        return _stated(style)


def _is_usual(style: _Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")


def _stated(parent: _Element | None) -> str:
    return _named(next(iter(all_of(parent, "rPr")), None))


def _named(properties: _Element | None) -> str:
    fonts = next(iter(all_of(properties, "rFonts")), None)
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")

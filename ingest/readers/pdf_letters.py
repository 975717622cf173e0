"""The letters of a PDF page as PDFium gives them: what they are, and where they stand as the reader sees the page."""

from __future__ import annotations

import ctypes
import re
from collections import deque
from itertools import repeat
from operator import neg, sub
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    import pypdfium2

_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_UNTOLD = re.compile("\ufffe")  # in a text it stands for such a hyphen, and for a letter without meaning
_UNMAPPED = re.compile(r"[^\x02\t\n\r\x20-\U0010ffff]")
_FONT_NAME = 128
EM = 1.15
"""Heights of PDFium's loose box of a letter to the size of its font, about."""


class Letters:
    """The letters of one page, told by their index: one sign each, and lists of their edges, y counted downward.

    The boxes of all are taken in one go, and looked into as lists: a step of Python for each letter costs more.
    """

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page.get_textpage()
        self._turn: int = page.get_rotation()
        self._raw = self._page.raw
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        codes = _codes(self._raw)
        self.signs = codes.replace(_LINE_HYPHEN, "-")
        """Signs below the space stand where the font gives no meaning."""
        self.unmapped = len(_UNMAPPED.findall(codes))
        """How many letters their fonts give no meaning."""
        self.lefts, self.tops, self.rights, self.bottoms = _edges(self._raw, self.signs, self._turn)
        self._bases: dict[tuple[float, float], float] = {}
        self.heights: list[float] = list(map(sub, self.bottoms, self.tops))

    def base(self, index: int) -> float:
        """The baseline of a letter; the same for letters whose boxes stand as high."""
        level = self.tops[index], self.bottoms[index]
        found = self._bases.get(level)
        if found is None:
            found = self._bases[level] = self._base(index)
        return found

    def _base(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return turned(self._x.value, self._y.value, self._turn)[1]

    def is_free(self, index: int) -> bool:
        """Whether PDFium put a space or a line end here that is not written in the file."""
        return bool(pdfium.FPDFText_IsGenerated(self._raw, index))

    def font(self, index: int) -> str:
        """The name of the font of a letter, "" if unknown."""
        name = ctypes.create_string_buffer(_FONT_NAME)
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, name, _FONT_NAME, None)
        return name.value.decode("latin-1") if 0 < length <= _FONT_NAME else ""

    def close(self) -> None:
        """Give back what PDFium keeps of them."""
        self._page.close()


def _codes(page: pdfium.FPDF_TEXTPAGE) -> str:
    """What the letters of a page mean: they are asked one by one only where the text that PDFium gives does not say."""
    count = pdfium.FPDFText_CountChars(page)
    units = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(page, 0, count, units)
    text = bytes(units)[: 2 * written].decode("utf-16-le", "surrogatepass").removesuffix("\0")
    if len(text) != count:
        return "".join(_code(page, index) for index in range(count))
    return _UNTOLD.sub(lambda found: _code(page, found.start()), text)


def _code(page: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(page, index)
    return chr(code) if code < 0x110000 else " "


def _edges(page: pdfium.FPDF_TEXTPAGE, signs: str, turn: int) -> tuple[list[float], ...]:
    """The left, upper, right and lower edges of all letters; 0 for spaces."""
    boxes = (pdfium.FS_RECTF * len(signs))()
    seen = [index for index, sign in enumerate(signs) if sign > " "]
    deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(page), seen, map(boxes.__getitem__, seen)), maxlen=0)
    places = list(map(float, memoryview(boxes).cast("B").cast("f"))) if signs else []
    lefts, tops, rights, bottoms = (places[at::4] for at in range(4))
    if not turn:
        return lefts, list(map(neg, tops)), rights, list(map(neg, bottoms))
    corners = [
        (turned(a, b, turn), turned(c, d, turn)) for a, b, c, d in zip(lefts, tops, rights, bottoms, strict=True)
    ]
    sides = [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in corners]
    return tuple(map(list, zip(*sides, strict=True))) or ([], [], [], [])


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point as the reader sees it: y grows downward, the page turned clockwise as it asks."""
    if not turn:
        return x, -y
    return {90: (y, x), 180: (-x, y), 270: (-y, -x)}[turn]

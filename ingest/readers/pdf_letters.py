"""The letters of a PDF page as PDFium gives them: what they are, and where they stand as the reader sees the page."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from itertools import count, repeat
from operator import neg
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_UNTOLD = re.compile("\ufffe")  # in a text it stands for such a hyphen, and for a letter without meaning
_UNMAPPED = re.compile(r"[^\x02\t\n\r\x20-\U0010ffff]")
_FONT_NAME = 128

_address = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
_box = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(_address)
"""FPDFText_GetLooseCharBox, told of addresses: to check the kinds of its arguments takes longer than what it does."""


class Edges(NamedTuple):
    """The left, upper, right and lower edges of the boxes of letters, a list of each."""

    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]


class Letters:
    """The letters of one page, told by their index, y counted downward. Each question to PDFium costs: ask for few."""

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
        self._address = ctypes.cast(self._raw, ctypes.c_void_p).value
        self._matrix = pdfium.FS_MATRIX()

    def edges(self, indexes: Sequence[int]) -> Edges:
        """The edges of the boxes of some letters."""
        boxes = (pdfium.FS_RECTF * len(indexes))()
        begin, step = ctypes.addressof(boxes), ctypes.sizeof(pdfium.FS_RECTF)
        deque(map(_box, repeat(self._address), indexes, count(begin, step)), maxlen=0)
        places = list(map(float, memoryview(boxes).cast("B").cast("f"))) if indexes else []
        lefts, tops, rights, bottoms = (places[at::4] for at in range(4))
        if not self._turn:
            return Edges(lefts, list(map(neg, tops)), rights, list(map(neg, bottoms)))
        corners = [
            (turned(a, b, self._turn), turned(c, d, self._turn))
            for a, b, c, d in zip(lefts, tops, rights, bottoms, strict=True)
        ]
        sides = [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in corners]
        return Edges(*map(list, zip(*sides, strict=True))) if sides else Edges([], [], [], [])

    def in_one_go(self, first: int, end: int) -> bool:
        """Whether one order of the page writes a stretch, and level: its letters are alike and follow each other."""
        if self._turn or pdfium.FPDFText_CountRects(self._raw, first, end - first) != 1:
            return False
        return bool(pdfium.FPDFText_GetMatrix(self._raw, first, self._matrix)) and not self._matrix.b

    def base(self, index: int) -> float:
        """The baseline of a letter."""
        pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return turned(self._x.value, self._y.value, self._turn)[1]

    def size(self, index: int) -> float:
        """The size of the font of a letter, in points; at least one."""
        pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return max(scale * float(pdfium.FPDFText_GetFontSize(self._raw, index)), 1.0)

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
    length = pdfium.FPDFText_CountChars(page)
    units = (ctypes.c_ushort * (2 * length + 2))()
    written = pdfium.FPDFText_GetText(page, 0, length, units)
    text = bytes(units)[: 2 * written].decode("utf-16-le", "surrogatepass").removesuffix("\0")
    if len(text) != length:
        return "".join(_code(page, index) for index in range(length))
    return _UNTOLD.sub(lambda found: _code(page, found.start()), text)


def _code(page: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(page, index)
    return chr(code) if code < 0x110000 else " "


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point as the reader sees it: y grows downward, the page turned clockwise as it asks."""
    if not turn:
        return x, -y
    return {90: (y, x), 180: (-x, y), 270: (-y, -x)}[turn]

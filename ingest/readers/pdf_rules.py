"""Finds the straight lines that are drawn on a PDF page."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from ingest.readers.page_tables import Rule
from ingest.readers.pdf_letters import turned
from ingest.readers.pdf_things import things

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

_THIN = 3  # points: a field no thicker is a line
_STROKES = 5_000  # of a page; a table of twenty rows and eight columns has about a thousand


def rules_of(page: pypdfium2.PdfPage, turn: int) -> Iterator[Rule]:
    """The straight lines that are drawn on a page, also the sides of boxes; not the edges of coloured fields."""
    left_over = _STROKES
    for thing in things(page, [pdfium.FPDF_PAGEOBJ_PATH], 1):
        left, bottom, right, top = thing.get_bounds()
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not stroke.value and min(right - left, top - bottom) > _THIN:
            continue
        matrix = thing.get_matrix()
        last: tuple[float, float] | None = None
        for index in range(min(pdfium.FPDFPath_CountSegments(thing), left_over)):
            left_over -= 1
            segment = pdfium.FPDFPath_GetPathSegment(thing, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            across, up = matrix.on_point(x.value, y.value)
            point = turned(across, up, turn)
            if last and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
                yield from _straight(last, point)
            last = point


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    """The line from one point to the other, where it is long enough and goes straight down or across."""
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if max(wide, high) > 2 * _THIN and min(wide, high) < _THIN:
        yield Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))

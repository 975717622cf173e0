"""Sets the picture of a page upright before it is recognised, and tells where its lines stand on the page as it came.

A scanner draws a sheet in askew by some degrees, or it lies the wrong way round.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from ingest.readers.extract import Box, Page

_SMALL = 500  # dots of the longer side, on which the slope shows as well
_ACROSS = 50  # columns
_STEEPEST = 6  # degrees
_LEVEL = 0.3  # degrees: what is less disturbs nobody
_SLIGHT = 1.0  # degrees: up to it no letter is broken when dots are moved whole, in a quarter of the time
_CLEARER = 1.1  # by how much lines must part better than they do as the page came
_WHITE = 255
_TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture set upright: turned counterclockwise by a multiple of 90 degrees, then by `slope` degrees."""

    picture: Image.Image
    turn: int
    slope: float

    def placed(self, page: Page) -> Page:
        """A page of this picture, its lines where they stand on the page as it came."""
        if not self.turn and not self.slope:
            return page
        return replace(page, boxes=tuple(self._placed(box) for box in page.boxes))

    def _placed(self, box: Box) -> Box:
        corners = [self._point(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        across, down = zip(*corners, strict=True)
        return box._replace(
            left=_share(min(across)), top=_share(min(down)), right=_share(max(across)), bottom=_share(max(down))
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.picture.size
        across, down = (x - 0.5) * width, (y - 0.5) * height
        sine, cosine = math.sin(math.radians(self.slope)), math.cos(math.radians(self.slope))
        x, y = 0.5 + (across * cosine - down * sine) / width, 0.5 + (across * sine + down * cosine) / height
        return {90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}.get(self.turn, (x, y))


def turned(picture: Image.Image, turn: int) -> Image.Image:
    """A picture turned counterclockwise by a multiple of 90 degrees."""
    return picture.transpose(_TURNS[turn]) if turn else picture


def upright(picture: Image.Image, turn: int = 0) -> Upright:
    """A grey picture, its lines made level; `turn` says by how many degrees it was turned before."""
    slope = _slope(picture)
    how = Image.Resampling.BILINEAR if abs(slope) > _SLIGHT else Image.Resampling.NEAREST
    level = picture.rotate(slope, how, fillcolor=_WHITE) if slope else picture
    return Upright(level, turn, slope)


def _slope(picture: Image.Image) -> float:
    """By how many degrees the page must be turned for its lines to be level; 0 where that does not show."""
    strips = _Strips(picture)
    best = max((half / 2 for half in range(-2 * _STEEPEST, 2 * _STEEPEST + 1)), key=strips.contrast)
    best = max((best + tenth / 10 for tenth in range(-4, 5)), key=strips.contrast)
    clearer = strips.contrast(best) > _CLEARER * strips.contrast(0)
    return best if abs(best) >= _LEVEL and clearer else 0.0


class _Strips:
    """A page made small, and so narrow that to slide its columns along one another is as good as to turn it."""

    def __init__(self, picture: Image.Image) -> None:
        across, down = max(1, picture.width // _ACROSS), max(1, max(picture.size) // _SMALL)
        self._picture = picture.reduce((across, down))
        self._steep = across / down

    def contrast(self, slope: float) -> int:
        """How much the rows of the page, turned, differ in darkness from one to the next: most for lines and gaps."""
        step = math.tan(math.radians(slope)) * self._steep
        down = (1, 0, 0, step, 1, -step * self._picture.width / 2)
        level = self._picture.transform(self._picture.size, Image.Transform.AFFINE, down, fillcolor=_WHITE)
        rows = level.resize((1, level.height), Image.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in pairwise(rows))


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)

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
    from collections.abc import Iterable

    from ingest.readers.extract import Box, Page

_SMALL = 500  # dots of the longer side, on which the slope shows as well
_STEEPEST = 6  # degrees
_LEVEL = 0.3  # degrees: what is less disturbs nobody
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
    level = picture.rotate(slope, Image.Resampling.BILINEAR, fillcolor=_WHITE) if slope else picture
    return Upright(level, turn, slope)


def _slope(picture: Image.Image) -> float:
    """By how many degrees the page must be turned for its lines to be level; 0 where that does not show."""
    small = picture.reduce(max(1, max(picture.size) // _SMALL))
    best = _clearest(small, (half / 2 for half in range(-2 * _STEEPEST, 2 * _STEEPEST + 1)))
    best = _clearest(small, (best + tenth / 10 for tenth in range(-4, 5)))
    clearer = _contrast(small, best) > _CLEARER * _contrast(small, 0)
    return best if abs(best) >= _LEVEL and clearer else 0.0


def _clearest(picture: Image.Image, slopes: Iterable[float]) -> float:
    return max(slopes, key=lambda slope: _contrast(picture, slope))


def _contrast(picture: Image.Image, slope: float) -> int:
    """How much the rows differ in darkness from one to the next: most where they are lines and gaps."""
    level = picture.rotate(slope, Image.Resampling.NEAREST, fillcolor=_WHITE)
    rows = level.resize((1, level.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)

"""Reads pictures of a page: PNG and JPEG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ingest.readers.extract import Extract, unpacked
from ingest.readers.pdf import no_text, scan_warnings
from ingest.readers.plain import is_vietnamese
from ingest.readers.sandbox import run
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 100_000_000
"""Of one page; A3 at 600 dpi has seventy million."""


def extract(data: bytes, shown: str) -> Extract:
    """The text on the picture. Raises ReadError, "no-text" where there is none or tesseract is not installed."""
    found = unpacked(run("picture", data, shown))
    if not any(is_vietnamese(page.text) for page in found.pages):
        raise no_text(shown)
    return Extract(found.pages, (*found.warnings, *scan_warnings(found.pages, range(len(found.pages)))))


def opened(data: bytes) -> Image:
    """The picture, as the camera that took it was held. Runs in a worker process only. Raises Refused."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as file:
            if file.width * file.height > PIXELS:
                raise Refused("bomb")
            return ImageOps.exif_transpose(file)
    except Image.DecompressionBombError as error:
        raise Refused("bomb") from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError) as error:
        raise Refused("broken") from error

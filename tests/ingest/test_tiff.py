"""TIFF: one page or many, as faxes and scanners write them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from ingest.readers import ReadError, decode
from ingest.readers.pdf import SCANNED
from ingest.readers.tiff import pictures

SAMPLE = (Path(__file__).parents[2] / "examples" / "formats" / "ke-hoach-63.tif").read_bytes()


def tiff(*pages: Image.Image, **more: object) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], **more)
    return out.getvalue()


def blank(wide: int = 10, high: int = 10) -> Image.Image:
    return Image.new("1", (wide, high), 1)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_all_pages_are_read() -> None:
    found = decode(SAMPLE)
    assert found.media_type == "image/tiff"
    assert "Số: 63/KH-UBND" in found.string
    assert "CHỦ TỊCH" in found.string
    assert [sheet.number for sheet in found.pages.sheets] == [1, 2]
    assert [warning.code for warning in found.warnings] == ["recognised"]


def test_the_dots_of_a_fax_are_made_square() -> None:
    (page,) = pictures(tiff(blank(200, 100), dpi=(204, 102)))
    assert page.size == (200, 200)


def damaged() -> bytes:
    """A page whose head is sound and whose packed dots are not."""
    packed = tiff(Image.effect_noise((300, 300), 50), compression="tiff_lzw")
    return packed[:4000] + bytes(4000) + packed[8000:]


REFUSED = [
    pytest.param(damaged(), "broken", id="damaged dots"),
    pytest.param(SAMPLE[:3000], "broken", id="cut off"),
    pytest.param(b"MM\0*" + bytes(range(200)), "broken", id="no picture"),
    pytest.param(tiff(*[blank()] * (SCANNED + 1)), "scanned-pages", id="too many pages"),
    pytest.param(tiff(blank(30_000, 30_000), compression="group4"), "bomb", id="a huge page"),
    pytest.param(tiff(blank()), "no-text", id="nothing on it"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "công văn.tif")
    assert caught.value.code == code
    assert caught.value.vi.startswith("“công văn.tif”: ")

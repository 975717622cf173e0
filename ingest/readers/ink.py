"""Makes a coloured page grey so that the letters under a red seal can be read.

The seal of the issuer stands over the position and the signature of the signer. Where the page is red, its red part is
taken: red ink is as light as paper there, black ink under it dark. Not in the head: a mark of secrecy is red as well.
"""

from __future__ import annotations

from PIL import Image, ImageChops

HEAD = 0.35
"""Of the page's height, from the top: there all ink is kept."""
_RED = 50  # of 255, by which red must exceed the other colours
_LITTLE = 0.0005  # of the page


def grey(picture: Image.Image) -> Image.Image:
    """The page in grey, without the red ink below its head."""
    if picture.mode == "L":
        return picture
    plain = picture.convert("L")
    if picture.mode not in ("RGB", "RGBA", "P", "CMYK") or not has_red(picture):
        return plain
    red, *others = picture.convert("RGB").split()
    below = (0, round(picture.height * HEAD), picture.width, picture.height)
    cleared = ImageChops.lighter(plain, Image.composite(red, plain, _mask(red, *others)))
    plain.paste(cleared.crop(below), below)
    return plain


def has_red(picture: Image.Image) -> bool:
    """Whether there is red ink, as of a seal."""
    small = picture.convert("RGB").reduce(max(1, max(picture.size) // 500))
    return _mask(*small.split()).histogram()[255] > _LITTLE * small.width * small.height


def _mask(red: Image.Image, green: Image.Image, blue: Image.Image) -> Image.Image:
    over = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return over.point([0] * _RED + [255] * (256 - _RED))

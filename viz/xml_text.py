"""Text that does no harm where it is shown: documents are hostile bytes."""

from __future__ import annotations

import html
import re
from typing import Final

_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STEERING: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Escape sequences, and marks that turn the direction of what follows."""


def unsteered(text: str) -> str:
    """The text with a blank for each character that steers a terminal or turns text around."""
    return _STEERING.sub(" ", text)


def html_text(text: str) -> str:
    """The text for the body of a page: nothing in it is markup, nothing turns what follows."""
    return html.escape(unsteered(text))


def xml_text(text: str) -> str:
    """The text with a blank for each character that XML 1.0 does not allow: office files are XML."""
    return _UNFIT.sub(" ", text)

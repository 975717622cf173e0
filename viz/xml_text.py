"""Text as XML can hold it: documents are hostile bytes, and office files are XML."""

from __future__ import annotations

import re
from typing import Final

_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with a blank for each character that XML 1.0 does not allow."""
    return _UNFIT.sub(" ", text)

"""Refuses what is marked as a state secret: nothing of such a document is kept (Luật Bảo vệ bí mật nhà nước 2018)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError
from ingest.text import compiled

if TYPE_CHECKING:
    from ingest.parts import Parts

_STAMP = compiled(r"(?m)^[^\w\n]*(?:(?:ĐỘ|Độ)\s+(?:MẬT|mật)\s*:\s*)?(?P<level>TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[^\w\n]*$")
"""Cell 10a of NĐ 30/2020/NĐ-CP, Phụ lục I: a line of its own, in capitals."""


def is_marked(text: str) -> bool:
    """Whether a line of the text can be a mark of secrecy."""
    return bool(_STAMP.search(text))


def refuse_secret(view: str, parts: Parts, name: str = "") -> None:
    """Raise ReadError where the header bears a mark of secrecy; the word in running text or in a title is none."""
    end = parts.heading.start or parts.title.start or parts.opening.start
    found = _STAMP.search(view, 0, end)
    if found:
        shown = f"“{name}”" if name else "Tệp"
        level = " ".join(found["level"].split())
        raise ReadError(
            "secret",
            f"{shown}: văn bản có dấu {level} nên không được đọc; không giữ lại nội dung nào.",
            f"{shown}: the document is marked {level} (secret) and is not read; nothing of it is kept.",
        )

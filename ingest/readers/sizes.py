"""How large a file and its text may be."""

from __future__ import annotations

from ingest.readers.errors import ReadError

FILE = 200 << 20
"""Bytes. A scan of a hundred pages in colour has about as many; each process that reads holds one file in memory."""
TEXT_FILE = 16 << 20
"""Bytes of a file that is all text. The longest text of a real document seen has 2 MB."""
LETTERS = 4_000_000
"""Of the text of a file, whatever the format. The longest real one seen has a tenth of it."""


def check_bytes(size: int, most: int, shown: str) -> None:
    """Raise ReadError where a file has more bytes than that."""
    if size > most:
        raise ReadError(
            "too-large",
            f"{shown}: tệp quá lớn ({-(-size // (1 << 20))} MB, tối đa {most >> 20} MB); hãy tách nhỏ.",
            f"{shown}: too large ({-(-size // (1 << 20))} MB, at most {most >> 20}); split it.",
        )


def check_letters(count: int, shown: str) -> None:
    """Raise ReadError where there is more text than any document has."""
    if count > LETTERS:
        raise ReadError(
            "too-long",
            f"{shown}: văn bản quá dài ({count / 1e6:.1f} triệu ký tự, tối đa {LETTERS // 1_000_000}); hãy tách nhỏ.",
            f"{shown}: the text is too long ({count / 1e6:.1f} million letters, at most {LETTERS // 1_000_000}); "
            "split it.",
        )

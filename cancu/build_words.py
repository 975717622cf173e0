"""Makes the catalogue of click's own words in Vietnamese: `python -m cancu.build_words [--check]`.

The format is that of GNU gettext's .mo files (GNU gettext manual, 10.3), which Python's gettext reads.
"""

from __future__ import annotations

import struct
import sys
import tomllib
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("locale") / "vi.toml"
MADE = SOURCE.with_name("vi") / "LC_MESSAGES" / "cancu.mo"
_HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"
_MAGIC = 0x950412DE
_TABLES = 28
"""Bytes of the head: seven numbers."""


def catalogue(words: dict[str, dict[str, Any]]) -> bytes:
    """The .mo file of the words; the keys are sorted, as its readers expect."""
    entries = {"": _HEAD, **words["one"]} | {f"{one}\0{many}": said for one, (many, said) in words["many"].items()}
    rows = sorted((key.encode(), str(said).encode()) for key, said in entries.items())
    at = _TABLES + 16 * len(rows)
    body, tables = b"", b""
    for column in (0, 1):
        for row in rows:
            tables += struct.pack("<II", len(row[column]), at + len(body))
            body += row[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(rows), _TABLES, _TABLES + 8 * len(rows), 0, at)
    return head + tables + body


def main() -> int:
    """Write the catalogue; with --check only tell whether it is as it would be made."""
    made = catalogue(tomllib.loads(SOURCE.read_text("utf-8")))
    if "--check" in sys.argv:
        return 0 if MADE.is_file() and MADE.read_bytes() == made else 1
    MADE.write_bytes(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())

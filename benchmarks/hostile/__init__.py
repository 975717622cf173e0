"""Files that mean harm, made by functions: a name → what makes its bytes, at full size (1.0) or in proportion."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hostile import packages, pdfs, pictures, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES: dict[str, Callable[[float], bytes]] = {**texts.FILES, **packages.FILES, **pdfs.FILES, **pictures.FILES}
NAMES = {
    "xuống\ndòng.txt": b"",
    "\u202etxt.exe.txt": b"",
    "\x1b[31mđỏ\x07.txt": b"",
    "-rf ..txt": b"",
    "=cmd|' C'!A0.txt": b"",
    "a¦b.txt": b"",
    "n" * 251 + ".txt": b"",
}
"""Names that steer a terminal, a shell or a spreadsheet; the files are empty."""
SLOW = frozenset({"nhị phân.rtf", "hình vẽ vòng tròn.pdf", "hình vẽ nhân đôi.pdf"})
"""They run into the limits of time and memory at any size: left out of what is made in proportion."""


def make(folder: Path, size: float = 1.0, only: str = "") -> Iterator[Path]:
    """Write the files whose name holds `only` into a folder, one after the other."""
    for name, maker in FILES.items():
        if only in name and (size == 1 or name not in SLOW):
            path = folder / name
            path.write_bytes(maker(size))
            yield path
    if not only:
        yield from _places(folder)


def _places(folder: Path) -> list[Path]:
    """What is no file, or has a name that is no text."""
    made = [folder / name for name in NAMES] + [folder / os.fsdecode(b"\xff\xfe.txt")]
    for path in made:
        path.touch()
    for name, target in (
        ("thiết bị.txt", "/dev/zero"),
        ("vòng.txt", "vòng.txt"),
        ("không có.txt", "../không có"),
        ("thư mục cha.txt", ".."),
    ):
        made.append(folder / name)
        made[-1].symlink_to(target)
    made.append(folder / "thư mục.pdf")
    made[-1].mkdir()
    made.append(folder / "ống.pdf")
    os.mkfifo(made[-1])
    made.append(folder / "cổng.txt")
    with socket.socket(socket.AF_UNIX) as door:
        here = Path.cwd()
        os.chdir(folder)  # the name of a socket must be short
        try:
            door.bind(made[-1].name)
        finally:
            os.chdir(here)
    return made

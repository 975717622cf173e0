"""Pictures that mean harm: of one pixel, of a billion, cut off, lying about their size."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PNG = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes, *before: bytes) -> bytes:
    """A picture of one bit a pixel, whatever its rows are."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", head) + b"".join(before) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _white(width: int, height: int) -> bytes:
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    return b"".join(packer.compress(row) for _ in range(height)) + packer.flush()


def _square(side: float) -> bytes:
    return png(int(side), int(side), _white(int(side), int(side)))


def _saved(kind: str, width: int, height: int) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    options = {"compression": "group4"} if kind == "TIFF" else {}
    Image.new("1" if kind == "TIFF" else "L", (width, height), 1 if kind == "TIFF" else 255).save(file, kind, **options)
    return file.getvalue()


def _tiff(*entries: tuple[int, int, int, int], after: int = 0) -> bytes:
    """One directory of fields: tag, type, count, value."""
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + rows + struct.pack("<I", after)


def _frames(count: float) -> bytes:
    """So many pages of one pixel."""
    step = 2 + 12 * 6 + 4
    fields = ((256, 3, 1, 1), (257, 3, 1, 1), (258, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 0), (279, 4, 1, 1))
    rows = struct.pack("<H", 6) + b"".join(struct.pack("<HHII", *entry) for entry in fields)
    parts = [rows + struct.pack("<I", 8 + step * (number + 1)) for number in range(int(count))]
    return b"II*\0\x08\0\0\0" + b"".join(parts)[:-4] + bytes(4)


_SIZE = ((256, 4, 1, 0xFFFFFFFF), (257, 4, 1, 0xFFFFFFFF), (258, 3, 1, 1), (259, 3, 1, 1), (273, 4, 1, 0))
FILES: dict[str, Callable[[float], bytes]] = {
    "một điểm.png": lambda _: _square(1),
    "30000 điểm.png": lambda s: _square(30_000 * s),
    "cỡ tối đa.png": lambda _: png(0x7FFFFFFF, 0x7FFFFFFF, zlib.compress(b"\0")),
    "cỡ không.png": lambda _: png(0, 0, zlib.compress(b"")),
    "phình.png": lambda s: png(2480, 3508, zlib.compress(bytes(int(1_000_000_000 * s)), 9)),
    "chữ phình.png": lambda s: png(
        100, 100, _white(100, 100), _chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(int(500_000_000 * s)), 9))
    ),
    "cụt.png": lambda _: _square(3000)[:600],
    "sai CRC.png": lambda _: _square(100).replace(b"IDAT", b"IDAT", 1)[:-20] + bytes(20),
    "một điểm.jpg": lambda _: _saved("JPEG", 1, 1),
    "65000 điểm.jpg": lambda s: _saved("JPEG", 65_000, max(int(10_000 * s), 9)),
    "cỡ dối.jpg": lambda _: _saved("JPEG", 64, 64).replace(b"\0\x40\0\x40", b"\xff\xdc\xff\xdc", 1),
    "cụt.jpg": lambda _: _saved("JPEG", 2000, 2000)[:700],
    "chỉ đầu.jpg": lambda _: b"\xff\xd8\xff\xe0",
    "một điểm.tif": lambda _: _saved("TIFF", 1, 1),
    "30000 điểm.tif": lambda s: _saved("TIFF", int(30_000 * s), int(30_000 * s)),
    "cỡ tối đa.tif": lambda _: _tiff(*_SIZE),
    "vòng.tif": lambda _: _tiff((256, 3, 1, 1), (257, 3, 1, 1), (273, 4, 1, 8), after=8),
    "vạn trang.tif": lambda s: _frames(10_000 * s),
    "trường dối.tif": lambda _: _tiff((256, 3, 0xFFFFFFFF, 8), (273, 4, 0xFFFFFFFF, 8)),
    "cụt.tif": lambda _: _saved("TIFF", 2000, 2000)[:60],
    "đổi tên.txt": lambda _: _square(64),
    "đổi tên.docx": lambda _: _saved("JPEG", 64, 64),
}

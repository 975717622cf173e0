"""Reads texts made to be slow, at one, two and four times a size, and prints how the time grows (2.0 is linear).

python -m benchmarks.hostile_text [megabytes]
"""

from __future__ import annotations

import contextlib
import itertools
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

from ingest.quads import ntriples
from ingest.readers import ReadError
from ingest.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\nSố: 12/KH-UBND\nKiến Minh, ngày 01 tháng 10 năm 2025\n\nKẾ HOẠCH\nVề việc thử\n\n"
)
KINDS: dict[str, Callable[[int], str]] = {
    "one line without an end": lambda n: "Thực hiện nhiệm vụ phát triển kinh tế xã hội của địa phương " * (n // 60),
    "one word": lambda n: "a" * n,
    "numbers in one clause": lambda n: (
        "Căn cứ " + ", ".join(f"Kế hoạch số {i}/KH-UBND ngày 01/9/2025" for i in range(n // 42))
    ),
    "one number again and again": lambda n: (
        "Thực hiện " + "Kế hoạch số 232/KH-UBND ngày 09/9/2025 của UBND thành phố Hải Phòng; " * (n // 75)
    ),
    "digits and slashes": lambda n: "1/" * (n // 2),
    "quotes": lambda n: '"“”' * (n // 3),
    "capitals and dashes": lambda n: "A-" * (n // 2),
    "open parentheses": lambda n: "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng " + "(" * n,
    "deep lists": lambda n: (
        "IV. TỔ CHỨC THỰC HIỆN\n"
        + "".join(
            f"{i % 30 + 1}.{i % 9 + 1}. Phòng Kinh tế xã\n- a) + Chủ trì việc này trước ngày 15/12/2025;\n"
            for i in range(n // 70)
        )
    ),
    "short lines": lambda n: "a\n" * (n // 2),
    "spaces": lambda n: "Số" + " " * n + "/KH-UBND",
    "line ends": lambda n: "\n" * n,
    "pipes": lambda n: "|" * n,
    "stars": lambda n: "*" * n,
    "dots": lambda n: "Số: " + "." * n,
    "decomposed letters": lambda n: unicodedata.normalize("NFD", "Thực hiện Kế hoạch số 9/KH-UBND; ") * (n // 45),
    "direction marks and NULs": lambda n: "\u202e\0Kế hoạch\u200f số 7/KH-UBND " * (n // 28),
    "emphasis": lambda n: "**Điều** _1_ " * (n // 13),
    "movements": lambda n: 'phong trào thi đua "a" ' * (n // 23),
    "one open quote": lambda n: 'phong trào thi đua "' + "a " * (n // 2),
    "laws": lambda n: "Luật Đất đai, " * (n // 14),
    "amending laws": lambda n: "Luật sửa đổi, bổ sung " + "Luật Đất đai, " * (n // 14),
    "areas": lambda n: "thành phố Hải Phòng tỉnh Quảng Ngãi " * (n // 36),
    "recipients": lambda n: "Nơi nhận:\n" + "- UBND xã;\n" * (n // 11),
    "signatures": lambda n: "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n" * (n // 26),
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print a row a kind; 1 where time grows faster than three times at each doubling."""
    size = int(float(arguments[0]) * 1_000_000) if arguments else 500_000
    worst = 0.0
    print(f"{'kind':28} {'size':>7} {'time':>8}  growth at each doubling")
    for name, make in KINDS.items():
        times = [_seconds(make(size * factor)) for factor in (1, 2, 4)]
        growth = [after / before for before, after in itertools.pairwise(times)]
        worst = max(worst, *growth)
        print(
            f"{name:28} {size / 1e6:5.1f}MB {times[0]:7.2f}s  " + "  ".join(f"{factor:.1f}" for factor in growth),
            flush=True,
        )
    return 1 if worst > 3 else 0


def _seconds(text: str) -> float:
    """Processor time; a text that is refused for what it holds too much of counts as long as it was read."""
    data = (HEAD + text).encode()
    start = time.process_time()
    with contextlib.suppress(ReadError):
        ntriples(read(data))
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

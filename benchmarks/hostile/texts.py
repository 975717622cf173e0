"""Plain text and web pages that mean harm."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\nSố: 12/KH-UBND\nKiến Minh, ngày 01 tháng 10 năm 2025\n\nKẾ HOẠCH\nVề việc thử\n\n"
)
WORDS = "Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch trồng cây, quét dọn đường làng. "
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
BILLION = f'<!DOCTYPE x [<!ENTITY l0 "cười">{LAUGHS}]>'


def many(words: str, count: float) -> bytes:
    """Words again and again, once at least."""
    return words.encode() * max(int(count), 1)


def page(inside: str, head: str = "") -> bytes:
    """A web page."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{inside}</body></html>".encode()


def _nested(opening: str, closing: str, count: float) -> bytes:
    times = max(int(count), 1)
    return page(opening * times + WORDS + closing * times)


FILES: dict[str, Callable[[float], bytes]] = {
    "rỗng.txt": lambda _: b"",
    "chỉ NUL.txt": lambda s: bytes(int(10_000_000 * s)),
    "một dòng 10 MB.txt": lambda s: many(WORDS, 95_000 * s),
    "một dòng 3 MB.txt": lambda s: HEAD.encode() + many(WORDS, 30_000 * s),
    "ngẫu nhiên.txt": lambda s: random.Random(1).randbytes(int(1_000_000 * s)),
    "UTF-16 hỏng.txt": lambda s: b"\xff\xfe" + random.Random(2).randbytes(int(100_001 * s) | 1),
    "UTF-8 hỏng.txt": lambda s: (HEAD + WORDS).encode() + b"\xc3\x28\xa0\xa1\xf8" * int(9_999 * s),
    "thoát terminal.txt": lambda _: (HEAD + "\x1b]0;x\x07\x1b[2J\u202e" + WORDS).encode(),
    "viện dẫn không dứt.txt": lambda s: (HEAD + "Căn cứ ").encode() + many("Luật Đất đai, ", 200_000 * s),
    "số hiệu không dứt.txt": lambda s: (
        (HEAD + "Thực hiện ").encode() + many("Kế hoạch số 9/KH-UBND ngày 01/9/2025, ", 60_000 * s)
    ),
    "dấu chấm không dứt.txt": lambda s: ("Số: ").encode() + b"." * int(3_000_000 * s),
    "ngoặc không dứt.txt": lambda s: HEAD.encode() + many("((((“", 500_000 * s),
    "xuống dòng không dứt.txt": lambda s: many("a\n", 1_500_000 * s),
    "lồng sâu.html": lambda s: _nested("<div>", "</div>", 200_000 * s),
    "bảng lồng sâu.html": lambda s: _nested("<table><tr><td>", "</td></tr></table>", 50_000 * s),
    "không đóng.html": lambda s: page("<b><i><p>" * int(300_000 * s) + WORDS),
    "colspan.html": lambda _: page(
        f"<table><tr><td colspan=1000000000 rowspan=1000000000>{WORDS}</td><td>x</td><td>y</td></tr></table>"
    ),
    "nhiều thuộc tính.html": lambda s: page(f"<p {' '.join(f'a{n}=1' for n in range(int(200_000 * s)))}>{WORDS}</p>"),
    "thuộc tính dài.html": lambda s: page(f'<p style="{"display:" * int(1_000_000 * s)}">{WORDS}</p>'),
    "tỷ nụ cười.html": lambda _: f"{BILLION}<html><body><p>&l9;{WORDS}</p></body></html>".encode(),
    "thực thể ngoài.html": lambda _: (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>&x; {WORDS}</p></body></html>"
    ).encode(),
    "gọi ra mạng.html": lambda _: page(
        f'<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe><p>{WORDS}</p>',
        '<meta http-equiv=refresh content="0;url=file:///etc/passwd"><base href="http://127.0.0.1:9/">'
        '<link rel=stylesheet href="http://127.0.0.1:9/x.css"><script src="http://127.0.0.1:9/x.js"></script>',
    ),
    "mã ký tự lạ.html": lambda _: page(WORDS, "<meta charset=utf-7>").replace("ế".encode(), b"\xe9"),
    "danh sách.html": lambda s: page(f"<ol start=99999999999999999999>{'<li>x' * int(300_000 * s)}</ol>"),
    "quá lớn.html": lambda _: page("<p>x</p>" * 2_200_000),
    "cụt.html": lambda _: page(f"<table><tr><td>{WORDS}")[:-20],
    "chương trình.pdf": lambda _: b"\x7fELF\x02\x01\x01" + bytes(400),
}

"""PDF files that mean harm: trees without end, pages without measure, streams that swell, actions."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> %b>>"
)
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_SHOWN = b"BT /F 12 Tf 70 700 Td (Ke hoach trong cay) Tj ET"


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >> stream\n%b\nendstream" % (len(data), more, data)


def flated(data: bytes, times: int = 1, more: bytes = b"") -> bytes:
    """A stream packed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%b] %b" % (b"/FlateDecode " * times, more))


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    parts = [out]
    size = len(out)
    for number, body in enumerate(objects, 1):
        places.append(size)
        parts.append(b"%d 0 obj %b endobj\n" % (number, body))
        size += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table))
    parts.append(b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, size))
    return b"".join(parts)


def pdf(
    contents: bytes = stream(_SHOWN),
    page: bytes = _PAGE % b"",
    *more: bytes,
    tree: bytes = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    catalogue: bytes = b"",
    font: bytes = _FONT,
    trailer: bytes = b"",
) -> bytes:
    """A file of one page; `more` objects begin with number 6."""
    root = b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue
    return assembled([root, tree, page, contents, font, *more], trailer)


def _sized(box: bytes) -> bytes:
    return pdf(page=_PAGE.replace(b"[0 0 595 842]", box) % b"")


def _pages(count: float) -> bytes:
    return pdf(tree=b"<< /Type /Pages /Count %d /Kids [%b] >>" % (int(count), b"3 0 R " * int(count)))


def _deep(count: float) -> bytes:
    depth = int(count)
    nodes = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 1) for number in range(6, 6 + depth)]
    nodes[-1] = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf(stream(_SHOWN), _PAGE % b"", *nodes, tree=b"<< /Type /Pages /Count 1 /Kids [6 0 R] >>")


def _image(width: int, height: int, data: bytes, filters: bytes = b"/FlateDecode", shown: int = 800) -> bytes:
    """A page filled by a picture, as scanners make."""
    form = b"/Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter %b"
    return pdf(stream(b"q 595 0 0 %d 0 0 cm /I Do Q" % shown), _USING, stream(data, form % (width, height, filters)))


def _white(width: int, height: int) -> bytes:
    packer = zlib.compressobj(9)
    row = b"\xff" * ((width + 7) // 8)
    return b"".join(packer.compress(row) for _ in range(height)) + packer.flush()


_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /I 6 0 R >> >>"
_USING = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 6 0 R >> >> >>"
)
_LOCK = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%b> /U <%b> >> /ID [<11> <11>]" % (
    b"28" * 32,
    b"28" * 32,
)
_RUN = b"/OpenAction << /S /%b >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert(1)) >>] >> >>"

FILES: dict[str, Callable[[float], bytes]] = {
    "10000 trang.pdf": lambda _: _pages(10_000),
    "500 trang trống.pdf": lambda s: _pages(500 * s),
    "khổ khổng lồ.pdf": lambda _: _sized(b"[0 0 1000000000 1000000000]"),
    "khổ vô cực.pdf": lambda _: _sized(b"[0 0 1e40 1e40]"),
    "khổ âm.pdf": lambda _: _sized(b"[595 842 -595 -842]"),
    "khổ không.pdf": lambda _: _sized(b"[0 0 0 0]"),
    "cây vòng tròn.pdf": lambda _: pdf(tree=b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 3 0 R] /Parent 2 0 R >>"),
    "cây sâu.pdf": lambda s: _deep(20_000 * s),
    "mảng lồng.pdf": lambda s: pdf(page=_PAGE % (b"/X " + b"[" * int(1_000_000 * s) + b"]" * int(1_000_000 * s))),
    "từ điển lồng.pdf": lambda s: pdf(
        page=_PAGE % (b"/X " + b"<</X" * int(300_000 * s) + b" 1" + b">>" * int(300_000 * s))
    ),
    "luồng phình.pdf": lambda s: pdf(flated(b" " * int(1_000_000_000 * s))),
    "luồng phình ba lần.pdf": lambda s: pdf(flated(b" " * int(1_000_000_000 * s), times=3)),
    "luồng dài.pdf": lambda s: pdf(flated(b"0 0 m 9 9 l S\n" * int(2_000_000 * s))),
    "chữ không dứt.pdf": lambda s: pdf(flated(b"BT /F 9 Tf 1 0 0 1 70 700 Tm (Ke hoach) Tj ET\n" * int(300_000 * s))),
    "chữ ở vô cực.pdf": lambda _: pdf(
        stream(b"BT /F 1e30 Tf 1e30 0 0 1e30 1e38 -1e38 Tm (Ke hoach) Tj 1 0 0 1 9e99 nan Tm (x) Tj ET")
    ),
    "đường kẻ không dứt.pdf": lambda s: pdf(
        flated(b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (n, n, n, n) for n in range(int(800 * s))) * 120)
    ),
    "q lồng.pdf": lambda s: pdf(flated(b"q " * int(3_000_000 * s) + _SHOWN)),
    "hình vẽ vòng tròn.pdf": lambda _: pdf(stream(b"/I Do"), _USING, stream(b"/I Do /I Do /I Do " + _SHOWN, _FORM)),
    "hình vẽ nhân đôi.pdf": lambda _: pdf(
        stream(b"/I Do"),
        _USING,
        *[stream(b"/I Do " * 9, _FORM.replace(b"6 0 R", b"%d 0 R" % (n + 1))) for n in range(6, 16)],
        stream(_SHOWN, _FORM),
    ),
    "xref vòng tròn.pdf": lambda _: pdf(trailer=b"/Prev 9"),
    "xref dối.pdf": lambda _: pdf().replace(b"xref\n0 6", b"xref\n0 999999999"),
    "Size dối.pdf": lambda _: pdf().replace(b"/Size 6", b"/Size 2147483647"),
    "Length dối.pdf": lambda _: pdf().replace(b"/Length 48", b"/Length 999999999"),
    "tham chiếu vòng.pdf": lambda _: pdf(stream(_SHOWN), _PAGE % b"/Rotate 6 0 R /CropBox 7 0 R ", b"7 0 R", b"6 0 R"),
    "ảnh 30000.pdf": lambda s: _image(int(30_000 * s), int(30_000 * s), _white(int(30_000 * s), int(30_000 * s))),
    "ảnh dối cỡ.pdf": lambda _: _image(60_000, 60_000, zlib.compress(b"x")),
    "ảnh rác JBIG2.pdf": lambda _: _image(2480, 3508, b"\x97JB2" * 999, b"/JBIG2Decode"),
    "ảnh rác JPX.pdf": lambda _: _image(2480, 3508, b"\0\0\0\x0cjP  \r\n\x87\n" * 99, b"/JPXDecode"),
    "ảnh rác CCITT.pdf": lambda _: _image(60_000, 60_000, bytes(range(256)) * 99, b"/CCITTFaxDecode"),
    "ghi chú không dứt.pdf": lambda s: pdf(
        stream(_SHOWN),
        _PAGE % (b"/Annots [%b]" % (b"6 0 R " * int(50_000 * s))),
        b"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /AP << /N 4 0 R >> >>",
    ),
    "phông tự gọi.pdf": lambda _: pdf(
        font=b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 75 /LastChar 75 "
        b"/Widths [9] /Encoding << /Differences [75 /K] >> /CharProcs << /K 4 0 R >> "
        b"/Resources << /Font << /F 5 0 R >> >> >>"
    ),
    "JavaScript.pdf": lambda _: pdf(catalogue=_RUN % b"JavaScript /JS (app.launchURL('http://127.0.0.1:9/'))"),
    "chạy lệnh.pdf": lambda _: pdf(catalogue=_RUN % b"Launch /F (/bin/sh) /Win << /F (cmd.exe) >>"),
    "tệp ngoài.pdf": lambda _: pdf(b"<< /Length 0 /F (/etc/passwd) /FFilter /ASCIIHexDecode >> stream\n\nendstream"),
    "mật khẩu.pdf": lambda _: pdf(trailer=_LOCK),
    "cụt.pdf": lambda _: pdf()[:300],
    "chỉ đầu.pdf": lambda _: b"%PDF-1.7\n",
    "rác theo sau.pdf": lambda s: pdf() + b"\n%" + bytes(range(256)) * int(100_000 * s),
}  # fmt: skip

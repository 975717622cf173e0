"""Makes PDF files for the tests: words at places, in a font that any letter may be written with."""

from __future__ import annotations

WIDTH = 0.5  # of a letter, in font sizes
_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{count} beginbfchar
{rows}
endbfchar endcmap end end"""

Line = tuple[float, float, str]
"""From the left, from the top, words; in points, font size 13."""


def pdf(*pages: list[Line], turn: int = 0, extra: bytes = b"", drawn: bytes = b"", encrypt: bytes = b"") -> bytes:
    """A PDF file of pages in A4. `extra` goes into each page, `drawn` before its words, `encrypt` into the trailer."""
    letters = sorted({letter for page in pages for _, _, words in page for letter in words})
    rows = "\n".join(f"<{ord(letter):04X}> <{ord(letter):04X}>" for letter in letters)
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] "
        b"/ToUnicode 5 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 "
        b"/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>",
        stream(_CMAP.format(count=len(letters), rows=rows).encode()),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turn} /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> ".encode()
            + extra
            + b">>"
        )
        objects.append(stream(drawn + "\n".join(_shown(line, turn) for line in page).encode()))
    return assembled(objects, encrypt)


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %b >> stream\n%b\nendstream" % (len(data), more, data)


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %b endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
        + b"trailer << /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    )


def _shown(line: Line, turn: int) -> str:
    left, top, words = line
    place = {0: f"1 0 0 1 {left} {842 - top}", 90: f"0 1 -1 0 {top} {left}"}[turn]
    return f"BT /F 13 Tf {place} Tm <{words.encode('utf-16-be').hex()}> Tj ET"


def paragraph(top: float, *lines: str, left: float = 85, pitch: float = 18) -> list[Line]:
    """Lines below one another."""
    return [(left, top + pitch * number, words) for number, words in enumerate(lines)]

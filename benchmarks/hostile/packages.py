"""Zip packages and what office programs write: bombs, entities, paths, macros, passwords."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from benchmarks.hostile.texts import BILLION, WORDS, many

if TYPE_CHECKING:
    from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = f'<w:document xmlns:w="{W}"><w:body>%s</w:body></w:document>'
_SHEET = f'<worksheet xmlns="{X}"><sheetData>%s</sheetData>%s</worksheet>'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK = f'<Relationships xmlns="{_REL.replace("officeDocument", "package")}"><Relationship Id="r1" %s/></Relationships>'


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip file of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def docx(body: str, before: str = "", **parts: str | bytes) -> bytes:
    """A Word file; a part's name has two underscores for each slash."""
    named = {f"word/{name.replace('__', '/')}": part for name, part in parts.items()}
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": before + _DOC % body, **named})


def xlsx(rows: str, after: str = "", before: str = "", **parts: bytes | str) -> bytes:
    """An Excel file of one sheet."""
    named = {f"xl/{name}.xml": part for name, part in parts.items()}
    book = f'<workbook xmlns="{X}" xmlns:r="{_REL}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _LINK % f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"',
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _LINK % f'Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"',
            "xl/worksheets/sheet1.xml": before + _SHEET % (rows, after),
            **named,
        }
    )


def p(words: str = WORDS, properties: str = "") -> str:
    """A paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(content: str, **parts: str) -> bytes:
    """An OpenDocument text."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
        )
        package.writestr(
            "content.xml",
            content.replace(
                "<BODY>",
                f'<office:document-content xmlns:office="{space}office:1.0" xmlns:text="{space}text:1.0" '
                f'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>',
            ).replace("</BODY>", "</office:text></office:body></office:document-content>"),
        )
        for name, part in parts.items():
            package.writestr(name.replace("__", "/"), part)
    return file.getvalue()


def _entity(target: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY x SYSTEM "{target}">]>'


def _encrypted(data: bytes) -> bytes:
    """The same members, said to be encrypted."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = out.find(mark)
        while found >= 0:
            out[found + at] |= 1
            found = out.find(mark, found + 4)
    return bytes(out)


def _lying(size: float) -> bytes:
    """A member that says it holds ten bytes and holds millions."""
    body = docx(p() * 3 + f"<!--{'x' * int(80_000_000 * size)}-->")
    at = body.rfind(b"PK\x01\x02", 0, body.rfind(b"PK\x01\x02") + 1)
    return body[: at + 24] + struct.pack("<I", 10) + body[at + 28 :]


def _overlapping(size: float) -> bytes:
    """Many entries of the list of members that all name one body."""
    one = zipped({"word/document.xml": _DOC % (p() * 5_000)})
    start = one.find(b"PK\x01\x02")
    entry, end = one[start : one.find(b"PK\x05\x06")], one[one.find(b"PK\x05\x06") :]
    count = min(int(60_000 * size), 65_535)
    entries = b"".join(entry.replace(b"document.xml", b"%08d.xml" % number) for number in range(count)) + entry
    return one[:start] + entries + end[:8] + struct.pack("<HHII", count, count, len(entries), start) + end[20:]


def _matryoshka(size: float) -> bytes:
    data = zipped({"0.txt": many(WORDS, 100_000 * size)})
    for depth in range(1, 30):
        data = zipped({f"{depth}-{copy}.zip": data for copy in range(3 if depth < 6 else 1)})
    return data


def _link() -> bytes:
    """A member that is a symbolic link out of the folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        info = zipfile.ZipInfo("mật khẩu.txt")
        info.external_attr = 0o120777 << 16
        package.writestr(info, "/etc/passwd")
        package.writestr("a.txt", WORDS)
    return file.getvalue()


def _ole(loop: bool) -> bytes:
    """An OLE file whose table of sectors is empty, or leads back to itself."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0 if loop else 0xFFFFFFFE, int(loop), 0, 1 if loop else 0)
    return head.ljust(76, b"\0") + struct.pack("<I", 0) * 109 + struct.pack("<I", 0) * 128 * 8


_OUT = 'TargetMode="External" Target="http://127.0.0.1:9/x.dotm"'
_TABLE = "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>"
FILES: dict[str, Callable[[float], bytes]] = {
    "bom.docx": lambda s: docx("<w:p/>" * int(100_000_000 * s)),
    "bom vừa khéo.docx": lambda s: docx("".join(p(f"{n} {WORDS}") for n in range(int(350_000 * s)))),
    "nói dối cỡ.docx": _lying,
    "chồng lấn.docx": _overlapping,
    "nhiều phần.docx": lambda s: docx(p(), **{f"x{n}": "x" for n in range(int(200_000 * s))}),
    "tỷ nụ cười.docx": lambda _: docx(p("&l9;"), BILLION),
    "phình bậc hai.docx": lambda s: docx(
        p("&x;" * int(50_000 * s)), f'<!DOCTYPE x [<!ENTITY x "{"x" * int(100_000 * s)}">]>'
    ),
    "thực thể ngoài.docx": lambda _: docx(p("&x;"), _entity("file:///etc/passwd")),
    "thực thể mạng.docx": lambda _: docx(p("&x;"), _entity("http://127.0.0.1:9/x")),
    "DTD ngoài.docx": lambda _: docx(p(), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "XInclude.docx": lambda _: docx(
        p() + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    ),
    "mẫu từ mạng.docx": lambda _: docx(
        p(), **{"_rels__settings.xml.rels": _LINK % f'Type="{_REL}/attachedTemplate" {_OUT}'}
    ),
    "ra ngoài.docx": lambda _: docx(p(), **{"..__..__..__..__tmp__hại.xml": "<x/>"}),
    "một triệu đoạn chạy.docx": lambda s: docx(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * int(1_000_000 * s)}</w:p>"),
    "bảng lồng.docx": lambda s: docx(
        (_TABLE.partition("%s")[0] * int(20_000 * s)) + p() + (_TABLE.partition("%s")[2] * int(20_000 * s))
    ),
    "ô trải rộng.docx": lambda _: docx(
        _TABLE % ('<w:tcPr><w:gridSpan w:val="1000000000"/><w:vMerge w:val="restart"/></w:tcPr>' + p())
    ),
    "kiểu vòng tròn.docx": lambda _: docx(
        p(properties='<w:pStyle w:val="A"/>'),
        **{
            "styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
        },
    ),
    "số thứ tự.docx": lambda s: docx(
        p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * int(100_000 * s),
        **{
            "numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="99999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%1%1%1"/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        },
    ),
    "ký hiệu ngoài bảng.docx": lambda _: docx(
        p() + '<w:p><w:r><w:sym w:char="D800"/><w:sym w:char="FFFFFFFF"/></w:r></w:p>'
    ),
    "mật khẩu.docx": lambda _: _encrypted(docx(p())),
    "cụt.docx": lambda _: docx(p() * 99)[:-60],
    "hỏng giữa.docx": lambda _: docx(p() * 999)[:300] + bytes(80) + docx(p() * 999)[380:],
    "macro.docm": lambda _: docx(p() * 3, **{"vbaProject.bin": "\xd0\xcf\x11\xe0" + "\0" * 2000}),
    "bom.zip": lambda s: zipped({"a.txt": bytes(int(400_000_000 * s)), "b.txt": WORDS}),
    "búp bê.zip": _matryoshka,
    "ra ngoài.zip": lambda _: zipped(
        {"../../../../tmp/hại.txt": WORDS, "/tmp/hại.txt": WORDS, "..\\..\\hại.txt": WORDS, "C:\\hại.txt": WORDS}
    ),
    "liên kết.zip": lambda _: _link(),
    "mật khẩu.zip": lambda _: _encrypted(zipped({"a.txt": WORDS})),
    "nhiều phần.zip": lambda s: zipped({f"{n}.txt": "x" for n in range(int(100_000 * s))}),
    "cụt.zip": lambda _: zipped({"a.txt": WORDS * 99})[:-30],
    "cụt.7z": lambda _: b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(24) + b"x" * 90,
    "bảng tính trống rộng.xlsx": lambda _: xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    ),
    "gộp ô.xlsx": lambda _: xlsx(
        '<row r="1"><c r="A1" t="str"><v>x</v></c></row>',
        '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B1:XFD1048576"/></mergeCells>',
    ),
    "bom.xlsx": lambda s: xlsx('<row><c t="str"><v>x</v></c></row>' * int(2_000_000 * s)),
    "tỷ nụ cười.xlsx": lambda _: xlsx('<row r="1"><c r="A1" t="str"><v>&l9;</v></c></row>', before=BILLION),
    "công thức.xlsx": lambda _: xlsx(
        '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://127.0.0.1:9/x")</f><v>=cmd|\'/C calc\'!A0</v></c></row>'
    ),
    "cụt.xlsx": lambda _: xlsx("<row/>")[:-40],
    "thực thể ngoài.odt": lambda _: odt(_entity("file:///etc/passwd") + "<BODY><text:p>&x;</text:p></BODY>"),
    "tỷ nụ cười.odt": lambda _: odt(BILLION + f"<BODY><text:p>&l9;{WORDS}</text:p></BODY>"),
    "mục lấy ngoài.odt": lambda _: odt(
        '<BODY><text:section text:name="a"><text:section-source xlink:href="file:///etc/passwd"/></text:section>'
        f"<text:p>{WORDS}</text:p></BODY>"
    ),
    "cụt.odt": lambda _: odt(f"<BODY><text:p>{WORDS}</text:p></BODY>")[:-40],
    "ngoặc lồng.rtf": lambda s: b"{\\rtf1 " + b"{" * int(1_000_000 * s) + b"x" + b"}" * int(1_000_000 * s) + b"}",
    "lấy tệp ngoài.rtf": lambda _: (
        b"{\\rtf1 {\\field{\\*\\fldinst INCLUDETEXT \"/etc/passwd\"}{\\fldrslt Xin chao}}"
        b"{\\field{\\*\\fldinst INCLUDEPICTURE \"http://127.0.0.1:9/x\"}} Ke hoach}"
    ),
    "nhị phân.rtf": lambda _: b"{\\rtf1 \\bin999999999 xxx}",
    "cụt.rtf": lambda _: b"{\\rtf1 {\\fonttbl{\\f0 Times",
    "vòng.doc": lambda _: _ole(loop=True),
    "trống.doc": lambda _: _ole(loop=False),
    "mật khẩu.doc": lambda _: _ole(loop=False) + "EncryptedPackage".encode("utf-16-le"),
}  # fmt: skip

"""Word files: what is printed and nothing else, numbers as Word prints them, packages that mean harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest.readers import Decoded, ReadError, decode
from ingest.reading import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def packed(**parts: str | bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name, part in parts.items():
            package.writestr(f"word/{name}" if name.endswith(".rels") else f"word/{name}.xml", part)
    return file.getvalue()


def docx(body: str, space: str = W, **parts: str) -> bytes:
    document = f'<w:document xmlns:w="{space}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    return packed(document=document, **parts)


def p(words: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}<w:r><w:t>{words}</w:t></w:r></w:p>"


def table(*rows: list[str]) -> str:
    cells = (f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(cells)}</w:tbl>"


HEAD = table(
    [p("ỦY BAN NHÂN DÂN") + p("XÃ KIẾN MINH"), p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [p("Số: 12/KH-UBND"), p("Kiến Minh, ngày 20 tháng 9 năm 2025")],
)
PLAN = (
    HEAD
    + p("KẾ HOẠCH")
    + p("Ra quân trồng cây")
    + p("Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;")
    + table(
        [p("Nơi nhận:") + p("- Các thôn;") + p("- Lưu: VT."), p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH") + p("Vũ An")]
    )
)
TEXT = """ỦY BAN NHÂN DÂN
XÃ KIẾN MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
Kiến Minh, ngày 20 tháng 9 năm 2025

KẾ HOẠCH

Ra quân trồng cây

Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;

Nơi nhận:
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Vũ An"""


@pytest.mark.parametrize("space", [W, STRICT])
def test_paragraphs_and_cells(space: str) -> None:
    assert decode(docx(PLAN, space)) == Decoded(TEXT, KIND)


def test_the_facts_are_those_of_the_text() -> None:
    assert read(docx(PLAN)).facts == read(TEXT.encode()).facts


BOX = "<w:drawing><w:txbxContent><w:p><w:r><w:t>DỰ THẢO</w:t></w:r></w:p></w:txbxContent></w:drawing>"
SEEN = [
    pytest.param("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a    b\nc", id="signs"),
    pytest.param("<w:p><w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>", "KH-UBND", id="hyphen"),
    pytest.param("<w:p><w:r><w:t>KH</w:t><w:softHyphen/><w:t>UBND</w:t></w:r></w:p>", "KHUBND", id="soft hyphen"),
    pytest.param("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>", "KẾ HOẠCH", id="capitals"),
    pytest.param(
        '<w:p><w:r><w:rPr><w:caps w:val="0"/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>', "Kế hoạch", id="no capitals"
    ),
    pytest.param(p("a") + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "a", id="hidden"),
    pytest.param(
        "<w:p><w:del><w:r><w:delText>12</w:delText><w:t>12</w:t></w:r></w:del><w:ins><w:r><w:t>15</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>/KH</w:t></w:r></w:moveTo></w:p>",
        "15/KH",
        id="changes as accepted",
    ),
    pytest.param(p("a", "<w:rPr><w:del/></w:rPr>") + p("b"), "ab", id="a deleted end of a paragraph"),
    pytest.param(
        f"<w:p><w:r><w:t>a</w:t><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback>"
        "</mc:AlternateContent><w:t>b</w:t></w:r></w:p>",
        "DỰ THẢO\n\nab",
        id="a text box once",
    ),
    pytest.param(
        f"<w:p><w:r><mc:AlternateContent><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "DỰ THẢO",
        id="a text box that only older Words draw",
    ),
    pytest.param(
        "<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r></w:p>", "3", id="a field's result"
    ),
    pytest.param(
        table([p("TT"), p("Việc"), p("Chủ trì")], [p("1"), p("Trồng") + p("cây"), p("Công an xã")]),
        "| TT | Việc | Chủ trì |\n| 1 | Trồng<br>cây | Công an xã |",
        id="a table of data",
    ),
    pytest.param(
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('x')}</w:tc></w:tr><w:tr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>",
        "a",
        id="a deleted row",
    ),
    pytest.param(
        f"<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>", "a", id="form"
    ),
]


@pytest.mark.parametrize(("body", "wanted"), SEEN)
def test_what_is_printed(body: str, wanted: str) -> None:
    assert decode(docx(body)).string == wanted


def level(depth: int, form: str, pattern: str, start: int = 1) -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">{level(0, "upperRoman", "%1.")}{level(1, "decimal", "%2.")}
{level(2, "decimal", "%2.%3.")}{level(3, "lowerLetter", "%4)")}{level(4, "bullet", "-")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "Điều %1.")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:styleId="D"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="E"><w:basedOn w:val="D"/></w:style></w:styles>"""


def item(name: int, depth: int, words: str = "x") -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param([item(1, d) for d in (0, 1, 2, 2, 3, 4, 1, 0, 1)], "I. 1. 1.1. 1.2. a) - 2. II. 1.", id="levels"),
        pytest.param([item(2, 0), item(2, 0), item(3, 0), item(3, 0)], "Điều 1. Điều 2. Điều 7. Điều 8.", id="anew"),
        pytest.param([item(4, 0), item(9, 0), item(0, 0), item(4, 7)], "-", id="bullets, and lists that are not there"),
        pytest.param([p("x", f'<w:pStyle w:val="{s}"/>') for s in "DEF"], "Điều 1. Điều 2.", id="styles"),
        pytest.param([item(1, 2)], "1.1.", id="a level without those above it"),
    ],
)
def test_numbers_as_printed(body: list[str], wanted: str) -> None:
    said = decode(docx("".join(body), numbering=NUMBERING, styles=STYLES)).string
    assert " ".join(said.replace("x", "").split()) == wanted


BOMB = f'<!DOCTYPE w:document [<!ENTITY a "{"lol" * 100}">]><w:document xmlns:w="{W}"><w:p>&a;</w:p></w:document>'
OUTSIDE = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:d xmlns:w="{W}"><w:t>&a;</w:t></w:d>'
REFUSED = [
    pytest.param(docx(""), "no-text", id="no words"),
    pytest.param(docx(PLAN)[:-60], "broken", id="cut off"),
    pytest.param(packed(document="<w:document"), "broken", id="broken XML"),
    pytest.param(packed(**{"document.xml.bak": "x"}), "other-format", id="no document"),
    pytest.param(packed(document=BOMB), "bomb", id="entities"),
    pytest.param(packed(document=OUTSIDE), "bomb", id="outside entity"),
    pytest.param(docx("<w:p>" * 5000), "broken", id="deep"),
    pytest.param(docx("a" * (3 << 20)), "bomb", id="packed too well"),
    pytest.param(docx(p("a"), styles=" " * (65 << 20)), "bomb", id="too large"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "kế hoạch.docx")
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“kế hoạch.docx”: ")
        assert said.endswith(".")


def test_a_large_file_is_read_in_a_worker() -> None:
    words = "".join(p(f"{number} Trồng cây {number * number}.") for number in range(60_000))
    said = decode(docx(words)).string
    assert said.startswith("0 Trồng cây 0.\n\n1 Trồng")
    assert said.endswith("59999 Trồng cây 3599880001.")


def test_lists_without_names() -> None:
    numbering = f'<w:numbering xmlns:w="{W}"><w:abstractNum>{level(0, "decimal", "%1.")}</w:abstractNum></w:numbering>'
    assert decode(docx(item(1, 0), numbering=numbering)).string == "x"


def test_an_encrypted_part() -> None:
    data = bytearray(docx(p("a")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rfind(mark)
        data[at + flags] |= 1
    with pytest.raises(ReadError) as caught:
        decode(bytes(data))
    assert caught.value.code == "password"


def noted(kind: str, *numbers: int) -> str:
    return "".join(f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for number in numbers)


def notes(kind: str, **words: str) -> str:
    rows = "".join(f'<w:{kind} w:id="{name[1:]}">{p(said)}</w:{kind}>' for name, said in words.items())
    line = f'<w:{kind} w:type="separator" w:id="0">{p("---")}</w:{kind}>'
    return f'<w:{kind}s xmlns:w="{W}">{line}{rows}</w:{kind}s>'


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    body = f"<w:p><w:r><w:t>Theo chỉ đạo</w:t></w:r>{noted('footnote', 2)}<w:r><w:t> của tỉnh;</w:t></w:r></w:p>"
    body += f"<w:p><w:r><w:t>Trồng cây.</w:t></w:r>{noted('footnote', 1, 2, 7)}{noted('endnote', 1)}</w:p>"
    said = decode(
        docx(
            body,
            footnotes=notes("footnote", n1="Một.", n2="Chỉ thị số 91-CT/TW."),
            endnotes=notes("endnote", n1="Cuối."),
        )
    ).string
    assert said == "Theo chỉ đạo của tỉnh;\n\nChỉ thị số 91-CT/TW.\n\nTrồng cây.\n\nMột.\n\nCuối."


def test_what_a_footnote_names_is_cited() -> None:
    body = HEAD + p("KẾ HOẠCH") + p("Ra quân trồng cây")
    body += (
        f"<w:p><w:r><w:t>I. MỤC ĐÍCH</w:t></w:r></w:p><w:p><w:r><w:t>Trồng cây.</w:t></w:r>{noted('footnote', 1)}</w:p>"
    )
    reading = read(
        docx(body, footnotes=notes("footnote", n1="Theo Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư."))
    )
    assert [citation.number for citation in reading.facts.citations] == ["91"]


SECTION = '<w:sectPr xmlns:r="r"><w:headerReference w:type="{kind}" r:id="h1"/>{more}</w:sectPr>'
LINKS = '<Relationships><Relationship Id="h1" Target="header1.xml"/></Relationships>'


@pytest.mark.parametrize(
    ("kind", "more", "head", "wanted"),
    [
        ("first", "<w:titlePg/>", "Số: 12/KH-UBND", "Số: 12/KH-UBND\n\nTrồng cây."),
        ("default", "", "Số: 12/KH-UBND", "Số: 12/KH-UBND\n\nTrồng cây."),
        ("default", "<w:titlePg/>", "Trang sau", "Trồng cây."),
        ("default", "", "2", "Trồng cây."),
    ],
)
def test_the_head_of_the_first_page(kind: str, more: str, head: str, wanted: str) -> None:
    body = p("Trồng cây.") + SECTION.format(kind=kind, more=more)
    header = f'<w:hdr xmlns:w="{W}">{p(head)}</w:hdr>'
    assert decode(docx(body, header1=header, **{"_rels/document.xml.rels": LINKS})).string == wanted


OLD = [
    ("céng hßa x· héi chñ nghÜa viÖt nam", ".VnTimeH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Thùc hiÖn KÕ ho¹ch cña ñy ban nh©n d©n tØnh vÒ viÖc trång c©y ven ®­êng", ".VnTime",
     "Thực hiện Kế hoạch của ủy ban nhân dân tỉnh về việc trồng cây ven đường"),
    ("và Đảng ủy xã", ".VnTime", "và Đảng ủy xã"),
]  # fmt: skip
USUAL = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>'
    '<w:rFonts w:ascii="{font}"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="N"/></w:style></w:styles>'
)


def test_an_old_encoding_by_the_fonts_of_the_runs() -> None:
    def run(words: str, font: str) -> str:
        return f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'

    found = decode(docx("".join(run(words, font) for words, font, _ in OLD)))
    assert found.string == "\n\n".join(wanted for _, _, wanted in OLD)
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]


def test_an_old_encoding_by_the_fonts_of_styles() -> None:
    words, font, wanted = OLD[0]
    body = p(words) + p(words, '<w:pStyle w:val="T"/>') + p("Unicode: ủy ban, đường làng")
    body += f'<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>{OLD[1][0]}</w:t></w:r></w:p>'
    said = decode(docx(body, styles=USUAL.format(font=font))).string
    assert said == f"{wanted}\n\n{wanted}\n\nUnicode: ủy ban, đường làng\n\n{OLD[1][2]}"


def test_unicode_in_a_font_with_an_old_name_stays() -> None:
    body = p("Thực hiện Kế hoạch của ủy ban nhân dân tỉnh và các xã, cán bộ thôn ®")
    assert decode(docx(body, styles=USUAL.format(font=".VnTime"))).string.endswith("và các xã, cán bộ thôn ®")

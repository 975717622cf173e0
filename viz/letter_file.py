"""A letter as a Word file in the layout of NĐ 30/2020/NĐ-CP, Phụ lục I: A4, two-column head, Times New Roman."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from viz.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viz.letter import Letter

_FONT: Final = "Times New Roman"
_MARGINS: Final = {"top": 20, "bottom": 20, "left": 30, "right": 15}
"""Millimetres (Mục I.1: 20-25, 20-25, 30-35, 15-20)."""
_HEAD: Final = (66, 99)
"""Widths of the head's two columns, in millimetres."""
_ANNEX: Final = (12, 75, 34, 24, 20)
_HYPHEN: Final = "\u2011"
"""A hyphen at which no line breaks: a number is not torn in two."""
_INDENT: Final = 12.7
"""First line of a paragraph, in millimetres (Mục II.6: 1 or 1.27 cm)."""


def letter_file(letter: Letter) -> bytes:
    """The file. Number, day and name are blank; nothing in it is a field that fetches anything."""
    from docx import Document

    paper = Document()
    _page(paper)
    _head(paper, letter)
    _to(paper, letter)
    for text in letter.body:
        _say(paper.add_paragraph(), text, indent=_INDENT, justify=True, after=6)
    _foot(paper, letter)
    if letter.rows:
        _annex(paper, letter)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _page(paper: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = paper.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    style.element.rPr.rFonts.set(_qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(number)


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    found: str = qn(name)
    return found


def _page_number(paragraph: Any) -> None:
    """The number of the page, from the second page on (Mục II.1)."""
    from docx.oxml import OxmlElement

    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(_qn("w:fldCharType"), kind)
        part.text = text
        run._r.append(part)


def _say(
    paragraph: Any,
    text: str,
    *,
    size: int = 14,
    bold: bool = False,
    italic: bool = False,
    centre: bool = False,
    justify: bool = False,
    indent: float = 0,
    after: int = 0,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    run = paragraph.add_run(xml_text(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    shape = paragraph.paragraph_format
    shape.space_after = Pt(after)
    if centre or justify:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centre else WD_ALIGN_PARAGRAPH.JUSTIFY
    if indent:
        shape.first_line_indent = Mm(indent)


def _rule(paragraph: Any, width: int, inset: float) -> None:
    """A line below a paragraph that is `inset` millimetres shorter on both sides of a column `width` wide."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(min(inset, width / 2 - 5))
    shape.space_after, shape.line_spacing = Pt(4), Pt(3)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(_qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


def _columns(paper: Any, widths: Sequence[float], rows: int = 1) -> Any:
    from docx.shared import Mm

    table = paper.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
        for cell in table.columns[place].cells:
            cell.width = Mm(width)
    return table


def _head(paper: Any, letter: Letter) -> None:
    left, right = _columns(paper, _HEAD).rows[0].cells
    above, own = letter.issuer
    state = len(letter.motto) > 1
    if above:
        _say(left.paragraphs[0], above, size=12, bold=letter.one_body, centre=True)
    _say(left.add_paragraph() if above else left.paragraphs[0], own, size=12, bold=True, centre=True)
    _rule(left.add_paragraph(), _HEAD[0], 20)
    _say(left.add_paragraph(), letter.number, size=13, centre=True)
    _say(left.add_paragraph(), letter.subject.replace("-", _HYPHEN), size=12, centre=True, after=6)
    _say(right.paragraphs[0], letter.motto[0], size=12 if state else 15, bold=True, centre=True)
    if state:
        _say(right.add_paragraph(), letter.motto[1], size=13, bold=True, centre=True)
    _rule(right.add_paragraph(), _HEAD[1], 17)
    _say(right.add_paragraph(), letter.place, italic=True, centre=True)


def _to(paper: Any, letter: Letter) -> None:
    from docx.shared import Mm, Pt

    if len(letter.to) == 1:
        first = paper.add_paragraph()
        _say(first, f"{letter.salutation} {letter.to[0]}.", centre=True, after=10)
        first.paragraph_format.space_before = Pt(10)
        return
    first = paper.add_paragraph()
    _say(first, letter.salutation)
    first.paragraph_format.left_indent, first.paragraph_format.space_before = Mm(30), Pt(10)
    for name in letter.to:
        line = paper.add_paragraph()
        _say(line, f"- {name}{'.' if name == letter.to[-1] else ';'}", after=10 if name == letter.to[-1] else 0)
        line.paragraph_format.left_indent = Mm(45)


def _foot(paper: Any, letter: Letter) -> None:
    left, right = _columns(paper, (76, 89)).rows[0].cells
    _say(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for line in letter.recipients:
        _say(left.add_paragraph(), f"- {line}", size=11)
    for number, line in enumerate(letter.signature):
        _say(right.paragraphs[0] if number == 0 else right.add_paragraph(), line, bold=True, centre=True)


def _annex(paper: Any, letter: Letter) -> None:
    paper.add_page_break()
    title, subject, note = letter.annex
    _say(paper.add_paragraph(), title, bold=True, centre=True)
    _say(paper.add_paragraph(), subject, bold=True, centre=True)
    _say(paper.add_paragraph(), note, italic=True, centre=True, after=8)
    table = _columns(paper, _ANNEX, rows=len(letter.rows) + 1)
    table.style = "Table Grid"
    for row, values in zip(table.rows, (letter.heads, *letter.rows), strict=True):
        for place, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            _say(cell.paragraphs[0], value, size=12, bold=values is letter.heads, centre=place != 1)
    table.rows[0]._tr.get_or_add_trPr().append(_repeated())


def _repeated() -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement("w:tblHeader")

"""Writes our own document in every format that is read: `python examples/build_formats.py`.

One plan, said once below, becomes a text and its twins in `examples/formats/`. What it makes is checked in, because
LibreOffice and the libraries put the hour and chance numbers into their files, so no two runs give the same bytes; it
is run again when the plan or a format changes. Needs LibreOffice (Writer and Calc) and the libraries of the project.
"""

from __future__ import annotations

import base64
import html
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import py7zr
import pypdfium2
from boxes import outlook
from docx.shared import Pt

if TYPE_CHECKING:
    from PIL import Image

OUT = Path(__file__).with_name("formats")
NAME = "ke-hoach-63"
DPI = 300

HEAD = (
    ("ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
    ("Số: 63/KH-UBND", "Kiến Minh, ngày 08 tháng 10 năm 2025"),
)
KIND = "KẾ HOẠCH"
TITLE = "Chuyển đổi số cấp xã và chủ động phòng, chống thiên tai trên địa bàn xã Kiến Minh"
OPENING = (
    "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố Hải Phòng về chuyển đổi số cấp xã "
    "và chủ động phòng, chống thiên tai; Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch như sau:"
)
AIMS = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Quán triệt Chỉ thị số 85-CT/TU ngày 05/9/2025 của Ban Thường vụ Thành ủy đến từng thôn, từng hộ.",
    "2. Bà con biết trước giờ đóng cống, giờ mở cống qua loa của thôn và tin nhắn.",
    "II. NHIỆM VỤ",
    "1. Vẽ bản đồ điện tử các đoạn bờ kênh dễ sạt, treo ở nhà văn hóa thôn.",
    "2. Hưởng ứng phong trào thi đua “Xã số an toàn, người dân chủ động”.",
    "III. TỔ CHỨC THỰC HIỆN",
)
TASKS = (
    ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
    ("1", "Vẽ bản đồ bờ kênh", "Phòng Kinh tế", "Trước ngày 15/11/2025"),
    ("2", "Tập huấn đội báo tin của các thôn", "Ban Chỉ huy Quân sự xã", "Trước ngày 30/11/2025"),
    ("3", "Tổng hợp, báo cáo Ủy ban nhân dân thành phố", "Văn phòng HĐND và UBND xã", "Trước ngày 10/12/2025"),
)
END = "Trên đây là Kế hoạch của Ủy ban nhân dân xã Kiến Minh./."
FOOT = (
    (
        "Nơi nhận:\n- Ủy ban nhân dân thành phố;\n- Các thôn;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐỗ Thị Bích Hòa",
    ),
)


def text() -> str:
    """The plan as plain text, its table in Markdown."""
    cells = ["\n".join(cell for row in part for cell in row) for part in (HEAD, FOOT)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in TASKS)
    return "\n\n".join((cells[0], KIND, TITLE, OPENING, *AIMS, table, END, cells[1])) + "\n"


def word() -> bytes:
    """The plan as a Word file."""
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Noto Serif", Pt(13)
    for part in (HEAD, (KIND, TITLE, OPENING, *AIMS), TASKS, (END,), FOOT):
        if isinstance(part[0], str):
            for words in part:
                paragraph = document.add_paragraph(words)
                paragraph.alignment = 1 if words in (KIND, TITLE) else None
                paragraph.paragraph_format.page_break_before = words == AIMS[-1]  # no table over two pages
        else:
            table = document.add_table(len(part), len(part[0]), style="Table Grid" if part is TASKS else None)
            for row, said in zip(table.rows, part, strict=True):
                for cell, words in zip(row.cells, said, strict=True):
                    cell.text = words.split("\n")[0]
                    for line in words.split("\n")[1:]:
                        cell.add_paragraph(line)
    document.add_paragraph()  # Word has none that ends with a table
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def web() -> bytes:
    """The plan as Word saves a filtered web page: Windows-1252, all else as numbers of letters."""

    def table(rows: tuple[tuple[str, ...], ...]) -> str:
        cells = ("".join(f"<td>{paragraphs(*cell.split(chr(10)))}</td>" for cell in row) for row in rows)
        return f"<table class=MsoNormalTable>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"

    def paragraphs(*said: str) -> str:
        return "\r\n".join(f"<p class=MsoNormal>{html.escape(words, quote=False)}</p>" for words in said)

    head = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator '
    body = table(HEAD) + paragraphs(KIND, TITLE, OPENING, *AIMS) + table(TASKS) + paragraphs(END) + table(FOOT)
    page = f'<html>\r\n<head>\r\n{head}content="Microsoft Word 15 (filtered)">\r\n</head>\r\n<body>{body}</body></html>'
    return page.encode("cp1252", "xmlcharrefreplace")


def sheet() -> bytes:
    """The plan as an Excel sheet: the header in two columns of cells, a merged title, the tasks, the signature."""
    book = openpyxl.Workbook()
    page = book.active
    for left, right in HEAD:
        for pair in zip(left.split("\n"), right.split("\n"), strict=True):
            page.append([pair[0], None, None, pair[1]])
    for words in (None, KIND, TITLE, None, OPENING, *AIMS):
        page.append([words])
        if words:
            page.merge_cells(start_row=page.max_row, end_row=page.max_row, start_column=1, end_column=4)
    for row in TASKS:
        page.append([int(cell) if cell.isdecimal() else cell for cell in row])
    page.append([None])
    page.append([END])
    page.append([None])
    page.append([FOOT[0][0], None, None, FOOT[0][1]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def converted(data: bytes, ending: str, *wanted: str) -> list[bytes]:
    """The file in other formats, by LibreOffice."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / f"a.{ending}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        for name in wanted:
            command = ["soffice", "--headless", profile, "--convert-to", name, "--outdir", made, f"{made}/a.{ending}"]
            subprocess.run(command, check=True, capture_output=True)
        return [(folder / f"a.{name}").read_bytes() for name in wanted]


def pages(pdf: bytes) -> list[Image.Image]:
    """Each page as a scanner in black and white sees it, a little askew."""
    drawn = (page.render(scale=DPI / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(pdf))
    return [page.rotate(0.4, fillcolor=255).convert("1") for page in drawn]


def pictured(images: list[Image.Image], form: str) -> bytes:
    """The pages in one file."""
    out = io.BytesIO()
    more = {"TIFF": {"compression": "group4"}, "PDF": {}, "PNG": {"optimize": True}}[form]
    several = {} if form == "PNG" else {"save_all": True, "append_images": images[1:]}
    images[0].save(out, form, **({"resolution": DPI} if form == "PDF" else {"dpi": (DPI, DPI)}), **several, **more)
    return out.getvalue()


def letter(attached: bytes) -> bytes:
    """The plan as it is sent by e-mail."""
    message = EmailMessage()
    message["From"], message["To"] = "vanthu@kienminh.example", "vanphong@haiphong.example"
    message["Subject"], message["Date"] = "Gửi Kế hoạch số 63/KH-UBND", datetime(2025, 10, 8, 9, 0, tzinfo=UTC)
    message["Message-ID"] = "<63@kienminh.example>"
    message.set_content("Kính gửi Văn phòng bản điện tử của kế hoạch.\n")
    message.add_attachment(
        attached, maintype="application", subtype="octet-stream", filename="Kế hoạch 63 - xã Kiến Minh.docx"
    )
    return message.as_bytes()


def outlook_letter(attached: bytes) -> bytes:
    """The same as Outlook saves it."""
    return outlook("Gửi Kế hoạch số 63/KH-UBND", "Kính gửi Văn phòng.", {"Kế hoạch 63 - xã Kiến Minh.docx": attached})


def archive(members: dict[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name, (2025, 10, 8, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def archive_7z(members: dict[str, bytes]) -> bytes:
    """A 7z file."""
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(data, name)
    return out.getvalue()


def exchanged(attached: bytes) -> bytes:
    """The plan as offices exchange it: edXML (QCVN 102:2016/BTTTT, amended in 2022), the Word file inside."""
    encoded = base64.b64encode(attached).decode()
    return EDXML.format(title=html.escape(TITLE), attached=encoded).encode()


EDXML = """<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:From>
          <edXML:OrganId>000.31.72.H24</edXML:OrganId>
          <edXML:OrganizationInCharge>Ủy ban nhân dân thành phố Hải Phòng</edXML:OrganizationInCharge>
          <edXML:OrganName>Ủy ban nhân dân xã Kiến Minh</edXML:OrganName>
        </edXML:From>
        <edXML:To>
          <edXML:OrganId>000.00.00.H24</edXML:OrganId>
          <edXML:OrganName>Ủy ban nhân dân thành phố Hải Phòng</edXML:OrganName>
        </edXML:To>
        <edXML:Code><edXML:CodeNumber>63</edXML:CodeNumber><edXML:CodeNotation>KH-UBND</edXML:CodeNotation></edXML:Code>
        <edXML:PromulgationInfo>
          <edXML:Place>Kiến Minh</edXML:Place>
          <edXML:PromulgationDate>2025/10/08</edXML:PromulgationDate>
        </edXML:PromulgationInfo>
        <edXML:DocumentType><edXML:Type>10</edXML:Type><edXML:TypeName>Kế hoạch</edXML:TypeName></edXML:DocumentType>
        <edXML:Subject>{title}</edXML:Subject>
        <edXML:SignerInfo>
          <edXML:Competence>TM. ỦY BAN NHÂN DÂN</edXML:Competence>
          <edXML:Position>Chủ tịch</edXML:Position>
          <edXML:FullName>Đỗ Thị Bích Hòa</edXML:FullName>
        </edXML:SignerInfo>
        <edXML:DueDate>2025/12/15</edXML:DueDate>
        <edXML:ToPlaces><edXML:Place>Các thôn</edXML:Place></edXML:ToPlaces>
        <edXML:ResponseFor>
          <edXML:OrganId>000.00.00.H24</edXML:OrganId>
          <edXML:Code>918/KH-UBND</edXML:Code>
          <edXML:PromulgationDate>2025/09/15</edXML:PromulgationDate>
          <edXML:DocumentId>000.00.00.H24,2025/09/15,918/KH-UBND</edXML:DocumentId>
        </edXML:ResponseFor>
        <edXML:SteeringType>3</edXML:SteeringType>
        <edXML:DocumentId>000.31.72.H24,2025/10/08,63/KH-UBND</edXML:DocumentId>
      </edXML:MessageHeader>
      <edXML:TraceHeaderList>
        <edXML:TraceHeader>
          <edXML:OrganId>000.31.72.H24</edXML:OrganId>
          <edXML:Timestamp>2025/10/08 09:00:00</edXML:Timestamp>
        </edXML:TraceHeader>
        <edXML:Bussiness><edXML:BussinessDocType>0</edXML:BussinessDocType></edXML:Bussiness>
      </edXML:TraceHeaderList>
    </edXML:edXMLHeader>
    <edXML:edXMLBody>
      <edXML:edXMLManifest>
        <edXML:Reference>
          <edXML:AttachmentName>ke-hoach-63.docx</edXML:AttachmentName>
          <edXML:ContentId>cid:1</edXML:ContentId>
        </edXML:Reference>
      </edXML:edXMLManifest>
    </edXML:edXMLBody>
  </edXML:edXMLEnvelope>
  <AttachmentEncoded>
    <Attachment>
      <ContentType>application/vnd.openxmlformats-officedocument.wordprocessingml.document</ContentType>
      <ContentId>1</ContentId>
      <ContentTransferEncoded>{attached}</ContentTransferEncoded>
      <AttachmentName>ke-hoach-63.docx</AttachmentName>
    </Attachment>
  </AttachmentEncoded>
</edXML>
"""


def main() -> None:
    """Write all of them."""
    if not shutil.which("soffice"):
        sys.exit("soffice: sudo apt-get install libreoffice-writer-nogui libreoffice-calc-nogui")
    document, table = word(), sheet()
    doc, rtf, odt, pdf = converted(document, "docx", "doc", "rtf", "odt", "pdf")
    xls, ods = converted(table, "xlsx", "xls", "ods")
    scanned = pages(pdf)
    inside = {f"{NAME}/Kế hoạch 63.docx": document, f"{NAME}/bản scan/Kế hoạch 63.tif": pictured(scanned, "TIFF")}
    files = {
        "txt": text().encode(), "html": web(), "docx": document, "doc": doc, "rtf": rtf, "odt": odt, "pdf": pdf,
        "xlsx": table, "xls": xls, "ods": ods, "scan.pdf": pictured(scanned, "PDF"), "png": pictured(scanned, "PNG"),
        "tif": pictured(scanned, "TIFF"), "eml": letter(document), "msg": outlook_letter(document),
        "zip": archive(inside), "7z": archive_7z(inside),
        "edxml": exchanged(document),
    }  # fmt: skip
    OUT.mkdir(exist_ok=True)
    for ending, data in files.items():
        (OUT / f"{NAME}.{ending}").write_bytes(data)
        print(f"{NAME}.{ending}: {len(data):,}")


if __name__ == "__main__":
    main()

"""Scans: what is believed of what tesseract says, and, where it is installed, a page that is a picture."""

from __future__ import annotations

import ctypes
import io
import math
import os
import shutil
import struct
import subprocess
import zlib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageChops, ImageDraw

from ingest.readers import ReadError, decode, pdf, scan
from ingest.readers.extract import Extract, Page, packed
from ingest.readers.ink import has_red
from ingest.readers.pdf_pages import picture
from ingest.readers.upright import upright as set_upright
from ingest.readers.worker import Refused
from ingest.reading import read

if TYPE_CHECKING:
    from ingest.reading import Reading

_SPEC = spec_from_file_location("papers", Path(__file__).with_name("papers.py"))
assert _SPEC
assert _SPEC.loader
papers: Any = module_from_spec(_SPEC)
_SPEC.loader.exec_module(papers)

SHARED = Path(__file__).parents[3] / "shared" / "acceptance" / "documents" / "qn06.pdf"


def vietnamese() -> bool:
    """Whether tesseract is there, and knows Vietnamese."""
    if not shutil.which("tesseract"):
        return False
    return "vie" in subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout.split()


def font() -> str | None:
    """A file of letters to print with."""
    if not shutil.which("fc-list"):
        return None
    found = subprocess.run(["fc-list", ":lang=vi", "file"], capture_output=True, text=True).stdout.split("\n")
    return next((name.strip(" :") for name in sorted(found) if ".ttf" in name), None)


needs_tesseract = pytest.mark.skipif(not vietnamese(), reason="needs tesseract-ocr-vie")
needs_font = pytest.mark.skipif(font() is None, reason="needs a TrueType font with Vietnamese letters")


def table(*lines: list[tuple[str, int]]) -> str:
    """A table as tesseract writes it: words and how sure it is of each."""
    rows = [
        "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext",
        "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t",
    ]
    for number, line in enumerate(lines):
        at = 200
        for place, (word, sure) in enumerate(line):
            rows.append(
                f"5\t1\t1\t1\t{number}\t{place}\t{at}\t{200 + 70 * number}\t{20 * len(word)}\t45\t{sure}\t{word}"
            )
            at += 20 * len(word) + 15
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param([("Số:", 95), ("14", 80), ("/KH-UBND", 92)], "Số: /KH-UBND", id="a number by hand"),
        pytest.param([("Số:", 95), ("14", 96), ("/KH-UBND", 92)], "Số: 14 /KH-UBND", id="a printed number"),
        pytest.param([("ngày", 95), ("|2", 29), ("tháng", 85), ("3", 96)], "ngày tháng 3", id="a day by hand"),
        pytest.param([("của", 95), ("tổ", 46), ("chức", 95)], "của tổ chức", id="a faint word among others"),
        pytest.param([("của", 95), ("t#7", 46), ("chức", 95)], "của chức", id="a stain"),
        pytest.param([("|", 95), ("của", 95), ("tỉnh", 95)], "của tỉnh", id="a rule"),
        pytest.param([("HỌC", 90), ("T1", 0), ("a", 0), ("b", 10)], "", id="a stamp"),
    ],
)
def test_what_is_believed(words: list[tuple[str, int]], wanted: str) -> None:
    assert scan.page_of(table(words), first=True).text == wanted


def test_a_number_in_the_text_needs_no_such_care() -> None:
    assert scan.page_of(table([("Số:", 95), ("14", 80), ("/KH-UBND", 92)]), first=False).text == "Số: 14 /KH-UBND"


@pytest.mark.parametrize("stamp", [[("MẬT", 12)], [("TỐI", 31), ("MẤT", 8)], [("TUYET", 20), ("MAT", 5)]])
def test_a_faint_mark_of_secrecy_is_kept(stamp: list[tuple[str, int]]) -> None:
    assert scan.page_of(table(stamp), first=True).text == "MẬT"


def test_no_table_is_no_text() -> None:
    assert scan.page_of("", first=True).text == ""


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("echo \"Failed loading language 'vie'\" >&2; exit 1", "no-text"),
        ("cat >&2; exit 1", "broken"),
        ("kill -9 $$", "broken"),
        ("exec sleep 20", "time"),
    ],
)
def test_when_tesseract_fails(does: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\n{does}\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(scan, "SECONDS", 0.2)
    with pytest.raises(Refused, match=code):
        scan.image_page(Image.new("L", (400, 400), 255))


def test_without_tesseract_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadError) as caught:
        decode(scanned(8, 8, b"\xff" * 64), "quét.pdf")
    assert caught.value.code == "no-text"
    assert "tesseract-ocr-vie" in caught.value.vi


def test_a_scanned_page_among_others_is_not_left_out_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    words = papers.paragraph(100, *(["Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch trồng cây ở các thôn."] * 5))
    mixed = pypdfium2.PdfDocument.new()
    for part in (papers.pdf(words), scanned(8, 8, b"\xff" * 64)):
        mixed.import_pages(pypdfium2.PdfDocument(part))
    file = io.BytesIO()
    mixed.save(file)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadError, match="trang 2 là bản quét"):
        decode(file.getvalue(), "lẫn.pdf")


def test_too_many_scanned_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        pdf, "run", lambda *_, **__: {**packed(Extract((Page(""),) * 101)), "scanned": list(range(101))}
    )
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/tesseract")
    with pytest.raises(ReadError) as caught:
        decode(b"%PDF-1.7")
    assert caught.value.code == "scanned-pages"


def scanned(width: int, height: int, grey: bytes) -> bytes:
    """A PDF whose page is a picture."""
    return bytes(
        papers.assembled(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                b"/Resources << /XObject << /I 5 0 R >> >> >>",
                papers.stream(b"595 0 0 842 0 0 cm /I Do"),
                papers.stream(
                    zlib.compress(grey),
                    b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode "
                    b"/Width %d /Height %d" % (width, height),
                ),
            ]
        )
    )


def printed(lines: list[tuple[float, float, str]]) -> tuple[int, int, bytes]:
    """A grey picture of lines of text: width, height, one byte a dot."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595, 842)
    data = Path(font() or "").read_bytes()
    letters = pdfium.FPDFText_LoadFont(
        document, (ctypes.c_uint8 * len(data)).from_buffer_copy(data), len(data), pdfium.FPDF_FONT_TRUETYPE, True
    )
    for left, top, words in lines:
        thing = pdfium.FPDFPageObj_CreateTextObj(document, letters, 13)
        units = ctypes.create_string_buffer(words.encode("utf-16-le") + b"\0\0")
        pdfium.FPDFText_SetText(thing, ctypes.cast(units, ctypes.POINTER(ctypes.c_ushort)))
        pdfium.FPDFPageObj_Transform(thing, 1, 0, 0, 1, left, 842 - top)
        pdfium.FPDFPage_InsertObject(page, thing)
    pdfium.FPDFPage_GenerateContent(page)
    page.close()
    drawn = picture(document, 0, 200)
    document.close()
    return *drawn.size, drawn.tobytes()


def png(width: int, height: int, grey: bytes) -> bytes:
    rows = b"".join(b"\0" + grey[at : at + width] for at in range(0, len(grey), width))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PLAN = [
    (70.0, 60.0, "ỦY BAN NHÂN DÂN"),
    (85, 78, "XÃ KIẾN MINH"),
    (80, 104, "Số: 12/KH-UBND"),
    (290, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (330, 78, "Độc lập - Tự do - Hạnh phúc"),
    (300, 104, "Kiến Minh, ngày 20 tháng 9 năm 2025"),
    (260, 150, "KẾ HOẠCH"),
    (240, 168, "Ra quân trồng cây"),
    (85, 210, "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân"),
    (85, 228, "thành phố, Ủy ban nhân dân xã ban hành kế hoạch trồng cây."),
]


@needs_tesseract
@needs_font
@pytest.mark.parametrize("make", [scanned, png])
def test_a_page_that_is_a_picture(make: Any) -> None:
    reading = read(make(*printed(PLAN)))
    header = reading.facts.header
    assert [field.value for field in (header.number, header.symbol, header.date) if field] == [
        "12", "KH-UBND", "2025-09-20",
    ]  # fmt: skip
    assert [citation.primary for citation in reading.facts.citations] == [True]


@needs_tesseract
@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(png(400, 400, b"\xff" * 160_000), "no-text", id="an empty page"),
        pytest.param(png(1, 1, b"\xff"), "no-text", id="one dot"),
        pytest.param(png(400, 400, b"\xff" * 160_000)[:60], "broken", id="cut off"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(200), "broken", id="no JPEG"),
    ],
)
def test_pictures_that_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "ảnh.png")
    assert caught.value.code == code


@needs_tesseract
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/acceptance")
def test_a_real_scan_with_number_and_day_by_hand() -> None:
    header = read(SHARED.read_bytes()).facts.header
    assert header.number is None
    assert [field.value for field in (header.symbol, header.date) if field] == ["CT-UBND", "2018-03"]


END = [
    (85.0, 300.0, "Nơi nhận:"),
    (85, 318, "- Các thôn, tổ dân phố;"),
    (85, 336, "- Lưu: VT."),
    (330, 300, "TM. ỦY BAN NHÂN DÂN"),
    (365, 318, "CHỦ TỊCH"),
    (350, 420, "Phạm Thị Ngân"),
]


def sheet(lines: list[tuple[float, float, str]]) -> Image.Image:
    """A page of lines of text as a picture."""
    width, height, grey = printed(lines)
    return Image.frombytes("L", (width, height), grey)


def saved(picture: Image.Image, form: str = "PNG") -> bytes:
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()


def centre(reading: Reading, words: str) -> tuple[float, float]:
    """The middle of the line with these words, as fractions of the page."""
    at = reading.text.string.index(words)
    place = reading.pages.place(at, at + len(words))
    assert place
    assert place.frame
    return (place.frame.left + place.frame.right) / 2, (place.frame.top + place.frame.bottom) / 2


@needs_tesseract
@needs_font
@pytest.mark.parametrize("turn", [0, 4.5, -3, 90, 180, 270, 182])
def test_a_page_that_lies_askew_or_the_wrong_way_round(turn: float) -> None:
    straight = sheet(PLAN + END)
    lying = straight.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    reading = read(saved(lying))
    assert reading.facts.header.symbol
    assert [citation.number for citation in reading.facts.citations] == ["918"]
    # The line stands on the page as it came: turn the place of its middle as the page was turned.
    left, top = (330 + 85) / 595 - 0.5, 418 / 842 - 0.5
    across, down = left * straight.width, (top - 0.002) * straight.height
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    wanted = (
        0.5 + (across * cosine + down * sine) / lying.width,
        0.5 + (down * cosine - across * sine) / lying.height,
    )
    assert centre(reading, "Phạm Thị Ngân") == pytest.approx(wanted, abs=0.03)


@needs_tesseract
@needs_font
@pytest.mark.parametrize("make", [saved, lambda picture: saved(picture, "PDF")], ids=["png", "pdf"])
def test_what_stands_under_a_red_seal_is_read(make: Any) -> None:
    page = sheet(PLAN + END).convert("RGB")
    seal = ImageDraw.Draw(page)
    for ring in range(0, 150, 6):
        seal.ellipse((820 + ring, 780 + ring, 1180 - ring, 1140 - ring), outline=(215, 40, 50), width=4)
    page = ImageChops.darker(page, sheet(PLAN + END).convert("RGB"))
    header = read(make(page)).facts.header
    assert header.signer_position
    assert header.signer_position.value == "Chủ tịch"


@needs_tesseract
@needs_font
def test_a_red_mark_of_secrecy_is_never_lost() -> None:
    mark = sheet([*PLAN, (90.0, 130.0, "TỐI MẬT")]).convert("RGB")
    plain = sheet(PLAN).convert("RGB")
    red = Image.composite(plain, Image.new("RGB", plain.size, (215, 40, 50)), ImageChops.invert(_new_ink(mark, plain)))
    assert has_red(red)
    for page in (red, red.rotate(180)):
        with pytest.raises(ReadError) as caught:
            read(saved(page))
        assert caught.value.code == "secret"


def _new_ink(one: Image.Image, other: Image.Image) -> Image.Image:
    return ImageChops.difference(one, other).convert("L").point([0] * 40 + [255] * 216)


@needs_tesseract
@needs_font
def test_a_coarse_picture_is_enlarged() -> None:
    page = sheet(PLAN)
    reading = read(saved(page.resize((page.width * 2 // 5, page.height * 2 // 5), Image.Resampling.LANCZOS)))
    assert [citation.number for citation in reading.facts.citations] == ["918"]


@needs_tesseract
@needs_font
@pytest.mark.parametrize("make", [scanned, png])
def test_what_was_recognised_is_told(make: Any) -> None:
    reading = read(make(*printed(PLAN)))
    assert [warning.code for warning in reading.warnings] == ["recognised"]
    assert "trang 1 " in reading.warnings[0].vi
    assert {sheet.recognised for sheet in reading.pages.sheets} == {True}
    assert all(citation.confidence <= 0.9 for citation in reading.facts.citations)


def test_an_empty_page_has_no_slope() -> None:
    assert set_upright(Image.new("L", (400, 600), 255)).slope == 0
    assert set_upright(Image.new("L", (1, 1), 255)).slope == 0


def test_a_mark_that_was_recognised_outweighs_the_text_of_the_file() -> None:
    layer = Page("Thực hiện Kế hoạch của Ủy ban nhân dân")
    assert pdf._better(layer, Page("TỐI MẬT", recognised=True)).recognised
    assert not pdf._better(layer, Page("Thực hiện", recognised=True)).recognised

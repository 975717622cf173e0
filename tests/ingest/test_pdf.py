"""PDF files with text: reading order, what is left out, and hostile ones, which a worker process reads."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ingest.readers import ReadError, decode
from ingest.readers.page_layout import laid_out
from ingest.readers.page_words import Area, Word
from ingest.reading import read

_SPEC = spec_from_file_location("papers", Path(__file__).with_name("papers.py"))
assert _SPEC
assert _SPEC.loader
papers: Any = module_from_spec(_SPEC)
_SPEC.loader.exec_module(papers)
pdf, paragraph = papers.pdf, papers.paragraph

SHARED = Path(__file__).parents[3] / "shared" / "acceptance" / "documents" / "qn10.pdf"
LEFT = ["ỦY BAN NHÂN DÂN", "XÃ KIẾN MINH", "Số: 12/KH-UBND"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Kiến Minh, ngày 20 tháng 9 năm 2025"]
BODY = [
    "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân",
    "thành phố về việc trồng cây ven đường, Ủy ban nhân dân xã ban hành kế",
    "hoạch như sau:",
]
RECIPIENTS = ["Nơi nhận:", "- Ủy ban nhân dân thành phố;", "- Các thôn, tổ dân phố;", "- Trạm Y tế xã;", "- Lưu: VT."]
HEAD = paragraph(60, *LEFT, left=70) + paragraph(60, *RIGHT, left=300)
END = [
    *paragraph(500, *RECIPIENTS, left=85),
    (360, 490, "TM. ỦY BAN NHÂN DÂN"),
    (390, 508, "CHỦ TỊCH"),
    (375, 600, "Phạm Thị Ngân"),
]
PLAN = [*HEAD, (250, 150, "KẾ HOẠCH"), (210, 168, "Ra quân trồng cây"), *paragraph(210, *BODY)]
TEXT = "\n".join([*LEFT, *RIGHT, "", "KẾ HOẠCH", "Ra quân trồng cây", "", *BODY])


def test_the_cells_of_the_header_are_read_one_after_the_other() -> None:
    found = decode(pdf(PLAN))
    assert (found.string, found.media_type) == (TEXT, "application/pdf")


def test_the_order_in_the_file_is_of_no_account() -> None:
    assert decode(pdf(PLAN[::-1])).string == TEXT


def test_a_page_that_lies_on_its_side() -> None:
    assert decode(pdf(PLAN, turn=90)).string == TEXT


def test_two_cells_written_as_one_line_with_many_spaces() -> None:
    lines = [f"{one}{' ' * 16}{other}" for one, other in zip(LEFT, RIGHT, strict=True)]
    said = decode(pdf([*paragraph(60, *lines, left=40), *PLAN[len(HEAD) :]])).string
    assert said == TEXT


def test_recipients_are_read_before_the_signature_beside_them() -> None:
    said = decode(pdf([*PLAN, *END])).string
    assert said.endswith("\n".join([*RECIPIENTS, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Phạm Thị Ngân"]))


def test_the_facts_are_those_of_the_text() -> None:
    facts = read(pdf([*PLAN, *END])).facts
    assert facts.header.issuer
    assert facts.header.issuer.value.name == "Ủy ban nhân dân xã Kiến Minh"
    found = (facts.header.number, facts.header.symbol, facts.header.date, facts.header.signer)
    assert [field.value for field in found if field] == ["12", "KH-UBND", "2025-09-20", "Phạm Thị Ngân"]
    assert [recipient.value for recipient in facts.header.recipients] == [
        "Ủy ban nhân dân thành phố", "Các thôn, tổ dân phố", "Trạm Y tế xã",
    ]  # fmt: skip


def test_a_number_broken_at_the_end_of_a_line_is_kept() -> None:
    said = decode(pdf(paragraph(200, "Thực hiện Kế hoạch số 918/KH-", "UBND ngày 15/9/2025 của tỉnh."))).string
    assert said == "Thực hiện Kế hoạch số 918/KH-\nUBND ngày 15/9/2025 của tỉnh."


@pytest.mark.parametrize("number", ["2", "- 2 -", "2/3", "Trang 2"])
@pytest.mark.parametrize("top", [40, 810])
def test_the_number_of_a_page_is_left_out(number: str, top: float) -> None:
    assert decode(pdf([(290, top, number), *paragraph(210, *BODY)])).string == "\n".join(BODY)


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    assert decode(pdf(paragraph(700, *BODY[:2]), paragraph(80, BODY[2]))).string == "\n".join(BODY)
    for end in ("Trồng cây ở xã.", "Phạm Thị Ngân"):
        assert decode(pdf(paragraph(700, end), paragraph(80, "Quét đường."))).string == f"{end}\n\nQuét đường."


def test_a_hanging_mark_is_no_cell() -> None:
    lines = [(85, 200.0, "-"), *paragraph(200, "Trồng cây ven đường làng", "và quét dọn.", left=110)]
    assert decode(pdf(lines)).string == "- Trồng cây ven đường làng\nvà quét dọn."


def test_an_empty_page_has_no_text() -> None:
    assert laid_out([], Area(0, 0, 595, 842)).text == ""


def test_words_of_three_cells() -> None:
    words = [
        Word(f"{cell}{row}", left, left + 80, 20.0 * row, 13)
        for row in (1, 2)
        for cell, left in (("a", 0), ("b", 150), ("c", 300))
    ]
    assert laid_out(words, Area(-1000, -1000, 1000, 1000)).text.split() == ["a1", "a2", "b1", "b2", "c1", "c2"]


COLUMNS, ROWS = (60, 100, 300, 500), (300, 325, 370, 400)
TABLE = [
    (65.0, 318.0, "TT"),
    (105, 318, "Việc"),
    (305, 318, "Đơn vị chủ trì"),
    (65, 345, "1"),
    (105, 345, "Trồng cây ven"),
    (105, 362, "đường làng"),
    (305, 345, "Công an xã"),
    (65, 383, "2"),
    (105, 383, "Quét dọn"),
    (305, 383, "- Các thôn;"),
    (305, 396, "- Trạm Y tế"),
]
WANTED = """| TT | Việc | Đơn vị chủ trì |
| 1 | Trồng cây ven đường làng | Công an xã |
| 2 | Quét dọn | - Các thôn;<br>- Trạm Y tế |"""
LINES = [(60, y, 500, y) for y in ROWS] + [(x, 300, x, 400) for x in COLUMNS]
DRAWN = [
    pytest.param("".join(f"{a} {842 - b} m {c} {842 - d} l S " for a, b, c, d in LINES), id="lines"),
    pytest.param(
        "".join(f"{a} {842 - d} {max(c - a, 0.5)} {max(d - b, 0.5)} re f " for a, b, c, d in LINES), id="bars"
    ),
    pytest.param(
        "".join(f"{a} {842 - d} {c - a} {d - b} re S " for b, d in pairwise(ROWS) for a, c in pairwise(COLUMNS)),
        id="boxes",
    ),
    pytest.param(
        "0.5 0 0 0.5 0 0 cm "
        + "".join(f"{2 * a} {1684 - 2 * b} m {2 * c} {1684 - 2 * d} l " for a, b, c, d in LINES)
        + "S 2 0 0 2 0 0 cm ",
        id="one path, scaled",
    ),
]


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_ruled_table_has_a_line_for_each_row(drawn: str) -> None:
    lines = [*paragraph(200, *BODY), *TABLE, *paragraph(440, "Trồng cây là việc chung.")]
    said = decode(pdf(lines, drawn=drawn.encode())).string
    assert said == "\n".join([*BODY, "", WANTED, "", "Trồng cây là việc chung."])


def test_the_tasks_of_a_ruled_table_are_read() -> None:
    annex = [(250.0, 240.0, "PHỤ LỤC"), (200, 270, "Phân công nhiệm vụ"), *TABLE]
    data = pdf([*PLAN, *END], annex, drawn=DRAWN[0].values[0].encode())
    assert [duty.unit for duty in read(data).facts.duties if duty.where == "annex"][:1] == ["Công an xã"]


def test_a_cell_over_several_columns() -> None:
    lines = "".join(f"{a} {842 - b} m {c} {842 - d} l S " for a, b, c, d in LINES if (a, c) != (100, 100))
    lines += f"100 {842 - 325} m 100 {842 - 400} l S "
    table = [(65.0, 318.0, "TT và việc"), (305, 318, "Chủ trì"), *TABLE[3:]]
    assert decode(pdf(table, drawn=lines.encode())).string.split("\n")[0] == "| TT và việc |  | Chủ trì |"


def test_a_drawing_is_no_table() -> None:
    drawn = "".join(f"{x} {y} m {x + 9} {y} l S " for x in range(0, 590, 12) for y in range(0, 840, 20))
    assert decode(pdf(PLAN, drawn=drawn.encode())).string == TEXT


def test_boxes_of_two_columns_are_no_table() -> None:
    lines = "60 780 200 40 re S 260 780 240 40 re S "
    assert "|" not in decode(pdf(PLAN, drawn=lines.encode())).string


ENCRYPTED = (
    b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"28" * 32 + b"> /U <" + b"28" * 32 + b"> >> "
    b"/ID [<11> <11>]"
)
REFUSED = [
    pytest.param(b"%PDF-1.7\n" + bytes(300), "broken", id="zeroes"),
    pytest.param(b"%PDF-1.7 \n", "broken", id="one line"),
    pytest.param(pdf(PLAN)[:200], "broken", id="cut off"),
    pytest.param(pdf(PLAN, PLAN).replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [6 0 R 1 0 R]"), "broken", id="a broken page"),
    pytest.param(pdf(PLAN, encrypt=ENCRYPTED), "password", id="password"),
    pytest.param(pdf(*[PLAN] * 501), "pages", id="too many pages"),
    pytest.param(pdf([]), "no-text", id="a page without text"),
    pytest.param(pdf(paragraph(80, "The quick brown fox jumps over the lazy dog.")), "no-text", id="no Vietnamese"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "kế hoạch.pdf")
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“kế hoạch.pdf”: ")
        assert said.endswith(".")


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/acceptance")
def test_a_real_pdf_and_the_number_and_day_stamped_on_it() -> None:
    header = read(SHARED.read_bytes()).facts.header
    assert [field.value for field in (header.number, header.date) if field] == ["11", "2025-01-08"]


def test_letters_that_a_font_borrows_are_put_in_their_words() -> None:
    letter = 6.5
    plain = [(85 + letter * at, 200, words) for at, words in ((0, "th"), (3, "nh ph"), (10, "H"), (12, "i Phòng"))]
    borrowed = [(85 + letter * at, 200, words) for at, words in ((2, "à"), (8, "ố"), (11, "ả"))]
    assert decode(pdf([*plain, *borrowed])).string == "thành phố Hải Phòng"
    apart = [(85, 200, "Ủy ban"), (85 + 7 * letter, 200, "nhân dân")]
    assert decode(pdf(apart)).string == "Ủy ban nhân dân"


def test_a_letter_without_meaning_is_left_out() -> None:
    data = pdf(paragraph(200, "Trồng cây việc chung.", "Quét dọn đường làng, 918/KH-", "UBND."))
    data = data.replace(b"<1EC7> <1EC7>", b"<1EC7> <0000>")
    assert decode(data).string == "Trồng cây vi c chung.\nQuét dọn đường làng, 918/KH-\nUBND."


def test_a_symbol_broken_at_the_end_of_a_line_is_cited_whole() -> None:
    facts = read(
        pdf([*PLAN, *paragraph(300, "I. MỤC ĐÍCH", "Thực hiện Kế hoạch số 917/KH-", "UBND ngày 14/9/2025.")])
    ).facts
    assert ("917", "KH-UBND") in {(citation.number, citation.symbol) for citation in facts.citations}


PARTY = [
    *paragraph(60, "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", "ĐẢNG ỦY XÃ KIẾN MINH", "*", "Số 12-KH/ĐU", left=50),
    (330, 60, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    (310, 114, "Kiến Minh, ngày 20 tháng 9 năm 2025"),
]
UNEVEN = [
    *paragraph(64, "ỦY BAN NHÂN DÂN", "XÃ KIẾN MINH", left=70),
    (70, 112, "Số: 12/KH-UBND"),
    *paragraph(60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", left=280),
    (300, 106, "Kiến Minh, ngày 20 tháng 9 năm 2025"),
]
SIGNED_LOW = [
    *paragraph(520, *RECIPIENTS, left=85),
    (360, 500, "TM. ỦY BAN NHÂN DÂN"),
    (390, 518, "KT. CHỦ TỊCH"),
    (380, 536, "PHÓ CHỦ TỊCH"),
    (375, 660, "Phạm Thị Ngân"),
]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        pytest.param(PARTY, ("12", "KH/ĐU", "2025-09-20", "Đảng ủy xã Kiến Minh"), id="of the Party"),
        pytest.param(UNEVEN, ("12", "KH-UBND", "2025-09-20", "Ủy ban nhân dân xã Kiến Minh"), id="uneven lines"),
    ],
)
def test_heads_of_two_columns(head: list[Any], wanted: tuple[str, ...]) -> None:
    header = read(pdf([*head, *PLAN[len(HEAD) :], *SIGNED_LOW])).facts.header
    found = [field.value if field else None for field in (header.number, header.symbol, header.date)]
    assert (*found, header.issuer_name) == wanted
    assert header.signer_position
    assert header.signer_position.value == "Phó Chủ tịch"
    assert [found.value for found in header.signed_for] == ["TM. Ủy ban nhân dân", "KT. Chủ tịch"]
    assert [found.value for found in header.recipients] == [
        "Ủy ban nhân dân thành phố", "Các thôn, tổ dân phố", "Trạm Y tế xã",
    ]  # fmt: skip

# ruff: noqa: E501  one line a case
"""What a document says of itself, in the layouts in which real files come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

PARTY = {
    "head": "BAN CHẤP HÀNH TRUNG ƯƠNG\n*",
    "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "number": "Số 93-CT/TW",
    "place": "Hà Nội, ngày 12 tháng 8 năm 2025",
    "kind": "CHỈ THỊ",
    "title": "Về tiết kiệm điện ở cơ quan",
    "speaker": "Ban Bí thư yêu cầu các cấp ủy thực hiện các việc sau:",
    "sign": "T/M BAN BÍ THƯ\n\nVõ Đình Khôi",
}
CITY_PARTY = PARTY | {
    "head": "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nTHÀNH ỦY",
    "number": "Số 85-CT/TU",
    "place": "Hải Phòng, ngày 05 tháng 9 năm 2025",
    "speaker": "Ban Thường vụ Thành ủy yêu cầu:",
    "sign": "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nVõ Đình Khôi",
}
LETTER = {
    "number": "Số: 9127/UBND-KHCN\nV/v đôn đốc làm sạch bờ kênh",
    "kind": "Kính gửi: Các phòng, ban thuộc xã.",
    "title": "",
    "speaker": "Ủy ban nhân dân xã Kiến Minh đề nghị các đơn vị ra quân.",
    "body": "Các đơn vị báo cáo kết quả trước ngày 30/9/2025.",
}


def header(reading: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(reading["document"][name] for name in names)


WHAT = ("type", "number", "year", "symbol", "date")

KINDS = [
    pytest.param({}, ("Kế hoạch", "12", None, "KH-UBND", "2025-09-20"), id="plan"),
    pytest.param({"kind": "QUYẾT ĐỊNH", "number": "Số: 05/2025/QĐ-UBND"}, ("Quyết định", "5", "2025", "QĐ-UBND", "2025-09-20"), id="decision that is a rule"),
    pytest.param(PARTY, ("Chỉ thị", "93", None, "CT/TW", "2025-08-12"), id="Party directive"),
    pytest.param(PARTY | {"kind": "QUY ĐỊNH", "number": "Số 66-QĐ/TW"}, ("Quy định", "66", None, "QĐ/TW", "2025-08-12"), id="QĐ is a Quy định by its heading"),
    pytest.param(PARTY | {"kind": "QUYẾT ĐỊNH", "number": "Số 66-QĐ/TW"}, ("Quyết định", "66", None, "QĐ/TW", "2025-08-12"), id="QĐ is a Quyết định by its heading"),
    pytest.param(CITY_PARTY, ("Chỉ thị", "85", None, "CT/TU", "2025-09-05"), id="city committee"),
    pytest.param(LETTER, ("Công văn", "9127", None, "UBND-KHCN", "2025-09-20"), id="letter"),
    pytest.param({"kind": "KẾ  HOẠCH"}, ("Kế hoạch", "12", None, "KH-UBND", "2025-09-20"), id="two spaces in the heading"),
    pytest.param({"kind": "**KẾ HOẠCH**"}, ("Kế hoạch", "12", None, "KH-UBND", "2025-09-20"), id="bold heading"),
    pytest.param({"kind": "# KẾ HOẠCH"}, ("Kế hoạch", "12", None, "KH-UBND", "2025-09-20"), id="Markdown heading"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "wanted"), KINDS)
def test_kind_number_and_date(changes: dict[str, str], wanted: Any, sheet: Callable[..., str], said: Any) -> None:
    assert header(said(sheet(**changes)), *WHAT) == wanted


HEADINGS = [
    pytest.param("KẾ HOẠCH RA QUÂN", "LÀM SẠCH BỜ KÊNH", id="the title begins on its line"),
    pytest.param("K Ế  H O Ạ C H", "Ra quân làm sạch bờ kênh", id="letters spread"),
    pytest.param("# Kế hoạch", "Ra quân làm sạch bờ kênh", id="small letters"),
    pytest.param("", "Ra quân làm sạch bờ kênh", id="none: the symbol says the kind"),
]


@pytest.mark.parametrize(("kind", "title"), HEADINGS)
def test_a_strange_heading_does_not_cost_the_number(
    kind: str, title: str, sheet: Callable[..., str], said: Any
) -> None:
    reading = said(sheet(kind=kind, title=title))
    assert header(reading, *WHAT) == ("Kế hoạch", "12", None, "KH-UBND", "2025-09-20")
    assert reading["citations"] == []


OFFICES = [
    pytest.param("UBND XÃ KIẾN MINH\nPHÒNG KINH TẾ", "Số: 12/KH-KT", "Phòng Kinh tế", "vn/31/11725/", id="office of a commune"),
    pytest.param("HỘI LHPN THÀNH PHỐ HẢI PHÒNG\nBAN THƯỜNG VỤ", "Số: 12/KH-BTV", "Hội LHPN thành phố Hải Phòng", "vn/31/", id="a union of the city"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "number", "name", "path"), OFFICES)
def test_an_office_without_an_entry_is_counted_within_its_area(
    head: str, number: str, name: str, path: str, sheet: Callable[..., str], said: Any
) -> None:
    reading = said(sheet(head=head, number=number, speaker="", place="Hải Phòng, ngày 20 tháng 9 năm 2025"))
    assert reading["document"]["issuer"].startswith(name)
    assert reading["id"].startswith(f"https://w3id.org/cancu/id/{path}")


def test_an_article_on_a_body_is_issued_by_nobody(said: Any) -> None:
    text = """Lê Thu Vân

Sinh
1 tháng 2 năm 1950
Hải Phòng

Đảng Cộng sản Việt Nam (1970-2010)

Bà là Chủ tịch Ban Chấp hành Trung ương Đảng trong nhiều năm, sau đó dạy học ở quê nhà và viết sách.
""" + "\n".join(f"Bà kể chuyện làng lần thứ {number}." for number in range(60))
    assert said(text)["document"]["issuer"] is None


ISSUERS = [
    pytest.param({}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="commune"),
    pytest.param({"head": "UBND THÀNH PHỐ HẢI PHÒNG\nỦY BAN NHÂN DÂN\nXÃ KIẾN MINH"}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="its superior above it"),
    pytest.param({"head": "ỦY BAN NHÂN DÂN XÃ KIẾN MINH"}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="on one line"),
    pytest.param({"head": "UỶ BAN NHÂN DÂN\nXÃ KIẾN MINH"}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="older tone placement"),
    pytest.param({"head": ""}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="no cell, but who speaks"),
    pytest.param({"head": "", "motto": ""}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="no cell and no motto"),
    pytest.param({"head": "", "motto": "", "speaker": "", "place": "Xã Kiến Minh, ngày 20 tháng 9 năm 2025"}, "Ủy ban nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="signature and place alone"),
    pytest.param(PARTY, "Ban Bí thư", None, None, id="secretariat signs under the committee's cell"),
    pytest.param(CITY_PARTY, "Thành ủy Hải Phòng", "thành phố Hải Phòng", "Hải Phòng", id="city committee"),
    pytest.param({"head": "THỦ TƯỚNG CHÍNH PHỦ", "number": "Số: 97/CT-TTg", "kind": "CHỈ THỊ", "place": "Hà Nội, ngày 25 tháng 8 năm 2025", "speaker": "Thủ tướng Chính phủ yêu cầu:"}, "Thủ tướng Chính phủ", None, None, id="prime minister"),
    pytest.param({"head": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSỞ NỘI VỤ", "number": "Số: 12/KH-SNV", "place": "Hải Phòng, ngày 20 tháng 9 năm 2025", "speaker": ""}, "Sở Nội vụ thành phố Hải Phòng", "thành phố Hải Phòng", "Hải Phòng", id="department under its committee"),
    pytest.param({"head": "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nĐẢNG ỦY XÃ KIẾN MINH\n*", "number": "Số 12-KH/ĐU", "motto": "ĐẢNG CỘNG SẢN VIỆT NAM", "speaker": ""}, "Đảng ủy xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="Party committee of a commune"),
    pytest.param({"head": "ỦY BAN NHÂN DÂN\nPHƯỜNG HẢI DƯƠNG", "place": "Hải Dương, ngày 05 tháng 9 năm 2025", "speaker": ""}, "Ủy ban nhân dân phường Hải Dương", "phường Hải Dương", "Hải Phòng", id="a ward with an old province's name"),
    pytest.param({"head": "ỦY BAN NHÂN DÂN\nTỈNH HẢI DƯƠNG", "place": "Hải Dương, ngày 05 tháng 7 năm 2024", "speaker": ""}, "Ủy ban nhân dân tỉnh Hải Dương", "tỉnh Hải Dương", "Hải Dương", id="a province that is no more"),
    pytest.param({"head": "ỦY BAN NHÂN DÂN\nĐẶC KHU CÁT HẢI", "place": "Cát Hải, ngày 05 tháng 9 năm 2025", "speaker": ""}, "Ủy ban nhân dân đặc khu Cát Hải", "đặc khu Cát Hải", "Hải Phòng", id="special zone"),
    pytest.param({"head": "ỦY BAN MTTQ VIỆT NAM\nXÃ KIẾN MINH\nBAN THƯỜNG TRỰC", "number": "Số: 12/KH-MTTQ-BTT", "speaker": ""}, "Ủy ban Mặt trận Tổ quốc Việt Nam xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="fatherland front"),
    pytest.param({"head": "BỘ NỘI VỤ", "number": "Số: 12/2025/TT-BNV", "kind": "THÔNG TƯ", "place": "Hà Nội, ngày 12 tháng 9 năm 2025", "speaker": ""}, "Bộ Nội vụ", None, None, id="ministry"),
    pytest.param({"head": "HỘI ĐỒNG NHÂN DÂN\nXÃ KIẾN MINH", "number": "Số: 14/NQ-HĐND", "kind": "NGHỊ QUYẾT", "speaker": "HỘI ĐỒNG NHÂN DÂN XÃ KIẾN MINH"}, "Hội đồng nhân dân xã Kiến Minh", "xã Kiến Minh", "Hải Phòng", id="assembly"),
    pytest.param({"head": "ỦY BAN NHÂN DÂN\nQUẬN DƯƠNG KINH", "place": "Dương Kinh, ngày 05 tháng 7 năm 2024", "speaker": ""}, "Ủy ban nhân dân quận Dương Kinh", "quận Dương Kinh", "Hải Phòng", id="a district of 2024"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "issuer", "area", "province"), ISSUERS)
def test_who_issues(
    changes: dict[str, str], issuer: str, area: str, province: str, sheet: Callable[..., str], said: Any
) -> None:
    assert header(said(sheet(**changes)), "issuer", "issuer_area", "province") == (issuer, area, province)


DATES = [
    pytest.param("Kiến Minh, ngày 05 tháng 02 năm 2026", "2026-02-05", "Kiến Minh", id="whole"),
    pytest.param("Kiến Minh, ngày     tháng 9 năm 2025", "2025-09", "Kiến Minh", id="day blank"),
    pytest.param("Kiến Minh, ngày ... tháng ... năm 2025", "2025", "Kiến Minh", id="day and month dotted"),
    pytest.param("Kiến Minh, ngày     tháng     năm", None, "Kiến Minh", id="all blank"),
    pytest.param("*Xã Kiến Minh, ngày 20 tháng 9 năm 2025*", "2025-09-20", "Xã Kiến Minh", id="italic"),
    pytest.param("Kiến Minh, ngày 20/9/2025", "2025-09-20", "Kiến Minh", id="slashes"),
    pytest.param("Kiến Minh, ngày 31 tháng 02 năm 2025", None, "Kiến Minh", id="no such day is not repaired"),
    pytest.param("Kiến Minh, ng ày 20 th áng 9 n ăm 2025", "2025-09-20", "Kiến Minh", id="letters torn apart"),
]


@pytest.mark.parametrize(("place", "date", "town"), DATES)
def test_place_and_date(place: str, date: str | None, town: str, sheet: Callable[..., str], said: Any) -> None:
    assert header(said(sheet(place=place)), "date", "place") == (date, town)


# ---- layouts ----------------------------------------------------------------------------------------------------------

REST = """
KẾ HOẠCH
Ra quân làm sạch bờ kênh

Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;

Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch như sau:

I. NỘI DUNG

1. Quét dọn hai bên bờ kênh.

Nơi nhận:
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thu Vân
"""

LAYOUTS = [
    pytest.param("ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\nSố: 12/KH-UBND\nKiến Minh, ngày 20 tháng 9 năm 2025\n", id="one cell under the other"),
    pytest.param("| ỦY BAN NHÂN DÂN<br>XÃ KIẾN MINH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n|---|---|\n| Số: 12/KH-UBND | Kiến Minh, ngày 20 tháng 9 năm 2025 |\n", id="Markdown table"),
    pytest.param("ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  XÃ KIẾN MINH                Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND           Kiến Minh, ngày 20 tháng 9 năm 2025\n", id="two cells on each line"),
    pytest.param("**ỦY BAN NHÂN DÂN**\n**XÃ KIẾN MINH**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n\nSố: **12/KH-UBND**\n\n*Kiến Minh, ngày 20 tháng 9 năm 2025*\n", id="Markdown emphasis"),
    pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\n\nSố: 12/KH-UBND\n\nKiến Minh, ngày 20 tháng 9 năm 2025\n", id="motto first"),
    pytest.param("Số: 12/KH-UBND\n\nXã Kiến Minh, ngày 20 tháng 9 năm 2025\n", id="both cells missing"),
    pytest.param("\ufeffỦY BAN NHÂN DÂN\r\nXÃ KIẾN MINH\r\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\r\nĐộc lập – Tự do – Hạnh phúc\r\nSố: 12/KH–UBND\r\nKiến Minh, ngày 20 tháng 9 năm 2025\r\n", id="from Windows, with dashes of a word processor"),
    pytest.param("TRANG TIN XÃ\nĐăng nhập\nTrang chủ > Văn bản\n\nỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND\nKiến Minh, ngày 20 tháng 9 năm 2025\n", id="a site's menu above it"),
]  # fmt: skip


@pytest.mark.parametrize("top", LAYOUTS)
def test_every_layout_of_a_header_says_the_same(top: str, said: Any) -> None:
    got = header(said(top + REST), "type", "number", "symbol", "date", "issuer", "title")
    assert got == (
        "Kế hoạch",
        "12",
        "KH-UBND",
        "2025-09-20",
        "Ủy ban nhân dân xã Kiến Minh",
        "Ra quân làm sạch bờ kênh",
    )


# ---- blanks, drafts, titles, period -----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["Số:        /KH-UBND", "Số:......./KH-UBND", "Số …/KH-UBND", "Số: /KH - UBND"])
def test_a_blank_number_is_none_and_keeps_its_symbol(number: str, sheet: Callable[..., str], said: Any) -> None:
    assert header(said(sheet(number=number)), "number", "symbol") == (None, "KH-UBND")


def test_an_act_of_the_assembly_has_its_day_at_the_end(sheet: Callable[..., str], said: Any) -> None:
    end = "Luật này được Quốc hội khóa XV, kỳ họp thứ 9 thông qua ngày 16 tháng 6 năm 2025."
    law = {"head": "QUỐC HỘI", "number": "Luật số: 72/2025/QH15", "kind": "LUẬT", "place": "", "speaker": ""}
    reading = said(sheet(body=f"Điều 1. Phạm vi điều chỉnh.\n\n{end}", sign="CHỦ TỊCH QUỐC HỘI\n\nLê Thu Vân", **law))
    assert header(reading, *WHAT) == ("Luật", "72", "2025", "QH15", "2025-06-16")
    assert reading["id"].endswith("/vn/qh/luat/2025/72-2025")


def test_a_blank_number_of_the_party(sheet: Callable[..., str], said: Any) -> None:
    assert header(said(sheet(**PARTY | {"number": "Số       -CT/TW"})), "number", "symbol") == (None, "CT/TW")


@pytest.mark.parametrize("mark", ["DỰ THẢO", "**DỰ THẢO**", "DỰ THẢO LẦN 2", "(DỰ THẢO)", "Dự thảo"])
def test_a_draft_is_marked(mark: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(f"{mark}\n\n{sheet()}")["document"]["draft"] is True


def test_work_on_a_draft_makes_no_draft(sheet: Callable[..., str], said: Any) -> None:
    reading = said(
        sheet(title="Lấy ý kiến nhân dân về dự thảo quy ước", body="I. NỘI DUNG\n\n1. Dự thảo quy ước được niêm yết.")
    )
    assert reading["document"]["draft"] is False


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        pytest.param("Ra quân làm sạch bờ kênh", "Ra quân làm sạch bờ kênh", id="one line"),
        pytest.param("Ra quân làm sạch bờ kênh\nvà trồng hoa\ntrên địa bàn xã", "Ra quân làm sạch bờ kênh và trồng hoa trên địa bàn xã", id="three lines"),
        pytest.param("**Ra quân làm sạch\nbờ kênh**\n-------", "Ra quân làm sạch bờ kênh", id="bold, with a rule under it"),
        pytest.param("Về việc ra quân thực hiện Chỉ thị số 97/CT-TTg\nngày 25/8/2025", "Về việc ra quân thực hiện Chỉ thị số 97/CT-TTg ngày 25/8/2025", id="cites a document"),
        pytest.param("RA QUÂN LÀM SẠCH\nBỜ KÊNH", "RA QUÂN LÀM SẠCH BỜ KÊNH", id="capitals"),
    ],
)  # fmt: skip
def test_the_title(title: str, wanted: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet("Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025;", title=title))["document"]["title"] == wanted


def test_whose_directive_it_is_stands_before_its_subject(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(
        "Thực hiện Nghị quyết Đại hội XIII của Đảng;",
        **PARTY | {"title": "CỦA BAN BÍ THƯ\nvề tiết kiệm điện ở cơ quan"},
    )
    assert said(text)["document"]["title"] == "về tiết kiệm điện ở cơ quan"


def test_the_title_of_a_letter_is_its_subject(sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(**LETTER))["document"]["title"] == "đôn đốc làm sạch bờ kênh"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("từ ngày 20/9/2025 đến hết ngày 31/12/2025", "2025-12-31", id="day"),
        pytest.param("từ tháng 9/2025 đến hết tháng 02/2026", "2026-02-28", id="month"),
        pytest.param("xuyên suốt hằng năm", None, id="none"),
    ],
)
def test_the_end_of_the_period(text: str, wanted: str | None, sheet: Callable[..., str], said: Any) -> None:
    body = f"I. NỘI DUNG\n\n1. Quét dọn bờ kênh.\n\nII. THỜI GIAN THỰC HIỆN\n\nĐợt ra quân kéo dài {text}."
    assert said(sheet(body=body))["document"]["period_end"] == wanted


def test_emphasis_inside_words_is_no_letter(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(title="Về vi**ệc làm s***ạch bờ kênh", sign="**KT. CHỦ T**ỊCH\nPH**Ó CHỦ TỊCH**\n\nLê Thu Vân")
    assert header(said(text), "title", "signer_position") == ("Về việc làm sạch bờ kênh", "Phó Chủ tịch")


def test_a_name_broken_after_its_second_word(sheet: Callable[..., str], said: Any) -> None:
    assert header(said(sheet(sign="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thu\nVân")), "signer") == ("Lê Thu Vân",)


def test_recipients_without_their_heading(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(recipients="- UBND thành phố; - Các thôn; - Trạm Y tế xã; - Lưu: VT, KT.")
    assert said(text)["document"]["recipients"] == ["UBND thành phố", "Các thôn", "Trạm Y tế xã"]
    text = sheet(recipients="- UBND thành phố;\n- Các thôn;\n- Lưu: VT.")
    assert said(text)["document"]["recipients"] == ["UBND thành phố", "Các thôn"]


def test_a_title_in_capitals_ends_where_a_sentence_begins(sheet: Callable[..., str], said: Any) -> None:
    title = (
        "LÀM SẠCH BỜ KÊNH\nTRÊN ĐỊA BÀN XÃ\nTrạm Y tế có kế hoạch nghỉ trực từ thứ bảy đến\nchủ nhật. Các thôn lưu ý."
    )
    assert said(sheet(title=title))["document"]["title"] == "LÀM SẠCH BỜ KÊNH TRÊN ĐỊA BÀN XÃ"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        pytest.param("Ra quân làm sạch bờ kênh năm 2025", "2025-12-31", id="a year"),
        pytest.param("Ra quân làm sạch bờ kênh giai đoạn 2026 - 2030", "2030-12-31", id="a span of years"),
        pytest.param("LÀM SẠCH BỜ KÊNH ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2045", "2030-12-31", id="until a year"),
        pytest.param("Ra quân thực hiện Chỉ thị ngày 25 tháng 8 năm 2025 của Thủ tướng", None, id="the year of a date"),
        pytest.param(
            "Làm sạch bờ kênh thời kỳ 2021 - 2030, tầm nhìn đến năm 2045", "2030-12-31", id="a vision is no end"
        ),
        pytest.param("Ra quân năm 2025 và những năm tiếp theo", None, id="without an end"),
    ],
)
def test_the_title_of_a_plan_states_its_period(title: str, wanted: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(title=title))["document"]["period_end"] == wanted


def test_an_act_that_adopts_a_plan_states_its_period(sheet: Callable[..., str], said: Any) -> None:
    enclosed = "\n\nKẾ HOẠCH\nLàm sạch bờ kênh giai đoạn 2026 - 2030\n(Kèm theo Quyết định số 40/QĐ-UBND)\n\nI. MỤC TIÊU\n\n1. Tỷ lệ kênh sạch đạt 05 - 06%/năm.\n\nII. NỘI DUNG\n\n1. Hưởng ứng phong trào thi đua “Bờ kênh xanh”.\n"
    paper = {"kind": "QUYẾT ĐỊNH", "number": "Số: 40/QĐ-UBND", "speaker": "QUYẾT ĐỊNH:"}
    title = "Về việc ban hành Kế hoạch làm sạch bờ kênh giai đoạn 2026 - 2030"
    body = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch làm sạch bờ kênh."
    reading = said(sheet("Căn cứ Luật Thủ đô;", body, title=title, **paper) + enclosed)
    assert reading["document"]["period_end"] == "2030-12-31"
    assert [(target["value"], target["unit"]) for target in reading["targets"]] == [("05 - 06", "%/năm")]
    assert reading["movements"] == ["Bờ kênh xanh"]


def test_every_field_says_where_it_stands(sheet: Callable[..., str], said: Any, read_text: Any) -> None:
    text = sheet()
    evidence = said(text)["document"]["evidence"]
    assert {"type", "number", "symbol", "date", "place", "title", "issuer", "signer"} <= set(evidence)
    assert evidence["number"]["quote"] == "12/KH-UBND"
    for found in evidence.values():
        assert text[found["start"] : found["end"]] == found["quote"]
        assert found["rule"]
        assert 0 < found["confidence"] <= 1


@pytest.mark.parametrize(
    ("head", "place"),
    [("ỦY BAN NHÂN DÂN\nXÃ QUẢNG NINH", "Quảng Ninh"), ("ỦY BAN NHÂN DÂN\nPHƯỜNG PHÚ THỌ", "Phú Thọ")],
)
def test_a_commune_that_bears_the_name_of_a_province_is_not_that_province(
    head: str, place: str, sheet: Callable[..., str], said: Any
) -> None:
    """Several communes bear it, so which one it is stays open."""
    text = sheet(head=head, place=f"{place}, ngày 03 tháng 9 năm 2025", speaker="Kế hoạch như sau:")
    assert said(text)["document"]["issuer"] != f"Ủy ban nhân dân tỉnh {place}"

"""Issuer and day before the number, and a day that is named as that of the reference before it."""

from __future__ import annotations

import pytest

from ingest.reading import read

HEAD = (
    "ỦY BAN NHÂN DÂN\nPHƯỜNG HỒNG BÀNG\nSố: 4/KH-UBND\nHồng Bàng, ngày 29 tháng 9 năm 2025\nKẾ HOẠCH\nChuyển đổi số\n\n"
    "Thực hiện {}, phường làm:\nI. MỤC TIÊU\n1. Một việc\n"
)
CITY = "Ủy ban nhân dân thành phố Hải Phòng"


def cited(said: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(c.number, c.date, c.issuer_name) for c in read(HEAD.format(said).encode()).facts.citations]


@pytest.mark.parametrize(
    "said",
    [
        "Kế hoạch của UBND thành phố ngày 09/9/2025 số 918/KH-UBND",
        "Kế hoạch ngày 09 tháng 9 năm 2025 của UBND thành phố số 918/KH-UBND",
        "Kế hoạch của UBND thành phố, ngày 9/9/2025, số 918/KH-UBND",
        "Kế hoạch của UBND thành phố số 918/KH-UBND ngày 09-9-2025",
        "chỉ đạo của UBND thành phố tại Kế hoạch số 918/KH-UBND ngày 9/9/2025",
    ],
)
def test_issuer_and_day_may_stand_before_the_number(said: str) -> None:
    assert cited(said) == [("918", "2025-09-09", CITY)]


def test_who_issued_it_on_what_day() -> None:
    first = "Kế hoạch số 1/KH-UBND ngày 2/9/2025 của UBND thành phố"
    said = f"{first}. Ngày 9/9/2025, UBND thành phố đã ban hành Kế hoạch số 918/KH-UBND"
    assert cited(said)[1] == ("918", "2025-09-09", CITY)


def test_the_symbol_of_a_letter_says_who_wrote_it() -> None:
    said = "chỉ đạo của Thủ tướng Chính phủ tại Công văn số 918/VPCP-KTTH ngày 9/9/2025"
    assert cited(said) == [("918", "2025-09-09", "Văn phòng Chính phủ")]


def test_the_same_day_is_that_of_the_reference_before() -> None:
    said = "Kế hoạch số 917/KH-UBND ngày 08/9/2025 của UBND thành phố và Kế hoạch số 918/KH-UBND cùng ngày"
    assert cited(f"{said} của UBND thành phố") == [("917", "2025-09-08", CITY), ("918", "2025-09-08", CITY)]


def test_the_same_day_as_nothing_is_not_known() -> None:
    assert cited("Kế hoạch số 918/KH-UBND cùng ngày của UBND thành phố") == [("918", None, CITY)]


@pytest.mark.parametrize(
    "whom",
    ["của Ban Chấp hành Trung ương Đảng khóa XII", ", Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XII"],
)
def test_a_plenum_is_of_the_central_committee(whom: str) -> None:
    assert cited(f"Nghị quyết số 96-NQ/TW ngày 22/10/2018{whom if whom[0] == ',' else ' ' + whom}") == [
        ("96", "2018-10-22", "Ban Chấp hành Trung ương Đảng")
    ]


def test_a_date_of_another_year_than_the_number_is_a_misprint() -> None:
    said = "Nghị quyết số 163/2024/QH15 ngày 27/11/2025; Nghị quyết số 163/2024/QH15 ngày 27/11/2024 của Quốc hội"
    assert cited(said) == [("163", "2024-11-27", "Quốc hội")]
    codes = [finding.code for finding in read(HEAD.format(said).encode()).facts.findings]
    assert "year-and-date-differ" in codes


def test_a_law_that_is_named_before_it_is_numbered_is_one() -> None:
    said = "trợ cấp theo Luật Bảo hiểm xã hội; Luật Bảo hiểm xã hội số 41/2024/QH15"
    assert [number for number, _, _ in cited(said)] == ["41"]


def test_a_body_with_its_own_document_is_not_that_of_the_one_before() -> None:
    said = "chỉ đạo của Bộ Chính trị tại thông báo số 99-TB/TW ngày 21/11/2025, của Ban Bí thư tại văn bản số 213-KL/TW"
    assert [(number, issuer) for number, _, issuer in cited(said)] == [("99", "Bộ Chính trị"), ("213", "Ban Bí thư")]

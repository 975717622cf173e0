"""Who is addressed by what a directive asks, and when a sentence takes it up."""

from __future__ import annotations

import pytest

from ontology.identifiers import BASE
from queries.conformity.addressed import addressed
from queries.conformity.likeness import likeness

WARD, UBND, PARTY = "vn/31/11383", f"{BASE}vn/31/11383/ubnd", f"{BASE}vn/31/11383/du"


@pytest.mark.parametrize(
    ("unit", "body", "meant"),
    [
        ("Ủy ban nhân dân các xã, phường, đặc khu", UBND, True),
        ("UBND các xã, phường", UBND, True),
        ("Ủy ban nhân dân cấp xã", UBND, True),
        ("Ủy ban nhân dân phường Lê Chân", UBND, True),
        ("Các địa phương", UBND, True),
        ("Ủy ban nhân dân phường Hưng Đạo", UBND, False),
        ("Ủy ban nhân dân các tỉnh, thành phố", UBND, False),
        ("Ủy ban nhân dân các xã, đặc khu", UBND, False),
        ("Sở Khoa học và Công nghệ", UBND, False),
        ("Đảng ủy các xã, phường, đặc khu", UBND, False),
        ("Đảng ủy các xã, phường, đặc khu", PARTY, True),
        ("Ủy ban nhân dân các xã, phường, đặc khu", PARTY, False),
    ],
)
def test_who_is_addressed(unit: str, body: str, meant: bool) -> None:
    assert addressed(unit, body, WARD) == meant


ASKED = "Thành lập, kiện toàn tổ công nghệ số cộng đồng ở từng thôn, tổ dân phố"


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        (ASKED, 1.0, 1.0),
        ("Mỗi thôn kiện toàn tổ công nghệ số cộng đồng của mình trong tháng 10", 0.4, 0.9),
        ("Lắp mã QR tại cửa mỗi khu tập thể để người dân xem sơ đồ thoát hiểm", 0.0, 0.2),
        ("Sở Khoa học và Công nghệ", 0.0, 0.0),
        ("", 0.0, 0.0),
    ],
)
def test_how_much_of_what_is_asked_is_taken_up(said: str, least: float, most: float) -> None:
    assert least <= likeness(ASKED, said) <= most

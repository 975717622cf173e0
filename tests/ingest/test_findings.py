# ruff: noqa: E501  one line a case
"""What a careful editor flags: each fault with its place, and a sound document without any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ingest.cues import table
from ingest.facts import Finding
from ingest.findings import explain

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;"


def findings(reading: dict[str, Any]) -> list[tuple[str, str]]:
    return [(finding["code"], " ".join(finding["quote"].split())) for finding in reading["findings"]]


def test_a_sound_document_has_no_finding(sheet: Callable[..., str], said: Any) -> None:
    assert findings(said(sheet(PLAN))) == []


FAULTS = [
    pytest.param("", {"number": "Số:      /KH-UBND"}, "blank-number", "/KH-UBND", id="blank number"),
    pytest.param("", {"place": "Kiến Minh, ngày      tháng 9 năm 2025"}, "blank-date", "Kiến Minh, ngày tháng 9 năm 2025", id="blank day"),
    pytest.param("Căn cứ Chỉ thị số;", {}, "incomplete-reference", "Chỉ thị số", id="a type word and no number"),
    pytest.param("Căn cứ Kế hoạch số   /KH-UBND ngày 10/9/2025;", {}, "incomplete-reference", "Kế hoạch số", id="blank number of another document"),
    pytest.param("Căn cứ Kế hoạch số 33/KH-UBND của Ủy ban nhân dân thành phố;", {}, "undated-reference", "Kế hoạch số 33/KH-UBND của Ủy ban nhân dân thành phố", id="reference without a date"),
    pytest.param("Căn cứ Chỉ thị số 46-CTATU ngày 26/6/2025 của Thành ủy;", {}, "misread-symbol", "Chỉ thị số 46-CTATU ngày 26/6/2025 của Thành ủy", id="misread symbol"),
    pytest.param("Căn cứ Kế hoạch số 33/KH-UBND ngày 21/9/2025 của Ủy ban nhân dân thành phố;", {}, "later-reference", "Kế hoạch số 33/KH-UBND ngày 21/9/2025 của Ủy ban nhân dân thành phố", id="reference to the future"),
    pytest.param("Căn cứ Nghị định số 912/2024/NĐ-CP ngày 20/8/2025 của Chính phủ;", {}, "year-and-date-differ", "Nghị định số 912/2024/NĐ-CP ngày 20/8/2025 của Chính phủ", id="year and date differ"),
    pytest.param("Căn cứ Chỉ thị số 14-CT/TW ngày 03/01/2025 của Ban Bí thư;\nCăn cứ Chỉ thị số 41-CT/TW ngày 03/01/2025 của Ban Bí thư;", {}, "number-turned", "Chỉ thị số 41-CT/TW ngày 03/01/2025 của Ban Bí thư", id="digits transposed"),
    pytest.param("Căn cứ Kế hoạch số 33/KH-UBND ngày 10/9/2025 của Ủy ban nhân dân thành phố;\nCăn cứ Kế hoạch số 33/KH-UBND ngày 11/9/2025 của Ủy ban nhân dân thành phố;", {}, "dates-differ", "Kế hoạch số 33/KH-UBND ngày 11/9/2025 của Ủy ban nhân dân thành phố", id="two dates for one number"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "changes", "code", "quote"), FAULTS)
def test_a_fault_is_found_where_it_stands(
    opening: str, changes: dict[str, str], code: str, quote: str, sheet: Callable[..., str], said: Any
) -> None:
    ((found, at),) = findings(said(sheet(f"{opening}\n{PLAN}", **changes)))
    assert found == code
    assert at.startswith(quote) or quote.endswith(at)


def test_numbers_of_other_days_or_issuers_are_not_compared(sheet: Callable[..., str], said: Any) -> None:
    opening = "Căn cứ Chỉ thị số 14-CT/TW ngày 03/01/2025 của Ban Bí thư;\nCăn cứ Chỉ thị số 41-CT/TW ngày 04/01/2025 của Ban Bí thư;"
    assert findings(said(sheet(f"{opening}\n{PLAN}"))) == []


def test_work_for_a_level_that_has_ended(sheet: Callable[..., str], said: Any) -> None:
    body = "I. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân các huyện, quận\n- Xây dựng kế hoạch của địa phương."
    assert ("superseded-body") in [code for code, _ in findings(said(sheet(PLAN, body)))]


def test_a_body_that_has_ended(sheet: Callable[..., str], said: Any) -> None:
    gone = "Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng"
    for day, wanted in (("15/9/2025", ["body-not-there"]), ("15/9/2024", [])):
        opening = f"Căn cứ Kế hoạch số 5/KH-UBND ngày {day} của {gone};\n{PLAN}"
        assert [code for code, _ in findings(said(sheet(opening)))] == wanted


def test_a_missing_header_is_one_finding(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(PLAN, head="", motto="", number="", place="")
    assert [code for code, _ in findings(said(text))] == ["no-header"]


def test_nobody_to_issue(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(head="", motto="", number="Số: 12/KH-XYZ", place="", speaker="", sign="Lê Thu Vân")
    assert "no-issuer" in [code for code, _ in findings(said(text))]


def test_a_draft_is_a_finding(sheet: Callable[..., str], said: Any) -> None:
    assert findings(said(f"DỰ THẢO\n\n{sheet(PLAN)}")) == [("draft", "DỰ THẢO")]


@pytest.mark.parametrize("code", sorted(table("findings")))
def test_every_code_is_explained_in_both_languages(code: str) -> None:
    finding = Finding(code, 0, 1, "…chi tiết…")
    vi, en = explain(finding), explain(finding, "en")
    assert vi != en
    assert "{" not in vi + en
    assert ("…chi tiết…" in vi) == ("…chi tiết…" in en) == ("{detail}" in table("findings")[code]["vi"])


BODY = "I. TỔ CHỨC THỰC HIỆN\n1. {unit}\n- Hỗ trợ đường truyền cho xã."


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("Ủy ban nhân dân quận Lê Chân", "body-not-there"),
        ("Bộ Thông tin và Truyền thông", "body-not-there"),
        ("Ủy ban nhân dân phường Lê Chân", None),
        ("Ủy ban nhân dân thành phố", None),
        ("Bộ Khoa học và Công nghệ", None),
    ],
)
def test_work_for_a_body_that_has_ended(unit: str, code: str | None, sheet: Callable[..., str], said: Any) -> None:
    assert [found for found, _ in findings(said(sheet(PLAN, BODY.format(unit=unit))))] == ([code] if code else [])


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("1. Xã có ……………… hộ trong vùng ngập.", "………………"),
        ("1. Xã có ........ hộ trong vùng ngập.", "........"),
        ("1. Phát động từ ngày … tháng … năm 2025.", "ngày … tháng"),
        ("1. Các thôn, tổ dân phố, ... lập danh sách.", None),
        ("1. Cấp phát áo phao, đèn pin, v.v... cho các thôn.", None),
        ("1. Bác dạy: “Thi đua là [...] yêu nước”.", None),
        ("MỤC LỤC\nI. Mục tiêu .................... 3", None),
    ],
)
def test_a_blank_that_was_to_be_filled_in(body: str, quote: str | None, sheet: Callable[..., str], said: Any) -> None:
    found = findings(said(sheet(PLAN, f"I. NỘI DUNG\n{body}")))
    assert found == ([("blank-field", quote)] if quote else [])

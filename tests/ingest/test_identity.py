# ruff: noqa: E501  one line a case
"""Which document a mention means: merging of mentions, and IRIs in which two documents meet or stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ontology.identifiers import BASE, parse_document

if TYPE_CHECKING:
    from collections.abc import Callable

QUANG_NGAI = {
    "head": "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI",
    "place": "Quảng Ngãi, ngày 20 tháng 9 năm 2025",
    "speaker": "Ủy ban nhân dân tỉnh Quảng Ngãi ban hành Kế hoạch như sau:",
}
LE_CHAN = {
    "head": "ỦY BAN NHÂN DÂN\nPHƯỜNG LÊ CHÂN",
    "place": "Lê Chân, ngày 02 tháng 10 năm 2025",
    "speaker": "Ủy ban nhân dân phường Lê Chân ban hành Kế hoạch như sau:",
}


def cited(reading: dict[str, Any]) -> list[str]:
    return [citation["iri"].removeprefix(BASE) for citation in reading["citations"]]


IRIS = [
    pytest.param("Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố", "vn/31/ubnd/kh/2025/918", id="city plan"),
    pytest.param("Kế hoạch số 157/KH-UBND ngày 18/6/2024 của UBND thành phố", "vn/cu/31/ubnd/kh/2024/157", id="of the old city"),
    pytest.param("Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư", "vn/tw/ct/2025/91", id="secretariat counts in the committee's series"),
    pytest.param("Chỉ thị số 91-CT/TW ngày 12/8/2025", "vn/tw/ct/2025/91", id="issuer by its symbol"),
    pytest.param("Chỉ thị số 85-CT/TU ngày 05/9/2025 của Ban Thường vụ Thành ủy", "vn/31/tu/ct/2025/85", id="standing board counts with its committee"),
    pytest.param("Chỉ thị số 97/CT-TTg ngày 25/8/2025", "vn/ttg/ct/2025/97", id="prime minister by the symbol"),
    pytest.param("Nghị định số 912/2025/NĐ-CP", "vn/cp/nd/2025/912-2025", id="year in the number"),
    pytest.param("Luật số 64/2025/QH15", "vn/qh/luat/2025/64-2025", id="law"),
    pytest.param("Công văn số 5588/BGDĐT-GDPT ngày 06/9/2024 của Bộ Giáo dục và Đào tạo", "vn/bgddt/cv/2024/5588", id="letter of a ministry"),
    pytest.param("Hướng dẫn số 171/HD-SKHCN ngày 01/9/2025 của Sở Khoa học và Công nghệ", "vn/31/skhcn/hd/2025/171", id="department of the own city"),
    pytest.param("Quyết định số 66-QĐ/TW ngày 06/02/2017 của Ban Bí thư", "vn/tw/qd/2017/66", id="Party QĐ"),
    pytest.param("Quy định số 66-QĐ/TW ngày 06/02/2017 của Ban Bí thư", "vn/tw/qd/2017/66", id="Party Quy định in the same series"),
    pytest.param("Kế hoạch số 918/KH-UBND của UBND thành phố ngày 15/9/2025", "vn/31/ubnd/kh/2025/918", id="issuer before the day"),
    pytest.param("Kế hoạch của UBND thành phố số 918/KH-UBND ngày 15/9/2025", "vn/31/ubnd/kh/2025/918", id="issuer before the number"),
    pytest.param("Kế hoạch số 918-KH/UBND ngày 15/9/2025 của UBND thành phố", "vn/31/ubnd/kh/2025/918", id="Party form of a state number"),
    pytest.param("Chỉ thị số 91/CT-TW ngày 12/8/2025", "vn/tw/ct/2025/91", id="state form of a Party number"),
    pytest.param("văn bản số 1234/UBND-NV ngày 05/9/2025 của UBND thành phố", "vn/31/ubnd/cv/2025/1234", id="a letter called a document"),
    pytest.param("Luật Thi đua, khen thưởng", "named/luật-thi-đua-khen-thưởng", id="law by name"),
    pytest.param("Nghị quyết số 14/NQ-HĐND ngày 01/7/2025 của Hội đồng nhân dân xã", "vn/31/11725/hdnd/nq/2025/14", id="own assembly"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "path"), IRIS)
def test_the_iri_of_a_cited_document(printed: str, path: str, sheet: Callable[..., str], said: Any) -> None:
    assert cited(said(sheet(f"Thực hiện {printed};"))) == [path]


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("Kế hoạch số 918/KH-UBND của UBND thành phố", id="no date"),
        pytest.param("Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND tỉnh", id="which province"),
        pytest.param("Kế hoạch số 918/KH-UBND ngày 15/9/2025", id="no issuer"),
    ],
)
def test_a_reference_with_a_part_missing_stays_open(printed: str, sheet: Callable[..., str], said: Any) -> None:
    reading = said(sheet(f"Thực hiện {printed};"))
    (iri,) = cited(reading)
    assert iri.startswith("open/")
    assert "undated-reference" in [finding["code"] for finding in reading["findings"]]


def test_two_documents_that_cite_one_plan_meet(sheet: Callable[..., str], said: Any) -> None:
    one = said(sheet("Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố;"))
    other = said(
        sheet("Triển khai Kế hoạch 918/KH-UBND, ngày 15 tháng 9 năm 2025 của Uỷ ban nhân dân TP Hải Phòng,", **LE_CHAN)
    )
    assert cited(one) == cited(other) == ["vn/31/ubnd/kh/2025/918"]


def test_a_document_and_who_cites_it_meet(sheet: Callable[..., str], said: Any) -> None:
    own = said(sheet(number="Số: 918/KH-UBND", head="ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", place="Hải Phòng, ngày 15 tháng 9 năm 2025", speaker="Ủy ban nhân dân thành phố ban hành Kế hoạch:"))  # fmt: skip
    citing = said(sheet("Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;"))
    assert [own["id"].removeprefix(BASE)] == cited(citing)


def test_one_number_of_two_provinces_is_two_documents(sheet: Callable[..., str], said: Any) -> None:
    directive = "Căn cứ Chỉ thị số 14/CT-UBND ngày 08/6/2026 của Ủy ban nhân dân {};"
    here = cited(said(sheet(directive.format("thành phố Hải Phòng"))))
    there = cited(said(sheet(directive.format("tỉnh"), **QUANG_NGAI)))
    assert (here, there) == (["vn/31/ubnd/ct/2026/14"], ["vn/51/ubnd/ct/2026/14"])


def test_two_open_references_of_two_texts_do_not_meet(sheet: Callable[..., str], said: Any) -> None:
    opening = "Thực hiện Kế hoạch số 918/KH-UBND;"
    one, other = said(sheet(opening)), said(sheet(opening, **LE_CHAN))
    assert set(cited(one)).isdisjoint(cited(other))


def test_open_references_of_one_text_are_one(sheet: Callable[..., str], said: Any) -> None:
    body = "I. NỘI DUNG\n\n1. Thực hiện Kế hoạch số 918/KH-UBND.\n\n2. Trồng hoa."
    assert len(cited(said(sheet("Thực hiện Kế hoạch số 918/KH-UBND;", body)))) == 1


# ---- the document itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        pytest.param({}, "vn/31/11725/ubnd/kh/2025/12", id="commune plan"),
        pytest.param({"place": "Kiến Minh, ngày 20 tháng 9 năm 2026"}, "vn/31/11725/ubnd/kh/2026/12", id="numbers restart every year"),
        pytest.param({"kind": "QUYẾT ĐỊNH", "number": "Số: 12/QĐ-UBND"}, "vn/31/11725/ubnd/qd/2025/12", id="another kind"),
        pytest.param(QUANG_NGAI, "vn/51/ubnd/kh/2025/12", id="another body"),
        pytest.param({"kind": "QUYẾT ĐỊNH", "number": "Số: 12/2025/QĐ-UBND"}, "vn/31/11725/ubnd/qd/2025/12-2025", id="year in the number"),
    ],
)  # fmt: skip
def test_the_iri_of_a_document(changes: dict[str, str], path: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(**changes))["id"] == BASE + path


@pytest.mark.parametrize("number", ["Số:        /KH-UBND", "Số: /KH-UBND", "Số:....../KH-UBND", "Số …/KH-UBND"])
def test_a_blank_number_leaves_room_for_the_hash_of_the_text(number: str, sheet: Callable[..., str], said: Any) -> None:
    parsed = parse_document(said(sheet(number=number))["id"])
    assert (parsed.body, parsed.type, parsed.year, parsed.number) == ("vn/31/11725/ubnd", "kh", "2025", None)
    other = parse_document(said(sheet(number=number, title="Ra quân trồng cây"))["id"])
    assert other.hash != parsed.hash


def test_a_number_without_year_or_issuer_is_no_identity(sheet: Callable[..., str], said: Any) -> None:
    undated = parse_document(said(sheet(place="Kiến Minh, ngày    tháng    năm"))["id"])
    assert (undated.year, undated.number) == (None, None)
    nobody = parse_document(said(sheet(head="", number="Số: 12/KH-XYZ", place="", speaker="", sign="Lê Thu Vân"))["id"])
    assert nobody.number is None


# ---- mentions of one document -----------------------------------------------------------------------------------------

MERGED = [
    pytest.param("Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư", "Chỉ thị 91-CT/TW", id="date and issuer said once"),
    pytest.param("Chỉ thị số 91-CT/TW ngày 12/8/2025", "Chỉ thị số 91-CT/TW, ngày 12 tháng 8 năm 2025 của Ban Bí thư", id="two ways to print a day"),
    pytest.param("Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố", "Kế hoạch số 918/KH-UBND của Ủy ban nhân dân thành phố Hải Phòng", id="two ways to print an issuer"),
    pytest.param("Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư", "Chỉ thị số 91-CT/TW của Ban Chấp hành Trung ương Đảng", id="an organ and its committee"),
    pytest.param("Chỉ thị số 91-CT/TW của Ban Bí thư", "Chỉ thị số 91-CT/TW ngày 12/8/2025", id="the date comes later"),
    pytest.param("Kế hoạch số 0918/KH-UBND ngày 15/9/2025 của UBND thành phố", "Kế hoạch số 918/KH - UBND", id="zeros and spaces"),
    pytest.param("Luật Thi đua, khen thưởng số 06/2022/QH15", "Luật Thi đua, khen thưởng", id="law with its number, then by name"),
    pytest.param("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", "Nghị quyết Đại hội XIV của Đảng", id="congress, long and short"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), MERGED)
def test_mentions_of_one_document_merge(one: str, other: str, sheet: Callable[..., str], said: Any) -> None:
    body = f"I. NỘI DUNG\n\n1. Quán triệt {other} đến các thôn.\n\n2. Trồng hoa."
    (citation,) = said(sheet(f"Căn cứ {one};", body))["citations"]
    assert citation["mentions"] == [one, other]


APART = [
    pytest.param("Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố", "Kế hoạch số 918/KH-UBND ngày 15/9/2024 của UBND thành phố", id="another year"),
    pytest.param("Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố", "Kế hoạch số 918/KH-UBND ngày 16/9/2025 của UBND thành phố", id="another day"),
    pytest.param("Chỉ thị số 14/CT-UBND ngày 08/6/2026 của UBND thành phố", "Chỉ thị số 14/CT-UBND ngày 08/6/2026 của UBND tỉnh Quảng Ngãi", id="another issuer"),
    pytest.param("Chỉ thị số 41-CT/TW ngày 26/12/2024", "Chỉ thị số 14-CT/TW ngày 26/12/2024", id="transposed digits"),
    pytest.param("Nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2021/NĐ-CP", id="year in the number"),
    pytest.param("Chỉ thị số 41-CT/TW ngày 26/12/2024", "Chỉ thị số 41-CT/TU ngày 26/12/2024", id="another symbol"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_documents_stay_apart(one: str, other: str, sheet: Callable[..., str], said: Any) -> None:
    body = f"I. NỘI DUNG\n\n1. Quán triệt {other} đến các thôn.\n\n2. Trồng hoa."
    citations = said(sheet(f"Căn cứ {one};", body))["citations"]
    assert [citation["mentions"] for citation in citations] == [[one], [other]]


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("Căn cứ NĐ 98/2023 của Chính phủ;", [("98", "2023", "NĐ-CP", "Chính phủ")]),
        (
            "Căn cứ các Nghị quyết số 57-NQ/TW ngày 22/12/2024; 59-NQ/TW ngày 24/01/2025 của Bộ Chính trị;",
            [("57", None, "NQ/TW", "Bộ Chính trị"), ("59", None, "NQ/TW", "Bộ Chính trị")],
        ),
        (
            "Căn cứ Chỉ thị số 41-CT/TW ngày 26/12/2024; Chỉ thị số 42-CT/TW ngày 16/01/2025 của Ban Bí thư;",
            [("41", None, "CT/TW", None), ("42", None, "CT/TW", "Ban Bí thư")],
        ),
        (
            "Căn cứ Kế hoạch số 13/KH-UBND ký cùng ngày 03/01/2025 của UBND thành phố;",
            [("13", None, "KH-UBND", "Ủy ban nhân dân thành phố Hải Phòng")],
        ),
    ],
    ids=["decree without its symbol", "a list with one issuer", "no list, two references", "same day"],
)
def test_short_forms(opening: str, wanted: list[tuple[str | None, ...]], sheet: Callable[..., str], said: Any) -> None:
    found = said(sheet(opening))["citations"]
    assert [(c["number"], c["year"], c["symbol"], c["issuer"]) for c in found] == wanted

"""Numbers of documents in running text: every family, what real files make of them, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.numbers import find_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

STATE, PARTY, QPPL, ASSEMBLY = "state", "party", "qppl", "assembly"

FAMILIES = [
    pytest.param("Kế hoạch số 232/KH-UBND ngày 9/9", "232", None, "KH-UBND", STATE, id="state plan"),
    pytest.param("Chỉ thị số 15/CT-TTg", "15", None, "CT-TTg", STATE, id="prime minister"),
    pytest.param("số 71/NQ-CP", "71", None, "NQ-CP", STATE, id="government resolution"),
    pytest.param("số 1656/NQ-UBTVQH15", "1656", None, "NQ-UBTVQH15", STATE, id="standing committee, not QPPL"),
    pytest.param("số 425/BC-UBPLTP15", "425", None, "BC-UBPLTP15", STATE, id="an assembly committee"),
    pytest.param("số 25/KH-SNV-VP", "25", None, "KH-SNV-VP", STATE, id="state with a drafting unit"),
    pytest.param("Công văn số 5588/BGDĐT-GDPT", "5588", None, "BGDĐT-GDPT", STATE, id="letter of a ministry"),
    pytest.param("Công văn số 125/SGDĐT-VP", "125", None, "SGDĐT-VP", STATE, id="letter of a department"),
    pytest.param("Công văn số 9127/UBND-KHCN", "9127", None, "UBND-KHCN", STATE, id="letter of a people's committee"),
    pytest.param("Tờ trình số 380/TTr-CP", "380", None, "TTr-CP", STATE, id="proposal"),
    pytest.param("số 03/VBHN-VPQH", "3", None, "VBHN-VPQH", STATE, id="consolidated text"),
    pytest.param("Nghị định số 30/2020/NĐ-CP", "30", "2020", "NĐ-CP", QPPL, id="decree"),
    pytest.param("số 10/2016/TT-BTTTT", "10", "2016", "TT-BTTTT", QPPL, id="circular of a merged ministry"),
    pytest.param("số 44/2005/QĐ-UBND", "44", "2005", "QĐ-UBND", QPPL, id="rule of a province"),
    pytest.param("số 55/2005/TTLT-BNV-VPCP", "55", "2005", "TTLT-BNV-VPCP", QPPL, id="joint circular"),
    pytest.param("Luật số 64/2025/QH15", "64", "2025", "QH15", ASSEMBLY, id="law"),
    pytest.param("số 76/2025/UBTVQH15", "76", "2025", "UBTVQH15", ASSEMBLY, id="ordinance of the standing committee"),
    pytest.param("Chỉ thị số 41-CT/TW", "41", None, "CT/TW", PARTY, id="politburo directive"),
    pytest.param("Chỉ thị số 46-CT/TU", "46", None, "CT/TU", PARTY, id="city committee"),
    pytest.param("Chương trình số 17-CTr/TU", "17", None, "CTr/TU", PARTY, id="programme keeps its small r"),
    pytest.param("số 23-QĐ/UBKTTW", "23", None, "QĐ/UBKTTW", PARTY, id="inspection commission"),
    pytest.param("số 357-CV/BTCTU", "357", None, "CV/BTCTU", PARTY, id="party letter"),
    pytest.param("số 12-NQ/ĐU", "12", None, "NQ/ĐU", PARTY, id="commune committee"),
    pytest.param("số 225-KH/TWĐTN-TNNT", "225", None, "KH/TWĐTN-TNNT", PARTY, id="youth union"),
    pytest.param("số 291/QĐ-MTTQ-BTT", "291", None, "QĐ-MTTQ-BTT", STATE, id="fatherland front"),
    pytest.param("số 47/HD-TLĐ", "47", None, "HD-TLĐ", STATE, id="trade union"),
]

MALFORMED = [
    pytest.param("số31-QĐ/TW", "31", None, "QĐ/TW", PARTY, id="lost space after số"),
    pytest.param("số 367 - QĐ/TWĐTN-VP", "367", None, "QĐ/TWĐTN-VP", PARTY, id="spaces around the dash"),
    pytest.param("số 232 /KH-UBND", "232", None, "KH-UBND", STATE, id="space before the slash"),
    pytest.param("số 232/ KH-UBND", "232", None, "KH-UBND", STATE, id="space after the slash"),
    pytest.param("số 232/KH -UBND", "232", None, "KH-UBND", STATE, id="space inside the symbol"),
    pytest.param("số 232/KH - UBND", "232", None, "KH-UBND", STATE, id="spaces inside the symbol"),
    pytest.param("số 232/KH–UBND", "232", None, "KH-UBND", STATE, id="en dash"),
    pytest.param("số 232/KH\u2011UBND", "232", None, "KH-UBND", STATE, id="no-break hyphen"),
    pytest.param("số 232／KH-UBND", "232", None, "KH-UBND", STATE, id="full-width slash"),
    pytest.param("số 232\u00a0/KH-UBND", "232", None, "KH-UBND", STATE, id="no-break space"),
    pytest.param("số 232/KH-\nUBND", "232", None, "KH-UBND", STATE, id="broken over a line end"),
    pytest.param("số **232/KH-UBND**", "232", None, "KH-UBND", STATE, id="bold"),
    pytest.param("số 75/KH/ĐU", "75", None, "KH/ĐU", STATE, id="two slashes"),
    pytest.param("số 07/CT-TTG", "7", None, "CT-TTg", STATE, id="TTG in capitals"),
    pytest.param("số 12/KH-LIBND", "12", None, "KH-UBND", STATE, id="LI misread for U"),
    pytest.param("số 46-CTATU", "46", None, "CT/TU", PARTY, id="slash misread as A"),
    pytest.param("số 15/2021/QÐ-UBND", "15", "2021", "QĐ-UBND", QPPL, id="Icelandic eth for Đ"),
    pytest.param("số 0232/KH-UBND", "232", None, "KH-UBND", STATE, id="leading zero"),
]


@pytest.mark.parametrize(("text", "number", "year", "symbol", "family"), [*FAMILIES, *MALFORMED])
def test_a_number_is_read(
    text: str, number: str, year: str | None, symbol: str, family: str, view: Callable[[str], str]
) -> None:
    (found,) = find_numbers(view(text))
    assert (found.number, found.year, found.symbol, found.family) == (number, year, symbol, family)
    digits = text[found.start : found.end].lstrip("0")
    assert digits.startswith(number)
    assert text[found.end - 1].isalnum()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ngày 23/4/2026", id="date with slashes"),
        pytest.param("ngày 26-12-2024", id="date with dashes"),
        pytest.param("tháng 12/2025", id="month"),
        pytest.param("giai đoạn 2026-2030", id="period"),
        pytest.param("nhiệm kỳ 2025 - 2030", id="term of office"),
        pytest.param("đạt 3/4 số thôn", id="fraction"),
        pytest.param("đạt 13%/năm", id="rate a year"),
        pytest.param("đạt 13%/ năm", id="rate a year with a space"),
        pytest.param("11.247 USD/người", id="money a head"),
        pytest.param("TCVN 9001:2015", id="Vietnamese standard"),
        pytest.param("QCVN 102:2016/BTTTT", id="technical regulation"),
        pytest.param("24/7", id="round the clock"),
        pytest.param("COVID-19", id="a word with a number"),
        pytest.param("km 5/QL10", id="milestone of a road"),
        pytest.param("Số 302/Ngày 5 tháng 6", id="a word after the slash"),
        pytest.param("Tổ 3/Khu A", id="a block of flats"),
        pytest.param("điện thoại 0225-3842", id="telephone"),
        pytest.param("số /KH-UBND", id="blank number"),
        pytest.param("một văn bản không có số", id="no digit at all"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str, view: Callable[[str], str]) -> None:
    assert list(find_numbers(view(text))) == []


def test_all_numbers_of_a_sentence_in_their_order(view: Callable[[str], str]) -> None:
    text = view("số 41-CT/TW, số 46-CT/TU và số 232/KH-UBND; Nghị định 30/2020/NĐ-CP")
    found = list(find_numbers(text))
    assert [text[n.start : n.end] for n in found] == ["41-CT/TW", "46-CT/TU", "232/KH-UBND", "30/2020/NĐ-CP"]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        pytest.param("1/KH-UBND", "UBND", id="after the kind"),
        pytest.param("1-CT/TW", "TW", id="party"),
        pytest.param("1/BGDĐT-GDPT", "BGDĐT", id="a letter begins with it"),
        pytest.param("1/QĐ-MTTQ-BTT", "MTTQ", id="before its own organ"),
        pytest.param("64/2025/QH15", "QH15", id="assembly"),
    ],
)
def test_the_organ_of_a_symbol(text: str, organ: str, view: Callable[[str], str]) -> None:
    (found,) = find_numbers(view(text))
    assert found.organ == organ


def test_only_a_repaired_letter_is_a_slip(view: Callable[[str], str]) -> None:
    slips = {text: next(find_numbers(view(text))).slip for text in ("46-CTATU", "46-CT/TU", "7/CT-TTG", "12/KH-LIBND")}
    assert slips == {"46-CTATU": True, "46-CT/TU": False, "7/CT-TTG": False, "12/KH-LIBND": True}


def test_a_long_line_of_digits_and_slashes_takes_no_time(view: Callable[[str], str]) -> None:
    import time

    text = view("1/2-3/" * 60_000 + "A" * 60_000 + "-1/" * 60_000)
    begin = time.perf_counter()
    list(find_numbers(text))
    assert time.perf_counter() - begin < 3

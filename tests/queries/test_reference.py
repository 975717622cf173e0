"""What is read in a typed reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.identifiers import BASE
from queries.reference import loose, parse, same_symbol


def parts(text: str) -> tuple[object, ...]:
    found = parse(text)
    return (tuple(kind.name for kind in found.kinds), found.number, found.year, found.symbol, found.date, found.words)


PLAN, DIRECTIVE = ("Kế hoạch",), ("Chỉ thị",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("232/KH-UBND", ((), "232", None, "kh-ubnd", None, ())),
        ("  232 / KH – UBND ", ((), "232", None, "kh-ubnd", None, ())),
        ("số 05/CT-TTg", ((), "5", None, "ct-ttg", None, ())),
        ("41-CT/TW", ((), "41", None, "ct/tw", None, ())),
        ("15/2021/QĐ-UBND", ((), "15", "2021", "qđ-ubnd", None, ())),
        ("64/2025/QH15", ((), "64", "2025", "qh15", None, ())),
        ("kế hoạch 232", (PLAN, "232", None, None, None, ())),
        ("Kế hoạch số 232", (PLAN, "232", None, None, None, ())),
        ("ke hoach 232", (PLAN, "232", None, None, None, ())),
        ("KH 232", (PLAN, "232", None, None, None, ())),
        ("kế hoạch 232 năm 2025", (PLAN, "232", None, None, "2025", ())),
        ("232/KH-UBND 2025", ((), "232", None, "kh-ubnd", "2025", ())),
        ("Chỉ thị 41-CT/TW ngày 26/12/2024", (DIRECTIVE, "41", None, "ct/tw", "2024-12-26", ())),
        ("Chỉ thị số 41-CT/TW, ngày 26 tháng 12 năm 2024", (DIRECTIVE, "41", None, "ct/tw", "2024-12-26", ())),
        ("14/CT-UBND 2026-06-08", ((), "14", None, "ct-ubnd", "2026-06-08", ())),
        ("14/CT-UBND ngày 8/6/2026", ((), "14", None, "ct-ubnd", "2026-06-08", ())),
        ("kế hoạch tháng 9 năm 2025", (PLAN, None, None, None, "2025-09", ())),
        ("232/KH-UBND Hải Phòng", ((), "232", None, "kh-ubnd", None, ("hải", "phòng"))),
        ("kế hoạch của UBND xã A", (PLAN, None, None, None, None, ("ủy", "ban", "nhân", "dân", "xã", "a"))),
        ("kế hoạch xã Hoà Bình", (PLAN, None, None, None, None, ("xã", "hòa", "bình"))),
        ("TP Hải Phòng", ((), None, None, None, None, ("thành", "phố", "hải", "phòng"))),
        ("", ((), None, None, None, None, ())),
    ],
)  # fmt: skip
def test_parts(text: str, expected: tuple[object, ...]):
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["vn/31/ubnd/kh/2025/232", "open/9f2c9f2c", "named/luật-thi-đua"])
def test_iris_and_their_paths(text: str):
    assert parse(text).iri == parse(BASE + text).iri == BASE + text


def test_no_iri_with_what_could_break_a_query():
    assert parse("vn/31> } CLEAR ALL #").iri is None


@given(st.text(max_size=80))
def test_any_text_is_some_reference(text: str):
    parse(text)


@pytest.mark.parametrize(
    ("typed", "symbol", "fits"),
    [
        ("kh-ubnd", "KH-UBND", 2),
        ("ct-tw", "CT/TW", 2),
        ("qd-ubnd", "QĐ-UBND", 2),
        ("kh", "KH-UBND", 1),
        ("kh-ubnd", "KH-HĐND", 0),
        ("kh-ubnd", None, 0),
    ],
)
def test_same_symbol(typed: str, symbol: str | None, fits: int):
    assert same_symbol(typed, symbol) == fits


def test_loose_keeps_words_apart():
    assert loose("Ủy ban Đông Hải") == "uy ban dong hai"

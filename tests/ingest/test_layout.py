# ruff: noqa: E501  one line a case
"""Lines put together to paragraphs, as files wrap, space and break them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ingest.layout import blocks, lines

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = "Các thôn huy động mọi hộ dân tham gia quét dọn, thu gom rác ở hai bên bờ"

PARAGRAPHS = [
    pytest.param("Một câu.\n\nCâu khác.", ["Một câu.", "Câu khác."], id="blank line"),
    pytest.param(
        f"{LONG}\nkênh vào sáng thứ bảy.\nCâu khác.", [f"{LONG} kênh vào sáng thứ bảy.", "Câu khác."], id="hard wrap"
    ),
    pytest.param(f"1. {LONG}\nkênh.\n2. Trồng hoa.", [f"1. {LONG} kênh.", "2. Trồng hoa."], id="items"),
    pytest.param(
        f"{LONG}\n\nkênh vào sáng thứ bảy.", [f"{LONG} kênh vào sáng thứ bảy."], id="page break inside a sentence"
    ),
    pytest.param(
        f"{LONG},\n\nNhà văn hóa và trạm y tế.",
        [f"{LONG},", "Nhà văn hóa và trạm y tế."],
        id="a capital after a gap begins anew",
    ),
    pytest.param("1.\nPhòng Kinh tế xã", ["1. Phòng Kinh tế xã"], id="a mark alone on its line"),
    pytest.param("I. NỘI DUNG\n1. Trồng hoa", ["I. NỘI DUNG", "1. Trồng hoa"], id="heading"),
    pytest.param("- Một;\n- Hai;\n+ Ba.", ["- Một;", "- Hai;", "+ Ba."], id="dashes and plus signs"),
    pytest.param("Một\n-------\nHai", ["Một", "Hai"], id="a rule is no line and parts two"),
    pytest.param("", [], id="nothing"),
    pytest.param("\n \n\t\n", [], id="white space"),
]


@pytest.mark.parametrize(("text", "wanted"), PARAGRAPHS)
def test_paragraphs(text: str, wanted: list[str], view: Callable[[str], str]) -> None:
    seen = view(text)
    got = [" ".join(seen[block.start : block.end].split()) for block in blocks(seen, lines(seen))]
    assert got == wanted


MARKS = [
    pytest.param("Điều 3. Trách nhiệm", "article", "Trách nhiệm", id="article"),
    pytest.param("IV. TỔ CHỨC", "roman", "TỔ CHỨC", id="roman"),
    pytest.param("2. Yêu cầu", "number", "Yêu cầu", id="number"),
    pytest.param("2.1. Yêu cầu", "number", "Yêu cầu", id="number of two"),
    pytest.param("2.1 Yêu cầu", "number", "Yêu cầu", id="number of two without a stop"),
    pytest.param("a) Mua chổi", "letter", "Mua chổi", id="letter"),
    pytest.param("đ) Mua chổi", "letter", "Mua chổi", id="letter đ"),
    pytest.param("(1) Mua chổi", "paren", "Mua chổi", id="number in parentheses"),
    pytest.param("- Mua chổi", "bullet", "Mua chổi", id="dash"),
    pytest.param("* Mua chổi", "bullet", "Mua chổi", id="star"),
    pytest.param("+ Mua chổi", "plus", "Mua chổi", id="plus"),
    pytest.param("Mua chổi", "", "Mua chổi", id="none"),
    pytest.param("2025 là năm", "", "2025 là năm", id="a year"),
    pytest.param("1.250 hộ dân", "", "1.250 hộ dân", id="a figure"),
    pytest.param("15/10 là ngày hội", "", "15/10 là ngày hội", id="a day"),
]


@pytest.mark.parametrize(("text", "mark", "words"), MARKS)
def test_marks(text: str, mark: str, words: str, view: Callable[[str], str]) -> None:
    seen = view(text)
    (block,) = blocks(seen, lines(seen))
    assert (block.mark, seen[block.body : block.end]) == (mark, words)


def test_marks_lie_in_one_another(view: Callable[[str], str]) -> None:
    seen = view("I. MỘT\n1. Hai\n1.1. Ba\na) Bốn\n- Năm\n+ Sáu\nBảy")
    depths = [block.depth for block in blocks(seen, lines(seen))]
    assert depths == sorted(depths)
    assert len(set(depths[:-1])) == len(depths) - 1


# ---- what layout must not change in a document ----------------------------------------------------------------------------

OPENING = "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố về chuyển đổi số cấp xã;"
BODY = (
    "I. NỘI DUNG\n\n1. Tiếp tục quán triệt sâu sắc Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư đến đảng viên.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế xã\n\na) Mua chổi, xẻng cho các thôn trước ngày 30/9/2025.\n\n2. Trạm Y tế xã: Phát khẩu trang cho người tham gia."
)


def _wrapped(text: str) -> str:
    import textwrap

    return "\n\n".join(
        "\n".join(textwrap.wrap(part, 60, break_on_hyphens=False)) if len(part) > 90 else part
        for part in text.split("\n\n")
    )


WAYS = [
    pytest.param(_wrapped, id="hard-wrapped"),
    pytest.param(lambda text: _wrapped(text).replace("\n", "\n\n"), id="double-spaced"),
    pytest.param(lambda text: text.replace("ngày 15/9/2025 của", "ngày 15/9/2025\n\n2\n\ncủa").replace("\n\n2\n\n", "\n\n"), id="page break in a citation"),
    pytest.param(lambda text: text.replace("\n", "\r\n"), id="Windows line ends"),
    pytest.param(lambda text: text.replace(" số ", " số\u00a0").replace(" ngày ", "\u00a0ngày "), id="no-break spaces"),
    pytest.param(lambda text: "\n".join(f"  {line}" for line in text.split("\n")), id="indented"),
    pytest.param(lambda text: "\n".join(f"{line}   " for line in text.split("\n")), id="spaces at line ends"),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_layout_says_nothing(way: Callable[[str], str], sheet: Callable[..., str], said: Any) -> None:
    def told(text: str) -> Any:
        reading = said(text)
        cites = [(c["iri"], c["relation"], c["primary"], c["issuer"]) for c in reading["citations"]]
        work = [(a["unit"], a["tasks"], [d["date"] for d in a["deadlines"]]) for a in reading["assignments"]]
        document = {key: value for key, value in reading["document"].items() if key != "evidence"}
        return document, cites, work

    text = sheet(OPENING, BODY)
    assert told(way(text)) == told(text)
    assert len(told(text)[1]) == len(told(text)[2]) == 2

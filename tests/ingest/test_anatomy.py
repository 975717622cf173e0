"""Where the parts of a document stand, and what around it belongs to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ingest.anatomy import dissect

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;"


def numbers(reading: dict[str, Any]) -> list[str]:
    return [citation["number"] for citation in reading["citations"]]


def test_the_parts_follow_one_another(sheet: Callable[..., str], view: Callable[[str], str]) -> None:
    text = view(sheet(PLAN))
    parts = dissect(text)
    printed = [
        text[span.start : span.end].strip()
        for span in (parts.heading, parts.title, parts.opening, parts.body, parts.recipients, parts.signature)
    ]
    heads = ["KẾ HOẠCH", "Ra quân", "Thực hiện", "I. NỘI DUNG", "Nơi nhận:", "TM. ỦY BAN"]
    assert [part[: len(head)] for part, head in zip(printed, heads, strict=True)] == heads
    assert printed[-1].endswith("Lê Thu Vân")
    starts = [parts.header.start, parts.heading.start, parts.title.start, parts.opening.start, parts.body.start]
    assert starts == sorted(starts)


BOILERPLATE = [
    "Văn bản liên quan",
    "File được đính kèm theo văn bản",
    "Tải văn bản",
    "Bạn chưa đăng nhập",
    "Ký bởi: Văn thư",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_what_a_site_prints_after_a_document_is_not_read(line: str, sheet: Callable[..., str], said: Any) -> None:
    text = f"{sheet(PLAN)}\n{line}\n\nKế hoạch số 77/KH-UBND ngày 01/02/2025 của UBND thành phố\n"
    assert numbers(said(text)) == ["918"]


def test_what_a_site_prints_before_a_document_is_not_read(sheet: Callable[..., str], said: Any) -> None:
    menu = "Trang chủ\nTin tức\nKế hoạch số 77/KH-UBND ngày 01/02/2025 của UBND thành phố\n" + "Mục\n" * 30
    assert numbers(said(f"{menu}\n{sheet(PLAN)}")) == ["918"]


def test_words_of_a_site_inside_the_text_do_not_end_it(sheet: Callable[..., str], said: Any) -> None:
    body = (
        "I. NỘI DUNG\n\n1. Đăng tin.\n\nVăn bản liên quan\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Trạm Y tế xã: Phát khẩu trang."
    )
    assert [one["unit"] for one in said(sheet(PLAN, body))["assignments"]] == ["Trạm Y tế xã"]


def test_a_document_without_anything_known_has_empty_parts(view: Callable[[str], str]) -> None:
    for text in ("", "\n", "x", "Một câu chuyện dài.\n\nHết."):
        parts = dissect(view(text))
        assert not parts.heading
        assert not parts.recipients
        assert parts.kind is None

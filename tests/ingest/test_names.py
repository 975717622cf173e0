# ruff: noqa: E501  one line a case
"""Documents cited by name: laws, congress resolutions, plenum resolutions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.names import find_named

if TYPE_CHECKING:
    from collections.abc import Callable

CONGRESS = "Nghị quyết Đại hội đại biểu"

NAMED = [
    pytest.param("theo Luật Thi đua, khen thưởng và các văn bản", "Luật Thi đua, khen thưởng", id="a comma inside a known name"),
    pytest.param("Luật Cán bộ, công chức năm 2008", "Luật Cán bộ, công chức", id="year after it"),
    pytest.param("Luật Tổ chức chính quyền địa phương, Luật", "Luật Tổ chức chính quyền địa phương", id="comma after it"),
    pytest.param("Bộ luật Lao động quy định", "Bộ luật Lao động", id="code"),
    pytest.param("Pháp lệnh Ưu đãi người có công với cách mạng;", "Pháp lệnh Ưu đãi người có công với cách mạng", id="ordinance"),
    pytest.param("Luật Hòa giải ở cơ sở và", "Luật Hòa giải ở cơ sở", id="new tone placement"),
    pytest.param("Luật Hoà giải ở cơ sở và", "Luật Hòa giải ở cơ sở", id="older tone placement"),
    pytest.param("Luật Thi đua,\nkhen thưởng", "Luật Thi đua, khen thưởng", id="broken over a line end"),
    pytest.param(f"{CONGRESS} toàn quốc lần thứ XIV của Đảng", f"{CONGRESS} toàn quốc lần thứ XIV của Đảng", id="national congress"),
    pytest.param("Nghị quyết Đại hội XIII của Đảng đã", "Nghị quyết Đại hội XIII của Đảng", id="national congress, short"),
    pytest.param(f"{CONGRESS} Đảng bộ thành phố lần thứ I", f"{CONGRESS} Đảng bộ thành phố lần thứ I", id="city congress"),
    pytest.param(f"{CONGRESS} Đảng bộ phường Lê Chân lần thứ I, nhiệm kỳ 2025-2030", f"{CONGRESS} Đảng bộ phường Lê Chân lần thứ I, nhiệm kỳ 2025-2030", id="ward congress with its term"),
    pytest.param("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XII", id="plenum"),
    pytest.param("Kết luận Hội nghị Trung ương 12 khóa XIII", "Kết luận Hội nghị Trung ương 12 khóa XIII", id="conclusion of a plenum"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_name_is_read(text: str, name: str, view: Callable[[str], str]) -> None:
    (found, *more) = [named for named in find_named(view(text)) if named.end > named.start]
    assert found.name == name
    assert not more or more[0].start >= found.end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("các luật có liên quan", id="laws in general"),
        pytest.param("Luật và các văn bản hướng dẫn", id="the word alone"),
        pytest.param("kỷ luật Đảng", id="discipline"),
        pytest.param("nghị quyết của chi bộ thôn", id="a branch's resolution"),
        pytest.param("Đại hội thi đua yêu nước lần thứ VI", id="a congress of another kind"),
    ],
)
def test_what_is_no_name(text: str, view: Callable[[str], str]) -> None:
    assert list(find_named(view(text))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Luật Thi đua, khen thưởng", "Luật Thi đua khen thưởng", id="comma"),
        pytest.param("Luật Thi đua, khen thưởng", "LUẬT Thi đua, Khen thưởng", id="capitals"),
        pytest.param(
            f"{CONGRESS} toàn quốc lần thứ XIV của Đảng",
            "Nghị quyết Đại hội XIV của Đảng",
            id="congress, long and short",
        ),
        pytest.param(
            f"{CONGRESS} Đảng bộ thành phố lần thứ I",
            f"{CONGRESS} Đảng bộ thành phố lần thứ I, nhiệm kỳ 2025-2030",
            id="with its term",
        ),
    ],
)
def test_two_ways_to_print_one_name_have_one_key(one: str, other: str, view: Callable[[str], str]) -> None:
    keys = {named.key for text in (one, other) for named in find_named(view(text))}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội XIV của Đảng", id="which congress"),
        pytest.param(
            f"{CONGRESS} Đảng bộ thành phố lần thứ I", f"{CONGRESS} Đảng bộ phường lần thứ I", id="whose congress"
        ),
        pytest.param("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XIII", id="term of a plenum"),
        pytest.param("Luật Đầu tư", "Luật Đầu tư công", id="longer name"),
    ],
)
def test_two_documents_have_two_keys(one: str, other: str, view: Callable[[str], str]) -> None:
    keys = [named.key for text in (one, other) for named in find_named(view(text))]
    assert len(keys) == len(set(keys)) == 2


def test_a_law_that_amends_others_is_one(view: Callable[[str], str]) -> None:
    text = "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương;"
    assert len(list(find_named(view(text)))) == 1

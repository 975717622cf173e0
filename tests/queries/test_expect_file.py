"""The user's file of who is expected: what it may say, what it gives, and errors with their line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.areas import ExpectationError
from queries.expect_file import parse, read
from queries.expectation import Asked
from queries.missing import missing
from queries.model import Board

PLAN = f"{BASE}vn/31/ubnd/kh/2025/232"
WHOLE = """
directive: 232/KH-UBND
scope: phường, đặc khu
bodies: [UBND, Đảng ủy]
deadline: 2025-10-15
exceptions:
  - area: đặc khu Bạch Long Vĩ
    reason: chưa có địa bàn áp dụng
  - area: phường Lê Chân
    reason: được gia hạn
    deadline: 31/12/2025
"""


def board(store: Store, text: str, as_of: date = date(2025, 12, 31), **more: Any) -> Board:
    return missing(store, PLAN, as_of, asked=Asked(wanted=parse(text.encode(), "ai.yaml"), **more))


def test_the_whole_file(seeds_store: Store):
    found = board(seeds_store, WHOLE)
    assert found.expected == 2 * 46
    assert [(one.area, one.reason) for one in found.exempt] == [("đặc khu Bạch Long Vĩ", "chưa có địa bàn áp dụng")]
    extended = {row.due for row in found.rows if row.area == "phường Lê Chân"}
    assert extended == {"2025-12-31"}
    assert {row.due for row in found.rows if row.area != "phường Lê Chân"} == {"2025-10-15"}
    assert {(row.source, row.due_source) for row in found.rows} == {("user", "user")}
    assert "ai.yaml" in found.because


def test_without_a_deadline(seeds_store: Store):
    found = board(seeds_store, "scope: phường Lê Chân")
    assert [(row.state, row.due, row.due_source) for row in found.rows] == [("not_found", None, None)]


def test_scope_as_a_list(seeds_store: Store):
    assert board(seeds_store, "scope:\n  - xã Kiến Minh\n  - phường Lê Chân\n").expected == 2


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "tệp trống"),
        ("deadline: 2025-10-15", 1, "thiếu “scope”"),
        ("scope: xã\nhan: 2025", 2, "không có mục “han”"),
        ("scope: xã\nscope: phường", 2, "ghi hai lần"),
        ("scope: xã\ndeadline: tháng mười", 2, "“tháng mười” không phải ngày"),
        ("scope: xã\ndeadline:", 2, "cần một dòng chữ"),
        ("scope: xã\nbodies: [Sở Y tế]", 2, "không rõ “Sở Y tế”"),
        ("scope: xã\nexceptions:\n  - area: xã Kiến Minh", 3, "thiếu “reason”"),
        ("scope: xã\nexceptions:\n  - xã Kiến Minh", 3, "area, reason, deadline"),
        ("scope: xã\nexceptions:\n  - {area: xã Không Đâu, reason: a}", 3, "Không có đơn vị “xã Không Đâu”"),
        ("\nscope: phường Không Đâu", 2, "Không có đơn vị “phường Không Đâu”"),
        ("scope: [xã", 1, "không phải YAML"),
        ("- xã", 1, "ghi “tên: giá trị”"),
        ("scope: &a xã", 1, "không dùng &"),
        ("scope: !!python/object/apply:os.system [echo]", 1, None),
        ("[" * 5000, 1, "không phải YAML"),
    ],
)
def test_errors_say_the_line_in_both_languages(seeds_store: Store, text: str, line: int, said: str | None):
    with pytest.raises(ExpectationError) as raised:
        board(seeds_store, text)
    vi, _, en = str(raised.value).partition(" ¦ ")
    assert vi.startswith(f"ai.yaml, dòng {line}: ")
    assert en.startswith(f"ai.yaml, line {line}: ")
    assert said is None or said in vi


def test_a_file_for_another_document(seeds_store: Store):
    with pytest.raises(ExpectationError, match="viết cho “41-CT/TW”"):
        board(seeds_store, "directive: 41-CT/TW\nscope: xã")


def test_a_file_that_is_not_there(tmp_path: Path):
    with pytest.raises(ExpectationError, match=r"khong-co\.yaml"):
        read(tmp_path / "khong-co.yaml")


def test_bytes_that_are_no_text(tmp_path: Path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff\xfe\x00\x00\x01")
    with pytest.raises(ExpectationError, match=r"a\.yaml, dòng 1"):
        read(path)

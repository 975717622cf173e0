"""How alike titles are, cut short or run on as citations have them."""

import pytest

from queries.reconcile.titles import likeness, shared_subject

DRILL = "diễn tập phòng thủ dân sự cấp xã năm 2025"


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        (f"Về việc {DRILL}", f"về {DRILL} trên địa bàn, giao các phòng thực hiện ngay", "alike"),
        (f"{DRILL}, Chỉ thị số 85-CT/TU của Thành ủy", f"{DRILL} và Kế hoạch số 9/KH-UBND của thành phố", "alike"),
        (DRILL, DRILL.replace("năm 2025", "năm 2024"), None),
        (DRILL, "Diễn tập phòng thù dân sự cấp xả năm 2025", "alike"),
        (DRILL, "quản lý chợ và cửa hàng ở khu vực nông thôn", "unlike"),
        ("diễn tập", "diễn tập", None),
        ("", DRILL, None),
    ],
    ids=[
        "run on",
        "run on into the next of a list",
        "another year",
        "misread letters",
        "another subject",
        "too short",
        "none",
    ],
)
def test_likeness(first: str, second: str, how: str | None):
    assert likeness([first], [second]) == how
    assert likeness([second, ""], [first]) == how


def test_no_title_tells_nothing():
    assert likeness([], [DRILL]) is None


def test_shared_subject_leaves_out_what_every_title_has():
    one, other = ["tăng cường công tác phòng cháy rừng"], ["kế hoạch phòng cháy ở tổ dân phố"]
    assert shared_subject(one, other, ["tăng cường"]) == "phòng cháy"
    assert shared_subject(one, other, ["phòng cháy"]) is None


def test_what_runs_on_behind_a_title_is_not_its_subject():
    assert shared_subject(["một " * 30 + "phòng cháy"], ["phòng cháy"], []) is None

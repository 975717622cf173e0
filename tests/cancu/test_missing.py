"""`cancu missing`: every expected unit in the machine forms, head, counts and folded groups for people."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

ROW = {"area", "code", "state", "issued", "document", "date", "due", "days_late", "expected_because"}


def test_json_is_the_stable_form(cancu_json: Any):
    board = cancu_json("missing", "232/KH-UBND", "--as-of", "2025-12-31")
    assert set(board) >= {"document", "as_of", "expected", "counts", "coverage", "rows"}
    assert (board["as_of"], board["expected"], len(board["rows"])) == ("2025-12-31", 114, 114)
    assert sum(board["counts"].values()) == 114
    assert {state: n for state, n in board["counts"].items() if n} == {"issued": 2, "not_found": 1, "no_data": 111}
    assert board["coverage"] == {"areas_with_documents": 3, "expected": 114, "documents": 3, "newest": "2026-07"}
    for row in board["rows"]:
        assert set(row) >= ROW
        assert row["issued"] is (row["state"] == "issued")
        assert (row["document"] is None) == (row["state"] in ("not_found", "no_data"))
    assert {row["area"] for row in board["rows"] if row["state"] == "not_found"} == {"phường Lê Chân"}


def test_below(cancu_json: Any):
    (below,) = cancu_json("missing", "157/KH-UBND", "--as-of", "2024-12-31")["below"]
    assert [row["due"] for row in below["rows"]] == ["2024-07-31"] * 6


def test_day_as_people_write_it(cancu_json: Any):
    assert cancu_json("missing", "232/KH-UBND", "--as-of", "31/12/2025")["as_of"] == "2025-12-31"


def test_csv_has_every_unit_and_those_below(cancu: Any):
    done = cancu("missing", "157/KH-UBND", "--as-of", "2024-12-31", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 15 + 6
    assert {row["directive"] for row in rows} == {"157/KH-UBND", "21/KH-UBND"}
    assert sum(row["issued"] == "true" for row in rows) == 1


@pytest.mark.parametrize("columns", [80, 120])
def test_table(cancu: Any, columns: int):
    done = cancu("missing", "232/KH-UBND", "--as-of", "2025-12-31", env={"COLUMNS": str(columns)})
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= columns
    text = " ".join(done.stdout.split())
    for said in (
        "Tính đến 31/12/2025: 2/114 đơn vị đã ban hành",
        "Ai phải ban hành: mọi đơn vị hành chính dưới một cấp của thành phố Hải Phòng tại ngày 08/9/2025.",
        "Độ phủ: kho có văn bản của 3/114 đơn vị (3 văn bản, mới nhất 7/2026).",
        "Không thấy trong kho không có nghĩa là chưa ban hành.",
        "chưa có dữ liệu 111 97,4 %",
        "… và 106 đơn vị nữa (--all)",
    ):
        assert said in text


def test_all_prints_every_unit(cancu: Any):
    done = cancu("missing", "232/KH-UBND", "--as-of", "2025-12-31", "--all", "--lang", "en")
    assert sum(line.startswith(("   xã ", "   phường ", "   đặc khu ")) for line in done.stdout.splitlines()) == 114
    assert "Not found in the store does not mean not issued" in " ".join(done.stdout.split())


def test_nobody_below(cancu: Any):
    assert "Không có đơn vị cấp dưới" in cancu("missing", "kế hoạch phường Lê Chân").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("missing", "232/KH-UBND", "--among", "phường Không Đâu"), 1, "Không có đơn vị “phường Không Đâu”"),
        (("missing", "14/CT-UBND"), 2, "văn bản khác nhau"),
        (("missing", "232/KH-UBND", "--as-of", "hôm qua"), 2, "hôm qua"),
    ],
)
def test_refusals(cancu: Any, arguments: tuple[str, ...], code: int, said: str):
    done = cancu(*arguments)
    assert done.exit_code == code
    assert said in done.output


def test_among(cancu_json: Any):
    board = cancu_json("missing", "232/KH-UBND", "--among", "đặc khu, phường Lê Chân", "--as-of", "2025-12-31")
    assert board["expected"] == 3


def test_a_file_that_cannot_be_written(cancu: Any, tmp_path: Path):
    done = cancu("missing", "232/KH-UBND", "--format", "csv", "--out", str(tmp_path / "no" / "folder.csv"))
    assert done.exit_code == 1
    assert "Không ghi được" in done.output


def test_a_file_says_who_is_expected(cancu: Any, cancu_json: Any, tmp_path: Path):
    file = tmp_path / "ai.yaml"
    file.write_text(
        "scope: phường Lê Chân, xã Kiến Minh\nbodies: [UBND, Đảng ủy]\ndeadline: 2025-10-15\n"
        "exceptions:\n  - area: xã Kiến Minh\n    reason: '[red]đã sáp nhập'\n", "utf-8",
    )  # fmt: skip
    board = cancu_json("missing", "232/KH-UBND", "--expect", str(file), "--as-of", "2025-12-31")
    assert {(row["body"], row["state"], row["expected_source"]) for row in board["rows"]} == {
        ("Ủy ban nhân dân phường Lê Chân", "overdue", "user"), ("Đảng ủy phường Lê Chân", "overdue", "user"),
    }  # fmt: skip
    assert [one["reason"] for one in board["exempt"]] == ["[red]đã sáp nhập"]
    done = cancu("missing", "232/KH-UBND", "--expect", str(file), "--as-of", "2025-12-31")
    assert "Không tính: xã Kiến Minh ([red]đã sáp nhập)" in done.stdout
    file.write_text("scope: xã\nhan: 1", "utf-8")
    wrong = cancu("missing", "232/KH-UBND", "--expect", str(file))
    assert wrong.exit_code == 1
    assert "ai.yaml, dòng 2: không có mục “han”" in " ".join(wrong.output.split())


def test_a_file_and_names_together_are_refused(cancu: Any, tmp_path: Path):
    done = cancu("missing", "232/KH-UBND", "--among", "xã", "--expect", str(tmp_path / "a.yaml"))
    assert done.exit_code == 2
    assert "không cả hai" in done.output


def test_each_row_carries_its_evidence_and_successors(cancu_json: Any):
    rows = {row["area"]: row for row in cancu_json("missing", "157/KH-UBND", "--as-of", "2025-12-31")["rows"]}
    row = rows["quận Dương Kinh"]
    assert (row["confidence"], row["evidence"]["quote"]) == (0.9, "số 157")
    assert "phường Dương Kinh" in row["successors"]


def test_units_of_today_say_whom_they_inherit_from(cancu: Any):
    done = cancu("missing", "157/KH-UBND", "--as-of", "2025-12-31", "--units", "now")
    assert "phường Dương Kinh (kế thừa: quận Dương Kinh)" in done.stdout


@pytest.mark.parametrize(("lang", "said"), [("vi", "không phải ngày; ghi 2025-12-31"), ("en", "is no date; write")])
def test_a_day_that_is_none(cancu: Any, lang: str, said: str):
    done = cancu("missing", "232/KH-UBND", "--as-of", "31-12-2025", "--lang", lang)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "%Y" not in done.stderr

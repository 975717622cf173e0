import csv
import io
from typing import Any

import pytest


def test_json(cancu_json: Any):
    (duty,) = cancu_json("duties", "văn hóa")
    assert (duty["unit"], duty["count"], duty["must_issue_plan"]) == ("Phòng Văn hóa - Xã hội xã", 2, False)
    assert duty["deadlines"][0]["date"] == "2025-12-15"
    assert duty["document"]["issuer_area"] == "xã Thượng Hồng"
    assert duty["evidence"]["quote"].startswith("Phòng Văn hóa")


def test_csv_of_one_document(cancu: Any):
    done = cancu("duties", "--document", "21/KH-UBND", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["unit"], row["due"], row["must_issue_plan"]) == ("Ủy ban nhân dân các phường", "2024-07", "true")


def test_table(cancu: Any):
    done = cancu("duties", "--until", "31/12/2024")
    assert max(map(len, done.stdout.splitlines())) <= 80
    text = " ".join(cancu("duties", "--until", "31/12/2024", env={"COLUMNS": "160"}).stdout.split())
    assert "Phải ban hành kế hoạch" in text
    assert "7/2024" in text
    assert "1 mục giao việc cho 1 đơn vị." in text


def test_nothing_found_is_said(cancu: Any):
    assert "Không thấy nhiệm vụ nào" in cancu("duties", "Phòng Không Có").stdout


def test_a_long_list_is_cut_and_says_so(cancu: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cancu.duty_table._FOLD", 1)
    assert "… và 1 mục nữa (--all)" in cancu("duties").stdout
    assert "(--all)" not in cancu("duties", "--all").stdout

import csv
import io
from pathlib import Path
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


def test_each_deadline_stands_beside_its_own_task(cancu: Any, tmp_path: Path):
    paper = tmp_path / "ke-hoach.txt"
    paper.write_text(
        "ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\nSố: 12/KH-UBND\nKiến Minh, ngày 20 tháng 9 năm 2025\nKẾ HOẠCH\nRa quân\n\n"
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế xã\n- Mua chổi trước ngày 10/10/2025.\n- Ghi chép hằng ngày.\n"
        "- Báo cáo kết quả trước ngày 20/12/2025.\n",
        "utf-8",
    )
    store = str(tmp_path / "kho")
    assert cancu("ingest", str(paper), "--store", store).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(cancu("duties", "--store", store, "--format", "csv").stdout)))
    assert [(row["task"], row["due"]) for row in rows] == [
        ("Mua chổi trước ngày 10/10/2025.", "2025-10-10"),
        ("Báo cáo kết quả trước ngày 20/12/2025.", "2025-12-20"),
        ("Ghi chép hằng ngày.", ""),
    ]
    lines = cancu("duties", "--store", store, env={"COLUMNS": "160"}).stdout.splitlines()
    assert [line for line in lines if "Mua chổi" in line and "10/10/2025" in line and "20/12" not in line]
    assert [line for line in lines if "Báo cáo kết quả" in line and "20/12/2025" in line]

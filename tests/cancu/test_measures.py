"""`cancu measures` and `cancu matrix`: the same figures for people and programs, and refusals that say what to do."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import rdflib

SCOPE = ("--area", "Hải Phòng", "--as-of", "2025-12-31")


def test_the_scoreboard_as_an_object(cancu_json: Any):
    board = cancu_json("measures", "232/KH-UBND", "--as-of", "2025-12-31", "--since", "2025-08-31")
    assert set(board) >= {
        "as_of",
        "cutoff",
        "total",
        "before",
        "change",
        "fragmentation",
        "coverage",
        "documents",
        "units",
    }
    total = board["total"]
    assert (total["expected"], total["issued"], total["due"], total["deficit"]) == (114, 2, 0, None)
    assert (board["since"], board["before"]["expected"], board["change"]) == ("2025-08-31", 0, 0)
    assert board["fragmentation"] == 1.0
    assert len(board["units"]) == 114
    assert sum(unit["issued"] for unit in board["units"]) == 2
    assert board["coverage"]["areas_with_documents"] == 3


def test_due_and_outstanding(cancu_json: Any):
    board = cancu_json("measures", "21/KH-UBND", "--as-of", "2024-12-31")
    assert (board["total"]["due"], board["total"]["outstanding"], board["total"]["deficit"]) == (6, 6, 1.0)
    assert (board["total"]["outstanding_known"], board["total"]["deficit_known"]) == (0, None)
    early = cancu_json("measures", "21/KH-UBND", "--as-of", "2024-12-31", "--cutoff", "2024-07-30")
    assert early["total"]["due"] == 0


def test_the_period_and_the_area_choose_documents_and_units(cancu_json: Any):
    board = cancu_json("measures", *SCOPE, "--issued-from", "2025-07-01", "--issued-until", "2025-12-31")
    assert [one["document"]["ref"] for one in board["documents"]] == ["232/KH-UBND"]
    nowhere = cancu_json(
        "measures", "--area", "thành phố Hà Nội", "--as-of", "2025-12-31", "--issued-from", "2025-07-01"
    )
    assert nowhere["documents"] == []


@pytest.mark.parametrize(("by", "rows"), [("document", 1), ("unit", 114)])
def test_the_scoreboard_as_csv(cancu: Any, by: str, rows: int):
    done = cancu("measures", "232/KH-UBND", "--as-of", "2025-12-31", "--by", by, "--format", "csv")
    listed = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(listed) == rows
    assert sum(int(row["issued"]) for row in listed) == 2
    assert sum(int(row["state_no_data"]) for row in listed) == 111
    heads = done.stdout.splitlines()[0].split(",")
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Tính đến 31/12/2025: 1 văn bản × 114 đơn vị, 114 cặp phải ban hành, 2 đã ban hành"),
        ("en", "As of 2025-12-31: 1 document × 114 units, 114 pairs expected, 2 issued"),
    ],
)
def test_the_scoreboard_for_people(cancu: Any, lang: str, said: str):
    done = cancu("measures", "232/KH-UBND", "--as-of", "2025-12-31", "--lang", lang)
    assert done.exit_code == 0, done.output
    text = " ".join(done.stdout.split())
    assert said in text
    assert ("3/114 đơn vị" if lang == "vi" else "3 of 114 units") in text
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_matrix_as_an_object(cancu_json: Any):
    whole = cancu_json("matrix", "232/KH-UBND", "41-CT/TW", "--as-of", "2025-12-31", "--area", "Hải Phòng")
    refs = {card["iri"]: card["ref"] for card in whole["documents"]}
    states = {
        (unit["area"], refs[iri]): cell["state"] for unit in whole["units"] for iri, cell in unit["cells"].items()
    }
    assert states["xã Kiến Minh", "232/KH-UBND"] == "issued"
    assert states["phường Lê Chân", "232/KH-UBND"] == "not_found"
    assert ("phường Lê Chân", "41-CT/TW") not in states


def test_names_choose_units_of_documents_from_above(cancu_json: Any):
    whole = cancu_json("matrix", *SCOPE, "--among", "phường Lê Chân, xã Kiến Minh", "--issued-from", "2025-07-01")
    assert [unit["area"] for unit in whole["units"]] == ["xã Kiến Minh", "phường Lê Chân"]


def test_the_matrix_as_csv(cancu: Any):
    done = cancu("matrix", "232/KH-UBND", "--as-of", "2025-12-31", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0][:3] == ["as_of", "area", "code"]
    assert rows[0][3].startswith("232/KH-UBND (")
    assert len(rows) == 115
    assert [row[1] for row in rows if row[3] == "issued"] == ["xã Kiến Minh", "xã Thượng Hồng"]


def test_the_matrix_for_people(cancu: Any):
    done = cancu("matrix", "232/KH-UBND", "--as-of", "2025-12-31", "--all")
    assert done.exit_code == 0, done.output
    assert sum(line.strip().endswith("✓") for line in done.stdout.splitlines()) == 2
    assert "✓ đã ban hành" in " ".join(done.stdout.split())
    assert "1 = Kế hoạch 232/KH-UBND" in done.stdout


@pytest.mark.parametrize("command", ["measures", "matrix"])
def test_nobody_is_expected(cancu: Any, command: str):
    assert "Không có đơn vị nào" in cancu(command, "kế hoạch phường Lê Chân").stdout


@pytest.mark.parametrize("command", ["measures", "matrix"])
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--area", "Không Đâu"), 1, "Không có đơn vị “Không Đâu”"),
        (("--among", "phường Không Đâu"), 1, "Không có đơn vị “phường Không Đâu”"),
        (("14/CT-UBND",), 2, "văn bản khác nhau"),
        (("--bodies", "Sở Y tế"), 2, "không rõ “Sở Y tế”"),
        (("--bodies", "UBND, Đảng ủy"), 1, "mỗi lần một cơ quan"),
        (("--as-of", "hôm qua"), 2, "hôm qua"),
    ],
)
def test_refusals(cancu: Any, command: str, arguments: tuple[str, ...], code: int, said: str):
    done = cancu(command, *arguments)
    assert done.exit_code == code
    assert said in done.output


def test_a_unit_that_has_ended_says_until_when(cancu: Any):
    done = cancu("matrix", "--area", "Hải Phòng", "--as-of", "2025-12-31", "--all", env={"COLUMNS": "200"})
    assert "quận Dương Kinh" in done.stdout
    assert "(đến 30/6/2025)" in done.stdout
    before = cancu("matrix", "--area", "Hải Phòng", "--as-of", "2024-12-31", "--all", env={"COLUMNS": "200"})
    assert "quận Dương Kinh" in before.stdout
    assert "(đến" not in before.stdout


@pytest.mark.parametrize(("body", "issued"), [("UBND", 2), ("Đảng ủy", 0)])
def test_one_line_of_bodies(cancu_json: Any, body: str, issued: int):
    board = cancu_json("measures", "232/KH-UBND", "--as-of", "2025-12-31", "--bodies", body)
    assert (board["total"]["expected"], board["total"]["issued"]) == (114, issued)


def test_who_is_expected_as_rdf(cancu: Any, tmp_path: Path):
    done = cancu("matrix", "232/KH-UBND", "--as-of", "2025-12-31", "--format", "nt")
    assert done.exit_code == 0
    graph = rdflib.Graph().parse(data=done.stdout, format="nt")
    assert len(set(graph.subjects(rdflib.RDF.type, None))) == 114
    file = tmp_path / "ai.nt"
    assert cancu("matrix", "232/KH-UBND", "--as-of", "2025-12-31", "--format", "nt", "--out", str(file)).exit_code == 0
    assert file.read_text("utf-8") == done.stdout


def test_the_workbook_has_totals_percentages_and_how_it_was_computed(cancu: Any, tmp_path: Path) -> None:
    out = tmp_path / "bang-diem.xlsx"
    done = cancu("measures", "232/KH-UBND", "--as-of", "2026-01-31", "--since", "2025-09-30", "--out", str(out))
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Bảng", "Tổng hợp", "Cách tính, độ phủ"]
    assert [cell.value for cell in book["Tổng hợp"][1]] == ["Chỉ số", "31/01/2026", "30/9/2025"]
    heads = {cell.value: cell.column for cell in book["Bảng"][1]}
    assert book["Bảng"].cell(2, heads["Phải có"]).value == 114
    assert "Trạng thái: chỉ viện dẫn" not in heads  # there is none
    explained = "\n".join(str(row[0].value) for row in book["Cách tính, độ phủ"])
    assert "Công thức. Đến hạn:" in explained
    assert "(--all)" not in explained

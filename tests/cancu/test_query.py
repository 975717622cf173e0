"""`cancu query`: saved questions, files and standard input, parameters by their type, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from queries import library


def test_list(cancu: Any):
    text = " ".join(cancu("query", "--list", env={"COLUMNS": "200"}).stdout.split())
    for name in library.names():
        question = library.load(name)
        assert question.name in text
        assert question.summary in text
    assert "trace-down" in cancu("query", "--list", "--lang", "en", "--format", "csv").stdout


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_saved_question_with_a_reference(cancu: Any, engine: str):
    done = cancu("query", "trace-down", "-p", "document=kế hoạch 232", "--engine", engine, "--format", "json")
    rows = json.loads(done.stdout)
    assert [row["date"] for row in rows] == ["2025-09", "2025-09"]
    assert list(rows[0]) == ["below", "label", "date"]


def test_an_area_and_days(cancu: Any):
    done = cancu("query", "documents-of-area", "-p", "area=phường Lê Chân", "--format", "csv")
    assert done.stdout.splitlines()[1].endswith("2026-07,Ủy ban nhân dân phường Lê Chân")
    done = cancu("query", "deadlines-between", "-p", "from=1/12/2025", "-p", "until=2025-12-31", "--format", "csv")
    assert done.stdout.splitlines()[1].startswith("2025-12-15,")


def test_a_file_and_standard_input(cancu: Any, tmp_path: Path):
    query = "SELECT DISTINCT ?d $n WHERE { ?d cc:number $n }"
    path = tmp_path / "câu hỏi.rq"
    path.write_text(query, "utf-8")
    by_file = cancu("query", str(path), "-p", "n=232", "--format", "csv")
    by_input = cancu("query", "-", "-p", "n=232", "--format", "csv", input=query)
    assert by_file.stdout == by_input.stdout == "d\nhttps://w3id.org/cancu/id/vn/31/ubnd/kh/2025/232\n"


def test_table_shows_identifiers_that_a_reference_may_be(cancu: Any):
    done = cancu("query", "-", input="SELECT DISTINCT ?d WHERE { ?d cc:number '232' }")
    assert "vn/31/ubnd/kh/2025/232" in done.stdout
    assert "https://" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "given", "code", "said"),
    [
        (("no-such",), None, 1, "trace-down"),
        (("trace-down",), None, 2, "-p document=… (document)"),
        (("conflicts", "-p", "x=1"), None, 2, "đúng các tham số"),
        (("trace-down", "-p", "document"), None, 2, "NAME=VALUE"),
        (("trace-down", "-p", "document=14/CT-UBND"), None, 2, "văn bản khác nhau"),
        (("documents-of-area", "-p", "area=Tân Tiến"), None, 2, "là nhiều đơn vị"),
        (("documents-of-area", "-p", "area=phường Không Đâu"), None, 2, "Không có đơn vị"),
        (("deadlines-between", "-p", "from=hôm nay", "-p", "until=2025-12-31"), None, 2, "không phải ngày"),
        (("-",), "SELECT * { SERVICE <http://x.vn/> {} }", 1, "SERVICE bị tắt"),
        (("-",), "DELETE WHERE { ?s ?p ?o }", 1, "Chỉ chạy truy vấn đọc"),
        (("-", "--timeout", "1"), "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 1, "đã dừng"),
        (("findings", "--timeout", "nan"), None, 2, "--timeout"),
        (("findings", "--timeout", str(10**300)), None, 2, "--timeout"),
        (("-", "--limit", "3"), "SELECT ?s { ?s ?p ?o }", 0, "Chỉ in 3 dòng đầu"),
    ],
)
def test_told(cancu: Any, arguments: tuple[str, ...], given: str | None, code: int, said: str):
    done = cancu("query", *arguments, input=given)
    assert done.exit_code == code
    assert said in done.output
    assert "Traceback" not in done.output


def test_a_file_with_a_faulty_header(cancu: Any, tmp_path: Path):
    path = tmp_path / "q.rq"
    path.write_text("#+ summary: hỏi\n#+ summary_en: ask\nSELECT $x { ?s ?p $x }")
    done = cancu("query", str(path))
    assert done.exit_code == 1
    assert "q.rq:3: $x is used but not declared" in done.output

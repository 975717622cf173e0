"""`cancu check` on the drafts and documents of examples/: every planted fault, and no false alarm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner, Result

from cancu.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
DRAFTS: Final = EXAMPLES / "drafts"
EXPECTED: Final[dict[str, Any]] = json.loads((DRAFTS / "expected.json").read_text("utf-8"))
WRONG: Final = "2-du-thao-sai-vien-dan.txt"

FAULTS: Final = {
    ("11-ke-hoach-58-phuong-le-chan.txt", "late-plan"),
    ("15-ke-hoach-62-phuong-hai-an.txt", "wrong-number"),
    ("17-ke-hoach-29-xa-kien-thuy.txt", "wrong-date"),
    ("18-ke-hoach-44-phuong-duong-kinh.txt", "incomplete-reference"),
    ("20-ke-hoach-26-xa-cam-giang.md", "late-plan"),
    ("21-ke-hoach-39-phuong-do-son.txt", "misread-symbol"),
    ("22-ke-hoach-phuong-nam-do-son.txt", "late-plan"),
    ("25-ke-hoach-21-xa-an-phu-hai-phong.txt", "late-plan"),
}
"""The faults planted in the documents (examples/README.md); every other document is sound."""
NOTES: Final = {"blank-number", "blank-date", "draft"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "kho"
    assert CliRunner().invoke(cli, ["ingest", "--store", str(path), str(EXAMPLES / "documents")]).exit_code == 0
    return path


@pytest.fixture
def check(store: Path) -> Callable[..., Result]:
    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli, ["check", "--store", str(store), *map(str, arguments)], catch_exceptions=False)

    return run


def remarks(done: Result) -> dict[str, list[dict[str, Any]]]:
    return {Path(one["file"]).name: one["remarks"] for one in json.loads(done.stdout)["files"]}


@pytest.mark.parametrize("name", [name for name in EXPECTED if name != "about"])
def test_a_draft_is_told_its_faults_where_they_stand_and_nothing_else(name: str, check: Callable[..., Result]) -> None:
    done = check(DRAFTS / name, "--format", "json")
    found = remarks(done)[name]
    wanted = EXPECTED[name]
    assert [(one["line"], one["severity"], one["code"]) for one in found] == [tuple(row[:3]) for row in wanted]
    assert all(row[3] in one["quote"] for one, row in zip(found, wanted, strict=True))
    assert done.exit_code == (1 if wanted else 0)


def test_line_and_column_are_those_of_the_file(check: Callable[..., Result]) -> None:
    lines = (DRAFTS / WRONG).read_text("utf-8").splitlines()
    for one in remarks(check(DRAFTS / WRONG, "--format", "json"))[WRONG]:
        assert lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1] == one["quote"]


def test_the_planted_faults_of_the_examples_and_no_false_alarm(check: Callable[..., Result]) -> None:
    found = remarks(check(*sorted((EXAMPLES / "documents").iterdir()), "--format", "json"))
    assert len(found) == 45
    told = {(name, one["code"]) for name, all_of in found.items() for one in all_of if one["severity"] != "note"}
    assert told == FAULTS
    planted = json.loads((EXAMPLES / "expected.json").read_text("utf-8"))["corpus"]["findings"]
    blank = {(row["source"], row["code"]) for row in planted if row["code"] in NOTES}
    assert blank <= {(name, one["code"]) for name, all_of in found.items() for one in all_of}


def test_people_read_place_fault_words_evidence_and_advice(check: Callable[..., Result]) -> None:
    done = check(DRAFTS / WRONG)
    assert f"{DRAFTS / WRONG}:13:8: lỗi: Chỉ thị 52-CT/TU đã được thay thế bởi Chỉ thị 85-CT/TU" in done.stdout
    assert "≡ “Chỉ thị này thay thế Chỉ thị số 52-CT/TU" in done.stdout
    assert "→ Viện dẫn văn bản mới" in done.stdout
    assert "5 lỗi, 1 cảnh báo, 2 lưu ý." in done.stdout
    english = check(DRAFTS / WRONG, "--lang", "en").stdout
    assert "error: Chỉ thị 85-CT/TU: dated 2025-09-15 here, but its own text in the store says 2025-09-05." in english


def test_sarif_has_what_the_standard_asks(check: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "a.sarif"
    assert check(DRAFTS / WRONG, "--format", "sarif", "--out", out).exit_code == 1
    log = json.loads(out.read_text("utf-8"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert len(run["results"]) == len(EXPECTED[WRONG])
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("file:///")
        region = place["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
        assert region["startColumn"] >= 1
        assert region["charLength"] > 0


def test_notes_alone_are_no_problem_unless_strict(check: Callable[..., Result]) -> None:
    blank = EXAMPLES / "documents" / "12-ke-hoach-xa-tien-lang.txt"
    assert check(blank).exit_code == 0
    assert check(blank, "--strict").exit_code == 1


def test_what_cannot_be_read_is_told_and_the_others_are_checked(check: Callable[..., Result], tmp_path: Path) -> None:
    done = check(tmp_path / "không có.txt", DRAFTS / WRONG)
    assert done.exit_code == 2
    assert "không có tệp này" in done.stderr
    assert "Kế hoạch 819/KH-UBND: kho không có văn bản này" in done.stdout


def test_without_a_store_the_text_alone_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CANCU_STORE", raising=False)
    done = CliRunner().invoke(cli, ["check", str(DRAFTS / "4-du-thao-bo-trong.txt")], catch_exceptions=False)
    assert done.exit_code == 1
    assert "Không có kho" in done.stderr
    assert "Cơ quan không tồn tại vào ngày ghi trên văn bản" in done.stdout
    assert "[body-not-there]" not in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_named_must_be_there(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["check", "--store", str(tmp_path / "x"), str(DRAFTS / WRONG)])
    assert done.exit_code == 1
    assert "wrong" not in done.stdout


def test_a_name_that_is_no_text_and_marks_in_the_words_do_no_harm(check: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / b"d\xff\x1b[31m.txt".decode("utf-8", "surrogateescape")
    file.write_text("[bold]KẾ HOẠCH[/bold]\nCăn cứ Chỉ thị số; \x1b[2J\n", "utf-8")
    for form in ("table", "json", "sarif"):
        done = check(file, "--format", form)
        assert done.exit_code == 1
        assert "\x1b" not in done.stdout

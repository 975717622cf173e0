"""`cancu read`: what is read in one file, as a table for people and as JSON for programs; nothing is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from cancu.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
PLAN = EXAMPLES / "11-ke-hoach-58-phuong-le-chan.txt"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "110")
    return lambda *arguments: CliRunner().invoke(cli, ["read", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def reading(read: Callable[..., Result]) -> dict[str, Any]:
    done = read("--json", PLAN)
    assert done.exit_code == 0
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_json_has_the_shape_of_the_annotations(reading: dict[str, Any]) -> None:
    assert {"id", "document", "citations", "assignments", "movements", "targets", "defects"} <= reading.keys()
    assert {
        "type", "number", "symbol", "date", "place", "title", "issuer", "issuer_area", "province", "signer",
        "signer_position", "signed_for", "period_end", "recipients",
    } <= reading["document"].keys()  # fmt: skip
    for citation in reading["citations"]:
        assert {
            "type",
            "number",
            "year",
            "symbol",
            "date",
            "issuer",
            "relation",
            "primary",
            "mentions",
        } <= citation.keys()
    for given in reading["assignments"]:
        assert {"unit", "tasks", "deadlines", "must_issue_plan"} <= given.keys()
        for deadline in given["deadlines"]:
            assert {"date", "recurs", "month_day", "quote", "report_to"} <= deadline.keys()


def test_each_fact_has_its_place_rule_and_confidence(reading: dict[str, Any]) -> None:
    text = PLAN.read_text("utf-8")
    facts = [*reading["document"]["evidence"].values(), *reading["citations"], *reading["assignments"]]
    assert len(facts) > 10
    for fact in facts:
        assert 0 <= fact["start"] < fact["end"] <= len(text)
        assert fact["rule"]
        assert 0 < fact["confidence"] <= 1
    for citation in reading["citations"]:
        assert " ".join(text[citation["start"] : citation["end"]].split()) in citation["mentions"]


def test_what_it_says(reading: dict[str, Any]) -> None:
    document = reading["document"]
    assert (document["type"], document["number"], document["date"]) == ("Kế hoạch", "58", "2025-10-24")
    assert document["issuer"] == "Ủy ban nhân dân phường Lê Chân"
    assert {c["number"]: (c["relation"], c["primary"]) for c in reading["citations"]} == {
        "918": ("implements", True),
        "9127": ("implements", True),
    }


@pytest.mark.parametrize("form", [[], ["--table"]], ids=["side by side", "tables"])
def test_what_is_shown_is_for_people(form: list[str], read: Callable[..., Result]) -> None:
    done = read(*form, PLAN)
    assert done.exit_code == 0
    for words in ("58", "Ủy ban nhân dân phường Lê Chân", "918", "Phòng Văn hóa - Xã hội", "Tạ Hoài Lâm"):
        assert words in " ".join(done.stdout.split())
    assert "¦" not in done.stdout


def test_a_fact_stands_beside_the_line_that_says_it(read: Callable[..., Result]) -> None:
    lines = read(PLAN).stdout.splitlines()
    (number,) = [line for line in lines if "Số: 58/KH-UBND" in line]
    assert number.split("Số: 58/KH-UBND")[1].split() == ["Số:", "58", "98%"]
    assert [line for line in lines if "Thực hiện" in line and "thực hiện trực tiếp →" in line]


def test_a_page_to_check_in_a_browser(read: Callable[..., Result], tmp_path: Path) -> None:
    paper = tmp_path / "<lạ>.txt"
    paper.write_text(PLAN.read_text("utf-8").replace("KẾ HOẠCH", "KẾ HOẠCH\n<script>$x</script>", 1), "utf-8")
    done = read(paper, "--out", "thu.html")
    assert done.exit_code == 0
    page = Path("thu.html").read_text("utf-8")
    assert '<mark class="citation">' in page
    assert "Đơn vị: " in page
    assert "<script" not in page
    assert "<lạ>" not in page
    assert "&lt;script&gt;$x" in page


@pytest.mark.parametrize(("old", "new"), [("--json", "json"), ("--table", "table")])
def test_the_older_names_of_the_forms_still_work(read: Callable[..., Result], old: str, new: str) -> None:
    assert read(old, PLAN).stdout == read("--format", new, PLAN).stdout != ""


@pytest.mark.parametrize(
    ("name", "starts"), [("x.htm", "<!doctype html>"), ("x.json", "{"), ("x.txt", "Không thấy"), ("x", "Không thấy")]
)
def test_the_ending_of_the_file_chooses_the_form(
    read: Callable[..., Result], tmp_path: Path, name: str, starts: str
) -> None:
    paper = tmp_path / "thieu.md"
    paper.write_text("KẾ HOẠCH\nRa quân\n", "utf-8")
    assert read(paper, "--out", name).exit_code == 0
    assert Path(name).read_text("utf-8").startswith(starts)


def test_nothing_in_a_page_steers(read: Callable[..., Result], tmp_path: Path) -> None:
    paper = tmp_path / "x.txt"
    paper.write_text(PLAN.read_text("utf-8").replace("KẾ HOẠCH", "KẾ HOẠCH\nđổi\u202e chiều \x1b[31m", 1), "utf-8")
    assert "đổi  chiều  [31m" in read("--format", "html", paper).stdout


def test_fields_that_were_not_found_are_named(read: Callable[..., Result], tmp_path: Path) -> None:
    paper = tmp_path / "thieu.txt"
    paper.write_text("KẾ HOẠCH\nRa quân\n\nThực hiện Chỉ thị số 91-CT/TW ngày 12/8/2025;\n", "utf-8")
    assert "Không thấy: Số, Ký hiệu, Ngày" in " ".join(read(paper).stdout.split())


def test_what_is_shown_in_english(read: Callable[..., Result]) -> None:
    done = read("--lang", "en", PLAN)
    assert done.exit_code == 0
    assert "¦" not in done.stdout
    assert "Issuer" in done.stdout or "Issued by" in done.stdout
    assert "Ủy ban nhân dân phường Lê Chân" in " ".join(done.stdout.split())


def test_nothing_is_stored(read: Callable[..., Result], tmp_path: Path) -> None:
    read(PLAN)
    read("--json", PLAN)
    assert list(tmp_path.iterdir()) == []


def test_every_example_can_be_shown(read: Callable[..., Result]) -> None:
    codes = {path.name: read(path).exit_code for path in sorted(EXAMPLES.iterdir())}
    assert {name: code for name, code in codes.items() if code} == {}


def test_words_of_a_document_are_never_markup(read: Callable[..., Result], tmp_path: Path) -> None:
    paper = tmp_path / "lạ.txt"
    paper.write_text(
        "KẾ HOẠCH\n[bold]Ra quân[/bold] [/] [link=x]y[/link]\n\nCăn cứ Chỉ thị số 91-CT/TW ngày 12/8/2025 [/red];\n",
        "utf-8",
    )
    done = read(paper)
    assert done.exit_code == 0
    assert "[bold]Ra quân[/bold]" in " ".join(done.stdout.split())


BAD = [
    pytest.param(lambda path: path.touch(), "tệp rỗng", id="empty"),
    pytest.param(lambda path: path.mkdir(), "thư mục", id="folder"),
    pytest.param(lambda path: path.write_bytes(b"GIF89a x"), "không đọc được định dạng này", id="another format"),
    pytest.param(lambda path: None, "không có tệp này", id="not there"),
]


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["table", "json"])
@pytest.mark.parametrize(("make", "words"), BAD)
def test_a_bad_file_is_one_line_on_stderr(
    make: Callable[[Path], object], words: str, form: list[str], read: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "tệp có dấu.txt"
    make(path)
    done = read(*form, path)
    assert done.exit_code == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "tệp có dấu.txt" in line
    assert words in line


# ── files that hold files ────────────────────────────────────────────────────────────────────────────────────────────

FORMATS = Path(__file__).parents[2] / "examples" / "formats"


def test_a_message_with_one_document_is_read(read: Callable[..., Result]) -> None:
    done = read("--json", FORMATS / "ke-hoach-63.eml")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["document"]["number"] == "63"


def test_an_archive_of_several_lists_them(read: Callable[..., Result]) -> None:
    done = read(FORMATS / "ke-hoach-63.zip")
    assert done.exit_code == 2
    assert "--member" in done.stderr
    assert "  1  ke-hoach-63/Kế hoạch 63.docx" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("member", ["1", "ke-hoach-63/Kế hoạch 63.docx"])
def test_a_file_inside_is_chosen(member: str, read: Callable[..., Result]) -> None:
    done = read("--json", "--member", member, FORMATS / "ke-hoach-63.7z")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["document"]["number"] == "63"


def test_a_file_that_is_not_inside(read: Callable[..., Result]) -> None:
    assert read("--member", "9", FORMATS / "ke-hoach-63.7z").exit_code == 2


OLD = "Thùc hiÖn KÕ ho¹ch sè 918/KH-UBND cña ñy ban nh©n d©n tØnh vÒ viÖc trång c©y, quÐt dän ®­êng lµng"


@pytest.mark.parametrize("form", [[], ["--table"]], ids=["side by side", "tables"])
def test_what_to_look_at_is_shown(form: list[str], read: Callable[..., Result], tmp_path: Path) -> None:
    paper = tmp_path / "cũ.txt"
    paper.write_bytes(OLD.encode("latin-1"))
    shown = " ".join(read(*form, paper).stdout.split())
    assert "! văn bản dùng bảng mã cũ TCVN3 (ABC)" in shown
    assert "918/KH-UBND" in shown


def test_what_to_look_at_is_in_json_and_on_the_page(read: Callable[..., Result], tmp_path: Path) -> None:
    paper = tmp_path / "cũ.txt"
    paper.write_bytes(OLD.encode("latin-1"))
    (warning,) = json.loads(read("--json", paper).stdout)["warnings"]
    assert warning["code"] == "legacy-encoding"
    assert warning["en"].startswith("the text is in the old encoding")
    read(paper, "--out", "thu.html")
    assert warning["vi"] in Path("thu.html").read_text("utf-8")
    assert json.loads(read("--json", PLAN).stdout)["warnings"] == []

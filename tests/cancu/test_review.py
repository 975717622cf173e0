"""`cancu review`, `confirm`, `reject`, `withdraw`, `import`: on our own examples, from the files to another store.

Hải An's plan cites 19-CT/TW of the day on which the Secretariat issued 91-CT/TW.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cancu.main import cli

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
FILES = (
    "02-chi-thi-91-ct-tw.txt",
    "08-ke-hoach-918-kh-ubnd.txt",
    "15-ke-hoach-62-phuong-hai-an.txt",
    "19-ke-hoach-33-xa-cam-giang-co-dau.txt",
)
SLIP, DIRECTIVE = "19-CT/TW", "91-CT/TW"
AT = ("--by", "Nguyễn Văn An", "--at", "2025-12-01")


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("review") / "store"
    paths = [str(EXAMPLES / name) for name in FILES]
    done = CliRunner().invoke(cli, ["ingest", *paths, "--store", str(store)])
    assert done.exit_code == 0, done.output
    assert "1 cặp văn bản nghi" in done.output
    return store


@pytest.fixture
def store(ingested: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    from graph.store import Store

    copy = tmp_path / "kho của tôi"
    with Store.open(ingested, read_only=True) as opened:
        opened.snapshot(copy)
    return copy


@pytest.fixture
def run(store: Path) -> Callable[..., Result]:
    def call(*arguments: str, at: Path = store, code: int = 0, **more: Any) -> Result:
        done = CliRunner().invoke(cli, [*arguments, "--store", str(at)], **more)
        assert done.exit_code == code, done.output
        return done

    return call


def below(run: Callable[..., Result], **more: Any) -> set[str]:
    return {
        step["issuer_area"]
        for step in json.loads(run("trace", DIRECTIVE, "--depth", "1", "--format", "json", **more).stdout)["down"]
    }


def waiting(run: Callable[..., Result], **more: Any) -> list[Any]:
    found: list[Any] = json.loads(run("review", "--format", "json", **more).stdout)
    return found


def test_the_candidate_with_its_reasons_and_both_sentences(run: Any):
    (one,) = waiting(run)
    assert (one["doubted"]["ref"], one["suggested"]["ref"], one["kind"]) == (SLIP, DIRECTIVE, "number")
    assert one["proposal"] == "sameDocument"
    assert 0.65 <= one["score"] < 1
    assert {"vi", "en"} == set(one["reasons"][0])
    assert SLIP in one["places"]["doubted"][0]["sentence"]
    assert one["citing"] == [place["document"] for place in one["places"]["doubted"]]


def test_listed_for_people_and_for_spreadsheets(run: Any, tmp_path: Path):
    text = " ".join(run("review", "--list").stdout.split())
    assert "Chỉ thị 19-CT/TW" in text
    assert "= Chỉ thị 91-CT/TW" in text
    english = " ".join(run("review", "--list", "--lang", "en").stdout.split())
    assert "2025-08-12" in english
    assert "12/8/2025" not in english
    (row,) = csv.DictReader(io.StringIO(run("review", DIRECTIVE, "--format", "csv").stdout))
    assert (row["doubted"], row["suggested"]) == (SLIP, DIRECTIVE)
    assert "turned round" in row["reasons_en"]
    out = tmp_path / "cặp.csv"
    run("review", "--format", "csv", "--out", str(out))
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Không có cặp" in run("review", "918/KH-UBND", "--list").stdout


@pytest.mark.parametrize(
    ("typed", "seen", "left"),
    [
        ("c đối chiếu bản gốc\n", True, 0),
        ("C\n", True, 0),
        ("r\n", False, 0),
        ("s\n", False, 1),
        ("q\n", False, 1),
        ("", False, 1),
        ("xác nhận\n\nr nhầm\n", False, 0),
    ],
    ids=["confirm with a note", "capital", "reject", "later", "quit", "end of input", "no such key, then reject"],
)
def test_walking_through(run: Any, typed: str, seen: bool, left: int):
    shown = run("review", *AT, input=typed).stdout
    assert "[1/1] Nghi ghi nhầm số" in shown
    assert "chỉ đảo vị trí hai chữ số" in shown
    assert "phường Hải An" in shown
    assert ("phường Hải An" in below(run)) == seen
    assert len(waiting(run)) == left


def test_in_english(run: Any):
    shown = " ".join(run("review", "--lang", "en", *AT, input="q\n").stdout.split())
    assert "Number may be a slip" in shown
    assert "two digits that are turned round" in shown
    assert "c confirm" in shown


def test_confirmed_it_is_in_the_trace_with_who_and_why(run: Any):
    assert "phường Hải An" not in below(run)
    done = run("confirm", SLIP, DIRECTIVE, "--note", "đối chiếu bản gốc", *AT)
    assert done.stdout == (
        "Đã xác nhận: Chỉ thị 19-CT/TW chính là Chỉ thị 91-CT/TW (Nguyễn Văn An, 01/12/2025: đối chiếu bản gốc)\n"
    )
    text = run("trace", DIRECTIVE, "--depth", "1").stdout
    assert "xác nhận bởi Nguyễn Văn An, 01/12/2025: đối chiếu bản gốc" in " ".join(text.replace("│", " ").split())
    assert "Có thể" not in text
    rows = csv.DictReader(io.StringIO(run("trace", DIRECTIVE, "--depth", "1", "--format", "csv").stdout))
    assert {row["issuer_area"]: row["confirmed_by"] for row in rows}["phường Hải An"] == "Nguyễn Văn An 2025-12-01"


def test_unconfirmed_it_stands_in_a_section_of_its_own(run: Any):
    text = " ".join(run("trace", DIRECTIVE, "--depth", "1").stdout.split())
    chain, _, apart = text.partition("Có thể, chưa ai xác nhận, không tính")
    assert "phường Hải An" not in chain
    assert "phường Hải An" in apart
    possible = json.loads(run("trace", DIRECTIVE, "--depth", "1", "--format", "json").stdout)["possible"]
    assert {one["kind"] for one in possible} == {"number"}


def test_rejected_it_is_in_neither(run: Any):
    run("reject", DIRECTIVE, SLIP, *AT)
    assert "phường Hải An" not in run("trace", DIRECTIVE, "--depth", "1").stdout


@pytest.mark.parametrize(("verdict", "seen"), [("confirm", True), ("reject", False)])
def test_it_survives_ingest_and_another_store(run: Any, tmp_path: Path, verdict: str, seen: bool):
    run(verdict, SLIP, DIRECTIVE, *AT)
    paths = [str(EXAMPLES / name) for name in FILES]
    run("ingest", *paths)
    assert ("phường Hải An" in below(run), waiting(run)) == (seen, [])

    changed = tmp_path / FILES[2]
    changed.write_text((EXAMPLES / FILES[2]).read_text("utf-8") + "\nThêm một dòng.\n", "utf-8")
    run("ingest", str(changed))
    assert ("phường Hải An" in below(run), waiting(run)) == (seen, [])

    judged, fresh = tmp_path / "nhận định.nq", tmp_path / "kho mới"
    run("export", "--graphs", "judgements", "--out", str(judged))
    run("ingest", *paths, at=fresh)
    assert len(waiting(run, at=fresh)) == 1
    assert "1 nhận định mới" in run("import", str(judged), at=fresh).stdout
    assert ("phường Hải An" in below(run, at=fresh), waiting(run, at=fresh)) == (seen, [])
    assert "0 nhận định mới" in run("import", str(judged), at=fresh).stdout


def test_judgements_may_come_before_the_documents(run: Any, tmp_path: Path):
    run("confirm", SLIP, DIRECTIVE, *AT)
    judged, fresh = tmp_path / "j.nq", tmp_path / "fresh"
    run("export", "--graphs", "judgements", "--out", str(judged))
    run("ingest", str(EXAMPLES / FILES[0]), at=fresh)
    run("import", str(judged), at=fresh)
    run("ingest", *[str(EXAMPLES / name) for name in FILES], at=fresh)
    assert "phường Hải An" in below(run, at=fresh)


def test_withdrawn_it_waits_again_and_the_history_stays(run: Any):
    run("confirm", SLIP, DIRECTIVE, *AT)
    run("withdraw", DIRECTIVE, SLIP, "--by", "Bình", "--at", "2025-12-02", "--note", "nhầm")
    assert "phường Hải An" not in below(run)
    assert len(waiting(run)) == 1
    history = json.loads(run("review", "--judged", "--format", "json").stdout)
    assert [(one["verdict"], one["by"], one["holds"]) for one in history] == [
        ("confirmed", "Nguyễn Văn An", False),
        ("withdrawn", "Bình", False),
    ]


def test_two_people_who_disagree_are_shown_and_the_newest_holds(run: Any, tmp_path: Path):
    run("confirm", SLIP, DIRECTIVE, *AT)
    theirs, file = tmp_path / "theirs", tmp_path / "theirs.trig"
    run("ingest", *[str(EXAMPLES / name) for name in FILES], at=theirs)
    run("reject", SLIP, DIRECTIVE, "--by", "Bình", "--at", "2025-12-05", at=theirs)
    run("export", "--graphs", "judgements", "--format", "trig", "--out", str(file), at=theirs)
    assert "1 cặp có nhận định trái nhau" in run("import", str(file)).stdout
    assert "phường Hải An" not in below(run)
    lines = run("review", "--judged").stdout.splitlines()
    assert lines[0].startswith("· Đã xác nhận")
    assert lines[1].startswith("! Đã bác bỏ: Chỉ thị 19-CT/TW không phải là Chỉ thị 91-CT/TW (Bình")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("withdraw", SLIP, DIRECTIVE), "Chưa có nhận định nào"),
        (("confirm", SLIP, SLIP), "Hai văn bản là một"),
        (("confirm", SLIP, "7/CT-KHÔNG"), "Không tìm thấy văn bản"),
        (("confirm", SLIP, DIRECTIVE, "--by", "…"), "--by"),
    ],
    ids=["nothing to withdraw", "one document", "unknown", "no name"],
)
def test_what_cannot_be_is_told(run: Any, arguments: tuple[str, ...], message: str):
    done = run(*arguments, code=1)
    assert message in done.output
    assert "Traceback" not in done.output


def test_a_file_that_is_no_export_is_refused(run: Any, tmp_path: Path):
    (tmp_path / "x.nq").write_bytes(b"\x00\xff not RDF")
    assert "cancu export" in run("import", str(tmp_path / "x.nq"), code=1).output


def test_no_store_is_made_where_there_is_none(run: Any, tmp_path: Path):
    run("confirm", SLIP, DIRECTIVE, at=tmp_path / "none", code=1)
    assert not (tmp_path / "none").exists()

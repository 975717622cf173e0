"""The gate on accuracy, as CI runs it: a copy in a project of its own, beside a scorer with figures of our choice."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

GATE = Path(__file__).parents[2] / "benchmarks" / "accuracy.py"
HEADER = (
    "type", "number", "symbol", "date", "issuer", "issuer_area", "province", "signer", "signer_position", "period_end",
    "title",
)  # fmt: skip
ATTRIBUTES = ("type", "date", "issuer", "relation", "primary")
NAMES = (
    "citations", "named laws and resolutions", "assigned units", "must issue a plan", "deadlines", "recipients",
    "movements", "targets",
)  # fmt: skip
PERFECT: dict[str, float] = {
    **dict.fromkeys(HEADER, 1.0),
    **{f"citation {name}": 1.0 for name in ATTRIBUTES},
    **dict.fromkeys(NAMES, 1.0),
}
SCORER = """
import argparse, json, pathlib
parser = argparse.ArgumentParser()
for name in ("--gold", "--docs", "--reader", "--out"):
    parser.add_argument(name)
parser.add_argument("--verbose", action="store_true")
given = parser.parse_args()
here = pathlib.Path(__file__).parent
figures = json.loads((here / "figures.json").read_text("utf-8"))
shares = {name: {"share": value} for name, value in figures.items() if name not in ("citations", "deadlines")}
scores = {name: {"f1": figures[name]} for name in ("citations", "deadlines") if name in figures}
failed = [path.stem for path in pathlib.Path(given.gold).glob("broken*")]
assert all(pathlib.Path(given.docs, json.loads(path.read_text("utf-8"))["source"]).is_file()
           for path in pathlib.Path(given.gold).iterdir())
print("== other", *sorted(name for name, value in figures.items() if value < 1), sep="\\n   ")
pathlib.Path(given.out).write_text(json.dumps({"failed": failed, "accuracy": shares, "f1": scores}), "utf-8")
"""


def blank_picture(side: int = 400) -> bytes:
    """A PNG of a white page."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@dataclass
class Project:
    folder: Path

    def figures(self, **changed: float) -> None:
        spelled = {name.replace("_", " ") if name not in HEADER else name: value for name, value in changed.items()}
        (self.acceptance / "figures.json").write_text(json.dumps(PERFECT | spelled), "utf-8")

    @property
    def acceptance(self) -> Path:
        return self.folder / "shared" / "acceptance"

    def annotate(self, name: str, source: str, *folders: str) -> None:
        (self.acceptance / "gold" / f"{name}.json").write_text(json.dumps({"source": source}), "utf-8")
        for folder in folders:
            (self.folder / "shared" / folder / source).write_text("Văn bản thử", "utf-8")

    def run(self, *words: str) -> tuple[int, str]:
        script = str(self.folder / "project" / "benchmarks" / "accuracy.py")
        done = subprocess.run([sys.executable, script, *words], capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "dự án")
    (made.folder / "project" / "benchmarks").mkdir(parents=True)
    shutil.copy(GATE, made.folder / "project" / "benchmarks")
    for folder in ("gold", "documents"):
        (made.acceptance / folder).mkdir(parents=True)
    (made.folder / "shared" / "seeds").mkdir()
    (made.acceptance / "score.py").write_text(SCORER, "utf-8")
    made.annotate("seed", "one.txt", "seeds", "acceptance/documents")
    made.annotate("other", "two.md", "acceptance/documents")
    made.figures()
    return made


def test_all_right_passes(project: Project) -> None:
    code, said = project.run()
    assert code == 0, said
    assert "seeds (1 documents)" in said
    assert "acceptance (2 documents)" in said
    assert "every figure passes" in said


@pytest.mark.parametrize(
    ("changed", "passes"),
    [
        pytest.param({"citations": 0.984}, False, id="citations under 0.985"),
        pytest.param({"citations": 0.985}, True, id="citations on the bar"),
        pytest.param({"citation_primary": 0.959}, False, id="an attribute under 0.96"),
        pytest.param({"assigned_units": 0.919}, False, id="units under 0.92"),
        pytest.param({"deadlines": 0.899}, False, id="deadlines under 0.9"),
        pytest.param({"recipients": 0.949}, False, id="recipients under 0.95"),
        pytest.param({"issuer_area": 0.8}, False, id="a header field wrong in a seed"),
        pytest.param({"unheard_of": 0.1}, True, id="a figure without a bar"),
    ],
)
def test_bars(project: Project, changed: dict[str, float], passes: bool) -> None:
    project.figures(**changed)
    code, said = project.run()
    assert (code == 0) is passes, said
    assert ("under the bar" in said) is not passes


def test_a_figure_that_falls_below_the_baseline_fails(project: Project) -> None:
    assert project.run("--update")[0] == 0
    project.figures(movements=0.99)
    code, said = project.run()
    assert code == 1
    assert "fell" in said
    assert project.run("--update")[0] == 0
    assert project.run()[0] == 0


def test_what_is_lost_and_gained_is_told(project: Project) -> None:
    project.figures(movements=0.99)
    assert project.run("--update")[0] == 0
    assert (
        "movements"
        not in (project.folder / "project" / "benchmarks" / "accuracy.json")
        .read_text("utf-8")
        .partition("misses")[2]
        .partition("]")[0]
    )
    project.figures(targets=0.99)
    said = project.run()[1]
    assert "lost 1, gained 1" in said
    assert "lost: other: targets" in said


def test_a_figure_that_is_no_longer_measured_fails(project: Project) -> None:
    (project.acceptance / "figures.json").write_text(json.dumps(without(PERFECT, "deadlines")), "utf-8")
    code, said = project.run()
    assert code == 1
    assert "not measured" in said


def without(figures: dict[str, float], name: str) -> dict[str, Any]:
    return {key: value for key, value in figures.items() if key != name}


def test_other_documents_are_not_compared_with_the_baseline(project: Project) -> None:
    assert project.run("--update")[0] == 0
    project.figures(movements=0.95)
    project.annotate("third", "three.txt", "seeds", "acceptance/documents")
    code, said = project.run()
    assert code == 0, said
    assert "other documents than in the baseline" in said


def test_a_document_that_cannot_be_read_fails(project: Project) -> None:
    project.annotate("broken", "bad.txt", "acceptance/documents")
    code, said = project.run()
    assert code == 1
    assert "not read: broken" in said


def test_formats_that_this_version_does_not_read_are_left_out_and_named(project: Project) -> None:
    project.annotate("broken-table", "table.epub", "acceptance/documents")
    code, said = project.run()
    assert code == 0, said
    assert "cannot read them: table.epub" in said


@pytest.mark.skipif(not shutil.which("tesseract"), reason="needs tesseract")
def test_a_file_in_which_nothing_is_found_is_not_left_out(project: Project) -> None:
    project.annotate("broken", "junk.png", "acceptance/documents")
    (project.acceptance / "documents" / "junk.png").write_bytes(blank_picture())
    code, said = project.run()
    assert code == 1, said
    assert "not read: broken" in said


def test_without_the_annotated_documents_it_says_so_and_passes(project: Project) -> None:
    shutil.rmtree(project.folder / "shared")
    code, said = project.run()
    assert code == 0
    assert "accuracy was not measured" in said

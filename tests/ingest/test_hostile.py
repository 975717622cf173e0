"""A folder of files that mean harm, among good ones: each is read or refused with a reason, and nothing leaves traces.

They are made in proportion here; `python -m benchmarks.hostile_files` measures them at full size.
"""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.hostile import make
from benchmarks.hostile.texts import HEAD
from cancu.output import one_line
from graph.files import INSIDE
from graph.store import Store
from ingest.files import walk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes pipes, sockets and links")

ROOT = Path(__file__).parents[2]
SIZE = 0.03
CLEAR = {
    "bomb", "broken", "crash", "directory", "empty", "gone", "io", "memory", "no-office", "no-text", "not-a-file",
    "not-text", "other-format", "pages", "password", "references", "scanned-pages", "time", "too-deep", "too-large",
    "too-long", "too-many", "too-nested", "symlink", "no-document",
}  # fmt: skip
"""Codes of refusals. "fault", an error of ours, is none."""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[bytes]]:
    """A run over all of them, the folder of which is given with what was said."""
    work = tmp_path_factory.mktemp("ác ý")
    folder, home = work / "văn bản", work / "nhà"
    folder.mkdir()
    home.mkdir()
    for number in (1, 2, 3):
        (folder / f"tốt {number}.txt").write_text(HEAD.replace("12/", f"{number}/"), "utf-8")
    list(make(folder, SIZE))
    with socket.create_server(("127.0.0.1", 0)) as server:
        _aim(folder, server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", "from cancu.main import cli; cli()", "ingest", "--workers", "2", "--lang", "en",
             "--refused", work / "refused.csv", "--store", work / "store", folder],
            env=os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home), "TMPDIR": str(home)},
            cwd=home, capture_output=True, timeout=300, check=False,
        )  # fmt: skip
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()  # nobody called
    return work, done


def _aim(folder: Path, port: int) -> None:
    """Let the files that call out call a door of ours."""
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink() and b"127.0.0.1:9/" in (data := path.read_bytes()):
            path.write_bytes(data.replace(b"127.0.0.1:9/", f"127.0.0.1:{port}/".encode()))


def refused(work: Path) -> dict[str, str]:
    """The file of the folder, of which something was refused → why."""
    with (work / "refused.csv").open(encoding="utf-8-sig", newline="") as file:
        return {outer(row["path"]): row["code"] for row in csv.DictReader(file)}


def outer(path: str) -> str:
    """The name of a file, also where the path goes on inside it."""
    return Path(path.replace(INSIDE, " » ").partition(" » ")[0]).name


def test_each_is_read_or_refused_with_a_clear_reason(run: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    work, done = run
    assert done.returncode == 1
    assert done.stderr == b""
    told = refused(work)
    assert set(told.values()) <= CLEAR
    with Store.open(work / "store", read_only=True) as facts:
        read = {outer(name) for name in facts.files()}
    assert {"tốt 1.txt", "tốt 2.txt", "tốt 3.txt"} <= read
    names = {path.name for path in walk([work / "văn bản"])}
    assert len(names) > 100
    assert {one_line(name) for name in names - read} <= set(told) <= {one_line(name) for name in names}


REASONS = {
    "bom.": {"bomb"},
    "tỷ nụ cười.docx": {"bomb", "broken"},
    "phình bậc hai.docx": {"bomb", "broken"},
    "mật khẩu.docx": {"password"},
    "mật khẩu.pdf": {"password"},
    "thực thể ngoài.docx": {"bomb", "broken"},
    "thực thể mạng.docx": {"bomb", "broken"},
    "DTD ngoài.docx": {"bomb", "broken"},
    "10000 trang.pdf": {"pages"},
    "nói dối cỡ.docx": {"broken", "bomb"},
    "lồng sâu.html": {"too-deep"},
    "vòng.txt": {"io"},
    "thiết bị.txt": {"not-a-file"},
    "ống.pdf": {"not-a-file"},
    "cụt.pdf": {"broken"},
    "cụt.docx": {"broken"},
    "cụt.xlsx": {"broken"},
    "chương trình.pdf": {"other-format"},
}


@pytest.mark.parametrize("word", REASONS)
def test_reasons(word: str, run: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    told = {name: code for name, code in refused(run[0]).items() if name.startswith(word)}
    assert told
    assert set(told.values()) <= REASONS[word]


def test_nothing_is_written_outside_the_store(run: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    work, folder = run[0], run[0] / "văn bản"
    assert {path.name for path in work.iterdir()} == {"văn bản", "nhà", "store", "refused.csv"}
    assert list((work / "nhà").rglob("*")) == []
    assert not any(Path("/tmp").glob("hại*"))
    assert not any(path.is_dir() and not path.is_symlink() for path in folder.iterdir() if path.name != "thư mục.pdf")


def test_no_file_of_the_system_is_read(run: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    with Store.open(run[0] / "store", read_only=True) as facts:
        rows = facts.select("SELECT DISTINCT ?o WHERE { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'root:')) }")
        assert [str(row[0]) for row in rows] == []


def test_no_name_steers_the_terminal(run: tuple[Path, subprocess.CompletedProcess[bytes]]) -> None:
    said = run[1].stdout.decode()
    assert not any(sign in said for sign in "\x1b\x07\u202e")
    assert "xuống dòng.txt" in said

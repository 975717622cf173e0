"""`cancu demo` as a user runs it: a whole process, in a folder of its own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CANCU = str(Path(sys.executable).with_name("cancu"))


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CANCU_")}
    command = [CANCU, *words]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("thử nghiệm")


@pytest.fixture(scope="module")
def printed(folder: Path) -> Iterator[str]:
    done = run(folder, "demo")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_it_answers_the_main_questions(printed: str) -> None:
    assert re.search(r"Đã đọc 45 tệp mới.* 0 tệp không đọc được", printed)
    assert "Được triển khai bởi 21 văn bản" in printed
    assert "Tính đến 30/11/2025: 15/114 đơn vị đã ban hành" in printed
    assert re.search(r"chưa có dữ liệu +95 +83,3 %", printed)
    assert re.search(r"3 mục giao việc cho 3 đơn vị", printed)


def test_it_writes_what_it_names(printed: str, folder: Path) -> None:
    written = re.findall(r"Đã ghi (\S+)", printed)
    assert written == ["demo/918-KH-UBND.html", "demo/918-KH-UBND.svg", "demo/91-CT-TW.html"]
    assert all((folder / name).stat().st_size > 10_000 for name in written)
    table = (folder / "demo/918-KH-UBND.csv").read_text("utf-8-sig").splitlines()
    assert sum(row.startswith("918/KH-UBND,2025-11-30,") for row in table) == 114


def test_it_ends_with_commands_that_work(printed: str, folder: Path) -> None:
    _, _, closing = printed.rpartition("─" * 80)
    commands = [shlex.split(line) for line in re.findall(r"^  (.*cancu .*)$", closing, re.M)]
    assert len(commands) == 3
    for _, *words in commands:
        done = run(folder, *words)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") > 5
    assert "Done: read 45 example documents" in closing


def test_a_second_demo_replaces_the_first(printed: str, folder: Path) -> None:
    again = run(folder, "--lang", "en", "demo")
    assert again.returncode == 0, again.stderr
    assert "Read 45 new" in again.stdout
    assert not re.search(r"Đã|đơn vị đã ban hành", again.stdout)


def test_a_folder_of_the_user_is_never_removed(tmp_path: Path) -> None:
    mine = tmp_path / "demo" / "store" / "quan trọng.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("của tôi", "utf-8")
    done = run(tmp_path, "demo")
    assert done.returncode == 1
    assert "không phải kho dữ liệu" in done.stderr
    assert mine.read_text("utf-8") == "của tôi"

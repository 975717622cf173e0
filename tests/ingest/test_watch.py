"""Watching real folders: what came, what changed, what is gone, and never a half copy."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from ingest import watch
from ingest.files import documents_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "LOOK", 300)


def watching(*paths: Path) -> Iterator[tuple[list[Path], list[Path]]]:
    changes = watch.settled(paths)
    assert next(changes) == ([], [])
    return changes


def test_what_came_changed_and_went(tmp_path: Path) -> None:
    (tmp_path / "cũ.txt").write_text("x")
    changes = watching(tmp_path)
    (tmp_path / "mới.txt").write_text("x")
    (tmp_path / "ảnh.exe").write_text("x")
    (tmp_path / ".ẩn.txt").write_text("x")
    assert next(changes)[0] == [tmp_path / "mới.txt"]
    (tmp_path / "cũ.txt").unlink()
    came, gone = next(changes)
    assert (came, gone) == ([], [tmp_path / "cũ.txt"])


def test_a_folder_that_is_moved_in_and_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "trong", tmp_path / "ngoài"
    (outside / "tập").mkdir(parents=True)
    (outside / "tập" / "a.txt").write_text("x")
    inside.mkdir()
    changes = watching(inside)
    (outside / "tập").rename(inside / "tập")
    assert next(changes)[0] == [inside / "tập" / "a.txt"]
    (inside / "tập").rename(outside / "tập")
    assert inside / "tập" in next(changes)[1]


def test_a_file_that_is_still_being_copied_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    changes = watching(tmp_path)

    def copy() -> None:
        with path.open("w") as file:
            for _ in range(25):
                file.write("x" * 1000)
                file.flush()
                time.sleep(0.1)

    writer = threading.Thread(target=copy)
    writer.start()
    came, _ = next(changes)
    assert came == [path]
    assert not writer.is_alive()
    writer.join()
    assert path.stat().st_size == 25_000


def test_a_file_that_is_named_is_watched_alone_whatever_its_name(tmp_path: Path) -> None:
    named = tmp_path / "kế hoạch.dat"
    named.write_text("x")
    changes = watching(named)
    (tmp_path / "khác.txt").write_text("x")
    (tmp_path / "nháp").write_text("y")
    (tmp_path / "nháp").replace(named)
    came: list[Path] = []
    while not came:
        came, _ = next(changes)
        assert tmp_path / "khác.txt" not in came
    assert came == [named]


def test_of_hidden_folders_nothing_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("x")
    assert list(documents_at([tmp_path / ".git" / "a.txt", tmp_path.parent / "b.txt"], [tmp_path])) == []

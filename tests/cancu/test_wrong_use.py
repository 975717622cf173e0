"""What a hand mistypes is told in the user's words, and nothing is written under a name that promises otherwise."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cancu.main import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

PLAN = "232/KH-UBND"


def test_a_store_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "tep.txt").write_text("CHỈ THỊ", "utf-8")
    done = CliRunner().invoke(cli, ["ingest", str(tmp_path), "--store", str(tmp_path / "tep.txt" / "kho")])
    assert done.exit_code == 1
    assert "Không dùng được thư mục kho" in done.output
    assert "là tệp, không phải thư mục" in done.output


def test_a_file_in_place_of_a_folder_is_told_without_capitals_amid_words(tmp_path: Path) -> None:
    (tmp_path / "tep.txt").write_text("CHỈ THỊ", "utf-8")
    done = CliRunner().invoke(cli, ["ingest", str(tmp_path), "--store", str(tmp_path / "tep.txt")])
    assert "là tệp, không phải thư mục" in done.output
    assert "Thư Mục" not in done.output


@pytest.mark.parametrize(
    "words", [("trace", PLAN), ("show", PLAN), ("export",), ("query", "findings"), ("stats", "--format", "csv")]
)
def test_why_a_file_cannot_be_written_is_said_in_vietnamese(
    cancu: Callable[..., Result], tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = cancu(*words, "--out", str(tmp_path / "không-có" / "x.txt"))
    assert done.exit_code == 1
    assert "không có tệp hay thư mục ấy" in done.output
    assert "No such file" not in done.output
    assert "No such file" in cancu(*words, "--lang", "en", "--out", str(tmp_path / "không-có" / "x.txt")).output


@pytest.mark.parametrize(
    ("words", "ending", "starts"),
    [
        (("missing", PLAN), ".XLSX", b"PK"),
        (("trace", PLAN), ".json", b"{"),
        (("duties",), ".csv", "\ufeffunit,".encode()),
        (("show", PLAN), ".svg", b"<svg"),
        (("trace", PLAN), ".mmd", b"flowchart"),
        (("export", PLAN), ".graphml", b"<?xml"),
        (("export",), ".ttl", b"@prefix"),
    ],
)
def test_the_ending_of_the_file_chooses_the_form(
    cancu: Callable[..., Result], tmp_path: Path, words: tuple[str, ...], ending: str, starts: bytes
) -> None:
    out = tmp_path / f"x{ending}"
    done = cancu(*words, "--out", str(out))
    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(starts)


def test_a_form_that_is_named_outdoes_the_ending(cancu: Callable[..., Result], tmp_path: Path) -> None:
    out = tmp_path / "x.json"
    assert cancu("trace", PLAN, "--out", str(out), "--format", "table").exit_code == 0
    assert "Kế hoạch 232/KH-UBND" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "ending"),
    [(("trace", PLAN), ".xlsx"), (("missing", PLAN), ".pdf"), (("show", PLAN), ".pdf"), (("remind", PLAN), ".txt")],
)
def test_an_ending_that_promises_another_form_is_refused(
    cancu: Callable[..., Result], tmp_path: Path, words: tuple[str, ...], ending: str
) -> None:
    done = cancu(*words, "--out", str(tmp_path / f"x{ending}"))
    assert done.exit_code == 2
    assert f"không ghi được tệp {ending}" in done.output
    assert not list(tmp_path.iterdir())


def test_a_calendar_and_a_workbook_at_once(cancu: Callable[..., Result], tmp_path: Path) -> None:
    ics, xlsx = tmp_path / "han.ics", tmp_path / "viec.xlsx"
    assert cancu("duties", "--ics", str(ics), "--out", str(xlsx)).exit_code == 0
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert zipfile.is_zipfile(xlsx)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "01/01/1025"])
def test_absurd_years_are_slips(cancu: Callable[..., Result], day: str) -> None:
    done = cancu("missing", PLAN, "--as-of", day)
    assert done.exit_code == 2
    assert "1900 - 2200" in done.output


def test_a_wrong_time_of_a_judgement_is_told_in_vietnamese(cancu: Callable[..., Result]) -> None:
    done = cancu("confirm", "14-CT/TW", "41-CT/TW", "--at", "99999")
    assert "“99999” không phải ngày" in done.output


def test_the_earlier_day_must_be_earlier(cancu: Callable[..., Result]) -> None:
    done = cancu("measures", "--as-of", "2025-12-31", "--since", "2026-01-31")
    assert done.exit_code == 2
    assert "--since phải trước" in done.output


def test_an_endless_reference_is_not_echoed_whole(cancu: Callable[..., Result]) -> None:
    done = cancu("trace", "x" * 100_000 + "\x1b[31m")
    assert done.exit_code == 1
    assert len(done.output) < 1000
    assert "\x1b" not in done.output


def test_a_plan_that_is_no_file_is_told_as_such(cancu: Callable[..., Result]) -> None:
    done = cancu("compare", "du-thao-không-có.docx")
    assert done.exit_code == 1
    assert "không có tệp này" in done.output

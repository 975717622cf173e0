"""The committed table of areas is what its source gives, and the builder says so when it is not."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from ontology import areas_source
from ontology.areas_names import name_key
from ontology.areas_source import VERSION, AreasSourceError
from ontology.build_areas import TABLE, main, split_title

if TYPE_CHECKING:
    from pathlib import Path

needs_source = pytest.mark.skipif(
    importlib.util.find_spec(areas_source.PACKAGE) is None, reason="the build-time package is not installed"
)
LINES = TABLE.read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if not line.startswith("#")]


@needs_source
def test_committed_table_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().err == ""


@needs_source
def test_building_writes_the_committed_bytes(tmp_path: Path) -> None:
    built = tmp_path / "areas.tsv"
    assert main(["--table", str(built)]) == 0
    assert built.read_bytes() == TABLE.read_bytes()


@needs_source
@pytest.mark.parametrize(
    ("change", "line"),
    [
        pytest.param(lambda text: text.replace("Thượng Hồng", "Thượng Hòng", 1), "line 1861", id="a name"),
        pytest.param(lambda text: text.rstrip("\n"), "line 14153", id="the last line end"),
        pytest.param(lambda text: text + "vn/99\ttỉnh\tX\t\t\t\t\n", "line 14154", id="a row too many"),
        pytest.param(lambda text: text.replace(VERSION, "1.0.3"), "line 2", id="another version"),
    ],
)
def test_check_names_the_first_line_that_differs(change, line, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    table = tmp_path / "areas.tsv"
    table.write_text(change(TABLE.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["--check", "--table", str(table)]) == 1
    message = capsys.readouterr().err
    assert f"{table}, {line}:" in message
    assert "python -m ontology.build_areas" in message


@needs_source
def test_check_names_a_missing_table_and_writes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "areas.tsv"
    assert main(["--check", "--table", str(table)]) == 1
    assert "is missing" in capsys.readouterr().err
    assert not table.exists()


@needs_source
def test_another_version_of_the_source_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(areas_source, "VERSION", "0.0.1")
    assert main(["--check"]) == 1
    assert "built from 0.0.1" in capsys.readouterr().err


def test_a_missing_source_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(areas_source, "PACKAGE", "no_such_package_here")
    assert main(["--check"]) == 1
    assert "pip install" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Xã Thượng Hồng", ("xã", "Thượng Hồng")),
        ("Thị Xã Mường Lay", ("thị xã", "Mường Lay")),
        ("Thị trấn Nông trường Việt Lâm", ("thị trấn", "Nông trường Việt Lâm")),
        ("Phường Phường Đúc", ("phường", "Phường Đúc")),
        ("Xa\u0303  Ba ", ("xã", "Ba")),
    ],
)
def test_titles_are_split(printed: str, parts: tuple[str, str]) -> None:
    assert split_title(printed) == parts


def test_a_unit_of_unknown_kind_stops_the_build() -> None:
    with pytest.raises(AreasSourceError, match="Bản Mường"):
        split_title("Bản Mường")


def test_the_table_is_small_marked_and_in_order() -> None:
    assert TABLE.stat().st_size <= 1_500_000
    assert "GENERATED" in LINES[0]
    assert VERSION in LINES[1]
    assert "MIT" in LINES[1]
    keys = [(row[0].count("/") - (1 if row[0].startswith("vn/cu/") else 0), row[0]) for row in ROWS]
    assert len({row[0] for row in ROWS}) == len(ROWS)
    old = [key for key in keys if key[1].startswith("vn/cu/")]
    assert old == sorted(old)


def test_a_key_stands_where_it_is_more_than_the_small_letters() -> None:
    for path, _, name, key, *_ in ROWS:
        assert (key or name.casefold()) == name_key(name), path
        assert key != name.casefold(), path

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from cancu.main import cli

DAY = ("--as-of", "2025-12-31")


@pytest.fixture
def show(seeds_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CANCU_STORE", str(seeds_path))
    monkeypatch.setenv("COLUMNS", "160")
    return lambda *arguments: CliRunner().invoke(cli, ["show", *map(str, arguments)])


def data_of(page: str) -> Any:
    return json.loads(re.search(r'id="cc-data">(.*?)</script>', page)[1])  # type: ignore[index]


def test_evidence_from_a_pdf_has_its_page(show: Any, tmp_path: Path) -> None:
    paper = Path(__file__).parents[2] / "examples" / "formats" / "ke-hoach-63.pdf"
    store = str(tmp_path / "kho")
    assert CliRunner().invoke(cli, ["ingest", str(paper), "--store", store]).exit_code == 0
    assert show("63/KH-UBND", "--store", store, "--out", "63.html").exit_code == 0
    facts = data_of((tmp_path / "63.html").read_text("utf-8"))["facts"]
    pages = {
        panel["kind"]: one["page"] for *_, panel in facts for said in panel["statements"] for one in said["evidence"]
    }
    assert set(pages) == {"document", "unit"}
    assert all(re.fullmatch(r"trang [12], cách mép trên \d+ %", page) for page in pages.values()), pages


def test_the_page_is_named_after_the_document_and_told(show: Any, tmp_path: Path) -> None:
    done = show("232/KH-UBND", *DAY)
    assert done.exit_code == 0, done.output
    assert done.output == "Đã ghi Kế-hoạch-232-KH-UBND.html\n"
    (written,) = tmp_path.iterdir()
    text = written.read_text(encoding="utf-8")
    assert "trong 114 đơn vị cần ban hành: 2 đã ban hành, 1 chưa tìm thấy, 111 chưa có dữ liệu" in text
    assert "Kế hoạch …/KH-UBND" in text
    data = data_of(text)
    assert len([node for node in data["nodes"].values() if node["kind"] == "expected"]) == 112


def test_evidence_of_a_line_is_in_the_page(show: Any) -> None:
    show("232/KH-UBND", *DAY, "--out", "a.html")
    data = json.loads(re.search(r'id="cc-data">(.*?)</script>', Path("a.html").read_text("utf-8"))[1])  # type: ignore[index]
    found = [one for _, _, panel in data["facts"] for said in panel["statements"] for one in said["evidence"]]
    assert {"số 232"} <= {one["quote"] for one in found}
    assert {"chắc chắn 90 %"} == {one["sure"] for one in found}
    assert all(one["quote"] and one["source"] and one["rule"] for one in found)


@pytest.mark.parametrize(
    ("arguments", "starts"),
    [
        pytest.param(("--out", "a.svg"), b"<svg ", id="form-by-ending"),
        pytest.param(("--out", "a.GRAPHML"), b"<?xml", id="ending-in-capitals"),
        pytest.param(("--out", "b.txt", "--format", "mermaid"), b"flowchart TD", id="format-beats-ending"),
        pytest.param(("--out", "c.txt"), "Kế hoạch 232".encode(), id="tree-to-a-file"),
        pytest.param(("--out", "d"), b"<!doctype html>", id="html-by-default"),
    ],
)
def test_forms(show: Any, arguments: tuple[str, ...], starts: bytes) -> None:
    done = show("232/KH-UBND", *DAY, *arguments)
    assert done.exit_code == 0, done.output
    assert Path(arguments[1]).read_bytes().startswith(starts)


def test_svg_and_graphml_are_well_formed(show: Any) -> None:
    show("232/KH-UBND", *DAY, "--out", "a.svg")
    show("232/KH-UBND", *DAY, "--out", "a.graphml")
    ET.parse("a.svg")
    assert nx.read_graphml("a.graphml").number_of_nodes() == 3 + 112 + 1


def test_the_tree_goes_to_the_terminal(show: Any, tmp_path: Path) -> None:
    done = show("232/KH-UBND", *DAY, "--format", "tree")
    assert "cần có văn bản triển khai: 111 chưa có dữ liệu" in done.output
    assert "Ủy ban nhân dân xã Thượng Hồng, 9/2025 [đã ban hành]" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_district_plan_shows_the_wards_that_it_orders_plans_from(show: Any) -> None:
    done = show("157/KH-UBND", "--as-of", "2024-12-31", "--format", "tree")
    assert "Kế hoạch 21/KH-UBND, Ủy ban nhân dân quận Dương Kinh, 05/7/2024 [đã ban hành]" in done.output
    assert len(re.findall(r"cần có văn bản triển khai: phường ", done.output)) == 6
    assert "14 chưa có dữ liệu" in done.output


def test_english(show: Any) -> None:
    done = show("232/KH-UBND", *DAY, "--lang", "en", "--out", "a.html")
    assert done.output == "Wrote a.html\n"
    text = Path("a.html").read_text("utf-8")
    assert '<html lang="en">' in text
    assert "111 no data" in text


def test_a_reference_of_two_documents_lists_them(show: Any, tmp_path: Path) -> None:
    done = show("14/CT-UBND")
    assert done.exit_code == 2
    assert "Hải Phòng" in done.output
    assert "Quảng Ngãi" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(show: Any) -> None:
    done = show("232/KH-UBND", *DAY, "--out", "không có/a.html")
    assert done.exit_code == 1
    assert "Không ghi được không có/a.html" in done.output
    assert "Hãy ghi vào chỗ khác" in done.output


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(
    show: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.html").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert show("232/KH-UBND", *DAY, "--out", "a.html").exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
    assert Path("a.html").read_text() == "old"


def test_the_file_can_be_read_by_others_as_the_mask_allows(show: Any) -> None:
    mask = os.umask(0o022)
    try:
        show("232/KH-UBND", *DAY, "--out", "a.html")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(Path("a.html").stat().st_mode) == 0o644


def test_png_without_a_browser_says_what_to_install(show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    done = show("232/KH-UBND", *DAY, "--out", "a.png")
    assert done.exit_code == 1
    assert "apt-get install chromium" in done.output
    assert not Path("a.png").exists()


def test_open_shows_the_file(show: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import click

    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda url: opened.append(url) or 0)
    show("232/KH-UBND", *DAY, "--out", "a.html", "--open")
    assert opened == [str(tmp_path / "a.html")]

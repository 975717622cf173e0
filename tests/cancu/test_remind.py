"""`cancu remind`: the letter as Word finds it, and as our own reader reads it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

import docx
import pytest
from click.testing import CliRunner, Result

from cancu.main import cli
from tests.test_examples import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY: Final = ("--as-of", "2025-11-30")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("remind") / "kho"
    assert CliRunner().invoke(cli, ["ingest", "--store", str(path), str(TEXTS)]).exit_code == 0
    return path


@pytest.fixture
def remind(store: Path, tmp_path: Path) -> Callable[..., tuple[Result, Any, dict[str, Any]]]:
    def run(*arguments: str) -> tuple[Result, Any, dict[str, Any]]:
        out = tmp_path / "đôn đốc.docx"
        words = ["remind", "918/KH-UBND", "--store", str(store), "--out", str(out), *arguments]
        done = CliRunner().invoke(cli, words, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        read = CliRunner().invoke(cli, ["read", "--json", str(out)], catch_exceptions=False)
        return done, docx.Document(io.BytesIO(out.read_bytes())), json.loads(read.stdout)

    return run


def words(paper: Any) -> str:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in paper.paragraphs)])


def test_many_units_stand_in_an_annex(remind: Callable[..., Any]) -> None:
    done, paper, _ = remind(*DAY)
    assert "gửi 99 đơn vị" in done.stdout
    annex = paper.tables[-1]
    assert len(annex.rows) == 100
    assert [cell.text for cell in annex.rows[1].cells] == [
        "1", "Ủy ban nhân dân phường Hưng Đạo", "quá hạn", "15/10/2025", "46",
    ]  # fmt: skip
    text = words(paper)
    assert "99/114 đơn vị (danh sách kèm theo)" in text
    assert "“Xây dựng, ban hành Kế hoạch thực hiện trên địa bàn trước ngày 15/10/2025" in text
    assert "Kiến Thụy" not in text  # has issued


def test_few_units_stand_in_the_head(remind: Callable[..., Any]) -> None:
    _, paper, _ = remind(*DAY, "--among", "phường Hưng Đạo, phường Kiến An, phường Hồng Bàng")
    text = words(paper)
    assert "- Ủy ban nhân dân phường Hưng Đạo;\n- Ủy ban nhân dân phường Kiến An." in text
    assert "Hồng Bàng" not in text
    assert len(paper.tables) == 2


def test_our_own_reader_reads_its_facts(remind: Callable[..., Any]) -> None:
    _, _, read = remind(*DAY)
    head = read["document"]
    assert (head["type"], head["number"], head["symbol"]) == ("Công văn", None, "UBND-VP")
    assert head["issuer"] == "Ủy ban nhân dân thành phố Hải Phòng"
    assert head["title"] == "đôn đốc ban hành văn bản triển khai Kế hoạch số 918/KH-UBND"
    assert (head["date"], head["signer"]) == ("2025", None)
    (cited,) = read["citations"]
    assert (cited["number"], cited["symbol"], cited["date"]) == ("918", "KH-UBND", "2025-09-15")
    assert (cited["relation"], cited["primary"]) == ("implements", True)
    assert cited["iri"].endswith("/vn/31/ubnd/kh/2025/918")
    assert {"blank-number", "blank-date"} <= {finding["code"] for finding in read["findings"]}


def test_another_body_writes(remind: Callable[..., Any]) -> None:
    _, paper, read = remind(*DAY, "--issuer", "Sở Khoa học và Công nghệ thành phố Hải Phòng")
    head = paper.tables[0].rows[0].cells[0].text.split("\n")
    assert head[:2] == ["ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert read["document"]["symbol"] == "SKHCN-VP"
    assert read["document"]["issuer"] == "Sở Khoa học và Công nghệ thành phố Hải Phòng"


def test_the_page_is_laid_out_as_the_decree_says(remind: Callable[..., Any]) -> None:
    _, paper, _ = remind(*DAY)
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert paper.styles["Normal"].font.name == "Times New Roman"


def test_nobody_to_remind_writes_nothing(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    given = ["--store", str(store), *DAY, "--among", "phường Hồng Bàng", "--out", str(out)]
    done = CliRunner().invoke(cli, ["remind", "918/KH-UBND", *given])
    assert done.exit_code == 0
    assert "Không có đơn vị nào cần đôn đốc" in done.stdout
    assert not out.exists()


def test_a_party_committee_writes_to_party_committees(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.docx"
    given = ["--store", str(store), *DAY, "--bodies", "Đảng ủy", "--out", str(out)]
    assert CliRunner().invoke(cli, ["remind", "85-CT/TU", *given], catch_exceptions=False).exit_code == 0
    text = words(docx.Document(str(out)))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "-CV/TU" in text
    assert "Kính gửi: Đảng ủy các xã, " in text
    assert "của Thành ủy Hải Phòng về lãnh đạo chuyển đổi số" in text
    assert "xây dựng kế hoạch thực hiện Chỉ thị, gửi Văn phòng Thành ủy trước ngày 10/10/2025" in text
    assert "T/M BAN THƯỜNG VỤ" in text

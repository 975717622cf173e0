"""From the text back to the page: numbers, frames, and what normalising a page does to its offsets."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from ingest.pages import Frame, Pages, Place, assembled
from ingest.quads import ntriples
from ingest.readers import decode
from ingest.readers.extract import Box, Extract, Page, ReadWarning, packed, unpacked, unpaged
from ingest.reading import read, read_text
from ingest.recognised import FACTOR
from ingest.record import record

_SPEC = spec_from_file_location("papers", Path(__file__).with_name("papers.py"))
assert _SPEC
assert _SPEC.loader
papers: Any = module_from_spec(_SPEC)
_SPEC.loader.exec_module(papers)

ONE = "KẾ HOẠCH\nTrồng cây."
FIRST = Page(ONE, (Box(0, 8, 0.4, 0.1, 0.6, 0.12), Box(9, 19, 0.1, 0.2, 0.3, 0.22)))
LAST = Page("Quét dọn.", (Box(0, 9, 0.1, 0.05, 0.4, 0.07),), recognised=True)


def test_a_place_has_its_page_and_the_frame_of_its_lines() -> None:
    string, pages = assembled(Extract((FIRST, Page(""), LAST)))
    assert string == f"{ONE}\n\nQuét dọn."
    assert pages.place(3, 5) == Place(1, Frame(0.4, 0.1, 0.6, 0.12), recognised=False)
    assert pages.place(3, 12) == Place(1, Frame(0.1, 0.1, 0.6, 0.22), recognised=False)
    at = string.index("Quét")
    assert pages.place(at, at + 4) == Place(3, Frame(0.1, 0.05, 0.4, 0.07), recognised=True)


def test_a_stretch_over_two_pages_is_where_it_begins() -> None:
    string, pages = assembled(Extract((FIRST, LAST)))
    assert pages.place(9, len(string)) == Place(1, Frame(0.1, 0.2, 0.3, 0.22), recognised=False)


def test_words_that_have_no_line_have_a_page_but_no_frame() -> None:
    _, pages = assembled(Extract((Page("Trồng cây."),)))
    assert pages.place(0, 5) == Place(1, None, recognised=False)


def test_a_format_without_pages_has_no_place() -> None:
    assert assembled(unpaged("Trồng cây.")) == ("Trồng cây.", Pages())
    assert Pages().place(0, 5) is None


def test_lines_keep_their_words_when_letters_are_composed() -> None:
    loose = unicodedata.normalize("NFD", ONE)
    cut = loose.index("\n")
    page = Page(loose, (Box(0, cut, 0.4, 0.1, 0.6, 0.12), Box(cut + 1, len(loose), 0.1, 0.2, 0.3, 0.22)))
    assert assembled(Extract((page,))) == assembled(Extract((FIRST,)))


def test_an_extract_survives_the_way_back_from_a_worker() -> None:
    extract = Extract((FIRST, LAST), (ReadWarning("thử", "Thử.", "Try."),))
    assert unpacked(json.loads(json.dumps(packed(extract)))) == extract


@pytest.mark.parametrize(("turn", "wide", "high"), [(0, 595, 842), (90, 842, 595)])
def test_the_lines_of_a_pdf_stand_where_they_are_printed(turn: int, wide: int, high: int) -> None:
    found = decode(
        papers.pdf([(100, 200, "Ủy ban nhân dân xã trồng cây")], [(300, 500, "Quét dọn thôn xóm")], turn=turn)
    )
    at = found.string.index("Quét")
    first, second = found.pages.place(0, 3), found.pages.place(at, at + 4)
    assert first
    assert second
    assert (first.page, second.page) == (1, 2)
    for place, left, base in ((first, 100 / wide, 200 / high), (second, 300 / wide, 500 / high)):
        assert place.frame
        assert place.frame.left == pytest.approx(left, abs=0.01)
        assert place.frame.top < base < place.frame.bottom
        assert place.frame.bottom - place.frame.top < 0.03


def test_the_rows_of_a_table_are_lines() -> None:
    rows = "".join(f"85 {842 - y} m 500 {842 - y} l S " for y in (200, 230, 260))
    rows += "".join(f"{x} 642 m {x} 582 l S " for x in (85, 200, 350, 500))
    words = [(90, 220, "Việc"), (205, 220, "Đơn vị"), (355, 220, "Thời hạn")]
    words += [(90, 250, "Trồng cây"), (205, 250, "Các thôn"), (355, 250, "Quý hai")]
    found = decode(papers.pdf(words, drawn=rows.encode()))
    place = found.pages.place(found.string.index("Trồng"), found.string.index("cây"))
    assert place
    assert place.frame == pytest.approx((85 / 595, 230 / 842, 500 / 595, 260 / 842), abs=0.001)


PLAN = papers.paragraph(
    60,
    "ỦY BAN NHÂN DÂN",
    "XÃ KIẾN MINH",
    "Số: 12/KH-UBND",
    "Kiến Minh, ngày 20 tháng 9 năm 2025",
    "KẾ HOẠCH",
    "Ra quân trồng cây",
    "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân",
    "thành phố về việc trồng cây ven đường, Ủy ban nhân dân xã ban hành kế hoạch.",
)
SECOND = papers.paragraph(60, "1. Giao Trạm Y tế xã quét dọn thôn xóm trước ngày 15/10/2025 theo Chỉ thị 91-CT/TW.")


def test_each_fact_says_on_which_page_it_stands() -> None:
    found = record(read(papers.pdf(PLAN, SECOND)))
    assert {citation["number"]: citation["page"] for citation in found["citations"]} == {"918": 1, "91": 2}
    facts = [*found["document"]["evidence"].values(), *found["citations"], *found["citations"][0]["spans"]]
    for fact in facts:
        left, top, right, bottom = fact["box"]
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert not fact["recognised"]


def test_the_graph_has_page_and_region() -> None:
    lines = ntriples(read(papers.pdf(PLAN, SECOND))).decode().splitlines()
    region = next(line for line in lines if "region" in line and '"page=2&' in line)
    left, top, wide, high = map(float, region.split("percent:")[1].split('"')[0].split(","))
    assert left == pytest.approx(100 * 85 / 595, abs=0.1)
    assert top < 100 * 60 / 842 < top + high
    assert 0 < wide < 100 - left
    assert any(line.endswith('ontology#page> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .') for line in lines)
    assert not any("#recognised>" in line for line in lines)


def test_a_format_without_pages_states_none() -> None:
    reading = read("KẾ HOẠCH\nRa quân\n\nThực hiện Chỉ thị số 91-CT/TW ngày 12/8/2025;\n".encode())
    assert "page" not in record(reading)["citations"][0]
    assert b"ontology#page>" not in ntriples(reading)


def test_what_was_recognised_is_less_sure_and_says_so() -> None:
    plain = read(papers.pdf(PLAN, SECOND))
    pages = Pages((plain.pages.sheets[0], replace(plain.pages.sheets[1], recognised=True)))
    scan = read_text(plain.text, plain.sha256, plain.media_type, pages)
    before, after = plain.facts, scan.facts
    assert after.header == before.header
    sure = {c.number: (c.confidence, d.confidence) for c, d in zip(before.citations, after.citations, strict=True)}
    assert sure["918"][0] == sure["918"][1]
    assert sure["91"][1] == pytest.approx(sure["91"][0] * FACTOR, abs=0.001)
    recognised = [line for line in ntriples(scan).decode().splitlines() if "#recognised>" in line]
    assert recognised
    assert {fact["recognised"] for fact in record(scan)["citations"] if fact["page"] == 2} == {True}


def test_the_header_of_a_recognised_page_is_less_sure() -> None:
    plain = read(papers.pdf(PLAN))
    pages = Pages((replace(plain.pages.sheets[0], recognised=True),))
    header = read_text(plain.text, plain.sha256, plain.media_type, pages).facts.header
    assert plain.facts.header.symbol
    assert header.symbol
    assert header.symbol.confidence == pytest.approx(plain.facts.header.symbol.confidence * FACTOR, abs=0.001)

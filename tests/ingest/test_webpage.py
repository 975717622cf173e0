"""Web pages: what a person sees, in reading order, whatever the encoding; pages saved by Word; hostile ones."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.readers import Decoded, ReadError, decode
from ingest.reading import read

SHARED = Path(__file__).parents[3] / "shared" / "acceptance" / "documents" / "xa08.htm"
CELLS = """<html><head><meta charset={charset}><title>Tên trang</title><style>p {{ color: red }}</style></head><body>
<script>alert("không đọc")</script><!-- ghi chú -->
<table><tr><td><p>ỦY BAN NHÂN DÂN<br>XÃ KIẾN MINH</p><p>Số: 12/KH-UBND</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p><i>Kiến Minh, ngày 20
  tháng 9 năm 2025</i></p></td></tr></table>
<p>KẾ HOẠCH</p><p>Ra quân <b>trồng</b> cây</p>
<p>Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;</p></body></html>"""
READ = """ỦY BAN NHÂN DÂN
XÃ KIẾN MINH
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Kiến Minh, ngày 20 tháng 9 năm 2025

KẾ HOẠCH

Ra quân trồng cây

Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;"""


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def entities(charset: str = "windows-1252") -> bytes:
    return CELLS.format(charset=charset).encode("cp1252", "xmlcharrefreplace")


ENCODED = [
    pytest.param(CELLS.format(charset="utf-8").encode(), id="UTF-8"),
    pytest.param(b"\xef\xbb\xbf" + CELLS.format(charset="utf-8").encode(), id="UTF-8 with its mark"),
    pytest.param(CELLS.format(charset="windows-1252").encode(), id="UTF-8, declared as Windows-1252"),
    pytest.param(CELLS.format(charset="utf-16").encode("utf-16"), id="UTF-16"),
    pytest.param(CELLS.format(charset="utf-8").encode("utf-16-le"), id="UTF-16 without mark, declared as UTF-8"),
    pytest.param(entities(), id="Word: Windows-1252 and entities"),
    pytest.param(entities("utf-8"), id="Windows-1252 and entities, declared as UTF-8"),
    pytest.param(b"\r\n <?xml version='1.0'?>" + CELLS.format(charset="utf-8").encode(), id="after a prolog"),
]


@pytest.mark.parametrize("data", ENCODED)
def test_encodings(data: bytes) -> None:
    assert decode(data) == Decoded(READ, "text/html")


def test_the_facts_are_those_of_the_text() -> None:
    page_facts, text_facts = read(entities()).facts, read(READ.encode()).facts
    assert page_facts == text_facts
    assert page_facts.header.issuer


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("một<p>hai</p>ba", "một\n\nhai\n\nba", id="words beside paragraphs"),
        pytest.param("a <!-- x -->b", "a b", id="words after a comment"),
        pytest.param("<p>a<span style='display:none'>x</span><span hidden>y</span>b</p>", "ab", id="hidden"),
        pytest.param("<p>2025 &#150; 2026</p>", "2025 – 2026", id="dash of Windows-1252"),
        pytest.param("<ul><li>a</li><li><p>b</p></li></ul>", "- a\n\n- b", id="bullets"),
        pytest.param("<ol start=3><li>a<li>b</ol>", "3. a\n\n4. b", id="numbers"),
        pytest.param("<![if !supportLists]><p>a</p><![endif]>", "a", id="Word's conditions"),
        pytest.param("<p>a<o:p></o:p></p><p>&nbsp;</p><p>b</p>", "a\n\nb", id="Word's empty paragraphs"),
        pytest.param(
            "<table><tr><th>TT<th>Việc<th>Chủ trì<tr><td>1<td><p>Trồng<p>cây<td>Công an xã</table>",
            "| TT | Việc | Chủ trì |\n| 1 | Trồng<br>cây | Công an xã |",
            id="a table of data",
        ),
        pytest.param(
            "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>d", "a\nb\nc\n\nd", id="a table in a table"
        ),
        pytest.param("<td>a</td></table></tr>b", "a\n\nb", id="a cell without a table"),
    ],
)
def test_what_is_seen(body: str, wanted: str) -> None:
    assert decode(page(body)).string == wanted


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(page(""), "no-text", id="empty page"),
        pytest.param(b"<html>", "no-text", id="one tag"),
        pytest.param(b"<!DOCTYPE html>", "no-text", id="only its type"),
        pytest.param(page("<script>x</script>"), "no-text", id="only a script"),
        pytest.param(page("<div>" * 100_000 + "a"), "too-deep", id="deep"),
        pytest.param(page("<table><tr><td>" * 50_000 + "a"), "too-deep", id="deep tables"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "trang.html")
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“trang.html”: ")


def test_nothing_outside_the_page_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "bí mật.txt"
    secret.write_text("khóa")
    data = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body>a &x; b</body></html>'.encode()
    assert "khóa" not in decode(data).string


def test_a_large_page_is_read_in_a_worker() -> None:
    assert decode(page("<p>Trồng cây.</p>" * 200_000)).string.count("Trồng cây.\n\n") == 199_999
    with pytest.raises(ReadError) as caught:
        decode(page("<div>" * 1_000_000), "trang.html")
    assert (caught.value.code, caught.value.vi[:14]) == ("too-deep", "“trang.html”: ")


def test_a_long_list_costs_no_more_than_its_length() -> None:
    start = time.monotonic()
    decode(page("<ol>" + "<li>a" * 100_000 + "</ol>"))
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("text", ["<p align=center>Kế hoạch</p>", "a < b", "# <html> trong văn bản"])
def test_text_with_tags_stays_text(text: str) -> None:
    assert decode(text.encode()).string == text


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/acceptance")
def test_a_real_page_saved_by_word() -> None:
    header = read(SHARED.read_bytes()).facts.header
    found = (header.symbol, header.date, header.signer)
    assert [str(field.value) for field in found if field] == ["QĐ-MTTQ-BTT", "2026-01-12", "Lan Thị Vân"]

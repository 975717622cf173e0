# ruff: noqa: E501  one line a case
"""What holds for every text: offsets slice back, nothing but ReadError is raised, the same bytes give the same facts."""

from __future__ import annotations

import dataclasses
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.quads import ntriples
from ingest.readers import ReadError
from ingest.reading import Reading, read
from ingest.record import record
from ingest.text import Text, lowered, normalise
from ontology.terms import CC

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAGMENTS = [
    "ỦY BAN NHÂN DÂN", "XÃ KIẾN MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số: 12/KH-UBND", "Số:      /KH-UBND", "Số 41-CT/TW", "Kiến Minh, ngày 20 tháng 9 năm 2025", "ngày    tháng    năm",
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHỈ THỊ", "V/v đôn đốc", "DỰ THẢO", "Kính gửi: Các thôn", "Về việc làm sạch bờ kênh",
    "Căn cứ Luật Thi đua, khen thưởng;", "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố;", "Chỉ thị số;",
    "theo tinh thần Chỉ thị số 91-CT/TW, ngày 12-8-2025 của Ban Bí thư", "Nghị định 30/2020/NĐ-CP", "số 12, 13 và 14/QĐ-UBND", "46-CTATU",
    "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", "Luật", "Bộ luật", "số", "ngày", "của", "Căn cứ", "và", ",", ";", ".", ":", "“", "”",
    "I. MỤC ĐÍCH", "II. TỔ CHỨC THỰC HIỆN", "Điều 1.", "1.", "a)", "-", "+", "*", "|", "**", "\n", "\n\n", "<br>", "\t", "\u00a0", "…", "–",
    "Phòng Nội vụ quận", "Giao Sở Nội vụ chủ trì", "Ủy ban nhân dân các xã, phường", "xây dựng kế hoạch", "trước ngày 15/12 hằng năm",
    "trong 10 ngày làm việc kể từ ngày ký", "quý IV/2025", "phong trào thi đua “Xanh”", "Tỷ lệ hộ nghèo còn 1,1%", "chỉ tiêu", "Phụ lục I",
    "Nơi nhận:", "- Các thôn;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thu Vân", "Trên đây là Kế hoạch", "Văn bản liên quan",
    "İ", "ẞ", "ﬁ", "\u0301", "\U0001f600", "\x00", "\ufffe", "\ud7ff", "<", ">", "\\", '"', "{", "}", "^", "`", "%",
]  # fmt: skip

LINES = """ỦY BAN NHÂN DÂN
XÃ KIẾN MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-UBND
Kiến Minh, ngày 20 tháng 9 năm 2025

KẾ HOẠCH
Ra quân làm sạch bờ kênh

Căn cứ Luật Thi đua, khen thưởng;
Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố;
Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch như sau:

I. NỘI DUNG
1. Theo tinh thần Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư.
- Tỷ lệ hộ nghèo còn 1,1%.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế xã
a) Mua chổi trước ngày 30/9/2025.
2. Trạm Y tế xã: Phát khẩu trang.

Nơi nhận:
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thu Vân
""".splitlines(keepends=True)

mangled = st.lists(st.integers(0, len(LINES) - 1) | st.sampled_from(FRAGMENTS), max_size=12).map(
    lambda edits: "".join(
        line + "".join(e for e in edits if isinstance(e, str) and len(e) % len(LINES) == at)
        for at, line in enumerate(LINES)
        if at not in edits
    )
)
loose = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=12), max_size=45).flatmap(
    lambda parts: st.lists(st.sampled_from([" ", "\n", "\n\n", ""]), min_size=len(parts), max_size=len(parts)).map(
        lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    )
)
documents = loose | mangled
calm = settings(max_examples=150, deadline=timedelta(seconds=2), suppress_health_check=[HealthCheck.too_slow])


def spans(value: object) -> Iterator[tuple[int, int]]:
    """The span of every fact inside a value, however deep."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        if {"start", "end"} <= fields.keys():
            yield fields["start"], fields["end"]
        if type(value).__module__.startswith("ingest"):
            for name, item in fields.items():
                if name not in ("issuer", "kind", "text"):
                    yield from spans(item)


def quoted(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a record that has a quote and its place."""
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            yield value
        for item in value.values():
            yield from quoted(item)
    elif isinstance(value, list):
        for item in value:
            yield from quoted(item)


def read_or_none(text: str) -> Reading | None:
    try:
        return read(text.encode("utf-8", "surrogatepass"))
    except ReadError:
        return None


def triples(reading: Reading) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(ntriples(reading), ox.RdfFormat.N_TRIPLES)]


@given(st.text(max_size=300) | documents)
@calm
def test_the_views_have_the_length_of_the_text(raw: str) -> None:
    text = Text(normalise(raw))
    assert len(text.view) == len(lowered(text.view)) == len(text.string)


@given(documents)
@calm
def test_every_span_slices_the_text(raw: str) -> None:
    reading = read_or_none(raw)
    if reading is None:
        return
    length = len(reading.text.string)
    for start, end in spans(reading.facts):
        assert 0 <= start <= end <= length
    for fact in quoted(record(reading)):
        printed = reading.text.string[fact["start"] : fact["end"]]
        assert " ".join(printed.split()) == " ".join(fact["quote"].split())


@given(documents)
@calm
def test_what_is_written_parses_and_quotes_the_text(raw: str) -> None:
    reading = read_or_none(raw)
    if reading is None:
        return
    said = triples(reading)
    nodes = {term for triple in said for term in (triple.subject, triple.object)}
    assert not [node for node in nodes if isinstance(node, ox.BlankNode)]
    by = {(t.subject, t.predicate.value): t.object.value for t in said if isinstance(t.object, ox.Literal)}
    for (subject, predicate), quote in by.items():
        if predicate == CC + "quote":
            start, end = int(by[subject, CC + "start"]), int(by[subject, CC + "end"])
            assert quote == "".join(
                c for c in reading.text.string[start:end] if c in "\n\t" or (c >= " " and c not in "\x7f\ufffe\uffff")
            )


@given(documents)
@calm
def test_the_same_bytes_give_the_same_triples(raw: str) -> None:
    one, other = read_or_none(raw), read_or_none(raw)
    assert (one is None) == (other is None)
    if one and other:
        written = ntriples(one)
        assert written == ntriples(other)
        lines = written.decode().rstrip("\n").split("\n")  # a literal may hold other line ends
        assert lines == sorted(set(lines))


def refusal(data: bytes) -> ReadError | None:
    try:
        triples(read(data, "tệp"))
    except ReadError as error:
        return error
    return None


@given(
    st.binary(max_size=400)
    | documents.map(lambda text: text.encode("utf-16"))
    | documents.map(lambda text: text.encode()[:-1])
)
@calm
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    refused = refusal(data)
    assert refused is None or (refused.code and refused.vi and refused.en)


PIECES = [
    "Căn cứ ", "Giao Phòng Nội vụ ", "1. ", "(", '"', "\n", "Nghị quyết Đại hội ", "số 12, 13, ", "trước ngày ", "a", "- ", "Luật ",
    "UBND ", "Theo ", "; ", "Kế hoạch số 1/KH-UBND ", "1/", "Phong trào ", "Tỷ lệ ", "ỦY BAN NHÂN DÂN ",
]  # fmt: skip


@pytest.mark.parametrize("at", [0, 11, 15], ids=["at the top", "in the opening", "in the body"])
@pytest.mark.parametrize("piece", PIECES)
def test_no_endless_repetition_takes_endless_time(piece: str, at: int) -> None:
    """A rule that costs the square of its text would take minutes here; the bound is wide for a busy machine."""
    endless = (piece * (60_000 // len(piece)))[:60_000]
    text = "".join((*LINES[:at], endless, "\n\n", *LINES[at:]))
    begin = time.process_time()
    read(text.encode())
    assert time.process_time() - begin < 5

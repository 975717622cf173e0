"""The data's own examples, the law's lists, and the lookups."""

from __future__ import annotations

import re
import tomllib
import unicodedata

import pytest

from ontology import build_doctypes, doctypes
from ontology.doctypes import DocumentType, Family, by_abbreviation, by_name, by_slug, by_symbol, load, series
from ontology.identifiers import DocumentId, type_iri

REFERENCE = re.compile(r"\d+(?P<mark>[-/])(?:(?P<year>\d{4})/)?(?P<symbol>.+)")


def candidates(reference: str) -> tuple[DocumentType, ...]:
    """The kinds of a printed reference, told from its symbol and the form of its number alone."""
    found = REFERENCE.fullmatch(reference)
    assert found, reference
    family: Family = "party" if found["mark"] == "-" else "qppl" if found["year"] else "state"
    if re.search(r"QH\d+$", found["symbol"]):
        family = "assembly"
    return by_symbol(found["symbol"], family)


EXAMPLES = [(kind.slug, text) for kind in load() for text in kind.examples]
COUNTER_EXAMPLES = [(kind.slug, text) for kind in load() for text in kind.counter_examples]


@pytest.mark.parametrize(("slug", "reference"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_an_example_is_read_as_its_kind(slug: str, reference: str) -> None:
    assert slug in [kind.slug for kind in candidates(reference)]


@pytest.mark.parametrize(("slug", "reference"), COUNTER_EXAMPLES, ids=[f"{a}-{b}" for a, b in COUNTER_EXAMPLES])
def test_a_counter_example_is_not(slug: str, reference: str) -> None:
    assert slug not in [kind.slug for kind in candidates(reference)]


@pytest.mark.parametrize("kind", load(), ids=lambda kind: kind.slug)
def test_each_kind_is_complete(kind: DocumentType) -> None:
    assert kind.examples or not kind.abbreviations, "an abbreviated kind shows an example"
    assert kind.counter_examples
    assert kind.families
    assert kind.sources
    assert kind.definition.endswith(".")
    assert kind.definition_en.endswith(".")
    assert kind.name == kind.name.capitalize()
    assert kind.all_names == tuple(unicodedata.normalize("NFC", name) for name in kind.all_names)
    assert type_iri(kind.slug) == kind.iri
    for family in kind.families:
        assert DocumentId("vn/31/ubnd", kind.segment_in(family), "2025", "1").iri.startswith("https://")


def test_segments_slugs_and_names_are_unique() -> None:
    names = [name for kind in load() for name in kind.all_names]
    for values in ([kind.segment for kind in load()], [kind.slug for kind in load()], names):
        assert len(values) == len(set(values))


# NĐ 30/2020/NĐ-CP, Phụ lục III: the 29 kinds with the 27 abbreviations.
ND_30 = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ", "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công văn": None,
    "Công điện": "CĐ", "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB",
    "Thư công": None,
}  # fmt: skip

# Quy định 399-QĐ/TW: 25 kinds and 8 papers.
QD_399 = [
    "Cương lĩnh chính trị", "Điều lệ Đảng", "Chiến lược", "Nghị quyết", "Quyết định", "Chỉ thị", "Kết luận",
    "Quy chế", "Quy định", "Thông tri", "Hướng dẫn", "Thông báo", "Thông cáo", "Tuyên bố", "Lời kêu gọi", "Báo cáo",
    "Kế hoạch", "Quy hoạch", "Chương trình", "Đề án", "Phương án", "Dự án", "Tờ trình", "Công văn", "Biên bản",
    "Giấy giới thiệu", "Giấy chứng nhận", "Giấy đi đường", "Giấy nghỉ phép", "Giấy mời", "Phiếu chuyển",
    "Phiếu gửi", "Thư công",
]  # fmt: skip


@pytest.mark.parametrize(("name", "abbreviation"), ND_30.items(), ids=ND_30.keys())
def test_kinds_of_the_decree(name: str, abbreviation: str | None) -> None:
    kind = by_name(name)
    assert kind
    assert "state" in kind.families
    assert any(source.startswith("Nghị định 30/2020") for source in kind.sources)
    if abbreviation:
        assert kind.abbreviations[0] == abbreviation
        assert by_abbreviation(abbreviation, "state")[0] == kind


@pytest.mark.parametrize("name", QD_399)
def test_kinds_of_the_party(name: str) -> None:
    kind = by_name(name)
    assert kind
    assert "party" in kind.families
    assert any(source.startswith("Quy định 399") for source in kind.sources)


def test_the_lists_of_the_law_are_whole() -> None:
    assert (len(ND_30), len(QD_399)) == (29, 33)
    for start, number in (("Nghị định 30/2020", 29 + 3), ("Quy định 399", 33)):
        assert sum(any(source.startswith(start) for source in kind.sources) for kind in load()) == number


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("KẾ HOẠCH", "ke-hoach", id="capitals"),
        pytest.param(" kế \n hoạch ", "ke-hoach", id="spaces"),
        pytest.param(unicodedata.normalize("NFD", "Chỉ thị"), "chi-thi", id="decomposed"),
        pytest.param("Bản thoả thuận", "ban-thoa-thuan", id="new-tone-placement"),
        pytest.param("Chương trình hành động", "chuong-trinh", id="longer-name"),
        pytest.param("Quy định", "quy-dinh", id="not-quyet-dinh"),
        pytest.param("Điều lệ", "dieu-le", id="short-name"),
    ],
)
def test_by_name(text: str, slug: str) -> None:
    assert by_name(text) == by_slug(slug)


@pytest.mark.parametrize("text", ["Ke hoach", "Kế hoạch 232", "Chi thị", "", "Đề an"])
def test_a_text_that_is_no_name(text: str) -> None:
    assert by_name(text) is None


@pytest.mark.parametrize(
    ("abbreviation", "family", "slugs"),
    [
        pytest.param("QĐ", "party", ["quyet-dinh", "quy-dinh"], id="party-QĐ-is-two-kinds"),
        pytest.param("QĐ", "state", ["quyet-dinh", "quy-dinh"], id="state-QĐ-first-a-decision"),
        pytest.param("QĐ", "qppl", ["quyet-dinh"], id="qppl-QĐ"),
        pytest.param("TT", "party", ["thong-tri"], id="party-TT"),
        pytest.param("TT", "qppl", ["thong-tu"], id="qppl-TT"),
        pytest.param("TT", None, ["thong-tu", "thong-tri"], id="any-TT"),
        pytest.param("CTR", "party", ["chuong-trinh"], id="capital-R"),
        pytest.param("QD", "party", ["quyet-dinh", "quy-dinh"], id="scan-lost-the-bar"),
        pytest.param("ĐA", None, ["de-an"], id="ĐA"),
        pytest.param("DA", None, ["du-an"], id="DA-is-not-ĐA"),
        pytest.param("HĐ", None, ["hop-dong"], id="HĐ-is-not-HD"),
        pytest.param("SL", "state", ["ban-sao-luc"], id="state-SL"),
        pytest.param("SL", "qppl", ["sac-lenh"], id="SL-of-1945"),
        pytest.param("QH15", "assembly", ["nghi-quyet", "luat", "bo-luat"], id="National-Assembly"),
        pytest.param("UBTVQH15", None, ["nghi-quyet", "phap-lenh"], id="its-committee"),
        pytest.param("QH", "party", ["quy-hoach"], id="QH-without-a-term"),
        pytest.param("UBND", None, [], id="an-issuer"),
        pytest.param("", None, [], id="nothing"),
    ],
)
def test_by_abbreviation(abbreviation: str, family: Family | None, slugs: list[str]) -> None:
    assert [kind.slug for kind in by_abbreviation(abbreviation, family)] == slugs


def test_by_slug_refuses_an_unknown_slug() -> None:
    with pytest.raises(LookupError, match="no document type 'kế-hoạch'"):
        by_slug("kế-hoạch")


@pytest.mark.parametrize(
    ("name", "symbol", "family", "segment"),
    [
        pytest.param("Quyết định", "QĐ/TW", "party", "qd", id="party-decision"),
        pytest.param("Quy định", "QĐ/TW", "party", "qd", id="party-regulation-meets-it"),
        pytest.param("Quy định", "QyĐ/TU", "party", "qd", id="party-regulation-printed-QyĐ"),
        pytest.param(None, "QĐ/TW", "party", "qd", id="kind-not-named"),
        pytest.param("Quy định", "QyĐ-UBND", "state", "qyd", id="state-regulation"),
        pytest.param("Quy định", "QĐ-UBND", "state", "qd", id="state-regulation-numbered-as-a-decision"),
        pytest.param("Kế hoạch", "CT-UBND", "state", "ct", id="the-symbol-decides"),
        pytest.param("Chỉ thị", None, "party", "ct", id="no-symbol"),
        pytest.param("Luật", "QH15", "assembly", "luat", id="law"),
        pytest.param("Nghị quyết", "QH15", "assembly", "nq", id="resolution"),
        pytest.param(None, "BGDĐT-GDPT", "state", "cv", id="letter"),
        pytest.param("Kế hoạch", "UBND", "state", "kh", id="kind-forgotten-in-the-symbol"),
        pytest.param(None, None, None, None, id="nothing-known"),
    ],
)
def test_series(name: str | None, symbol: str | None, family: Family | None, segment: str | None) -> None:
    assert series(by_name(name) if name else None, symbol, family) == segment


def test_plans_and_directives() -> None:
    assert [kind.slug for kind in load() if kind.plan] == ["ke-hoach", "chuong-trinh", "de-an", "phuong-an"]
    assert [kind.slug for kind in load() if kind.directive] == ["chi-thi"]
    assert [kind.slug for kind in load() if kind.copy] == ["ban-sao-y", "ban-trich-sao", "ban-sao-luc"]


def test_a_faulty_table_names_itself() -> None:
    table = tomllib.loads(doctypes.SOURCE.read_text(encoding="utf-8"))
    broken = table["types"]["ke-hoach"] | {"sources": ["nd99"]}
    with pytest.raises(doctypes.DocumentTypeError, match=r"doctypes\.toml, \[types\.ke-hoach\].*nd99"):
        doctypes.document_type("ke-hoach", broken, table["sources"])


def test_the_scheme_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_doctypes.main(["--check"]) == 0, capsys.readouterr().err
    assert build_doctypes.main(["--chek"]) == 2


@pytest.mark.parametrize(
    ("name", "wanted"), [("Luật", True), ("Nghị định", True), ("Quyết định", False), ("Chỉ thị", False)]
)
def test_what_is_only_legislation(name: str, wanted: bool) -> None:
    kind = doctypes.by_name(name)
    assert kind is not None
    assert kind.legislation is wanted

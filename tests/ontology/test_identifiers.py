"""Laws of the identifiers: what is minted parses back, what is not minted is refused, no two things share an IRI."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ontology import doctypes
from ontology.identifiers import (
    BASE,
    DocumentId,
    IdentifierError,
    area_iri,
    area_path,
    body_iri,
    digest,
    fold_tones,
    graph_iri,
    name_slug,
    named_iri,
    open_iri,
    parse_document,
    source_iri,
    span_iri,
    symbol_slug,
    type_iri,
    unit_iri,
)
from ontology.iri_kinds import Named, parse


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


provinces, districts, communes = digits(2), digits(3), digits(5)
areas = st.one_of(
    st.just("vn"),
    st.builds("vn/{}".format, provinces),
    st.builds("vn/{}/{}".format, provinces, communes),
    st.builds("vn/cu/{}".format, provinces),
    st.builds("vn/cu/{}/{}".format, provinces, districts),
    st.builds("vn/cu/{}/{}/{}".format, provinces, districts, communes),
)
slugs = st.from_regex(r"[a-z][a-z0-9.]{0,8}", fullmatch=True).filter(lambda slug: slug not in {"cu", "unit"})
organs = st.lists(slugs, min_size=1, max_size=3).map(tuple)
bodies = st.builds(lambda area, organ: "/".join((area, *organ)), areas, organs)
years = st.integers(1945, 2099).map(str)
numbers = st.one_of(st.integers(0, 99999).map(str), st.sampled_from(["12a", "3.1", "104.12"]))
hashes = st.text("0123456789abcdef", min_size=8, max_size=64)
segments = st.sampled_from([kind.segment for kind in doctypes.load()])
documents = st.one_of(
    st.builds(DocumentId, bodies, segments, years, numbers, st.none(), st.booleans()),
    st.builds(DocumentId, bodies, segments, years | st.none(), st.none(), hashes),
    st.builds(lambda area, kind, year, text: DocumentId(f"{area}/~", kind, year, None, text),
              areas, segments, years | st.none(), hashes),
)  # fmt: skip
vietnamese = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạòóỏõọùúủũụỳýỷỹỵèéẻẽẹ AĂĐƠƯÒÀỦỶQU-–,.0123456789", min_size=1, max_size=60
)
words = "hoà hòa thuỷ thủy quý quỷ khoẻ Hoà HOÀ toàn khuỷu uỷ ban quà xoá goá huý 15 loè"
spoken = st.lists(st.sampled_from(words.split()), max_size=8).map(" ".join)

# A shared machine may stall: these laws are about what comes out, not about how soon.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")


@given(documents)
def test_a_document_parses_back(document: DocumentId) -> None:
    assert parse_document(document.iri) == document
    assert parse(document.iri) == Named("document", (document.iri.removeprefix(BASE),))


@given(documents, documents)
def test_two_documents_share_no_iri(one: DocumentId, other: DocumentId) -> None:
    assert (one.iri == other.iri) == (one == other)


@given(documents)
def test_a_document_is_found_under_its_area(document: DocumentId) -> None:
    path = area_path(document.iri)
    assert document.body == path or document.body.startswith(f"{path}/")
    assert not document.body.removeprefix(path)[1:2].isdigit()


@given(areas)
def test_an_area_parses_back(path: str) -> None:
    assert area_path(area_iri(path)) == path
    assert parse(area_iri(path)) == Named("area", (path,))


@given(areas, organs)
def test_a_body_parses_back(area: str, organ: tuple[str, ...]) -> None:
    iri = body_iri(area, *organ)
    assert area_path(iri) == area
    assert parse(iri) == Named("body", (area, "/".join(organ)))


@given(bodies, vietnamese)
def test_a_unit_parses_back(body: str, name: str) -> None:
    assume(any(letter.isalnum() for letter in name))
    assert parse(unit_iri(BASE + body, name)) == Named("unit", (body, name_slug(name)))


@given(vietnamese)
def test_a_named_document_parses_back(name: str) -> None:
    assume(any(letter.isalnum() for letter in name))
    assert parse(named_iri(name)) == Named("named", (name_slug(name),))


@given(st.lists(vietnamese | st.none(), min_size=1))
def test_an_open_reference_parses_back(parts: list[str | None]) -> None:
    assert parse(open_iri(*parts)).kind == "open"
    assert open_iri(*parts) == open_iri(*parts)
    assert open_iri(*parts) != open_iri(*parts, "more")


@given(
    hashes,
    st.integers(0, 10**7),
    st.integers(1, 500),
    st.sampled_from(["", "&p=number", "&duty=2", "&finding=no-date"]),
)
def test_a_source_and_its_spans_parse_back(content: str, start: int, length: int, suffix: str) -> None:
    source = source_iri(content)
    assert parse(source) == Named("source", (content,))
    span = span_iri(source, start, start + length) + suffix
    assert parse(span) == Named("span", (content, str(start), str(start + length), suffix))


@pytest.mark.parametrize("name", ["register", "ontology", "files", "judgements", "derived"])
def test_a_graph_parses_back(name: str) -> None:
    assert parse(graph_iri(name)) == Named("graph", (name,))


@pytest.mark.parametrize("kind", doctypes.load(), ids=lambda kind: kind.slug)
def test_a_type_parses_back(kind: doctypes.DocumentType) -> None:
    assert parse(type_iri(kind.slug)) == Named("type", (kind.slug,))


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────────────────────────

NOT_DOCUMENTS = {
    "other-base": "https://example.org/id/vn/31/ubnd/kh/2025/232",
    "no-base": "vn/31/ubnd/kh/2025/232",
    "number-without-year": BASE + "vn/31/ubnd/kh/~/232",
    "years-differ": BASE + "vn/31/ubnd/qd/2021/15-2020",
    "own-year-without-year": BASE + "vn/31/ubnd/qd/~/15-2020",
    "leading-zero": BASE + "vn/31/ubnd/kh/2025/0232",
    "digits-of-another-script": BASE + "vn/31/ubnd/kh/2025/२३२",
    "year-of-another-script": BASE + "vn/31/ubnd/kh/२०२५/232",
    "capital-in-type": BASE + "vn/31/ubnd/KH/2025/232",
    "no-area": BASE + "ubnd/kh/2025/232",
    "short-hash": BASE + "vn/31/ubnd/kh/2025/~9f2c",
    "trailing-newline": BASE + "vn/31/ubnd/kh/2025/232\n",
    "trailing-slash": BASE + "vn/31/ubnd/kh/2025/232/",
    "commune-code-of-4-digits": BASE + "vn/31/1099/ubnd/kh/2025/232",
    "empty": "",
}


@pytest.mark.parametrize("iri", NOT_DOCUMENTS.values(), ids=NOT_DOCUMENTS.keys())
def test_what_is_no_document_is_refused(iri: str) -> None:
    with pytest.raises(IdentifierError):
        parse_document(iri)
    with pytest.raises(IdentifierError):
        parse(iri)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(DocumentId("vn/31/ubnd", "kh", "2025"), id="neither-number-nor-hash"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", None, "232"), id="number-without-year"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", None, "232", "9f2c9f2c"), id="number-without-year-but-hash"),
        pytest.param(DocumentId("vn/31/ubnd", "KH", "2025", "232"), id="type-not-a-slug"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", "25", "232"), id="year-of-two-digits"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", "2025", "0232"), id="leading-zero"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", "2025", "12/13"), id="slash-in-number"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", "2025", "12A"), id="capital-in-number"),
        pytest.param(DocumentId("vn/31/Ủy ban", "kh", "2025", "232"), id="body-not-a-path"),
        pytest.param(DocumentId("", "kh", "2025", "232"), id="no-body"),
        pytest.param(DocumentId("vn/31/ubnd", "kh", "2025", None, "not-a-hash"), id="hash-not-hexadecimal"),
    ],
)
def test_a_document_with_a_wrong_part_is_not_minted(document: DocumentId) -> None:
    with pytest.raises(IdentifierError):
        _ = document.iri


@pytest.mark.parametrize(
    "path", ["", "vn/", "vn/3", "vn/31/", "vn/31/1099", "vn/31/312/11686", "vn/31\n", "VN/31", "la/31"]
)
def test_what_is_no_area_path_is_refused(path: str) -> None:
    with pytest.raises(IdentifierError):
        area_iri(path)


@pytest.mark.parametrize("iri", ["", BASE, BASE + "named/luật", BASE + "vnx/31", "vn/31", BASE + "source/9f2c9f2c"])
def test_an_iri_outside_the_areas_has_no_area(iri: str) -> None:
    with pytest.raises(IdentifierError):
        area_path(iri)


@pytest.mark.parametrize("slugs", [(), ("",), ("Ủy ban",), ("ubnd/",), ("2025",)])
def test_what_is_no_body_path_is_refused(slugs: tuple[str, ...]) -> None:
    with pytest.raises(IdentifierError):
        body_iri("vn/31", *slugs)


@pytest.mark.parametrize("name", ["", "  ", "–", "…;", "___"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(IdentifierError):
        name_slug(name)


# ── Slugs and tones ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("symbol", "slug"),
    [
        ("ĐU", "du"),
        ("đu", "du"),
        ("ÐU", "du"),
        ("BTGDVTW", "btgdvtw"),
        ("UBTƯMTTQVN", "ubtumttqvn"),
        ("TTg", "ttg"),
        ("HĐND", "hdnd"),
        (" ĐU ", "du"),
        (unicodedata.normalize("NFD", "UBTƯ"), "ubtu"),
    ],
)
def test_symbol_slug(symbol: str, slug: str) -> None:
    assert symbol_slug(symbol) == slug


@given(vietnamese)
def test_a_slug_does_not_depend_on_letter_case_normal_form_or_tone_style(name: str) -> None:
    assume(any(letter.isalnum() for letter in name))
    for form in (name.upper(), name.casefold(), unicodedata.normalize("NFD", name), fold_tones(name), f"  {name};"):
        assert name_slug(form) == name_slug(name)


def test_a_slug_keeps_names_apart_that_differ_only_in_marks() -> None:
    assert name_slug("Xã Cẩm Giang") != name_slug("Xã Cẩm Giàng")
    assert name_slug("Phòng Văn hoá - Xã hội") == "phòng-văn-hóa-xã-hội"


def test_long_names_that_begin_alike_stay_two() -> None:
    one, other = (name_slug("phòng " * 40 + end) for end in ("một", "hai"))
    assert one != other
    assert len(one) <= 130


@given(spoken | vietnamese)
def test_folding_tones_twice_changes_nothing_more(text: str) -> None:
    assert fold_tones(fold_tones(text)) == fold_tones(text)


@given(spoken | vietnamese)
def test_folding_tones_keeps_every_offset_and_every_letter(text: str) -> None:
    """Spans found in the folded text must hold in the text; only where the tone stands may change."""
    folded = fold_tones(text)
    assert len(folded) == len(text)
    bare = [
        sorted(letter for letter in unicodedata.normalize("NFD", part) if not letter.isspace())
        for part in (text, folded)
    ]
    assert bare[0] == bare[1]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Thuỷ Nguyên, Uỷ ban", "Thủy Nguyên, Ủy ban"),
        ("quý, quỷ, Quỳnh, QUÝ", "quý, quỷ, Quỳnh, QUÝ"),
        ("toàn, khuỷu, thuyền, hoàng", "toàn, khuỷu, thuyền, hoàng"),
        ("khoẻ; xoá.", "khỏe; xóa."),
        ("Cẩm Giàng", "Cẩm Giàng"),
        ("Hòa", "Hòa"),
        ("ASCII only", "ASCII only"),
    ],
)
def test_fold_tones(text: str, folded: str) -> None:
    assert fold_tones(text) == folded


@given(st.text(), st.integers(1, 64))
def test_a_digest_is_hexadecimal_of_the_asked_length(text: str, length: int) -> None:
    assume(text.isprintable())
    found = digest(text, length)
    assert len(found) == length
    assert set(found) <= set("0123456789abcdef")

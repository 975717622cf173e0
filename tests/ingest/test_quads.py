# ruff: noqa: E501  one line a case
"""What is written of a reading: the triples that questions are asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from ingest.evidence import sentence
from ingest.quads import label, ntriples
from ontology import doctypes
from ontology.identifiers import BASE
from ontology.terms import CC, DCTERMS, PREFIXES, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable

OPENING = (
    "Căn cứ Nghị định số 912/2025/NĐ-CP ngày 20/8/2025 của Chính phủ về số liệu;\n"
    "Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố về chuyển đổi số cấp xã;"
)
BODY = (
    "I. NỘI DUNG\n\n1. Theo tinh thần Kế hoạch số 918/KH-UBND ngày 15/9/2025 của UBND thành phố và Kế hoạch số 33/KH-UBND, các thôn ra quân.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Ủy ban nhân dân các xã, phường\n\na) Ban hành kế hoạch trước ngày 15/10/2025.\n\nb) Báo cáo Ủy ban nhân dân thành phố trước ngày 15/12 hằng năm."
)
DOCUMENT = f"{BASE}vn/31/11725/ubnd/kh/2025/12"
CITY_PLAN = f"{BASE}vn/31/ubnd/kh/2025/918"


class Asked:
    """A reading's triples, asked in SPARQL: the rows of some variables, sorted."""

    def __init__(self, data: bytes) -> None:
        self._store = ox.Store()
        self._store.load(data, ox.RdfFormat.N_TRIPLES)

    def __call__(self, variables: str, where: str) -> list[tuple[str, ...]]:
        found = self._store.query(f"SELECT {variables} WHERE {{ {where} }}", prefixes=PREFIXES)
        return sorted(tuple(term.value for term in row) for row in found)  # type: ignore[union-attr]

    def about(self, node: str) -> set[tuple[str, str]]:
        """What is said of a node."""
        return {(p, o) for p, o in self("?p ?o", f"<{node}> ?p ?o")}


@pytest.fixture(scope="module")
def text(sheet: Callable[..., str]) -> str:
    return sheet(OPENING, BODY)


@pytest.fixture(scope="module")
def reading(text: str, read_text: Any) -> Any:
    return read_text(text)


@pytest.fixture(scope="module")
def ask(reading: Any) -> Asked:
    return Asked(ntriples(reading))


def test_the_source_says_what_was_read(ask: Asked, reading: Any, text: str) -> None:
    said = ask(
        "?s ?id ?form ?n",
        f"<{DOCUMENT}> cc:text ?s . ?s a cc:Source ; dcterms:identifier ?id ; dcterms:format ?form ; cc:characters ?n",
    )
    assert said == [(reading.source, reading.sha256, "text/plain", str(len(text)))]


def test_the_document_says_its_header(ask: Asked) -> None:
    assert {
        (RDF + "type", CC + "Document"),
        (RDF + "type", CC + "Plan"),
        (CC + "type", f"{BASE}type/ke-hoach"),
        (CC + "number", "12"),
        (CC + "symbol", "KH-UBND"),
        (DCTERMS + "date", "2025-09-20"),
        (DCTERMS + "title", "Ra quân làm sạch bờ kênh"),
        (RDFS + "label", "Kế hoạch 12/KH-UBND"),
        (CC + "issuedBy", f"{BASE}vn/31/11725/ubnd"),
        (CC + "place", "Kiến Minh"),
        (CC + "recipient", "UBND thành phố"),
        (CC + "recipient", "Các thôn"),
    } <= ask.about(DOCUMENT)


def test_each_field_of_the_header_has_its_evidence(ask: Asked, text: str) -> None:
    rows = ask(
        "?p ?o ?a ?z ?quote",
        f"?e a rdf:Statement ; rdf:subject <{DOCUMENT}> ; rdf:predicate ?p ; rdf:object ?o ; "
        "cc:start ?a ; cc:end ?z ; cc:quote ?quote ; cc:rule ?rule ; cc:confidence ?sure",
    )
    fields = {CC + "type", CC + "number", CC + "symbol", CC + "issuedBy", DCTERMS + "date", DCTERMS + "title"}
    assert fields <= {row[0] for row in rows}
    assert {(row[0], row[1]) for row in rows} <= ask.about(DOCUMENT)
    assert all(text[int(a) : int(z)] == quote for _, _, a, z, quote in rows)


def test_each_mention_is_a_citation_and_each_relation_a_link(ask: Asked, text: str) -> None:
    rows = ask(
        "?relation ?primary ?a ?z ?quote",
        f"?c a cc:Citation ; cc:from <{DOCUMENT}> ; cc:to <{CITY_PLAN}> ; cc:relation ?relation ; "
        "cc:primary ?primary ; cc:start ?a ; cc:end ?z ; cc:quote ?quote ; cc:sentence ?sentence",
    )
    assert [row[:2] for row in rows] == [(CC + "implements", "false"), (CC + "implements", "true")]
    assert all(text[int(a) : int(z)] == quote for _, _, a, z, quote in rows)
    links = ask("?link", f"<{DOCUMENT}> ?link <{CITY_PLAN}>")
    assert links == [(CC + "implements",), (CC + "primary",)]


def test_a_cited_document_is_described_as_far_as_it_is_stated(ask: Asked) -> None:
    said = ask.about(CITY_PLAN)
    assert {
        (CC + "number", "918"),
        (CC + "issuedBy", f"{BASE}vn/31/ubnd"),
        (DCTERMS + "date", "2025-09-15"),
        (DCTERMS + "title", "về chuyển đổi số cấp xã"),
    } <= said
    assert CC + "text" not in {predicate for predicate, _ in said}


def test_a_number_with_its_year(ask: Asked) -> None:
    said = ask("?year ?label", '?d cc:number "912" ; cc:numberYear ?year ; rdfs:label ?label')
    assert said == [("2025", "Nghị định 912/2025/NĐ-CP")]


def test_an_open_reference_says_so(ask: Asked) -> None:
    ((iri, number),) = ask("?d ?n", "?d a cc:OpenReference ; cc:number ?n")
    assert iri.startswith(f"{BASE}open/")
    assert number == "33"


def test_bodies_are_of_their_areas(ask: Asked) -> None:
    assert ask("?b ?name ?area", "?b a cc:Body ; rdfs:label ?name ; cc:ofArea ?area") == [
        (f"{BASE}vn/31/11725/ubnd", "Ủy ban nhân dân xã Kiến Minh", f"{BASE}vn/31/11725"),
        (f"{BASE}vn/31/ubnd", "Ủy ban nhân dân thành phố Hải Phòng", f"{BASE}vn/31"),
    ]
    assert ask("?name", f"<{BASE}vn/cp> a cc:Body ; rdfs:label ?name") == [("Chính phủ",)]


def test_a_plan_duty_says_which_areas_are_expected(ask: Asked) -> None:
    rows = ask(
        "?kind ?area ?n",
        f"?t a cc:PlanDuty, cc:Duty ; cc:givenBy <{DOCUMENT}> ; cc:expectsKind ?kind ; cc:expectsWithin ?area ; cc:tasks ?n",
    )
    assert rows == [("phường", f"{BASE}vn/31/11725", "2"), ("xã", f"{BASE}vn/31/11725", "2")]
    tasks = ask("?task", "?t a cc:PlanDuty ; cc:task ?task")
    assert [task[:8] for (task,) in tasks] == ["Ban hành", "Báo cáo "]


def test_deadlines_hang_on_their_duty(ask: Asked) -> None:
    assert len(ask("?l", '?t cc:deadline ?l . ?l a cc:Deadline ; cc:due "2025-10-15"^^xsd:date ; cc:quote ?q')) == 1
    assert ask("?how ?day ?to", "?l cc:recurs ?how ; cc:monthDay ?day ; cc:reportTo ?to") == [
        ("yearly", "12-15", "Ủy ban nhân dân thành phố")
    ]


def test_a_unit_is_of_the_body_that_gives_it_work(ask: Asked) -> None:
    ((unit, name, body),) = ask("?u ?name ?b", "?t cc:assignedTo ?u . ?u a cc:Unit ; rdfs:label ?name ; org:unitOf ?b")
    assert (name, body) == ("Ủy ban nhân dân các xã, phường", f"{BASE}vn/31/11725/ubnd")
    assert unit.startswith(f"{body}/unit/")


def test_the_signature(ask: Asked) -> None:
    where = (
        f"<{DOCUMENT}> cc:signedBy ?s . ?s a cc:Signature ; cc:signerName ?n ; cc:signerPosition ?p ; cc:authority ?a"
    )
    assert ask("?n ?p ?a", where) == [("Lê Thu Vân", "Chủ tịch", "TM. Ủy ban nhân dân")]


def test_a_finding_is_about_the_document_and_in_both_languages(ask: Asked) -> None:
    found = ask(
        "?code (LANG(?c) AS ?l)",
        f"?f a cc:Finding ; cc:about <{DOCUMENT}> ; cc:code ?code ; rdfs:comment ?c ; cc:quote ?q",
    )
    assert found == [("undated-reference", "en"), ("undated-reference", "vi")]


def test_draft_period_and_a_stated_month(sheet: Callable[..., str], read_text: Any) -> None:
    body = "I. THỜI GIAN THỰC HIỆN\n\nTừ ngày 20/9/2025 đến hết ngày 31/12/2025."
    text = "DỰ THẢO\n\n" + sheet(body=body, number="Số:     /KH-UBND", place="Kiến Minh, ngày    tháng 9 năm 2025")
    ask = Asked(ntriples(read_text(text)))
    ((document, label_),) = ask(
        "?d ?l",
        '?d cc:draft true ; rdfs:label ?l ; cc:periodEnd "2025-12-31"^^xsd:date ; dcterms:date "2025-09"^^xsd:gYearMonth',
    )
    assert document.startswith(f"{BASE}vn/31/11725/ubnd/kh/2025/~")
    assert label_ == "Kế hoạch …/KH-UBND (Ủy ban nhân dân xã Kiến Minh)"
    assert ask("?n", f"<{document}> cc:number ?n") == []


def test_movements_and_targets(sheet: Callable[..., str], read_text: Any) -> None:
    body = "I. CHỈ TIÊU\n\n- Tỷ lệ hộ cận nghèo còn 1,1%.\n\nII. NỘI DUNG\n\n1. Hưởng ứng phong trào thi đua “Bờ kênh xanh”."
    ask = Asked(ntriples(read_text(sheet(body=body))))
    assert ask("?m", f"<{DOCUMENT}> cc:movement ?m") == [("Bờ kênh xanh",)]
    assert ask("?v ?u", f"?t a cc:Target ; cc:of <{DOCUMENT}> ; cc:value ?v ; cc:unitText ?u") == [("1,1", "%")]


LABELS = [
    pytest.param("ke-hoach", "232", None, "KH-UBND", None, "Kế hoạch 232/KH-UBND", id="state"),
    pytest.param("chi-thi", "41", None, "CT/TW", None, "Chỉ thị 41-CT/TW", id="Party"),
    pytest.param("nghi-dinh", "30", "2020", "NĐ-CP", None, "Nghị định 30/2020/NĐ-CP", id="with a year"),
    pytest.param("luat", "64", "2025", "QH15", None, "Luật 64/2025/QH15", id="law"),
    pytest.param("luat", None, None, None, "Luật Thi đua, khen thưởng", "Luật Thi đua, khen thưởng", id="by name"),
    pytest.param("ke-hoach", None, None, "KH-UBND", None, "Kế hoạch …/KH-UBND", id="blank number"),
    pytest.param(None, "7", None, "XYZ-UBND", None, "Văn bản 7/XYZ-UBND", id="kind not known"),
]


@pytest.mark.parametrize(("slug", "number", "year", "symbol", "name", "wanted"), LABELS)
def test_how_a_document_is_called(
    slug: str | None, number: str | None, year: str | None, symbol: str | None, name: str | None, wanted: str
) -> None:
    assert label(doctypes.by_slug(slug) if slug else None, number, year, symbol, name) == wanted


def test_the_sentence_around_a_mention() -> None:
    text = "Câu trước. Các thôn thực hiện\nKế hoạch số 918/KH-UBND ngay; câu sau."
    at = text.index("Kế hoạch")
    assert sentence(text, at, at + 23) == "Các thôn thực hiện Kế hoạch số 918/KH-UBND ngay;"
    long = "a " * 400 + "X" + " b" * 400
    cut = sentence(long, 800, 801)
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) < 600

"""A small graph as ingest writes it conforms; each shape refuses the graph when just its own rule is broken."""

from __future__ import annotations

from dataclasses import dataclass

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal

from ontology.terms import PREFIXES
from ontology.vocabulary import SHAPES

HEAD = (
    "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + "@prefix : <https://example.org/> .\n"
)

VALID = """
:source a cc:Source ; dcterms:identifier "9f2c" ; dcterms:format "text/plain" ; cc:characters 12345 .
:plan a cc:Document, cc:Plan ; cc:type :ke-hoach ; cc:number "232" ; cc:symbol "KH-UBND" ; cc:numberYear "2025" ;
    dcterms:date "2025-09-09"^^xsd:date ; cc:periodEnd "2025-12-31"^^xsd:date ; cc:steeringType "2" ;
    cc:due "2025-10-15"^^xsd:date ; dcterms:title "Về việc làm thử"@vi ;
    cc:issuedBy :body ; rdfs:label "Kế hoạch 232/KH-UBND"@vi ; cc:text :source ; cc:signedBy :signature ;
    cc:implements :directive .
:directive a cc:Document, cc:Directive ; cc:type :chi-thi ; cc:number "41" ; cc:symbol "CT/TW" ;
    dcterms:date "2024-12"^^xsd:gYearMonth ; rdfs:label "Chỉ thị 41-CT/TW"@vi .
:vague a cc:Document, cc:OpenReference ; cc:number "5" ; rdfs:label "văn bản số 5"@vi ; dcterms:date "2024"^^xsd:gYear .
:signature a cc:Signature ; cc:signerName "Nguyễn Văn An" ; cc:quote "Nguyễn Văn An" ; cc:start 900 ; cc:end 913 .
:number a rdf:Statement ; rdf:subject :plan ; rdf:predicate cc:number ; rdf:object "232" ;
    cc:quote "232" ; cc:start 10 ; cc:end 13 ; cc:rule "header.number" ; cc:confidence 0.98 .
:citation a cc:Citation ; cc:from :plan ; cc:to :directive ; cc:relation cc:implements ; cc:primary true ;
    cc:quote "Chỉ thị số 41-CT/TW" ; cc:start 100 ; cc:end 119 ; cc:rule "opening.implements" ; cc:confidence 0.97 ;
    cc:page 2 ; cc:region "page=2&xywh=percent:12.10,30.00,70.50,2.10" ; cc:recognised true .
:finding a cc:Finding ; cc:about :plan ; cc:code "blank-number" ; rdfs:comment "Để trống số"@vi .
:duty a cc:Duty, cc:PlanDuty ; cc:givenBy :plan ; cc:assignedTo :unit ; cc:task "Xây dựng kế hoạch" ; cc:tasks 1 ;
    cc:quote "Ủy ban nhân dân các xã" ; cc:start 500 ; cc:end 522 ; cc:rule "duty.heading" ; cc:confidence 0.9 ;
    cc:deadline :deadline ; cc:expectsKind "xã" ; cc:expectsWithin :area .
:deadline a cc:Deadline ; cc:due "2025-12-15"^^xsd:date ; cc:recurs "yearly" ; cc:monthDay "12-15" ;
    cc:quote "trước ngày 15 tháng 12" ; cc:start 530 ; cc:end 552 .
:expectation a cc:Expectation ; cc:expectedFor :directive ; cc:expectedOf :area ; cc:ground "level" ;
    cc:due "2025-12-31"^^xsd:date .
:comparison a cc:Comparison ; cc:comparedPlan :plan ; cc:comparedWith :directive ; cc:code "task" ;
    cc:asked "Thành lập tổ" ; cc:askedOf "Các địa phương" ; cc:said "Lập tổ" ; cc:likeness 1.0 ;
    cc:overrun "2025-10-15/2025-10-20" .
:body a cc:Body ; rdfs:label "Ủy ban nhân dân thành phố Thử"@vi ; cc:ofArea :area .
:unit a cc:Unit ; rdfs:label "Ủy ban nhân dân các xã"@vi ; org:unitOf :body .
:area a cc:Area ; rdfs:label "thành phố Thử"@vi ; skos:notation "31" ; cc:level 1 ;
    cc:validFrom "2025-07-01"^^xsd:date ; cc:validUntil "2030-01-01"^^xsd:date .
:candidate a cc:Candidate ; rdf:subject :vague ; rdf:predicate cc:sameDocument ; rdf:object :directive ;
    cc:score 0.8 ; cc:code "open" ; rdfs:comment "Cùng số"@vi, "Same number"@en .
:judgement a cc:Judgement ; rdf:subject :vague ; rdf:predicate cc:sameDocument ; rdf:object :directive ;
    cc:verdict "confirmed" ; prov:wasAssociatedWith :person ;
    prov:endedAtTime "2025-12-01T08:00:00+00:00"^^xsd:dateTime .
:person a prov:Person ; rdfs:label "Nguyễn Văn An" .
:link a cc:ConfirmedLink ; rdf:subject :plan ; rdf:predicate cc:cites ; rdf:object :directive ;
    prov:wasGeneratedBy :judgement .
:target a cc:Target ; cc:of :plan ; rdfs:label "Tỷ lệ" ; cc:value "1,1" ; cc:unitText "%" .
"""


@dataclass(frozen=True, slots=True)
class Break:
    """`old` in the valid graph is replaced by `new`; `message` (its beginning) is what the validator must say."""

    old: str
    new: str
    message: str


BREAKS = {
    "document-without-type": Break("cc:type :ke-hoach ; ", "", "Văn bản phải có đúng một loại"),
    "document-with-two-types": Break(
        "cc:type :ke-hoach", "cc:type :ke-hoach, :chi-thi", "Văn bản phải có đúng một loại"
    ),
    "number-without-symbol": Break(' ; cc:symbol "CT/TW"', "", "Văn bản có số thì phải có ký hiệu"),
    "number-with-leading-zero": Break('cc:number "232"', 'cc:number "0232"', "Số của văn bản gồm các chữ số"),
    "number-as-printed-line": Break('cc:number "41"', 'cc:number "số 41"', "Số của văn bản gồm các chữ số"),
    "symbol-with-space": Break('"KH-UBND"', '"KH - UBND"', "Ký hiệu của văn bản không có khoảng trắng"),
    "number-year-of-two-digits": Break('numberYear "2025"', 'numberYear "25"', "Năm trong số hiệu"),
    "date-as-text": Break('"2025-09-09"^^xsd:date', '"9/9/2025"', "Ngày ban hành"),
    "date-with-time": Break('"2025-09-09"^^xsd:date', '"2025-09-09T00:00:00"^^xsd:dateTime', "Ngày ban hành"),
    "period-end-a-year": Break('"2025-12-31"^^xsd:date', '"2025"^^xsd:gYear', "Ngày kết thúc"),
    "steering-type-of-no-list": Break('steeringType "2"', 'steeringType "4"', "Loại chỉ đạo phải là"),
    "two-due-days": Break('cc:due "2025-10-15"', 'cc:due "2025-10-16"^^xsd:date, "2025-10-15"', "Hạn của văn bản"),
    "two-issuers": Break(
        "issuedBy :body",
        "issuedBy :body, :other . :other a cc:Body ; rdfs:label 'B' . :plan cc:draft true",
        "Mỗi văn bản có nhiều nhất một cơ quan ban hành",
    ),
    "issuer-not-described": Break(
        "issuedBy :body", "issuedBy :nobody", "Mỗi văn bản có nhiều nhất một cơ quan ban hành"
    ),
    "document-without-label": Break('rdfs:label "Kế hoạch 232/KH-UBND"@vi ; ', "", "Văn bản phải có tên gọi"),
    "text-is-no-source": Break("cc:text :source", "cc:text :nothing", "Toàn văn của văn bản"),
    "source-without-hash": Break('dcterms:identifier "9f2c" ; ', "", "Tệp nguồn phải có đúng một mã băm"),
    "source-without-length": Break(" ; cc:characters 12345", "", "Tệp nguồn phải có độ dài"),
    "end-before-start": Break("cc:start 100 ; cc:end 119", "cc:start 119 ; cc:end 100", "Dẫn chứng phải có vị trí đầu"),
    "empty-span": Break("cc:start 100 ; cc:end 119", "cc:start 100 ; cc:end 100", "Dẫn chứng phải có vị trí đầu"),
    "span-without-end": Break(" ; cc:end 119", "", "Dẫn chứng phải có đúng một vị trí cuối"),
    "empty-quote": Break('"Nguyễn Văn An" ; cc:start', '"" ; cc:start', "Trích dẫn nguyên văn không được để trống"),
    "page-zero": Break("cc:page 2", "cc:page 0", "Dẫn chứng ở một trang"),
    "region-without-page": Break('"page=2&xywh', '"xywh', "Vùng trên trang"),
    "recognised-not-a-truth": Break("cc:recognised true", 'cc:recognised "có"', "Dấu “nhận dạng từ ảnh”"),
    "confidence-over-one": Break("confidence 0.97", "confidence 97.0", "Độ tin cậy phải nằm trong khoảng"),
    "confidence-negative": Break("confidence 0.97", "confidence -0.1", "Độ tin cậy phải nằm trong khoảng"),
    "citation-from-nothing": Break("cc:from :plan ; ", "", "Viện dẫn phải xuất phát"),
    "citation-to-a-body": Break("cc:to :directive", "cc:to :body", "Viện dẫn phải dẫn đến"),
    "citation-of-unknown-relation": Break(
        "relation cc:implements", "relation cc:about", "Viện dẫn phải nêu đúng một quan hệ"
    ),
    "citation-without-relation": Break("cc:relation cc:implements ; ", "", "Viện dẫn phải nêu đúng một quan hệ"),
    "citation-without-quote": Break('cc:quote "Chỉ thị số 41-CT/TW" ; ', "", "Viện dẫn phải kèm trích dẫn"),
    "citation-without-rule": Break(' ; cc:rule "opening.implements"', "", "Viện dẫn phải nêu quy tắc"),
    "citation-without-confidence": Break(" ; cc:confidence 0.97", "", "Viện dẫn phải nêu độ tin cậy"),
    "primary-not-a-truth": Break("cc:primary true", 'cc:primary "có"', "Dấu “thực hiện trực tiếp”"),
    "signature-of-nobody": Break('cc:signerName "Nguyễn Văn An" ; ', "", "Phần ký phải nêu"),
    "evidence-for-nothing": Break("rdf:predicate cc:number ; ", "", "Dẫn chứng đầu văn bản phải nói rõ"),
    "evidence-without-quote": Break('cc:quote "232" ; ', "", "Dẫn chứng đầu văn bản phải kèm"),
    "finding-about-nothing": Break("cc:about :plan ; ", "", "Điểm cần lưu ý phải nói về"),
    "finding-code-with-spaces": Break('"blank-number"', '"Blank number"', "Điểm cần lưu ý phải có một mã"),
    "finding-unexplained": Break(' ; rdfs:comment "Để trống số"@vi', "", "Điểm cần lưu ý phải có lời"),
    "duty-of-nobody": Break("cc:assignedTo :unit ; ", "", "Nhiệm vụ phải giao cho"),
    "duty-from-nothing": Break("cc:givenBy :plan ; ", "", "Nhiệm vụ phải được giao bởi"),
    "duty-without-quote": Break('cc:quote "Ủy ban nhân dân các xã" ; ', "", "Nhiệm vụ phải kèm trích dẫn"),
    "deadline-not-described": Break(
        "cc:deadline :deadline", "cc:deadline :never", "Thời hạn của nhiệm vụ phải được mô tả"
    ),
    "expectation-of-nothing": Break(
        "cc:expectedFor :directive ; ", "", "Văn bản cần ban hành phải nêu đúng một văn bản"
    ),
    "expectation-of-nobody": Break("cc:expectedOf :area ; ", "", "Văn bản cần ban hành phải nêu đúng một đơn vị"),
    "expectation-unknown-ground": Break(
        'cc:ground "level"', 'cc:ground "guess"', "Văn bản cần ban hành phải nêu đúng một căn cứ"
    ),
    "expectation-due-in-a-month": Break(
        '"2025-12-31"^^xsd:date .\n:comp', '"2025-12"^^xsd:gYearMonth .\n:comp', "Hạn phải ban hành là một ngày"
    ),
    "comparison-of-nothing": Break("cc:comparedPlan :plan ; ", "", "Đối chiếu phải nêu đúng một kế hoạch"),
    "comparison-with-nothing": Break("cc:comparedWith :directive ; ", "", "Đối chiếu phải nêu đúng một văn bản"),
    "comparison-asks-nothing": Break('cc:asked "Thành lập tổ" ; ', "", "Đối chiếu phải nêu một điều"),
    "comparison-of-no-kind": Break('cc:code "task"', 'cc:code "verdict"', "Điều yêu cầu phải thuộc một loại"),
    "likeness-over-one": Break("cc:likeness 1.0", "cc:likeness 1.1", "Độ giống phải từ 0 đến 1"),
    "expects-unknown-kind": Break('expectsKind "xã"', 'expectsKind "làng"', "Loại đơn vị phải ban hành"),
    "expects-nowhere": Break(" ; cc:expectsWithin :area", "", "Nhiệm vụ giao cho cả loại"),
    "deadline-empty": Break(
        VALID[VALID.index(":deadline a") : VALID.index(":expectation a")],
        ":deadline a cc:Deadline .\n",
        "Thời hạn phải có ngày",
    ),
    "due-as-text": Break('"2025-12-15"^^xsd:date', '"15/12"', "Hạn phải là một ngày"),
    "recurs-unknown": Break('recurs "yearly"', 'recurs "daily"', "Chu kỳ của thời hạn"),
    "month-day-swapped": Break('monthDay "12-15"', 'monthDay "15-12"', "Ngày trong năm"),
    "body-without-name": Break(
        'cc:Body ; rdfs:label "Ủy ban nhân dân thành phố Thử"@vi ;', "cc:Body ;", "Cơ quan phải có tên"
    ),
    "body-of-two-areas": Break("cc:ofArea :area", "cc:ofArea :area, :vague", "Cơ quan thuộc nhiều nhất"),
    "unit-without-name": Break(
        'rdfs:label "Ủy ban nhân dân các xã"@vi ; org', "org", "Đơn vị được giao việc phải có tên"
    ),
    "unit-of-no-body": Break(" ; org:unitOf :body", "", "Đơn vị được giao việc phải thuộc"),
    "area-without-name": Break('rdfs:label "thành phố Thử"@vi ; skos', "skos", "Đơn vị hành chính phải có tên"),
    "area-code-with-letters": Break('notation "31"', 'notation "HP31"', "Đơn vị hành chính phải có đúng một mã"),
    "area-of-level-4": Break("cc:level 1", "cc:level 4", "Cấp của đơn vị hành chính"),
    "area-ends-before-it-begins": Break('"2030-01-01"', '"2020-01-01"', "Đơn vị hành chính không thể kết thúc"),
    "candidate-for-nothing": Break(
        "rdf:object :directive ;\n    cc:score",
        "cc:score",
        "Cặp nghi vấn, nhận định phải nói về đúng một văn bản thứ hai",
    ),
    "judgement-of-nothing": Break(
        ":judgement a cc:Judgement ; rdf:subject :vague ;",
        ":judgement a cc:Judgement ;",
        "Cặp nghi vấn, nhận định phải nói về đúng một văn bản thứ nhất",
    ),
    "candidate-for-a-citation": Break(
        "rdf:predicate cc:sameDocument ; rdf:object :directive ;\n    cc:score",
        "rdf:predicate cc:cites ; rdf:object :directive ;\n    cc:score",
        "Cặp nghi vấn, nhận định chỉ đề xuất",
    ),
    "candidate-that-is-sure": Break("cc:score 0.8", "cc:score 1.0", "Điểm của cặp nghi vấn"),
    "candidate-of-no-kind": Break('cc:code "open"', 'cc:code "guess"', "Cặp nghi vấn phải có một mã"),
    "candidate-without-reason": Break(', "Same number"@en', "", "Cặp nghi vấn phải nêu lý do"),
    "judgement-without-verdict": Break('cc:verdict "confirmed"', 'cc:verdict "maybe"', "Nhận định phải là xác nhận"),
    "judgement-of-nobody": Break(" ; prov:wasAssociatedWith :person", "", "Nhận định phải ghi rõ của ai"),
    "judgement-at-no-time": Break(
        ' ;\n    prov:endedAtTime "2025-12-01T08:00:00+00:00"^^xsd:dateTime', "", "Nhận định phải ghi thời điểm"
    ),
    "link-of-no-judgement": Break(" ;\n    prov:wasGeneratedBy :judgement", "", "Liên kết đã xác nhận phải dẫn đến"),
    "target-of-nothing": Break("cc:of :plan ; ", "", "Chỉ tiêu phải thuộc"),
    "target-without-value": Break(' ; cc:value "1,1"', "", "Chỉ tiêu phải có giá trị"),
}


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES, format="turtle")


def messages(data: str, shapes: Graph) -> set[str]:
    """The Vietnamese messages of all results."""
    graph = Graph().parse(data=HEAD + data, format="turtle")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    found = report.objects(None, SH.resultMessage)
    return {str(message) for message in found if isinstance(message, Literal) and message.language == "vi"}


def test_a_graph_as_ingest_writes_it_conforms(shapes: Graph) -> None:
    assert messages(VALID, shapes) == set()


@pytest.mark.parametrize("case", BREAKS.values(), ids=BREAKS.keys())
def test_a_broken_graph_is_refused_with_its_message(case: Break, shapes: Graph) -> None:
    assert VALID.count(case.old) >= 1, "the case does not break the graph"
    found = messages(VALID.replace(case.old, case.new), shapes)
    assert [message for message in found if message.startswith(case.message)], found


def test_the_shapes_are_valid_shacl(shapes: Graph) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, inference="none", meta_shacl=True)
    assert conforms, text


def test_every_message_has_a_case_that_provokes_it(shapes: Graph) -> None:
    stated = {str(message) for message in shapes.objects(None, SH.message) if getattr(message, "language", "") == "vi"}
    provoked = {message for message in stated if any(message.startswith(case.message) for case in BREAKS.values())}
    assert stated - provoked == set()


def test_every_shape_says_its_message_in_both_languages(shapes: Graph) -> None:
    says = set(shapes.subjects(SH.message, None))
    properties = {
        prop for shape in shapes.subjects(RDF.type, SH.NodeShape) for prop in shapes.objects(shape, SH.property)
    }
    assert properties <= says
    for shape in says:
        assert {getattr(message, "language", None) for message in shapes.objects(shape, SH.message)} == {"vi", "en"}

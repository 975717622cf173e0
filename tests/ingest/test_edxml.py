"""edXML: what the envelope says completes the document inside; where they differ both are told."""

from __future__ import annotations

import base64
import html
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.quads import ntriples
from ingest.readers import ReadError, decode
from ingest.reading import Reading, read
from ingest.record import record

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = (Path(__file__).parents[2] / "examples" / "formats" / "ke-hoach-63.edxml").read_bytes()
SPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
HEAD = """<Code><CodeNumber>12</CodeNumber><CodeNotation>KH-UBND</CodeNotation></Code>
<PromulgationInfo><Place>Kiến Minh</Place><PromulgationDate>2025/09/20</PromulgationDate></PromulgationInfo>
<DocumentType><Type>10</Type><TypeName>Kế hoạch</TypeName></DocumentType>"""


def envelope(head: str = HEAD, *attached: bytes, business: str = "") -> bytes:
    def file(number: int, data: bytes) -> str:
        encoded = base64.b64encode(data).decode()
        name = f"<AttachmentName>{number}.txt</AttachmentName>"
        return f"<Attachment>{name}<ContentTransferEncoded>{encoded}</ContentTransferEncoded></Attachment>"

    inside = "".join(file(number, data) for number, data in enumerate(attached, 1))
    trace = f"<TraceHeaderList><Bussiness>{business}</Bussiness></TraceHeaderList>"
    header = f"<edXMLHeader><MessageHeader>{head}</MessageHeader>{trace}</edXMLHeader>"
    body = f"<edXMLEnvelope>{header}</edXMLEnvelope><AttachmentEncoded>{inside}</AttachmentEncoded>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<edXML xmlns="{SPACE}">{body}</edXML>'.encode()


@pytest.fixture
def plan(sheet: Callable[..., str]) -> bytes:
    return sheet().encode()


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.facts.findings]


def test_the_document_inside_is_read_and_the_envelope_is_evidence() -> None:
    reading = read(SAMPLE)
    said = record(reading)["document"]
    assert (said["number"], said["symbol"], said["date"], said["type"]) == ("63", "KH-UBND", "2025-10-08", "Kế hoạch")
    assert (said["due"], said["steering_type"]) == ("2025-12-15", "3")
    assert said["evidence"]["number"]["rule"] == "edxml.code"
    assert said["evidence"]["number"]["quote"] == "63/KH-UBND"
    assert said["recipients"] == ["Ủy ban nhân dân thành phố", "Các thôn"]  # the envelope names the city in full
    assert codes(reading) == []
    assert reading.media_type == "application/xml"


def test_recipients_that_only_the_envelope_names(plan: bytes) -> None:
    to = "<To><OrganName>Sở Y tế</OrganName></To><To><OrganName>UBND thành phố Hải Phòng</OrganName></To>"
    recipients = read(envelope(HEAD + to, plan)).facts.header.recipients
    assert [found.value for found in recipients] == ["UBND thành phố", "Các thôn", "Sở Y tế"]


def test_what_it_answers_is_a_citation_that_joins_that_of_the_text() -> None:
    citation = record(read(SAMPLE))["citations"][0]
    assert citation["iri"].endswith("vn/31/ubnd/kh/2025/918")
    assert citation["relation"] == "implements"
    assert citation["spans"][-1]["rule"] == "edxml.responsefor"


def test_the_words_of_the_graph() -> None:
    triples = ntriples(read(SAMPLE)).decode()
    document = "<https://w3id.org/cancu/id/vn/31/11725/ubnd/kh/2025/63>"
    assert f'{document} <https://w3id.org/cancu/ontology#steeringType> "3" .' in triples
    due = '"2025-12-15"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert f"{document} <https://w3id.org/cancu/ontology#due> {due} ." in triples
    assert ntriples(read(SAMPLE)) == ntriples(read(SAMPLE))


def test_blanks_of_the_text_are_filled(sheet: Callable[..., str]) -> None:
    blank = sheet(number="Số:      /KH-UBND", place="Kiến Minh, ngày    tháng 9 năm 2025").encode()
    assert codes(read(blank)) == ["blank-number", "blank-date"]
    reading = read(envelope(HEAD, blank))
    assert (reading.facts.header.number and reading.facts.header.number.value) == "12"
    assert (reading.facts.header.date and reading.facts.header.date.value) == "2025-09-20"
    assert codes(reading) == []
    assert reading.iri.endswith("/kh/2025/12")


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        ("<CodeNumber>12", "<CodeNumber>21", "12 ≠ 21"),
        ("KH-UBND", "QĐ-UBND", "KH-UBND ≠ QĐ-UBND"),
        ("2025/09/20", "2025-09-21T00:00:00", "2025-09-20 ≠ 2025-09-21"),
        ("Kế hoạch", "Quyết định", "Kế hoạch ≠ Quyết định"),
    ],
)
def test_where_the_two_differ_both_are_told(before: str, after: str, detail: str, plan: bytes) -> None:
    reading = read(envelope(HEAD.replace(before, after), plan))
    (finding,) = [finding for finding in reading.facts.findings if finding.code == "differs-from-envelope"]
    assert finding.detail == detail
    assert reading.text.string[finding.start : finding.end] in f"{after} 21/KH-UBND 12/QĐ-UBND"


def test_a_document_that_agrees_is_not_flagged(plan: bytes) -> None:
    assert codes(read(envelope(HEAD, plan))) == []


@pytest.mark.parametrize(
    ("number", "notation", "wanted"),
    [
        ("41", "CT/TW", ("41", "CT/TW")),
        ("41", "-CT/TW", ("41", "CT/TW")),
        ("007", "/KH-UBND", ("7", "KH-UBND")),
        ("12", "12/KH-UBND", ("12", "KH-UBND")),
        ("15/2021", "QĐ-UBND", ("15", "QĐ-UBND")),
    ],
)
def test_codes_as_senders_write_them(number: str, notation: str, wanted: tuple[str, str]) -> None:
    code = f"<Code><CodeNumber>{number}</CodeNumber><CodeNotation>{notation}</CodeNotation></Code>"
    header = read(envelope(code)).facts.header
    assert (header.number and header.number.value, header.symbol and header.symbol.value) == wanted


def test_what_the_sender_does_not_know_is_not_said(plan: bytes) -> None:
    nothing = HEAD.replace("Kiến Minh", "N/A").replace("2025/09/20", "0001/01/01").replace("Kế hoạch", "N/A")
    reading = read(envelope(f"{nothing}<SteeringType>0</SteeringType><DueDate>N/A</DueDate>", plan))
    assert codes(reading) == []
    assert reading.facts.header.steering is None
    assert reading.facts.header.due is None
    assert reading.facts.header.date
    assert reading.facts.header.date.value == "2025-09-20"


def test_without_a_document_the_envelope_is_read_alone() -> None:
    sender = "<From><OrganName>Ủy ban nhân dân xã Kiến Minh</OrganName></From><Subject>Ra quân</Subject>"
    reading = read(envelope(HEAD + sender), "a.edxml")
    header = reading.facts.header
    assert header.issuer_name == "Ủy ban nhân dân xã Kiến Minh"
    assert header.title
    assert header.title.value == "Ra quân"
    assert [warning.code for warning in reading.warnings] == ["no-attachment"]


def test_only_the_first_document_is_read_and_that_is_told(plan: bytes) -> None:
    reading = read(envelope(HEAD, b"GIF89a", plan, plan), "a.edxml")
    assert [warning.code for warning in reading.warnings] == ["attachments-left-out", "other-format"]
    assert "“3.txt”" in reading.warnings[0].vi


def test_replaced_and_recalled(plan: bytes) -> None:
    identifier = "<DocumentId>000.31.72.H24,2025/08/01,9/KH-UBND</DocumentId>"
    replaced = f"<ReplacementInfoList><ReplacementInfo>{identifier}</ReplacementInfo></ReplacementInfoList>"
    (citation,) = read(envelope(HEAD, plan, business=replaced)).facts.citations
    assert (citation.number, citation.date, citation.relation) == ("9", "2025-08-01", "replaces")
    recalled = f"<BussinessDocType>1</BussinessDocType>{identifier}"
    assert "recalled" in codes(read(envelope(HEAD, plan, business=recalled)))


def test_lines_in_a_document_that_look_like_an_envelope_are_text(plan: bytes) -> None:
    forged = plan + b"\nedXML.SteeringType: 2\nedXML.Code: 99/KH-UBND\n"
    assert read(forged).facts.header.steering is None
    header = read(envelope(HEAD, forged)).facts.header
    assert header.steering is None
    assert header.number
    assert header.number.value == "12"


def test_a_secret_inside_is_refused(sheet: Callable[..., str]) -> None:
    with pytest.raises(ReadError) as caught:
        read(envelope(HEAD, sheet(head="MẬT\n\nỦY BAN NHÂN DÂN\nXÃ KIẾN MINH").encode()))
    assert caught.value.code == "secret"


ENTITY = f'<!DOCTYPE a [<!ENTITY a "{"lol" * 99}">]><edXML xmlns="{SPACE}">&a;</edXML>'.encode()
REFUSED = [
    pytest.param(SAMPLE[:-40], "broken", id="cut off"),
    pytest.param(ENTITY, "bomb", id="entities"),
    pytest.param(envelope(HEAD, b""), "empty", id="an empty document"),
    pytest.param(envelope(HEAD, SAMPLE), "too-nested", id="an envelope in an envelope"),
    pytest.param(envelope().replace(b"<AttachmentEncoded>", b"<Attachment><Content>a</Content></Attachment><x>")
                 .replace(b"</AttachmentEncoded>", b"</x>"), "broken", id="an attachment that is not base64"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "công văn.edxml")
    assert caught.value.code == code


def test_signs_of_xml_in_the_fields() -> None:
    subject = html.escape("Về <việc> A & B")
    title = read(envelope(f"{HEAD}<Subject>{subject}</Subject>")).facts.header.title
    assert title
    assert title.value == "Về <việc> A & B"

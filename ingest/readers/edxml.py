"""Reads edXML, the form in which offices exchange documents (QCVN 102:2016/BTTTT, Sửa đổi 1:2022).

An envelope says in fields what the document is, and carries the document itself, mostly as PDF or Word. The text is
that of the first attachment that can be read; the fields become lines (`exchanged`), so that each fact has a place.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as BadBase64
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from lxml import etree

from ingest.readers.errors import ReadError, refusal
from ingest.readers.extract import Extract, ReadWarning, unpaged
from ingest.readers.sandbox import run
from ingest.readers.word_lists import local
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MODULE = "edxml"
_LONGEST = 1000
_FIELDS = {
    "From": "From/OrganName",
    "InCharge": "From/OrganizationInCharge",
    "To": "To/OrganName",
    "Place": "PromulgationInfo/Place",
    "Date": "PromulgationInfo/PromulgationDate",
    "Type": "DocumentType/TypeName",
    "Subject": "Subject",
    "Competence": "SignerInfo/Competence",
    "Position": "SignerInfo/Position",
    "Signer": "SignerInfo/FullName",
    "DueDate": "DueDate",
    "ToPlace": "ToPlaces/Place",
    "SteeringType": "SteeringType",
}
"""The name of a line → where its words stand in MessageHeader."""
_ENCODED = frozenset({"ContentTransferEncoded", "Content"})
_EMPTY = frozenset({"", "n/a", "null"})  # senders write these where they know nothing
_RECALL = "1"  # BussinessDocType: 0 new, 1 recall, 2 update, 3 replacement


def extract(data: bytes, shown: str) -> Extract:
    """The text of the document inside, and the fields of the envelope. Raises ReadError."""
    said = run("edxml", data, shown)
    read: list[tuple[str, Extract]] = []
    failed: list[ReadError] = []
    for attached in said["attachments"]:
        try:
            read.append((attached["name"], _attachment(b64decode(attached["data"]), f"“{attached['name']}”")))
        except ReadError as error:
            failed.append(error)
    if failed and not read:
        raise failed[0]
    main = read[0][1] if read else unpaged("")
    return replace(main, warnings=(*main.warnings, *_left_out(read, failed, shown)), exchanged=said["lines"])


def _attachment(data: bytes, shown: str) -> Extract:
    from ingest.readers import extracted

    kind, extract = extracted(data, shown)
    if kind.module == MODULE:
        raise refusal("too-nested", shown)
    return extract


def _left_out(read: list[tuple[str, Extract]], failed: list[ReadError], shown: str) -> Iterator[ReadWarning]:
    if not read:
        yield ReadWarning("no-attachment", f"{shown}: không kèm văn bản; chỉ đọc phần đầu edXML.",
                          f"{shown}: no document is attached; only the edXML header is read.")  # fmt: skip
    names = ", ".join(f"“{name}”" for name, _ in read[1:])
    if names:
        yield ReadWarning("attachments-left-out", f"{shown}: chỉ đọc tệp đính kèm thứ nhất, không đọc: {names}.",
                          f"{shown}: only the first attachment is read, not: {names}.")  # fmt: skip
    for error in failed:
        yield ReadWarning(error.code, error.vi, error.en)


def parse(data: bytes) -> dict[str, Any]:
    """The lines of the envelope and what is attached. Runs in a worker process only. Raises Refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("broken") from error
    if root.getroottree().docinfo.doctype:
        raise Refused("bomb")
    lines = [f"edXML.{name}: {value}" for name, value in _lines(root)]
    return {"lines": "\n".join(lines), "attachments": list(_attachments(root))}


def _lines(root: _Element) -> Iterator[tuple[str, str]]:
    for head in _all(root, "MessageHeader"):
        for code in _all(head, "Code"):
            if local(code.getparent()) == "MessageHeader" and (value := _code(code)):
                yield "Code", value
        for name, path in _FIELDS.items():
            yield from ((name, value) for value in _values(head, path))
        for answered in _all(head, "ResponseFor"):
            yield from _reference("ResponseFor", _values(answered, "Code"), _values(answered, "PromulgationDate"))
    for business in _all(root, "Bussiness"):  # so spelt in the standard's implementations
        for replaced in _all(business, "ReplacementInfo"):
            yield from _identified("Replaces", _values(replaced, "DocumentId"))
        if _values(business, "BussinessDocType") == [_RECALL]:
            yield from _identified("Recalls", _values(business, "DocumentId"))


def _code(code: _Element) -> str:
    """Number and symbol as they are printed: 63/KH-UBND, 41-CT/TW."""
    number, symbol = ("".join(_values(code, part)[:1]).strip("/- ") for part in ("CodeNumber", "CodeNotation"))
    if symbol[:1].isdecimal() or not number:  # some senders write all of it in one of the two
        return symbol if symbol[:1].isdecimal() else ""
    return f"{number}{'-' if '/' in symbol.partition('-')[0] else '/'}{symbol}" if symbol else number


def _identified(name: str, identifiers: list[str]) -> Iterator[tuple[str, str]]:
    """DocumentId is "organ,year/month/day,number/symbol"."""
    for identifier in identifiers:
        _, _, rest = identifier.partition(",")
        day, _, code = rest.partition(",")
        yield from _reference(name, [code.strip()] if code else [], [day.strip()])


def _reference(name: str, codes: list[str], days: list[str]) -> Iterator[tuple[str, str]]:
    if codes:
        yield name, ", ".join([codes[0], *days[:1]])


def _values(parent: _Element, path: str) -> list[str]:
    """The words at a path of names below an element."""
    found = [parent]
    for name in path.split("/"):
        found = [child for element in found for child in element if local(child) == name]
    said = (" ".join((element.text or "").split())[:_LONGEST] for element in found)
    return [words for words in said if words.casefold() not in _EMPTY]


def _all(root: _Element, name: str) -> list[_Element]:
    return [element for element in root.iter() if local(element) == name]


def _attachments(root: _Element) -> Iterator[dict[str, str]]:
    for number, attached in enumerate(_all(root, "Attachment"), 1):
        encoded = next((child.text for child in attached if local(child) in _ENCODED), None)
        name = "".join([*_values(attached, "AttachmentName"), *_values(attached, "FileName")][:1]) or str(number)
        try:
            yield {"name": name, "data": b64encode(b64decode(encoded or "")).decode()}
        except BadBase64 as error:
            raise Refused("broken") from error

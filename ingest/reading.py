"""The way of a document: bytes → Text → Parts → Mentions → Facts, each stage a pure function of the one before.

The same bytes always give the same facts and N-Triples, whatever the machine, the locale or the order of files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.anatomy import dissect
from ingest.duties import find_duties
from ingest.exchange import JOINT, completed, differences, mentions, read_exchange
from ingest.facts import Facts
from ingest.findings import find_findings
from ingest.header import read_header
from ingest.identity import document_iri, identify
from ingest.layout import blocks, printed_lines
from ingest.limits import TooMuch, bounded
from ingest.movements import find_movements
from ingest.pages import UNPAGED, Pages
from ingest.readers import decode
from ingest.recognised import less_sure
from ingest.references import find_references
from ingest.relations import relate
from ingest.secrecy import refuse_secret
from ingest.targets import find_targets
from ingest.text import Text
from ontology.identifiers import source_iri

if TYPE_CHECKING:
    from ingest.parts import Parts
    from ingest.readers.extract import ReadWarning


MENTIONS = 20_000
"""Places where a file names documents, at most; each takes a hundred times its words to keep. The most seen is 262."""


@dataclass(frozen=True)
class Reading:
    """One document as read: its text, where its parts stand, and what it says.

    `source` names the file by its content; `iri` is the document; `pages` tell where in the file the text stands.
    """

    text: Text
    parts: Parts
    facts: Facts
    source: str
    sha256: str
    iri: str
    media_type: str
    pages: Pages = UNPAGED
    warnings: tuple[ReadWarning, ...] = ()


def read(data: bytes, name: str = "") -> Reading:
    """Read one document.

    Args:
        data: the bytes of the file.
        name: its name, for messages only: what it is, its content says.

    Raises:
        ingest.readers.ReadError: the bytes are no document that can be read; the message says why and what to do.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with bounded(name):
        found = decode(data, name)
        reading = read_text(
            Text(found.string), sha256, found.media_type, found.pages, found.warnings, exchanged=found.exchanged
        )
        refuse_secret(reading.text.view, reading.parts, name)
    return reading


def read_text(
    text: Text,
    sha256: str,
    media_type: str,
    pages: Pages = UNPAGED,
    warnings: tuple[ReadWarning, ...] = (),
    *,
    exchanged: str = "",
) -> Reading:
    """Read a text; `sha256` is that of the bytes it came from, the rest what their reader told.

    The lines of an envelope stand after the text; the parts are those of the text alone.
    """
    parts = dissect(text.view)
    header = read_header(text.view, parts)
    envelope, differing = None, []
    if exchanged:
        start = len(text.string) + len(JOINT)
        text, pages = Text(f"{text.string}{JOINT}{exchanged}"), pages.then(start)
        envelope = read_exchange(text.string, text.view, start)
        differing = list(differences(header, envelope))
        header = completed(header, envelope)
    iri = document_iri(header, sha256[:16])
    references = find_references(text.view, parts, header)
    if len(references) > MENTIONS:
        raise TooMuch("references")
    body = blocks(text.view, printed_lines(text.view, parts.body.start, parts.body.end))
    inner = blocks(text.view, printed_lines(text.view, parts.enclosure.start, parts.enclosure.end))
    named = relate(text.view, parts, [*body, *inner], references) + (list(mentions(envelope)) if envelope else [])
    citations = tuple(identify(named, header, iri))
    told = body or blocks(text.view, printed_lines(text.view, parts.opening.start, parts.opening.end))  # plain letters
    duties = tuple(find_duties(text, parts, told, inner, header, [(ref.start, ref.end) for ref in references]))
    facts = Facts(
        header,
        citations,
        duties,
        tuple(find_movements(text.view, parts)),
        (*find_targets(text.view, body), *(find_targets(text.view, inner) if parts.encloses_plan else ())),
        (*find_findings(text.view, parts, header, citations, duties), *differing),
    )
    facts = less_sure(facts, pages)
    return Reading(text, parts, facts, source_iri(sha256[:16]), sha256, iri, media_type, pages, warnings)

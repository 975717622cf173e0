"""A reading as the values that are proof-read and compared: its references, its sentences, its deadlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ingest.deadlines import find_deadlines
from ingest.layout import blocks, printed_lines
from ingest.quads import label
from ingest.text import squeeze
from queries.proofread.model import Draft, Place, Reference, Sentence, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.facts import Citation
    from ingest.reading import Reading

_SENTENCE: Final = re.compile(r"(?<=[.;:])\s+(?=[^\W\d_a-zđ])")


def drafted(reading: Reading) -> Draft:
    """The document that was read, as a draft."""
    header = reading.facts.header
    issuer = header.issuer.value if header.issuer else None
    kind = header.kind.value if header.kind else None
    number = header.number.value if header.number else None
    symbol = header.symbol.value if header.symbol else None
    name = label(kind, number, header.number_year, symbol)
    at = header.date or header.title or header.symbol
    return Draft(
        iri=reading.iri,
        source=reading.source,
        title=header.title.value if header.title else None,
        type=kind.name if kind else None,
        ref=name.removeprefix(f"{kind.name} ") if kind else name,
        issuer_iri=issuer.iri if issuer else None,
        issuer=header.issuer_name,
        area=issuer.area.path if issuer and issuer.area else None,
        date=header.date.value if header.date else None,
        issued=Place(at.start, at.end) if at else Place(reading.parts.heading.start, reading.parts.heading.end),
        references=tuple(map(_reference, reading.facts.citations)),
        sentences=tuple(_sentences(reading)),
    )


def _reference(citation: Citation) -> Reference:
    first = citation.mentions[0]
    return Reference(
        iri=None if citation.open else citation.iri,
        label=label(citation.kind, citation.number, citation.year, citation.symbol, citation.name),
        place=Place(first.start, first.end),
        relation=citation.relation,
        primary=citation.primary,
        number=citation.number,
        symbol=citation.symbol,
        date=citation.date,
        issuer_iri=citation.issuer.iri if citation.issuer else None,
        issuer=citation.issuer_name,
    )


def _sentences(reading: Reading) -> Iterator[Sentence]:
    """The items and sentences of the body and of a plan that a decision encloses; the opening only names documents."""
    view, parts = reading.text.view, reading.parts
    for part in (parts.body, parts.enclosure):
        for block in blocks(view, printed_lines(view, part.start, part.end)):
            at = block.body
            for stop in [*(cut.start() for cut in _SENTENCE.finditer(view, block.body, block.end)), block.end]:
                yield Sentence(squeeze(view[at:stop]), Place(at, stop), _terms(reading, at, stop))
                at = stop


def _terms(reading: Reading, start: int, end: int) -> tuple[Term, ...]:
    issued = reading.facts.header.date
    cited = [(m.start, m.end) for citation in reading.facts.citations for m in citation.mentions]
    skip = [span for span in cited if span[0] < end and start < span[1]]
    found = find_deadlines(reading.text.view, start, end, issued.value if issued else None, skip)
    return tuple(Term(one.date, one.recurs, one.month_day, Place(one.start, one.end)) for one in found)

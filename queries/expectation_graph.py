"""Expectations as facts, for any SPARQL store: who should issue, for which document, by when and on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.identifiers import area_iri, expectation_iri
from ontology.terms import CC, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from queries.expectation import Expected
    from queries.matrix import Matrix


def ntriples(whole: Matrix) -> bytes:
    """The expectations of a matrix as N-Triples, in its order; board.rq, matrix.rq and measures.rq read them."""
    units = (line for card in whole.directives for line in _lines(card.iri, whole.expected[card.iri]))
    urged = (f"<{iri}> <{CC}urges> <{other}> .\n" for iri, listed in whole.answered.items() for other in listed[1:])
    return "".join([*units, *urged]).encode()


def _lines(document: str, units: Iterable[Expected]) -> Iterator[str]:
    for unit in units:
        node = f"<{expectation_iri(document, unit.area.path)}>"
        yield f"{node} <{RDF}type> <{CC}Expectation> .\n"
        yield f"{node} <{CC}expectedFor> <{document}> .\n"
        yield f"{node} <{CC}expectedOf> <{area_iri(unit.area.path)}> .\n"
        yield f'{node} <{CC}ground> "{unit.source}" .\n'
        yield from (f"{node} <{CC}share> <{area_iri(path)}> .\n" for path in unit.shares)
        if unit.due:
            yield f'{node} <{CC}due> "{unit.due}"^^<{XSD}date> .\n'

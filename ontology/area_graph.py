"""The register of areas as RDF: the N-Triples of the graph `graph/register`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ontology.areas_model import FIRST_DAY, LAST_DAY
from ontology.identifiers import BASE, graph_iri
from ontology.register import load
from ontology.terms import CC, GEO, RDF, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.register import Area, Register

GRAPH: Final = graph_iri("register")
"""The name of the graph that holds these triples."""


def ntriples(register: Register | None = None) -> bytes:
    """All areas of both eras as N-Triples, in the register's order: the same bytes on every run and machine.

    Of each area: label, other labels, code, level, kind, the area it is in, its first or last day, its successors and
    its centre point. Names hold no character that N-Triples escapes; the table's tests say so.
    """
    source = register or load()
    return "".join(line for area in source for line in _lines(area, source)).encode()


def _lines(area: Area, register: Register) -> Iterator[str]:
    subject = f"<{BASE}{area.path}>"

    def line(predicate: str, value: str) -> str:
        return f"{subject} <{predicate}> {value} .\n"

    yield line(f"{RDF}type", f"<{CC}Area>")
    yield line(f"{RDFS}label", f'"{area.title}"@vi')
    for name in register.other_names(area.path):
        yield line(f"{SKOS}altLabel", f'"{name}"@vi')
    yield line(f"{SKOS}notation", f'"{area.code}"')
    yield line(f"{CC}level", f'"{area.level}"^^<{XSD}integer>')
    yield line(f"{CC}kind", f'"{area.kind}"')
    if area.parent:
        yield line(f"{CC}within", f"<{BASE}{area.parent}>")
    era, day = ("validUntil", LAST_DAY) if area.valid_until else ("validFrom", FIRST_DAY)
    yield line(f"{CC}{era}", f'"{day}"^^<{XSD}date>')
    for successor in area.successors:
        yield line(f"{CC}successor", f"<{BASE}{successor}>")
    for predicate, value in ((f"{GEO}lat", area.lat), (f"{GEO}long", area.lon)):
        if value is not None:
            yield line(predicate, f'"{value:.4f}"^^<{XSD}decimal>')

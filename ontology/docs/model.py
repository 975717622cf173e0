"""What the page says of each class and property, read from cancu.ttl in the order of that file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, RdfFormat, parse

from ontology.terms import CC, PREFIXES, RDF, RDFS, SKOS
from ontology.vocabulary import ONTOLOGY

Kind = Literal["class", "object", "datatype", "property"]

_OWL: Final = PREFIXES["owl"]
_KINDS: Final[dict[str, Kind]] = {
    f"{_OWL}Class": "class",
    f"{_OWL}ObjectProperty": "object",
    f"{_OWL}DatatypeProperty": "datatype",
    f"{RDF}Property": "property",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One class or property; IRIs in `broader`, `close`, `domain` and `range` are prefixed names (`eli:based_on`)."""

    name: str
    kind: Kind
    label: str
    label_en: str
    definition: str
    definition_en: str
    broader: tuple[str, ...]
    close: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]


@cache
def terms() -> tuple[Term, ...]:
    """All terms of `cancu.ttl`, in its order."""
    said: dict[str, dict[str, list[NamedNode | RdfLiteral]]] = {}
    for quad in parse(path=ONTOLOGY, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(CC):
            values = said.setdefault(quad.subject.value.removeprefix(CC), defaultdict(list))
            if isinstance(quad.object, NamedNode | RdfLiteral):
                values[quad.predicate.value].append(quad.object)
    return tuple(_term(name, values) for name, values in said.items())


def _term(name: str, values: dict[str, list[NamedNode | RdfLiteral]]) -> Term:
    def names(*predicates: str) -> tuple[str, ...]:
        return tuple(short(node.value) for predicate in predicates for node in values.get(predicate, ()))

    def text(predicate: str, language: str) -> str:
        return next(
            node.value for node in values[predicate] if isinstance(node, RdfLiteral) and node.language == language
        )

    return Term(
        name,
        next(_KINDS[node.value] for node in values[f"{RDF}type"]),
        text(f"{RDFS}label", "vi"),
        text(f"{RDFS}label", "en"),
        text(f"{SKOS}definition", "vi"),
        text(f"{SKOS}definition", "en"),
        names(f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"),
        names(f"{SKOS}closeMatch"),
        names(f"{RDFS}domain"),
        names(f"{RDFS}range"),
    )


def short(iri: str) -> str:
    """`http://data.europa.eu/eli/ontology#based_on` → `eli:based_on`; an IRI without a known prefix as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expand(name: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local

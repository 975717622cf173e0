"""What an IRI of instance data names: the way back from every form that `ontology.identifiers` mints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from ontology.identifiers import BASE, IdentifierError, parse_document

Kind = Literal[
    "area", "body", "unit", "document", "open", "named", "source", "span", "graph",
    "candidate", "comparison", "expectation", "judgement", "confirmed", "person", "type",
]  # fmt: skip

_SLUG = r"[a-z][a-z0-9.]*"
_AREA = r"vn(?:/[0-9]{2}(?:/[0-9]{5})?|/cu(?:/[0-9]{2}(?:/[0-9]{3}(?:/[0-9]{5})?)?)?)?"
_WORDS = r"[^\W_]+(?:-[^\W_]+)*"
_HEX = r"[0-9a-f]{8,64}"

# The groups of a pattern are the parts, in the order in which the minting function takes them.
_FORMS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("area", re.compile(rf"({_AREA})")),
    ("unit", re.compile(rf"({_AREA}(?:/{_SLUG})+)/unit/({_WORDS})")),
    ("body", re.compile(rf"({_AREA})/({_SLUG}(?:/{_SLUG})*)")),
    ("open", re.compile(rf"open/({_HEX})")),
    ("named", re.compile(rf"named/({_WORDS})")),
    ("source", re.compile(rf"source/({_HEX})")),
    ("span", re.compile(rf"source/({_HEX})#char=([0-9]+),([0-9]+)((?:&[a-z]+=[^&\s]+)*)")),
    ("graph", re.compile(r"graph/([a-z]+)")),
    ("candidate", re.compile(rf"candidate/({_HEX})")),
    ("comparison", re.compile(rf"comparison/({_HEX})")),
    ("expectation", re.compile(rf"expectation/({_HEX})")),
    ("judgement", re.compile(rf"judgement/({_HEX})")),
    ("confirmed", re.compile(rf"confirmed/({_HEX})")),
    ("person", re.compile(rf"person/({_HEX})")),
    ("type", re.compile(r"type/([a-z]+(?:[-.][a-z]+)*)")),
)


@dataclass(frozen=True, slots=True)
class Named:
    """The kind of thing that an IRI names, and the parts that it was minted from (of a document: its path)."""

    kind: Kind
    parts: tuple[str, ...]


def parse(iri: str) -> Named:
    """Kind and parts of an IRI; raises IdentifierError for one that this project does not mint.

    `…/vn/31/10993/ubnd` → body, ("vn/31/10993", "ubnd"); `…/source/9f2c9f2c#char=12,80&duty=1` → span,
    ("9f2c9f2c", "12", "80", "&duty=1"). A document's parts are read with `identifiers.parse_document`.
    """
    path = iri.removeprefix(BASE)
    if not iri.startswith(BASE):
        raise IdentifierError(f"not an IRI of this project (it would start with {BASE}): {iri!r}")
    for kind, form in _FORMS:
        if found := form.fullmatch(path):
            return Named(kind, found.groups())
    return Named("document", (parse_document(iri).iri.removeprefix(BASE),))

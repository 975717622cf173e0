"""Writes doctypes.ttl, the SKOS scheme of document types, from doctypes.toml.

python -m ontology.build_doctypes [--check]
"""

from __future__ import annotations

import sys
from typing import Final

from ontology.doctypes import DocumentType, Family, load
from ontology.identifiers import BASE, type_iri
from ontology.terms import PREFIXES
from ontology.vocabulary import DOCTYPES

SCHEME: Final = f"{BASE}type"

FAMILIES: Final[dict[Family, tuple[str, str]]] = {
    "state": ("Văn bản hành chính của cơ quan nhà nước", "Administrative documents of the State"),
    "party": ("Văn bản của Đảng", "Party documents"),
    "qppl": ("Văn bản quy phạm pháp luật", "Legal normative documents"),
    "assembly": ("Văn bản của Quốc hội", "Documents of the National Assembly"),
    "mass": ("Văn bản của Mặt trận và đoàn thể", "Documents of the Front and mass organisations"),
}

_HEAD: Final = """\
# Generated from doctypes.toml by `python -m ontology.build_doctypes`; change that file, not this one.

"""


def turtle() -> str:
    """The scheme as Turtle; the same text for the same doctypes.toml."""
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("cc", "dcterms", "skos"))
    blocks = [_scheme(), *(_collection(family) for family in FAMILIES), *map(_concept, load())]
    return _HEAD + prefixes + "\n" + "\n".join(blocks)


def _scheme() -> str:
    return _block(
        SCHEME,
        "a skos:ConceptScheme",
        f"skos:prefLabel {_text('Loại văn bản', 'vi')}, {_text('Document types', 'en')}",
    )


def _collection(family: Family) -> str:
    vi, en = FAMILIES[family]
    members = ",\n        ".join(f"<{kind.iri}>" for kind in load() if family in kind.families)
    return _block(
        type_iri(f"family.{family}"),
        "a skos:Collection",
        f"skos:prefLabel {_text(vi, 'vi')}, {_text(en, 'en')}",
        f"skos:member {members}",
    )


def _concept(kind: DocumentType) -> str:
    others = ", ".join(_text(name, "vi") for name in kind.names)
    abbreviations = ", ".join(_text(abbreviation) for abbreviation in kind.abbreviations)
    segments = dict.fromkeys((kind.segment, *(segment for _, segment in kind.shared)))
    return _block(
        kind.iri,
        "a skos:Concept",
        f"skos:inScheme <{SCHEME}>",
        f"skos:topConceptOf <{SCHEME}>",
        f"skos:prefLabel {_text(kind.name, 'vi')}, {_text(kind.english, 'en')}",
        f"skos:definition {_text(kind.definition, 'vi')}, {_text(kind.definition_en, 'en')}",
        others and f"skos:altLabel {others}",
        abbreviations and f"cc:abbreviation {abbreviations}",
        f"cc:segment {', '.join(map(_text, segments))}",
        f"cc:documentClass cc:{document_class(kind)}",
        f"dcterms:source {', '.join(_text(source, 'vi') for source in kind.sources)}",
        kind.examples and f"skos:example {', '.join(map(_text, kind.examples))}",
    )


def document_class(kind: DocumentType) -> str:
    """The local name of the class that documents of a kind belong to."""
    return "Plan" if kind.plan else "Directive" if kind.directive else "Document"


def _block(iri: str, *lines: str | tuple[str, ...]) -> str:
    return f"<{iri}> " + " ;\n    ".join(str(line) for line in lines if line) + " .\n"


def _text(text: str, language: str = "") -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{language}" if language else "")


def main(arguments: list[str]) -> int:
    """Writes the file, or with `--check` returns 1 and says what to do where it is out of date."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python -m ontology.build_doctypes [--check]\n")
        return 2
    if not arguments:
        DOCTYPES.write_text(turtle(), encoding="utf-8")
    elif not DOCTYPES.exists() or DOCTYPES.read_text(encoding="utf-8") != turtle():
        sys.stderr.write(f"{DOCTYPES.name} is out of date: run `python -m ontology.build_doctypes`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

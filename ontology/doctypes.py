"""The kinds of official documents, read from doctypes.toml, and their lookup by name, abbreviation and symbol.

Sources: NĐ 30/2020/NĐ-CP (29 administrative kinds), Quy định 66-QĐ/TW and 399-QĐ/TW (Party), Luật 64/2025/QH15 (QPPL).
A symbol alone does not always tell the kind ("QĐ" is Quyết định and Quy định in the Party), so lookups by it return
candidates, the likelier first; the title line of the document decides.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, cast

from ontology.identifiers import fold_tones, symbol_slug, type_iri

SOURCE: Final = Path(__file__).with_name("doctypes.toml")

Family = Literal["state", "party", "qppl", "assembly", "mass"]


class DocumentTypeError(ValueError):
    """doctypes.toml is at fault; the message names the kind and the field."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind of document. `segment` stands in document IRIs, `slug` in the IRI of the kind's SKOS concept."""

    slug: str
    segment: str
    name: str
    english: str
    definition: str
    definition_en: str
    abbreviations: tuple[str, ...]
    families: tuple[Family, ...]
    sources: tuple[str, ...]
    names: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    shared: tuple[tuple[Family, str], ...] = ()
    plan: bool = False
    directive: bool = False
    copy: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The SKOS concept."""
        return type_iri(self.slug)

    @property
    def legislation(self) -> bool:
        """Whether it is only ever legislation (Luật 64/2025/QH15, Điều 4): it binds all and asks no unit for a plan."""
        return set(self.families) <= {"qppl", "assembly"}

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name, then the other names in print."""
        return (self.name, *self.names)

    def segment_in(self, family: Family | None) -> str:
        """The segment in document IRIs of a family: Party Quy định are numbered as "QĐ", hence `qd` there."""
        return dict(self.shared).get(family, self.segment) if family else self.segment


@cache
def load() -> tuple[DocumentType, ...]:
    """All kinds, in the order of the file. Raises DocumentTypeError where a table is at fault."""
    data = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return tuple(document_type(slug, table, data["sources"]) for slug, table in data["types"].items())


def document_type(slug: str, table: dict[str, Any], sources: dict[str, str]) -> DocumentType:
    """One table of doctypes.toml as a value. Raises DocumentTypeError that names the table and the field at fault."""
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    try:
        fields["sources"] = tuple(sources[key] for key in fields["sources"])
        fields["shared"] = tuple(cast("dict[Family, str]", fields.get("shared", {})).items())
        return DocumentType(slug, **fields)
    except (KeyError, TypeError) as error:
        raise DocumentTypeError(f"{SOURCE.name}, [types.{slug}]: {error}; see the comment at the top") from error


def by_slug(slug: str) -> DocumentType:
    """`ke-hoach` → Kế hoạch. Raises LookupError for a slug that the file does not have."""
    for kind in load():
        if kind.slug == slug:
            return kind
    raise LookupError(f"no document type {slug!r} in {SOURCE.name}")


@lru_cache(maxsize=4096)
def by_name(text: str) -> DocumentType | None:
    """`KẾ HOẠCH`, `kế  hoạch hành động` → Kế hoạch; None for a text that is no kind's name."""
    return _by_name().get(_name_key(text))


@lru_cache(maxsize=4096)
def by_abbreviation(abbreviation: str, family: Family | None = None) -> tuple[DocumentType, ...]:
    """The kinds that an abbreviation may stand for, the likelier first; () for one that is none.

    Kinds of `family` are preferred: TT is Thông tư, in the Party Thông tri. `QH15` and `UBTVQH15` give what these
    bodies issue. Where no kind is printed so, Đ counts as D (`QD-UBND` of a scan).
    """
    abbreviation = unicodedata.normalize("NFC", abbreviation)
    exact = _by_abbreviation().get(abbreviation.casefold()) or _by_abbreviation().get(symbol_slug(abbreviation), ())
    return tuple(kind for kind in exact if family in kind.families) or exact


@lru_cache(maxsize=4096)
def by_symbol(symbol: str, family: Family | None = None) -> tuple[DocumentType, ...]:
    """The kinds for what stands after the number: `KH-UBND`, `CT/TW`, `QH15`; a Công văn's symbol names no kind."""
    head = _head(symbol)
    return by_abbreviation(head, family) or ((by_slug("cong-van"),) if head else ())


def series(kind: DocumentType | None, symbol: str | None, family: Family | None = None) -> str | None:
    """The segment of the number series for document IRIs; None where neither kind nor symbol tells one.

    The symbol decides where it has a kind, because it is what numbers are counted by: whoever cites 66-QĐ/TW as
    "Quyết định" or as "Quy định" means one document.
    """
    printed = by_symbol(symbol, family) if symbol else ()
    if kind and (not printed or kind in printed[:1] or not _names_a_kind(printed, symbol)):
        return kind.segment_in(family)
    return printed[0].segment_in(family) if printed else None


def _names_a_kind(printed: tuple[DocumentType, ...], symbol: str | None) -> bool:
    """Whether a symbol has an abbreviation of a kind: `QH15` has none, nor has a Công văn's `BGDĐT-GDPT`."""
    head = symbol_slug(_head(symbol or ""))
    return any(symbol_slug(abbreviation) == head for kind in printed for abbreviation in kind.abbreviations)


def _head(symbol: str) -> str:
    return re.split(r"[-/\s]", unicodedata.normalize("NFC", symbol).strip(), maxsplit=1)[0]


def _name_key(text: str) -> str:
    return " ".join(fold_tones(unicodedata.normalize("NFC", text)).casefold().split())


@cache
def _by_name() -> dict[str, DocumentType]:
    return {_name_key(name): kind for kind in load() for name in kind.all_names}


@cache
def _by_abbreviation() -> dict[str, tuple[DocumentType, ...]]:
    """Abbreviations in lower case, in ASCII where that is no other kind's, and organs with the assembly's term."""
    found: dict[str, tuple[DocumentType, ...]] = {}
    for kind in load():
        for abbreviation in (
            *kind.abbreviations,
            *(f"{organ}{term}" for organ in kind.organs for term in range(1, 31)),
        ):
            key = abbreviation.casefold()
            found[key] = (*found.get(key, ()), kind)
    ascii_forms: dict[str, tuple[DocumentType, ...]] = {}
    for key, kinds in found.items():
        if (plain := symbol_slug(key)) not in found:
            ascii_forms[plain] = tuple(dict.fromkeys((*ascii_forms.get(plain, ()), *kinds)))
    return found | ascii_forms

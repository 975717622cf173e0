"""What is known of documents: their own text first, else what most of those who cite them state."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ontology import register
from ontology.doctypes import load as document_types
from ontology.identifiers import IdentifierError, area_path
from ontology.terms import CC, DCTERMS, RDFS
from queries.conflicts import conflict
from queries.model import Document, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.interface import Facts, Rows

_PROPERTIES: Final = {
    CC + "type": "type",
    CC + "number": "number",
    CC + "numberYear": "year",
    CC + "symbol": "symbol",
    DCTERMS + "date": "date",
    DCTERMS + "title": "title",
    CC + "issuedBy": "issuer",
    RDFS + "label": "label",
    CC + "draft": "draft",
}
_WANTED: Final = ", ".join(f"<{name}>" for name in _PROPERTIES)

# A filter and not a second VALUES: Oxigraph would walk every pair of document and property, 20 times as long.
_STATED: Final = f"""SELECT ?d ?p ?o (COUNT(DISTINCT ?g) AS ?n) WHERE {{
  VALUES ?d {{}} GRAPH ?g {{ ?d ?p ?o FILTER(?p IN ({_WANTED})) }}
}} GROUP BY ?d ?p ?o"""
_OWN: Final = f"""SELECT ?d ?p ?o (COUNT(DISTINCT ?s) AS ?n) WHERE {{
  VALUES ?s {{}} GRAPH ?s {{ ?d cc:text ?s . ?d ?p ?o FILTER(?p IN ({_WANTED})) }}
}} GROUP BY ?d ?p ?o"""
_TEXTS: Final = "SELECT DISTINCT ?d ?s WHERE { VALUES ?d {} ?d cc:text ?s }"
_BODIES: Final = "SELECT ?b (MIN(?l) AS ?label) WHERE { VALUES ?b {} ?b rdfs:label ?l } GROUP BY ?b"

Stated = dict[str, dict[str, int]]
"""Property → value → how many sources state it."""


def describe(store: Facts, iris: Iterable[str], lang: str = "vi") -> dict[str, Document]:
    """The card of each document, by IRI; an IRI of which nothing is stated is given a card with its path alone."""
    wanted = [iri if isinstance(iri, str) else str(iri) for iri in dict.fromkeys(iris)]
    texts = store.select(_TEXTS, d=wanted)
    stated = _facts(store.select(_STATED, d=wanted))
    own = _facts(store.select(_OWN, s=[str(source) for _, source in texts]))
    held = {str(iri) for iri, _ in texts}
    bodies = {body for facts in (*stated.values(), *own.values()) for body in facts.get("issuer", ())}
    names = {str(body): str(name) for body, name in store.select(_BODIES, b=sorted(bodies))}
    return {
        iri: _card(iri, own.get(iri, {}), stated.get(iri, {}), names, own_text=iri in held, lang=lang) for iri in wanted
    }


def _facts(rows: Rows) -> dict[str, Stated]:
    found: dict[str, Stated] = defaultdict(lambda: defaultdict(dict))
    for iri, name, value, count in rows:
        found[str(iri)][_PROPERTIES[str(name)]][str(value)] = int(count or 0)
    return found


def _card(iri: str, own: Stated, stated: Stated, names: Mapping[str, str], *, own_text: bool, lang: str) -> Document:
    def value(name: str) -> str | None:
        return _best(own.get(name)) or _best(stated.get(name))

    issuer, symbol = value("issuer"), value("symbol")
    area, level = place(issuer)
    return Document(
        iri=iri,
        ref=_ref(value("number"), value("year"), symbol) or value("label") or iri.rpartition("/id/")[2],
        type=_type_name(value("type")),
        number=value("number"),
        symbol=symbol,
        date=value("date"),
        title=value("title"),
        issuer=names.get(issuer) if issuer else None,
        issuer_area=area_title(area) if area else None,
        level=level,
        own_text=own_text,
        conflicts=tuple(_conflicts(own, stated, names, lang)),
        issuer_iri=issuer,
        area=area,
        draft=value("draft") == "true",
    )


def _best(counted: Mapping[str, int] | None) -> str | None:
    """The value that most sources state; of equals the smallest, so that the answer never wavers."""
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _ref(number: str | None, year: str | None, symbol: str | None) -> str | None:
    """The reference as it is printed: `232/KH-UBND`, `15/2021/QĐ-UBND`, in the Party's form `41-CT/TW`."""
    if not symbol:
        return number
    if year:
        return f"{number or '…'}/{year}/{symbol}"
    slash, hyphen = symbol.find("/"), symbol.find("-")
    party = slash >= 0 and (hyphen < 0 or slash < hyphen)
    return f"{number or '…'}{'-' if party else '/'}{symbol}"


def _type_name(iri: str | None) -> str | None:
    return next((kind.name for kind in document_types() if kind.iri == iri), None)


def place(body: str | None) -> tuple[str | None, Level | None]:
    """The area path of a body's IRI (None for central bodies) and its level (None where the body is not known)."""
    if not body:
        return None, None
    try:
        path = area_path(body)
    except IdentifierError:
        return None, None
    parts = path.split("/")[1:]
    if not parts or parts == ["cu"]:
        return None, 0
    if parts[0] == "cu":
        return path, (1, 2, 3)[len(parts) - 2]
    return path, 1 if len(parts) == 1 else 3


def area_title(path: str) -> str:
    """The name of an area with its kind: `xã Thượng Hồng`; the path itself for an area that the register lacks."""
    try:
        return register.load().area(path).title
    except LookupError:
        return path


def _conflicts(own: Stated, stated: Stated, names: Mapping[str, str], lang: str) -> Iterable[str]:
    for name in ("type", "number", "symbol", "date", "issuer"):
        values = stated.get(name, {})
        if name == "issuer":
            values = {names.get(value, value): count for value, count in values.items()}
        elif name == "type":
            values = {_type_name(value) or value: count for value, count in values.items()}
        if sentence := conflict(name, values, own_text=bool(own), lang=lang):
            yield sentence

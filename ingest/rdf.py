"""Terms of N-Triples: IRIs, texts, values and dates, escaped."""

from __future__ import annotations

import re
from functools import lru_cache

from ontology.terms import XSD

Triple = tuple[str, str, str]


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}  # the backslash first


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


@lru_cache(maxsize=4096)
def iri(value: str) -> str:
    """An IRI as a term."""
    return f"<{escaped(value)}>"


@lru_cache(maxsize=4096)
def escaped(value: str) -> str:
    """The IRI with what may not stand in one percent-encoded."""
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", value)


def text(value: str, lang: str | None = None) -> str:
    """A text as a term. Control characters, which no RDF syntax carries, are left out."""
    plain = value.isprintable() and '"' not in value and "\\" not in value
    quoted = value if plain else _quoted(value)
    return f'"{quoted}"@{lang}' if lang else f'"{quoted}"'


def _quoted(value: str) -> str:
    value = _CONTROL.sub("", value)
    for sign, escape in _ESCAPES.items():
        value = value.replace(sign, escape)
    return value


def typed(value: object, kind: str) -> str:
    """A value of an XML Schema type."""
    return f'"{value}"^^<{XSD}{kind}>'


def day(iso: str) -> str:
    """A date with as many parts as are stated."""
    return typed(iso, ("gYear", "gYearMonth", "date")[iso.count("-")])

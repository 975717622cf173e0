"""Mints and parses every IRI of instance data: areas, bodies, units, documents, sources, spans and graphs.

An identity is built from what a document prints (issuer, type, year, number), never looked up, so two documents
that cite the same plan meet in the same node without a join. The grammar of a path, after the base:

    area        vn | vn/31 | vn/31/10993                  units valid since 2025-07-01 (QĐ 19/2025/QĐ-TTg codes)
                vn/cu/31 | vn/cu/31/312 | vn/cu/31/312/11686   units until that day ("cũ"; QĐ 124/2004/QĐ-TTg codes)
    body        AREA/ubnd | vn/tw/bct                     a body, or an organ of it, of an area (`vn`: central bodies)
    unit        BODY/unit/phòng-văn-hóa-xã-hội            a unit that gets work, under the body that gives it
    document    BODY/kh/2025/232                          series owner / type / year / number
                BODY/qd/2021/15-2021                      the number itself carries the year (QPPL: 15/2021/QĐ-UBND)
                BODY/kh/2025/~9f2c…                       number blank: the hash of the text stands in
                BODY/kh/~/~9f2c…                          year not stated either
    open        open/9f2c…                                a reference with a part missing; scoped to the citing text
    named       named/luật-thi-đua-khen-thưởng            a law or congress resolution cited by name only
    source      source/9f2c…  (+ #char=12,80, RFC 5147)   one file by its content, and a span of its text
    graph       graph/register                            a graph that is not a source's
    candidate   candidate/9f2c…  judgement/…  confirmed/…  a pair of documents: proposed, judged, linked
    expectation expectation/9f2c…                         that a unit should issue something for a document
    comparison  comparison/9f2c…                          what a directive asks, beside what a plan says to it
    person      person/9f2c…                              who judged, by name

Administrative numbers restart every year (NĐ 30/2020/NĐ-CP, Điều 15) and Party numbers every term, and a commune's
area code is in the path, hence (body, type, year, number) is one document.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

BASE: Final = "https://w3id.org/cancu/id/"

_AREA = r"vn(?:/[0-9]{2}(?:/[0-9]{5})?|/cu(?:/[0-9]{2}(?:/[0-9]{3}(?:/[0-9]{5})?)?)?)?(?![^/])"
_SLUG = r"[a-z][a-z0-9.]*"
_DOCUMENT = re.compile(
    rf"(?P<body>{_AREA}(?:/{_SLUG})*(?:/~)?)/(?P<type>{_SLUG})/(?P<year>[0-9]{{4}}|~)/"
    r"(?:~(?P<hash>[0-9a-f]{8,64})|(?P<number>(?:0|[1-9][0-9]*)(?:\.[0-9]+)?[a-z]?)(?P<own_year>-[0-9]{4})?)"
)


class IdentifierError(ValueError):
    """A text is not an IRI that this module mints, or a part cannot stand in one."""


@dataclass(frozen=True, slots=True)
class DocumentId:
    """The parts of a document's IRI. `number` is None while the printed number is blank; `hash` stands in for it."""

    body: str
    type: str
    year: str | None
    number: str | None = None
    hash: str | None = None
    year_in_number: bool = False

    @property
    def iri(self) -> str:
        """The IRI. Raises IdentifierError where neither a number with its year nor a hash is given."""
        if self.number and self.year:
            last = f"{self.number}-{self.year}" if self.year_in_number else self.number
        elif self.hash and not self.number:
            last = f"~{self.hash}"
        else:
            raise IdentifierError(f"a document needs number and year, or a hash: {self}")
        path = f"{self.body}/{self.type}/{self.year or '~'}/{last}"
        if not _DOCUMENT.fullmatch(path):
            raise IdentifierError(f"not a document path: {path!r}")
        return BASE + path


def parse_document(iri: str) -> DocumentId:
    """The parts of a document's IRI; raises IdentifierError for any other IRI."""
    found = _DOCUMENT.fullmatch(iri.removeprefix(BASE)) if iri.startswith(BASE) else None
    if not found:
        raise IdentifierError(f"not a document IRI: {iri!r}")
    own = found["own_year"]
    if own and own != f"-{found['year']}":
        raise IdentifierError(f"the number's year differs from the path's: {iri!r}")
    year = None if found["year"] == "~" else found["year"]
    if found["number"] and not year:
        raise IdentifierError(f"a numbered document needs a year: {iri!r}")
    return DocumentId(found["body"], found["type"], year, found["number"], found["hash"], bool(own))


def area_iri(path: str) -> str:
    """`vn/31/10993` → its IRI."""
    if not re.fullmatch(_AREA, path):
        raise IdentifierError(f"not an area path: {path!r}")
    return BASE + path


def area_path(iri: str) -> str:
    """The area path in an IRI of an area, or of anything under it (`…/vn/31/10993/ubnd/kh/2025/1` → `vn/31/10993`)."""
    found = re.match(_AREA, iri.removeprefix(BASE)) if iri.startswith(BASE) else None
    if not found:
        raise IdentifierError(f"no area in {iri!r}")
    return found[0]


@lru_cache(maxsize=4096)
def body_iri(area: str, *slugs: str) -> str:
    """`("vn/31", "tu")` → the city's Party committee; further slugs name an organ of it."""
    path = "/".join((area, *slugs))
    if not slugs or not re.fullmatch(rf"{_AREA}(?:/{_SLUG})+", path):
        raise IdentifierError(f"not a body path: {path!r}")
    return BASE + path


def unit_iri(body: str, name: str) -> str:
    """A unit that a body gives work to, by its printed name. `body` is the body's IRI."""
    return f"{body}/unit/{name_slug(name)}"


def named_iri(name: str) -> str:
    """A document that is cited by name only: `Luật Thi đua, khen thưởng`."""
    return f"{BASE}named/{name_slug(name)}"


def open_iri(*parts: str | None) -> str:
    """A reference with a part missing. The parts must say all that is known, and in which text it stands."""
    return f"{BASE}open/{digest(chr(31).join(part or '' for part in parts))}"


def source_iri(content_hash: str) -> str:
    """One source file, which is also the name of its graph; `content_hash` is hexadecimal."""
    return f"{BASE}source/{content_hash}"


def span_iri(source: str, start: int, end: int) -> str:
    """A stretch of a source's text, in characters (RFC 5147)."""
    return f"{source}#char={start},{end}"


def graph_iri(name: str) -> str:
    """A graph of our own: `register`, `ontology`, `files`, `candidates`, `judgements`, `confirmed`."""
    return f"{BASE}graph/{name}"


def expectation_iri(document: str, area: str) -> str:
    """That a document of an area's bodies is expected for another document; `area` is a path."""
    return f"{BASE}expectation/{digest(chr(31).join((document, area)))}"


def comparison_iri(plan: str, directive: str, place: int) -> str:
    """What a directive asks, beside what a plan says to it; `place` counts from 0."""
    return f"{BASE}comparison/{digest(chr(31).join((plan, directive, str(place))))}"


def type_iri(slug: str) -> str:
    """The SKOS concept of a document type."""
    return f"{BASE}type/{slug}"


def digest(text: str, length: int = 16) -> str:
    """The first hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@lru_cache(maxsize=4096)
def symbol_slug(symbol: str) -> str:
    """The ASCII form of an organ's abbreviation: `ĐU` → `du`, `BTGDVTW` → `btgdvtw`.

    Đ is mapped by hand: stripping marks would lose it and make `27-KH/ĐU` the plan of nobody. So is Ð (eth), which
    looks the same and which some keyboards and scans put in its place.
    """
    plain = unicodedata.normalize("NFD", symbol.casefold().replace("đ", "d").replace("ð", "d"))
    return re.sub(r"[^a-z0-9]", "", plain)


@lru_cache(maxsize=4096)
def name_slug(name: str, limit: int = 120) -> str:
    """A printed name as one IRI segment that keeps its Vietnamese letters (Cẩm Giang and Cẩm Giàng stay two)."""
    words = re.findall(r"[^\W_]+", fold_tones(unicodedata.normalize("NFC", name).casefold()))
    slug = "-".join(words)
    if not slug:
        raise IdentifierError(f"no name in {name!r}")
    return slug if len(slug) <= limit else f"{slug[:limit].rstrip('-')}-{digest(slug, 8)}"


_TONE_ON_LAST: Final = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_TONE_ON_FIRST: Final = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_NEW_TONE: Final = {
    form(last): form(first)
    for last, first in zip(_TONE_ON_LAST.split(), _TONE_ON_FIRST.split(), strict=True)
    for form in (str, str.capitalize, str.upper)
}
_TONED: Final = "".join(sorted({last[1] for last in _NEW_TONE}))
_TONE = re.compile(rf"[oOuU][{_TONED}](?<![qQ]..)(?![^\W\d_])")  # two letters first: few places pass both


def fold_tones(text: str) -> str:
    """NFC text with the tone of oa, oe, uy on the first vowel of an open syllable: `Hoà` → `Hòa`, `thuỷ` → `thủy`."""
    return text if text.isascii() else _TONE.sub(lambda found: _NEW_TONE.get(found[0], found[0]), text)

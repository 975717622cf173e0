"""What a person types to name a document, taken apart: `kế hoạch 232 năm 2025`, `41-CT/TW`, `15/2021/QĐ-UBND`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from ontology.doctypes import DocumentType, by_abbreviation, by_name
from ontology.doctypes import load as document_types
from ontology.identifiers import BASE, fold_tones, symbol_slug

_DATE: Final = re.compile(
    r"(?:,\s*)?(?:ngày\s+|ngay\s+)?(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})\s+(?:tháng|thang)\s+(?P<m3>\d{1,2})\s+(?:năm|nam)\s+(?P<y3>\d{4})"
    r"|(?:tháng|thang)\s+(?P<m4>\d{1,2})(?:\s+(?:năm|nam)\s+|/)(?P<y4>\d{4})"
    r"|(?:năm|nam)\s+(?P<y5>\d{4}))(?![\w/-])"
)
_NUMBER: Final = re.compile(
    r"(?<![\w/])(?P<number>\d{1,6}[a-zđ]?)(?:/(?P<year>\d{4})(?=/))?(?:[/-](?P<symbol>[^\W\d_][\w./-]*))?(?![\w])"
)
_IRI: Final = re.compile(rf"(?:{re.escape(BASE)})?((?:vn|open|named)/[^\s<>\"{{}}|^`\\]+)")
_NOISE: Final = frozenset(["số", "so", "của", "cua", "về", "ve", "việc", "viec"])
_EXPANDED: Final = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tp": "thành phố",
    "ubmttq": "ủy ban mặt trận tổ quốc",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts that were typed. `kinds` are the document types that the type word may mean; `words` is the rest,
    `text` all words, for a number that is part of a title.
    """

    iri: str | None = None
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    date: str | None = None
    kinds: tuple[DocumentType, ...] = ()
    words: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


def parse(text: str) -> Reference:
    """The parts of what was typed; every text gives some reference, at worst words to look for in titles.

    An IRI, or its path after the base, names itself. Small letters, old tone placement, blanks around the hyphens
    and words without diacritics are accepted.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if found := _IRI.fullmatch(text):
        return Reference(iri=BASE + found[1])
    text = re.sub(r"\s*([-–—/])\s*", lambda dash: "/" if dash[1] == "/" else "-", fold_tones(text).casefold())
    everything = _words(text)
    text, date = _cut_date(text)
    numbers = list(_NUMBER.finditer(text))
    named = next((number for number in numbers if number["symbol"]), numbers[0] if numbers else None)
    if not named:
        kinds, words = _cut_kind(_words(text), before_number=False)
        return Reference(date=date, kinds=kinds, words=words, text=everything)
    before, after = text[: named.start()], text[named.end() :]
    kinds, rest = _cut_kind(_words(before), before_number=True)
    if not date and (year := re.fullmatch(r"\s*((?:19|20)\d\d)\s*", after)):
        date, after = year[1], ""
    number = named["number"].lstrip("0") or "0"
    return Reference(None, number, named["year"], named["symbol"], date, kinds, (*rest, *_words(after)), everything)


def _cut_date(text: str) -> tuple[str, str | None]:
    found = _DATE.search(text)
    if not found:
        return text, None
    parts = {name[0]: value for name, value in found.groupdict().items() if value}
    date = "-".join([parts["y"], *(parts[part].zfill(2) for part in "md" if part in parts)])
    return f"{text[: found.start()]} {text[found.end() :]}", date


def _words(text: str) -> tuple[str, ...]:
    words = (word for word in re.findall(r"[^\W_]+", text) if word not in _NOISE)
    return tuple(part for word in words for part in _EXPANDED.get(word, word).split())


def _cut_kind(words: tuple[str, ...], *, before_number: bool) -> tuple[tuple[DocumentType, ...], tuple[str, ...]]:
    """The document type at the beginning, by its name (with or without diacritics) or, before a number, abbreviated."""
    for length in range(min(5, len(words)), 0, -1):
        name = " ".join(words[:length])
        if kind := by_name(name):
            return (kind,), words[length:]
        if plain := tuple(kind for kind in document_types() if name in map(loose, kind.all_names)):
            return plain, words[length:]
    if before_number and words and (kinds := by_abbreviation(words[-1])):
        return kinds, words[:-1]
    return (), words


def loose(text: str) -> str:
    """Words without tone marks and diacritics, in small letters: a key for lookups, never a decision."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalnum() or letter == " ")


def same_symbol(typed: str, symbol: str | None) -> int:
    """How well a symbol fits: 2 it is the one that was typed, whatever its separators; 1 it begins so; 0 not."""
    if not symbol:
        return 0
    wanted, has = symbol_slug(typed), symbol_slug(symbol)
    return 2 if wanted == has else int(has.startswith(wanted))

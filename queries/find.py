"""Which documents a person means by what they type."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from graph.interface import Iri
from ontology import register
from ontology.identifiers import BASE, fold_tones
from queries.describe import describe
from queries.reference import Reference, loose, parse, same_symbol
from queries.same import same_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.interface import Facts
    from queries.model import Document

_KNOWN: Final = "SELECT DISTINCT ?d ?t WHERE { ?d a ?t . FILTER(?t = cc:Document) }"
# What describes a document is in every graph that cites it: joined across n graphs, k facts would give n^k rows.
_NUMBERED: Final = """SELECT DISTINCT ?d ?n ?symbol ?year ?date WHERE { GRAPH ?g {
  ?d cc:number ?n .
  OPTIONAL { ?d cc:symbol ?symbol } OPTIONAL { ?d cc:numberYear ?year } OPTIONAL { ?d dcterms:date ?date }
} }"""
_TITLES: Final = "SELECT DISTINCT ?d ?title WHERE { GRAPH ?g { ?d a cc:Document ; dcterms:title ?title } }"
_LABELS: Final = "SELECT DISTINCT ?d ?label WHERE { GRAPH ?g { ?d a cc:Document ; rdfs:label ?label } }"
_ISSUERS: Final = "SELECT DISTINCT ?d ?name WHERE { GRAPH ?g { ?d cc:issuedBy ?b . ?b rdfs:label ?name } }"
_SYMBOLS: Final = "SELECT DISTINCT ?d ?n ?symbol WHERE { GRAPH ?g { ?d cc:symbol ?symbol ; cc:number ?n } }"
_MOST: Final = 200
"""More candidates than anyone reads; beyond this a search by words says only that it is too wide."""


def find(store: Facts, text: str, lang: str = "vi", *, as_written: bool = False) -> list[Document]:
    """The documents that a typed reference may mean, best known first; one when it is clear, none when unknown.

    A symbol, type, date or name that was typed must fit, in what any source states; diacritics count unless nothing
    fits with them. A reference that is itself incomplete (an open one) is listed only where no document fits.
    What a person confirmed to be another document is found as that one, unless `as_written`.
    """
    found = _found(store, text, lang)
    same = {} if as_written else same_as(store)
    if not same:
        return found
    meant = describe(store, [same.get(card.iri, card.iri) for card in found], lang)
    return sorted(meant.values(), key=_order)


def _found(store: Facts, text: str, lang: str) -> list[Document]:
    wanted = parse(text)
    if wanted.iri:
        known = store.select(_KNOWN, d=Iri(wanted.iri))
        return list(describe(store, [wanted.iri], lang).values()) if known else []
    found: list[Document] = []
    if wanted.number:
        found = _fitting(_cards(store, _numbered(store, wanted), wanted, lang), wanted.words)
    if not found and not wanted.symbol and wanted.text:
        found = _by_words(store, wanted, lang)
    complete = [card for card in found if not card.iri.startswith(f"{BASE}open/")]
    return sorted(complete or found, key=_order)


def _order(card: Document) -> tuple[bool, str, str, str]:
    return not card.own_text, card.date or "9", card.ref, card.iri


def nearest(store: Facts, text: str, most: int = 5, lang: str = "vi") -> list[Document]:
    """Documents whose reference resembles a typed one that is not there: the same number, or the same symbol."""
    wanted = parse(text)
    if not wanted.number:
        return []
    found: dict[str, tuple[int, int]] = {}
    for iri, number, symbol in store.select(_SYMBOLS):
        alike = sorted(str(number)) == sorted(wanted.number)  # 41 typed as 14
        if number == wanted.number or (wanted.symbol and same_symbol(wanted.symbol, symbol)):
            rank = 0 if number == wanted.number else 1 if alike else 2
            found[str(iri)] = rank, abs(_digits(str(number)) - _digits(wanted.number))
    best = sorted(found, key=lambda iri: (found[iri], iri))[:most]
    return list(describe(store, best, lang).values())


def _by_words(store: Facts, wanted: Reference, lang: str) -> list[Document]:
    """Documents by words alone; a number or a year may be part of a title ("giai đoạn 2026-2030")."""
    if wanted.number or wanted.date:
        whole = _fitting(list(describe(store, _worded(store, wanted.text), lang).values()), wanted.text)
        if whole or wanted.number:
            return whole
    cards = _cards(store, _worded(store, wanted.words), wanted, lang)
    return _fitting([card for card in cards if _agrees(wanted.date, filter(None, [card.date]))], wanted.words)


def _digits(number: str) -> int:
    return int(re.sub(r"\D", "", number) or 0)


def _cards(store: Facts, iris: list[str], wanted: Reference, lang: str) -> list[Document]:
    names = {kind.name for kind in wanted.kinds}
    return [card for card in describe(store, iris, lang).values() if not names or card.type in names]


def _numbered(store: Facts, wanted: Reference) -> list[str]:
    """Documents of the typed number; of these, those whose symbol fits best and whose year and date agree."""
    fits: dict[str, int] = {}
    dates: dict[str, set[str]] = defaultdict(set)
    years: dict[str, set[str]] = defaultdict(set)
    for iri, symbol, year, date in store.select(_NUMBERED, n=wanted.number or ""):
        fits[str(iri)] = same_symbol(wanted.symbol, symbol) if wanted.symbol else 2
        dates[str(iri)] |= {date} if date else set()
        years[str(iri)] |= {year} if year else set()
    best = max(fits.values(), default=0)
    chosen = [iri for iri in fits if best and fits[iri] == best and _agrees(wanted.date, dates[iri])]
    return [iri for iri in chosen if _agrees(wanted.year, years[iri] or dates[iri])]


def _agrees(typed: str | None, stated: Iterable[str]) -> bool:
    """Whether one of the stated dates may be the typed one; a document without any may."""
    known = list(stated)
    return not (typed and known) or any(date.startswith(typed) or typed.startswith(date) for date in known)


def _worded(store: Facts, words: tuple[str, ...]) -> list[str]:
    """Documents by words of their title, label and issuer; without words, all (of which a type then chooses)."""
    texts: dict[str, list[str]] = defaultdict(list)
    for query in (_TITLES, _LABELS, _ISSUERS):
        for iri, text in store.select(query):
            texts[str(iri)].append(str(text))
    for fold in (_fold, loose):
        wanted = {fold(word) for word in words}
        if found := [iri for iri, parts in texts.items() if wanted <= set(fold(" ".join(parts)).split())]:
            return sorted(found)[:_MOST]
    return []


def _fitting(cards: list[Document], words: tuple[str, ...]) -> list[Document]:
    """The cards that fit the words as they stand, in their issuer, else its area, else their title; else word by word.

    So "5/KH-UBND Hải Phòng" is the city's plan and not that of each of its communes.
    """
    if not words:
        return cards
    phrase = " ".join(words)
    for fold in (_fold, loose):
        for text in (_name, _issuer, _title, _whole):
            if found := [card for card in cards if f" {fold(phrase)} " in f" {fold(text(card))} "]:
                return found
        if found := [card for card in cards if set(fold(phrase).split()) <= set(fold(_whole(card)).split())]:
            return found
    return []


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold_tones(text).casefold()))


def _name(card: Document) -> str:
    return card.issuer or ""


def _issuer(card: Document) -> str:
    """The issuer with the areas around it, so that `xã Kiến Minh Hải Phòng` finds what it should."""
    around = [area.title for area in register.load().lineage(register.load().area(card.area))] if card.area else []
    return " ".join([card.issuer or "", *around])


def _title(card: Document) -> str:
    return card.title or ""


def _whole(card: Document) -> str:
    return f"{card.type or ''} {_issuer(card)} {_title(card)} {card.ref}"

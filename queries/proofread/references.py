"""Holds each reference of a draft against the store: wrong numbers, dates, issuers; what is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.days import first_day, last_day, printed_date
from queries.describe import describe
from queries.proofread.known import Ended, Known, ended, known
from queries.proofread.model import Problem
from queries.proofread.neighbours import neighbours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.interface import Facts
    from queries.model import Document
    from queries.proofread.model import Draft, Reference, Severity
    from queries.proofread.neighbours import Neighbour

_ENDING: Final = frozenset({"replaces", "repeals"})
_RESTING: Final = frozenset({"basedOn", "implements", "guides"})
_AGREE: Final = 2
"""So many other files must state a date before it is held against a draft, where the text itself is not there."""
_SHOWN: Final = 3


def of_references(store: Facts, draft: Draft) -> Iterator[Problem]:
    """The problems of all references, in their order."""
    named = [ref.iri for ref in draft.references if ref.iri]
    facts, ends = known(store, named, draft.source), ended(store, named, draft.source)
    for ref in draft.references:
        if ref.iri == draft.iri:
            continue
        one = facts.get(ref.iri or "", Known())
        yield from _other_day(ref, one)
        yield from _other_issuer(store, ref, one)
        yield from _ended(store, draft, ref, ends.get(ref.iri or "", []))
        if not one.own_text:
            yield from _slips(store, draft, ref, one)


def _other_day(ref: Reference, one: Known) -> Iterator[Problem]:
    """Where the document's own text, or several others, state another date."""
    right = _other_date(ref.date, one.dates)
    stated = {"ref": ref.label, "stated": ref.date or ""}
    if right:
        yield Problem("wrong-date", ref.place, {**stated, "right": right})
    elif ref.date and not one.own_text and one.said:
        date, count = max(((day, n) for day, n in one.said.items() if len(day) == 10), default=("", 0), key=_most)
        if count >= _AGREE and count > one.said[ref.date] and _other_date(ref.date, {date}):
            values = {**stated, "right": date, "count": str(count)}
            yield Problem("date-others-differ", ref.place, values)


def _other_issuer(store: Facts, ref: Reference, one: Known) -> Iterator[Problem]:
    if not ref.issuer_iri or not one.issuers or any(_one_body(ref.issuer_iri, issuer) for issuer in one.issuers):
        return
    right = describe(store, [ref.iri or ""])[ref.iri or ""].issuer or ""
    yield Problem("wrong-issuer", ref.place, {"ref": ref.label, "stated": ref.issuer or "", "right": right})


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return pair[1], pair[0]


def _other_date(stated: str | None, right: set[str]) -> str | None:
    """The date that stands against the stated one; None where they agree as far as both go."""
    if not stated or not right or any(day.startswith(stated) or stated.startswith(day) for day in right):
        return None
    return min(right)


def _one_body(one: str, other: str) -> bool:
    """A body and its organ ("Trung ương" for the Secretariat) are no contradiction."""
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _ended(store: Facts, draft: Draft, ref: Reference, ends: list[Ended]) -> Iterator[Problem]:
    """A reference to what another document has replaced or repealed by the day of the draft."""
    if ref.relation in _ENDING:  # the draft itself ends it, or tells who did
        return
    cards = describe(store, [end.by for end in ends])
    for end in ends:
        by = cards[end.by]
        if end.by in (draft.iri, ref.iri) or by.draft or not _before(by, draft):
            continue
        severity: Severity | None = None if ref.relation in _RESTING else "note"
        values = {"ref": ref.label, "by": called(by)}
        yield Problem(
            "replaced" if end.relation == "replaces" else "repealed", ref.place, values, end.sentence, severity
        )
        return


def _before(by: Document, draft: Draft) -> bool:
    """Whether it may have been issued by the day of the draft."""
    issued, today = first_day(by.date), last_day(draft.date)
    return not (issued and today) or issued <= today


def _slips(store: Facts, draft: Draft, ref: Reference, one: Known) -> Iterator[Problem]:
    """What the reference may have meant; a numbered one that nothing else speaks of is told as unknown."""
    others = [other for other in neighbours(store, ref, draft.source) if other.iri != draft.iri]
    cards = describe(store, [other.iri for other in others])
    near = [other for other in others if _before(cards[other.iri], draft)]
    if near:
        yield _slip(ref, near, cards)
    elif ref.iri and ref.number and not one.anywhere:
        yield Problem("unknown-reference", ref.place, {"ref": ref.label})


def _slip(ref: Reference, near: list[Neighbour], cards: dict[str, Document]) -> Problem:
    names = [called(cards[other.iri]) for other in near[:_SHOWN]]
    if len(near) > _SHOWN:
        names.append(f"+{len(near) - _SHOWN}")
    code = {"number": "wrong-number", "year": "wrong-year", "part": "may-be"}[near[0].slip]
    sure = len(near) == 1 and near[0].sure
    values = {"ref": ref.label, "stated": ref.date or "", "right": "; ".join(names)}
    return Problem(code, ref.place, values, severity="error" if sure else None)


def called(card: Document) -> str:
    """`Chỉ thị 91-CT/TW (12/8/2025, Ban Bí thư)`."""
    known_type = card.type and not card.ref.casefold().startswith(card.type.casefold())
    name = f"{card.type} {card.ref}" if known_type else card.ref
    more = ", ".join(part for part in (printed_date(card.date), card.issuer) if part and part not in name)
    return f"{name} ({more})" if more else name

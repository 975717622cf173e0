"""Candidates and judgements for programs: stable JSON objects and CSV rows, to which is only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cancu.shapes import document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from queries.judgements.model import Judgement
    from queries.model import Document
    from queries.reconcile.model import Candidate
    from queries.reconcile.places import Place

CANDIDATE_COLUMNS: Final = (
    "kind", "score", "proposal", "doubted", "suggested", "reasons", "reasons_en", "doubted_iri", "suggested_iri", "iri",
)  # fmt: skip
JUDGEMENT_COLUMNS: Final = (
    "verdict", "holds", "disputed", "proposal", "doubted", "suggested", "by", "at", "note", "doubted_iri",
    "suggested_iri", "iri",
)  # fmt: skip


def candidate(one: Candidate, cards: Mapping[str, Document], places: Mapping[str, Sequence[Place]]) -> dict[str, Any]:
    """One candidate, with the places where texts speak of either document."""
    return {
        "iri": one.iri,
        "kind": one.kind,
        "score": one.score,
        "proposal": one.proposal,
        "doubted": document(cards[one.doubted]),
        "suggested": document(cards[one.suggested]),
        "reasons": [{"vi": vi, "en": en} for vi, en in one.reasons],
        "citing": list(one.citing),
        "places": {
            "doubted": [_place(place) for place in places.get(one.doubted, ())],
            "suggested": [_place(place) for place in places.get(one.suggested, ())],
        },
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "document": place.document.iri,
        "quote": place.quote,
        "sentence": place.sentence,
        "source": place.source,
        "start": place.start,
        "end": place.end,
    }


def candidate_rows(found: Sequence[Candidate], cards: Mapping[str, Document]) -> Iterator[tuple[object, ...]]:
    """One row for each candidate."""
    for one in found:
        said = (" ".join(reason[place] for reason in one.reasons) for place in (0, 1))
        refs = cards[one.doubted].ref, cards[one.suggested].ref
        yield one.kind, one.score, one.proposal, *refs, *said, one.doubted, one.suggested, one.iri


def judgement(
    one: Judgement, cards: Mapping[str, Document], holding: Collection[Judgement], disputed: Collection[Judgement]
) -> dict[str, Any]:
    """One judgement; `holds`: it is the newest on its pair and not withdrawn."""
    return {
        "iri": one.iri,
        "verdict": one.verdict,
        "holds": one in holding,
        "disputed": one in disputed,
        "proposal": one.proposal,
        "doubted": document(cards[one.doubted]),
        "suggested": document(cards[one.suggested]),
        "by": one.by,
        "at": one.at.isoformat(),
        "note": one.note,
    }


def judgement_rows(
    found: Sequence[Judgement],
    cards: Mapping[str, Document],
    holding: Collection[Judgement],
    disputed: Collection[Judgement],
) -> Iterator[tuple[object, ...]]:
    """One row for each judgement."""
    for one in found:
        state = ("yes" if one in chosen else "no" for chosen in (holding, disputed))
        refs = cards[one.doubted].ref, cards[one.suggested].ref
        who = one.by, one.at.isoformat(), one.note
        yield one.verdict, *state, one.proposal, *refs, *who, one.doubted, one.suggested, one.iri

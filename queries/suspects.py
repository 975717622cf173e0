"""Documents of a unit that look as if they carried a document out but name another: slips that nobody has confirmed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from queries.describe import describe
from queries.judgements.open import candidates_of
from queries.model import Suspect

if TYPE_CHECKING:
    from graph.interface import Facts
    from queries.index import Index
    from queries.reconcile.model import Candidate


def suspects(store: Facts, index: Index, iri: str, lang: str) -> dict[str, tuple[Suspect, ...]]:
    """Area path → documents of its bodies that would carry `iri` out if a person confirmed a candidate, by score.

    None of them is counted. What a person rejected is no candidate any more.
    """
    found: dict[str, list[Suspect]] = defaultdict(list)
    for candidate in candidates_of(store, iri):
        other = _other(candidate, iri)
        if other is None:
            continue
        cited = describe(store, [other], lang)[other]
        reason = " ".join(reasons[lang == "en"] for reasons in candidate.reasons)
        known = [held.document for held in index.below(other)]
        if candidate.proposal == "implements":
            known.append(cited)
        for document in known:
            if document.area:
                found[document.area].append(Suspect(document, cited, reason, candidate.score))
    return {path: tuple(suspected) for path, suspected in found.items()}


def _other(candidate: Candidate, iri: str) -> str | None:
    """The document that may be the one asked for, or that may carry it out; None where it would be above."""
    if candidate.suggested == iri:
        return candidate.doubted
    return candidate.suggested if candidate.proposal == "sameDocument" else None

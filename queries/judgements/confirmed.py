"""Who confirmed a link, and the links that unjudged candidates would make."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ontology.terms import CC
from queries.describe import describe
from queries.judgements.open import open_candidates
from queries.links import links
from queries.model import Confirmation, Link, Possible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.interface import Facts
    from queries.links import Key
    from queries.reconcile.model import Candidate

_MAKERS: Final = """SELECT DISTINCT ?from ?rel ?to ?as ?by ?at ?note WHERE {
  VALUES ?from {} ?l rdf:subject ?from ; a cc:ConfirmedLink ; rdf:predicate ?rel ; rdf:object ?to ;
     prov:wasGeneratedBy ?j .
  ?j rdf:subject ?as ; prov:endedAtTime ?at ; prov:wasAssociatedWith ?who . ?who rdfs:label ?by .
  OPTIONAL { ?j rdfs:comment ?note }
}"""


def confirmations(store: Facts, wanted: Collection[Link]) -> dict[Key, tuple[Confirmation, ...]]:
    """For (origin, relation, target) of links that count because a person confirmed them: who, when and why."""
    found: dict[Key, set[Confirmation]] = defaultdict(set)
    for origin, relation, target, written, by, at, note in store.select(
        _MAKERS, **{"from": sorted({link.origin for link in wanted})}
    ):
        key = str(origin), str(relation).removeprefix(CC), str(target)
        found[key].add(Confirmation(str(by), str(at)[:10], note or "", str(written)))
    keys = {(link.origin, link.relation, link.target) for link in wanted}
    return {key: tuple(sorted(made, key=lambda one: (one.at, one.by))) for key, made in found.items() if key in keys}


def possible(
    store: Facts, documents: Collection[str], relations: Iterable[str], lang: str = "vi"
) -> tuple[Possible, ...]:
    """The links from or to these documents that would count if candidates were confirmed, the likeliest first.

    They count nowhere; a picture draws them dotted.
    """
    named = tuple(relations)
    made = [(link, one) for one in open_candidates(store, documents) for link in _would_make(store, one, named)]
    chosen = [(link, one) for link, one in made if {link.origin, link.target} & set(documents)]
    cards = describe(store, {iri for link, one in chosen for iri in (link.origin, link.target, one.doubted)}, lang)
    return tuple(
        Possible(link, cards[link.origin], cards[link.target], cards[one.doubted], one.kind, one.score, one.reasons)
        for link, one in chosen
    )


def _would_make(store: Facts, one: Candidate, relations: tuple[str, ...]) -> list[Link]:
    if one.proposal == "implements":
        return [Link(one.doubted, "implements", one.suggested, primary=False)]
    below = links(store, [one.doubted], relations, "down")
    above = links(store, [one.doubted], relations, "up")
    moved = [Link(link.origin, link.relation, one.suggested, link.primary) for link in below]
    moved += [Link(one.suggested, link.relation, link.target, link.primary) for link in above]
    return [link for link in moved if link.origin != link.target]

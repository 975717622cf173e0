"""Letters that urge: what they ask for is what another document ordered, so what answers that one answers them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ontology.doctypes import by_slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from queries.index import Index

_OPENED: Final = """SELECT d.iri, u.iri FROM document d
JOIN link l ON l.origin = d.id AND l.relation = 'implements' AND l."primary"
JOIN document u ON u.id = l.target WHERE d.type = '{type}' AND d.iri IN ({{}}) ORDER BY d.id, u.id"""


def urged(index: Index, iris: Collection[str]) -> dict[str, str]:
    """Letter (công văn) → the one document that its opening says it carries out; only letters that name just one.

    A letter has no content to be carried out by a plan of its own: a commune that issued for the plan which it urges
    has done what it asks. Of a plan that carries out another this is not so (the plan of a year under a programme of
    five), nor is it clear of a letter that names several.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for letter, document in index.among(_OPENED.format(type=by_slug("cong-van").name), iris):
        found[letter].append(document)
    return {letter: documents[0] for letter, documents in found.items() if len(documents) == 1}


def answered(index: Index, iris: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Document → the documents of which one must be carried out: it alone, or it and the one that it urges."""
    upper = urged(index, iris)
    return {iri: (iri, upper[iri]) if iri in upper else (iri,) for iri in iris}

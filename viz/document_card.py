"""A document as a card, and the names and ids of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.identifiers import digest
from viz.cascade import Node
from viz.words import UNKNOWN_BELOW

if TYPE_CHECKING:
    from queries.model import Document, Duty


def document_card(document: Document, *, focus: bool = False) -> Node:
    """The card of a document; `focus` marks the one that the picture is about."""
    return Node(
        id=document.iri,
        kind="document",
        band=UNKNOWN_BELOW if document.level is None else document.level + 1,
        name=document_name(document),
        issuer=document.issuer or "",
        date=document.date,
        state="draft" if document.draft else None,
        own_text=document.own_text,
        focus=focus,
        document=document,
    )


def document_name(document: Document) -> str:
    """How a person names it: "Kế hoạch 232/KH-UBND"; what goes by name only keeps its name."""
    ref = document.ref or document.title or document.iri.rsplit("/", 1)[-1]
    kind = document.type or ""
    return f"{kind} {ref}" if kind and not ref.casefold().startswith(kind.casefold()) else ref


def unit_id(duty: Duty) -> str:
    """The id of the card of the unit that a duty is given to: one for each unit of each document."""
    return f"{duty.document.iri}|{digest(duty.unit)}"

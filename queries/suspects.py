"""Documents of a unit that look as if they meant a document but name another: slips that nobody has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.interface import Facts
    from queries.model import Suspect


def suspects(store: Facts, iri: str, areas: Collection[str], lang: str) -> dict[str, tuple[Suspect, ...]]:  # noqa: ARG001
    """Area path → its documents that are candidates for implementing `iri`, as reconcile found them."""
    return {}

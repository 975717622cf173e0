"""Which documents a person confirmed to be another one: a wrong number, a part missing, a draft, a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graph.interface import Facts

_SAME: Final = "SELECT DISTINCT ?d ?same WHERE { ?d cc:sameDocument ?same }"


def same_as(store: Facts) -> dict[str, str]:
    """Document → the one that it is. What is stated of the first is asserted of the second too, which is shown."""
    return {str(iri): str(same) for iri, same in store.select(_SAME)}

"""Brings what is derived up to date with the sources and the judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.judgements import effects
from queries.reconcile import derived

if TYPE_CHECKING:
    from graph.interface import GraphStore


def refresh(store: GraphStore) -> int:
    """Find the candidates anew and work out what the judgements do; how many candidates there are, judged or not.

    To be called when sources came, changed or went away.
    """
    effects.derive(store)
    return derived.rebuild(store)

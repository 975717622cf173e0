"""An rdflib `Dataset` over the same store, for users of rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rdflib
from oxrdflib import OxigraphStore

from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from graph.store import Store


def dataset(store: Store) -> rdflib.Dataset:
    """The facts of an open store as an rdflib Dataset whose default graph is the union of all graphs.

    No copy is made: what is read is what the store holds at that moment. rdflib would read a file or an address
    that a query names in FROM, and would rewrite the text of numbers and dates; both are switched off, for the
    whole process, because rdflib has no narrower switch.
    """
    rdflib.NORMALIZE_LITERALS = False
    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    view = rdflib.Dataset(OxigraphStore(store=store.oxigraph), default_union=True)
    for prefix, namespace in PREFIXES.items():
        view.bind(prefix, namespace)
    return view

"""Which file of this machine held which source when it was last read; kept in the store, never exported.

A file inside an archive or a message has a path too: that of the archive, a NUL, and its path inside.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

from pyoxigraph import Literal, NamedNode, Store, Triple

from graph.triples import insert_data
from ontology.identifiers import graph_iri
from ontology.terms import CC

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES: Final = NamedNode(graph_iri("files"))
INSIDE: Final = "\0"
_HOLDS: Final = NamedNode(CC + "holds")
_NAME: Final = NamedNode(CC + "fileName")


class FileLinks:
    """Reads the links, and writes the SPARQL operations that change them."""

    __slots__ = ("_db",)

    def __init__(self, db: Store) -> None:
        self._db = db

    def all(self) -> dict[str, str]:
        """The path of each file → its source, sorted by path."""
        links = self._db.quads_for_pattern(None, _HOLDS, None, FILES)
        return dict(sorted((_path(_name(link.subject)), _name(link.object)) for link in links))

    def change(self, files: Mapping[str, str | None]) -> tuple[tuple[str, ...], list[str]]:
        """For files that now hold another source or went away: the sources left over, and the operations."""
        nodes = {_node(path): source for path, source in files.items()}
        changed = {node: source for node, source in nodes.items() if self._source(node) != source}
        before = {old for node in changed if (old := self._source(node))}
        kept = {source for source in nodes.values() if source}
        dropped = tuple(sorted(old for old in before - kept if not self._holders(old) - set(changed)))
        operations = [f"DELETE WHERE {{ GRAPH {FILES} {{ {node} ?p ?o }} }}" for node in changed]
        links = [triple for node, source in changed.items() if source for triple in _link(node, source)]
        return dropped, operations + ([insert_data(links, FILES.value)] if links else [])

    def forget(self, source: str) -> list[str]:
        """The operations that remove every link to a source."""
        return [
            f"DELETE WHERE {{ GRAPH {FILES} {{ {node} ?p ?o }} }}" for node in sorted(self._holders(source), key=str)
        ]

    def _source(self, node: NamedNode) -> str | None:
        links = self._db.quads_for_pattern(node, _HOLDS, None, FILES)
        return next((_name(link.object) for link in links), None)

    def _holders(self, source: str) -> set[NamedNode]:
        links = self._db.quads_for_pattern(None, _HOLDS, NamedNode(source), FILES)
        return {link.subject for link in links if isinstance(link.subject, NamedNode)}


def shown(path: str) -> str:
    """How a file is called where people read: “a.docx”, “archive.zip » folder/a.docx”."""
    outer, inside, inner = path.partition(INSIDE)
    # A name that is not text on this file system still gets one, with its odd bytes replaced.
    name = os.fsencode(Path(outer).name).decode("utf-8", "replace")
    return f"{name} » {inner}" if inside else name


def _link(node: NamedNode, source: str) -> tuple[Triple, Triple]:
    return Triple(node, _HOLDS, NamedNode(source)), Triple(node, _NAME, Literal(shown(_path(node.value))))


def _name(term: object) -> str:
    if not isinstance(term, NamedNode):  # only _link writes here
        raise TypeError(f"not a name: {term}")
    return term.value


def _node(path: str) -> NamedNode:
    outer, inside, inner = path.partition(INSIDE)
    return NamedNode(Path(outer).absolute().as_uri() + (f"#{quote(inner, safe='')}" if inside else ""))


def _path(iri: str) -> str:
    parts = urlsplit(iri)
    outer = os.fsdecode(unquote_to_bytes(parts.path))
    return f"{outer}{INSIDE}{unquote(parts.fragment)}" if parts.fragment else outer

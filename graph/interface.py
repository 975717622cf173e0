"""The small interface that every keeper of facts offers: the embedded store today, a SPARQL endpoint tomorrow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from graph.derived import Derived


class Iri(str):
    """A text that names a thing; a plain `str` given to a query is a literal."""

    __slots__ = ()


Value = str | Iri | date | Collection[str]
"""What a variable of a query can be bound to. A list or set of IRIs fills the query's empty `VALUES ?name {}`."""

Graphs = Literal["all", "facts", "judgements"]
"""Which graphs are exported: `facts` leaves out the register and the ontology, which the program brings along;
`judgements` are what people decided, which nothing else could bring back."""

Format = Literal["nq", "trig", "ttl"]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: names of the columns, and one tuple of texts (None = unbound) a row."""

    columns: tuple[str, ...]
    records: tuple[tuple[str | None, ...], ...]

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


class Facts(Protocol):
    """What answers need: facts that can be asked in SPARQL, all named graphs together being the default graph."""

    @property
    def derived(self) -> Derived:
        """What answers have worked out from these facts, to be kept until they change."""
        ...

    def select(self, query: str, /, **bindings: Value) -> Rows:
        """The rows of a SELECT (or one row `result` of an ASK); bound variables are left out of the columns."""
        ...


class GraphStore(Facts, Protocol):
    """What ingest and the command line need besides: changing, exporting, copying."""

    def has(self, source: str) -> bool:
        """Is there a graph of this source?"""
        ...

    def sources(self) -> tuple[str, ...]:
        """The IRIs of all sources, sorted."""
        ...

    def files(self) -> dict[str, str]:
        """Which file was read as which source."""
        ...

    def replace_source(self, source: str, ntriples: bytes, *, file: str | None = None, force: bool = False) -> bool:
        """Keep the facts of a source; False when they are there already."""
        ...

    def replace_many(self, items: Iterable[tuple[str, bytes]], files: Mapping[str, str | None] | None = None) -> int:
        """Keep the facts of many sources; how many were new."""
        ...

    def set_files(self, files: Mapping[str, str | None]) -> tuple[str, ...]:
        """Record which file holds which source (None: the file went away); the sources dropped by that."""
        ...

    def remove_source(self, source: str) -> bool:
        """Drop the facts of a source; False when there were none."""
        ...

    def load_graph(self, graph: str, ntriples: bytes) -> None:
        """Replace a graph of our own, such as the register."""
        ...

    def add_to_graph(self, graph: str, ntriples: bytes) -> None:
        """Add to a graph of our own, such as the judgements."""
        ...

    def export(self, out: BinaryIO, graphs: Graphs = "all", form: Format = "nq") -> None:
        """Write the facts, in the same order whatever the order in which they came."""
        ...

    def snapshot(self, path: Path) -> None:
        """Copy the store as it is now to a new folder."""
        ...

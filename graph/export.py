"""Writes a store's facts in one order, with memory that does not grow with the store."""

from __future__ import annotations

import heapq
import tempfile
from contextlib import ExitStack
from itertools import groupby, islice
from typing import TYPE_CHECKING, BinaryIO, Final

import pyoxigraph as ox

from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.interface import Format

_RUN: Final = 500_000
"""Lines sorted in memory at a time (about 150 MB); more are merged from temporary files."""


def write(db: ox.Store, out: BinaryIO, hidden: frozenset[str], form: Format, only: str | None = None) -> None:
    """Write all quads (of the graph `only`, if given) but those of the hidden graphs.

    N-Quads are sorted by their bytes; TriG and Turtle by graph and triple.
    """
    out_of_sight = {str(ox.NamedNode(name)) for name in hidden}
    wanted = db.quads_for_pattern(None, None, None, ox.NamedNode(only) if only else None)
    visible = (quad for quad in wanted if str(quad.graph_name) not in out_of_sight)
    if form == "nq":
        with ExitStack() as files:
            out.writelines(_sorted((f"{quad} .\n".encode() for quad in visible), files))
    elif form == "trig":
        ordered = sorted(visible, key=lambda quad: (str(quad.graph_name), str(quad.triple)))
        ox.serialize(ordered, out, ox.RdfFormat.TRIG, prefixes=PREFIXES)
    else:
        triples = sorted({quad.triple for quad in visible}, key=str)
        ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def _sorted(lines: Iterator[bytes], files: ExitStack) -> Iterator[bytes]:
    runs: list[Iterable[bytes]] = []
    while run := sorted(islice(lines, _RUN)):
        if len(run) < _RUN:
            runs.append(run)
            break
        file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # the stack closes it
        file.writelines(run)
        file.seek(0)
        runs.append(file)
    return (line for line, _ in groupby(heapq.merge(*runs)))

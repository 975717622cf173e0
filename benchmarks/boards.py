"""Boards and matrices on a large generated store, beside the best raw query form in the same run.

python -m benchmarks.boards STORE [--directives 200] [--issuing 0.2] [--raw]

Makes STORE if it is not there: documents of the Prime Minister to 34 provinces and 3,321 communes, of which the truth
is known. Prints quads, the cold figures (the index made, the first board from disk), the warm ones as medians, the
ratio to raw SPARQL, and whether every figure equals the truth. `--raw` also times the matrix in one raw query.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.truth import Truth, documents, draw
from benchmarks.truth_measures import count, figures, fragmentation, pairs
from graph.interface import Iri
from graph.store import Store
from ontology import register
from ontology.area_graph import GRAPH, ntriples
from queries.expectation import Asked
from queries.index import Index
from queries.matrix import matrix
from queries.measures import measures
from queries.missing import missing

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
AS_OF = date(2025, 12, 31)
AREA = "vn/31"
TIMES = 9

# The fastest form on this engine: MINUS over a path, and one graph a document, so that what many texts repeat of a body
# is not multiplied; FILTER NOT EXISTS takes a thousand times as long.
BOARD = """SELECT DISTINCT ?unit ?name ?code $document WHERE {
  ?unit cc:level 3 ; cc:validFrom ?day ; rdfs:label ?name ; skos:notation ?code .
  MINUS {
    ?issued cc:implements+ $document . GRAPH ?g { ?issued cc:text ?g ; cc:issuedBy ?body . ?body cc:ofArea ?unit }
  }
}"""
MATRIX = f"""SELECT DISTINCT ?document ?unit WHERE {{
  VALUES ?document {{}}
  ?issued cc:implements+ ?document . GRAPH ?g {{ ?issued cc:text ?g ; cc:issuedBy ?body . ?body cc:ofArea ?unit }}
  GRAPH <{GRAPH}> {{ ?unit cc:within <https://w3id.org/cancu/id/{AREA}> }}
}}"""


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one differs from the truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--directives", type=int, default=200)
    parser.add_argument("--issuing", type=float, default=0.2)
    parser.add_argument("--raw", action="store_true")
    options = parser.parse_args(arguments)
    provinces = [area.path for area in register.load().children("vn", AS_OF)]
    truth = draw(1, options.directives, provinces, nation=True, issuing=options.issuing)
    if not options.store.exists():
        _make(options.store, truth)
    with Store.open(options.store, read_only=True) as store:
        print(f"{len(store.oxigraph):,} quads, {sum(map(len, truth.units.values())):,} communes")
        _, seconds = _timed(lambda: Index.of(store))
        size = (options.store / "index.sqlite").stat().st_size
        print(f"index opened, or made where there was none: {seconds:.2f} s; {size / 1e6:.0f} MB")
        _boards(store, truth)
        _matrices(store, truth, raw=options.raw)
        return 0 if _true(store, truth) else 1


def _make(path: Path, truth: Truth) -> None:
    start = time.perf_counter()
    with Store.open(path) as store:
        store.load_graph(GRAPH, ntriples())
        number = store.replace_many(documents(truth))
    print(f"made {number:,} documents in {time.perf_counter() - start:.0f} s")


def _boards(store: Store, truth: Truth) -> None:
    iri = truth.directives[0].iri
    board, cold = _timed(lambda: missing(store, iri, AS_OF))
    warm = _median(lambda: missing(store, iri, AS_OF))
    peer = min(_timed(lambda: store.select(BOARD, document=Iri(iri)))[1] for _ in range(3))
    print(f"national board, {len(board.rows):,} rows: first {cold * 1000:.0f} ms, warm {warm * 1000:.1f} ms")
    print(f"  raw SPARQL (MINUS): {peer * 1000:.1f} ms; ratio {warm / peer:.2f}")


def _matrices(store: Store, truth: Truth, *, raw: bool) -> None:
    iris = [one.iri for one in truth.directives]
    whole, cold = _timed(lambda: matrix(store, AS_OF, directives=iris, asked=Asked(within=AREA)))
    warm = _median(lambda: matrix(store, AS_OF, directives=iris, asked=Asked(within=AREA)))
    size = f"{len(whole.directives)} × {len(whole.units)}"
    print(f"matrix, {size}: first {cold * 1000:.0f} ms, warm {warm * 1000:.0f} ms")
    if raw:
        answer, peer = _timed(lambda: store.select(MATRIX, document=iris))
        print(f"  raw SPARQL ({len(answer):,} rows): {peer * 1000:.0f} ms; ratio {warm / peer:.2f}")


def _true(store: Store, truth: Truth) -> bool:
    iris = [one.iri for one in truth.directives]
    board, seconds = _timed(lambda: measures(store, AS_OF, directives=iris))
    wanted = count(truth, pairs(truth, AS_OF), AS_OF)
    found = figures(board.total)
    whole = fragmentation(truth, pairs(truth, AS_OF), AS_OF)
    same = found == wanted and board.fragmentation == whole
    print(f"scoreboard of the country, {wanted['expected']:,} pairs: {seconds:.1f} s; equals the truth: {same}")
    if not same:
        print(f"  found {found}, {board.fragmentation}\n  truth {wanted}, {whole}")
    return same


def _timed(ask: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    answer = ask()
    return answer, time.process_time() - start


def _median(ask: Callable[[], object]) -> float:
    return statistics.median(_timed(ask)[1] for _ in range(TIMES))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

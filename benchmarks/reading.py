"""Reads texts in memory to N-Triples on one core, beside eyecite on English of the same length; then many, for memory.

python -m benchmarks.reading [FOLDER] [--many 100000]

FOLDER holds .md and .txt files; without it the examples are read. eyecite is no dependency: install it for the ratio.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import resource
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.quads import ntriples
from ingest.readers import ReadError
from ingest.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
ENGLISH = (
    "The county shall carry out the plan that the agency adopted under 42 U.S.C. § 1983, as was held in "
    "Smith v. Jones, 410 U.S. 113, 120 (1973). "
    + "Each department reports every quarter on the measures that it has taken, and proposes changes where needed. "
    * 8
)


def main(arguments: list[str]) -> int:
    """Print documents a second, the ratio to eyecite, and the memory held after each tenth of a long run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--many", type=int, default=0)
    options = parser.parse_args(arguments)
    documents = _readable([path.read_bytes() for path in sorted(options.folder.iterdir())])
    size = sum(map(len, documents)) // len(documents)
    ours = _rate([partial(_triples, data) for data in documents])
    print(f"ours     {ours:8.1f} documents/s, {size / 1000:.0f} KB each, one core, processor time")
    _beside_eyecite(ours, size)
    _memory(documents, options.many)
    return 0


def _readable(files: list[bytes]) -> list[bytes]:
    kept = []
    for data in files:
        with contextlib.suppress(ReadError):
            read(data)
            kept.append(data)
    return kept


def _triples(data: bytes) -> bytes:
    return ntriples(read(data))


def _rate(pieces: Sequence[Callable[[], object]], times: int = 8) -> float:
    """Pieces a second; of each piece the best of several times, so that what else the machine does counts least."""
    best = [float("inf")] * len(pieces)
    for _ in range(times):
        for index, work in enumerate(pieces):
            start = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - start)
    return len(pieces) / sum(best)


def _beside_eyecite(ours: float, size: int) -> None:
    try:
        from eyecite import get_citations  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        print("eyecite  not installed; pip install eyecite to see the ratio")
        return
    text = (ENGLISH * (size // len(ENGLISH) + 1))[:size]
    with contextlib.redirect_stderr(io.StringIO()):
        theirs = _rate([lambda: get_citations(text)])
    print(f"eyecite  {theirs:8.1f} documents/s on English of that length; ours is {ours / theirs:.1f} times as fast")


def _memory(documents: list[bytes], many: int) -> None:
    """The peak that the process has reached: flat, where nothing is kept of a document that was read."""
    step = max(many // 10, 1)
    for number, data in enumerate(itertools.islice(itertools.cycle(documents), many), start=1):
        ntriples(read(data + f"\n{number}".encode()))
        if number % step == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number:8} documents read, peak {peak:.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Prints how often facts are right that are said to be so sure: `python -m benchmarks.calibration`.

A citation is right where number, date, issuer, relation and main document are as annotated; a duty where its unit is.
The bar: of all facts said to be at least 0.9 sure, 97 in 100 are right. Needs the annotated documents (../shared).
"""

from __future__ import annotations

import importlib.util
import json
import sys
from bisect import bisect_right
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ingest.readers import ReadError
from ingest.reading import read
from ingest.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ACCEPTANCE: Final = Path(__file__).resolve().parents[2] / "shared" / "acceptance"
STEPS: Final = (0.8, 0.9, 0.95)
SURE: Final = 0.9
BAR: Final = 0.97

Judged = tuple[float, bool]


def main() -> int:
    """Print the table; 1 where the sure facts are right less often than the bar."""
    if not (ACCEPTANCE / "score.py").is_file():
        print("Annotated documents (../shared/acceptance) are not on this machine: nothing was measured.")
        return 0
    facts = list(_facts(_scorer()))
    right, all_of = Counter[int](), Counter[int]()
    for sure, is_right in facts:
        step = bisect_right(STEPS, sure)
        all_of[step] += 1
        right[step] += is_right
    for step, low in enumerate((0.0, *STEPS)):
        if all_of[step]:
            print(f"said {low:.2f} or more  {right[step] / all_of[step]:7.1%} right  of {all_of[step]}")
    sure_ones = [is_right for sure, is_right in facts if sure >= SURE]
    share = sum(sure_ones) / max(len(sure_ones), 1)
    print(f"of {len(sure_ones)} facts at least {SURE} sure, {share:.1%} are right (bar {BAR:.0%})")
    return 0 if share >= BAR else 1


def _scorer() -> ModuleType:
    """The scorer of the annotations, for its way of comparing."""
    spec = importlib.util.spec_from_file_location("score", ACCEPTANCE / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("score.py cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _facts(scorer: ModuleType) -> Iterator[Judged]:
    for path in sorted((ACCEPTANCE / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        try:
            got = record(read((ACCEPTANCE / "documents" / gold["source"]).read_bytes(), gold["source"]))
        except (KeyError, ReadError):
            continue
        yield from _citations(scorer, gold["citations"], got["citations"])
        yield from _duties(scorer, gold["assignments"], got["assignments"])


def _citations(scorer: ModuleType, gold: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[Judged]:
    pairs = {j: i for i, j in scorer.pair(gold, got, scorer.cite_match, 0.75)}
    for j, citation in enumerate(got):
        fields = ("date", "issuer", "relation", "primary") if citation["number"] else ("relation",)
        matched = j in pairs and all(scorer.agrees(gold[pairs[j]].get(f), citation.get(f)) for f in fields)
        yield citation["confidence"], matched


def _duties(scorer: ModuleType, gold: list[dict[str, Any]], got: list[dict[str, Any]]) -> Iterator[Judged]:
    pairs = scorer.pair(gold, got, lambda a, b: scorer.similar(a["unit"], b["unit"]), 0.8)
    matched = {j for _, j in pairs}
    for j, duty in enumerate(got):
        if j in matched or duty.get("where") != "annex":  # rows of annexes are not annotated
            yield duty["confidence"], j in matched


if __name__ == "__main__":
    sys.exit(main())

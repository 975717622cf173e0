"""How long a command takes as a whole process, from a cold interpreter: `python benchmarks/startup.py`.

Medians of several runs, beside `python -c pass`, under which no Python program can come. Exit code 1 over a bar.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SEEDS: Final = ROOT.parent / "shared" / "seeds"
EXAMPLES: Final = ROOT / "examples" / "documents"
RUNS: Final = 9
WARM_UP: Final = 2


def seconds(command: list[str]) -> float:
    """The median time of a command, output thrown away. Raises CalledProcessError when it fails."""
    times = []
    for _ in range(WARM_UP + RUNS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return statistics.median(times[WARM_UP:])


def main() -> int:
    """Measure, print, compare with the bars; 0 when all are met."""
    cancu = str(Path(sys.executable).with_name("cancu"))
    folder, ref = (SEEDS, "232/KH-UBND") if SEEDS.is_dir() else (EXAMPLES, "918/KH-UBND")
    with tempfile.TemporaryDirectory(prefix="cancu-") as work:
        store = os.path.join(work, "store")  # noqa: PTH118  # an argument, not a path that we open
        subprocess.run([cancu, "ingest", str(folder), "--store", store], check=True, stdout=subprocess.DEVNULL)
        rows: list[tuple[str, list[str], float | None]] = [
            ("python -c pass", [sys.executable, "-c", "pass"], None),
            ("cancu --help", [cancu, "--help"], 0.2),
            (f"cancu trace {ref}", [cancu, "trace", ref, "--store", store], 0.5),
        ]
        measured = [(name, seconds(command), bar) for name, command, bar in rows]
    peer = measured[0][1]
    print(f"{'whole process, median of ' + str(RUNS):32}{'seconds':>9}{'× python':>10}{'bar':>7}")
    for name, took, bar in measured:
        verdict = "" if bar is None else f"{bar:7.1f}  {'ok' if took <= bar else 'TOO SLOW'}"
        print(f"{name:32}{took:9.3f}{took / peer:10.1f}{verdict}")
    return int(any(bar is not None and took > bar for _, took, bar in measured))


if __name__ == "__main__":
    sys.exit(main())

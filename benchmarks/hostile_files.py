"""Has `cancu read` read each of many hostile files in a process of its own.

python -m benchmarks.hostile_files [--size 1.0] [--only WORD]

Prints seconds waited, seconds of computing, megabytes at the peak, outcome. Exit code 1 where one is over 30 s or 1 GB:
measure on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.hostile import make

SECONDS = 30
MEGABYTES = 1024
_CANCU = (sys.executable, "-c", "from cancu.main import cli; cli()", "read", "--lang", "en", "--json")


def main(arguments: list[str]) -> int:
    """Print a row a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    bad = 0
    with tempfile.TemporaryDirectory(prefix="cancu-") as made:
        for path in make(Path(made), options.size, options.only):
            before = _computed()
            said, seconds, megabytes = _read(path)
            bad += (over := seconds > SECONDS or megabytes > MEGABYTES)
            if path.is_file() and not path.is_symlink():
                path.unlink()  # some are large
            computed = f"{_computed() - before:6.1f} s computing"
            row = f"{path.name[:28]!r:32} {seconds:6.1f} s {computed} {megabytes:6.0f} MB {'OVER' * over} {said}"
            print(row, flush=True)
    print(f"{bad} over {SECONDS} s or {MEGABYTES} MB")
    return int(bad > 0)


def _read(path: Path) -> tuple[str, float, float]:
    """What was said of a file, how long it took, and the most memory that the process and its children held."""
    begun, peak = time.perf_counter(), 0.0
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([*_CANCU, "--", str(path)], stdout=out, stderr=subprocess.STDOUT)
        while process.poll() is None and time.perf_counter() - begun < 3 * SECONDS:
            peak = max(peak, sum(map(_resident, _tree(process.pid))))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.02)
        process.kill()
        process.wait()
        taken = time.perf_counter() - begun
        out.seek(0)
        said = out.read().decode("utf-8", "replace").strip()
    shown = "read" if process.returncode == 0 else said.splitlines()[-1][:150] if said else "no word"
    return shown, taken, peak


def _computed() -> float:
    """Seconds of computing of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tree(process: int) -> list[int]:
    """A process and all below it."""
    found = [process]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        except OSError:
            continue
        found += map(int, children)
    return found


def _resident(process: int) -> float:
    """Megabytes; what is shared is divided among those that share it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

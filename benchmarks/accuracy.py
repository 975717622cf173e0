"""Holds the reader to what careful readers found: `python benchmarks/accuracy.py [--update]`.

Real documents and their annotations lie in a folder of their own beside the project, with a program that scores a
reader against them. Two sets: the seeds (five plans) and all annotated documents in a format that this version reads.
A figure under its bar, or under the committed baseline (`accuracy.json`; `--update` rewrites it), makes the exit code
1. Where the folder is absent nothing can be scored: that is said, and passes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ingest.files import SUFFIXES
from ingest.readers import ReadError
from ingest.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
BASELINE: Final = Path(__file__).with_name("accuracy.json")
HEADER: Final = (
    "type", "number", "symbol", "date", "issuer", "issuer_area", "province", "signer", "signer_position", "period_end",
    "title",
)  # fmt: skip
ATTRIBUTES: Final = tuple(f"citation {name}" for name in ("type", "date", "issuer", "relation", "primary"))
BARS: Final = {
    **dict.fromkeys(HEADER, 0.95),
    "signer_position": 0.93,  # on one scan a seal covers it
    "citations": 0.985,
    **dict.fromkeys(ATTRIBUTES, 0.96),
    "named laws and resolutions": 0.92,
    "assigned units": 0.92,
    "must issue a plan": 0.95,
    "deadlines": 0.9,
    "recipients": 0.95,
    "movements": 0.9,
    "targets": 0.85,
}
SEEDS_BARS: Final = BARS | dict.fromkeys(HEADER, 1.0)

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a set, what it must reach, and what it was when the baseline was written."""

    figure: str
    value: float | None
    bar: float | None
    before: float | None

    @property
    def fault(self) -> str:
        """Why the figure does not pass; empty when it does."""
        if self.value is None:
            return "not measured"
        if self.bar is not None and self.value < self.bar:
            return "under the bar"
        return "fell" if self.before is not None and self.value < self.before else ""


def figures(score: dict[str, Any]) -> Figures:
    """The figures of a score file: the share that is right, or F1."""
    return {name: row["share"] for name, row in score["accuracy"].items()} | {
        name: row["f1"] for name, row in score["f1"].items()
    }


def judge(now: Figures, bars: Figures, before: Figures) -> list[Line]:
    """A line for every figure that is measured, has a bar, or was measured before."""
    names = dict.fromkeys([*bars, *now, *before])
    return [Line(name, now.get(name), bars.get(name), before.get(name)) for name in names]


def score(documents: Path, gold: list[Path]) -> dict[str, Any]:
    """Run the scorer over these annotations only, with the reader of this environment.

    Raises SystemExit with the scorer's own words when it made no score.
    """
    reader = f"{shlex.quote(str(Path(sys.executable).with_name('cancu')))} read --json"
    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        for path in gold:
            shutil.copy(path, folder)
        out = Path(folder, "score.out")
        scorer = [sys.executable, str(SHARED / "acceptance" / "score.py"), "--gold", folder, "--docs", str(documents)]
        done = subprocess.run(
            [*scorer, "--reader", reader, "--out", str(out), "--verbose"], capture_output=True, text=True
        )
        if not out.is_file():
            raise SystemExit(f"no score: {done.stderr.strip() or done.stdout.strip()}")
        result: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return result | {"misses": list(misses(done.stdout))}


def misses(said: str) -> Iterator[str]:
    """Each fact that is not as annotated, with the document it is of, from what the scorer says with --verbose."""
    document = ""
    for line in said.splitlines():
        if line.startswith("== "):
            document = line[3:].strip()
        elif line.startswith("   ") and document:
            yield f"{document}: {line.strip()}"
        else:
            document = ""


def digest(miss: str) -> str:
    """What the baseline keeps of a miss: the words are those of documents that are not ours to copy."""
    return hashlib.sha256(miss.encode()).hexdigest()[:12]


def show_changes(now: list[str], before: list[str]) -> None:
    """Print the facts that were right in the baseline and no longer are, and how many are right now that were not."""
    known = set(before)
    lost = [miss for miss in now if digest(miss) not in known]
    gained = known - set(map(digest, now))
    print(f"  lost {len(lost)}, gained {len(gained)}", *(f"lost: {miss[:200]}" for miss in lost), sep="\n    ")


def sources() -> Iterator[tuple[Path, str]]:
    """Each annotation and the name of the document that it annotates."""
    for path in sorted((SHARED / "acceptance" / "gold").glob("*.json")):
        if source := json.loads(path.read_text("utf-8")).get("source"):
            yield path, source


def show(title: str, lines: list[Line]) -> bool:
    """Print the table of a set; True when every figure passes."""
    print(f"\n{title}\n  {'figure':28}{'now':>8}{'bar':>8}{'before':>8}")
    for line in lines:
        cells = "".join(f"{'–' if cell is None else f'{cell:.4f}':>8}" for cell in (line.value, line.bar, line.before))
        print(f"  {line.figure:28}{cells}  {line.fault or 'ok'}")
    return not any(line.fault for line in lines)


def main() -> int:
    """Score both sets, print them, compare; 0 when all pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write these figures as the new baseline")
    arguments = parser.parse_args()
    if not (SHARED / "acceptance" / "score.py").is_file():
        print("Annotated documents (../shared/acceptance) are not on this machine: accuracy was not measured.")
        return 0
    known: dict[str, Any] = json.loads(BASELINE.read_text("utf-8")) if BASELINE.is_file() else {}
    measured, passed = {}, True
    for name, folder, bars, gold in sets():
        result = score(folder, gold)
        ids = [path.stem for path in gold]
        before = known.get(name, {})
        if before and before["documents"] != ids:
            print(f"\n{name}: other documents than in the baseline, so not compared with it; see --update.")
            before = {}
        if result["failed"]:
            print(f"\n{name}: not read: {', '.join(result['failed'])}")
            passed = False
        now = figures(result)
        measured[name] = {"documents": ids, "figures": now, "misses": sorted(map(digest, result["misses"]))}
        compared = {} if arguments.update else before.get("figures", {})
        passed &= show(f"{name} ({len(ids)} documents)", judge(now, bars, compared))
        if compared:
            show_changes(result["misses"], before.get("misses", []))
    if arguments.update:
        BASELINE.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
        print(f"\n{BASELINE.name}: written")
    print("\nAccuracy: every figure passes." if passed else "\nAccuracy: see the lines that are not ok.")
    return 0 if passed else 1


def can_read(source: str) -> bool:
    """False for a scan where tesseract is not installed: that says nothing of the reader. Else a failure is one."""
    if has_tesseract():
        return True
    try:
        read((SHARED / "acceptance" / "documents" / source).read_bytes(), source)
    except ReadError as error:
        return error.code != "no-text"
    return True


def has_tesseract() -> bool:
    """Whether scans can be recognised on this machine, in Vietnamese."""
    if not shutil.which("tesseract"):
        return False
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True)
    return "vie" in done.stdout.split()


def sets() -> Iterator[tuple[str, Path, Figures, list[Path]]]:
    """The name, documents, bars and annotations of each set."""
    every = list(sources())
    seeds = [path for path, source in every if (SHARED / "seeds" / source).is_file()]
    yield "seeds", SHARED / "seeds", SEEDS_BARS, seeds
    readable = [path for path, source in every if Path(source).suffix.lower() in SUFFIXES and can_read(source)]
    if left := sorted(source for path, source in every if path not in readable):
        print(f"Left out, as this version or this machine cannot read them: {', '.join(left)}")
    yield "acceptance", SHARED / "acceptance" / "documents", BARS, readable


if __name__ == "__main__":
    sys.exit(main())

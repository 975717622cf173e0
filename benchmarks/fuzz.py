"""Mutates files of a format and has them read as `cancu` reads them: what is no clear answer is printed with its seed.

python -m benchmarks.fuzz FORMAT [--minutes 10] [--seed 0] [--replay SEED [--save FILE]]

FORMAT is an ending (pdf, docx, …) or "all". Minutes are of computing, of this process and its children. Seeds of the
mutations are our own examples and hostile files. Exit code 1 where a file made a reader end in other than a refusal.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from os import times
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hostile import FILES
from ingest.readers import sandbox
from ingest.tasks import Opened, Outcome, Task, do

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[1] / "examples"
BAD = ("fault", "crash")
"""Refusals that are none: an error of ours, a library that died. The latter costs its file only."""
_SMALL = 300_000
_WORDS = (b"\0", b"\xff" * 4, b"\x7f\xff\xff\xff", b"-1", b"99999999999", b"<", b"&", b"]]>", b"0 R", b"/Kids", b"\\u0")


def main(arguments: list[str]) -> int:
    """Fuzz one format, or each for so long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("format")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--replay", type=int)
    parser.add_argument("--save", type=Path)
    options = parser.parse_args(arguments)
    formats = sorted(_formats()) if options.format == "all" else [options.format]
    if options.replay is not None:
        data = mutated(_seeds(formats[0]), options.replay)
        if options.save:
            options.save.write_bytes(data)
        print(_outcome(data, formats[0]))
        return 0
    return sum(_fuzz(name, options.minutes, options.seed) for name in formats) and 1


def _formats() -> set[str]:
    return {path.suffix[1:] for path in (EXAMPLES / "formats").iterdir()}


def _seeds(name: str) -> list[bytes]:
    """Files to mutate, small ones only: our own examples, and those that mean harm, in small."""
    whole = [path.read_bytes() for path in sorted((EXAMPLES / "formats").glob(f"*.{name}"))]
    harmful = [maker(0.001) for file, maker in FILES.items() if file.endswith(f".{name}")]
    return [data for data in [*whole * 3, *harmful] if 0 < len(data) < _SMALL]


def _fuzz(name: str, minutes: float, first: int) -> int:
    """Print what was found in a format; how many faults."""
    seeds, begun, seed = _seeds(name), _computed(), first
    outcomes: Counter[str] = Counter()
    faults = 0
    slowest = (0.0, 0)
    while _computed() - begun < minutes * 60:
        started = time.perf_counter()
        said = _outcome(mutated(seeds, seed), name)
        slowest = max(slowest, (time.perf_counter() - started, seed))
        outcomes[said.partition(":")[0]] += 1
        if said.startswith(BAD):
            faults += 1
            print(f"{name} seed {seed}: {said}", flush=True)
        seed += 1
        if seed % 100 == 0:
            sandbox.close()  # only then is its time counted
    print(
        f"{name}: {seed - first} files, {dict(outcomes.most_common())}; slowest {slowest[0]:.1f} s, seed {slowest[1]}"
    )
    return faults


def _computed() -> float:
    """Seconds of processor time, of children that have ended too."""
    return sum(times()[:4])


def _outcome(data: bytes, name: str) -> str:
    """What a run over many files would say, of files inside too: the worst of it."""
    with tempfile.TemporaryDirectory(prefix="cancu-") as made:
        path = Path(made, f"x.{name}")
        path.write_bytes(data)
        todo, said = [Task(path, {})], ["read"]
        while todo:
            result = do(todo.pop())
            if isinstance(result, Opened):
                todo += result.tasks
                said += [outcome.code for outcome in result.outcomes]
            elif isinstance(result, Outcome):
                said.append(f"{result.code}: {result.en}" if result.code in BAD else result.code)
    return next((one for one in said if one.startswith(BAD)), said[-1])


def mutated(seeds: list[bytes], seed: int) -> bytes:
    """One of the seeds, changed; the same seed gives the same bytes."""
    chance = random.Random(seed)
    data = chance.choice(seeds)
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(data, seeds, chance)
    if b"FlateDecode" in data and chance.random() < 0.5:
        return _refilled(data, seeds, chance)
    return _changed(data, seeds, chance)


def _changed(data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """A few changes at random places."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        chance.choice(_CHANGES)(changed, at, seeds, chance)
    return bytes(changed)


def _flip(data: bytearray, at: int, _: list[bytes], chance: random.Random) -> None:
    if at < len(data):
        data[at] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, at: int, _: list[bytes], chance: random.Random) -> None:
    del data[at : at + chance.choice((1, 9, 99, len(data)))]


def _insert(data: bytearray, at: int, _: list[bytes], chance: random.Random) -> None:
    data[at:at] = chance.choice(_WORDS) * chance.choice((1, 1, 100))


def _replace(data: bytearray, at: int, _: list[bytes], chance: random.Random) -> None:
    word = chance.choice(_WORDS)
    data[at : at + len(word)] = word


def _repeat(data: bytearray, at: int, _: list[bytes], chance: random.Random) -> None:
    data[at:at] = data[at : at + chance.randrange(1, 300)] * chance.choice((1, 2, 300))


def _splice(data: bytearray, at: int, seeds: list[bytes], chance: random.Random) -> None:
    other = chance.choice(seeds)
    start = chance.randrange(len(other))
    data[at:at] = other[start : start + chance.randrange(1, 2000)]


def _number(data: bytearray, at: int, _: list[bytes], chance: random.Random) -> None:
    """Change the next number that is written there."""
    start = next((place for place in range(at, min(at + 500, len(data))) if 48 <= data[place] < 58), None)
    if start is not None:
        data[start : start + 1] = str(chance.choice((0, -1, 2**31, 10**12, chance.randrange(1000)))).encode()


_CHANGES: tuple[Callable[[bytearray, int, list[bytes], random.Random], None], ...] = (
    _flip, _flip, _cut, _insert, _replace, _repeat, _splice, _number, _number,
)  # fmt: skip


def _repacked(data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """A zip package in which one member, most often a large one, is changed."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            members = package.infolist()
            target = chance.choices(members, [member.file_size + 1 for member in members])[0]
            for member in members:
                body = package.read(member)
                method = member.compress_type
                made.writestr(member.filename, _changed(body, seeds, chance) if member is target else body, method)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError):
        return _changed(data, seeds, chance)
    return out.getvalue()


def _refilled(data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """A PDF in which what one packed stream holds is changed; its stated length then lies, as in many a real file."""
    starts = [at for at in _places(data, b"stream\n") if data[at - 3 : at] != b"end"]
    if not starts:
        return _changed(data, seeds, chance)
    start = chance.choice(starts) + len(b"stream\n")
    end = data.find(b"endstream", start)
    try:
        inside = zlib.decompress(data[start:end])
    except zlib.error:
        return _changed(data, seeds, chance)
    return data[:start] + zlib.compress(_changed(inside, seeds, chance)) + b"\n" + data[end:]


def _places(data: bytes, mark: bytes) -> list[int]:
    found, places = data.find(mark), []
    while found >= 0:
        places.append(found)
        found = data.find(mark, found + 1)
    return places


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

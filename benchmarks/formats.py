"""How fast files of an office are read, beside what else reads them, in one run: python -m benchmarks.formats

What is ours is the whole way from the bytes of a file to its facts, parsing in a process of its own as always; what is
theirs only takes out the text. The file is a plan of 13,000 letters (see usual_plan.py), made anew by LibreOffice.
Processor time of the process and its children, the first start of both left out, as with one of many files; what one
file alone costs is told beside it. The scans also by the clock, for two cores are to be busy. The peers are no
dependencies: pip install 'markitdown[docx]' pdfplumber into an environment whose python is named with
--peers. Exit code 1 under a bar.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.usual_plan import printed, word
from graph.store import Store
from ingest.readers import sandbox
from ingest.readers.pdf_pages import opened, picture
from ingest.readers.scan import DPI
from ingest.reading import read
from ingest.run import ingest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

EXAMPLES = Path(__file__).parents[1] / "examples" / "formats"
ROUNDS = 20
PEERS = {
    "docx": "import markitdown; peer = markitdown.MarkItDown(); run = lambda path: peer.convert(path)",
    "pdf": "import pdfplumber\n"
    "def run(path):\n"
    "    with pdfplumber.open(path) as pdf:\n"
    "        return [page.extract_text() for page in pdf.pages]",
}
_TIMED = """
import sys, time
{made}
path = sys.argv[1]
run(path)
start = time.process_time()
for _ in range(5):
    run(path)
print((time.process_time() - start) / 5)
"""


def main(arguments: list[str]) -> int:
    """Print a row a bar; 0 when all that could be measured are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=sys.executable, help="a python that has markitdown and pdfplumber")
    parser.add_argument("--docx", type=Path, help="another file than the plan that is made")
    parser.add_argument("--pdf", type=Path, help="another file than the plan that is made")
    parser.add_argument("--scan", type=Path, default=EXAMPLES / "ke-hoach-63.scan.pdf")
    options = parser.parse_args(arguments)
    plan = word()
    missed = [
        _beside(options.peers, "docx", options.docx.read_bytes() if options.docx else plan, "markitdown", 10),
        _beside(options.peers, "pdf", options.pdf.read_bytes() if options.pdf else printed(plan), "pdfplumber", 20),
        _scans(options.scan),
        _cores(options.scan),
    ]
    return int(any(missed))


def _computed() -> float:
    """Seconds of computing; those of the process that parses are counted when it has ended."""
    return sum(os.times()[:4])


def _ours(data: bytes) -> tuple[float, float]:
    """Seconds of computing to read a file whole: one of many; the first, with the start of the process that parses."""
    read(data)  # grammar and register are loaded once a run
    return (_rounds(data, 3 * ROUNDS) - _rounds(data, ROUNDS)) / (2 * ROUNDS), _rounds(data, 1)


def _rounds(data: bytes, count: int) -> float:
    """Seconds of computing to read a file so often, with the start of the process that parses."""
    sandbox.close()
    return _timed(lambda: [read(data) for _ in range(count)])


def _beside(python: str, form: str, data: bytes, peer: str, bar: float) -> bool:
    ours, first = _ours(data)
    code = _TIMED.format(made=PEERS[form])
    with tempfile.NamedTemporaryFile(prefix="cancu-", suffix=f".{form}") as file:
        file.write(data)
        file.flush()
        done = subprocess.run([python, "-c", code, file.name], capture_output=True, text=True)
    if done.returncode:
        print(f"{form:5} ours {ours * 1000:7.1f} ms; {peer} is not installed in {python}: pip install it for the ratio")
        return False
    theirs = float(done.stdout.split()[-1])
    print(f"{form:5} as the first file of a run, with the start of the process that parses: {theirs / first:.2f}")
    return _told(f"{form:5} whole reading {ours * 1000:.1f} ms, {peer} {theirs * 1000:.1f} ms", theirs / ours, bar)


def _told(what: str, ratio: float, bar: float, least: bool = True) -> bool:
    """Print a row; whether the bar is missed."""
    missed = ratio < bar if least else ratio > bar
    print(f"{what}: {ratio:.2f} (bar {'≥' if least else '≤'} {bar}) {'MISSED' if missed else 'ok'}", flush=True)
    return missed


def _scans(path: Path) -> bool:
    """Reading a scan beside tesseract alone on its pages, drawn before; by turns, for the machine is not even."""
    data = path.read_bytes()
    document = opened(data)
    pages = [picture(document, number, DPI) for number in range(len(document))]
    first = more = theirs = 0.0
    for _ in range(3):
        first += _rounds(data, 1)
        more += _rounds(data, 2)
        theirs += _timed(lambda: list(map(_tesseract, pages)))
    print(f"scan  as the first file of a run, with the start of the process that parses: {first / theirs:.2f}")
    ours, theirs = (more - first) / 3, theirs / 3
    return _told(f"scan  whole reading {ours:.2f} s, tesseract alone {theirs:.2f} s", ours / theirs, 1.15, least=False)


def _timed(work: Callable[[], object]) -> float:
    """Seconds of computing, of the children too."""
    start = _computed()
    work()
    sandbox.close()
    return _computed() - start


def _tesseract(page: Image) -> bytes:
    file = io.BytesIO()
    page.save(file, "PPM")
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(DPI), "tsv"],
        input=file.getvalue(), capture_output=True, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"},
    )  # fmt: skip
    return done.stdout


def _cores(path: Path) -> bool:
    """Eight scans with all cores beside the same on one, to which the processes are bound: by the clock."""
    with tempfile.TemporaryDirectory(prefix="cancu-") as made:
        files = [Path(made, f"{number}.pdf") for number in range(8)]
        for number, file in enumerate(files):
            file.write_bytes(path.read_bytes() + b"\n%% %d" % number)
        one, all_ = (_run(files, cores) for cores in (1, os.cpu_count() or 1))
    print(f"scans of 8 files: one core {one:.1f} s, all {all_:.1f} s by the clock, {os.cpu_count()} cores")
    return _told("cores at work", one / all_, 1.8)


def _run(files: list[Path], cores: int) -> float:
    """Seconds by the clock. One worker alone would have tesseract read pages on all cores, so cores are bound too."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:cores])
    sandbox.close()  # the process that parses has the cores that it began with
    try:
        with Store.memory() as store:
            start = time.perf_counter()
            ingest(store, files, workers=cores)
            return time.perf_counter() - start
    finally:
        os.sched_setaffinity(0, before)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

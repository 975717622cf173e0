"""What reading a scanned file costs beside tesseract alone, and how much faster it is with all cores than with one.

python -m benchmarks.scans [FILE] [--copies 4]

FILE is a PDF of pictures; without it the scanned example is read, its page so many times. Processor time is compared in
one run. The gain of more cores is in time that passes: it says something on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import sys
import time
from pathlib import Path

import pypdfium2

from ingest.readers.ink import grey
from ingest.readers.pdf_pages import extracted, opened, picture
from ingest.readers.scan import DPI, _tesseract, recognised

EXAMPLE = Path(__file__).parents[1] / "examples" / "formats" / "ke-hoach-63.scan.pdf"


def main(arguments: list[str]) -> int:
    """Print the processor time of tesseract alone and of the whole, and the gain of more cores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--copies", type=int, default=4)
    options = parser.parse_args(arguments)
    data = options.file.read_bytes() if options.file else _copies(EXAMPLE.read_bytes(), options.copies)
    pages = extracted(data)[1]
    drawn = [grey(picture(opened(data), number, DPI)) for number in pages]
    start = _processor()
    for page in drawn:
        _tesseract(page)
    alone = _processor() - start
    start, one = _processor(), _read(data, 1)
    whole = _processor() - start
    cores = os.cpu_count() or 1
    several = _read(data, cores)
    print(
        f"{len(pages)} pages, processor time: tesseract alone {alone:.2f} s, whole {whole:.2f} s, {whole / alone:.2f} ×"
    )
    print(f"time that passes: one core {one:.2f} s, {cores} cores {several:.2f} s, {one / several:.2f} × faster")
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    return 0


def _copies(data: bytes, count: int) -> bytes:
    document, page = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(data)
    for _ in range(count):
        document.import_pages(page, pages=[0])
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _read(data: bytes, cores: int) -> float:
    """Seconds that pass while the pages are found, drawn, set upright and recognised."""
    start = time.perf_counter()
    document, pages = opened(data), extracted(data)[1]
    for _ in recognised((picture(document, number, DPI) for number in pages), cores):
        pass
    return time.perf_counter() - start


def _processor() -> float:
    """Seconds of computing so far, of this process and of those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

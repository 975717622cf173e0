"""Recognises the letters of a scanned page with tesseract. Runs in a worker process only.

What is written by hand is left blank, never guessed: number and day of the head are kept only where they are printed.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
from collections import defaultdict, deque
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles
from subprocess import PIPE
from typing import TYPE_CHECKING

from ingest.readers.ink import HEAD, grey
from ingest.readers.page_layout import laid_out
from ingest.readers.page_words import Area, Word
from ingest.readers.upright import turned, upright
from ingest.readers.worker import Refused
from ingest.secrecy import is_marked
from ingest.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from PIL.Image import Image

    from ingest.readers.extract import Page

DPI = 300
SECONDS = 30
"""For one page; a page of dense text takes about two."""
_PIPE = 1 << 20  # bytes
_SURE = 50  # of 100: below it a word is a stain, a stamp or handwriting
_SURER = 75  # for words with signs that no document prints
_SUREST = 90  # for what is often filled in by hand
_LEGIBLE = 60  # for the middle one of five words: where it is less, a stamp stands, or a hand wrote
_HARDLY = 10  # for a word of letters among words that are sure
_SIGNS = re.compile(r"[^\w\s.,;:/()%+\-–—\"“”'‘’&§]|_")
_FILLED = re.compile(r"(?:số|ngày|tháng)[:.]?", re.IGNORECASE)
_SECRET = re.compile(r"\W*(?:T[OÔỐÓỒ]I\s+|TUY[EÊỆẸẾ]T\s+)?M[AÂẬẠẤẦÁ]T\W*")
"""A mark of secrecy, however faint: better to refuse a page than to keep a secret."""
_FIELDS = 12
_READABLE = 8  # syllables with marks: with fewer, a page may lie the wrong way round
_TURN = re.compile(r"Rotate: (?P<turn>90|180|270)\n(?:.*\n)*?Orientation confidence: (?P<sure>[\d.]+)")
_SMALL, _COARSE = 300, 2000  # dots of the longer side; A4 has 3,508 at 300 dpi
_SHORT = 3  # letters
_CERTAIN = 2.0  # as tesseract counts


def recognised(pictures: Iterable[Image], at_once: int, head: bool = True) -> Iterator[Page]:
    """The pages on pictures, in order; `head` if the first of them is that of a document.

    The next picture is made while tesseract reads `at_once` others.
    """
    waiting: deque[Future[Page]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for number, picture in enumerate(pictures):
            waiting.append(pool.submit(image_page, picture, head and number == 0))
            if len(waiting) > at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def image_page(picture: Image, first: bool = True) -> Page:
    """What is on a picture, in reading order; `first` for the page that has the head. Raises Refused."""
    page, lies = _read(picture, 0, first)
    if lies and not is_marked(page.text):  # a mark of secrecy is never lost over a second reading
        turn = _orientation(picture)
        page = _read(picture, turn, first)[0] if turn else page
    return page


def _read(picture: Image, turn: int, first: bool) -> tuple[Page, bool]:
    """A page that is turned first, and whether it seems to lie the wrong way round."""
    straight = upright(_enlarged(grey(turned(picture, turn))), turn)
    table = _tesseract(straight.picture)
    page = page_of(table, first)
    lies = count(page.text).marked < _READABLE or _is_upended(table)
    return straight.placed(page), lies


def _is_upended(table: str) -> bool:
    """Whether most words run up or down: tesseract reads such lines, but in the wrong order."""
    rows = [row.split("\t") for row in table.splitlines()[1:]]
    words = [(int(row[8]), int(row[9])) for row in rows if len(row) == _FIELDS and len(row[11]) > _SHORT]
    return 2 * sum(high > wide for wide, high in words) > len(words)


def _enlarged(picture: Image) -> Image:
    """A page that was scanned coarsely, or sent as a small photograph, twice as large."""
    return picture.resize((2 * picture.width, 2 * picture.height)) if _SMALL < max(picture.size) < _COARSE else picture


def _orientation(picture: Image) -> int:
    """By how many degrees counterclockwise a page must be turned so that it can be read; 0 where that is not known."""
    try:
        found = _TURN.search(_run(picture.convert("L"), "stdout", "-l", "osd", "--psm", "0"))
    except Refused:  # too few letters to tell, or its data is not installed
        return 0
    return (360 - int(found["turn"])) % 360 if found and float(found["sure"]) >= _CERTAIN else 0


def _tesseract(picture: Image) -> str:
    return _run(picture, "stdout", "-l", "vie", "tsv")


def _run(picture: Image, *options: str) -> str:
    """What tesseract says of a grey picture. Raises Refused."""
    data = b"P5 %d %d 255\n%b" % (*picture.size, picture.tobytes())
    command = ["tesseract", "stdin", *options[:1], "--dpi", str(DPI), *options[1:]]
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed command, the picture goes in as bytes
            command, stdin=PIPE, stdout=PIPE, stderr=PIPE, pipesize=_PIPE, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
        )
    except FileNotFoundError as error:
        raise Refused("no-text") from error
    with process:
        out, complaints = _exchanged(process, data)
    if b"Failed loading language" in complaints:
        raise Refused("no-text")
    if process.returncode:
        raise Refused("broken")
    return out.decode("utf-8", "replace")


def _exchanged(process: subprocess.Popen[bytes], data: bytes) -> tuple[bytes, bytes]:
    """What a program says and complains of that takes in all its data first. Raises Refused when it takes too long.

    `communicate` alone hands on 4 kB at a time, which costs as much as to draw the page.
    """
    if process.stdin:
        with contextlib.suppress(BrokenPipeError):  # why it ended, it says
            process.stdin.write(data)
    try:
        return process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        raise Refused("time") from error


def page_of(table: str, first: bool) -> Page:
    """The page of a table by tesseract: level, page, block, paragraph, line, word, four of the box, surety, text."""
    lines: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    width = height = 0.0
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < _FIELDS:
            continue
        width = max(width, float(fields[6]) + float(fields[8]))
        height = max(height, float(fields[7]) + float(fields[9]))
        if fields[0] == "5" and fields[11].strip():
            lines[tuple(fields[1:5])].append(fields)
    words = [word for line in lines.values() for word in _words(line, height * HEAD if first else 0)]
    return laid_out(words, Area(0, 0, width, height), recognised=True)


def _words(line: list[list[str]], head: float) -> list[Word]:
    """The words of one line that are believed. They share a baseline: letters that hang below it move their boxes."""
    base = median(float(fields[7]) + float(fields[9]) for fields in line)
    heights = [float(fields[9]) for fields in line]
    size = max(quantiles(heights, n=4)[2] if len(heights) > 1 else heights[0], 1.0)
    if base < head and _SECRET.fullmatch(" ".join(fields[11] for fields in line)):
        left = float(line[0][6])
        return [Word("MẬT", left, left + 1, base, size)]
    sure = [float(fields[10]) for fields in line]
    found = []
    for at, fields in enumerate(line):
        beside = [sure[other] for other in (at - 1, at + 1) if 0 <= other < len(line)]
        before = line[at - 1][11] if at and base < head else ""
        legible = median(sure[max(at - 2, 0) : at + 3]) >= _LEGIBLE
        if legible and sure[at] >= _needed(fields[11], before, beside):
            left = float(fields[6])
            found.append(Word(fields[11], left, left + float(fields[8]), base, size))
    return found


def _needed(text: str, before: str, beside: list[float]) -> int:
    """How sure tesseract must be of a word: by what it is, what stands before it, how sure the words beside it are."""
    if _FILLED.fullmatch(before) and not text.startswith("/"):
        return _SUREST
    if _SIGNS.search(text):
        return _SURER if any(map(str.isalnum, text)) else 101
    return _HARDLY if beside and text.isalpha() and min(beside) >= _SURER else _SURE

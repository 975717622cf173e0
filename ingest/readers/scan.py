"""Recognises the letters of a scanned page with tesseract. Runs in a worker process only.

What is written by hand is left blank, never guessed: number and day of the head are kept only where they are printed.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from statistics import median, quantiles
from typing import TYPE_CHECKING

from ingest.readers.page_layout import laid_out
from ingest.readers.page_words import Area, Word
from ingest.readers.worker import Refused

if TYPE_CHECKING:
    from ingest.readers.extract import Page

DPI = 300
SECONDS = 30
"""For one page; a page of dense text takes about two."""
_SURE = 50  # of 100: below it a word is a stain, a stamp or handwriting
_SURER = 75  # for words with signs that no document prints
_SUREST = 90  # for what is often filled in by hand
_LEGIBLE = 60  # for the middle one of five words: where it is less, a stamp stands, or a hand wrote
_HARDLY = 10  # for a word of letters among words that are sure
_SIGNS = re.compile(r"[^\w\s.,;:/()%+\-–—\"“”'‘’&§]|_")
_FILLED = re.compile(r"(?:số|ngày|tháng)[:.]?", re.IGNORECASE)
_SECRET = re.compile(r"\W*(?:T[OÔỐÓỒ]I\s+|TUY[EÊỆẸẾ]T\s+)?M[AÂẬẠẤẦÁ]T\W*")
"""A mark of secrecy, however faint: better to refuse a page than to keep a secret."""
_HEAD = 0.35  # of the page's height
_FIELDS = 12


def image_page(picture: bytes, first: bool = True) -> Page:
    """What is on a picture, in reading order; `first` for the page that has the head. Raises Refused."""
    return page_of(_tesseract(picture), first)


def _tesseract(picture: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(DPI), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the picture goes in as bytes
            command, input=picture, capture_output=True, timeout=SECONDS, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
        )
    except FileNotFoundError as error:
        raise Refused("no-text") from error
    except subprocess.TimeoutExpired as error:
        raise Refused("time") from error
    if b"Failed loading language" in done.stderr:
        raise Refused("no-text")
    if done.returncode:
        raise Refused("broken")
    return done.stdout.decode("utf-8", "replace")


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
    words = [word for line in lines.values() for word in _words(line, height * _HEAD if first else 0)]
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

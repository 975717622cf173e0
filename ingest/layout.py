"""Lines and paragraphs of a text: where a printed line ends, which lines are one paragraph, and what marks an item.

Files hard-wrap lines, double-space them, break pages inside sentences and flatten tables. A paragraph here is what a
person would read as one: it ends where an item mark stands, or after a finished sentence on a short line.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from functools import lru_cache, partial
from typing import NamedTuple

from ingest.text import compiled

_MARKS = (
    ("part", compiled(r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:thứ\s+\w+|[IVXLC\d]+)(?=[\s.:]|$)")),
    ("article", compiled(r"Điều\s+\d{1,3}[a-zđ]?\s*[.:]")),
    ("roman", compiled(r"[IVX]{1,6}\s*[.)/-](?=\s|[\p{Lu}]|$)")),
    (
        "number",
        compiled(
            r"\d{1,2}(?P<deep>(?:\.\d{1,2}){0,3})\s*[.)](?=\s*[^\d\s]|\s|$)(?!\d)|\d{1,2}(?P<sub>(?:\.\d{1,2}){1,3})(?=\s+[\p{Lu}])"
        ),
    ),
    ("paren", compiled(r"\((?:\d{1,2}|[ivx]{1,5})\)\.?(?=\s|[^\W\d])")),
    ("letter", compiled(r"[a-zđ]{1,2}(?:\.\d{1,2})?\s*[).](?=\s|[\p{Lu}])")),
    ("bullet", compiled(r"-(?=\s*[^\s-])")),
    ("plus", compiled(r"[+](?=\s*[^\s+])")),
)
_SIGNS = {
    "part": "PCM",
    "article": "Đ",
    "roman": "IVX",
    "number": "0123456789",
    "paren": "(",
    "bullet": "-",
    "plus": "+",
}
_MARKS_BY_SIGN = {
    sign: [(name, pattern) for name, pattern in _MARKS if sign in _SIGNS.get(name, "abcdefghijklmnopqrstuvwxyzđ")]
    for sign in {*"PCMĐIVX0123456789(-+abcdefghijklmnopqrstuvwxyzđ"}
}
DEPTH = {"part": 0, "roman": 1, "article": 1, "number": 2, "paren": 5, "letter": 6, "bullet": 7, "plus": 8, "": 9}
_DRAWN = "-_=*."
_RULE = compiled(r"[-_=*\s.]{3,}|[-_=*]")


class Line(NamedTuple):
    """One printed line without its outer spaces."""

    start: int
    end: int
    gap: bool  # a blank line stands before it


_line = partial(tuple.__new__, Line)
"""A third of the time of `Line(…)`: there are hundreds in each document."""


class Block(NamedTuple):
    """A paragraph or item: `mark` is the kind of its mark ("" for none), `body` where its words begin."""

    start: int
    end: int
    mark: str
    body: int
    depth: int


@lru_cache(maxsize=1)
def _all_lines(view: str) -> tuple[Line, ...]:
    return tuple(lines(view, 0, len(view)))


def printed_lines(view: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The same as `lines` for a stretch that begins and ends with whole lines; the text is split only once."""
    found = _all_lines(view)
    first = bisect_left(found, start, key=lambda line: line.start)
    last = len(found) if end is None else bisect_right(found, end, key=lambda line: line.end)
    return list(found[first:last])


def lines(view: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The non-blank lines of a stretch, rules such as "-----" left out."""
    found: list[Line] = []
    at, ends = start, 0  # line ends since the last line that was kept
    for printed in view[start:end].split("\n"):
        words = printed.strip()
        if words and not (words[0] in _DRAWN and words[-1] in _DRAWN and _RULE.fullmatch(words)):
            begin = at + len(printed) - len(printed.lstrip())
            found.append(_line((begin, begin + len(words), ends > 1)))
            ends = 0
        at += len(printed) + 1
        ends += 1
    return found


_WRAPPED = frozenset({"part", "article"})
"""Marks of two words, which a narrow column may break over two lines."""


def mark_at(view: str, at: int, end: int) -> tuple[str, int, int]:
    """The kind of item mark at a line's start, where the words after it begin, and its depth; ("", at, 9) for none."""
    for name, pattern in _MARKS_BY_SIGN.get(view[at : at + 1], ()):
        found = pattern.match(view, at, len(view) if name in _WRAPPED else end)
        if found:
            groups = found.groupdict()
            dots = max((groups.get("deep") or "").count("."), (groups.get("sub") or "").count("."))
            return name, _words_after(view, found.end(), max(end, found.end())), DEPTH[name] + dots
    return "", at, DEPTH[""]


def _words_after(view: str, at: int, end: int) -> int:
    """Where the words after a mark begin; the end of the mark where its line has none."""
    body = at
    while body < end and view[body].isspace():
        body += 1
    return body if body < end else at


def blocks(view: str, found: list[Line]) -> list[Block]:
    """The lines put together to paragraphs and items."""
    if not found:
        return []
    width = sorted(line.end - line.start for line in found)[int(len(found) * 0.9)]
    loose = _double_spaced(view, found)
    out: list[Block] = []
    first = found[0]
    mark, body, depth = mark_at(view, first.start, first.end)
    start, last = first.start, first
    for line in found[1:]:
        next_mark, next_body, next_depth = mark_at(view, line.start, line.end)
        alone = bool(mark) and body >= last.end  # a mark alone on its line: its words stand on the next
        broken = alone and body > line.start  # or half of it does
        if (next_mark and not broken) or not (alone or _continues(view, last, line, width, loose)):
            out.append(Block(start, last.end, mark, body, depth))
            start, mark, body, depth = line.start, next_mark, next_body, next_depth
        elif alone:
            body = _words_after(view, max(body, line.start), line.end)
        last = line
    out.append(Block(start, last.end, mark, body, depth))
    return out


def _double_spaced(view: str, found: list[Line]) -> bool:
    """Whether blank lines say nothing, because nearly every line is followed by one in the middle of sentences."""
    broken = sum(
        1 for a, b in itertools.pairwise(found) if b.gap and view[a.end - 1] not in ".;:!?/" and view[b.start].islower()
    )
    return broken > 0.15 * len(found)


def _continues(view: str, last: Line, line: Line, width: int, loose: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    head = view[line.start]
    tail = view[last.start : last.end].rstrip(" \"')*")[-1:]
    finished = tail in ".;:!?"
    if head.islower():
        return not (finished and line.gap and not loose) or tail == ","
    if line.gap and not loose:
        return False
    shouting = view[last.start : last.end].isupper() != view[line.start : line.end].isupper()
    if shouting and not finished and (line.gap or last.end - last.start < 0.8 * width):
        return False
    full = last.end - last.start >= 0.8 * width
    return full if finished else (full or not line.gap)

"""Text of a document and the view of it that the grammar reads.

`string` is what the file says, NFC-normalised, and each span of a fact slices it. `view` has the same length, letter
for letter, with what only disturbs reading made plain: emphasis marks and table pipes, look-alike letters, dashes,
quotes, no-break spaces, and the older placement of tone marks. Rules match on `view`; the offsets hold in `string`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from ingest.cues import table
from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = {
    **dict.fromkeys(
        "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\t\r\f\v\\", " "
    ),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\0\x0b\x0c\x1c\x1d\x1e\x85", " "),
    **dict.fromkeys("\u2028\u2029", "\n"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict(zip("АВСЕНКМОРТХасеорх", "ABCEHKMOPTXaceopx", strict=True)),  # Cyrillic letters that look Latin
    "\u00d0": "Đ",  # Icelandic eth, typed for Đ
    "\u00f0": "đ",
    "\u0189": "Đ",  # African D
    "\u01a2": "Ư",  # letter oi, left by a legacy font conversion for Ư
    "\u01a3": "ư",
    "\uff1a": ":",
    "\uff1b": ";",
    "•": "-",
    "\uf0b7": "-",
    "\uf02d": "-",
    "▪": "-",
    "…": ".",
}
_WRONG = "Õ"
_DISTURBING = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
_DECORATION = tuple(
    (mark[0], re.compile(re.escape(mark[0]) + mark[1:])) for mark in ("*", "##{0,5}", "__?", r"<br\s*/?>")
)
"""Each with the sign that it begins with; many texts have none of one sign."""
_INDENT = 40
_BULLET = re.compile(r"[*]\s+[^\s*][^*\n]*(?:\n|$)")
"""A lone star at the head of a line is a bullet; every other star, heading mark and inline underscore is decoration."""


@dataclass(frozen=True)
class Text:
    """One document's text.

    Args:
        string: NFC text as the file has it, Markdown marks included: converters leave them in plain text too.
    """

    string: str

    @cached_property
    def view(self) -> str:
        """The text to match on; same length as `string`."""
        plain = self.string
        for sign in set(_DISTURBING.findall(plain)):
            plain = plain.replace(sign, _PLAIN[sign])
        if _WRONG in plain:
            plain = _slips().sub(lambda found: found[0].replace(_WRONG, "Ò"), plain)
        return fold_tones(_undecorated(plain.replace("**", "  ")).replace("|", "\n"))


@cache
def _slips() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(table('slips')['tone']['words'])})(?!\w)")


@lru_cache(maxsize=2)  # of the whole text, and of its header
def lowered(view: str) -> str:
    """The view in lower case, of the same length; several stages look for small words in the same text.

    A pattern that begins with plain letters skips to them ten times as fast as one that takes them in either case.
    """
    low = view.lower()
    return low if len(low) == len(view) else "".join(c if len(c.lower()) > 1 else c.lower() for c in view)


def _undecorated(text: str) -> str:
    """The text with its marks of emphasis blanked."""
    marks = [mark for sign, pattern in _DECORATION if sign in text for mark in pattern.finditer(text)]
    pieces: list[str] = []
    at = 0
    for mark in sorted(marks, key=re.Match.start):
        pieces += (text[at : mark.start()], _blank(mark))
        at = mark.end()
    return "".join((*pieces, text[at:]))


def _blank(found: re.Match[str]) -> str:
    text, at, mark = found.string, found.start(), found[0]
    if mark[0] == "<":
        return "\n".ljust(len(mark))
    line = text.rfind("\n", max(0, at - _INDENT), at) + 1
    head = mark[0] in "*#" and (line > 0 or at <= _INDENT) and not text[line:at].strip()
    if mark == "*":
        return "-" if head and _BULLET.match(text, at) else " "
    if mark[0] == "#":
        return " " * len(mark) if head and text[found.end() : found.end() + 1].isspace() else mark
    before, after = text[at - 1 : at] if at else "", text[found.end() : found.end() + 1]
    inline = (after.isalnum() and not (before.isalnum() or before == "_")) or (
        before.isalnum() and not (after.isalnum() or after == "_")
    )
    return " " * len(mark) if inline else mark


def around(
    core: re.Pattern[str], pattern: re.Pattern[str], view: str, start: int, end: int, *, before: int, after: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern, each looked for only in a window around its core; the text is searched for the core.

    Args:
        core: begins with plain small letters, which a search skips to; matched against the text in lower case.
        pattern: what is looked for; it holds what the core matches.
        view: the text.
        start: where to begin.
        end: where to stop.
        before: letters before the core in which a match may begin.
        after: letters after the core in which it ends.
    """
    done = start
    for hit in core.finditer(lowered(view), start, end):
        near = pattern.search(view, max(done, hit.start() - before), min(end, hit.end() + after))
        found = pattern.match(view, near.start(), end) if near else None
        if found:
            done = found.end()
            yield found


_CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern where `\p{Lu}`, inside a class, stands for Vietnamese capitals and `\p{Ll}` for small letters."""
    return re.compile(pattern.replace(r"\p{Lu}", _CAPITALS).replace(r"\p{Ll}", _CAPITALS.lower()), flags)


_RUN = re.compile(r"(?=(\W))(?:\s{200,}|\1{200,})")
_LIKELY_RUN = re.compile(r"(\W)(?:(?<=\s)\s{6}|\1{6})")
"""In every twenty-fifth letter: a run of two hundred shows there."""


def normalise(raw: str) -> str:
    """NFC text with one kind of line end, in which no white space and no sign is repeated more than 200 times.

    Offsets of facts count characters of the result. Endless runs say nothing, and cost time in every rule.
    """
    text = unicodedata.normalize("NFC", raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return _RUN.sub(lambda found: found[0][:200], text) if _has_run(text) else text


def _has_run(text: str) -> bool:
    likely = _LIKELY_RUN.finditer(text[::25])
    return any(_RUN.search(text, max(0, 25 * (at.start() - 1)), 25 * (at.end() + 8)) for at in likely)


def squeeze(text: str) -> str:
    """The text on one line with single spaces, as a reader would say it."""
    return " ".join(text.split())


def trimmed(view: str, end: int, signs: str | None = None) -> int:
    """Where the words before `end` end, without white space or other signs after them; copies no more than it needs."""
    base = max(0, end - 400)
    return base + len(view[base:end].rstrip(signs))

"""Converts text in encodings from before Unicode (grammar/encodings.toml): TCVN3, VNI, VPS, VISCII.

Such text comes as if its bytes were Latin-1. It is converted where that makes it Vietnamese and it was not before; what
a font is called only says which encoding to try, for documents keep the names of old fonts for new text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.cues import table
from ingest.readers.extract import Extract, Page, ReadWarning
from ingest.vietnamese import USABLE, Words, count

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST = 3
"""Words that become syllables with a mark."""
_SAMPLE = 500_000  # letters that tell
_GAIN = 1.3
"""By how much there must be more of them; some letters of VPS and VISCII are the same in Latin-1."""
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
"""Letters that Unicode text has and no text in these encodings."""
_TITLE = 4  # plain letters of a line that tell that all of it is in capitals
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """One encoding. `sign` stands for đ; `letters` gives what each sequence of Latin-1 signs stands for."""

    name: str
    sign: str
    fonts: tuple[str, ...]
    capitals: str
    letters: dict[str, str]
    pattern: re.Pattern[str]

    def convert(self, text: str) -> str:
        """The text in Unicode."""
        said = self.pattern.sub(lambda found: self.letters[found[0]], text)
        return "\n".join(_in_capitals(line) for line in said.split("\n"))

    def word(self, text: str, font: str) -> str:
        """A word, or a few, in Unicode; what is so already stays. `font` is the name of the font, "" if unknown."""
        if _MODERN.search(text):
            return text
        family = _family(font)
        capital = self.capitals and family.startswith(self.fonts) and family.endswith(self.capitals)
        return self.convert(text).upper() if capital else self.convert(text)


def found(text: str) -> Encoding | None:
    """The encoding that the text is in, None for Unicode."""
    best: tuple[int, Encoding | None] = (0, None)
    for encoding in _encodings():
        if encoding.sign in text:
            lines = text[:_SAMPLE].split("\n")
            old = "\n".join(line for line in lines if not _MODERN.search(line) and not line.isascii())
            before, after = count(old), count(encoding.convert(old))
            if _is_better(before, after):
                best = max(best, (after.marked, encoding), key=lambda pair: pair[0])
    return best[1]


def converted(text: str, encoding: Encoding) -> str:
    """The text, its lines converted but for those in Unicode."""
    return "\n".join(line if line.isascii() else _line(line, encoding) for line in text.split("\n"))


def of_font(font: str) -> Encoding | None:
    """The encoding that fonts of this name have."""
    family = _family(font)
    return next((one for one in _encodings() if one.fonts and family.startswith(one.fonts)), None)


def spelled(words: str, font: str) -> str:
    """The words of a stretch in one font, in Unicode."""
    encoding = of_font(font)
    return encoding.word(words, font) if encoding else words


def _family(font: str) -> str:
    """The name without what a PDF adds: ABCDEF+ before the name of a font it has a part of, ",Bold" after it."""
    return font.rpartition("+")[2].lower().partition(",")[0]


def modern(extract: Extract) -> Extract:
    """The extract of a format without pages in Unicode, with a warning where it was not."""
    text = extract.pages[0].text
    encoding = found(text)
    if encoding is None:
        return extract
    page = Page(converted(text, encoding))
    warnings = dict.fromkeys((*extract.warnings, warning([encoding.name])))
    return replace(extract, pages=(page,), warnings=tuple(warnings))


def warning(names: Iterable[str]) -> ReadWarning:
    """What the user is told of a file that was converted."""
    shown = ", ".join(dict.fromkeys(names))
    return ReadWarning(
        "legacy-encoding",
        f"văn bản dùng bảng mã cũ {shown}, đã chuyển sang Unicode; hãy đối chiếu chữ hoa và tên riêng với bản gốc.",
        f"the text is in the old encoding {shown} and was converted to Unicode; compare capitals and names.",
    )


def _line(line: str, encoding: Encoding) -> str:
    if _MODERN.search(line):
        return line
    said = encoding.convert(line)
    return said if count(said).marked >= count(line).marked else line


def _is_better(before: Words, after: Words) -> bool:
    return after.marked >= max(_FEWEST, USABLE * after.total) and after.marked > _GAIN * before.marked


def _in_capitals(line: str) -> str:
    """A line, its words in capitals where they were meant so: TCVN3 has no capitals with tones."""
    plain = [sign for sign in line if sign.isascii() and sign.isalpha()]
    if len(plain) >= _TITLE and all(map(str.isupper, plain)):
        return line.upper()
    return _WORD.sub(_raised, line)


def _raised(word: re.Match[str]) -> str:
    """A word in capitals where all its plain letters are, if they are more than one."""
    plain = [letter for letter in word[0] if letter.isascii()]
    return word[0].upper() if len(plain) > 1 and all(map(str.isupper, plain)) else word[0]


@cache
def _encodings() -> tuple[Encoding, ...]:
    return tuple(_encoding(**entry) for entry in table("encodings").values())


def _encoding(name: str, sign: str, fonts: list[str], capitals: str, letters: str, **_: object) -> Encoding:
    pairs = letters.split()
    known = {bytes.fromhex(old).decode("latin-1"): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)}
    for old, new in list(known.items()):
        windows = old.encode("latin-1").decode("cp1252", "ignore")
        if windows.isalnum():  # what Windows reads as a quotation mark or a dash was one more often than a capital
            known.setdefault(windows, new)
        known.setdefault(old[0].upper() + old[1:].lower(), new.upper())  # VNI: the second sign in either case
    longest = sorted(known, key=len, reverse=True)
    return Encoding(name, sign, tuple(fonts), capitals, known, re.compile("|".join(map(re.escape, longest))))

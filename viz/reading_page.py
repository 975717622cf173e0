"""One self-contained HTML page of a reading: the document at the left, what was read in each line beside it."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from viz.margin import FIELDS, KINDS, value_of
from viz.side_by_side import rows
from viz.words import sureness
from viz.xml_text import html_text

if TYPE_CHECKING:
    from ingest.reading import Reading
    from viz.margin import Note
    from viz.side_by_side import Row
    from viz.words import Lang

_PAGE: Final = Path(__file__).with_name("page_assets") / "reading.html"
_NEEDED: Final = ("kind", "number", "symbol", "date", "issuer", "title", "signer")
_WORDS: Final = {
    "text": ("Văn bản", "Document"),
    "notes": ("Đọc được", "Read"),
    "absent": ("Không thấy", "Not found"),
}


def reading_page(reading: Reading, name: str, lang: Lang = "vi") -> str:
    """The page, the same for the same reading. `name` is that of the file."""
    words = {key: pair[lang == "en"] for key, pair in _WORDS.items()}
    return Template(_PAGE.read_text("utf-8")).substitute(
        words,
        lang=lang,
        title=html_text(name),
        legend="".join(f'<li><mark class="{kind}">{pair[lang == "en"]}</mark></li>' for kind, pair in KINDS.items()),
        lacking=_lacking(reading, words["absent"], lang) + _warnings(reading, lang),
        rows="\n".join(_row(row, lang) for row in rows(reading, lang)),
    )


def absent_fields(reading: Reading, lang: Lang) -> list[str]:
    """The names of the fields that every document has and that were not found in this one."""
    return [FIELDS[field][lang == "en"] for field in _NEEDED if not value_of(reading.facts.header, field)]


def _lacking(reading: Reading, word: str, lang: Lang) -> str:
    absent = absent_fields(reading, lang)
    return f'<p class="lacking">{word}: {html_text(", ".join(absent))}</p>' if absent else ""


def _warnings(reading: Reading, lang: Lang) -> str:
    said = (warning.en if lang == "en" else warning.vi for warning in reading.warnings)
    return "".join(f'<p class="lacking">{html_text(words)}</p>' for words in said)


def _row(row: Row, lang: Lang) -> str:
    text = "".join(
        f'<mark class="{" ".join(kinds)}">{html_text(piece)}</mark>' if kinds else html_text(piece)
        for piece, kinds in row.pieces
    )
    beside = "".join(_note(note, lang) for note in row.notes)
    return f"<tr><td>{text}</td><td>{f'<ul>{beside}</ul>' if beside else ''}</td></tr>"


def _note(note: Note, lang: Lang) -> str:
    sure = f" <small>{sureness(note.sure, lang)}</small>" if note.sure is not None else ""
    return f'<li class="{note.kind}">{html_text(note.words)}{sure}</li>'

"""What was read in one file, for a person to check: the document beside its facts, or the facts alone as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cancu.language import say
from cancu.output import clean, print_rich
from viz.words import counted

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table
    from rich.text import Text

    from ingest.facts import Citation, Duty, Finding
    from ingest.reading import Reading
    from viz.side_by_side import Row
    from viz.words import Lang

_STYLES = {
    "field": "cyan",
    "citation": "bold yellow",
    "unit": "bold magenta",
    "task": "",
    "deadline": "bold red",
    "aim": "green",
    "finding": "bold red reverse",
    "page": "dim",
}

RELATIONS = {
    "implements": "triển khai ¦ implements",
    "basedOn": "căn cứ ¦ based on",
    "amends": "sửa đổi ¦ amends",
    "replaces": "thay thế ¦ replaces",
    "repeals": "bãi bỏ ¦ repeals",
    "guides": "hướng dẫn ¦ guides",
    "cites": "viện dẫn ¦ cites",
}


def show(reading: Reading, lang: Lang, out: Path | None = None) -> None:
    """Print, or write, the document with what was read in each line beside it."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from viz.side_by_side import rows

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column(say("Văn bản ¦ Document"), ratio=3, overflow="fold")
    table.add_column(say("Đọc được ¦ Read"), ratio=2, overflow="fold")
    for row in rows(reading, lang):
        table.add_row(_line(row), _notes(row))
    print_rich(*_absent(reading, lang), *_warnings(reading), table, out=out)


def _line(row: Row) -> Text:
    from rich.text import Text

    return Text.assemble(*((clean(piece), _STYLES[kinds[-1]] if kinds else "") for piece, kinds in row.pieces))


def _notes(row: Row) -> Text:
    from rich.text import Text

    notes = ((clean(note.words) + ("" if note.sure is None else f" {note.sure:.0%}"), note.kind) for note in row.notes)
    return Text("\n").join(Text(words, _STYLES[kind]) for words, kind in notes)


def _absent(reading: Reading, lang: Lang) -> list[Text]:
    from rich.text import Text

    from viz.reading_page import absent_fields

    names = absent_fields(reading, lang)
    return [Text(say("Không thấy: ¦ Not found: ") + " " + ", ".join(names), "yellow")] if names else []


def _warnings(reading: Reading) -> list[Text]:
    from rich.text import Text

    return [Text("! " + clean(say(f"{warning.vi} ¦ {warning.en}")), "yellow") for warning in reading.warnings]


def show_tables(reading: Reading, out: Path | None = None) -> None:
    """Print or write what was read as tables."""
    tables = [_header(reading)]
    if reading.facts.citations:
        tables.append(_citations(reading))
    if reading.facts.duties:
        tables.append(_duties(reading))
    print_rich(*tables, *_warnings(reading), *(_explained(finding) for finding in reading.facts.findings), out=out)


def _explained(finding: Finding) -> Text:
    from rich.text import Text

    from ingest.findings import explain

    return Text("! " + clean(say(f"{explain(finding)} ¦ {explain(finding, 'en')}")), "yellow")


def _row(table: Table, *cells: str) -> None:
    """Add a row of plain text: what a document says is never read as markup."""
    from rich.text import Text

    table.add_row(*(Text(clean(cell)) for cell in cells))


def _table(title: str, *columns: str) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=say(title), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(say(column), overflow="fold")
    return table


def _header(reading: Reading) -> Table:
    header = reading.facts.header
    table = _table("Văn bản ¦ Document", "Mục ¦ Field", "Đọc được ¦ Read", "Nguyên văn ¦ As printed")
    rows = (
        ("Loại ¦ Type", header.kind, header.kind.value.name if header.kind else None),
        ("Số ¦ Number", header.number, header.number.value if header.number else None),
        ("Ký hiệu ¦ Symbol", header.symbol, header.symbol.value if header.symbol else None),
        ("Ngày ¦ Date", header.date, header.date.value if header.date else None),
        ("Cơ quan ban hành ¦ Issuer", header.issuer, header.issuer_name),
        ("Trích yếu ¦ Subject", header.title, header.title.value if header.title else None),
        ("Người ký ¦ Signer", header.signer, header.signer.value if header.signer else None),
    )
    for name, found, value in rows:
        quote = _quote(reading, found.start, found.end) if found else ""
        _row(table, say(name), value or say("— không thấy ¦ — not found"), quote)
    return table


def _citations(reading: Reading) -> Table:
    title = (
        f"Viện dẫn {len(reading.facts.citations)} văn bản ¦ Cites {counted(len(reading.facts.citations), 'document')}"
    )
    table = _table(title, "Quan hệ ¦ Relation", "Văn bản ¦ Document", "Nguyên văn ¦ As printed", "Chắc ¦ Sure")
    for citation in reading.facts.citations:
        _row(table, _relation(citation), _named(citation), _first(reading, citation), f"{citation.confidence:.0%}")
    return table


def _relation(citation: Citation) -> str:
    main = say(" (chính) ¦ (primary)") if citation.primary else ""
    return f"{say(RELATIONS[citation.relation])}{' ' if main else ''}{main}"


def _named(citation: Citation) -> str:
    from ingest.quads import label

    name = label(citation.kind, citation.number, citation.year, citation.symbol, citation.name)
    return " · ".join(part for part in (name, citation.date, citation.issuer_name) if part)


def _first(reading: Reading, citation: Citation) -> str:
    mentions = [m for m in citation.mentions if m.relation == citation.relation] or list(citation.mentions)
    more = f" (+{len(citation.mentions) - 1})" if len(citation.mentions) > 1 else ""
    return _quote(reading, mentions[0].start, mentions[0].end) + more


def _duties(reading: Reading) -> Table:
    table = _table(
        "Giao việc ¦ Duties",
        "Đơn vị ¦ Unit",
        "Việc ¦ Tasks",
        "Hạn ¦ Deadlines",
        "Phải có kế hoạch riêng ¦ Must issue a plan",
    )
    for duty in reading.facts.duties:
        must = say("có ¦ yes") if duty.must_issue_plan else ""
        _row(table, duty.unit, str(len(duty.tasks)), _deadlines(reading, duty), must)
    return table


def _deadlines(reading: Reading, duty: Duty) -> str:
    return "\n".join(_quote(reading, deadline.start, deadline.end) for deadline in duty.deadlines)


def _quote(reading: Reading, start: int, end: int, limit: int = 100) -> str:
    words = " ".join(reading.text.string[start:end].split())
    return f"“{words if len(words) <= limit else words[: limit - 1] + '…'}”"

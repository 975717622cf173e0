"""What was read in a document as notes for its margin: each with the stretch of text that says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ingest.findings import explain
from ingest.quads import label
from queries.days import printed_date
from viz.words import relation_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.facts import Citation, Deadline, Duty, Found, Header
    from ingest.pages import Sheet
    from ingest.reading import Reading
    from viz.words import Lang

FIELDS: Final = {
    "kind": ("Loại", "Type"),
    "number": ("Số", "Number"),
    "symbol": ("Ký hiệu", "Symbol"),
    "date": ("Ngày", "Date"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "title": ("Trích yếu", "Subject"),
    "period_end": ("Thời kỳ đến", "Period until"),
    "signer_position": ("Chức vụ", "Position"),
    "signer": ("Người ký", "Signer"),
}
KINDS: Final = {
    "field": ("phần đầu, phần ký", "head and signature"),
    "citation": ("viện dẫn", "citation"),
    "unit": ("đơn vị được giao", "assigned unit"),
    "task": ("việc được giao", "task"),
    "deadline": ("thời hạn", "deadline"),
    "aim": ("phong trào, chỉ tiêu", "movement, target"),
    "finding": ("điều cần xem lại", "to be checked"),
}
_RECURS: Final = {
    "yearly": ("hằng năm", "yearly"),
    "half-yearly": ("6 tháng một lần", "half-yearly"),
    "quarterly": ("hằng quý", "quarterly"),
    "monthly": ("hằng tháng", "monthly"),
    "weekly": ("hằng tuần", "weekly"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """A fact beside its words; `sure` is its confidence where it has one, `words` is empty for what is only marked."""

    start: int
    end: int
    kind: str
    words: str
    sure: float | None = None


def notes(reading: Reading, lang: Lang = "vi") -> list[Note]:
    """All that was read, in the order of the text. `kind` is one of KINDS, or "page" where a page begins."""
    facts = reading.facts
    found = [*_header(facts.header, lang)]
    for citation in facts.citations:
        found += _citation(citation, lang)
    for duty in facts.duties:
        found += _duty(duty, lang)
    movement, target = ("Movement", "Target") if lang == "en" else ("Phong trào", "Chỉ tiêu")
    found += [Note(m.start, m.end, "aim", f"{movement}: {m.name}") for m in facts.movements]
    found += [Note(t.start, t.end, "aim", f"{target}: {t.name} = {t.value} {t.unit}") for t in facts.targets]
    found += [Note(f.start, f.end, "finding", f"! {explain(f, lang)}") for f in facts.findings]
    found += [_page(sheet, lang) for sheet in reading.pages.sheets]
    return sorted(found, key=lambda note: (note.start, note.end))


def _page(sheet: Sheet, lang: Lang) -> Note:
    """Where a page begins: beside its first line, without a stretch of its own."""
    number = f"Page {sheet.number}" if lang == "en" else f"Trang {sheet.number}"
    read = (", read from a scan" if lang == "en" else ", nhận dạng từ ảnh quét") if sheet.recognised else ""
    return Note(sheet.start, sheet.start, "page", number + read)


def value_of(header: Header, field: str) -> str | None:
    """A field of the header as one reads it, or None where it was not found."""
    found = getattr(header, field)
    if not found:
        return None
    if field == "kind":
        return str(found.value.name)
    if field == "issuer":
        return header.issuer_name
    return str(found.value)


def _header(header: Header, lang: Lang) -> Iterator[Note]:
    for field, names in FIELDS.items():
        if value := value_of(header, field):
            shown = printed_date(value, lang) if field in ("date", "period_end") else value
            yield _field(getattr(header, field), f"{names[lang == 'en']}: {shown}")
    recipient = "Recipient" if lang == "en" else "Nơi nhận"
    for found in header.recipients:
        yield _field(found, f"{recipient}: {found.value}")


def _field(found: Found[Any], words: str) -> Note:
    return Note(found.start, found.end, "field", words, found.confidence)


def _citation(citation: Citation, lang: Lang) -> Iterator[Note]:
    name = label(citation.kind, citation.number, citation.year, citation.symbol, citation.name)
    day = printed_date(citation.date, lang) if citation.date else None
    whole = " · ".join(part for part in (name, day, citation.issuer_name) if part)
    for mention in citation.mentions:
        relation = relation_word(mention.relation, mention.primary, lang)
        yield Note(mention.start, mention.end, "citation", f"{relation} → {whole}", mention.confidence)


def _duty(duty: Duty, lang: Lang) -> Iterator[Note]:
    english = lang == "en"
    count = f"{len(duty.tasks)} {'task' if len(duty.tasks) == 1 else 'tasks'}" if english else f"{len(duty.tasks)} việc"
    plan = (", must issue a plan of its own" if english else ", phải có kế hoạch riêng") if duty.must_issue_plan else ""
    unit = "Unit" if english else "Đơn vị"
    yield Note(duty.start, duty.end, "unit", f"{unit}: {duty.unit} ({count}{plan})", duty.confidence)
    for start, end in duty.tasks:
        yield Note(start, end, "task", "")
    for deadline in duty.deadlines:
        yield Note(deadline.start, deadline.end, "deadline", _due(deadline, lang))


def _due(deadline: Deadline, lang: Lang) -> str:
    english = lang == "en"
    yearly = "/".join(reversed(deadline.month_day.split("-"))) if deadline.month_day else ""
    day = printed_date(deadline.date, lang) if deadline.date else yearly
    recurs = _RECURS[deadline.recurs][english] if deadline.recurs else ""
    report = f" → {deadline.report_to}" if deadline.report_to else ""
    when = " ".join(part for part in (day, recurs) if part) or ("no day stated" if english else "không rõ ngày")
    return f"{'Due' if english else 'Hạn'}: {when}{report}"

"""What the side panel says of each card and each line: plain values, which the page's script prints as text only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from queries.days import printed_date
from viz.document_card import unit_id
from viz.titles import tallies
from viz.words import STATES, Lang, relation_word, sureness

if TYPE_CHECKING:
    from queries.model import Duty
    from queries.page_place import PagePlace
    from viz.cascade import Link, Node, Picture, Statement

_WORDS: Final = {
    "kind": ("Loại", "Kind"),
    "ref": ("Số, ký hiệu", "Number"),
    "issuer": ("Cơ quan ban hành", "Issued by"),
    "date": ("Ngày ban hành", "Date"),
    "subject": ("Trích yếu", "Subject"),
    "state": ("Tình trạng", "State"),
    "due": ("Hạn ban hành", "Due"),
    "late": ("Số ngày chậm", "Days late"),
    "because": ("Vì sao cần ban hành", "Why it is expected"),
    "code": ("Mã đơn vị", "Area code"),
    "tasks": ("Nhiệm vụ được giao", "Tasks"),
    "giver": ("Văn bản giao việc", "Given by"),
    "below": ("Văn bản bên dưới", "Documents below"),
    "unknown": ("không nêu", "not stated"),
    "not_found": (
        "Chưa tìm thấy trong kho không có nghĩa là chưa ban hành.",
        "Not found in the store does not mean not issued.",
    ),
    "no_text": (
        "Chưa có toàn văn trong kho; thông tin dưới đây lấy từ các văn bản nhắc đến nó.",
        "The text itself is not in the store; what is said here comes from the documents that cite it.",
    ),
    "page": ("trang {}", "page {}"),
    "down": ("cách mép trên {} %", "{} % down"),
    "scanned": ("đọc từ ảnh quét", "read off a scan"),
    "plan_duty": ("phải ban hành kế hoạch", "must issue a plan"),
}
Values = dict[str, Any]


def say(key: str, lang: Lang) -> str:
    """A word of the panel."""
    return _WORDS[key][lang == "en"]


def card_panel(node: Node, picture: Picture, lang: Lang) -> Values:
    """Title, fields, notes and tables of a card: {"title", "fields": [[label, value]], "notes", "rows", "duties"}."""
    make = {"document": _document, "expected": _expected, "unit": _unit, "group": _group}[node.kind]
    return {"title": node.name, "fields": [], "notes": [], "rows": [], "duties": [], **make(node, picture, lang)}


def pair_panel(fact: Link, picture: Picture, lang: Lang) -> Values:
    """What one document says of another: {"upper", "lower", "kind" of the lower, "downward", "statements"}."""
    upper, lower = picture.find(fact.upper), picture.find(fact.lower)
    return {
        "upper": upper.name if upper else fact.upper,
        "lower": lower.name if lower else fact.lower,
        "kind": lower.kind if lower else "",
        "downward": fact.relation in ("assigns", "expects"),
        "statements": [_statement(one, lower, picture, lang) for one in fact.statements],
    }


def _statement(statement: Statement, lower: Node | None, picture: Picture, lang: Lang) -> Values:
    return {
        "relation": relation_word(statement.relation, statement.primary, lang),
        "notes": list(statement.notes),
        "evidence": [
            {
                "before": before,
                "quote": " ".join(one.quote.split()),
                "after": after,
                "source": _source(one.source, lower, picture),
                "page": on_page(one.place, lang) if one.place else "",
                "span": f"{one.start}-{one.end}",
                "rule": one.rule or "",
                "sure": sureness(one.confidence, lang),
            }
            for one in statement.evidence
            for before, after in (_around(one.sentence or "", " ".join(one.quote.split())),)
        ],
    }


def on_page(place: PagePlace, lang: Lang) -> str:
    """`trang 2, cách mép trên 30 %, đọc từ ảnh quét`."""
    parts = [
        say("page", lang).format(place.page),
        say("down", lang).format(place.down) if place.down is not None else "",
        say("scanned", lang) if place.recognised else "",
    ]
    return ", ".join(filter(None, parts))


def _around(sentence: str, quote: str) -> tuple[str, str]:
    """What stands before and after the quote; a sentence that breaks its lines elsewhere follows the quote whole."""
    before, found, after = sentence.partition(quote)
    return (before, after) if found else ("", f" [{sentence}]" if sentence else "")


def _source(source: str, lower: Node | None, picture: Picture) -> str:
    """The file's name where it is known, else the document that states it."""
    return picture.file_names.get(source) or (lower.name if lower else source.rsplit("/", 1)[-1])


def _fields(lang: Lang, **values: str | int | None) -> list[list[str]]:
    return [[say(key, lang), str(value)] for key, value in values.items() if value not in (None, "")]


def _state(node: Node, lang: Lang) -> str | None:
    return STATES[node.state].word(lang) if node.state in STATES else None


def _document(node: Node, picture: Picture, lang: Lang) -> Values:
    document, row = node.document, node.row
    if document is None:
        return {}
    fields = _fields(
        lang,
        kind=document.type,
        ref=document.ref,
        issuer=document.issuer or say("unknown", lang),
        date=printed_date(document.date, lang) or say("unknown", lang),
        subject=document.title,
        state=_state(node, lang),
        due=printed_date(row.due, lang) if row else None,
        late=row.days_late if row and row.days_late and row.days_late > 0 else None,
        because=row.expected_because if row else None,
        below=node.hidden_below or None,
    )
    notes = [] if document.own_text else [say("no_text", lang)]
    duties = [[unit_id(duty), duty.unit, *_duty(duty, lang)] for duty in node.duties]
    told = [f"{text}." for text in tallies(node.id, picture, lang)]
    return {"fields": fields, "notes": [*notes, *document.conflicts, *told], "duties": duties}


def _expected(node: Node, _: Picture, lang: Lang) -> Values:
    row = node.row
    if row is None:
        return {}
    fields = _fields(
        lang,
        state=_state(node, lang),
        due=printed_date(row.due, lang),
        late=row.days_late if row.days_late and row.days_late > 0 else None,
        because=row.expected_because,
        code=row.code,
    )
    return {"fields": fields, "notes": [say("not_found", lang)]}


def _unit(node: Node, picture: Picture, lang: Lang) -> Values:
    givers = dict.fromkeys(duty.document.iri for duty in node.duties)
    named = "; ".join(picture.nodes[iri].name for iri in givers if iri in picture.nodes)
    return {"fields": _fields(lang, giver=named), "duties": [["", "", *_duty(duty, lang)] for duty in node.duties]}


def _duty(duty: Duty, lang: Lang) -> list[str]:
    deadlines = [
        one.quote or printed_date(one.due, lang) or one.month_day or one.recurs or "" for one in duty.deadlines
    ]
    plan = [say("plan_duty", lang)] if duty.must_issue_plan else []
    return ["\n".join([*duty.tasks, *plan]), "\n".join(filter(None, deadlines))]


def _group(node: Node, picture: Picture, lang: Lang) -> Values:
    rows = []
    for iri in node.members:
        one = picture.nodes[iri]
        area = one.row.area if one.row else one.issuer
        document = f"{one.name}, {printed_date(one.date, lang)}".strip(", ") if one.kind == "document" else ""
        rows.append([iri, area or one.name, document, _state(one, lang) or ""])
    unknown = node.state in ("no_data", "not_found", "overdue")
    return {"rows": rows, "notes": [say("not_found", lang)] if unknown else []}

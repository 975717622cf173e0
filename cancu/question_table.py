"""The rows of a saved question as a table for people: headings and values in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from cancu.language import pick
from cancu.output import clean
from ontology.identifiers import BASE
from ontology.terms import CC
from queries.days import printed_date
from viz.words import RELATIONS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from viz.words import Lang

HEADS: Final = {
    "above": "Văn bản ở trên ¦ Document above",
    "asked": "Cấp trên yêu cầu ¦ Asked",
    "askedDay": "Hạn của cấp trên ¦ Day asked",
    "at": "Lúc ¦ At",
    "below": "Văn bản ở dưới ¦ Document below",
    "by": "Người nhận định ¦ Judged by",
    "candidate": "Cặp nghi vấn ¦ Suspected pair",
    "code": "Mã ¦ Code",
    "comment": "Diễn giải ¦ Explanation",
    "date": "Ngày ¦ Date",
    "days": "Tổng số ngày trễ ¦ Days late in all",
    "directive": "Văn bản cấp trên ¦ Directive",
    "document": "Văn bản ¦ Document",
    "documents": "Số văn bản ¦ Documents",
    "doubted": "Văn bản bị nghi ¦ Doubted document",
    "due": "Hạn ¦ Due",
    "earliest": "Ngày sớm nhất ¦ Earliest date",
    "end": "Đến ký tự ¦ To character",
    "expected": "Phải có ¦ Expected",
    "found": "Văn bản tìm thấy ¦ Document found",
    "from": "Văn bản nhắc đến ¦ Citing document",
    "ground": "Vì sao phải ban hành ¦ Why expected",
    "issued": "Đã có ¦ Issued",
    "issuer": "Cơ quan ban hành ¦ Issuer",
    "judgement": "Nhận định ¦ Judgement",
    "label": "Tên ¦ Name",
    "late": "Muộn (ngày) ¦ Days late",
    "lateIssued": "Ban hành muộn ¦ Issued late",
    "latest": "Ngày muộn nhất ¦ Latest date",
    "likeness": "Mức giống ¦ Likeness",
    "movement": "Phong trào ¦ Movement",
    "name": "Tên đơn vị ¦ Name of the unit",
    "note": "Lý do ¦ Why",
    "outstanding": "Nợ ¦ Outstanding",
    "outstandingKnown": "Nợ, đơn vị có dữ liệu ¦ Outstanding, units with documents",
    "overdue30": "Quá hạn > 30 ngày ¦ Overdue > 30 days",
    "overdue90": "Quá hạn > 90 ngày ¦ Overdue > 90 days",
    "proposal": "Quan hệ ¦ Relation",
    "quote": "Trích nguyên văn ¦ Quote",
    "reasons": "Lý do nghi ¦ Reasons",
    "reference": "Viện dẫn ¦ Reference",
    "relation": "Quan hệ ¦ Relation",
    "reportTo": "Báo cáo ¦ Report to",
    "said": "Kế hoạch ghi ¦ The plan says",
    "saidDay": "Hạn trong kế hoạch ¦ Day in the plan",
    "score": "Điểm ¦ Score",
    "start": "Từ ký tự ¦ From character",
    "state": "Trạng thái ¦ State",
    "suggested": "Văn bản gợi ý ¦ Suggested document",
    "task": "Nhiệm vụ ¦ Task",
    "to": "Văn bản được nhắc đến ¦ Cited document",
    "unit": "Đơn vị ¦ Unit",
    "verdict": "Kết luận ¦ Verdict",
}
"""What people call the columns of the saved questions."""

_WORDS: Final = {
    "confirmed": "đã xác nhận ¦ confirmed",
    "rejected": "đã bác bỏ ¦ rejected",
    "withdrawn": "đã rút lại ¦ withdrawn",
    CC + "sameDocument": "chính là ¦ is the same as",
}
_DAYS: Final = frozenset(["date", "due", "earliest", "latest", "askedDay", "saidDay"])
_NOTHING: Final = "Không có dòng nào. ¦ There are no rows."
_NEEDS: Final = {
    "cc:Expectation": "Câu hỏi này chỉ có dòng khi kho đã nạp bảng ai phải ban hành (cancu matrix --format nt). Trên"
    " máy này hãy dùng: cancu missing, cancu matrix, cancu measures."
    " ¦ This question has rows only where the store also holds who is expected to issue (cancu matrix --format nt)."
    " Here rather use: cancu missing, cancu matrix, cancu measures.",
    "cc:Comparison": "Câu hỏi này chỉ có dòng khi kho đã nạp các cặp câu (cancu compare --format nt). Trên máy này hãy"
    " dùng: cancu compare."
    " ¦ This question has rows only where the store also holds the pairs of sentences (cancu compare --format nt)."
    " Here rather use: cancu compare.",
}
"""Of facts that no document states: how a store comes by them."""


def as_table(
    query: str, columns: Sequence[str], rows: Sequence[Sequence[str | None]], lang: str
) -> Iterator[RenderableType]:
    """The table; where there is no row a sentence says so, for an empty table might be taken for "all is well"."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if not rows:
        yield Text(pick(_NOTHING, lang))
        yield from (Text(pick(note, lang)) for term, note in _NEEDS.items() if term in query)
        return
    table = Table(*(pick(HEADS.get(column, column), lang) for column in columns), box=box.SIMPLE_HEAD, pad_edge=False)
    for column in table.columns:
        column.overflow = "fold"
    for row in rows:
        table.add_row(*(_value(column, cell or "", lang) for column, cell in zip(columns, row, strict=True)))
    yield table


def _value(column: str, cell: str, lang: str) -> str:
    if column in _DAYS:
        return printed_date(cell, lang)
    if column == "state" and cell in STATES:
        return STATES[cell].word(cast("Lang", lang))
    if cell in _WORDS:
        return pick(_WORDS[cell], lang)
    if (relation := cell.removeprefix(CC)) in RELATIONS and relation != cell:
        return RELATIONS[relation][lang == "en"]
    return clean(cell).removeprefix(BASE)

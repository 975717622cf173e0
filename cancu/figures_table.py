"""The figures of a store, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.table import Table

from cancu.language import pick
from ingest.findings import called
from queries.days import printed_date
from viz.words import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.stats import Stats

_COUNTS: Final = {
    "sources": "Tệp văn bản (theo nội dung) ¦ Source files (by content)",
    "own_texts": "Văn bản có toàn văn ¦ Documents with their own text",
    "cited_only": "Văn bản chỉ biết qua viện dẫn ¦ Documents known from citations only",
    "open_references": "Viện dẫn còn thiếu phần ¦ References with a part missing",
    "bodies": "Cơ quan, tổ chức ¦ Bodies",
    "citations": "Lượt viện dẫn ¦ Citations",
    "duties": "Mục giao việc ¦ Duties",
    "plan_duties": "trong đó phải ban hành kế hoạch ¦ of these, to issue a plan",
    "deadlines": "Thời hạn ¦ Deadlines",
    "findings": "Chỗ cần xem lại ¦ Findings",
}
_FOUND: Final = {
    "issuer": "cơ quan ban hành ¦ issuer",
    "number": "số ¦ number",
    "date": "ngày, tháng hoặc năm ¦ date",
    "type": "loại văn bản ¦ type",
}
_LEVELS: Final = {
    1: "tỉnh, thành phố ¦ provinces",
    2: "quận, huyện ¦ districts",
    3: "xã, phường, đặc khu ¦ communes",
}


def as_object(figures: Stats) -> dict[str, Any]:
    """The JSON object; shares are of the documents with their own text."""
    own = figures.counts["own_texts"]
    return figures.counts | {
        "newest": figures.newest,
        "citations_by_relation": figures.citations,
        "findings_by_code": figures.findings,
        "found": {name: {"count": n, "share": round(n / own, 4) if own else None} for name, n in figures.found.items()},
        "as_of": figures.as_of.isoformat(),
        "areas_with_documents": {
            str(level): {"count": has, "of": all_of} for level, (has, all_of) in figures.areas.items()
        },
    }


def as_rows(figures: Stats) -> Iterator[tuple[str, object]]:
    """The CSV rows."""
    yield from figures.counts.items()
    yield "newest", figures.newest
    yield from ((f"citations.{name}", n) for name, n in figures.citations.items())
    yield from ((f"findings.{code}", n) for code, n in figures.findings.items())
    yield from ((f"found.{name}", n) for name, n in figures.found.items())
    for level, (has, all_of) in figures.areas.items():
        yield f"areas_with_documents.level_{level}", has
        yield f"areas.level_{level}", all_of


def as_table(figures: Stats, lang: str) -> Table:
    """The table for people."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(pick("Trong kho ¦ In the store", lang))
    table.add_column(pick("Số lượng ¦ Number", lang), justify="right")
    for label, value in _lines(figures, lang):
        table.add_row(label, value)
    return table


def _lines(figures: Stats, lang: str) -> Iterator[tuple[str, str]]:
    own = figures.counts["own_texts"]
    for name, label in _COUNTS.items():
        indent = "  " if name == "plan_duties" else ""
        yield indent + pick(label, lang), str(figures.counts[name])
        if name == "own_texts":
            for part, said in _FOUND.items():
                n = figures.found[part]
                states = pick("có ghi ¦ with", lang)
                yield f"  {states} {pick(said, lang)}", f"{n} ({_percent(n, own, lang)})"
        if name == "citations":
            yield from ((f"  {_relation(key, lang)}", str(n)) for key, n in figures.citations.items())
        if name == "findings":
            yield from ((f"  {called(code, lang)}", str(n)) for code, n in figures.findings.items())
    yield pick("Văn bản mới nhất ¦ Newest document", lang), printed_date(figures.newest, lang)
    day = printed_date(figures.as_of, lang)
    yield pick(f"Đơn vị có văn bản (địa giới ngày {day}) ¦ Areas with documents (as of {day})", lang), ""
    for level, (has, all_of) in figures.areas.items():
        yield f"  {pick(_LEVELS[level], lang)}", f"{has}/{all_of}"


def _relation(name: str, lang: str) -> str:
    return pick(" ¦ ".join(RELATIONS.get(name, (name, name))), lang)


def _percent(part: int, whole: int, lang: str) -> str:
    share = f"{100 * part / whole:.1f} %" if whole else "–"
    return share if lang == "en" else share.replace(".", ",")

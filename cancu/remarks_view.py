"""Remarks of a proof-reader, for people and for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from rich.text import Text

from cancu.language import pick
from cancu.output import clean, one_line
from queries.proofread.model import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cancu.proofreading import Remark
    from queries.proofread.model import Severity

_WORDS: Final[dict[Severity, str]] = {
    "error": "lỗi ¦ error",
    "warning": "cảnh báo ¦ warning",
    "note": "lưu ý ¦ note",
}
_STYLES: Final[dict[Severity, str]] = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_SIGN: Final = {"todo": "→", "evidence": "≡"}


def as_object(remark: Remark) -> dict[str, Any]:
    """The JSON object of one remark."""
    spot = remark.spot
    return {
        "code": remark.code,
        "severity": remark.severity,
        "line": spot.line,
        "column": spot.column,
        "end_line": spot.end_line,
        "end_column": spot.end_column,
        "page": spot.page,
        "start": spot.start,
        "end": spot.end,
        "quote": remark.quote,
        "vi": remark.wrong[0],
        "en": remark.wrong[1],
        "do_vi": remark.todo[0],
        "do_en": remark.todo[1],
        "evidence": remark.evidence,
    }


def as_lines(name: str, remarks: Sequence[Remark], lang: str) -> Iterator[Text]:
    """For each remark: where it stands and what is wrong, the words, what to do; then the count."""
    for one in remarks:
        yield _head(name, one, lang)
        yield Text(f"    “{clean(one.quote)}”")
        if one.evidence:
            yield Text(f"    {_SIGN['evidence']} “{clean(one.evidence)}”", "dim")
        yield Text(f"    {_SIGN['todo']} {clean(one.todo[lang == 'en'])}")
    yield _count(name, remarks, lang)


def _head(name: str, one: Remark, lang: str) -> Text:
    page = pick(f" (trang {one.spot.page}) ¦  (page {one.spot.page})", lang) if one.spot.page else ""
    place = f"{one_line(name)}:{one.spot.line}:{one.spot.column}{' ' if page else ''}{page}: "
    return Text.assemble(
        place,
        (pick(_WORDS[one.severity], lang), _STYLES[one.severity]),
        f": {clean(one.wrong[lang == 'en'])}" + (f" [{one.code}]" if lang == "en" else ""),
    )


def _count(name: str, remarks: Sequence[Remark], lang: str) -> Text:
    counted = Counter(one.severity for one in remarks)
    parts = [f"{counted[severity]} {pick(_WORDS[severity], lang)}" for severity in SEVERITIES if counted[severity]]
    nothing = pick("không thấy gì phải sửa ¦ nothing to mend", lang)
    return Text(f"{one_line(name)}: {', '.join(parts) or nothing}.", "bold")

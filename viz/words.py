"""The words and colours that every picture shares: levels, states, relations; Vietnamese first, English beside it.

A state is never told by colour alone: each has a word and a sign (an SVG path in a 14 × 14 box), so that the picture
also serves whoever prints it in grey or does not see red from green.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Lang = Literal["vi", "en"]


def counted(number: int, noun: str) -> str:
    """A number with its English noun: `1 document`, `2 documents`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@dataclass(frozen=True, slots=True)
class Look:
    """What a state is called and how it is drawn; text on fill keeps a contrast of at least 4.5 : 1."""

    vi: str
    en: str
    fill: str
    border: str
    text: str
    sign: str = ""

    def word(self, lang: Lang) -> str:
        """The name of the state."""
        return self.en if lang == "en" else self.vi


_CLOCK = "M7 1.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0 -11"
STATES: Final = {
    "issued": Look("đã ban hành", "issued", "#e3f4e7", "#1b7a3d", "#0f5428", "M2 7.5L5.5 11L12 3"),
    "issued_late": Look("ban hành muộn", "issued late", "#fdf0d5", "#a86400", "#6b4100", _CLOCK + "M7 4v3.5l2.5 1.5"),
    "cites_only": Look(
        "chỉ viện dẫn", "cites only", "#fff7cc", "#857000", "#5c4d00", "M2 3h10v7h-5l-3 3v-3h-2z"
    ),
    "draft": Look("dự thảo", "draft", "#e3f4f4", "#1b7a7a", "#0d5353", "M2 12l1 -3l7 -7l2 2l-7 7z"),
    "overdue": Look(
        "quá hạn", "overdue", "#fde3e1", "#c0281f", "#8c1710", "M7 1.5L13 12.5H1zM7 5.5v3.5M7 10.5v.6"
    ),
    "not_due": Look("chưa đến hạn", "not due yet", "#e6f0fb", "#2468b2", "#17487d", _CLOCK),
    "not_found": Look(
        "chưa tìm thấy", "not found", "#f6e6f5", "#8d3b87", "#6a2465",
        "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0 -9M9.3 9.3L13 13",
    ),
    "no_data": Look("chưa có dữ liệu", "no data", "#eceef1", "#6b7480", "#444c57", "M1 7h3M6 7h3M11 7h2.5"),
}  # fmt: skip
"""The states of a row of `missing`, in the order in which groups stand: what is done first, what is unknown last."""

PLAIN: Final = Look("văn bản", "document", "#ffffff", "#33475b", "#1d2b3a")
FOCUS: Final = Look("văn bản đang xem", "the document asked for", "#12395f", "#0a2540", "#ffffff")
UNIT: Final = Look("đơn vị được giao việc", "assigned unit", "#f4f0fa", "#6a4fa0", "#44307a")

LEVELS: Final = (
    ("Chưa rõ cấp\nban hành", "Level\nnot known"),
    ("Trung ương", "Central"),
    ("Tỉnh,\nthành phố", "Province,\ncity"),
    ("Quận, huyện\n(đến 30/6/2025)", "District\n(until 2025-06-30)"),
    ("Xã, phường,\nđặc khu", "Commune,\nward"),
    ("Chưa rõ cấp\nban hành", "Level\nnot known"),
    ("Đơn vị được\ngiao việc", "Assigned\nunits"),
)
"""The bands, top down, in the lines in which the rail has them.

A document of level n stands in band n + 1; where the level is not known, in the first band when others rest on it, else
below the communes.
"""
UNKNOWN_ABOVE: Final = 0
UNKNOWN_BELOW: Final = 5
UNIT_BAND: Final = 6

RELATIONS: Final = {
    "implements": ("triển khai", "implements"),
    "basedOn": ("căn cứ", "is based on"),
    "amends": ("sửa đổi, bổ sung", "amends"),
    "replaces": ("thay thế", "replaces"),
    "repeals": ("bãi bỏ", "repeals"),
    "guides": ("hướng dẫn", "guides"),
    "cites": ("nhắc đến", "cites"),
    "assigns": ("giao việc", "assigns work to"),
    "expects": ("cần có văn bản triển khai", "expects a plan from"),
    "possible": ("có thể liên quan (chưa ai xác nhận) tới", "may be related (confirmed by nobody) to"),
}
"""What the lower end does to the upper one, strongest first; the last two read downwards."""
_PRIMARY: Final = ("thực hiện trực tiếp", "implements (primary)")
_IN_BODY: Final = ("triển khai (trong nội dung)", "implements (in the body)")
STRENGTH: Final = {name: place for place, name in enumerate(RELATIONS)}

NO_TEXT: Final = ("chưa có toàn văn", "full text not in the store")


def relation_word(relation: str, primary: bool, lang: Lang) -> str:
    """`implements` → "triển khai (trong nội dung)"; what a document was issued for is "thực hiện trực tiếp"."""
    if relation == "implements":
        pair = _PRIMARY if primary else _IN_BODY
    else:
        pair = RELATIONS.get(relation, (relation, relation))
    return pair[lang == "en"]


def sureness(confidence: float | None, lang: Lang) -> str:
    """A confidence in words: `0.98` → "chắc chắn 98 %"."""
    if confidence is None:
        return ""
    percent = f"{round(confidence * 100)} %"
    steps = (
        (0.9, "chắc chắn", "certain"),
        (0.7, "khá chắc", "fairly sure"),
        (0.0, "chưa chắc, cần xem lại", "unsure, check"),
    )
    vi, en = next((vi, en) for least, vi, en in steps if confidence >= least or least == 0.0)
    return f"{en if lang == 'en' else vi} {percent}"

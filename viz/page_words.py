"""The words on the page's buttons, headings and messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viz.words import LEVELS, Lang

if TYPE_CHECKING:
    from viz.cascade import Picture

_WORDS: Final = {
    "search": ("Tìm văn bản, cơ quan, địa phương", "Find a document, body or area"),
    "zoom_in": ("Phóng to", "Zoom in"),
    "zoom_out": ("Thu nhỏ", "Zoom out"),
    "fit": ("Vừa khung", "Fit"),
    "legend": ("Chú giải", "Legend"),
    "list": ("Danh sách", "List"),
    "png": ("Lưu ảnh PNG", "Save PNG"),
    "print": ("In A4", "Print A4"),
    "close": ("Đóng", "Close"),
    "side": ("Danh sách và chi tiết", "List and details"),
    "help": (
        "Bấm vào ô hoặc đường nối để đọc dẫn chứng. Bàn phím: mũi tên chọn, Enter mở, Esc đóng.",
        "Click a card or a line to read its evidence. Keyboard: arrows choose, Enter opens, Esc closes.",
    ),
    "canvas": (
        "Hình vẽ chuỗi văn bản; nội dung giống danh sách bên cạnh",
        "Drawing of the chain; the list beside it says the same",
    ),
    "script_off": (
        "Trình duyệt đang tắt JavaScript: hình dưới đây không mở rộng được.",
        "JavaScript is off: the picture below cannot be expanded.",
    ),
    "fold": ("Thu gọn trên hình", "Fold in the picture"),
    "unfold": ("Mở rộng trên hình", "Expand in the picture"),
    "area": ("Đơn vị", "Area"),
    "document": ("Văn bản", "Document"),
    "state": ("Tình trạng", "State"),
    "above": ("Văn bản ở trên", "Documents above"),
    "below": ("Văn bản ở dưới", "Documents below"),
    "duties": ("Nhiệm vụ của các đơn vị được giao việc", "Work given to units"),
    "unit": ("Đơn vị", "Unit"),
    "tasks": ("Việc được giao", "Tasks"),
    "deadline": ("Thời hạn", "Deadline"),
    "source": ("Tệp nguồn", "Source"),
    "span": ("ký tự", "characters"),
    "rule": ("quy tắc", "rule"),
    "relation": ("Quan hệ giữa hai văn bản", "Relation of two documents"),
    "noEvidence": ("Không có câu trích cho quan hệ này.", "No sentence is kept for this relation."),
    "more": ("… và {} mục nữa", "… and {} more"),
    "nothing": ("Không thấy mục nào", "Nothing found"),
    "hits": ("{} mục phù hợp", "{} found"),
}


def page_words(picture: Picture, lang: Lang) -> dict[str, str | list[str]]:
    """All words by key, the names of the bands (`bands`), and a safe name for saved files (`file`)."""
    words: dict[str, str | list[str]] = {key: pair[lang == "en"] for key, pair in _WORDS.items()}
    words["bands"] = [name[lang == "en"] for name in LEVELS]
    words["file"] = re.sub(r"[^\w-]+", "-", picture.nodes[picture.focus].name).strip("-")[:80] or "cancu"
    return words

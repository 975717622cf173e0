"""How a line is drawn: one look for each sort of relation, told apart by stroke as well as by colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viz.cascade import Link


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Colour, width, dashes (SVG notation; empty: solid) and what the legend says of it."""

    colour: str
    width: float
    dashes: str
    vi: str
    en: str


LINE_STYLES: Final = {
    "primary": LineStyle(
        "#12395f", 3.2, "", "thực hiện trực tiếp văn bản trên", "issued to carry out the one above (primary)"
    ),
    "implements": LineStyle(
        "#2f6ea8", 1.5, "", "triển khai (nêu trong nội dung)", "says in its body that it carries it out"
    ),
    "basedOn": LineStyle("#5f6b76", 1.5, "8 5", "lấy làm căn cứ ban hành", "is based on it"),
    "other": LineStyle(
        "#7a5a12", 1.5, "2 4", "quan hệ khác (nhắc đến, sửa đổi, thay thế …)", "other (cites, amends, replaces …)"
    ),
    "assigns": LineStyle("#6a4fa0", 1.5, "2 4", "giao việc cho đơn vị", "gives work to a unit"),
    "expects": LineStyle(
        "#6b7480", 1.5, "1 5", "cần có văn bản triển khai, chưa thấy", "a plan is expected, none seen"
    ),
    "possible": LineStyle(
        "#c2410c", 3.2, "2 8", "có thể, chưa ai xác nhận, không tính", "possible, confirmed by nobody, not counted"
    ),
}


def stroke_of(link: Link) -> str:
    """The key in LINE_STYLES of a line."""
    if link.relation == "implements":
        return "primary" if link.primary else "implements"
    return link.relation if link.relation in LINE_STYLES else "other"

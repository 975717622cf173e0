"""The classes and the links between them as SVG. Places are chosen by hand: the picture is small and read by people."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from ontology.docs.model import Term, terms

_BOX_WIDTH, _ROW = 190, 132
_HEIGHT: Final = 4.5 * _ROW + 60

# Left edge, row, width. A class that is not here, or is here and gone, fails the test of this page.
PLACES: Final[dict[str, tuple[int, float, int]]] = {
    "Citation": (8, 0, _BOX_WIDTH),
    "Plan": (292, 0, 144),
    "Directive": (444, 0, 108),
    "OpenReference": (560, 0, 168),
    "Source": (864, 0, _BOX_WIDTH),
    "Finding": (8, 1, _BOX_WIDTH),
    "Document": (292, 1, 436),
    "Body": (864, 1, _BOX_WIDTH),
    "Target": (8, 2, _BOX_WIDTH),
    "Duty": (292, 2, _BOX_WIDTH),
    "Signature": (538, 2, _BOX_WIDTH),
    "Area": (864, 2, _BOX_WIDTH),
    "Deadline": (8, 3, _BOX_WIDTH),
    "Unit": (292, 3, _BOX_WIDTH),
    "PlanDuty": (496, 3, 232),
    "Comparison": (864, 3, _BOX_WIDTH),
    "Evidence": (8, 3.75, _BOX_WIDTH),
    "Expectation": (292, 3.75, _BOX_WIDTH),
    "Movement": (538, 3.75, _BOX_WIDTH),
    "Candidate": (8, 4.5, _BOX_WIDTH),
    "Judgement": (292, 4.5, _BOX_WIDTH),
    "ConfirmedLink": (538, 4.5, _BOX_WIDTH),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A class in the picture."""

    term: Term
    left: float
    top: float
    width: float
    height: float
    links_to_itself: tuple[Term, ...]

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.left + self.width / 2, self.top + self.height / 2


def svg() -> str:
    """The picture; each class and link leads to its entry on the page."""
    boxes = _boxes()
    body = "".join((*_subclass_edges(boxes), *_link_edges(boxes), *map(_drawn, boxes.values())))
    return (
        f'<svg viewBox="0 0 1062 {_HEIGHT:.0f}" role="img" aria-labelledby="diagram-title" class="diagram">'
        '<title id="diagram-title">Sơ đồ các lớp và quan hệ</title>'
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z" class="head"/></marker>'
        '<marker id="subclass" viewBox="0 0 12 12" refX="12" refY="6" markerWidth="12" markerHeight="12" orient="auto">'
        f'<path d="M0 0L12 6L0 12z" class="hollow"/></marker></defs>{body}</svg>'
    )


def _boxes() -> dict[str, Box]:
    boxes = {}
    for term in terms():
        if term.kind == "class":
            left, row, width = PLACES[term.name]
            own = tuple(link for link in _links() if link.domain == link.range == (f"cc:{term.name}",))
            boxes[term.name] = Box(term, left, 6 + row * _ROW, width, 48 + 18 * len(_lines(own, width)), own)
    return boxes


def _links() -> list[Term]:
    return [term for term in terms() if term.kind == "object" and term.domain and term.range]


def _lines(links: tuple[Term, ...], width: float) -> list[list[Term]]:
    """Links from a class to itself are listed in its box, broken into lines by a rough width of letters."""
    lines: list[list[Term]] = []
    used = width
    for link in links:
        length = 7.2 * (len(link.label) + 3)
        if used + length > width - 16:
            lines.append([])
            used = 0
        lines[-1].append(link)
        used += length
    return lines


def _subclass_edges(boxes: dict[str, Box]) -> list[str]:
    """Evidence has six kinds; they are coloured instead, which is easier on the eye than six more lines."""
    edges = []
    for box in boxes.values():
        for parent in box.term.broader:
            above = boxes.get(parent.removeprefix("cc:")) if parent.startswith("cc:") else None
            if above and above.term.name != "Evidence":
                edges.append(_line(box, above, "sub", "subclass"))
    return edges


def _link_edges(boxes: dict[str, Box]) -> list[str]:
    """One line for all links from one class to another, with their labels at its middle."""
    grouped: dict[tuple[str, str], list[Term]] = {}
    for link in _links():
        ends = (link.domain[0].removeprefix("cc:"), link.range[0].removeprefix("cc:"))
        if ends[0] != ends[1] and ends[0] in boxes and ends[1] in boxes:
            grouped.setdefault(ends, []).append(link)
    edges = []
    for (one, other), links in grouped.items():
        (x1, y1), (x2, y2) = _ends(boxes[one], boxes[other])
        edges.append(_line(boxes[one], boxes[other], "link", "arrow"))
        for index, link in enumerate(links):
            y = (y1 + y2) / 2 + 4 + 16 * (index - (len(links) - 1) / 2)
            edges.append(_label(link, (x1 + x2) / 2, y, "on-line"))
    return edges


def _line(one: Box, other: Box, style: str, marker: str) -> str:
    (x1, y1), (x2, y2) = _ends(one, other)
    return f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" class="{style}" marker-end="url(#{marker})"/>'


def _ends(one: Box, other: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a line between two boxes leaves and meets them: straight up or across where they overlap, else aslant."""
    x1, x2 = _nearest(one.left, one.width, other.left, other.width)
    y1, y2 = _nearest(one.top, one.height, other.top, other.height)
    return (x1, y1), (x2, y2)


def _nearest(start: float, size: float, other: float, other_size: float) -> tuple[float, float]:
    low, high = max(start, other), min(start + size, other + other_size)
    if low < high:
        return (low + high) / 2, (low + high) / 2
    return (start + size, other) if start < other else (start, other + other_size)


def _drawn(box: Box) -> str:
    evidence = "cc:Evidence" in box.term.broader or box.term.name in {"Evidence", "PlanDuty"}
    middle = box.left + box.width / 2
    lines = "".join(
        _line_of_links(line, middle, box.top + 58 + 18 * index)
        for index, line in enumerate(_lines(box.links_to_itself, box.width))
    )
    return (
        f'<rect x="{box.left:.0f}" y="{box.top:.0f}" width="{box.width:.0f}" height="{box.height:.0f}" rx="8" '
        f'class="{"box evidence" if evidence else "box"}"/>'
        f'<a href="#{box.term.name}">'
        f'<text x="{middle:.0f}" y="{box.top + 21:.0f}" class="name">{escape(box.term.label)}</text>'
        f'<text x="{middle:.0f}" y="{box.top + 38:.0f}" class="term">cc:{box.term.name}</text></a>{lines}'
    )


def _line_of_links(links: list[Term], middle: float, y: float) -> str:
    spans = " · ".join(f'<a href="#{link.name}"><tspan>{escape(link.label)}</tspan></a>' for link in links)
    return f'<text x="{middle:.0f}" y="{y:.0f}" class="label">{spans}</text>'


def _label(link: Term, x: float, y: float, style: str) -> str:
    text = f'<text x="{x:.0f}" y="{y:.0f}" class="label {style}">{escape(link.label)}</text>'
    return f'<a href="#{link.name}">{text}</a>'

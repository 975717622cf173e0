"""Goes through the paragraphs of a document and collects, unit by unit, the text that gives work to it.

Reads the view, the paragraphs, Parts and the kind of the document. Writes Assigned, in the order of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.addressed import in_need, lead_in, responsible
from ingest.cues import starts, table
from ingest.duty_merging import unit_key
from ingest.layout import DEPTH
from ingest.text import squeeze
from ingest.units import (
    NamedUnit,
    begins_with_order,
    issuer_orders,
    labels,
    orders,
    skip_clause,
    states_what_is,
    tells_what_was,
    unit_at,
    verbs_of_work,
)
from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from ingest.facts import Header
    from ingest.layout import Block
    from ingest.parts import Parts

_STRONG = re.compile(r"(?:chịu|có)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì")
_TOLD = re.compile(
    r"(?:chịu|có)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|có\s+quyền|chủ\s+trì\s*[,:]|thực\s+hiện\s+(?:các\s+)?nhiệm\s+vụ"
)
_REPORT_BY = re.compile(
    r"báo\s+cáo[^.;]{0,200}(?:trước|chậm\s+nhất)[^.;]{0,12}\sngày\s|(?:định\s+kỳ|h[ằà]ng\s+(?:năm|quý|tháng))[^.;]{0,60}báo\s+cáo",
    re.IGNORECASE,
)
"""A closing paragraph that asks for a report by a day gives work; one that only asks for compliance is a courtesy."""
_PLANS = ("ke-hoach", "chuong-trinh", "huong-dan", "de-an", "phuong-an", "bao-cao", "to-trinh")
_ACTS = ("quyet-dinh", "nghi-quyet", "nghi-dinh", "thong-tu", "luat", "quy-che", "quy-dinh")
_RULES = ("quy-che", "quy-dinh")
"""Regulations: who "chịu trách nhiệm" there answers for something, and is given no work by it."""
_DECISIONS = ("quyet-dinh", "nghi-quyet")
_DEEPEST = max(DEPTH.values())
_HEADING = 140
"""Letters of the longest heading of a section."""


@dataclass
class Assigned:
    """A unit that is given work, and the stretches of text that give it."""

    unit: str
    start: int
    end: int
    depth: int
    rule: str
    texts: list[tuple[int, int]] = field(default_factory=list)
    when: tuple[int, int] = (0, 0)
    """The clause before the name: "Định kỳ (trước ngày 30 tháng 6), các xã …"."""

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """All that may say by when."""
        return [self.when, *self.texts] if self.when[1] > self.when[0] else self.texts


class UnitWalk:
    """Goes through the paragraphs of the body and opens a unit where one is headed."""

    def __init__(self, view: str, parts: Parts, body: list[Block], header: Header, kind: str) -> None:
        self._view = view
        self._kind = kind
        self._act = kind in _ACTS
        self._issuer = fold_tones(header.issuer_name or "").casefold()
        self._blocks = body
        self._opening = parts.opening
        self._found: list[Assigned] = []
        self._current: Assigned | None = None
        self._lead: Assigned | None = None
        self._addressed: Assigned | None = None
        self._bare = False
        self._labelled = _DEEPEST
        self._assigning = False
        self._chapter = False

    def units(self) -> list[Assigned]:
        """The units in the order in which they are headed."""
        self._begin_with_lead_in()
        organising = self._kind not in _PLANS
        sections = any(self._is_section(block) for block in self._blocks)
        for index, block in enumerate(self._blocks):
            self._assigning = self._in_assigning(index)
            if block.mark in ("roman", "part") or (block.depth <= 1 and block.mark):
                organising = (
                    self._kind not in _PLANS
                    or self._is_section(block)
                    or (not sections and index > len(self._blocks) * 2 // 3)
                )
                if block.mark != "article":
                    self._close()
                    if not (organising and not self._is_section(block) and self._headed(index)):
                        continue
            self._block(index, organising)
        points = sum(block.mark == "number" and block.depth == DEPTH["number"] for block in self._blocks)
        if self._bare and (len(self._found) - 1) * 3 > points:
            self._found = [opened for opened in self._found if opened is not self._addressed]
        return self._found

    def _in_assigning(self, index: int) -> bool:
        """In an act: whether the chapter or article that the paragraph stands in says that it gives out work."""
        block = self._blocks[index]
        if block.mark in ("part", "article", "roman"):
            below = index + 1 < len(self._blocks) and self._blocks[index + 1].mark in ("number", "letter")
            within = block.mark == "article" and self._chapter
            if block.mark in ("part", "roman"):
                self._chapter = self._is_section(block)
            return self._is_section(block) or within or (below and self._heads_unit(block))
        return self._assigning

    def _heads_unit(self, block: Block) -> bool:
        """Whether the paragraph is nothing but the name of a unit."""
        named = unit_at(self._view, block.body, block.end)
        return bool(named and named.end >= block.end - 1)

    def _begin_with_lead_in(self) -> None:
        """ "… yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh:" gives the points that follow to them.

        "… yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:" does so only where the points name no units themselves.
        """
        found = lead_in(self._view, self._opening) if self._kind not in _PLANS else None
        if found:
            named, self._bare = found
            self._open(named, 1, "lead-in")
            self._lead, self._current = self._current, None
            self._addressed = self._lead
            self._act = False  # "Chính phủ yêu cầu các bộ …:" gives out work as a directive does

    def _block(self, index: int, organising: bool) -> None:
        block = self._blocks[index]
        if starts("anatomy", "closing").match(self._view, block.body):
            self._close()
            self._lead = None
            if _REPORT_BY.search(self._view, block.body, block.end):
                self._ordered_inside(block.body, block.end)
            return
        label = self._label(block)
        if label == "coordinate":
            return
        told = organising or self._below_label(block) or self._is_order(block)
        if label == "lead" or (told and self._headed(index)):
            return
        if self._current and block.mark and block.depth <= self._current.depth:
            self._close()
        if self._kind not in _PLANS or organising:
            own_end = self._ordered_inside(block.body, block.end)
            if self._act and self._kind not in _RULES:
                self._responsible(index)
            if self._kind not in _PLANS and self._needs(block):
                return
        else:
            own_end = block.end
        owner = self._current or self._lead
        if owner and own_end > block.body and (not block.mark or block.depth > owner.depth):
            owner.texts.append((block.body, own_end))

    def _below_label(self, block: Block) -> bool:
        """Whether the paragraph stands below "Cơ quan chủ trì: …", where an item may name who does a part of it."""
        if block.mark and block.depth <= self._labelled:
            self._labelled = _DEEPEST
        return block.depth > self._labelled

    def _is_order(self, block: Block) -> bool:
        """Whether a paragraph without a mark gives an order, wherever it stands: "Đề nghị Hội Nông dân vận động …"."""
        return not block.mark and begins_with_order(self._view, block.body)

    def _headed(self, index: int) -> bool:
        """Open the unit that the paragraph is headed by."""
        view, block = self._view, self._blocks[index]
        if index and block.mark in ("bullet", "plus") and self._unfinished(self._blocks[index - 1]):
            return False
        at = skip_clause(view, block.body, block.end)
        named = unit_at(view, at, block.end, whole=self._is_heading(index), inner=at > block.body)
        if not named or not self._gives_work(named, index) or self._is_current(named, block):
            return False
        self._close()
        self._open(named, self._depth(index), "ordered" if named.ordered else "heading")
        if self._current:
            self._current.when = (block.body, at)
        if named.rest < block.end and self._current:
            self._current.texts.append((named.rest, self._order_end(named.rest, block.end)))
            self._ordered_inside(named.rest, block.end)
        return True

    def _depth(self, index: int) -> int:
        """How deep a unit's heading lies: all that lies deeper is its work."""
        block = self._blocks[index]
        if block.mark:
            return block.depth
        return self._blocks[index + 1].depth - 1 if self._heads_points(index) else 8

    def _is_current(self, named: NamedUnit, block: Block) -> bool:
        """Whether an item below a unit's heading names the same unit again: it is one of its tasks."""
        current = self._current
        inside = current is not None and block.mark and current.depth < block.depth
        return bool(inside and current and unit_key(current.unit).startswith(unit_key(named.name)))

    def _is_heading(self, index: int) -> bool:
        """Whether the paragraph is all heading: no full stop ends it, and what follows lies deeper."""
        block = self._blocks[index]
        deeper = index + 1 < len(self._blocks) and self._blocks[index + 1].depth > block.depth
        if not (block.mark and deeper):
            return False
        text = self._view[block.body : block.end]
        if text.rstrip()[-1:] in ".;," or ": " in text or _TOLD.search(text):
            return False
        bare = re.sub(r"\([^()]*\)", "", text)
        return len(bare) < (160 if verbs_of_work().search(bare) else 330)

    def _unfinished(self, block: Block) -> bool:
        """Whether a long paragraph breaks off without a sign, so that the dash after it goes on with its sentence."""
        return block.end - block.start > 120 and self._view[block.start : block.end].rstrip()[-1:].isalpha()

    def _gives_work(self, named: NamedUnit, index: int) -> bool:
        block = self._blocks[index]
        if self._act and block.mark != "" and not named.ordered:
            if states_what_is(self._view, named):
                return False
            work = self._view[named.rest : named.rest + 60]
            if block.mark == "article" and self._kind in _DECISIONS and verbs_of_work().match(self._view, named.rest):
                return True
            whole = named.end >= block.end - 1
            if self._assigning:
                return block.mark != "article" or whole
            return not whole and bool(_STRONG.match(work.lstrip()))
        if tells_what_was(self._view, named):
            return False
        if issuer_orders(self._view, block.body, block.end) is not None or (not block.mark and self._is_issuer(named)):
            return False
        return bool(block.mark) or named.ordered or self._heads_points(index) or self._answers_topic(index)

    def _answers_topic(self, index: int) -> bool:
        """Whether the paragraph stands right below a numbered topic, "2. Về quy hoạch:"; not so in an act."""
        above = self._blocks[index - 1] if index else None
        below = bool(above and above.mark and self._view[above.end - 1] == ":")
        return below and not self._act and self._kind not in _PLANS

    def _heads_points(self, index: int) -> bool:
        """Whether points follow a paragraph that ends with a colon: "Ủy ban nhân dân các xã:", then "a) …"."""
        block = self._blocks[index]
        below = index + 1 < len(self._blocks) and self._blocks[index + 1].mark
        return bool(below) and self._view[block.end - 1] == ":"

    def _is_issuer(self, named: NamedUnit) -> bool:
        return bool(self._issuer) and fold_tones(named.name).casefold().startswith(self._issuer)

    def _label(self, block: Block) -> str | None:
        """ "Đơn vị chủ trì: Sở …" opens that unit; the coordinating ones are passed over."""
        found = labels().match(self._view, block.body, block.end)
        if not found:
            return None
        if found.lastgroup == "coordinate":
            return "coordinate"
        named = unit_at(self._view, found.end(), block.end)
        if not named:
            return None
        depth = min(block.depth, 5)
        self._close()
        self._open(named, depth, "label")
        self._labelled = depth
        if self._current:
            self._current.texts.append((named.rest, block.end))
        return "lead"

    def _ordered_inside(self, start: int, end: int) -> int:
        """ "… Giao Sở Nội vụ chủ trì …" inside a paragraph; where its text ends that is no order to others."""
        own_end = end
        for at in orders(self._view, start, end):
            named = unit_at(self._view, at, end)
            if named and named.ordered and named.rest < end:
                work = (named.rest, self._order_end(named.rest, end))
                self._found.append(Assigned(named.name, named.start, named.end, 9, "ordered", [work]))
                own_end = min(own_end, start if issuer_orders(self._view, start, end) == at else at)
        return own_end

    def _order_end(self, start: int, end: int) -> int:
        """An order runs to the next one in its paragraph."""
        return next(orders(self._view, start, end), end)

    def _needs(self, block: Block) -> bool:
        """Take the unit that a paragraph says needs to do what follows as the one that the points are for."""
        named = in_need(self._view, block)
        if named:
            self._open(named, 1, "lead-in")
            self._lead, self._current = self._current, None
        return bool(named)

    def _responsible(self, index: int) -> None:
        """The last article: "… chịu trách nhiệm thi hành Quyết định này"."""
        block = self._blocks[index]
        end = block.end
        if self._view[end - 1] == ":" and index + 1 < len(self._blocks) and not self._blocks[index + 1].mark:
            end = self._blocks[index + 1].end  # "Bộ trưởng các Bộ:", their names on the next line
        found = responsible(self._view, block.body, end)
        if found:
            named, work = found
            self._found.append(Assigned(named.name, named.start, named.end, 9, "article", [(work, end)]))

    def _is_section(self, block: Block) -> bool:
        if block.end - block.body > 2 * _HEADING:
            return False
        printed = squeeze(self._view[block.body : block.end]).casefold()
        return len(printed) < _HEADING and any(word in printed for word in table("duties")["section"]["words"])

    def _open(self, named: NamedUnit, depth: int, rule: str) -> None:
        self._current = Assigned(named.name, named.start, named.end, depth, rule)
        self._found.append(self._current)

    def _close(self) -> None:
        self._current = None

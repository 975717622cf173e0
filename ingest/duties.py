"""Finds who is given what work: units under headings, run-ins, "Giao …", articles of decisions, and labels.

Reads the view, Parts, Header and the references (whose dates are no deadlines). Writes Duties, one a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.cues import starts, table
from ingest.deadlines import find_deadlines
from ingest.facts import Deadline, Duty, Header
from ingest.parts import Parts, Span
from ingest.tables import task_rows
from ingest.text import compiled, squeeze
from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.layout import Block
    from ingest.text import Text
from ingest.layout import DEPTH
from ingest.own_plans import expected_kinds, must_issue
from ingest.units import (
    NamedUnit,
    begins_with_order,
    issuer_orders,
    labels,
    orders,
    skip_clause,
    states_what_is,
    unit_at,
    verbs_of_work,
)

_STRONG = re.compile(r"(?:chịu|có)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì")


_TOLD = re.compile(r"(?:chịu|có)\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chủ\s+trì,")


_HEADING = 140
"""Letters of the longest heading of a section."""


_SAYS_RESPONSIBLE = (re.compile(r"trách\s+nhiệm"), re.compile(r"thi\s+hành"))


_RESPONSIBLE = re.compile(
    r"(?P<units>[^.]{8,900}?)\s+(?:(?:chịu|có)\s+trách\s+nhiệm|thi\s+hành(?=\s+(?:Quyết|Nghị|Chỉ|Thông)|\s*[./]))",
    re.DOTALL,
)


_RESPONSIBLE_LATER = re.compile(
    r"\.\s+(?P<units>[^.]{8,900}?)\s+(?:(?:chịu|có)\s+trách\s+nhiệm|thi\s+hành(?=\s+(?:Quyết|Nghị|Chỉ|Thông)|\s*[./]))",
    re.DOTALL,
)


_PLANS = ("ke-hoach", "chuong-trinh", "huong-dan", "de-an", "phuong-an", "bao-cao", "to-trinh")


_ACTS = ("quyet-dinh", "nghi-quyet", "nghi-dinh", "thong-tu", "luat", "quy-che", "quy-dinh")


_NEEDS = compiled(
    r"(?<![^\s,;])(?P<unit>(?:[Tt]hành\s+phố|[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|Bộ|Ủy\s+ban\s+nhân\s+dân)(?:\s+[\p{Lu}][^\s,;:]*|\s+và){1,6})"
    r"\s+cần\s+[^;]{5,400}?(?:sau(?:\s+đây)?|trọng\s+tâm|cụ\s+thể):$"
)
_DECISIONS = ("quyet-dinh", "nghi-quyet")


@dataclass
class _Open:
    """A unit while its text is being collected."""

    unit: str
    start: int
    end: int
    depth: int
    rule: str
    texts: list[tuple[int, int]] = field(default_factory=list)


def find_duties(
    text: Text, parts: Parts, body: list[Block], enclosed: list[Block], header: Header, skip: Sequence[tuple[int, int]]
) -> list[Duty]:
    """One duty a unit or group of units that is told to do something, even under several headings.

    Args:
        text: the document's text.
        parts: where its parts stand.
        body: the paragraphs of its body.
        enclosed: those of the regulation or plan that it adopts.
        header: its kind and issuer decide where work is given.
        skip: the references, whose dates are no deadlines.
    """
    view, string = text.view, text.string
    kind = header.kind.value.slug if header.kind else ""
    units = _Walk(view, parts, body, header, kind).units()
    if enclosed and parts.enclosed:
        units += _Walk(view, replace(parts, opening=Span(0, 0)), enclosed, header, parts.enclosed.slug).units()
    issued = header.date.value if header.date else None
    own = header.issuer.value.area.kind if header.issuer and header.issuer.value.area else ""
    listed = [_duty(view, opened, issued, skip) for opened in units]
    rows = [
        *_rows(view, string, Span(parts.body.start, parts.body.end), "body", issued, skip),
        *_rows(view, string, parts.annexes, "annex", issued, skip),
    ]
    return _merge([*listed, *rows], own)


def _rows(
    view: str, string: str, span: Span, where: str, issued: str | None, skip: Sequence[tuple[int, int]]
) -> list[Duty]:
    """The duties of the task tables of a stretch."""
    found = []
    for row in task_rows(string, span.start, span.end):
        named = unit_at(view, row.unit.start, row.unit.end, whole=True)
        if named:
            texts = [(cell.start, cell.end) for cell in row.rest if cell.end - cell.start > 3]
            opened = _Open(named.name, named.start, named.end, 9, "table", texts)
            found.append(replace(_duty(view, opened, issued, skip, cells=True), where=where))
    return found


class _Walk:
    """Goes through the paragraphs of the body and opens a unit where one is headed."""

    def __init__(self, view: str, parts: Parts, body: list[Block], header: Header, kind: str) -> None:
        self._view = view
        self._kind = kind
        self._issuer = fold_tones(header.issuer_name or "").casefold()
        self._blocks = body
        self._opening = parts.opening
        self._found: list[_Open] = []
        self._current: _Open | None = None
        self._lead: _Open | None = None
        self._addressed: _Open | None = None
        self._bare = False
        self._assigning = False
        self._chapter = False

    def units(self) -> list[_Open]:
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
        found = re.search(
            r"(?:yêu\s+cầu|đề\s+nghị|giao)\s+(?P<unit>[^.;:]{8,330}):\s*$",
            self._view[self._opening.start : self._opening.end],
        )
        if found and self._kind not in _PLANS:
            at = self._opening.start + found.start("unit")
            named = unit_at(self._view, at, self._opening.start + found.end("unit"))
            if named:
                self._bare = named.end < self._opening.start + found.end("unit") - 1
                self._open(named, 1, "lead-in")
                self._lead, self._current = self._current, None
                self._addressed = self._lead

    def _block(self, index: int, organising: bool) -> None:
        block = self._blocks[index]
        if starts("anatomy", "closing").match(self._view, block.body):
            self._close()
            self._lead = None
            return
        label = self._label(block)
        if label == "coordinate":
            return
        told = organising or self._is_order(block)
        if label == "lead" or (told and self._headed(index)):
            return
        if self._current and block.mark and block.depth <= self._current.depth:
            self._close()
        if self._kind not in _PLANS or organising:
            own_end = self._ordered_inside(block.body, block.end)
            if self._kind in _ACTS:
                self._responsible(index)
            if self._kind not in _PLANS and self._needs(block):
                return
        else:
            own_end = block.end
        owner = self._current or self._lead
        if owner and own_end > block.body and (not block.mark or block.depth > owner.depth):
            owner.texts.append((block.body, own_end))

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
        if not named or not self._gives_work(named, block) or self._is_current(named, block):
            return False
        self._close()
        self._open(named, block.depth if block.mark else 8, "ordered" if named.ordered else "heading")
        if named.rest < block.end and self._current:
            self._current.texts.append((named.rest, self._order_end(named.rest, block.end)))
            self._ordered_inside(named.rest, block.end)
        return True

    def _is_current(self, named: NamedUnit, block: Block) -> bool:
        """Whether an item below a unit's heading names the same unit again: it is one of its tasks."""
        current = self._current
        inside = current is not None and block.mark and current.depth < block.depth
        return bool(inside and current and _key(current.unit).startswith(_key(named.name)))

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

    def _gives_work(self, named: NamedUnit, block: Block) -> bool:
        if self._kind in _ACTS and block.mark != "" and not named.ordered:
            if states_what_is(self._view, named):
                return False
            work = self._view[named.rest : named.rest + 60]
            if block.mark == "article" and self._kind in _DECISIONS and verbs_of_work().match(self._view, named.rest):
                return True
            whole = named.end >= block.end - 1
            if self._assigning:
                return block.mark != "article" or whole
            return not whole and bool(_STRONG.match(work.lstrip()))
        return bool(block.mark) or (named.ordered and not self._is_issuer(named))

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
        self._open(replace(named, end=named.end), depth, "label")
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
                self._found.append(_Open(named.name, named.start, named.end, 9, "ordered", [work]))
                own_end = min(own_end, start if issuer_orders(self._view, start, end) == at else at)
        return own_end

    def _order_end(self, start: int, end: int) -> int:
        """An order runs to the next one in its paragraph."""
        return next(orders(self._view, start, end), end)

    def _needs(self, block: Block) -> bool:
        """ "… tỉnh Đắk Lắk cần tập trung thực hiện một số nhiệm vụ sau:" gives the points that follow to it."""
        found = _NEEDS.search(self._view, block.body, block.end) if self._view[block.end - 1] == ":" else None
        if found and not block.mark:
            name = squeeze(found["unit"])
            named = NamedUnit(name[0].upper() + name[1:], found.start("unit"), found.end("unit"), found.end(), False)
            self._open(named, 1, "lead-in")
            self._lead, self._current = self._current, None
            return True
        return False

    def _responsible(self, index: int) -> None:
        """The last article: "… chịu trách nhiệm thi hành Quyết định này"."""
        block = self._blocks[index]
        end = block.end
        if self._view[end - 1] == ":" and index + 1 < len(self._blocks) and not self._blocks[index + 1].mark:
            end = self._blocks[index + 1].end  # "Bộ trưởng các Bộ:", their names on the next line
        view, start = self._view, block.body
        if not any(words.search(view, start, end) for words in _SAYS_RESPONSIBLE):
            return
        found = _RESPONSIBLE.match(view, start, end) or _RESPONSIBLE_LATER.search(view, start, end)
        if not found:
            return
        named = unit_at(self._view, found.start("units"), found.end("units") + 1, whole=True)
        if named:
            self._found.append(_Open(named.name, named.start, named.end, 9, "article", [(found.end("units"), end)]))

    def _is_section(self, block: Block) -> bool:
        if block.end - block.body > 2 * _HEADING:
            return False
        printed = squeeze(self._view[block.body : block.end]).casefold()
        return len(printed) < _HEADING and any(word in printed for word in table("duties")["section"]["words"])

    def _open(self, named: NamedUnit, depth: int, rule: str) -> None:
        self._current = _Open(named.name, named.start, named.end, depth, rule)
        self._found.append(self._current)

    def _close(self) -> None:
        self._current = None


def _duty(
    view: str, opened: _Open, issued: str | None, skip: Sequence[tuple[int, int]], *, cells: bool = False
) -> Duty:
    deadlines: list[Deadline] = []
    for start, end in opened.texts:
        deadlines += find_deadlines(view, start, end, issued, skip, cell=cells)
    tasks = tuple((start, end) for start, end in opened.texts if end - start > 2) or ((opened.start, opened.end),)
    sure = {"heading": 0.93, "ordered": 0.9, "label": 0.92, "article": 0.93, "lead-in": 0.85, "table": 0.9}[opened.rule]
    own = any(must_issue(view[start:end]) for start, end in opened.texts)
    return Duty(
        opened.unit,
        tasks,
        tuple(deadlines),
        own,
        opened.start,
        opened.end,
        f"duty.{opened.rule}",
        sure,
        expects_kinds=expected_kinds(opened.unit) if own else (),
    )


@lru_cache(maxsize=4096)
def _key(unit: str) -> str:
    """The words of a unit's name by which it is known again: no glosses, no plural."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^()]*\)", "", fold_tones(unit)).casefold())
    return " ".join(words[1:] if words[:1] == ["các"] else words)


def _merge(duties: list[Duty], own: str) -> list[Duty]:
    """One duty a unit, in the order of first mention; the kind of the own area that ends a name adds nothing."""
    groups: dict[str, list[Duty]] = {}
    for duty in duties:
        key = _key(duty.unit)
        groups.setdefault(key.removesuffix(f" {own}") if own else key, []).append(duty)
    return [_joined(group) for group in groups.values()]


def _joined(group: list[Duty]) -> Duty:
    """The duties of one unit as one, each deadline once."""
    deadlines: list[Deadline] = []
    told: set[tuple[int, int]] = set()
    for duty in group:
        deadlines += [deadline for deadline in duty.deadlines if (deadline.start, deadline.end) not in told]
        told.update((deadline.start, deadline.end) for deadline in duty.deadlines)
    return replace(
        group[0],
        tasks=tuple(task for duty in group for task in duty.tasks),
        deadlines=_told_once(deadlines),
        must_issue_plan=any(duty.must_issue_plan for duty in group),
        expects_kinds=next((duty.expects_kinds for duty in group if duty.expects_kinds), ()),
    )


def _told_once(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """A recurrence without a day says nothing where the same one is told with its day."""
    dated = {deadline.recurs for deadline in deadlines if deadline.month_day}
    return tuple(d for d in deadlines if d.month_day or d.date or d.recurs not in dated)

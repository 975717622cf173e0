"""Says what a document does with each document that it names, from the words that govern the reference.

The preamble is read as a list: a lead word (Căn cứ, Thực hiện) governs every item up to the next lead word, and what an
item names inside the subject of its own document is only cited. In the body the nearest governing word of the clause
decides; an item of a list takes what its lead-in says. All words are in grammar/relations.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.cues import table
from ingest.facts import Mention
from ingest.governing import CITES, Governed, direct_words, far_words, leads, words_of
from ingest.issuing import speaker_at
from ingest.text import lowered, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.layout import Block
    from ingest.parts import Parts
    from ingest.references import Reference

_REACH = 420
_ITEM_LEAD = 40
_TITLE_CARRIES = re.compile(
    r"(?:\W*)(?:về việc |v/v )?(?:phát động |ban hành |tiếp tục )*"
    r"(?:(?:kế hoạch|chương trình|đề án|phương án)[\w\s]{0,40} )?"
    r"(?:tiếp tục |tổ chức |triển khai |thực hiện |thi hành |quán triệt |cụ thể hóa |hành động )+"
    r"(?:các |nội dung |hiệu quả |có hiệu quả )*$"
)
_LISTED_WITHIN = re.compile(
    r"(?:phê\s+duyệt|ban\s+hành|quy\s+định|nêu)\s+tại\s+các\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}\s*$"
)
""" "… đã được phê duyệt tại các Quyết định: số 36 …; số 37 …"."""
_ANSWERS = re.compile(r"như\s+sau\s*:")
"""In a letter the answer begins there: what it says to carry out is not why it was written."""
_CHANGES_PART = re.compile(
    r"[\W\d]*(?:điều\s+\d+\W*)?(?:về\s+việc\s+|(?:quyết\s+định|nghị\s+quyết)\s+này\s+)?"
    r"(?:bãi\s+bỏ|thay\s+thế|đính\s+chính|sửa\s+đổi|bổ\s+sung)[,\s](?![^;]*\stheo\s+quy)"
)
""" "Bãi bỏ khoản 3 ban hành kèm theo X": a part of X goes, X is amended."""
_NEAR = 14
"""Paragraphs between an item and the one that introduces its list, unless all between are items of that list."""
_LIST_CHANGES = re.compile(
    r"(?<![^\W_])(?P<verb>bãi\s+bỏ|hủy\s+bỏ|thay\s+thế)\s+(?:toàn\s+bộ\s+)?(?:(?:các|những|\d+|một\s+số)\s+)*"
    r"(?:văn\s+bản|quyết\s+định|nghị\s+quyết|chỉ\s+thị|thông\s+tư|nghị\s+định|kế\s+hoạch)(?![^\W_])[^.;]*\Z"
)
""" "Bãi bỏ các văn bản sau đây:", "Quyết định này thay thế các Quyết định:"."""
_CHANGES = {"bãi": "repeals", "hủy": "repeals", "tha": "replaces"}
_LIST_EXPIRES = re.compile(r"hết\s+hiệu\s+lực[^.;:]*\Z")
_AND_PART_OF = re.compile(r"\bvà\s[^.;:]{3,80}\stại\s*$")
""" "… tại X và thủ tục số 1 tại Y": what is done with a part of X is done with a part of Y."""
_EXPIRES = re.compile(r"[^.;]{0,420}?hết\s+hiệu\s+lực", re.IGNORECASE)
_CARRIES_OUT = re.compile(
    r",\s*(?:tiếp\s+tục\s+)?(?:triển\s+khai\s+thực\s+hiện|tổ\s+chức\s+thực\s+hiện|thực\s+hiện|triển\s+khai)\s+(?:các\s+)?$"
)
_LIST_JOIN = re.compile(
    r"^[\s,;]*(?:và|hoặc|cùng|gồm|là)?\s*(?:các\s+)?(?:[\w\s]{0,12}:|(?<=[,;\s])của\s[\w\s]{3,60}\stại(?:\s+văn\s+bản(?:\s+số)?)?)?\s*$"
)
_WHAT_STANDS_ABOVE = re.compile(r"[^,;.]{0,60}\strên\s*,")
""" "Căn cứ các quy định nêu trên, …": what follows is no ground any more."""
_CLAUSE_END = re.compile(r"[;.\n:](?:(?<=[;:])|(?<=\s\.)(?=[^\d.A-ZĐ])|(?<=\n)\s*\n)")
"""In reverse order of letters, so that the first is the nearest: ; or : or . before white space, or an empty line."""
_AMENDED = re.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|hợp\s+nhất|đính\s+chính)[^;]{0,90}?(?:bởi|tại|theo|bằng)\s*(?:các\s+)?(?:Luật\s*)?$",
    re.IGNORECASE,
)


def relate(view: str, parts: Parts, body: list[Block], references: Sequence[Reference]) -> list[Mention]:
    """Each reference with its relation, whether it is primary, the rule and the confidence."""
    reader = _Reader(view, parts, body, references)
    return [reader.mention(index) for index in range(len(references))]


class _Reader:
    """Walks the references in order; each may look back at the one before it."""

    def __init__(self, view: str, parts: Parts, body: list[Block], references: Sequence[Reference]) -> None:
        self._view = view
        self._low = lowered(view)
        self._parts = parts
        self._refs = references
        self._done: list[tuple[Governed, bool]] = []
        self._led: dict[int, tuple[Governed, bool]] = {}
        self._blocks = body
        self._starts = [block.start for block in self._blocks]
        start = parts.opening.start
        opening = (
            "\n" + view[start : parts.opening.end]
        )  # so that a lead word is at the head of a line, however indented
        self._leads = [(start + m.end() - 1, m.lastgroup or "") for m in leads().finditer(opening)]
        self._issuing = speaker_at(view, parts)
        answer = _ANSWERS.search(view, start, parts.opening.end) if parts.letter else None
        self._answer = answer.end() if answer else parts.opening.end

    def mention(self, index: int) -> Mention:
        ref = self._refs[index]
        if ref.start < self._parts.opening.start:
            governed, nested = self._in_title(index)
        elif ref.start < self._parts.opening.end:
            governed, nested = self._in_opening(index)
        elif ref.start < self._parts.body.end or self._parts.enclosure.start <= ref.start < self._parts.enclosure.end:
            governed, nested = self._in_body(index)
        else:
            governed, nested = Governed("cites", False, "annex", 0.9), False
        self._done.append((governed, nested))
        sure = governed.confidence * (1.0 if ref.typed or ref.named else 0.9) * (0.9 if ref.slip else 1.0)
        return Mention(
            ref.start, ref.end, ref.kind, ref.number, ref.year, ref.symbol, ref.family, ref.date, ref.issuer, ref.name,
            governed.relation, governed.primary, governed.rule, round(sure, 3), ref.subject, ref.slip,
        )  # fmt: skip

    # ---- where the reference stands ------------------------------------------------------------------------------

    def _in_title(self, index: int) -> tuple[Governed, bool]:
        """ "Triển khai thực hiện Chỉ thị X": the title says what the document is to do; its first object counts."""
        ref = self._refs[index]
        before = self._low[self._parts.title.start : ref.start]
        if index and not self._joined(index):
            return CITES, True
        if index:
            return self._done[index - 1]
        direct = direct_words().search(before)
        if direct and direct.lastgroup == "within" and _CHANGES_PART.match(before):
            return Governed("amends", False, "title.part-changed", 0.9), False
        if direct and direct.lastgroup not in ("within", "amended_by", "instructed"):
            return self._direct_relation(direct, own=True), False
        carries = _TITLE_CARRIES.match(f"{squeeze(before)} ")
        return (Governed("implements", True, "title.carries-out", 0.93), False) if carries else (CITES, False)

    def _in_opening(self, index: int) -> tuple[Governed, bool]:
        ref = self._refs[index]
        if self._issuing is not None and ref.start > self._issuing:  # the issuing clause repeats the title
            return CITES, True
        if ref.start > self._answer:
            return self._by_clause(index, self._answer)
        place = bisect_right(self._leads, (ref.start, "~")) - 1
        if place < 0:
            return self._by_clause(index, self._parts.opening.start)
        at, rule = self._leads[place]
        item = self._item_start(index, at)
        if self._nested(index, at, item):
            return CITES, True
        if _WHAT_STANDS_ABOVE.match(self._view, at, ref.start):
            return self._by_clause(index, item)
        if (
            item > at and self._alone(index, item) and len(self._view[item : ref.start].strip()) > _ITEM_LEAD
        ):  # a sentence of its own, not an item of the list
            return self._by_clause(index, item)
        return self._lead_relation(
            rule, self._view[max(at, item) : ref.start] if self._alone(index, item) else ""
        ), False

    def _alone(self, index: int, item: int) -> bool:
        """Whether no other reference stands before this one in its item."""
        return not index or self._refs[index - 1].start < item

    def _lead_relation(self, rule: str, between: str) -> Governed:
        entry = table("relations")[rule.replace("_", "-")]
        if not entry.get("primary") and _CARRIES_OUT.search(between):  # "Căn cứ tình hình thực tế, thực hiện X"
            return Governed("implements", True, "opening.carries-out", 0.93)
        primary = bool(entry.get("primary"))
        if primary and re.search(r"\b(?:quy định|phân công)\b[^;]*$", between) and "tại" in between[-20:]:
            return Governed("cites", False, "lead.within", 0.7)
        return Governed(entry["relation"], primary, f"opening.{rule.replace('_', '-')}", 0.97)

    def _in_body(self, index: int) -> tuple[Governed, bool]:
        ref = self._refs[index]
        place = bisect_right(self._starts, ref.start) - 1
        block = self._blocks[place] if place >= 0 else None
        begin = block.start if block else self._parts.body.start
        return self._by_clause(index, begin, place)

    # ---- what governs it ------------------------------------------------------------------------------------------

    def _item_start(self, index: int, begin: int) -> int:
        """Where the item begins that the reference stands in: after the last ; . or : that is not inside quotes."""
        at = self._refs[index].start
        start = max(begin, at - _REACH)
        backwards = self._view[start:at][::-1]
        ends = _CLAUSE_END.finditer(backwards)
        return at - next((end.start() for end in ends if backwards.count('"', end.end()) % 2 == 0), len(backwards))

    def _nested(self, index: int, begin: int, item: int) -> bool:
        """Whether the reference stands inside the subject or title of the one before, where it is only named."""
        ref = self._refs[index]
        if self._quoted(ref.start, begin):
            return True
        if not index or self._refs[index - 1].start < item:
            return False
        before = self._refs[index - 1]
        if self._joined(index):
            return self._done[index - 1][1]
        between = self._view[before.end : ref.start]
        if _AMENDED.search(between) or _AND_PART_OF.search(between):
            return False
        return not re.search(r"(?:,|;|\bvà)\s*(?:các\s+)?$", between) or self._done[index - 1][1]

    def _joined(self, index: int) -> bool:
        """Whether no more than "," or "và" stands between a reference and the one before it."""
        between = self._low[self._refs[index - 1].end : self._refs[index].start]
        return bool(_LIST_JOIN.match(between))

    def _quoted(self, at: int, begin: int) -> bool:
        """Inside quotes that opened in this sentence and close after it."""
        text = self._view[max(begin, at - 300) : at]
        cut = max(text.rfind("\n\n"), text.rfind(". "))
        opened = text[cut + 1 :].count('"') % 2 == 1
        return opened and '"' in self._view[at : at + 400]

    def _by_clause(self, index: int, begin: int, place: int = -1) -> tuple[Governed, bool]:
        ref = self._refs[index]
        item = self._item_start(index, begin)
        if self._nested(index, begin, item):
            return CITES, True
        clause = self._low[item : ref.start]
        if len(clause.strip(" -+().0123456789")) < 3 and _EXPIRES.match(self._view, ref.end):
            return Governed("repeals", False, "body.expires", 0.85), False
        direct = direct_words().search(clause)
        if direct and direct.start() >= 0:
            return self._direct_relation(direct, clause=clause), False
        theo = re.search(r"theo\s*(?:các\s+)?$", clause)
        if theo and re.search(r"được\s+(?:[^\W\d_]+\s+){1,4}$", clause[: theo.start()]):
            return Governed("cites", False, "theo", 0.85), False
        if theo:
            work = words_of("theo").search(clause, 0, theo.start())
            return (
                Governed("implements", False, "own-instruction", 0.8) if work else Governed("cites", False, "theo", 0.8)
            ), False
        if index and self._refs[index - 1].start >= item and self._joined(index):
            return self._done[index - 1]
        far = self._last_far(clause)
        if far:
            return far, False
        if re.fullmatch(r"[\s\-+(\d).]*(?:các\s+|và\s+|như:?\s*|là:?\s*|[a-zđ]\)\s*)*", clause):
            return self._inherited(index, item, begin, place)
        return CITES, False

    def _inherited(self, index: int, item: int, begin: int, place: int) -> tuple[Governed, bool]:
        """A reference that heads its item: as the item before it in the list, or as the lead-in of the list says."""
        start = max(begin, item - _REACH)
        if (
            index
            and self._refs[index - 1].start >= start
            and self._view[item - 1 : item] == ";"
            and not self._done[index - 1][1]
        ):
            return self._done[index - 1]
        lead = self._low[start : item - 1] if item > begin else ""
        if _LISTED_WITHIN.search(lead):
            return CITES, False
        if _LIST_EXPIRES.search(lead) and self._view[item - 1 : item] == ":":
            return Governed("repeals", False, "list.expires", 0.85), False
        if (far := self._last_far(lead)) and self._view[item - 1 : item] in ":;":
            return far, False
        return self._lead_in(place)

    def _lead_in(self, place: int) -> tuple[Governed, bool]:
        """What the paragraph says that introduces the list: the nearest one above that ends with a colon.

        Items of one list may go on for pages: what the one before was told holds for the next.
        """
        depth = self._blocks[place].depth if place >= 0 else 0
        for above in range(place - 1, -1, -1):
            block = self._blocks[above]
            if self._view.endswith(":", block.body, block.end):
                return self._introduced(place, block.body, block.end)
            if place - above >= _NEAR and (above in self._led or block.depth != depth):
                break
            if above in self._led and block.depth == depth:
                return self._led.setdefault(place, self._led[above])
        return CITES, False

    def _introduced(self, place: int, start: int, end: int) -> tuple[Governed, bool]:
        if _LIST_EXPIRES.search(self._low, start, end - 1):
            found = Governed("repeals", False, "list.expires", 0.85)
        elif own := _LIST_CHANGES.search(self._low, max(start, end - _REACH), end):
            if words_of("advice").search(self._low, start, own.start()):
                return self._led.setdefault(place, (CITES, False))
            found = Governed(_CHANGES[own["verb"][:3]], False, "list.own-act", 0.9)
        else:
            far = self._last_far(self._low[max(start, end - _REACH) : end])
            found = Governed(far.relation, False, "list.lead-in", 0.9) if far else CITES
        return self._led.setdefault(place, (found, False))

    def _last_far(self, clause: str) -> Governed | None:
        last = None
        for found in far_words().finditer(clause):
            last = found
        if not last:
            return None
        rule = (last.lastgroup or "").replace("_", "-")
        if last[0].startswith("thi") and clause[: last.start()].endswith("hiệu lực "):  # "có hiệu lực thi hành"
            return None
        if rule == "grounded" and (
            clause[: last.start()].endswith("làm ") or _WHAT_STANDS_ABOVE.match(clause, last.end())
        ):
            return None
        return Governed(table("relations")[rule]["relation"], False, f"body.{rule}", 0.9)

    def _direct_relation(self, found: re.Match[str], *, clause: str = "", own: bool = False) -> Governed:
        rule = (found.lastgroup or "").replace("_", "-")
        entry = table("relations")[rule]
        if rule == "within" and _CHANGES_PART.match(clause):
            return Governed("amends", False, "direct.part-changed", 0.85)
        if entry.get("own") and not own and words_of("advice").search(clause, 0, found.start()):
            return Governed("cites", False, "advised", 0.8)
        return Governed(entry["relation"], False, f"direct.{rule}", 0.9)

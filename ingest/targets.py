"""Finds measurable targets: name, figure as printed, unit. Words are in grammar/targets.toml.

Targets stand under a heading that speaks of them, after a lead-in with a colon, or as "100% các đơn vị …" at the head
of an item. A figure belongs to the words before it back to the last figure or semicolon; a part ("trong đó", in
parentheses) bears the name of its whole before its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ingest.cues import any_of, spaced, table
from ingest.facts import Target
from ingest.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.layout import Block

_HEAD = 150
_LONG = 100
_BARE = re.compile(r"(?<=:)\s*(?P<value>\d(?:[\d.,/]*\d)?)(?=\s*(?:;|\.(?:\s|$)|$))")
_SENTENCE = re.compile(r"\.\s+(?=[^\W\d_])")
_ASIDE = re.compile(r"\([^()]*\)|^\s*(?:/\s*năm\s+)?trở\s+lên,?")
_PIECES = re.compile(r"[;()]|trong\s+đó\s*:?", re.IGNORECASE)
_PART = re.compile(r"^(?:trong\s+đó|gồm|bao\s+gồm|cụ\s+thể)\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:\(?\d{1,2}\)?[.)]*|[-+•]|[a-zđ]\))\s*")


def find_targets(view: str, blocks: list[Block]) -> list[Target]:
    """The targets of a document, from the paragraphs of its body."""
    found: list[Target] = []
    until = -1
    for block in blocks:
        text = view[block.body : block.end]
        heading = bool(block.mark) and block.end - block.start < _HEAD and _zone().search(text)
        if until >= 0 and block.mark and block.depth <= until:
            until = -1
        if heading and until < 0:
            until = block.depth
        elif until >= 0:
            found += _figures(view, block.body, block.end)
        elif lead := _lead_in().search(view, block.body, block.end):
            found += _figures(view, lead.end(), block.end)
        elif any(sign in text for sign in _SIGNS_OF_AIM):
            found += _aims(view, block.body, block.end)
    return found


@cache
def _words(entry: str) -> str:
    return any_of(spaced(word) for word in sorted(table("targets")[entry]["words"], key=len, reverse=True))


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('zone')})", re.IGNORECASE)


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(r"chỉ\s+tiêu[^:.;]{0,60}:\s*(?=[^\W\d_])", re.IGNORECASE)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/])(?P<value>(?:\d[\d.,/]*\d|\d)(?:\s*[-–]\s*\d[\d.,]*)?)\s*(?P<unit>{_words('unit')})(?![^\W_])(?:\s*/\s*năm)?"
    )


@cache
def _share_of() -> re.Pattern[str]:
    """ "Phấn đấu ít nhất 85% người hưởng trợ cấp …": at the head of a clause, the name follows its figure."""
    lead = rf"(?:{_words('verb')}|(?:đến\s+(?:hết\s+)?)?năm\s+20\d\d,?|hằng\s+năm,?)"
    return re.compile(
        rf"(?:{lead}\s+)*(?P<value>\d{{1,3}}(?:[.,]\d+)?)\s*%\s+"
        r"(?!(?:so|trở|kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|GDP|GRDP|vốn|năm|và|đến)(?![^\W_]))"
        r"(?P<name>[^\W\d_](?:[^.;]|\.{2,}){8,300})",
        re.IGNORECASE,
    )


_PARENTHESES = re.compile(r"\((?!phấn đấu\))[^()]*(?:\)|$)")
_JOINED = re.compile(r"(?:[\s;,]|(?<![^\W_])và)+$")
_SIGNS_OF_AIM = ("%", "đấu", "năm 20")
_CLAUSE = re.compile(r"[;,]\s+(?:và\s+)?|\s+và\s+", re.IGNORECASE)
_AIM = re.compile(r"(?:phấn\s+đấu|đến\s+(?:hết\s+)?năm\s+20\d\d)(?![^\W_])", re.IGNORECASE)
_DONE = re.compile(r"(?<![^\W_])đã(?![^\W_])")
_STATE = re.compile(r"(?:hiện\s+(?:nay|tại)|đến\s+nay|tính\s+đến)(?![^\W_])", re.IGNORECASE)


@cache
def _makes() -> re.Pattern[str]:
    """ "Hình thành 100 doanh nghiệp khởi nghiệp": the words after the figure say what is counted."""
    return re.compile(rf"(?<![^\W_])(?:{_words('maker')})(?:\s+(?:mới|được|thêm|việc\s+làm\s+cho))*$", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_words('opening')})(?![^\W_])[\s,:]*)+", re.IGNORECASE)


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{_words('purpose')})(?![^\W_]).*", re.IGNORECASE | re.DOTALL)


@cache
def _tail() -> re.Pattern[str]:
    """What stands between a name and its figure; of "tốc độ tăng bình quân" all is name."""
    until = r"(?:tính\s+)?đến\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d"
    rate = r"(?<!tốc\sđộ\s)(?<!độ\stăng\s)"
    return re.compile(rf"(?:[\s:,-]|(?<![^\W_]){rate}(?:{_words('verb')}|{until}|tỷ\s+lệ(?=\s*$)))+$", re.IGNORECASE)


def _sentences(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in [*(found.end() for found in _SENTENCE.finditer(view, start, end)), end]:
        yield at, stop
        at = stop


def _figures(view: str, start: int, end: int) -> Iterator[Target]:
    """Each figure of a paragraph, with the name that stands before it or, at the head of a clause, after it."""
    for first, stop in _sentences(view, start, end):
        if _STATE.match(view, first, stop):  # what is so today is no target
            continue
        shares = list(_shares(view, first, stop))
        ends = [*(share.start() for share in shares), stop]
        yield from _Sentence(view, first, ends[0]).targets()
        for share, after in zip(shares, ends[1:], strict=True):
            last = min(share.end(), after)
            yield _target(_JOINED.sub("", view[share.start("name") : last]), share["value"], "%", share.start(), last)
            yield from _Sentence(view, last, after).targets()


def _shares(view: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The heads of clauses such as "trên 70% xã, phường …"; what such a clause says goes to the next semicolon."""
    if "%" not in view[start:end]:
        return
    for at in [start, *(found.end() for found in _CLAUSE.finditer(view, start, end))]:
        if share := _share_of().match(view, at, end):
            yield share


def _aims(view: str, start: int, end: int) -> Iterator[Target]:
    """Outside the parts that speak of targets: sentences that begin with a share, or say what is to be reached when."""
    for first, stop in _sentences(view, start, end):
        if _share_of().match(view, first, stop) or (
            _AIM.match(view, first, stop) and not _DONE.search(view, first, stop)
        ):
            yield from _figures(view, first, stop)


_MONEY = ("%", "%/năm", "tỷ", "tỷ đồng", "triệu", "triệu đồng", "đồng", "USD", "triệu USD", "tỷ USD", "ha", "tấn", "km")
_COUNTED_END = re.compile(r"[;.:(]|,?\s+(?:và\s+)?(?:[^\W\d_]+\s+){0,2}(?=\d)")
_TO_WHOM = re.compile(r"\s(?:cho|của|với|tới|tại|ở)$")


class _Sentence:
    """Names the figures of one sentence: a label before a colon, a whole and its parts, or each for itself."""

    def __init__(self, view: str, start: int, end: int) -> None:
        self._view, self._start, self._end = view, start, end
        self._label = self._whole = self._last = ""
        self._part = False

    def targets(self) -> Iterator[Target]:
        """The targets, in order."""
        at = self._start
        hits = [*_figure().finditer(self._view, at, self._end), *_BARE.finditer(self._view, at, self._end)]
        for hit in sorted(hits, key=lambda hit: (hit.start("value"), hit.re is _BARE)):
            if hit.start() < at or self._view[max(0, hit.start() - 40) : hit.start()].rstrip()[-3:].lower() in (
                "năm",
                "gày",
                "áng",
            ):
                continue
            unit = hit.groupdict().get("unit")
            name = self._name(at, hit.start())
            end = hit.end()
            if unit and unit not in _MONEY and (not name or _makes().search(name)):
                end = self._counted_end(end)
                name = f"{name} {squeeze(self._view[hit.start('unit') : end])}".strip()
            elif unit == "%" and (len(name.split()) < 3 or _TO_WHOM.search(name)):
                name = f"{name} {_after(self._view, hit.end(), self._end)}".strip()
            unit = squeeze(unit) if unit else _counted(name) or ("%" if "tỷ lệ" in name.lower() else None)
            if name and unit:
                yield _target(name, hit["value"], unit, at, end)
            at = end

    def _counted_end(self, at: int) -> int:
        """Where the words end that say what is counted: "20 mô hình sản xuất tuần hoàn, khép kín"."""
        stop = _COUNTED_END.search(self._view, at, self._end)
        return stop.start() if stop else self._end

    def _name(self, start: int, end: int) -> str:
        gap = _ASIDE.sub(" ", self._view[start:end])
        self._part = bool(self._whole) and (
            ("(" in gap or "trong đó" in gap.lower()) or (self._part and ")" not in gap)
        )
        pieces = [piece for piece in map(_clean, _PIECES.split(gap.lstrip(" ,"))) if piece]
        own = pieces[-1] if pieces else ""
        if not own:
            return f"{self._last} (phấn đấu)" if "phấn đấu" in gap and self._last else ""
        aim = own[own.rindex("phấn đấu") + 8 :].strip() if "phấn đấu" in own else ""
        if len(own) > _LONG and len(aim.split()) > 4:
            own = aim
        if not self._last and ":" in own:
            self._label, own = own.split(":", 1)[0], own.rsplit(":", 1)[1].strip()
        if not self._part and not self._label:
            self._whole = own
        self._last = f"{self._whole}: {own}" if self._part else f"{self._label}: {own}" if self._label else own
        return self._last


def _clean(piece: str) -> str:
    bare = _PART.sub("", _MARK.sub("", squeeze(piece)).strip(" ,.;:-()"))
    bare = _opening().sub("", bare)
    return _tail().sub("", bare).strip(" ,.;:-()")


def _after(view: str, start: int, end: int) -> str:
    """ "Hoàn thành 100% chỉ tiêu tuyển quân": the name follows its figure."""
    stop = re.compile(r"[;.,]|\n\s*\n").search(view, start, end)
    return _clean(view[start : stop.start() if stop else end])


def _counted(name: str) -> str | None:
    """ "Số hộ nghèo cuối năm: 32": what is counted says the unit."""
    found = re.search(r"(?:^|:\s*)[Ss]ố\s+(?P<unit>[^\W\d_]+)", name)
    return found["unit"] if found else None


def _target(name: str, value: str, unit: str, start: int, end: int) -> Target:
    """Its name is bare of what stands in parentheses and of what the aim is for."""
    bare = _purpose().sub("", squeeze(_PARENTHESES.sub(" ", name)))
    return Target(bare[:200], squeeze(value).rstrip(".,/"), unit, start, end)

"""What is wrong in a draft, from its own text and from the store, as remarks with line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cancu.drafting import drafted
from ingest.findings import explain
from ingest.text import squeeze
from queries.proofread.check import check
from queries.proofread.model import SEVERITIES
from queries.proofread.problems import advice, said, severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.interface import Facts
    from ingest.facts import Finding
    from ingest.reading import Reading
    from queries.proofread.model import Problem, Severity

Texts = tuple[str, str]
"""In Vietnamese and in English."""

_QUOTE: Final = 160


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a remark stands: characters of the text, lines and columns from 1, the page where the file has pages."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: how grave, what is wrong, what to do; `evidence` is another document's sentence."""

    code: str
    severity: Severity
    spot: Spot
    quote: str
    wrong: Texts
    todo: Texts
    evidence: str | None = None


def proofread(reading: Reading, store: Facts | None) -> list[Remark]:
    """All remarks in the order of the text, of one place the gravest first; without a store those of the text alone."""
    lines = _Lines(reading)
    problems = check(store, drafted(reading)) if store is not None else ()
    completed = {problem.place.start for problem in problems if problem.code == "may-be"}
    remarks = [
        _of_finding(finding, reading, lines)
        for finding in reading.facts.findings
        if finding.code != "undated-reference" or finding.start not in completed
    ]
    remarks += [_of_problem(problem, lines) for problem in problems]
    return sorted(remarks, key=lambda one: (one.spot.start, SEVERITIES.index(one.severity), one.code))


def failing(remarks: Sequence[Remark], *, strict: bool) -> list[Remark]:
    """Those for which a draft is sent back: errors and warnings, with `strict` notes too."""
    return [one for one in remarks if strict or one.severity != "note"]


def _of_finding(finding: Finding, reading: Reading, lines: _Lines) -> Remark:
    code = finding.code
    return Remark(
        code,
        "note" if _is_dated(finding, reading) else severity(code),
        *lines.spot(finding.start, finding.end),
        (explain(finding), explain(finding, "en")),
        (advice(code, {}, "vi"), advice(code, {}, "en")),
    )


def _is_dated(finding: Finding, reading: Reading) -> bool:
    """A reference with number and day lacks only the issuer, which its surroundings mostly tell."""
    cited = (one for one in reading.facts.citations if one.mentions[0].start == finding.start)
    return finding.code == "undated-reference" and any(len(one.date or "") == 10 for one in cited)


def _of_problem(problem: Problem, lines: _Lines) -> Remark:
    code, values = problem.code, problem.values
    return Remark(
        code,
        problem.severity or severity(code),
        *lines.spot(problem.place.start, problem.place.end),
        (said(problem, "vi"), said(problem, "en")),
        (advice(code, values, "vi"), advice(code, values, "en")),
        problem.evidence,
    )


class _Lines:
    """The lines of a text, to tell line and column of a character."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._pages = reading.text.string, reading.pages
        self._starts = [0, *(at + 1 for at, sign in enumerate(self._text) if sign == "\n")]

    def spot(self, start: int, end: int) -> tuple[Spot, str]:
        """The place of a stretch, and its words on one line."""
        words = squeeze(self._text[start:end])
        quote = words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + "…"
        page = self._pages.place(start, end)
        (line, column), (end_line, end_column) = self._at(start), self._at(end)
        return Spot(start, end, line, column, end_line, end_column, page.page if page else None), quote

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

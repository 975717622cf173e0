"""Puts the duties of one unit together that stand under several headings, in tables and in the text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.facts import Deadline, Duty


@lru_cache(maxsize=4096)
def unit_key(unit: str) -> str:
    """The words of a unit's name by which it is known again: no glosses, no plural."""
    words = re.findall(r"[^\W_]+", re.sub(r"\([^()]*\)", "", fold_tones(unit)).casefold())
    return " ".join(words[1:] if words[:1] == ["các"] else words)


def merged(duties: list[Duty], own: str) -> list[Duty]:
    """One duty a unit, in the order of first mention; the kind of the own area that ends a name adds nothing."""
    groups: dict[str, list[Duty]] = {}
    for duty in duties:
        key = unit_key(duty.unit)
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

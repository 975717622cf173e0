"""Counts the measures of a truth, straight from what was drawn, to compare the computed ones with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.truth import Directive, Truth, expected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Pair = tuple[Directive, str]


def pairs(truth: Truth, as_of: date) -> list[Pair]:
    """All pairs of a document issued by that day and a unit that is to carry it out."""
    return [(one, unit) for one in truth.directives if one.day <= as_of for unit in expected(truth, one)]


def count(truth: Truth, chosen: Iterable[Pair], as_of: date) -> dict[str, object]:
    """The measures by the names of `queries.measures.Measures`."""
    listed = list(chosen)
    states = {(one.key, unit): truth.state(one, unit, as_of) for one, unit in listed}
    issued = ("issued", "issued_late")
    due = [(one, unit) for one, unit in listed if one.due and one.due < as_of]
    open_ = [(one, unit) for one, unit in due if states[one.key, unit] not in issued]
    days = [(as_of - one.due).days for one, unit in open_ if one.due and states[one.key, unit] != "no_data"]
    late = [truth.late(one, unit) for one, unit in listed if states[one.key, unit] == "issued_late"]
    known = len(due) - len(open_) + len(days)
    return {
        "expected": len(listed),
        "counts": {state: number for state, number in Counter(states.values()).items() if number},
        "due": len(due),
        "outstanding": len(open_),
        "deficit": len(open_) / len(due) if due else None,
        "deficit_known": len(days) / known if known else None,
        "average_delay": sum(late) / len(late) if late else None,
        "average_overdue": sum(days) / len(days) if days else None,
        "overdue_30": sum(day > 30 for day in days),
        "overdue_90": sum(day > 90 for day in days),
        "on_time": sum(states[one.key, unit] == "issued" for one, unit in listed if one.due),
        "open_in_time": sum(
            states[one.key, unit] not in issued for one, unit in listed if one.due and one.due >= as_of
        ),
    }


def fragmentation(truth: Truth, as_of: date) -> float | None:
    """The share of documents that not all units have carried out."""
    issued = ("issued", "issued_late")
    there = [one for one in truth.directives if one.day <= as_of]
    whole = [all(truth.state(one, unit, as_of) in issued for unit in expected(truth, one)) for one in there]
    return whole.count(False) / len(there) if there else None

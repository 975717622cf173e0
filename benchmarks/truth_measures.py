"""Counts the measures of a truth, straight from what was drawn, to compare the computed ones with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from benchmarks.truth import Directive, Truth, expected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from queries.measures import Measures

_FIGURES: Final = (
    "expected", "due", "outstanding", "deficit", "deficit_known", "average_delay", "average_overdue", "overdue_30",
    "overdue_90", "on_time", "open_in_time",
)  # fmt: skip
Pair = tuple[Directive, str]


def pairs(truth: Truth, as_of: date, *, now: bool = False) -> list[Pair]:
    """All pairs of a document issued by that day and a unit that is to carry it out; `now`: units of that day."""
    there = (one for one in truth.directives if one.day <= as_of)
    return [(one, unit) for one in there for unit in expected(truth, one, as_of if now else None)]


def count(truth: Truth, chosen: Iterable[Pair], as_of: date) -> dict[str, object]:
    """The measures by the names of `queries.measures.Measures`."""
    listed = list(chosen)
    states = {(one.key, unit): truth.state(one, unit, as_of) for one, unit in listed}
    issued = ("issued", "issued_late")
    due = [(one, unit) for one, unit in listed if one.due and one.due < as_of]
    open_ = [(one, unit) for one, unit in due if states[one.key, unit] not in issued]
    days = [(as_of - one.due).days for one, unit in open_ if one.due and states[one.key, unit] != "no_data"]
    late = [truth.late(one, unit, as_of) for one, unit in listed if states[one.key, unit] == "issued_late"]
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


def figures(found: Measures) -> dict[str, object]:
    """The computed measures by the same names."""
    named = {name: getattr(found, name) for name in _FIGURES}
    return named | {"counts": {state: number for state, number in found.counts.items() if number}}


def fragmentation(truth: Truth, chosen: Iterable[Pair], as_of: date) -> float | None:
    """The share of documents that not all units have carried out."""
    whole: dict[str, bool] = {}
    for one, unit in chosen:
        done = truth.state(one, unit, as_of) in ("issued", "issued_late")
        whole[one.key] = whole.get(one.key, True) and done
    return [*whole.values()].count(False) / len(whole) if whole else None

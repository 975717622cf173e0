"""The work that documents give to units, with deadlines."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from ontology.identifiers import fold_tones
from queries import page_place
from queries.collation import collation_key
from queries.days import first_day, last_day
from queries.describe import describe
from queries.model import Deadline, Duty, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.interface import Facts

_PATTERN: Final = f"""?t cc:givenBy ?d ; cc:assignedTo ?u ; cc:quote ?quote ; cc:start ?start ; cc:end ?end .
    OPTIONAL {{ ?t cc:tasks ?count }} OPTIONAL {{ ?t cc:rule ?rule }} OPTIONAL {{ ?t cc:confidence ?confidence }}
    {page_place.pattern("?t")}"""
_COLUMNS: Final = "?t ?d ?u ?g ?quote ?start ?end ?count ?rule ?confidence " + page_place.COLUMNS
_ALL: Final = f"SELECT {_COLUMNS} WHERE {{ GRAPH ?g {{ {_PATTERN} }} }}"
_OF: Final = f"SELECT {_COLUMNS} WHERE {{ VALUES ?d {{}} GRAPH ?g {{ {_PATTERN} }} }}"
_UNITS: Final = """SELECT ?u (MIN(?l) AS ?label) (MIN(?b) AS ?body) WHERE {
  VALUES ?u {} GRAPH ?g { ?u rdfs:label ?l . OPTIONAL { ?u org:unitOf ?o . ?o rdfs:label ?b } }
} GROUP BY ?u"""
_TASKS: Final = "SELECT DISTINCT ?t ?task WHERE { VALUES ?t {} ?t cc:task ?task }"
_PLANS: Final = "SELECT DISTINCT ?t WHERE { VALUES ?t {} ?t a cc:PlanDuty }"
_DEADLINES: Final = """SELECT DISTINCT ?t ?l ?due ?recurs ?monthDay ?reportTo ?quote WHERE {
  VALUES ?t {} ?t cc:deadline ?l .
  OPTIONAL { ?l cc:due ?due } OPTIONAL { ?l cc:recurs ?recurs } OPTIONAL { ?l cc:monthDay ?monthDay }
  OPTIONAL { ?l cc:reportTo ?reportTo } OPTIONAL { ?l cc:quote ?quote }
} ORDER BY ?t ?due ?l"""


def duties(
    store: Facts,
    *,
    unit: str | None = None,
    documents: Iterable[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    lang: str = "vi",
) -> tuple[Duty, ...]:
    """Duties, the earliest deadline first, then by unit.

    `unit` is words of the unit's name or of the body that it belongs to (`Phòng Văn hóa Thượng Hồng`); `documents`
    are IRIs; `since` and `until` keep only duties with a deadline in these days, both included.
    """
    rows = store.select(_ALL) if documents is None else store.select(_OF, d=sorted(set(documents)))
    names = _names(store, {str(row[2]) for row in rows})
    wanted = _words(unit or "")
    chosen = [row for row in rows if wanted <= _words(" ".join(names.get(str(row[2]), ())))]
    keys = sorted({str(row[0]) for row in chosen})
    ends, tasks = _deadlines(store, keys), _tasks(store, keys)
    plans = {duty for (duty,) in store.select(_PLANS, t=keys)}
    cards = describe(store, sorted({str(row[1]) for row in chosen}), lang)
    found = [
        Duty(
            iri=str(duty),
            document=cards[str(document)],
            unit=names[str(assigned)][0] if str(assigned) in names else "",
            tasks=tasks.get(str(duty), ()),
            deadlines=ends.get(str(duty), ()),
            must_issue_plan=duty in plans,
            evidence=Evidence(
                str(quote),
                None,
                str(graph),
                int(start or 0),
                int(end or 0),
                rule,
                _number(confidence),
                page_place.page_place(place),
            ),
            count=int(count or 0),
        )
        for duty, document, assigned, graph, quote, start, end, count, rule, confidence, *place in chosen
    ]
    return tuple(sorted((duty for duty in found if _in_time(duty, since, until)), key=_order))


class Work(NamedTuple):
    """Tasks of a duty that are due together; without a deadline where the text gives them none."""

    tasks: tuple[str, ...]
    deadline: Deadline | None


def works(duty: Duty) -> tuple[Work, ...]:
    """The tasks of a duty, each beside the deadline that stands in its words, the others last.

    A deadline whose words stand in no single task is one of all of them.
    """
    dated = [Work(due_then(duty, end), end) for end in duty.deadlines]
    told = {task for work in dated for task in work.tasks}
    rest = tuple(task for task in duty.tasks if task not in told)
    return (*dated, Work(rest or duty.tasks, None)) if rest or not dated else tuple(dated)


def due_then(duty: Duty, end: Deadline) -> tuple[str, ...]:
    """The task in whose words a deadline stands; all tasks of the duty where no single one holds them."""
    quote = " ".join((end.quote or "").split())
    task = next((task for task in duty.tasks if quote and quote in task), None)
    return (task,) if task else duty.tasks


def _names(store: Facts, units: set[str]) -> dict[str, tuple[str, str]]:
    """Unit → its name and the name of its body."""
    return {str(unit): (str(name), body or "") for unit, name, body in store.select(_UNITS, u=sorted(units))}


def _tasks(store: Facts, duties: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for duty, task in store.select(_TASKS, t=duties):
        found[str(duty)].append(str(task))
    return {duty: tuple(sorted(said)) for duty, said in found.items()}


def _deadlines(store: Facts, duties: list[str]) -> dict[str, tuple[Deadline, ...]]:
    found: dict[str, list[Deadline]] = defaultdict(list)
    for duty, _, *parts in store.select(_DEADLINES, t=duties):
        found[str(duty)].append(Deadline(*parts))
    return {duty: tuple(ends) for duty, ends in found.items()}


def _words(text: str) -> set[str]:
    return set(fold_tones(text).casefold().replace("-", " ").replace("–", " ").split())


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _in_time(duty: Duty, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    days = [(first_day(end.due), last_day(end.due)) for end in duty.deadlines]
    return any(
        first and last and (since is None or last >= since) and (until is None or first <= until)
        for first, last in days
    )


def _order(duty: Duty) -> tuple[object, ...]:
    due = min((end.due for end in duty.deadlines if end.due), default="9")
    return due, collation_key(duty.unit), duty.document.ref, duty.document.iri, duty.iri

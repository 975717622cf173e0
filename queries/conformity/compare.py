"""Compares a plan with the directive that it implements."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from ontology.doctypes import load as document_types
from queries.conformity.addressed import addressed
from queries.conformity.likeness import full, likeness, load
from queries.conformity.model import KINDS, Ask, Comparison, Late, Pair
from queries.days import first_day, last_day
from queries.describe import describe
from queries.duties import duties
from queries.proofread.model import Sentence, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.interface import Facts
    from queries.model import Deadline, Duty
    from queries.proofread.model import Draft

_REPORT: Final = " báo cáo "
_MOVEMENTS: Final = "SELECT DISTINCT ?m WHERE { VALUES ?d {} ?d cc:movement ?m } ORDER BY ?m"
_TARGETS: Final = """SELECT DISTINCT ?t ?name ?value ?unit WHERE {
  VALUES ?d {} ?t cc:of ?d ; rdfs:label ?name ; cc:value ?value OPTIONAL { ?t cc:unitText ?unit }
} ORDER BY ?t"""


def compare(store: Facts, plan: Draft, directive: str) -> Comparison:
    """What the directive (an IRI) asks of units of the plan's kind, each beside the plan's likest sentence.

    What lies below the threshold is "not found in the plan": it may stand there in other words, or in another document.
    """
    given = duties(store, documents=[directive])
    ours = [duty for duty in given if addressed(duty.unit, plan.issuer_iri, plan.area)]
    asks = [*(ask for duty in ours for ask in _of_duty(duty)), *_aims(store, directive)]
    asks.sort(key=lambda ask: KINDS.index(ask.kind))
    return Comparison(
        describe(store, [directive])[directive],
        plan,
        tuple(_paired(ask, plan) for ask in asks),
        len(given) - len(ours),
    )


def _of_duty(duty: Duty) -> Iterator[Ask]:
    """Each task with the deadlines that stand in its words; the plan itself answers the one that orders it."""
    for task in duty.tasks or (duty.evidence.quote,):
        ends = tuple(end for end in duty.deadlines if len(duty.tasks) < 2 or _within(end.quote, task))
        orders = duty.must_issue_plan and task == ordering_task(duty)
        yield Ask("plan" if orders else "task", task, duty.unit, ends)


def _within(quote: str | None, task: str) -> bool:
    return bool(quote) and " ".join((quote or "").split()) in task


def ordering_task(duty: Duty) -> str:
    """Of a duty to plan, the task that speaks of the plan: the first that names a kind of plan."""
    tasks = duty.tasks or (duty.evidence.quote,)
    plans = (task for task in tasks if any(word in task.casefold() for word in ("kế hoạch", "chương trình", "đề án")))
    return next(plans, tasks[0])


def _aims(store: Facts, directive: str) -> Iterator[Ask]:
    for (movement,) in store.select(_MOVEMENTS, d=[directive]):
        yield Ask("movement", str(movement))
    for _, name, value, unit in store.select(_TARGETS, d=[directive]):
        yield Ask("target", f"{name}: {value} {unit or ''}".strip())


def _paired(ask: Ask, plan: Draft) -> Pair:
    if ask.kind == "plan":
        return _issued(ask, plan)
    scored = ((_score(ask, sentence), sentence) for sentence in plan.sentences)
    best, sentence = max(scored, key=lambda pair: (pair[0], -pair[1].place.start), default=(0.0, None))
    if sentence is None or best < load()["threshold"][ask.kind]:
        return Pair(ask, None, best)
    return Pair(ask, sentence, best, tuple(_late(ask.ends, sentence.terms)))


def _score(ask: Ask, sentence: Sentence) -> float:
    score = likeness(ask.text, sentence.text)
    return max(score, float(load()["report"])) if _same_report(ask, sentence) else score


def _same_report(ask: Ask, sentence: Sentence) -> bool:
    """Both are reports to one body at the same intervals: these few words say all that there is to say."""
    intervals = {term.recurs for term in sentence.terms if term.recurs}
    said = f" {full(sentence.text)} "
    return _REPORT in said and any(
        end.recurs in intervals and end.report_to and f" {full(end.report_to)} " in said for end in ask.ends
    )


def _issued(ask: Ask, plan: Draft) -> Pair:
    """The plan answers the order to issue one; its own date is held against the deadline."""
    if plan.type not in _plans():
        return Pair(ask, None, 0.0)
    own = Term(plan.date, None, None, plan.issued)
    title = f"{plan.type or ''} {plan.ref}: {plan.title or ''}".strip(" :")
    return Pair(ask, Sentence(title, plan.issued, (own,)), 1.0, tuple(_late(ask.ends, (own,), whole=False)))


@cache
def _plans() -> frozenset[str]:
    return frozenset(kind.name for kind in document_types() if kind.plan)


def _late(asked: tuple[Deadline, ...], said: tuple[Term, ...], *, whole: bool = True) -> Iterator[Late]:
    """Days of one kind of which the plan's is the later; a plan's day is late only against every such day asked.

    With `whole` a day of which only a part is stated counts as its last day, else (a date of issue) as its first.
    """
    for term in said:
        against = [end for end in asked if _later(end, term, whole=whole) is not None]
        if against and all(_later(end, term, whole=whole) for end in against):
            yield Late(against[0], term)


def _later(end: Deadline, term: Term, *, whole: bool) -> bool | None:
    """Whether the plan's day is later; None where the two cannot be compared."""
    if end.due and term.due:
        asked, day = last_day(end.due), term.due
        said = last_day(day) if whole or len(day) == 10 else first_day(day)
        return bool(asked and said and said > asked)
    if end.recurs and end.recurs == term.recurs and end.month_day and term.month_day:
        return term.month_day > end.month_day
    return None

"""A comparison of a plan with a directive, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from cancu import shapes
from cancu.asking import name
from cancu.output import clean
from viz.comparison_words import HEADS, KINDS, days, judge, plan_name, summary, taken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from queries.conformity.model import Comparison, Pair
    from viz.words import Lang


def as_object(found: Comparison) -> dict[str, Any]:
    """The JSON object; it says what was found, never whether the plan conforms."""
    plan = found.plan
    return {
        "directive": shapes.document(found.directive),
        "plan": {"iri": plan.iri, "ref": plan.ref, "type": plan.type, "date": plan.date, "title": plan.title},
        "pairs": [_pair(pair) for pair in found.pairs],
        "duties_of_others": found.others,
        "verdict": None,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    said = pair.sentence
    return {
        "kind": pair.ask.kind,
        "unit": pair.ask.unit,
        "asked": pair.ask.text,
        "asked_deadlines": [shapes.deadline(end) for end in pair.ask.ends],
        "found": said is not None,
        "score": round(pair.score, 2),
        "said": said.text if said else None,
        "start": said.place.start if said else None,
        "end": said.place.end if said else None,
        "late": [{"asked": late.asked_day, "said": late.said_day} for late in pair.late],
    }


def as_table(found: Comparison, lang: str) -> Iterator[RenderableType]:
    """Both sentences side by side."""
    language: Lang = "en" if lang == "en" else "vi"
    yield Text.assemble((clean(name(found.directive)), "bold"), "  ↔  ", (clean(plan_name(found.plan)), "bold"))
    yield Text(summary(found, language))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=True)
    for head, ratio in zip(HEADS, (1, 4, 4), strict=True):
        table.add_column(head[lang == "en"], overflow="fold", ratio=ratio)
    for pair in found.pairs:
        kind = KINDS[pair.ask.kind][lang == "en"]
        table.add_row(kind, clean(pair.ask.text), _said(pair, language))
    yield table
    yield Text(judge(language), "dim")


def _said(pair: Pair, lang: Lang) -> Text:
    text = Text(clean(pair.sentence.text) if pair.sentence else taken(pair, lang), "" if pair.sentence else "yellow")
    for late in pair.late:
        text.append("\n" + days(late, lang), "bold red")
    return text

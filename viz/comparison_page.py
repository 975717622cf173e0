"""One self-contained HTML page that sets a plan beside the directives that it carries out."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from viz.comparison_words import HEADS, KINDS, days, judge, plan_name, summary, taken
from viz.xml_text import html_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.conformity.model import Comparison, Pair
    from viz.words import Lang

_PAGE: Final = Path(__file__).with_name("page_assets") / "comparison.html"


def comparison_page(found: Sequence[Comparison], lang: Lang = "vi") -> str:
    """The page, the same for the same comparison; one table for each directive."""
    title = plan_name(found[0].plan) if found else "Căn Cứ"
    return Template(_PAGE.read_text("utf-8")).substitute(
        lang=lang,
        title=html_text(title),
        subject=html_text(found[0].plan.title or "") if found else "",
        judge=judge(lang),
        tables="\n".join(_table(one, lang) for one in found),
    )


def _table(found: Comparison, lang: Lang) -> str:
    card = found.directive
    heads = "".join(f'<th scope="col">{head[lang == "en"]}</th>' for head in HEADS)
    rows = "\n".join(_row(pair, lang) for pair in found.pairs)
    named = html_text(" · ".join(part for part in (f"{card.type or ''} {card.ref}", card.issuer, card.title) if part))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<h2>{named}</h2><p>{summary(found, lang)}</p>{table}"


def _row(pair: Pair, lang: Lang) -> str:
    said = html_text(pair.sentence.text) if pair.sentence else f"<em>{taken(pair, lang)}</em>"
    late = "".join(f'<p class="late">⚠ {html_text(days(one, lang))}</p>' for one in pair.late)
    kind = KINDS[pair.ask.kind][lang == "en"]
    return (
        f'<tr class="{"found" if pair.sentence else "absent"}"><th scope="row">{kind}</th>'
        f"<td>{html_text(pair.ask.text)}</td><td>{said}{late}</td></tr>"
    )

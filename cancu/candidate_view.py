"""Candidates and judgements as people read them: both documents side by side, each with the words that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box
from rich.table import Table
from rich.text import Text

from cancu.asking import line, name, path
from cancu.language import pick
from cancu.output import clean
from queries.days import printed_date
from viz.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from queries.model import Document
    from queries.reconcile.model import Candidate
    from queries.reconcile.places import Place

KINDS: Final = {
    "number": "Nghi ghi nhầm số ¦ Number may be a slip",
    "date": "Nghi ghi nhầm ngày, năm ¦ Date may be a slip",
    "issuer": "Nghi ghi nhầm cơ quan ban hành ¦ Issuer may be a slip",
    "open": "Viện dẫn thiếu phần ¦ Reference with a part missing",
    "draft": "Bản dự thảo hoặc bản để trống số ¦ Draft, or copy without a number",
    "copy": "Hai tệp của một văn bản ¦ One document from two files",
    "link": "Có thể thực hiện ¦ May carry out",
}
_ASKED: Final = {
    "sameDocument": "Văn bản bên trái có chính là văn bản bên phải?"
    " ¦ Is the document on the left the one on the right?",
    "implements": "Văn bản bên trái có thực hiện văn bản bên phải?"
    " ¦ Does the document on the left carry out the one on the right?",
}
_TITLE: Final = 160
"""Letters of a title; one taken from a citation may run on."""
_SHOWN: Final = 3
"""Texts that are quoted for one document; the rest are counted."""


def candidate_view(
    one: Candidate, cards: Mapping[str, Document], places: Mapping[str, Sequence[Place]], lang: str, head: str
) -> Iterator[RenderableType]:
    """What a person needs to judge one candidate; `head` says which of how many it is."""
    title = f"{head} {pick(KINDS[one.kind], lang)} · {pick('điểm ¦ score', lang)} {_score(one.score, lang)}"
    yield Text(title, "bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for iri in (one.doubted, one.suggested):
        table.add_column(Text(clean(name(cards[iri]))), ratio=1, overflow="fold")
    table.add_row(*(_document(cards[iri], places.get(iri, ()), lang) for iri in (one.doubted, one.suggested)))
    yield table
    for vi, en in one.reasons:
        text = clean(en if lang == "en" else vi)
        yield Text(f"  {'−' if text.startswith(('Nhưng', 'But')) else '+'} {text}")
    yield Text(pick(_ASKED[one.proposal], lang), "bold")


def candidate_list(found: Sequence[Candidate], cards: Mapping[str, Document], lang: str) -> Table:
    """All candidates in one table."""
    columns = [pick(words, lang) for words in ("Điểm ¦ Score", "Nghi vấn ¦ Candidate", "Văn bản ¦ Documents")]
    table = Table(*columns, box=box.SIMPLE_HEAD, pad_edge=False)
    table.columns[2].overflow = "fold"
    for one in found:
        arrow = "→" if one.proposal == "implements" else "="
        ends = [f"{clean(line(cards[iri], lang))}\n  {path(cards[iri])}" for iri in (one.doubted, one.suggested)]
        reason = one.reasons[0][lang == "en"] if one.reasons else ""
        said = Text(f"{ends[0]}\n{arrow} {ends[1]}\n").append(clean(reason), "dim")
        table.add_row(_score(one.score, lang), pick(KINDS[one.kind], lang), said)
    return table


def _document(card: Document, places: Sequence[Place], lang: str) -> Text:
    title = (card.title or "")[:_TITLE]
    about = [printed_date(card.date, lang), card.issuer, f"{title}…" if title != (card.title or "") else title]
    text = Text("\n".join(clean(part) for part in about if part) + f"\n{path(card)}\n")
    for place in places[:_SHOWN]:
        sentence = clean(place.sentence)
        quote = clean(place.quote)
        text.append(f"\n{clean(name(place.document))}, {clean(place.document.issuer or '?')}:\n", "dim")
        before, _, after = sentence.partition(quote)
        text.append(f"“{before}").append(quote if quote in sentence else "", "bold").append(f"{after}”\n")
    if len(places) > _SHOWN:
        more = len(places) - _SHOWN
        text.append(pick(f"… và {more} văn bản nữa ¦ … and {counted(more, 'more document')}", lang), "dim")
    return text


def _score(score: float, lang: str) -> str:
    text = f"{score:.2f}"
    return text if lang == "en" else text.replace(".", ",")

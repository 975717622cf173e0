"""Title and summary of a picture, in words: what it is of, how much it shows, what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.days import printed_date
from viz.words import STATES, Lang, counted

if TYPE_CHECKING:
    from viz.cascade import Picture, Tally


def title(picture: Picture, lang: Lang) -> str:
    """The title: "Chuỗi văn bản của Kế hoạch 232/KH-UBND"."""
    name = picture.nodes[picture.focus].name
    return f"The chain of {name}" if lang == "en" else f"Chuỗi văn bản của {name}"


def summary(picture: Picture, lang: Lang) -> str:
    """Two sentences: how many documents, how many without their own text, and the board of the one asked for.

    What only links lead to that nobody has confirmed is not counted.
    """
    sure = {end for fact in picture.facts if fact.relation != "possible" for end in (fact.upper, fact.lower)}
    shown = {*sure, picture.focus}
    documents = [node for node in picture.nodes.values() if node.kind == "document" and node.id in shown]
    without = sum(not node.own_text for node in documents)
    text = counted(len(documents), "document") if lang == "en" else f"{len(documents)} văn bản"
    if without and lang == "en":
        text += f", {without} known only from those that cite them"
    elif without:
        text += f", trong đó {without} chưa có toàn văn, chỉ biết qua văn bản khác"
    return ". ".join([text, *tallies(picture.focus, picture, lang)]) + "."


def tallies(document: str, picture: Picture, lang: Lang) -> list[str]:
    """The boards of a document in words: "Tính đến 31/12/2025, trong 114 đơn vị cần ban hành: 2 đã ban hành, …"."""
    return [_tally(tally, lang) for tally in picture.tallies if tally.document == document]


def _tally(tally: Tally, lang: Lang) -> str:
    counts = dict(tally.counts)
    listed = ", ".join(f"{counts[state]} {look.word(lang)}" for state, look in STATES.items() if state in counts)
    day = printed_date(tally.as_of, lang)
    if lang == "en":
        return f"As of {day}, of {tally.expected} units expected to issue: {listed}"
    return f"Tính đến {day}, trong {tally.expected} đơn vị cần ban hành: {listed}"

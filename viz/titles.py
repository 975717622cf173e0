"""Title and summary of a picture, in words: what it is of, how much it shows, what it cannot show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from queries.days import printed_date
from viz.words import STATES, Lang

if TYPE_CHECKING:
    from viz.cascade import Picture


def title(picture: Picture, lang: Lang) -> str:
    """The title: "Chuỗi văn bản của Kế hoạch 232/KH-UBND"."""
    name = picture.nodes[picture.focus].name
    return f"The chain of {name}" if lang == "en" else f"Chuỗi văn bản của {name}"


def summary(picture: Picture, lang: Lang) -> str:
    """One or two sentences: documents, those without their own text, the board's counts and its day."""
    documents = [node for node in picture.nodes.values() if node.kind == "document"]
    without = sum(not node.own_text for node in documents)
    parts = [
        f"{len(documents)} documents, {without} known only from those that cite them"
        if lang == "en"
        else f"{len(documents)} văn bản, trong đó {without} văn bản chưa có toàn văn, chỉ biết qua văn bản khác"
    ]
    counts = Counter(node.state for node in picture.nodes.values() if node.row and node.state)
    if counts:
        listed = ", ".join(f"{counts[state]} {look.word(lang)}" for state, look in STATES.items() if counts[state])
        day = printed_date(picture.as_of, lang)
        parts.append(f"As of {day}: {listed}" if lang == "en" else f"Tính đến {day}: {listed}")
    return ". ".join(parts) + "."

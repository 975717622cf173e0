"""How complete the store is for the units of an answer, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cancu.language import pick
from queries.days import printed_date
from viz.words import counted

if TYPE_CHECKING:
    from queries.model import Coverage


def coverage_line(held: Coverage, lang: str) -> str:
    """How many of the expected units the store has documents of, and how new the newest is."""
    newest = printed_date(held.newest, lang)
    vi_new, en_new = (f", mới nhất {newest}", f", newest {newest}") if newest else ("", "")
    return pick(
        f"Độ phủ: kho có văn bản của {held.areas_with_documents}/{held.expected} đơn vị ({held.documents} văn bản"
        f"{vi_new}). Không thấy trong kho không có nghĩa là chưa ban hành."
        f" ¦ Coverage: the store has documents of {held.areas_with_documents} of {counted(held.expected, 'unit')}"
        f" ({counted(held.documents, 'document')}{en_new}). Not found in the store does not mean not issued.",
        lang,
    )

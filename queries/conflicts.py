"""Where sources state different things about one document: the sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.days import printed_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final = {
    "vi": {"type": "loại", "number": "số", "symbol": "ký hiệu", "date": "ngày", "issuer": "cơ quan ban hành"},
    "en": {"type": "type", "number": "number", "symbol": "symbol", "date": "date", "issuer": "issuer"},
}


def conflict(name: str, values: Mapping[str, int], *, own_text: bool, lang: str) -> str | None:
    """`2 văn bản ghi ngày 09/9/2025, 1 văn bản ghi ngày 08/9/2025`; None where the statements agree.

    A date with fewer parts (September 2025) agrees with every date that it begins. `values` holds how many sources
    state each value, the document's own text among them when `own_text`.
    """
    agreed = {
        value: count
        for value, count in values.items()
        if not (name == "date" and any(other != value and other.startswith(value) for other in values))
    }
    if len(agreed) < 2:
        return None
    word = _WORDS[lang][name]
    said = sorted(agreed.items(), key=lambda item: (-item[1], item[0]))
    shown = [(count, printed_date(value, lang) if name == "date" else value) for value, count in said]
    if lang == "en":
        parts = [
            f"{count} document{'s' * (count > 1)} state{'s' * (count == 1)} {word} {value}" for count, value in shown
        ]
        return ", ".join(parts) + (" (its own text is followed)" if own_text else "")
    parts = [f"{count} văn bản ghi {word} {value}" for count, value in shown]
    return ", ".join(parts) + (" (lấy theo toàn văn của văn bản)" if own_text else "")

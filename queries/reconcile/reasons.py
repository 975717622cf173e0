"""Weighs the grounds of a candidate and writes them as sentences; both come from reasons.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from queries.days import printed_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.model import Document
    from queries.reconcile.model import Reason

SOURCE: Final = Path(__file__).with_name("reasons.toml")
_NAMED: Final = 3
"""Documents that one sentence names; the rest are counted."""


@cache
def load() -> dict[str, Any]:
    """The file as it stands: `least`, and for each code its weight and its sentence in two languages."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def score(reasons: Iterable[Reason]) -> float:
    """The sum of the weights, cut to 0 … 0.99: nothing is sure until a person says so."""
    total: float = sum(load()[reason.code]["weight"] for reason in reasons)
    return round(min(0.99, max(0.0, total)), 2)


def suffices(reasons: Iterable[Reason]) -> bool:
    """Whether the grounds are enough to ask a person."""
    return score(reasons) >= float(load()["least"])


def sentences(reasons: Iterable[Reason], names: Mapping[str, Document]) -> tuple[tuple[str, str], ...]:
    """(Vietnamese, English) for each ground, the weightiest first and those against last."""
    ordered = sorted(reasons, key=lambda reason: (-load()[reason.code]["weight"], reason.code))
    return tuple((_sentence(reason, "vi", names), _sentence(reason, "en", names)) for reason in ordered)


def _sentence(reason: Reason, lang: str, names: Mapping[str, Document]) -> str:
    named = [_name(names[iri]) for iri in reason.documents[:_NAMED]]
    if len(reason.documents) > _NAMED:
        named.append(f"+{len(reason.documents) - _NAMED}")
    values = {**reason.values, "documents": ", ".join(named)}
    return re.sub(r"\{(\w+)\}", lambda field: _shown(values[field[1]], lang), load()[reason.code][lang])


def _shown(value: str, lang: str) -> str:
    return printed_date(value, lang) if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) else " ".join(value.split())


def _name(card: Document) -> str:
    """`Kế hoạch 58/KH-UBND (Ủy ban nhân dân phường Lê Chân)`."""
    known = card.type and not card.ref.casefold().startswith(card.type.casefold())
    name = f"{card.type} {card.ref}" if known else card.ref
    return f"{name} ({card.issuer})" if card.issuer and card.issuer not in name else name

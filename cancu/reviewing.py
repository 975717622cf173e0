"""What `cancu review` does: lists candidates or judgements, or asks about each candidate and records the answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from cancu import candidate_shapes as shapes
from cancu.asking import opened, resolve
from cancu.candidate_view import candidate_list, candidate_view
from cancu.judging import moment, sentence
from cancu.language import language, say
from cancu.output import print_csv, print_json, print_rich, print_text
from queries.describe import describe
from queries.judgements.judge import judge
from queries.judgements.open import open_candidates
from queries.judgements.record import history
from queries.judgements.standing import conflicts, standing
from queries.reconcile.places import places

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from graph.store import Store
    from queries.judgements.model import Verdict
    from queries.reconcile.model import Candidate

_NOTHING: Final = "Không có cặp văn bản nào cần xem. ¦ No pair of documents waits for a person."
_NONE: Final = "Chưa có nhận định nào. ¦ There are no judgements yet."
_SIGNS: Final = (
    "✓ đang có hiệu lực · cũ hoặc đã rút; ! đang có hiệu lực nhưng có người nhận định khác"
    " ¦ ✓ holds · older or withdrawn; ! holds, but someone else judged otherwise"
)
_KEYS: Final = (
    "c xác nhận · r bác bỏ · s để sau · q thôi (có thể ghi thêm lý do)"
    " ¦ c confirm · r reject · s later · q quit (a note may follow)"
)
_VERDICTS: Final[dict[str, Verdict]] = {"c": "confirmed", "r": "rejected"}


def print_candidates(ref: str | None, store: Path, form: str, out: Path | None) -> None:
    """The candidates that wait for a person, or those of one document."""
    lang = language(click.get_current_context())
    with opened(store) as facts:
        found = _waiting(facts, ref, form)
        ends = [iri for one in found for iri in (one.doubted, one.suggested)]
        cards = describe(facts, ends, lang)
        named = places(facts, ends, lang) if form == "json" else {}
    if form == "json":
        print_json([shapes.candidate(one, cards, named) for one in found], out)
    elif form == "csv":
        print_csv(shapes.CANDIDATE_COLUMNS, list(shapes.candidate_rows(found, cards)), out)
    elif found:
        print_rich(candidate_list(found, cards, lang), out=out)
    else:
        print_text(say(_NOTHING), out)


def print_judged(store: Path, form: str, out: Path | None) -> None:
    """All judgements, the oldest first, with which of them hold and where people disagree."""
    with opened(store) as facts:
        found = history(facts)
        cards = describe(facts, [iri for one in found for iri in (one.doubted, one.suggested)])
    holding = set(standing(found).values())
    disputed = {one.holds for one in conflicts(found)}
    if form == "json":
        print_json([shapes.judgement(one, cards, holding, disputed) for one in found], out)
    elif form == "csv":
        print_csv(shapes.JUDGEMENT_COLUMNS, list(shapes.judgement_rows(found, cards, holding, disputed)), out)
    else:
        signs = ["!" if one in disputed else "✓" if one in holding else "·" for one in found]
        said = [sentence(one, cards[one.doubted], cards[one.suggested]) for one in found]
        lines = [f"{sign} {text}" for sign, text in zip(signs, said, strict=True)]
        print_text("\n".join([*lines, say(_SIGNS)] if lines else [say(_NONE)]), out)


def walk(ref: str | None, store: Path, by: str, at: datetime | None) -> None:
    """One candidate after the other. The store is open only while it is read or a judgement is written."""
    lang = language(click.get_current_context())
    with opened(store) as facts:
        found = _waiting(facts, ref)
    if not found:
        click.echo(say(_NOTHING))
    for place, one in enumerate(found, start=1):
        with opened(store) as facts:
            if one.iri not in {other.iri for other in _waiting(facts, None)}:  # settled by a judgement before
                continue
            ends = [one.doubted, one.suggested]
            cards, named = describe(facts, ends, lang), places(facts, ends, lang)
        print_rich(*candidate_view(one, cards, named, lang, f"[{place}/{len(found)}]"))
        key, note = _typed()
        if key == "q":
            return
        if key in _VERDICTS:
            with opened(store, writing=True) as facts:
                made = judge(
                    facts, one.doubted, one.suggested, _VERDICTS[key],
                    by=by, at=moment(at), note=note, proposal=one.proposal,
                )  # fmt: skip
            click.echo(sentence(made, cards[one.doubted], cards[one.suggested]) + "\n")


def _waiting(store: Store, ref: str | None, form: str = "table") -> tuple[Candidate, ...]:
    return open_candidates(store, [resolve(store, ref, form, as_written=True).iri] if ref else None)


def _typed() -> tuple[str, str]:
    """The key and the note that were typed; the end of the input is `q`."""
    while True:
        click.echo(f"{say(_KEYS)} › ", nl=False)
        line = sys.stdin.readline()
        if not line:
            click.echo()
            return "q", ""
        key, _, note = line.strip().partition(" ")
        if key.casefold() in ("c", "r", "s", "q"):
            return key.casefold(), note

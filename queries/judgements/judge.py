"""Records one person's judgement and lets it take effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.describe import describe
from queries.judgements.effects import derive
from queries.judgements.model import Judgement, JudgementError, pair
from queries.judgements.record import history, record
from queries.judgements.standing import standing
from queries.reconcile.derived import kept

if TYPE_CHECKING:
    from datetime import datetime

    from graph.interface import Facts, GraphStore
    from queries.judgements.model import Verdict
    from queries.reconcile.model import Candidate, Proposal


def judge(
    store: GraphStore,
    first: str,
    second: str,
    verdict: Verdict,
    *,
    by: str,
    at: datetime,
    note: str = "",
    proposal: Proposal | None = None,
) -> Judgement:
    """Record that `by` confirms, rejects or withdraws that the first document is, or carries out, the second.

    Without `proposal` it is the one that was judged before or is proposed for the two, in whichever order they are
    named. Raises JudgementError, also where neither is there to say what is meant.
    """
    doubted, meant, suggested = _meant(store, first, second, verdict, proposal)
    _check(store, doubted, meant, suggested, verdict)
    made = Judgement(doubted, meant, suggested, verdict, by, at, note)
    record(store, [made])
    derive(store)
    return made


def _meant(
    store: Facts, first: str, second: str, verdict: Verdict, proposal: Proposal | None
) -> tuple[str, Proposal, str]:
    ends = {first, second}
    known: list[Judgement | Candidate] = [*standing(history(store)).values(), *kept(store, [first])]
    for one in known:
        if {one.doubted, one.suggested} == ends and proposal in (None, one.proposal):
            return one.doubted, one.proposal, one.suggested
    if proposal is None and verdict != "withdrawn" and first != second:
        raise JudgementError(
            "Hai văn bản này chưa bị nghi là một hay có liên quan. Hãy ghi rõ --as same (A chính là B) hoặc"
            " --as implements (A thực hiện B)."
            " ¦ These two are no suspected pair. Say which is meant: --as same (A is B) or"
            " --as implements (A carries out B)."
        )
    return first, proposal or "sameDocument", second


def _check(store: Facts, doubted: str, proposal: Proposal, suggested: str, verdict: Verdict) -> None:
    held = standing(history(store))
    if verdict == "withdrawn" and pair(doubted, proposal, suggested) not in held:
        raise JudgementError(
            "Chưa có nhận định nào về hai văn bản này để rút lại. Xem: cancu review --judged"
            " ¦ There is no judgement on these two documents to withdraw. See: cancu review --judged"
        )
    if verdict != "confirmed" or proposal != "sameDocument":
        return
    for one in held.values():
        if (one.verdict, one.proposal, one.doubted) == (verdict, proposal, doubted) and one.suggested != suggested:
            card = describe(store, [one.suggested])[one.suggested]
            path = card.iri
            raise JudgementError(
                f"Văn bản này đã được {one.by} xác nhận chính là {card.ref} ({path}). Hãy rút lại nhận định ấy trước."
                f" ¦ {one.by} confirmed that this document is {card.ref} ({path}). Withdraw that judgement first."
            )

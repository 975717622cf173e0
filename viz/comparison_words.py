"""The words in which a plan is set beside a directive: careful ones, for only a person judges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from queries.days import printed_date

if TYPE_CHECKING:
    from queries.conformity.model import Comparison, Kind, Late, Pair
    from queries.proofread.model import Draft
    from viz.words import Lang

HEADS: Final = (
    ("Loại", "Kind"),
    ("Văn bản cấp trên yêu cầu", "What the directive asks"),
    ("Kế hoạch ghi", "What the plan says"),
)
KINDS: Final[dict[Kind, tuple[str, str]]] = {
    "plan": ("ban hành kế hoạch", "to issue a plan"),
    "task": ("việc", "task"),
    "movement": ("phong trào", "movement"),
    "target": ("chỉ tiêu", "target"),
}


def plan_name(plan: Draft) -> str:
    """`Kế hoạch 41/KH-UBND · Ủy ban nhân dân phường Hồng Bàng`: many communes issue under one number."""
    return " · ".join(part for part in (f"{plan.type or ''} {plan.ref}".strip(), plan.issuer) if part)


def taken(pair: Pair, lang: Lang) -> str:
    """The words for a pair: found or not found."""
    if pair.sentence:
        return "found" if lang == "en" else "thấy câu tương ứng"
    return "not found in the plan" if lang == "en" else "không thấy trong kế hoạch"


def days(late: Late, lang: Lang) -> str:
    """`Hạn trong kế hoạch 20/12 sau hạn 15/12`."""
    said, asked = _day(late.said.due, late.said.month_day, lang), _day(late.asked.due, late.asked.month_day, lang)
    return f"The plan's day {said} is after {asked}" if lang == "en" else f"Hạn trong kế hoạch {said} sau hạn {asked}"


def _day(due: str | None, month_day: str | None, lang: Lang) -> str:
    return printed_date(due, lang) or "/".join(reversed((month_day or "").split("-")))


def summary(found: Comparison, lang: Lang) -> str:
    """How many were found, how many not, how many days are later."""
    with_sentence = sum(pair.sentence is not None for pair in found.pairs)
    late = sum(bool(pair.late) for pair in found.pairs)
    if lang == "en":
        return (
            f"Asked: {len(found.pairs)}; with a corresponding sentence: {with_sentence}; not found in the plan:"
            f" {len(found.pairs) - with_sentence}; with a later day: {late}. Work given to other units: {found.others}."
        )
    return (
        f"Yêu cầu: {len(found.pairs)}; thấy câu tương ứng: {with_sentence}; không thấy trong kế hoạch:"
        f" {len(found.pairs) - with_sentence}; có hạn muộn hơn: {late}. Mục giao cho đơn vị khác: {found.others}."
    )


def judge(lang: Lang) -> str:
    """Who judges."""
    if lang == "en":
        return (
            "Sentences are paired by the words they share. What is not found may be said in other words, or elsewhere;"
            " whether the plan conforms, only a person can judge."
        )
    return (
        "Các câu được ghép theo từ ngữ chung. Điều không thấy có thể đã nói bằng lời khác, hoặc ở văn bản khác; kế"
        " hoạch có đúng yêu cầu hay không là do người có trách nhiệm kết luận."
    )

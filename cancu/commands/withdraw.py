"""`cancu withdraw`: the judgement on two documents no longer holds; its history stays."""

from cancu.judging import judging

command = judging(
    "withdrawn",
    """Rút lại nhận định về A và B; lịch sử vẫn còn, cặp này lại chờ xem.

    Ví dụ: cancu withdraw 14-CT/TW 41-CT/TW --note "nhầm"

    ¦ Withdraw the judgement on A and B; its history stays, and the pair waits for a person again.

    Example: cancu withdraw 14-CT/TW 41-CT/TW --note "a mistake\"""",
)

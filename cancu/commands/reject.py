"""`cancu reject`: a person says that two documents are not one, or that one does not carry out the other."""

from cancu.judging import judging

command = judging(
    "rejected",
    """Bác bỏ: A không phải là B (hoặc không thực hiện B); cặp này không được hỏi lại.

    Ví dụ: cancu reject 14-CT/TW 41-CT/TW --note "hai văn bản khác nhau"

    ¦ Reject: A is not B (or does not carry it out); the pair is not asked about again.

    Example: cancu reject 14-CT/TW 41-CT/TW --note "two different documents\"""",
)

"""`cancu confirm`: a person confirms that two documents are one, or that one carries out the other."""

from cancu.judging import judging

command = judging(
    "confirmed",
    """Xác nhận A chính là B (hoặc A thực hiện B); từ đó liên kết được tính.

    Ai, lúc nào, vì sao đều được ghi lại và giữ qua mọi lần nạp lại. A, B là số ký hiệu, tên gọi hay mã định danh.

    Ví dụ: cancu confirm 14-CT/TW 41-CT/TW --note "đối chiếu bản gốc" --by "Nguyễn Văn An"

    ¦ Confirm that A is B (or that A carries out B); from then on the link counts.

    Who, when and why are recorded and outlast every new ingest. A and B are references, names or identifiers.

    Example: cancu confirm 14-CT/TW 41-CT/TW --note "compared with the original" --by "Nguyễn Văn An\"""",
)

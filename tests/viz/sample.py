"""A synthetic chain to test and to look at: central directive, city directive, city plan, 114 communes, duties."""

from __future__ import annotations

from datetime import date

from queries.model import Board, Coverage, Deadline, Document, Duty, Evidence, Link, Row, Step, Trace

ID = "https://w3id.org/cancu/id/"
CENTRAL = Document(
    ID + "vn/tw/bct/ct/2024/41", "41-CT/TW", "Chỉ thị", "41", "CT/TW", "2024-12-26",
    "Về nâng cao chất lượng công việc chung", "Bộ Chính trị", None, 0,
)  # fmt: skip
LAW = Document(
    ID + "named/luat-thu", "Luật Thử nghiệm", "Luật", None, None, None, "Luật Thử nghiệm", "Quốc hội", None, 0
)
CITY_PARTY = Document(
    ID + "vn/31/tu/ct/2025/46", "46-CT/TU", "Chỉ thị", "46", "CT/TU", "2025-03-14", None,
    "Ban Thường vụ Thành ủy Hải Phòng", "thành phố Hải Phòng", 1,
)  # fmt: skip
CITY = Document(
    ID + "vn/31/ubnd/kh/2025/232", "232/KH-UBND", "Kế hoạch", "232", "KH-UBND", "2025-09-09",
    "Triển khai việc chung trên địa bàn thành phố giai đoạn 2025 - 2030", "Ủy ban nhân dân thành phố Hải Phòng",
    "thành phố Hải Phòng", 1, conflicts=("Có nơi ghi ngày 08/9/2025.",),
)  # fmt: skip


def evidence(quote: str, source: str = "a", rule: str = "preamble.implements", confidence: float = 0.98) -> Evidence:
    sentence = f"Thực hiện {quote}, Ủy ban nhân dân xã ban hành kế hoạch như sau."
    return Evidence(quote, sentence, ID + "source/" + source, 10, 10 + len(quote), rule, confidence)


def commune_plan(code: int, title: str = "Triển khai việc chung trên địa bàn xã") -> Document:
    return Document(
        f"{ID}vn/31/{code}/ubnd/kh/2025/{code % 90 + 1}", f"{code % 90 + 1}/KH-UBND", "Kế hoạch", str(code % 90 + 1),
        "KH-UBND", "2025-10-05", title, f"Ủy ban nhân dân xã Mẫu {code}", f"xã Mẫu {code}", 3, own_text=True,
    )  # fmt: skip


def row(code: int, state: str, document: Document | None = None) -> Row:
    issued = state in ("issued", "issued_late")
    late = {"issued_late": 12, "overdue": 31}.get(state)
    return Row(
        f"xã Mẫu {code}", str(code), "xã", state, issued, document, document and document.date,  # type: ignore[arg-type]
        "2025-11-30", late, "một trong 114 đơn vị cấp xã của thành phố", f"vn/31/{code}",
    )  # fmt: skip


def board(states: dict[str, int], as_of: date = date(2025, 12, 31)) -> Board:
    """A board of the city plan with so many rows in each state."""
    rows, code = [], 10_000
    for state, count in states.items():
        for _ in range(count):
            code += 1
            has = state in ("issued", "issued_late", "cites_only", "draft")
            rows.append(row(code, state, commune_plan(code) if has else None))
    coverage = Coverage(sum(one.document is not None for one in rows), len(rows), 10, "2025-12-30")
    return Board(CITY, as_of, len(rows), dict(states), coverage, tuple(rows), due="2025-11-30")  # type: ignore[arg-type]


def trace(issued: Board) -> Trace:
    """The chain of the city plan, as the board has it."""
    plans = [one.document for one in issued.rows if one.document and one.state != "cites_only"]
    up = (
        Step(CITY_PARTY, "implements", True, 1, CITY.iri, (evidence("Chỉ thị số 46-CT/TU ngày 14/3/2025"),)),
        Step(CENTRAL, "implements", False, 1, CITY.iri, (evidence("Chỉ thị số 41-CT/TW", confidence=0.82),)),
        Step(CENTRAL, "implements", True, 2, CITY_PARTY.iri, (evidence("Chỉ thị 41-CT/TW của Bộ Chính trị"),)),
        Step(LAW, "basedOn", False, 1, CITY.iri, (evidence("Luật Thử nghiệm", rule="basis", confidence=0.6),)),
    )
    down = tuple(
        Step(
            plan, "implements", True, 1, CITY.iri, (evidence("Kế hoạch số 232/KH-UBND ngày 09/9/2025", plan.iri[-2:]),)
        )
        for plan in plans
    )
    links = tuple(Link(plan.iri, "basedOn", LAW.iri, False) for plan in plans[:1])
    return Trace(CITY, up, down, links)


def duties(document: Document, count: int, prefix: str = "Phòng Văn hóa - Xã hội") -> list[Duty]:
    return [
        Duty(
            f"{document.iri}&duty={n}", document, f"{prefix} {n}", ("Chủ trì tổng hợp kết quả.", "Báo cáo định kỳ."),
            (Deadline("2025-12-15", None, None, "Ủy ban nhân dân thành phố", "trước ngày 15/12/2025"),),
            n == 1, evidence(f"Giao {prefix} {n} chủ trì", "d", "duty.unit"), 2,
        )
        for n in range(1, count + 1)
    ]  # fmt: skip


FULL = {"issued": 9, "issued_late": 3, "cites_only": 1, "draft": 1, "overdue": 20, "not_found": 7, "no_data": 73}
SEEDS = {"issued": 2, "not_found": 1, "no_data": 111}

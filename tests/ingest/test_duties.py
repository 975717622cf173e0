# ruff: noqa: E501  one line a case
"""Who is given what work: under headings, in running text, in articles, as lead; and who must issue a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ingest.own_plans import expected_kinds, must_issue
from ingest.units import unit_at

if TYPE_CHECKING:
    from collections.abc import Callable

CITY = {
    "head": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG",
    "place": "Hải Phòng, ngày 15 tháng 9 năm 2025",
    "speaker": "Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:",
}
DECISION = {
    "kind": "QUYẾT ĐỊNH",
    "number": "Số: 40/QĐ-UBND",
    "title": "Về việc thành lập Tổ giúp việc",
    "speaker": "QUYẾT ĐỊNH:",
}
DIRECTIVE = {
    "kind": "CHỈ THỊ",
    "number": "Số: 14/CT-UBND",
    "title": "Về việc làm sạch bờ kênh",
    "head": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG",
    "place": "Hải Phòng, ngày 15 tháng 9 năm 2025",
    "speaker": "",
}


def organised(work: str) -> str:
    return f"I. NỘI DUNG\n\n1. Quét dọn hai bên bờ kênh.\n\nII. TỔ CHỨC THỰC HIỆN\n\n{work}"


def units(reading: dict[str, Any]) -> list[str]:
    return [given["unit"] for given in reading["assignments"]]


WORK = [
    pytest.param("1. Phòng Kinh tế xã\n\na) Mua chổi, xẻng cho các thôn.\n\nb) Cử người ghi chép.\n\n2. Trạm Y tế xã\n\na) Phát khẩu trang.", ["Phòng Kinh tế xã", "Trạm Y tế xã"], id="numbered headings with letters"),
    pytest.param("1. Phòng Kinh tế xã: Mua chổi, xẻng cho các thôn.\n\n2. Trạm Y tế xã: Phát khẩu trang.", ["Phòng Kinh tế xã", "Trạm Y tế xã"], id="run-ins with a colon"),
    pytest.param("1. Phòng Kinh tế xã chủ trì mua chổi, xẻng.\n\n2. Trạm Y tế xã có trách nhiệm phát khẩu trang.", ["Phòng Kinh tế xã", "Trạm Y tế xã"], id="sentences with a verb"),
    pytest.param("1. Giao Phòng Kinh tế xã chủ trì mua chổi, xẻng.\n\n2. Đề nghị Hội Phụ nữ xã vận động hội viên.", ["Phòng Kinh tế xã", "Hội Phụ nữ xã"], id="giao and đề nghị are dropped"),
    pytest.param("- Phòng Kinh tế xã: Mua chổi.\n- Trạm Y tế xã: Phát khẩu trang.", ["Phòng Kinh tế xã", "Trạm Y tế xã"], id="dashes"),
    pytest.param("1. Các phòng, ban, ngành, đoàn thể xã tổ chức cho đoàn viên ra quân.", ["Các phòng, ban, ngành, đoàn thể xã"], id="a group"),
    pytest.param("1. Phòng Văn hóa - Xã hội và Trạm Y tế xã\n\na) Phát khẩu trang.", ["Phòng Văn hóa - Xã hội và Trạm Y tế xã"], id="a joint heading is one"),
    pytest.param("1. Phòng Kinh tế (cơ quan thường trực): Mua chổi.", ["Phòng Kinh tế (cơ quan thường trực)"], id="a gloss in parentheses stays until it is compared"),
    pytest.param("1. Phân công các đồng chí Ủy viên UBND xã phụ trách các thôn.", ["Các đồng chí Ủy viên UBND xã"], id="persons in charge"),
    pytest.param("1. Văn phòng HĐND và UBND xã\n\nTheo dõi, đôn đốc các thôn.", ["Văn phòng HĐND và UBND xã"], id="work in a paragraph of its own"),
    pytest.param("- Giao Phòng Kinh tế tham mưu.\n- Công an xã giữ trật tự.", ["Phòng Kinh tế", "Công an xã"], id="dashes with and without giao"),
    pytest.param("Yêu cầu các phòng, ban, các thôn triển khai Kế hoạch này; báo cáo trước ngày 30/11/2025.", ["Các phòng, ban, các thôn"], id="yêu cầu in a paragraph"),
    pytest.param("1.1. Phòng Kinh tế xã\n\na) Mua chổi.\n\n1.2. Trạm Y tế xã\n\na) Phát khẩu trang.", ["Phòng Kinh tế xã", "Trạm Y tế xã"], id="numbers of two"),
    pytest.param("1. **Phòng Kinh tế xã**\n\n- Mua chổi, xẻng.", ["Phòng Kinh tế xã"], id="bold heading"),
    pytest.param("1. Phòng Kinh tế\nxã chủ trì mua chổi.", ["Phòng Kinh tế xã"], id="name over a line end"),
    pytest.param("1. Công an xã đối chiếu danh sách hộ ven kênh.", ["Công an xã"], id="a verb whose first syllable a name may hold"),
    pytest.param("1. Công ty Điện lực tiếp thu ý kiến của các thôn.", ["Công ty Điện lực"], id="and another one"),
    pytest.param("1. Ủy ban nhân dân các xã: Cầu Kè, Tân Hải và Vĩnh Lộc chủ động mua chổi.", ["Ủy ban nhân dân các xã: Cầu Kè, Tân Hải và Vĩnh Lộc"], id="a colon before the names of places"),
    pytest.param("1. Các sở có liên quan tới việc thực hiện Kế hoạch này có trách nhiệm mua chổi.", ["Các sở có liên quan tới việc thực hiện Kế hoạch này"], id="a verb inside the name"),
    pytest.param("1. Các doanh nghiệp thu gom rác\n\n- Mua chổi.\n\n- Doanh nghiệp thu gom báo cáo kết quả.", ["Các doanh nghiệp thu gom rác"], id="an item that names its unit again"),
    pytest.param("1. Phòng Kinh tế: Mua chổi.\n\nỦy ban nhân dân xã yêu cầu các thôn báo cáo trước ngày 30/11/2025.", ["Phòng Kinh tế", "Các thôn"], id="who gives the order is said first"),
    pytest.param("1. Giao Phòng Kinh tế mua chổi. 2. Giao Trạm Y tế xã chuẩn bị khẩu trang.", ["Phòng Kinh tế", "Trạm Y tế xã"], id="two orders in one paragraph"),
]  # fmt: skip


@pytest.mark.parametrize(("work", "wanted"), WORK)
def test_units_under_the_heading_of_organisation(
    work: str, wanted: list[str], sheet: Callable[..., str], said: Any
) -> None:
    assert units(said(sheet(body=organised(work)))) == wanted


def test_a_closing_paragraph_that_asks_for_reports_gives_work(sheet: Callable[..., str], said: Any) -> None:
    end = "Trên đây là Kế hoạch ra quân. Đề nghị các thôn nghiêm túc thực hiện, định kỳ hằng năm (trước ngày 20 tháng 11) báo cáo kết quả về Trạm Y tế xã."
    given = said(sheet(body=organised(f"1. Công an xã giữ trật tự.\n\n{end}")))["assignments"]
    assert [(one["unit"], [due["month_day"] for due in one["deadlines"]]) for one in given] == [
        ("Công an xã", []), ("Các thôn", ["11-20"]),
    ]  # fmt: skip


NO_WORK = [
    pytest.param("1. Phòng bệnh hơn chữa bệnh.", id="a verb that looks like a unit"),
    pytest.param("1. Tổ chức lễ ra quân vào sáng thứ bảy.", id="tổ chức is a verb here"),
    pytest.param("1. Báo cáo kết quả hằng tháng.", id="báo cáo is a verb here"),
    pytest.param("1. Hội nghị tổng kết vào tháng 12.", id="a meeting"),
    pytest.param("Trên đây là Kế hoạch ra quân, đề nghị các đơn vị nghiêm túc thực hiện.", id="closing courtesy"),
    pytest.param("Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về xã.", id="closing condition"),
    pytest.param("1. Đơn vị phối hợp: Các sở, ban, ngành.", id="who only takes part"),
]


@pytest.mark.parametrize("work", NO_WORK)
def test_what_gives_no_work(work: str, sheet: Callable[..., str], said: Any) -> None:
    assert units(said(sheet(body=organised(work)))) == []


def test_content_before_the_organisation_gives_no_work(sheet: Callable[..., str], said: Any) -> None:
    body = "I. NỘI DUNG\n\n1. Phòng trưng bày mở cửa cả ngày.\n\n2. Các thôn xanh hơn.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Trạm Y tế xã: Phát khẩu trang."
    assert units(said(sheet(body=body))) == ["Trạm Y tế xã"]


def test_an_order_counts_wherever_it_stands(sheet: Callable[..., str], said: Any) -> None:
    order = "Đề nghị Hội Phụ nữ xã vận động hội viên.\n\nĐối với các thôn ven kênh, việc này làm quanh năm."
    body = f"I. NỘI DUNG\n\n1. Quét dọn hai bên bờ kênh.\n\n{order}\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Trạm Y tế xã: Phát khẩu trang."
    assert units(said(sheet(body=body))) == ["Hội Phụ nữ xã", "Trạm Y tế xã"]


def test_a_letter_asks_whom_it_names(sheet: Callable[..., str], said: Any) -> None:
    asks = "Căn cứ quy định trên, đề nghị Thuế tỉnh Hà Tĩnh căn cứ hồ sơ để xử lý.\n2. Về tiền chậm nộp\nĐề nghị Thuế tỉnh Quảng Trị trao đổi với cơ quan cấp phép."
    letter = sheet(
        f"Kính gửi: Các Thuế tỉnh.\n\n{asks}\n\nCục Thuế trả lời để biết./.",
        "",
        head="BỘ TÀI CHÍNH\nCỤC THUẾ",
        kind="",
        title="V/v hóa đơn",
        number="Số: 5649/CT-CS",
        speaker="",
    )
    assert units(said(letter)) == ["Thuế tỉnh Hà Tĩnh", "Thuế tỉnh Quảng Trị"]


def test_who_is_encouraged_by_name(sheet: Callable[..., str], said: Any) -> None:
    work = "1. Khuyến khích Đoàn Thanh niên xã phát động trồng cây.\n\n2. Khuyến khích các hộ dân trồng hoa."
    assert units(said(sheet(body=organised(work)))) == ["Đoàn Thanh niên xã"]


def test_points_of_a_conclusion(sheet: Callable[..., str], said: Any) -> None:
    body = "1. Về kênh Tây\n\na) Đánh giá cao kết quả. Để làm tốt hơn, đề nghị:\n\n(i) Sở Xây dựng mua chổi trong tháng 11 năm 2025.\n\n(ii) Các thôn trồng cây.\n\nb) Về việc khơi dòng: Sở Y tế chuẩn bị khẩu trang.\n\nc) Các hộ ven kênh đã chủ động dọn rác."
    given = said(sheet("", body, **DIRECTIVE | {"kind": "THÔNG BÁO", "title": "Kết luận"}))["assignments"]
    assert [(one["unit"], [due["date"] for due in one["deadlines"]]) for one in given] == [
        ("Sở Xây dựng", ["2025-11-30"]), ("Các thôn", []), ("Sở Y tế", []),
    ]  # fmt: skip


def test_topics_of_a_conclusion(sheet: Callable[..., str], said: Any) -> None:
    body = "III. KIẾN NGHỊ CỦA TỈNH\n\n1. Về việc sửa Nghị quyết số 66.4/2025/NQ-CP: giao Sở Nội vụ chủ trì nghiên cứu trong tháng 12 năm 2025.\n\n2. Về việc nạo vét kênh: Sở Xây dựng khẩn trương bàn giao.\n\n3. Về việc trồng cây:\n\nSở Y tế rà soát danh mục.\n\n4. Các Sở: Giáo dục và Đào tạo, Văn hóa, Thể thao và Du lịch theo chức năng phối hợp với tỉnh."
    given = said(sheet("", body, **DIRECTIVE | {"kind": "THÔNG BÁO", "title": "Kết luận"}))["assignments"]
    assert units({"assignments": given}) == [
        "Sở Nội vụ",
        "Sở Xây dựng",
        "Sở Y tế",
        "Các Sở: Giáo dục và Đào tạo, Văn hóa, Thể thao và Du lịch",
    ]
    assert [due["date"] for due in given[0]["deadlines"]] == ["2025-12-31"]


def test_the_day_may_stand_before_the_unit(sheet: Callable[..., str], said: Any) -> None:
    work = (
        "1. Định kỳ (trước ngày 30 tháng 6 hằng năm), các thôn có trách nhiệm:\n\na) Lập danh mục.\n\nb) Gửi đề xuất."
    )
    (given,) = said(sheet(body=organised(work)))["assignments"]
    assert [(due["recurs"], due["month_day"]) for due in given["deadlines"]] == [("yearly", "06-30")]


def test_the_last_article_below_its_title(sheet: Callable[..., str], said: Any) -> None:
    body = "Điều 1. Ban hành Quy chế.\n\nĐiều 2. Tổ chức thực hiện\nCác ông, bà: Chánh Văn phòng Sở; Trưởng các thôn chịu trách nhiệm thi hành Quyết định này."
    found = units(said(sheet("Căn cứ Luật Tổ chức chính quyền địa phương;", body, **DECISION)))
    assert found == ["Chánh Văn phòng Sở; Trưởng các thôn"]


def test_the_last_article_names_its_ground_or_its_day(sheet: Callable[..., str], said: Any) -> None:
    body = "Điều 1. Sở Y tế chủ trì phát khẩu trang, kể từ ngày Quyết định có hiệu lực thi hành.\n\nĐiều 2. Giám đốc Sở Nội vụ; Thủ trưởng các cơ quan có liên quan căn cứ Quyết định thi hành./."
    found = units(said(sheet("Căn cứ Luật Tổ chức chính quyền địa phương;", body, **DECISION)))
    assert found == ["Sở Y tế", "Giám đốc Sở Nội vụ; Thủ trưởng các cơ quan có liên quan"]


def test_the_steps_of_a_procedure_give_no_work(sheet: Callable[..., str], said: Any) -> None:
    table = "| Bước | Cơ quan thực hiện | Thời hạn giải quyết |\n| 1 | Trạm Y tế xã | 02 ngày |"
    assert units(said(sheet(body=organised(f"1. Công an xã giữ trật tự.\n\n{table}")))) == ["Công an xã"]


def test_who_answers_to_whom_gives_no_work(sheet: Callable[..., str], said: Any) -> None:
    body = "Điều 1. Ban hành Quy chế.\n\nĐiều 2. Trưởng trạm là người đứng đầu Trạm, chịu trách nhiệm trước Giám đốc Sở.\n\nĐiều 3. Sở Y tế có trách nhiệm thi hành Quyết định này."
    assert units(said(sheet("Căn cứ Luật Tổ chức chính quyền địa phương;", body, **DECISION))) == ["Sở Y tế"]


def test_what_a_body_is_gives_no_work(sheet: Callable[..., str], said: Any) -> None:
    body = "Điều 1. Ban hành Quy chế.\n\nĐiều 2. Hội đồng Khoa học họp định kỳ sáu tháng.\n\nĐiều 3. Sở Nội vụ là cơ quan thường trực."
    assert units(said(sheet("Căn cứ Luật Tổ chức chính quyền địa phương;", body, **DECISION))) == []


def test_an_article_of_a_decision_gives_work(sheet: Callable[..., str], said: Any) -> None:
    body = "Điều 1. Thông qua Đề án.\n\nĐiều 2. Sở Ngoại vụ hoàn tất thủ tục.\n\nĐiều 3. Giám đốc các Sở:\nNội vụ, Tài chính chịu trách nhiệm thi hành Quyết định này."
    found = units(said(sheet("Căn cứ Luật Tổ chức chính quyền địa phương;", body, **DECISION)))
    assert found == ["Sở Ngoại vụ", "Giám đốc các Sở: Nội vụ, Tài chính"]


def test_a_conclusion_says_what_a_province_needs_to_do(sheet: Callable[..., str], said: Any) -> None:
    body = "I. ĐÁNH GIÁ\n\nTỉnh làm tốt.\n\nII. NHIỆM VỤ\n\nThời gian tới, tỉnh Đắk Lắk cần tập trung làm tốt các việc sau:\n\n1. Thu gom rác.\n\n2. Trồng cây."
    (given,) = said(sheet("", body, **DIRECTIVE | {"kind": "THÔNG BÁO", "title": "Kết luận"}))["assignments"]
    assert (given["unit"], given["tasks"]) == ("Tỉnh Đắk Lắk", 2)


def test_who_is_in_charge_and_who_takes_part(sheet: Callable[..., str], said: Any) -> None:
    body = organised(
        "1. Mua chổi, xẻng.\n\n- Đơn vị chủ trì: Phòng Kinh tế xã.\n\n- Đơn vị phối hợp: Trạm Y tế xã, các thôn.\n\n- Thời gian: xong trước ngày 30/9/2025."
    )
    given = said(sheet(body=body))["assignments"]
    assert [one["unit"] for one in given] == ["Phòng Kinh tế xã"]


@pytest.mark.parametrize("form", ["| {} |", "|\n{}\n|"], ids=["a row a line", "a cell a line"])
def test_a_task_table(form: str, sheet: Callable[..., str], said: Any) -> None:
    cells = [
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
        ("1", "Mua chổi", "Phòng Kinh tế xã", "Các thôn", "Quý III năm 2026"),
        ("2", "Phát khẩu trang", "Trạm Y tế xã", "", "Tháng 11/2025"),
    ]
    bar = "\n|\n" if "\n" in form else " | "
    table = "\n".join(form.format(bar.join(row)) for row in cells)
    given = said(sheet(body=organised(f"1. Công an xã giữ trật tự.\n\n{table}\n\nTrên đây là Kế hoạch.")))[
        "assignments"
    ]
    assert [(one["unit"], [due["date"] for due in one["deadlines"]]) for one in given] == [
        ("Công an xã", []), ("Phòng Kinh tế xã", ["2026-09-30"]), ("Trạm Y tế xã", ["2025-11-30"]),
    ]  # fmt: skip


def test_a_resolution_that_asks_for_work_gives_it_as_a_directive_does(sheet: Callable[..., str], said: Any) -> None:
    opening = "Để làm sạch bờ kênh, Chính phủ yêu cầu các Bộ trưởng, Chủ tịch Ủy ban nhân dân các tỉnh (sau đây gọi tắt là các bộ, địa phương) tập trung thực hiện các nhiệm vụ như sau:"
    body = "I. CÁC NHIỆM VỤ TRỌNG TÂM\n\n1. Về thu gom\n\na) Bộ Xây dựng mua chổi, xẻng cho các tỉnh.\n\n2. Về y tế\n\nỦy ban nhân dân các tỉnh:\n\na) Phát khẩu trang.\n\nb) Khám bệnh.\n\n3. Chính phủ đề nghị Hội Chữ thập đỏ Việt Nam vận động hội viên."
    paper = {
        "head": "CHÍNH PHỦ",
        "kind": "NGHỊ QUYẾT",
        "number": "Số: 40/NQ-CP",
        "speaker": "",
        "sign": "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n\nLê Thu Vân",
    }
    given = said(sheet(opening, body, **paper))["assignments"]
    assert [(one["unit"], one["tasks"]) for one in given] == [
        ("Bộ Xây dựng", 1), ("Ủy ban nhân dân các tỉnh", 2), ("Hội Chữ thập đỏ Việt Nam", 1),
    ]  # fmt: skip


def test_below_a_label_an_item_may_give_another_unit_its_day(sheet: Callable[..., str], said: Any) -> None:
    work = "1. Mua chổi\n\n- Cơ quan thực hiện: Phòng Kinh tế.\n\n- Thời gian thực hiện:\n\n+ Các thôn gửi danh sách trước ngày 10/10/2025.\n\n+ Phòng Kinh tế tổng hợp trước ngày 20/10/2025.\n\n2. Trồng cây"
    given = said(sheet(body=f"I. NỘI DUNG\n\n{work}\n\nII. KINH PHÍ\n\nTheo dự toán."))["assignments"]
    assert [(one["unit"], [due["date"] for due in one["deadlines"]]) for one in given] == [
        ("Phòng Kinh tế", ["2025-10-20"]), ("Các thôn", ["2025-10-10"]),
    ]  # fmt: skip


def test_a_letter_without_numbered_points_gives_work(sheet: Callable[..., str], said: Any) -> None:
    letter = sheet(
        "Kính gửi: Thuế tỉnh Hà Tĩnh.\n\nĐề nghị Thuế tỉnh Hà Tĩnh căn cứ hồ sơ để hướng dẫn đơn vị.\n\nCục Thuế trả lời để biết./.",
        "", head="BỘ TÀI CHÍNH\nCỤC THUẾ", kind="", title="V/v hóa đơn", number="Số: 5649/CT-CS", speaker="",
    )  # fmt: skip
    assert units(said(letter)) == ["Thuế tỉnh Hà Tĩnh"]


def test_a_unit_under_two_headings_is_one(sheet: Callable[..., str], said: Any) -> None:
    work = "1. Phòng Kinh tế xã\n\na) Mua chổi.\n\nb) Cử người.\n\n2. Trạm Y tế xã\n\na) Phát khẩu trang.\n\n3. Phòng Kinh tế: Trả tiền trước ngày 30/11/2025."
    first, second = said(sheet(body=organised(work)))["assignments"]
    assert (first["unit"], first["tasks"]) == ("Phòng Kinh tế xã", 3)
    assert [deadline["date"] for deadline in first["deadlines"]] == ["2025-11-30"]
    assert (second["unit"], second["tasks"]) == ("Trạm Y tế xã", 1)


def test_tasks_are_the_items_given_to_a_unit(sheet: Callable[..., str], said: Any) -> None:
    work = "1. Phòng Kinh tế xã\n\na) Mua chổi, xẻng cho\ncác thôn.\n\nb) Cử người ghi chép.\n\n2. Trạm Y tế xã\n\n- Phát khẩu trang.\n\n- Trực ở nhà văn hóa."
    first, second = said(sheet(body=organised(work)))["assignments"]
    assert first["texts"] == ["Mua chổi, xẻng cho các thôn.", "Cử người ghi chép."]
    assert second["texts"] == ["Phát khẩu trang.", "Trực ở nhà văn hóa."]


def test_the_last_article_of_a_decision(sheet: Callable[..., str], said: Any) -> None:
    body = "Điều 1. Thành lập Tổ giúp việc gồm năm người.\n\nĐiều 2. Tổ giúp việc có nhiệm vụ ghi chép.\n\nĐiều 3. Chánh Văn phòng, Trưởng các phòng, ban và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."
    reading = said(sheet("Căn cứ Luật Tổ chức chính quyền địa phương;", body, **DECISION))
    assert any(unit.startswith("Chánh Văn phòng, Trưởng các phòng") for unit in units(reading))
    assert sum("Chánh Văn phòng" in unit for unit in units(reading)) == 1


def test_a_lead_in_gives_the_points_that_follow(sheet: Callable[..., str], said: Any) -> None:
    opening = "Để bờ kênh sạch đẹp, Ủy ban nhân dân thành phố yêu cầu Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu:"
    body = "1. Huy động người dân ra quân mỗi tháng một lần.\n\n2. Hoàn thành thu gom trước ngày 30/11/2025."
    (given,) = said(sheet(opening, body, **DIRECTIVE))["assignments"]
    assert given["unit"] == "Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu"
    assert [deadline["date"] for deadline in given["deadlines"]] == ["2025-11-30"]


def test_the_issuer_gives_itself_no_work(sheet: Callable[..., str], said: Any) -> None:
    work = "Ủy ban nhân dân xã Kiến Minh tổ chức thực hiện tốt Kế hoạch này.\n\n1. Trạm Y tế xã: Phát khẩu trang."
    assert units(said(sheet(body=organised(work)))) == ["Trạm Y tế xã"]


# ---- a plan of one's own ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "must"),
    [
        pytest.param("Xây dựng, ban hành Kế hoạch thực hiện trên địa bàn.", True, id="issue a plan"),
        pytest.param("Căn cứ Kế hoạch này, ban hành kế hoạch của phường.", True, id="in the middle"),
        pytest.param("xây dựng chương trình hành động cụ thể", True, id="programme of action"),
        pytest.param("Lập phương án trực.", True, id="scheme"),
        pytest.param("Tham mưu Ủy ban nhân dân xã ban hành kế hoạch.", False, id="draft for its superior"),
        pytest.param("Chỉ đạo các trường xây dựng kế hoạch.", False, id="have others do it"),
        pytest.param("Đôn đốc các thôn xây dựng kế hoạch.", False, id="urge others"),
        pytest.param("Xây dựng nội dung tuyên truyền.", False, id="build something else"),
        pytest.param("Thực hiện tốt Kế hoạch này.", False, id="carry one out"),
        pytest.param("Báo cáo kết quả thực hiện kế hoạch.", False, id="report on one"),
    ],
)
def test_who_must_issue_a_plan(task: str, must: bool, view: Callable[[str], str]) -> None:
    assert must_issue(view(task)) is must


@pytest.mark.parametrize(
    ("unit", "kinds"),
    [
        pytest.param("Ủy ban nhân dân các phường", ("phường",), id="wards"),
        pytest.param("Ủy ban nhân dân các xã, phường, đặc khu", ("xã", "phường", "đặc khu"), id="three kinds"),
        pytest.param("UBND các quận, huyện", ("quận", "huyện"), id="districts"),
        pytest.param("UBND các xã, thị trấn", ("xã", "thị trấn"), id="town"),
        pytest.param("Uỷ ban nhân dân cấp xã", ("xã", "phường", "đặc khu", "thị trấn"), id="the commune level"),
        pytest.param("Chủ tịch Ủy ban nhân dân các xã, phường", ("xã", "phường"), id="their chairmen"),
        pytest.param("Đảng ủy các xã, phường", ("xã", "phường"), id="Party committees"),
        pytest.param(
            "Ủy ban nhân dân các huyện, thị xã, thành phố", ("huyện", "thị xã", "thành phố"), id="thị xã is not xã"
        ),
        pytest.param("Ủy ban nhân dân phường", (), id="one ward"),
        pytest.param("Phòng Kinh tế các xã", (), id="offices"),
        pytest.param("Các xã, phường", (), id="areas without a body"),
    ],
)
def test_which_areas_a_group_of_bodies_means(unit: str, kinds: tuple[str, ...]) -> None:
    assert sorted(expected_kinds(unit)) == sorted(kinds)


def test_a_plan_duty_of_the_bodies_below(sheet: Callable[..., str], read_text: Any) -> None:
    work = "1. Sở Nội vụ: Theo dõi, tổng hợp.\n\n2. Ủy ban nhân dân các xã, phường, đặc khu\n\na) Ban hành Kế hoạch thực hiện trước ngày 15/10/2025.\n\nb) Ra quân."
    department, communes = read_text(sheet(body=organised(work), **CITY)).facts.duties
    assert (department.must_issue_plan, department.expects_kinds) == (False, ())
    assert (communes.must_issue_plan, communes.expects_kinds) == (True, ("xã", "phường", "đặc khu"))


# ---- the name of a unit -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Phòng Kinh tế, Hạ tầng và Đô thị: Hoàn thành", "Phòng Kinh tế, Hạ tầng và Đô thị", id="commas in a name"),
        pytest.param("Ủy ban Kiểm tra Đảng ủy xã giám sát", "Ủy ban Kiểm tra Đảng ủy xã", id="kiểm tra in a name"),
        pytest.param("Giao Phòng Nội vụ chủ trì, phối hợp", "Phòng Nội vụ", id="giao"),
        pytest.param("Thủ trưởng các cơ quan, đơn vị thuộc quận có trách nhiệm", "Thủ trưởng các cơ quan, đơn vị thuộc quận", id="heads of agencies"),
        pytest.param("Các Sở: Nội vụ, Giáo dục và Đào tạo, Y tế kịp thời hướng dẫn", "Các Sở: Nội vụ, Giáo dục và Đào tạo, Y tế", id="names after a colon, up to the verb"),
        pytest.param("Chủ đầu tư, trong phạm vi trách nhiệm của mình, đẩy nhanh tiến độ", "Chủ đầu tư", id="within its duties"),
        pytest.param("Văn phòng Đăng ký đất đai chủ trì mua chổi", "Văn phòng Đăng ký đất đai", id="ký in a name"),
        pytest.param("Thủ trưởng các cơ quan, tổ chức chịu trách nhiệm mua chổi", "Thủ trưởng các cơ quan, tổ chức", id="no name holds chịu trách nhiệm"),
        pytest.param("Cục Quản lý giá chủ trì mua chổi", "Cục Quản lý giá", id="giá in a name"),
        pytest.param("Phòng Kinh tế: Mua chổi, Xẻng các loại", "Phòng Kinh tế", id="one unit: its work after the colon"),
        pytest.param("Đoàn TNCS Hồ Chí Minh xã: Huy động", "Đoàn TNCS Hồ Chí Minh xã", id="youth union"),
    ],
)  # fmt: skip
def test_where_a_units_name_ends(text: str, name: str, view: Callable[[str], str]) -> None:
    named = unit_at(view(text), 0, len(text))
    assert named is not None
    assert named.name == name


def test_who_answers_for_something_in_a_regulation_is_given_no_work(sheet: Callable[..., str], said: Any) -> None:
    enclosed = "\n\nQUY CHẾ\nQuản lý bờ kênh\n(Kèm theo Quyết định số 40/QĐ-UBND)\n\nĐiều 1. Quản lý rác\n\n1. Đơn vị thu gom chịu trách nhiệm về số liệu đã gửi.\n\nĐiều 2. Trách nhiệm của Sở Y tế\n\n1. Phát khẩu trang.\n"
    found = units(
        said(
            sheet(
                "Căn cứ Luật Thủ đô;", "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bờ kênh.", **DECISION
            )
            + enclosed
        )
    )
    assert found == ["Sở Y tế"]

# ruff: noqa: E501  one line a case
"""What a document does with the documents that it names, by where and after which words they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Said = "Callable[[str], dict[str, Any]]"
PLAN = "Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố"
CT = "Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư"
CITY_CT = "Chỉ thị số 85-CT/TU ngày 05/9/2025 của Ban Thường vụ Thành ủy"
ND = "Nghị định số 912/2025/NĐ-CP ngày 20/8/2025 của Chính phủ"
QD = "Quyết định số 77/QĐ-UBND ngày 10/3/2023 của Ủy ban nhân dân thành phố"

IMPLEMENTS, PRIMARY, BASED, CITES = ("implements", False), ("implements", True), ("basedOn", False), ("cites", False)
AMENDS, REPLACES, REPEALS, GUIDES = ("amends", False), ("replaces", False), ("repeals", False), ("guides", False)


def relations(reading: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """What is said of each cited document, by its number or name."""
    return {c["number"] or c["name"]: (c["relation"], c["primary"]) for c in reading["citations"]}


OPENINGS = [
    pytest.param(f"Căn cứ {ND};", {"912": BASED}, id="căn cứ"),
    pytest.param(f"Thực hiện {PLAN};", {"918": PRIMARY}, id="thực hiện"),
    pytest.param(f"Triển khai thực hiện {PLAN},", {"918": PRIMARY}, id="triển khai thực hiện"),
    pytest.param(f"Để tiếp tục thực hiện {PLAN},", {"918": PRIMARY}, id="để tiếp tục thực hiện"),
    pytest.param("Xét Tờ trình số 44/TTr-VHXH ngày 11/9/2025 của Phòng Văn hóa - Xã hội;", {"44": BASED}, id="xét tờ trình"),
    pytest.param(f"Căn cứ {ND};\nCăn cứ {QD};\nThực hiện {PLAN};", {"912": BASED, "77": BASED, "918": PRIMARY}, id="a lead word on each line"),
    pytest.param(f"Căn cứ {ND}; {QD}; thực hiện {PLAN};", {"912": BASED, "77": BASED}, id="one lead word for a list"),
    pytest.param(f"Thực hiện {PLAN} và {CITY_CT};", {"918": PRIMARY, "85": PRIMARY}, id="two joined by và are both primary"),
    pytest.param(f"Thực hiện {CT}; {CITY_CT}; {PLAN};", {"91": PRIMARY, "85": PRIMARY, "918": PRIMARY}, id="a list after thực hiện"),
    pytest.param(f"Thực hiện {PLAN} về việc triển khai {CT};", {"918": PRIMARY, "91": CITES}, id="named in the subject of another"),
    pytest.param(f"Căn cứ {QD} về việc thực hiện {CT} và {ND};", {"77": BASED, "91": CITES, "912": CITES}, id="a whole list in a subject"),
    pytest.param(f'Thực hiện {PLAN} về "đẩy mạnh thực hiện {CT}";', {"918": PRIMARY, "91": CITES}, id="named in a quoted title"),
    pytest.param("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;", {"Luật Thi đua, khen thưởng": BASED}, id="law by name"),
    pytest.param(f"Căn cứ tình hình thực tế của xã, thực hiện {PLAN},", {"918": PRIMARY}, id="căn cứ of no document"),
    pytest.param(f"Triển khai {PLAN};", {"918": PRIMARY}, id="triển khai"),
    pytest.param(f"Thực hiện chỉ đạo của UBND thành phố tại {PLAN};", {"918": PRIMARY}, id="as directed in"),
    pytest.param(f"Thực hiện Điều 2 {QD};", {"77": PRIMARY}, id="an article of it"),
    pytest.param("Thực hiện các Chỉ thị số 91-CT/TW, 92-CT/TW và 93-CT/TW của Ban Bí thư;", {"91": PRIMARY, "92": PRIMARY, "93": PRIMARY}, id="one kind for three numbers"),
    pytest.param(f"- Căn cứ {ND};\n- Thực hiện {PLAN};", {"912": BASED, "918": PRIMARY}, id="with dashes"),
    pytest.param(f"*Căn cứ {ND};*\n\n*Thực hiện {PLAN};*", {"912": BASED, "918": PRIMARY}, id="italic"),
    pytest.param(f"Căn cứ {ND}, được sửa đổi, bổ sung bởi {QD};", {"912": BASED, "77": BASED}, id="with the one that amends it"),
    pytest.param(f"Căn cứ ý kiến của Ban Bí thư tại {CT}, của Thành ủy tại {CITY_CT}, {PLAN};", {"91": BASED, "85": BASED, "918": BASED}, id="whose word it is before each"),
    pytest.param(f"Căn cứ các nội dung nêu trên, việc thu gom rác theo quy định tại {ND} giao cho xã;", {"912": CITES}, id="on the basis of what stands above"),
    pytest.param(f"Căn cứ {QD} quy định chi tiết thi hành {ND};", {"77": BASED, "912": CITES}, id="what it details"),
    pytest.param("Căn cứ các Kế hoạch số 31 và 32/KH-UBND ngày 05/01/2025 của Ủy ban nhân dân thành phố;", {"31": BASED, "32": BASED}, id="two numbers share a symbol"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "wanted"), OPENINGS)
def test_in_the_opening(opening: str, wanted: dict[str, Any], sheet: Callable[..., str], said: Any) -> None:
    got = relations(said(sheet(opening)))
    assert {key: got.get(key) for key in wanted} == wanted
    assert len(got) >= len(wanted)


BODIES = [
    pytest.param(f"Đẩy mạnh đợt thi đua theo tinh thần {CT}.", "91", IMPLEMENTS, id="theo tinh thần"),
    pytest.param(f"Tiếp tục quán triệt sâu sắc {CT} đến đảng viên.", "91", IMPLEMENTS, id="quán triệt"),
    pytest.param(f"Tổ chức thực hiện nghiêm túc {CT}.", "91", IMPLEMENTS, id="tổ chức thực hiện"),
    pytest.param(f"Triển khai có hiệu quả {CT}.", "91", IMPLEMENTS, id="triển khai"),
    pytest.param(f"Hoàn thành các nhiệm vụ theo {CT}.", "91", IMPLEMENTS, id="nhiệm vụ theo"),
    pytest.param(f"Thực hiện theo quy định tại {ND}.", "912", CITES, id="theo quy định tại"),
    pytest.param(f"Hoàn thành chỉ tiêu {CT} đề ra.", "91", IMPLEMENTS, id="hoàn thành chỉ tiêu"),
    pytest.param(f"Căn cứ {CT}, các thôn đăng ký.", "91", BASED, id="căn cứ inside the body"),
    pytest.param(f"Phong trào được phát động tại {QD}.", "77", CITES, id="phát động tại"),
    pytest.param(f"Kinh phí được cấp theo {ND}.", "912", CITES, id="theo alone"),
    pytest.param(f"Mức chi được phê duyệt tại {QD}.", "77", CITES, id="phê duyệt tại"),
    pytest.param(f"Mẫu biểu kèm theo {QD}.", "77", CITES, id="kèm theo"),
    pytest.param(f"Năm ngoái, thành phố đã có {QD}.", "77", CITES, id="mere mention"),
    pytest.param(f"Tham mưu sửa đổi, bổ sung {QD}.", "77", CITES, id="a change that others are asked for"),
    pytest.param(f"Chọn chủ đề “Thực hiện thắng lợi {CT}” cho hội thi.", "91", CITES, id="inside a quoted theme"),
    pytest.param(f"Tổ chức đăng ký thi đua về “học tập {CT}” ở các thôn.", "91", CITES, id="inside quotes"),
]


@pytest.mark.parametrize(("sentence", "number", "wanted"), BODIES)
def test_in_the_body(
    sentence: str, number: str, wanted: tuple[str, bool], sheet: Callable[..., str], said: Any
) -> None:
    got = relations(said(sheet(f"Thực hiện {PLAN};", f"I. NỘI DUNG\n\n1. {sentence}\n\n2. Trồng hoa ở lối đi.")))
    assert got == {"918": PRIMARY, number: wanted}


@pytest.mark.parametrize(
    ("lead", "items", "wanted"),
    [
        pytest.param("Tập trung thực hiện các văn bản sau:", (CT, CITY_CT), IMPLEMENTS, id="carry out"),
        pytest.param("Các văn bản có liên quan:", (CT, CITY_CT), CITES, id="related documents"),
    ],
)
def test_items_take_what_their_lead_in_says(
    lead: str, items: tuple[str, ...], wanted: Any, sheet: Callable[..., str], said: Any
) -> None:
    listed = "\n\n".join(f"- {item};" for item in items)
    got = relations(said(sheet(body=f"I. NỘI DUNG\n\n1. {lead}\n\n{listed}\n\n2. Trồng hoa ở lối đi.")))
    assert got == {"91": wanted, "85": wanted}


ARTICLES = [
    pytest.param(f"Quyết định này thay thế {QD}.", REPLACES, id="thay thế"),
    pytest.param(f"Bãi bỏ {QD}.", REPEALS, id="bãi bỏ"),
    pytest.param(f"Bãi bỏ toàn bộ {QD}.", REPEALS, id="bãi bỏ toàn bộ"),
    pytest.param(f"Sửa đổi, bổ sung một số điều của {QD} như sau:", AMENDS, id="sửa đổi, bổ sung"),
    pytest.param(f"Điều này hướng dẫn thi hành {QD}.", GUIDES, id="hướng dẫn thi hành"),
    pytest.param(f"Áp dụng {ND}, được sửa đổi, bổ sung bởi {QD}.", CITES, id="the amending one is not amended"),
]


@pytest.mark.parametrize(("article", "wanted"), ARTICLES)
def test_in_the_articles_of_a_decision(article: str, wanted: Any, sheet: Callable[..., str], said: Any) -> None:
    text = sheet(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
        f"Điều 1. Thành lập Tổ giúp việc.\n\nĐiều 2. {article}\n\nĐiều 3. Quyết định có hiệu lực từ ngày ký.",
        kind="QUYẾT ĐỊNH",
        number="Số: 40/QĐ-UBND",
        title="Về việc thành lập Tổ giúp việc",
        speaker="QUYẾT ĐỊNH:",
    )
    assert relations(said(text))["77"] == wanted


def test_a_bill_is_not_cited(sheet: Callable[..., str], said: Any) -> None:
    text = "Xét dự án Luật Viên chức (sửa đổi); dự thảo Luật Thủ đô; Căn cứ Luật Cán bộ, công chức;"
    assert list(relations(said(sheet(text)))) == ["Luật Cán bộ, công chức"]


def test_laws_inside_the_name_of_a_law_are_not_cited(sheet: Callable[..., str], said: Any) -> None:
    law = "Luật số 56/2024/QH15 sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán"
    assert relations(said(sheet(f"Căn cứ {law};"))) == {"56": BASED}


def test_the_strongest_relation_of_a_document_wins(sheet: Callable[..., str], said: Any) -> None:
    body = f"I. NỘI DUNG\n\n1. Theo tinh thần {CT}, các thôn ra quân.\n\n2. Xem thêm {CT}."
    (citation,) = said(sheet(f"Căn cứ {CT};", body))["citations"]
    assert (citation["relation"], citation["primary"]) == IMPLEMENTS
    assert [span["relation"] for span in citation["spans"]] == ["basedOn", "implements", "cites"]


def test_a_title_that_carries_out_a_document_makes_it_primary(sheet: Callable[..., str], said: Any) -> None:
    assert relations(said(sheet(title=f"Triển khai thực hiện {PLAN}"))) == {"918": PRIMARY}


def test_the_issuing_clause_repeats_the_title_and_says_nothing_new(sheet: Callable[..., str], said: Any) -> None:
    repeated = "Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch về ra quân theo Nghị định số 912/2025/NĐ-CP như sau:"
    assert relations(said(sheet(f"Thực hiện {PLAN};", speaker=repeated))) == {"918": PRIMARY, "912": CITES}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thực hiện Kế hoạch số 12/KH-UBND ngày 20/9/2025.", id="own number"),
        pytest.param("Đăng tại https://xa.vn/van-ban/918/KH-UBND và www.xa.vn/41-CT/TW.", id="page addresses"),
        pytest.param("Theo TCVN 9001:2015 và các nghị quyết của Đảng.", id="standards and plurals"),
        pytest.param("Rà soát các luật, nghị định có liên quan.", id="laws in general"),
    ],
)
def test_what_is_no_citation(text: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(body=f"I. NỘI DUNG\n\n1. {text}\n\n2. Trồng hoa ở lối đi."))["citations"] == []


def test_a_list_of_what_expires(sheet: Callable[..., str], said: Any) -> None:
    article = f"Điều 1. Ban hành Quy chế.\n\nĐiều 2. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:\n\na) {QD};\n\nb) Quyết định số 78/QĐ-UBND ngày 10/3/2023 của Ủy ban nhân dân thành phố.\n\nĐiều 3. Bãi bỏ khoản 3 ban hành kèm theo Quyết định số 79/QĐ-UBND ngày 10/3/2023 của Ủy ban nhân dân thành phố."
    paper = {"kind": "QUYẾT ĐỊNH", "number": "Số: 40/QĐ-UBND", "title": "Ban hành Quy chế", "speaker": "QUYẾT ĐỊNH:"}
    got = relations(said(sheet("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", article, **paper)))
    assert {key: got[key] for key in ("77", "78", "79")} == {"77": REPEALS, "78": REPEALS, "79": AMENDS}
    assert BASED in got.values()


def test_a_list_of_what_approved_something_is_only_cited(sheet: Callable[..., str], said: Any) -> None:
    body = "I. NỘI DUNG\n\n1. Triển khai phương án phù hợp với quy hoạch đã được phê duyệt tại các Quyết định: số 36/QĐ-TTg ngày 11/01/2024; số 37/QĐ-TTg ngày 12/01/2024."
    assert relations(said(sheet(body=body))) == {"36": CITES, "37": CITES}


@pytest.mark.parametrize(
    ("lead", "wanted"),
    [
        ("Bãi bỏ các văn bản quy phạm pháp luật thuộc lĩnh vực Y tế, cụ thể như sau:", REPEALS),
        ("Quyết định này có hiệu lực từ ngày ký và thay thế các Quyết định sau:", REPLACES),
        ("Sở Y tế tham mưu bãi bỏ các văn bản sau:", CITES),
    ],
)
def test_a_long_list_takes_what_its_lead_in_says(lead: str, wanted: Any, sheet: Callable[..., str], said: Any) -> None:
    items = "\n\n".join(
        f"{n}. Quyết định số {100 + n}/QĐ-UBND ngày 10/3/2023 của Ủy ban nhân dân thành phố về việc số {n}."
        for n in range(1, 31)
    )
    paper = {"kind": "QUYẾT ĐỊNH", "number": "Số: 40/QĐ-UBND", "title": "Rà soát văn bản", "speaker": "QUYẾT ĐỊNH:"}
    body = f"Điều 1. Rà soát văn bản.\n\nĐiều 2. {lead}\n\n{items}\n\nĐiều 3. Sở Y tế thi hành Quyết định này."
    got = relations(said(sheet("Căn cứ Luật Thủ đô;", body, **paper)))
    assert [got[str(100 + n)] for n in range(1, 31)] == [wanted] * 30


def test_parts_of_two_decisions_are_repealed_in_one_sentence(sheet: Callable[..., str], said: Any) -> None:
    article = "Điều 1. Sửa đổi, bổ sung danh mục số 5 và bãi bỏ danh mục số 6 tại Phụ lục kèm theo Quyết định số 76/QĐ-UBND ngày 9/3/2023.\n\nĐiều 2. Quyết định này bãi bỏ thủ tục số 8 tại Quyết định số 77/QĐ-UBND ngày 10/3/2023 và thủ tục số 1 tại Quyết định số 78/QĐ-UBND ngày 11/3/2023.\n\nĐiều 3. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành: số 79/QĐ-UBND ngày 10/3/2023; số 80/QĐ-UBND ngày 10/3/2024."
    paper = {"kind": "QUYẾT ĐỊNH", "number": "Số: 40/QĐ-UBND", "speaker": "QUYẾT ĐỊNH:"}
    title = "Sửa đổi một số điều của Quy định ban hành kèm theo Quyết định số 75/QĐ-UBND ngày 8/3/2023"
    got = relations(said(sheet("Căn cứ Luật Thủ đô;", article, title=title, **paper)))
    assert [got[key] for key in ("75", "76", "77", "78", "79", "80")] == [
        AMENDS,
        AMENDS,
        AMENDS,
        AMENDS,
        REPEALS,
        REPEALS,
    ]


def test_what_a_letter_answers_is_not_why_it_was_written(sheet: Callable[..., str], said: Any) -> None:
    text = f"Kính gửi: Thuế tỉnh Hà Tĩnh.\n\nVề việc này, Cục Thuế có ý kiến như sau:\n\nCăn cứ tại Điều 34 {ND};\n\nThực hiện {CT} thì hộ kinh doanh không phải nộp.\n\nCăn cứ các quy định trên, thuế nêu tại {QD} được giảm."
    letter = sheet(
        text, "", head="BỘ TÀI CHÍNH\nCỤC THUẾ", kind="", title="V/v hóa đơn", number="Số: 5649/CT-CS", speaker=""
    )
    assert relations(said(letter)) == {"912": BASED, "91": IMPLEMENTS, "77": CITES}


def test_a_form_is_no_document_and_a_law_in_capitals_is_one(sheet: Callable[..., str], said: Any) -> None:
    body = "I. NỘI DUNG\n\n1. Nộp đơn theo mẫu số 01-ĐĐN/CT kèm theo.\n\n2. Thực hiện theo quy định tại điểm d, khoản 6 Điều 13 Nghị định so 912/2025/NĐ-CP."
    title = "QUẢN LÝ RÁC (THỰC HIỆN ĐIỂM B KHOẢN 2 ĐIỀU 29 LUẬT THỦ ĐÔ SỐ 39/2024/QH15)"
    cited = said(sheet(body=body, title=title))["citations"]
    assert [(c["type"], c["number"], c["relation"], c.get("name")) for c in cited] == [
        ("Luật", "39", "cites", "Luật thủ đô"), ("Nghị định", "912", "cites", None),
    ]  # fmt: skip


def test_an_annex_only_cites(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(f"Thực hiện {PLAN};") + f"\nPHỤ LỤC\nDanh mục văn bản\n\n1. Thực hiện {CT}.\n"
    assert relations(said(text)) == {"918": PRIMARY, "91": CITES}


def test_recipients_and_signature_cite_nothing(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(f"Thực hiện {PLAN};", recipients=f"Nơi nhận:\n- Như {CT};\n- Lưu: VT.")
    assert relations(said(text)) == {"918": PRIMARY}


@pytest.mark.parametrize(
    ("printed", "quote"),
    [
        pytest.param(PLAN, PLAN, id="to the end of the issuer"),
        pytest.param("Chỉ thị số 91-CT/TW, ngày 12/8/2025", "Chỉ thị số 91-CT/TW, ngày 12/8/2025", id="to the end of the date"),
        pytest.param("Chỉ thị số 91-CT/TW về tiết kiệm", "Chỉ thị số 91-CT/TW", id="not into the subject"),
        pytest.param("Chỉ thị\nsố 91-CT/TW\nngày 12/8/2025\ncủa Ban Bí thư", "Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư", id="over line ends"),
    ],
)  # fmt: skip
def test_a_mention_reaches_from_the_type_word_to_the_issuer(
    printed: str, quote: str, sheet: Callable[..., str], said: Any
) -> None:
    (citation,) = said(sheet(f"Thực hiện {printed};"))["citations"]
    assert citation["mentions"] == [quote]

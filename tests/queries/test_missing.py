"""The missing board: who is expected and why, every state, partial dates, areas of both eras."""

from datetime import date
from typing import Any

import pytest

from graph.store import Store
from ontology import register
from ontology.identifiers import BASE
from ontology.terms import CC, RDF, RDFS, XSD
from queries.expectation import Asked, ExpectationError
from queries.lines import named
from queries.missing import missing
from queries.model import STATES, Board, Row

PLAN = f"{BASE}vn/31/ubnd/kh/2025/232"
OLD_PLAN = f"{BASE}vn/cu/31/ubnd/kh/2024/157"
LE_CHAN, HONG_BANG, CAT_HAI = "vn/31/11383", "vn/31/11311", "vn/31/11914"
DUE = date(2025, 10, 15)


def counts(board: Board) -> dict[str, int]:
    return {state: count for state, count in board.counts.items() if count}


def row(board: Board, area: str) -> Row:
    (found,) = (row for row in board.rows if row.area == area)
    return found


# -- the five seeds


def test_232_at_the_end_of_2025(seeds_store: Store):
    board = missing(seeds_store, PLAN, date(2025, 12, 31))
    assert board.expected == len(board.rows) == len({row.code for row in board.rows}) == 114
    assert {kind: sum(row.kind == kind for row in board.rows) for kind in ("xã", "phường", "đặc khu")} == {
        "xã": 67, "phường": 45, "đặc khu": 2,
    }  # fmt: skip
    assert counts(board) == {"issued": 2, "not_found": 1, "no_data": 111}
    assert [row.area for row in board.rows[:3]] == ["xã Kiến Minh", "xã Thượng Hồng", "phường Lê Chân"]
    assert (board.coverage.areas_with_documents, board.coverage.documents, board.coverage.newest) == (3, 3, "2026-07")
    assert "dưới một cấp của thành phố Hải Phòng" in board.because


def test_before_anyone_issued(seeds_store: Store):
    board = missing(seeds_store, PLAN, date(2025, 8, 31))
    assert counts(board) == {"not_found": 3, "no_data": 111}


def test_157_counts_the_districts_of_its_day_and_the_wards_below(seeds_store: Store):
    board = missing(seeds_store, OLD_PLAN, date(2024, 12, 31))
    assert (board.expected, counts(board)) == (15, {"issued": 1, "no_data": 14})
    assert row(board, "quận Dương Kinh").document is not None
    (below,) = board.below
    assert (below.document.ref, below.expected, counts(below)) == ("21/KH-UBND", 6, {"no_data": 6})
    assert {row.due for row in below.rows} == {"2024-07-31"}
    assert below.due == "2024-07-31"
    assert "Ủy ban nhân dân các phường" in below.because


def test_english_reasons(seeds_store: Store):
    board = missing(seeds_store, PLAN, date(2025, 12, 31), lang="en")
    assert board.because.startswith("every administrative unit one level below")


# -- a store made for each case


class Case:
    def __init__(self, new_source: Any) -> None:
        self.make = new_source
        self.sources = [new_source("city")]
        self.city = self.sources[0]

    def plan(self, **more: Any) -> None:
        """The city's own plan of 9 September 2025."""
        self.city.document(
            PLAN, own=True, number="232", date="2025-09-09", body="vn/31/ubnd", area="vn/31",
            issuer="Ủy ban nhân dân thành phố Hải Phòng", **more,
        )  # fmt: skip

    def order(self, kinds: tuple[str, ...], due: str | None = "2025-10-15", document: str = PLAN) -> None:
        self.city.duty(
            document, "vn/31/ubnd", "UBND các xã", ("ban hành kế hoạch",), due=due, kinds=kinds, within="vn/31"
        )

    def unit(
        self, area: str, day: str | None, relation: str | None = "implements", target: str = PLAN, **more: Any
    ) -> str:
        source = self.make(f"{area} {day} {len(self.sources)}")
        self.sources.append(source)
        iri = f"{BASE}{area}/ubnd/kh/2025/{len(self.sources)}"
        source.document(iri, own=True, number=str(len(self.sources)), date=day, body=f"{area}/ubnd", area=area, **more)
        if relation:
            source.cite(iri, target, relation, primary=relation == "implements")
        return iri

    def board(self, as_of: date = date(2025, 12, 31), **more: Any) -> Board:
        with Store.memory() as store:
            store.replace_many((source.iri, source.ntriples) for source in self.sources)
            return missing(store, PLAN, as_of, **more)


@pytest.fixture
def case(new_source: Any) -> Case:
    return Case(new_source)


@pytest.mark.parametrize(
    ("day", "relation", "more", "as_of", "state", "late"),
    [
        ("2025-10-15", "implements", {}, date(2025, 12, 31), "issued", None),
        ("2025-10-16", "implements", {}, date(2025, 12, 31), "issued_late", 1),
        ("2025-10", "implements", {}, date(2025, 12, 31), "issued", None),
        ("2025-11", "implements", {}, date(2025, 12, 31), "issued_late", 17),
        (None, "implements", {}, date(2025, 12, 31), "issued", None),
        ("2025-10-20", "implements", {}, date(2025, 10, 19), "overdue", 4),
        ("2025-10-20", "implements", {}, date(2025, 10, 15), "not_due", None),
        ("2025-10-01", "implements", {"draft": True}, date(2025, 10, 20), "draft", 5),
        ("2025-10-01", "implements", {"draft": True}, date(2025, 10, 10), "draft", None),
        ("2025-10-01", "cites", {}, date(2025, 10, 20), "cites_only", 5),
        ("2025-10-01", "basedOn", {}, date(2025, 10, 20), "cites_only", 5),
        ("2025-10-01", "cites", {}, date(2025, 10, 10), "not_due", None),
        ("2025-10-01", None, {}, date(2025, 10, 20), "overdue", 5),
        ("2025-10-01", None, {}, date(2025, 10, 10), "not_due", None),
    ],
    ids=[
        "on the last day", "a day late", "some day of the month", "the month after", "no date", "issued later",
        "not due on the last day", "draft, past due", "draft, before due", "cites, past due", "based on, past due",
        "cites, before due", "something else, past due", "something else, before due",
    ],
)  # fmt: skip
def test_states_with_a_deadline(
    case: Case, day: str | None, relation: str | None, more: dict[str, Any], as_of: date, state: str, late: int | None
):
    case.plan()
    case.order(("phường",))
    case.unit(LE_CHAN, day, relation, **more)
    board = case.board(as_of)
    found = row(board, "phường Lê Chân")
    assert (found.state, found.days_late, found.due) == (state, late, "2025-10-15")
    assert found.issued == state.startswith("issued")
    assert board.expected == 45


def test_states_without_a_deadline(case: Case):
    case.plan()
    case.order(("phường", "đặc khu"), due=None)
    case.unit(LE_CHAN, "2025-10-01", None)
    case.unit(CAT_HAI, "2025-10-01")
    board = case.board()
    assert counts(board) == {"issued": 1, "not_found": 1, "no_data": 45}
    assert board.due is None


def test_no_data_is_not_called_late(case: Case):
    case.plan()
    case.order(("phường",))
    board = case.board()
    assert counts(board) == {"no_data": 45}
    assert {row.days_late for row in board.rows} == {None}


def test_a_deadline_that_is_a_month_is_its_last_day(case: Case):
    case.plan()
    case.order(("phường",), due="2025-10")
    case.unit(LE_CHAN, "2025-10-31")
    assert row(case.board(), "phường Lê Chân").state == "issued"


def test_through_another_document_counts(case: Case):
    case.plan()
    middle = case.unit(HONG_BANG, "2025-09-20")
    case.unit(LE_CHAN, "2025-09-30", target=middle)
    assert row(case.board(), "phường Lê Chân").state == "issued"


def test_the_best_document_of_a_unit_is_named(case: Case):
    case.plan()
    report = case.unit(LE_CHAN, "2025-09-11", type="bao-cao", symbol="BC-UBND")
    draft = case.unit(LE_CHAN, "2025-09-10", draft=True)
    plan = case.unit(LE_CHAN, "2025-09-30")
    case.unit(LE_CHAN, "2025-10-30")
    found = row(case.board(), "phường Lê Chân").document
    assert found
    assert found.iri == plan
    assert found.iri not in (report, draft)


def test_a_body_of_any_kind_issues_for_its_area(case: Case):
    case.plan()
    source = case.make("party")
    case.sources.append(source)
    iri = f"{BASE}{LE_CHAN}/du/kh/2025/5"
    source.document(iri, own=True, number="5", symbol="KH/ĐU", date="2025-10-01", body=f"{LE_CHAN}/du", area=LE_CHAN)
    source.cite(iri, PLAN, primary=True)
    assert row(case.board(), "phường Lê Chân").state == "issued"


def test_a_namesake_elsewhere_does_not_count(case: Case):
    case.plan()
    case.unit("vn/cu/31/303", "2025-10-01")  # quận Lê Chân, abolished: not the ward of that name
    assert row(case.board(), "phường Lê Chân").state == "no_data"


# -- who is expected


def test_recipients_tell_who_is_expected(case: Case):
    case.plan(recipients=("Thường trực Thành ủy", "UBND các xã, đặc khu", "Lãnh đạo UBND phường Lê Chân"))
    board = case.board()
    assert board.expected == 69
    assert {row.kind for row in board.rows} == {"xã", "đặc khu"}
    assert "UBND các xã, đặc khu" in board.because


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Uỷ ban nhân dân các xã, phường, đặc khu", 114),
        ("UBND CÁC PHƯỜNG, XÃ VÀ ĐẶC KHU", 114),
        ("Các sở, ngành; UBND các phường", 45),
        ("UBND cấp xã", 67),
        ("UBND xã Thượng Hồng", 114),
        ("Các xã hội nghề nghiệp", 114),
    ],
)
def test_recipient_lines(case: Case, line: str, expected: int):
    case.plan(recipients=(line,))
    assert case.board().expected == expected


def test_an_order_comes_before_recipients(case: Case):
    case.plan(recipients=("UBND các xã",))
    case.order(("đặc khu",))
    assert {row.area for row in case.board().rows} == {"đặc khu Bạch Long Vĩ", "đặc khu Cát Hải"}


def test_the_earliest_of_two_orders_counts(case: Case):
    case.plan()
    case.order(("phường",), due="2025-11-30")
    case.order(("phường", "xã"), due="2025-10-15")
    board = case.board()
    assert board.expected == 112
    assert {row.due for row in board.rows} == {"2025-10-15"}


def test_orders_of_documents_that_only_cite_are_not_orders_of_this_one(case: Case):
    case.plan()
    other = f"{BASE}vn/31/ubnd/kh/2025/9"
    case.city.document(other, own=True, number="9", date="2025-09-30", body="vn/31/ubnd", area="vn/31")
    case.city.cite(other, PLAN, "cites")
    case.order(("đặc khu",), document=other)
    board = case.board()
    assert (board.expected, board.below) == (114, ())


def test_a_letter_that_urges_has_its_board_below_and_earlier_plans_answer_it(case: Case):
    case.plan()
    case.order(("phường",))
    letter = f"{BASE}vn/31/ubnd/cv/2025/9"
    case.city.document(
        letter,
        own=True,
        type="cong-van",
        number="9",
        symbol="UBND-KH",
        date="2025-10-20",
        body="vn/31/ubnd",
        area="vn/31",
    )
    case.city.cite(letter, PLAN, primary=True)
    case.order(("phường",), due="2025-10-31", document=letter)
    case.unit(LE_CHAN, "2025-10-01")
    board = case.board()
    (below,) = board.below
    assert (below.document.iri, row(below, "phường Lê Chân").state) == (letter, "issued")


@pytest.mark.parametrize(
    ("among", "expected"),
    [
        ("xã", 67),
        ("xã, phường", 112),
        ("phường Lê Chân; xã Kiến Minh", 2),
        ("Phường Lê Chân", 1),
        ("phường lê chân, phường", 45),
        ("xã Cẩm Giang", 1),
        ("xã Cẩm Giàng, xã Cẩm Giang", 2),
    ],
)
def test_among(case: Case, among: str, expected: int):
    case.plan()
    board = case.board(among=among)
    assert board.expected == expected
    assert among in board.because


def test_among_an_unknown_name(case: Case):
    case.plan()
    with pytest.raises(ExpectationError, match="Không có đơn vị “phường Không Đâu”"):
        case.board(among="phường Không Đâu")


def test_unknown_issuer_asks_for_names(case: Case):
    case.city.document(PLAN, number="232")
    with pytest.raises(ExpectationError, match="--among"):
        case.board()
    assert case.board(among="phường Lê Chân").expected == 1


def test_a_central_document_expects_the_provinces_of_its_day(case: Case):
    for day, provinces in (("2024-12-26", 63), ("2025-12-26", 34)):
        case.sources = [case.make(f"central {day}")]
        case.city = case.sources[0]
        case.city.document(PLAN, number="41", symbol="CT/TW", date=day, body="vn/tw/bct", issuer="Bộ Chính trị")
        assert case.board(date(2026, 12, 31)).expected == provinces


@pytest.mark.parametrize(
    ("area", "day", "expected"),
    [
        ("vn/31", "2025", 114),
        ("vn/31", None, 114),
        ("vn/cu/31", "2025", 15),
        ("vn/cu/31", None, 15),
        ("vn/cu/31", "2024-06", 15),
        (LE_CHAN, "2025-09-09", 0),
    ],
    ids=["year, new", "no date, new", "year, old", "no date, old", "month, old", "a commune has nothing below"],
)
def test_the_era_of_the_issuer_decides_where_the_day_is_not_known(
    case: Case, area: str, day: str | None, expected: int
):
    case.city.document(PLAN, own=True, number="232", date=day, body=f"{area}/ubnd", area=area)
    assert case.board(date(2026, 1, 1)).expected == expected


def test_a_commune_of_today_answers_for_those_it_was_formed_from(case: Case):
    case.city.document(PLAN, number="232", date="2025-06-01", body="vn/cu/31/309/ubnd", area="vn/cu/31/309")
    case.unit("vn/31/11689", "2025-08-01")
    board = case.board()
    issued = {row.area for row in board.rows if row.issued}
    assert board.expected == 6
    assert issued
    assert issued < {row.area for row in board.rows}


def test_rows_are_sorted_by_state_then_name(seeds_store: Store):
    board = missing(seeds_store, PLAN, date(2025, 12, 31))
    states = [STATES.index(row.state) for row in board.rows]
    assert states == sorted(states)
    names = [row.area.removeprefix(f"{row.kind} ") for row in board.rows if row.state == "no_data"]
    assert names[:4] == ["Ái Quốc", "An Biên", "An Dương", "An Hải"]
    assert names.index("Cẩm Giang") < names.index("Cẩm Giàng")
    assert names.index("Dương Kinh") < names.index("Đại Sơn")


# -- what a row rests on


def test_a_row_shows_the_words_that_implement(seeds_store: Store):
    board = missing(seeds_store, PLAN, date(2025, 12, 31))
    place = row(board, "xã Thượng Hồng").evidence
    assert place
    assert (place.quote, place.confidence, place.rule) == ("số 232", 0.9, "test.rule")
    assert row(board, "phường Lê Chân").evidence is None


def test_sources_that_differ_are_told_on_the_card_of_a_row(case: Case):
    case.plan()
    issued = case.unit(LE_CHAN, "2025-10-01")
    other = case.make("other")
    other.document(issued, number="2", date="2025-10-09", body=f"{LE_CHAN}/ubnd", area=LE_CHAN)
    case.sources.append(other)
    card = row(case.board(), "phường Lê Chân").document
    assert card
    assert (card.date, len(card.conflicts)) == ("2025-10-01", 1)


@pytest.mark.parametrize(
    ("told", "source", "due_source"),
    [("order", "plan_duty", "plan_duty"), ("recipients", "recipients", None), ("nothing", "level", None)],
)
def test_each_row_says_what_its_expectation_rests_on(case: Case, told: str, source: str, due_source: str | None):
    case.plan(recipients=("UBND các phường",) if told == "recipients" else ())
    if told == "order":
        case.order(("phường",))
    assert {(row.source, row.due_source) for row in case.board().rows} == {(source, due_source)}


def header(case: Case, steering: str | None, due: str | None) -> None:
    if steering:
        case.city.say(PLAN, CC + "steeringType", f'"{steering}"')
    if due:
        case.city.say(PLAN, CC + "due", f'"{due}"^^<{XSD}date>')


@pytest.mark.parametrize(
    ("steering", "due", "source", "due_source"),
    [("2", "2025-10-15", "steering", "edxml"), ("2", None, "steering", None), ("1", "2025-10-15", "level", "edxml")],
)
def test_an_edxml_header_gives_the_day_and_says_that_it_steers(
    case: Case, steering: str, due: str | None, source: str, due_source: str | None
):
    case.plan()
    header(case, steering, due)
    board = case.board(date(2025, 9, 30))
    assert {(row.source, row.due_source, row.due) for row in board.rows} == {(source, due_source, due)}
    assert board.expected == 114
    assert ("edXML" in board.because) == (source == "steering")


def test_a_deadline_known_makes_all_of_them_not_due(case: Case):
    case.plan()
    header(case, "2", "2025-10-15")
    assert counts(case.board(date(2025, 9, 15))) == {"not_due": 114}


# -- bodies of more than one line


def asked(*words: str, **more: Any) -> Asked:
    return Asked(lines=tuple(line for word in words if (line := named(word))), **more)


def test_a_row_for_each_body_and_only_its_own_document_counts(case: Case):
    case.plan()
    source = case.make("party")
    case.sources.append(source)
    iri = f"{BASE}{LE_CHAN}/du/kh/2025/5"
    source.document(iri, own=True, number="5", symbol="KH/ĐU", date="2025-10-01", body=f"{LE_CHAN}/du", area=LE_CHAN)
    source.cite(iri, PLAN, primary=True)
    board = case.board(asked=asked("UBND", "Đảng ủy", "MTTQ", among="phường Lê Chân"))
    assert {row.body: row.state for row in board.rows} == {
        "Đảng ủy phường Lê Chân": "issued",
        "Ủy ban nhân dân phường Lê Chân": "not_found",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường Lê Chân": "not_found",
    }
    assert board.expected == 3


def test_a_committee_of_a_commune_is_not_expected_to_answer_with_a_directive(case: Case):
    case.plan()
    forms = {row.body: row.forms for row in case.board(asked=asked("đảng", among="phường Lê Chân")).rows}
    assert forms == {"Đảng ủy phường Lê Chân": ("Kế hoạch", "Chương trình", "Nghị quyết", "Công văn")}


def test_the_committee_of_a_district_bears_the_name_of_its_kind(case: Case):
    case.city.document(PLAN, number="232", date="2024-06-01", body="vn/cu/31/ubnd", area="vn/cu/31")
    names = {row.body for row in case.board(asked=asked("cấp ủy")).rows}
    assert {"Quận ủy Dương Kinh", "Huyện ủy Cát Hải"} <= names


# -- the register over time

DUONG_KINH = "vn/cu/31/309"
OLD_WARDS = ("vn/cu/31/309/11683", "vn/cu/31/309/11686")


def of_2024(case: Case) -> None:
    case.city.document(PLAN, number="157", date="2024-06-18", body="vn/cu/31/ubnd", area="vn/cu/31")


def test_a_plan_of_a_district_counts_for_its_day_and_its_successors_are_named(case: Case):
    of_2024(case)
    case.unit(DUONG_KINH, "2024-07-05")
    then = row(case.board(date(2024, 12, 31)), "quận Dương Kinh")
    assert (then.state, then.successors) == ("issued", ())
    later = row(case.board(), "quận Dương Kinh")
    assert later.state == "issued"
    assert {"phường Dương Kinh", "phường Hưng Đạo"} <= set(later.successors)


def test_units_of_today_inherit_what_the_district_issued_for_all_their_land(case: Case):
    of_2024(case)
    case.unit(DUONG_KINH, "2024-07-05")
    board = case.board(asked=Asked(units="now"))
    land = {path for old in register.load().children("vn/cu/31", date(2024, 6, 18)) for path in old.successors}
    assert {row.area_path for row in board.rows} == land  # nothing is asked of what was Hải Dương
    assert "nay là đơn vị giữ địa bàn ấy" in board.because
    inherited = {row.area: row.inherited_from for row in board.rows if row.issued}
    assert inherited == {"phường Dương Kinh": "quận Dương Kinh", "phường Hưng Đạo": "quận Dương Kinh"}
    assert not row(board, "phường Đồ Sơn").issued  # only one of its five wards lay in that district


NOW = Asked(units="now")


def heirs() -> list[str]:
    return list(register.load().area(DUONG_KINH).successors)


def test_a_district_is_not_missing_once_all_that_took_it_over_have_issued(case: Case):
    of_2024(case)
    *first, last = heirs()
    for path in first:
        case.unit(path, "2025-08-01")
    assert not row(case.board(), "quận Dương Kinh").issued
    plan = case.unit(last, "2025-09-01")
    found = row(case.board(), "quận Dương Kinh")
    assert (found.state, found.date, found.document and found.document.iri) == ("issued", "2025-09-01", plan)
    assert not row(case.board(date(2025, 8, 31)), "quận Dương Kinh").issued


def test_what_the_last_of_its_former_units_issued_completes_a_unit(case: Case):
    of_2024(case)
    ward = next(
        path for path in heirs() if len({old.parent for old in register.load().predecessors(path)} - {None}) > 2
    )
    districts = [old for old in register.load().predecessors(ward) if old.level == 2]
    for place, old in enumerate(districts, start=1):
        case.unit(old.path, f"2024-0{place + 6}-01")
    found = next(one for one in case.board(asked=NOW).rows if one.area_path == ward)
    assert (found.state, found.date) == ("issued", f"2024-0{len(districts) + 6}-01")
    assert found.inherited_from == districts[-1].title


def test_what_a_district_issued_does_not_answer_for_communes_that_were_ordered_to(case: Case):
    case.city.document(PLAN, own=True, number="157", date="2024-06-18", body="vn/cu/31/ubnd", area="vn/cu/31")
    case.city.duty(PLAN, "vn/cu/31/ubnd", "UBND các phường", ("x",), kinds=("phường",), within="vn/cu/31")
    case.unit(DUONG_KINH, "2024-07-05")
    assert not any(one.issued for one in case.board(asked=NOW).rows)


def test_its_own_plan_comes_before_an_inherited_one(case: Case):
    of_2024(case)
    case.unit(DUONG_KINH, "2024-07-05")
    case.unit("vn/31/11689", "2025-08-01")
    found = row(case.board(asked=Asked(units="now")), register.load().area("vn/31/11689").title)
    assert (found.inherited_from, found.date) == (None, "2025-08-01")


def test_a_draft_is_not_inherited(case: Case):
    of_2024(case)
    case.unit(DUONG_KINH, "2024-07-05", draft=True)
    assert not any(row.issued for row in case.board(asked=Asked(units="now")).rows)


def test_a_merged_commune_is_not_among_the_units_of_today(case: Case):
    of_2024(case)
    names = {row.code for row in case.board(asked=Asked(units="now")).rows}
    assert not names & {path.rpartition("/")[2] for path in OLD_WARDS} - {
        area.code for area in register.load().children("vn/31", date(2025, 12, 31))
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2024-06-18", {"quận Dương Kinh"}), ("2025-09-09", {"phường Dương Kinh", "phường Hưng Đạo", "phường Đồ Sơn"})],
)
def test_a_former_name_is_the_unit_of_its_day_or_those_that_took_it_over(case: Case, day: str, expected: set[str]):
    old = day < "2025-07"
    case.city.document(
        PLAN, number="232", date=day, body="vn/cu/31/ubnd" if old else "vn/31/ubnd", area="vn/cu/31" if old else "vn/31"
    )
    assert {row.area for row in case.board(among="quận Dương Kinh (cũ)").rows} == expected


# -- references that look wrong


@pytest.mark.parametrize("proposed", [True, False])
def test_a_slip_is_shown_beside_its_unit_and_never_counted(case: Case, proposed: bool):
    case.plan()
    wrong = f"{BASE}vn/31/ubnd/kh/2025/223"
    case.city.document(wrong, number="223", date="2025-09-09", body="vn/31/ubnd", area="vn/31")
    plan = case.unit(LE_CHAN, "2025-10-01", target=wrong)
    slip = case.make("candidates")
    case.sources.append(slip)
    node = f"{BASE}candidate/0123456789abcdef"
    slip.say(node, RDF + "type", f"<{CC}Candidate>")
    slip.say(node, RDF + "subject", f"<{wrong}>")
    slip.say(node, RDF + "predicate", f"<{CC}sameDocument>")
    slip.say(node, RDF + "object", f"<{PLAN}>")
    slip.say(node, CC + "code", '"number"')
    slip.say(node, CC + "score", f'"0.80"^^<{XSD}decimal>')
    slip.say(node, RDFS + "comment", '"Đảo hai chữ số."@vi', '"Two digits turned."@en')
    if not proposed:
        slip.lines = []
    found = row(case.board(), "phường Lê Chân")
    assert (found.state, found.issued) == ("not_found", False)
    expected = [] if not proposed else [(plan, wrong, "Đảo hai chữ số.", 0.8)]
    assert [(one.document.iri, one.cited.iri, one.reason, one.score) for one in found.suspects] == expected

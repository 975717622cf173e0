from datetime import date

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.duties import duties
from queries.model import Deadline

THUONG_HONG = f"{BASE}vn/31/10993/ubnd/kh/2025/~aaaaaaaa"


def test_all_with_the_earliest_first(seeds_store: Store):
    wards, culture = duties(seeds_store)
    assert (wards.unit, wards.must_issue_plan, wards.document.ref) == ("Ủy ban nhân dân các phường", True, "21/KH-UBND")
    assert (culture.unit, culture.must_issue_plan, culture.count) == ("Phòng Văn hóa - Xã hội xã", False, 2)
    assert culture.tasks == ("báo cáo", "tham mưu")
    assert culture.deadlines == (Deadline("2025-12-15", None, None, "Ủy ban nhân dân thành phố", "trước 2025-12-15"),)
    assert culture.evidence.source in seeds_store.sources()
    assert culture.evidence.quote == "Phòng Văn hóa - Xã hội xã: tham mưu"


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("phòng văn hoá", 1),
        ("Phòng Văn hóa Thượng Hồng", 1),
        ("Thượng Hồng", 1),
        ("phường", 1),
        ("Phòng Văn hóa Kiến Minh", 0),
        ("", 2),
    ],
)
def test_by_words_of_the_unit_or_its_body(seeds_store: Store, unit: str, found: int):
    assert len(duties(seeds_store, unit=unit)) == found


def test_of_documents(seeds_store: Store):
    assert [duty.document.iri for duty in duties(seeds_store, documents=[THUONG_HONG])] == [THUONG_HONG]
    assert duties(seeds_store, documents=[]) == ()


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2025, 12, 15), date(2025, 12, 15), 1),
        (date(2025, 12, 16), None, 0),
        (None, date(2025, 12, 14), 1),
        (date(2024, 7, 31), date(2024, 7, 31), 1),
        (date(2024, 8, 1), date(2024, 12, 31), 0),
    ],
    ids=["its day", "after all", "only the wards", "last day of a month", "after the month"],
)
def test_between_days(seeds_store: Store, since: date | None, until: date | None, found: int):
    assert len(duties(seeds_store, since=since, until=until)) == found


def test_recurring_deadlines(new_source):
    source = new_source("x")
    plan = f"{BASE}vn/31/ubnd/kh/2025/1"
    source.document(plan, own=True, number="1", body="vn/31/ubnd", area="vn/31")
    source.duty(plan, "vn/31/ubnd", "Sở Nội vụ", recurs="yearly")
    with Store.memory() as store:
        store.replace_source(source.iri, source.ntriples)
        ((deadline,),) = [duty.deadlines for duty in duties(store)]
        assert (deadline.due, deadline.recurs) == (None, "yearly")
        assert duties(store, since=date(2025, 1, 1)) == ()

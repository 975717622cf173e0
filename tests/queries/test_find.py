"""Which documents a typed reference finds in the five seeds."""

from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.find import find, nearest

P232, P157 = "vn/31/ubnd/kh/2025/232", "vn/cu/31/ubnd/kh/2024/157"
CT41 = "vn/tw/bct/ct/2024/41"
HP, QN = "vn/31/ubnd/ct/2026/14", "vn/cu/51/ubnd/ct/2021/14"
THUONG_HONG, KIEN_MINH = "vn/31/10993/ubnd/kh/2025/~aaaaaaaa", "vn/31/11725/ubnd/kh/2025/~bbbbbbbb"
LE_CHAN, DUONG_KINH = "vn/31/11383/ubnd/kh/2026/~cccccccc", "vn/cu/31/309/ubnd/kh/2024/21"


def paths(store: Store, text: str) -> list[str]:
    return [card.iri.removeprefix(BASE) for card in find(store, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("232/KH-UBND", [P232]),
        ("232/kh-ubnd", [P232]),
        ("232/KH", [P232]),
        ("232", [P232]),
        ("kế hoạch 232", [P232]),
        ("ke hoach 232", [P232]),
        ("KH 232", [P232]),
        ("kế hoạch 232 năm 2025", [P232]),
        ("kế hoạch 232 năm 2024", []),
        ("232/KH-UBND ngày 08/09/2025", [P232]),
        ("232/KH-UBND ngày 09/09/2025", [P232]),
        ("232/KH-UBND ngày 10/09/2025", []),
        ("chỉ thị 232", []),
        ("41-CT/TW", [CT41]),
        ("41/CT-TW", [CT41]),
        ("Chỉ thị 41-CT/TW ngày 26/12/2024", [CT41]),
        ("Chỉ thị số 41-CT/TW của Bộ Chính trị", [CT41]),
        ("14/CT-UBND", [QN, HP]),
        ("14/CT-UBND Hải Phòng", [HP]),
        ("14/CT-UBND hai phong", [HP]),
        ("chỉ thị 14 tỉnh Quảng Ngãi", [QN]),
        ("14/CT-UBND 2026", [HP]),
        ("14/CT-UBND Hà Nội", []),
        ("kế hoạch xã Thượng Hồng", [THUONG_HONG]),
        ("kế hoạch của UBND xã Kiến Minh", [KIEN_MINH]),
        ("kế hoạch phường Lê Chân", [LE_CHAN]),
        ("chỉ thị phường Lê Chân", []),
        ("21/KH-UBND quận Dương Kinh", [DUONG_KINH]),
        ("thi đua giai đoạn 2026-2030", [LE_CHAN]),
        ("phát động đợt thi đua năm 2025", [P232]),
        ("kế hoạch xã Thượng Hồng năm 2025", [THUONG_HONG]),
        ("kế hoạch xã Thượng Hồng năm 2024", []),
        (P232, [P232]),
        (BASE + P232, [P232]),
        ("vn/31/ubnd/kh/2025/9999", []),
        ("999/KH-UBND", []),
        ("", []),
        ("???", []),
    ],
)
def test_find(seeds_store: Store, text: str, found: list[str]):
    assert paths(seeds_store, text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("14-CT/TW", {HP, QN, CT41}),
        ("157/KH-HĐND", {P157}),
        ("233/KH-UBND", {P232}),
        ("999/CT-TW", {CT41}),
        ("xyz", set()),
    ],
)
def test_nearest(seeds_store: Store, text: str, first: set[str]):
    near = [card.iri.removeprefix(BASE) for card in nearest(seeds_store, text)]
    assert set(near[: len(first)]) == first
    assert len(near) <= 5


@pytest.fixture
def communes(new_source: Any):
    source = new_source("communes")
    for code, name in (("10888", "xã Cẩm Giang"), ("10903", "xã Cẩm Giàng")):
        source.document(
            f"{BASE}vn/31/{code}/ubnd/kh/2025/7", own=True, number="7", date="2025-10-01", body=f"vn/31/{code}/ubnd",
            area=f"vn/31/{code}", issuer=f"Ủy ban nhân dân {name}",
        )  # fmt: skip
    source.document(
        f"{BASE}vn/31/ubnd/kh/2024/7", number="7", date="2025-08-01", body="vn/31/ubnd", area="vn/31",
        issuer="Ủy ban nhân dân thành phố Hải Phòng",
    )  # fmt: skip
    source.document(f"{BASE}open/0123456789abcdef", number="7")
    with Store.memory() as store:
        store.replace_source(source.iri, source.ntriples)
        yield store


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("7/KH-UBND", ["10888", "10903", "ubnd"]),
        ("7/KH-UBND xã Cẩm Giang", ["10888"]),
        ("7/KH-UBND Cẩm Giàng", ["10903"]),
        ("kế hoạch xã Cẩm Giàng", ["10903"]),
        ("ke hoach cam giang", ["10888", "10903"]),
        ("7/KH-UBND Hải Phòng", ["ubnd"]),
        ("7/KH-UBND xã Cẩm Giàng Hải Phòng", ["10903"]),
    ],
    ids=[
        "all, and not the open reference",
        "without tone",
        "with tone",
        "no number",
        "no diacritics: both",
        "the city itself",
        "with its city",
    ],
)
def test_diacritics_decide_where_they_are_typed(communes: Store, text: str, codes: list[str]):
    assert [path.split("/")[2] for path in paths(communes, text)] == codes


def test_an_open_reference_is_found_where_nothing_else_fits(communes: Store):
    assert paths(communes, "open/0123456789abcdef") == ["open/0123456789abcdef"]

"""Issuing bodies: what is printed, and which one a reader of that document takes it for."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from ingest.issuers import Body, Standpoint, body_at, central, local
from ontology import bodies, register
from ontology.identifiers import BASE

if TYPE_CHECKING:
    from collections.abc import Callable


def kind(slug: str) -> bodies.BodyKind:
    found = bodies.by_slug(slug)
    assert found
    return found


def stands(path: str | None, day: str | None, slug: str = "ubnd") -> Standpoint:
    """A document of the body of an area, on a day."""
    own: Body | None = local(kind(slug), register.load().area(path)) if path else None
    return Standpoint(own, datetime.date.fromisoformat(day) if day else None)


KIEN_MINH = stands("vn/31/11725", "2025-09-20")
LE_CHAN = stands("vn/31/11383", "2026-07-01")
DUONG_KINH = stands("vn/cu/31/309", "2024-07-05")
HAI_PHONG = stands("vn/31", "2025-09-09")
QUANG_NGAI = stands("vn/51", "2025-09-09")
NOWHERE = stands(None, None)

COMMITTEE = "Ủy ban nhân dân"

RESOLVED = [
    pytest.param(
        KIEN_MINH,
        "UBND thành phố",
        None,
        "vn/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="the city above the commune",
    ),
    pytest.param(
        KIEN_MINH,
        "Ủy ban nhân dân thành phố Hải Phòng",
        None,
        "vn/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="named in full",
    ),
    pytest.param(KIEN_MINH, "UBND TP Hải Phòng", None, "vn/31/ubnd", f"{COMMITTEE} thành phố Hải Phòng", id="TP"),
    pytest.param(
        KIEN_MINH,
        "Uỷ ban nhân dân thành phố",
        None,
        "vn/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="older tone placement",
    ),
    pytest.param(
        KIEN_MINH,
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ",
        None,
        "vn/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="capitals on two lines",
    ),
    pytest.param(KIEN_MINH, "UBND xã", None, "vn/31/11725/ubnd", f"{COMMITTEE} xã Kiến Minh", id="its own"),
    pytest.param(KIEN_MINH, "UBND tỉnh", None, None, "Ủy ban nhân dân tỉnh", id="no province above a city's commune"),
    pytest.param(
        KIEN_MINH,
        "UBND thành phố",
        "2024-06-18",
        "vn/cu/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="the city of an earlier day",
    ),
    pytest.param(
        KIEN_MINH,
        "UBND thành phố",
        "2025-06-30",
        "vn/cu/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="the last day of the old city",
    ),
    pytest.param(
        KIEN_MINH,
        "UBND thành phố",
        "2025-07-01",
        "vn/31/ubnd",
        f"{COMMITTEE} thành phố Hải Phòng",
        id="the first day of the new city",
    ),
    pytest.param(
        DUONG_KINH, "UBND thành phố", None, "vn/cu/31/ubnd", f"{COMMITTEE} thành phố Hải Phòng", id="a district of 2024"
    ),
    pytest.param(
        DUONG_KINH, "UBND quận", None, "vn/cu/31/309/ubnd", f"{COMMITTEE} quận Dương Kinh", id="its own district"
    ),
    pytest.param(KIEN_MINH, "Thành ủy", None, "vn/31/tu", "Thành ủy Hải Phòng", id="city Party committee"),
    pytest.param(
        KIEN_MINH, "Thành ủy Hải Phòng", None, "vn/31/tu", "Thành ủy Hải Phòng", id="city Party committee, named"
    ),
    pytest.param(
        KIEN_MINH,
        "Ban Thường vụ Thành ủy",
        None,
        "vn/31/tu",
        "Ban Thường vụ Thành ủy Hải Phòng",
        id="its standing board",
    ),
    pytest.param(
        KIEN_MINH,
        "BTV Thành ủy",
        None,
        "vn/31/tu",
        "Ban Thường vụ Thành ủy Hải Phòng",
        id="its standing board, abbreviated",
    ),
    pytest.param(QUANG_NGAI, "Tỉnh ủy", None, "vn/51/tu", "Tỉnh ủy Quảng Ngãi", id="provincial Party committee"),
    pytest.param(QUANG_NGAI, "UBND tỉnh", None, "vn/51/ubnd", f"{COMMITTEE} tỉnh Quảng Ngãi", id="province"),
    pytest.param(
        QUANG_NGAI,
        "Hội đồng nhân dân tỉnh",
        None,
        "vn/51/hdnd",
        "Hội đồng nhân dân tỉnh Quảng Ngãi",
        id="assembly of the province",
    ),
    pytest.param(
        QUANG_NGAI,
        "Chủ tịch UBND tỉnh",
        None,
        "vn/51/ubnd",
        f"Chủ tịch {COMMITTEE} tỉnh Quảng Ngãi",
        id="its chairman issues in its series",
    ),
    pytest.param(
        LE_CHAN, "Đảng ủy phường", None, "vn/31/11383/du", "Đảng ủy phường Lê Chân", id="Party committee of the ward"
    ),
    pytest.param(
        HAI_PHONG, "Sở Nội vụ", None, "vn/31/snv", "Sở Nội vụ thành phố Hải Phòng", id="department of the city"
    ),
    pytest.param(
        KIEN_MINH,
        "Giám đốc Sở Nội vụ",
        None,
        "vn/31/snv",
        "Giám đốc Sở Nội vụ thành phố Hải Phòng",
        id="head of a department",
    ),
    pytest.param(NOWHERE, "Bộ Chính trị", None, "vn/tw/bct", "Bộ Chính trị", id="politburo"),
    pytest.param(NOWHERE, "Ban Bí thư", None, "vn/tw/bbt", "Ban Bí thư", id="secretariat"),
    pytest.param(NOWHERE, "Thủ tướng Chính phủ", None, "vn/ttg", "Thủ tướng Chính phủ", id="prime minister"),
    pytest.param(NOWHERE, "Chính phủ", None, "vn/cp", "Chính phủ", id="government"),
    pytest.param(NOWHERE, "Bộ Nội vụ", None, "vn/bnv", "Bộ Nội vụ", id="ministry"),
    pytest.param(NOWHERE, "Bộ trưởng Bộ Nội vụ", None, "vn/bnv", "Bộ trưởng Bộ Nội vụ", id="minister"),
    pytest.param(
        NOWHERE,
        "Bộ Thông tin và Truyền thông",
        None,
        "vn/btttt",
        "Bộ Thông tin và Truyền thông",
        id="ministry of the past",
    ),
    pytest.param(
        NOWHERE,
        "Bộ Văn hóa, Thể thao và Du lịch",
        None,
        "vn/bvhttdl",
        "Bộ Văn hóa, Thể thao và Du lịch",
        id="comma in a name",
    ),
    pytest.param(
        NOWHERE,
        "Ủy ban Thường vụ Quốc hội",
        None,
        "vn/ubtvqh",
        "Ủy ban Thường vụ Quốc hội",
        id="the longer of two names",
    ),
    pytest.param(NOWHERE, "UBND thành phố", None, None, "Ủy ban nhân dân thành phố", id="some city"),
    pytest.param(
        NOWHERE,
        "UBND tỉnh Quảng Ngãi",
        "2021-10-11",
        "vn/cu/51/ubnd",
        f"{COMMITTEE} tỉnh Quảng Ngãi",
        id="a province of an earlier day",
    ),
    pytest.param(
        NOWHERE,
        "UBND tỉnh Quảng Ngãi",
        "2026-01-01",
        "vn/51/ubnd",
        f"{COMMITTEE} tỉnh Quảng Ngãi",
        id="the same province later",
    ),
    pytest.param(KIEN_MINH, "UBND xã Cẩm Giang", None, "vn/31/10888/ubnd", f"{COMMITTEE} xã Cẩm Giang", id="Cẩm Giang"),
    pytest.param(
        KIEN_MINH, "UBND xã Cẩm Giàng", None, "vn/31/10903/ubnd", f"{COMMITTEE} xã Cẩm Giàng", id="is not Cẩm Giàng"
    ),
    pytest.param(
        KIEN_MINH,
        "UBND phường Nam Đồ Sơn",
        None,
        "vn/31/11737/ubnd",
        f"{COMMITTEE} phường Nam Đồ Sơn",
        id="longest area name",
    ),
]


@pytest.mark.parametrize(("place", "printed", "iso", "path", "name"), RESOLVED)
def test_the_body_that_is_meant(
    place: Standpoint, printed: str, iso: str | None, path: str | None, name: str, view: Callable[[str], str]
) -> None:
    text = view(f"của {printed} về việc")
    mention = body_at(text, 4)
    assert mention is not None
    assert text[mention.start : mention.end] == view(printed)
    body, called = place.resolve(mention, iso)
    assert ((body.iri if body else None), called) == (BASE + path if path else None, name)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("UBND thành phố Hải Phòng về việc", "UBND thành phố Hải Phòng", id="stops at the subject"),
        pytest.param("Bộ Công an ban hành", "Bộ Công an", id="ministry"),
        pytest.param(
            "Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành Trung ương Đảng", id="the term is not its name"
        ),
        pytest.param("Hội đồng nhân dân tỉnh, Ủy ban", "Hội đồng nhân dân tỉnh", id="stops at a comma"),
    ],
)
def test_where_a_name_ends(text: str, printed: str, view: Callable[[str], str]) -> None:
    mention = body_at(view(text), 0)
    assert mention is not None
    assert text[: mention.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Công ty cổ phần Hoa Sen", id="a company"),
        pytest.param("nhân dân thành phố", id="the people"),
        pytest.param("Bộ tiêu chí nông thôn mới", id="a set of criteria"),
        pytest.param("", id="nothing"),
        pytest.param("Quốc hộix", id="part of a longer word"),
    ],
)
def test_what_is_no_body(text: str, view: Callable[[str], str]) -> None:
    assert body_at(view(text), 0) is None


def test_many_bodies_are_not_one(view: Callable[[str], str]) -> None:
    mention = body_at(view("UBND các xã, phường"), 0)
    assert mention is not None
    assert mention.many
    assert KIEN_MINH.resolve(mention, None) == (None, None)


def test_one_name_in_several_provinces_is_not_guessed(view: Callable[[str], str]) -> None:
    mention = body_at(view("UBND xã Tân Tiến"), 0)
    assert mention is not None
    assert len(mention.areas) > 1
    assert NOWHERE.resolve(mention, "2026-01-01")[0] is None


def test_a_bare_ministry_is_the_documents_own(view: Callable[[str], str]) -> None:
    mention = body_at(view("Bộ, ngành"), 0)
    assert mention is not None
    ministry = Standpoint(central(kind("bnv")), None)
    assert ministry.resolve(mention, None) == (central(kind("bnv")), "Bộ Nội vụ")
    assert KIEN_MINH.resolve(mention, None) == (None, None)

"""The register as readers of documents use it: on which day, in which area, under which printed name."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.areas_names import loose_key, name_key
from ontology.register import DATA, Area, UnknownAreaError, load

OLD_DAY, NEW_DAY = date(2025, 6, 30), date(2025, 7, 1)
REGISTER = load()
AREAS = tuple(REGISTER)


def paths(areas: list[Area]) -> list[str]:
    return [area.path for area in areas]


def read(text: str, start: int = 0, **context: object) -> tuple[str, list[str]]:
    end, areas = REGISTER.match(text, start, **context)  # type: ignore[arg-type]
    return text[start:end], paths(areas)


# Counts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        pytest.param(OLD_DAY, {1: 63, 2: 696, 3: 10_035}, id="last day of three levels"),
        pytest.param(NEW_DAY, {1: 34, 3: 3_321}, id="first day of two levels"),
    ],
)
def test_units_of_each_level(day: date, levels: dict[int, int]) -> None:
    assert Counter(area.level for area in REGISTER.on(day)) == levels


def test_units_of_the_lowest_tier_count_island_districts_without_communes() -> None:
    lowest = list(REGISTER.grassroots(OLD_DAY))
    assert len(lowest) == 10_040
    islands = {area.title for area in lowest if area.level == 2}
    assert islands == {f"huyện {name}" for name in ("Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo")}
    assert len(list(REGISTER.grassroots(NEW_DAY))) == 3_321


def test_kinds_since_july_2025() -> None:
    kinds = Counter(area.kind for area in REGISTER.on(NEW_DAY) if area.level == 3)
    assert kinds == {"xã": 2_621, "phường": 687, "đặc khu": 13}


def test_hai_phong_since_july_2025() -> None:
    units = REGISTER.children("vn/31", date(2025, 12, 31))
    assert Counter(area.kind for area in units) == {"xã": 67, "phường": 45, "đặc khu": 2}
    assert {area.title: area.code for area in units if area.kind == "đặc khu"} == {
        "đặc khu Cát Hải": "11914",
        "đặc khu Bạch Long Vĩ": "11948",
    }


def test_hai_phong_before_july_2025() -> None:
    assert len(REGISTER.children("vn/cu/31", date(2024, 12, 31))) == 15
    wards = REGISTER.children("vn/cu/31/309", date(2024, 12, 31))
    assert {area.kind for area in wards} == {"phường"}
    assert len(wards) == 6


# One area -----------------------------------------------------------------------------------------------------------


def test_a_commune_of_today() -> None:
    area = REGISTER.area("vn/31/10993")
    assert (area.title, area.kind, area.code, area.level, area.parent) == (
        "xã Thượng Hồng",
        "xã",
        "10993",
        3,
        "vn/31",
    )
    assert (area.valid_from, area.valid_until, area.successors) == (NEW_DAY, None, ())
    assert area.iri == "https://w3id.org/cancu/id/vn/31/10993"
    assert (area.lat, area.lon) == (20.8367, 106.188)


def test_a_district_that_is_gone() -> None:
    area = REGISTER.area("vn/cu/31/318")
    assert (area.title, area.level, area.parent, area.valid_from, area.valid_until) == (
        "huyện Bạch Long Vĩ",
        2,
        "vn/cu/31",
        None,
        OLD_DAY,
    )
    assert area.successors == ("vn/31/11948",)


@pytest.mark.parametrize(
    ("path", "successors"),
    [
        pytest.param("vn/cu/30", ("vn/31",), id="Hải Dương went into Hải Phòng"),
        pytest.param("vn/cu/15", ("vn/15",), id="Yên Bái went into Lào Cai, which has its code"),
        pytest.param("vn/cu/30/295/10888", ("vn/31/10888",), id="thị trấn Cẩm Giang is xã Cẩm Giang"),
        pytest.param(
            "vn/cu/30/295",
            ("vn/31/10543", "vn/31/10888", "vn/31/10891", "vn/31/10903", "vn/31/10909", "vn/31/10930"),
            id="a district's are those of its communes",
        ),
    ],
)
def test_successors(path: str, successors: tuple[str, ...]) -> None:
    assert REGISTER.area(path).successors == successors


def test_a_divided_commune_has_several_successors() -> None:
    (town,) = REGISTER.find("thị trấn Trường Sơn", within="vn/cu/31")
    assert [REGISTER.area(path).title for path in town.successors] == ["phường Phù Liễn", "xã An Lão"]


def test_every_old_area_has_a_successor_and_every_new_one_a_predecessor() -> None:
    old = [area for area in AREAS if area.valid_until]
    assert all(area.successors for area in old)
    reached = {path for area in old for path in area.successors}
    assert reached == {area.path for area in AREAS if area.valid_from}


def test_every_parent_and_successor_is_in_the_register_one_level_up() -> None:
    for area in AREAS:
        assert all(REGISTER.area(path).valid_from for path in area.successors)
        if area.parent:
            parent = REGISTER.area(area.parent)
            assert parent.level == (1 if area.valid_from else area.level - 1)
            assert parent.valid_until == area.valid_until
        else:
            assert area.level == 1


def test_centre_points_lie_in_viet_nam() -> None:
    assert [area.path for area in AREAS if area.lat is None or area.lon is None] == []
    assert all(8 < (area.lat or 0) < 24 and 102 < (area.lon or 0) < 116 for area in AREAS)


@pytest.mark.parametrize("path", ["vn/99", "vn/31/99999", "", "vn", "31"])
def test_an_unknown_path_is_named_in_the_error(path: str) -> None:
    with pytest.raises(UnknownAreaError, match=repr(path)):
        REGISTER.area(path)
    if path != "vn":
        with pytest.raises(UnknownAreaError):
            REGISTER.children(path, NEW_DAY)


def test_lineage_goes_up_to_the_province() -> None:
    assert paths(REGISTER.lineage(REGISTER.area("vn/cu/31/309/11686"))) == ["vn/cu/31/309", "vn/cu/31"]
    assert REGISTER.lineage(REGISTER.area("vn/31")) == []


# Below an area, on a day --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "day", "count", "first"),
    [
        pytest.param("vn/31", date(2024, 12, 31), 15, "quận Hồng Bàng", id="today's province, a day before"),
        pytest.param("vn/cu/31", OLD_DAY, 15, "quận Hồng Bàng", id="last day of the districts"),
        pytest.param("vn/cu/31", NEW_DAY, 114, "phường Thành Đông", id="old province, first day of today's"),
        pytest.param("vn/15", OLD_DAY, 9, "thành phố Lào Cai", id="Lào Cai, though its code was Yên Bái's"),
        pytest.param("vn/cu/30", NEW_DAY, 0, None, id="a province that was merged away"),
        pytest.param("vn/cu/31/309", NEW_DAY, 0, None, id="a district after the districts"),
        pytest.param("vn/31/10993", NEW_DAY, 0, None, id="nothing is below a commune"),
        pytest.param("vn", OLD_DAY, 63, "thành phố Hà Nội", id="the country then"),
        pytest.param("vn", NEW_DAY, 34, "thành phố Hà Nội", id="the country now"),
    ],
)
def test_children(path: str, day: date, count: int, first: str | None) -> None:
    found = REGISTER.children(path, day)
    assert len(found) == count
    assert (found[0].title if found else None) == first
    assert paths(found) == sorted(paths(found))


# By name ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "day", "path"),
    [
        ("TP Hải Phòng", NEW_DAY, "vn/31"),
        ("TP. Hải Phòng", NEW_DAY, "vn/31"),
        ("TP.Hải Phòng", OLD_DAY, "vn/cu/31"),
        ("THÀNH PHỐ HẢI PHÒNG", NEW_DAY, "vn/31"),
        ("thành phố Hồ Chí Minh", NEW_DAY, "vn/79"),
        ("Tp.HCM", NEW_DAY, "vn/79"),
        ("TP.HCM", OLD_DAY, "vn/cu/79"),
        ("TPHCM", NEW_DAY, "vn/79"),
        ("TP HP", NEW_DAY, "vn/31"),
        ("P. Lê Chân", NEW_DAY, "vn/31/11383"),
        ("P.Lê Chân", NEW_DAY, "vn/31/11383"),
        ("Q. 1", OLD_DAY, "vn/cu/79/760"),
        ("Q.1", OLD_DAY, "vn/cu/79/760"),
        ("Q1", OLD_DAY, "vn/cu/79/760"),
        ("Quận 1", OLD_DAY, "vn/cu/79/760"),
        ("quận 01", OLD_DAY, "vn/cu/79/760"),
        ("H. An Dương", OLD_DAY, "vn/cu/31/312"),
        ("quận An Dương", OLD_DAY, "vn/cu/31/312"),
        ("huyện Thủy Nguyên", OLD_DAY, "vn/cu/31/311"),
        ("huyện Thuỷ Nguyên", OLD_DAY, "vn/cu/31/311"),
        ("TX. Kinh Môn", OLD_DAY, "vn/cu/30/292"),
        ("TT. Cẩm Giang", OLD_DAY, "vn/cu/30/295/10888"),
        ("tỉnh Bà Rịa - Vũng Tàu", OLD_DAY, "vn/cu/77"),
        ("tỉnh Bà Rịa – Vũng Tàu", OLD_DAY, "vn/cu/77"),
        ("tỉnh Bà Rịa-Vũng Tàu", OLD_DAY, "vn/cu/77"),
        ("tỉnh Bà Rịa Vũng Tàu", OLD_DAY, "vn/cu/77"),
        ("tỉnh Thừa Thiên Huế", OLD_DAY, "vn/cu/46"),
        ("Thừa Thiên - Huế", OLD_DAY, "vn/cu/46"),
        ("tỉnh Đắk Lắk", NEW_DAY, "vn/66"),
        ("tỉnh Đắc Lắc", NEW_DAY, "vn/66"),
        ("tỉnh Đăk Lăk", OLD_DAY, "vn/cu/66"),
        ("xã Cư M’gar", NEW_DAY, "vn/66/24280"),
        ("tỉnh Hoà Bình", OLD_DAY, "vn/cu/17"),
        ("ĐẶC KHU BẠCH LONG VĨ", NEW_DAY, "vn/31/11948"),
        ("phường Phường Đúc", OLD_DAY, "vn/cu/46/474/19780"),
        ("Phường Đúc", OLD_DAY, "vn/cu/46/474/19780"),
        ("thành\u00a0phố Hải\nPhòng", NEW_DAY, "vn/31"),
    ],
)
def test_forms_of_a_name_are_found_and_read(printed: str, day: date, path: str) -> None:
    assert paths(REGISTER.find(printed, day=day)) == [path]
    assert read(f"{printed}, ngày", day=day) == (printed, [path])


@pytest.mark.parametrize(
    ("kind", "path"),
    [("xã", ["vn/31/10903"]), ("X.", ["vn/31/10903"]), (None, ["vn/31/10903"]), ("phường", []), ("ấp", [])],
)
def test_kind_as_an_argument(kind: str | None, path: list[str]) -> None:
    assert paths(REGISTER.find("Cẩm Giàng", kind, "vn/31", NEW_DAY)) == path


@pytest.mark.parametrize(
    ("name", "loose", "found"),
    [
        pytest.param("Cẩm Giang", False, ["vn/31/10888"], id="printed with its marks: that one"),
        pytest.param("Cẩm Giàng", False, ["vn/31/10903"], id="the other"),
        pytest.param("Cẩm Giang", True, ["vn/31/10888"], id="an exact name wins alone"),
        pytest.param("Cẩm Giàng", True, ["vn/31/10903"], id="as does the other"),
        pytest.param("Cam Giang", False, [], id="no marks: nothing, unless asked"),
        pytest.param("Cam Giang", True, ["vn/31/10888", "vn/31/10903"], id="asked: both, never one of them"),
        pytest.param("Cấm Giảng", True, ["vn/31/10888", "vn/31/10903"], id="wrong marks do not choose either"),
        pytest.param("xã Cấm Giảng", True, ["vn/31/10888", "vn/31/10903"], id="with the kind in the name"),
    ],
)
def test_diacritics_never_decide_between_two(name: str, loose: bool, found: list[str]) -> None:
    assert paths(REGISTER.find(name, within="vn/31", day=NEW_DAY, loose=loose)) == found


def test_loose_proposes_another_kind_of_the_same_level() -> None:
    """Huyện Chơn Thành became a thị xã in 2022; its older documents say huyện."""
    assert REGISTER.find("huyện Chơn Thành", day=OLD_DAY) == []
    assert [area.title for area in REGISTER.find("huyện Chơn Thành", day=OLD_DAY, loose=True)] == ["thị xã Chơn Thành"]
    assert read("huyện Chơn Thành tổ chức", day=OLD_DAY, loose=True) == ("huyện Chơn Thành", ["vn/cu/70/697"])


def test_loose_stays_on_the_level_of_the_kind() -> None:
    assert REGISTER.find("quận Hải Phòng", loose=True) == []
    assert {area.level for area in REGISTER.find("xã Hai Phong", loose=True)} == {3}


def test_several_candidates_are_returned_as_several_in_order() -> None:
    found = REGISTER.find("xã Tân Tiến", day=NEW_DAY)
    assert len(found) == 7
    assert paths(found) == sorted(paths(found))
    both = REGISTER.find("Hải Phòng")
    assert paths(both) == ["vn/31", "vn/cu/31"]


def test_context_of_either_era_holds_the_areas_of_the_day() -> None:
    assert paths(REGISTER.find("Dương Kinh", within="vn/31", day=OLD_DAY)) == ["vn/cu/31/309"]
    assert paths(REGISTER.find("Thượng Hồng", within="vn/cu/31", day=NEW_DAY)) == ["vn/31/10993"]
    assert paths(REGISTER.find("Hưng Đạo", "phường", "vn/cu/31/309")) == ["vn/cu/31/309/11686"]
    assert REGISTER.find("Thượng Hồng", within="vn/33", day=OLD_DAY) == []


def test_within_compares_whole_codes() -> None:
    assert REGISTER.find("Thượng Hồng", within="vn/3") == []


@pytest.mark.parametrize("name", ["", " ", "xã", "TP.", "…", "Không Có Nơi Này", "xã hội"])
def test_what_is_no_name_is_not_found(name: str) -> None:
    assert REGISTER.find(name, loose=True) == []


# In a running text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        pytest.param("phường Nam Đồ Sơn", "phường Nam Đồ Sơn", ["phường Nam Đồ Sơn"], id="Nam Đồ Sơn ≠ Đồ Sơn"),
        pytest.param("phường Đồ Sơn,", "phường Đồ Sơn", ["phường Đồ Sơn"], id="Đồ Sơn"),
        pytest.param("phường Trần Hưng Đạo", "phường Trần Hưng Đạo", ["phường Trần Hưng Đạo"], id="Trần Hưng Đạo"),
        pytest.param("phường Hưng Đạo", "phường Hưng Đạo", ["phường Hưng Đạo"], id="Hưng Đạo"),
        pytest.param("xã Bắc Thanh Miện", "xã Bắc Thanh Miện", ["xã Bắc Thanh Miện"], id="Bắc Thanh Miện"),
        pytest.param("xã Nam Thanh Miện", "xã Nam Thanh Miện", ["xã Nam Thanh Miện"], id="Nam Thanh Miện"),
        pytest.param("xã Thanh Miện", "xã Thanh Miện", ["xã Thanh Miện"], id="Thanh Miện"),
        pytest.param("xã Cẩm Giàng", "xã Cẩm Giàng", ["xã Cẩm Giàng"], id="Cẩm Giàng"),
        pytest.param("xã Cẩm Giang", "xã Cẩm Giang", ["xã Cẩm Giang"], id="Cẩm Giang"),
        pytest.param("phường Hải Dương", "phường Hải Dương", ["phường Hải Dương"], id="named as an old province"),
        pytest.param("xã Hà Nam", "xã Hà Nam", ["xã Hà Nam"], id="Hà Nam, no province any more"),
        pytest.param("xã Hà Đông", "xã Hà Đông", ["xã Hà Đông"], id="named as an old district"),
        pytest.param("Hải Phòng", "Hải Phòng", ["thành phố Hải Phòng"], id="bare province"),
        pytest.param("xã Thượng Hồng, thành phố", "xã Thượng Hồng", ["xã Thượng Hồng"], id="ends at the comma"),
        pytest.param("xã Thượng Hồng năm 2025", "xã Thượng Hồng", ["xã Thượng Hồng"], id="ends at another word"),
        pytest.param("xã Tân Hưng thành xã", "xã Tân Hưng", None, id="a small letter is no part of a name"),
        pytest.param("xã hội chủ nghĩa", "", [], id="xã hội"),
        pytest.param("hòa bình và ổn định", "", [], id="peace is no province"),
        pytest.param("Thống nhất quản lý", "", [], id="a verb at the head of a sentence"),
        pytest.param("tỉnh Đồng bằng sông Cửu Long", "", [], id="a plain is no commune"),
        pytest.param("Ba Đình", "Ba Đình", None, id="Ba Đình"),
        pytest.param("Ba người", "", [], id="a one-word commune needs its kind"),
        pytest.param("xã Ba Công Nghệ", "", [], id="a longer name than we know"),
        pytest.param("số 1 Bảo Lộc", "", [], id="a number begins no bare name"),
        pytest.param("P Lê Chân", "", [], id="a letter without its dot"),
        pytest.param("Bình Thạnh - Đông Hải", "Bình Thạnh", None, id="a dash joins only names that have one"),
        pytest.param("xã Lê Lợi. Hải Phòng", "xã Lê Lợi", None, id="a full stop ends a name"),
        pytest.param("", "", [], id="end of text"),
    ],
)
def test_the_longest_name_is_read(text: str, name: str, titles: list[str] | None) -> None:
    end, areas = REGISTER.match(text, 0, within="vn/31", day=NEW_DAY)
    assert text[:end] == name
    if titles is not None:
        assert [area.title for area in areas] == titles


def test_a_longer_name_from_elsewhere_is_not_read_as_a_shorter_one_here() -> None:
    """Phường An Hải Bắc (Đà Nẵng) is gone, phường An Hải is there: today's text with the first means no area."""
    assert read("phường An Hải Bắc", day=NEW_DAY) == ("phường An Hải Bắc", [])
    assert read("phường An Hải", day=NEW_DAY, within="vn/48")[0] == "phường An Hải"
    assert len(read("phường An Hải Bắc", day=OLD_DAY)[1]) == 1


def test_a_name_inside_a_word_is_not_read() -> None:
    assert read("TPHải Phòng", 2) == ("", [])


def test_match_starts_where_it_is_told() -> None:
    text = "UBND xã Thượng Hồng"
    assert read(text, 5) == ("xã Thượng Hồng", ["vn/31/10993"])
    assert read(text, 0) == ("", [])
    assert read(text, len(text)) == ("", [])


# Laws ---------------------------------------------------------------------------------------------------------------

areas = st.sampled_from(AREAS)
PRINTERS = (str, str.upper, str.title, str.casefold, lambda name: unicodedata.normalize("NFD", name))


@given(areas, st.sampled_from(PRINTERS))
def test_every_area_is_found_by_its_title_in_its_parent_on_its_day(area: Area, printer) -> None:  # type: ignore[no-untyped-def]
    day = NEW_DAY if area.valid_from else OLD_DAY
    assert REGISTER.find(printer(area.title), within=area.parent, day=day) == [area]
    assert REGISTER.find(printer(area.name), area.kind, area.parent, day, loose=True) == [area]


@given(areas, st.sampled_from(["", "kế hoạch của ", "(", "\n"]), st.sampled_from(["", ", ngày", ".", "\n\nSố:", ";"]))
def test_every_title_is_read_whole_wherever_it_stands(area: Area, before: str, after: str) -> None:
    title = area.title if area.name[0].isupper() or area.name[0].isdigit() else area.title.upper()
    day = NEW_DAY if area.valid_from else OLD_DAY
    end, found = REGISTER.match(before + title + after, len(before), within=area.parent, day=day)
    assert (end, found) == (len(before + title), [area])


@given(st.text(max_size=60), st.integers(0, 60))
def test_match_accepts_any_text(text: str, start: int) -> None:
    end, found = REGISTER.match(text, start)
    assert start <= end <= max(start, len(text))
    assert found == [] or end > start


@given(areas)
def test_a_key_is_stable_under_its_own_fold(area: Area) -> None:
    key = name_key(area.name)
    assert name_key(key) == key
    assert name_key(unicodedata.normalize("NFD", area.name)) == key
    assert loose_key(key).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà Bình", "Hòa Bình"), ("THUỶ NGUYÊN", "Thủy Nguyên"), ("Q’Đăng", "Q'Đăng"), ("Phường 01", "phường 1")],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_keys_keep_two_names_two() -> None:
    assert name_key("Cẩm Giang") != name_key("Cẩm Giàng")
    assert loose_key(name_key("Cẩm Giang")) == loose_key(name_key("Cẩm Giàng")) == "cam giang"


# Data ---------------------------------------------------------------------------------------------------------------


def test_other_names_are_of_known_areas_and_new() -> None:
    rows = [line.split("\t") for line in (DATA / "area_names.tsv").read_text(encoding="utf-8").splitlines()]
    for path, kind, name, why in (row for row in rows if not row[0].startswith("#")):
        area = REGISTER.area(path)
        assert (name_key(name), kind) != (name_key(area.name), area.kind), f"{path} {name}: it is the area's own name"
        assert f"{kind} {name}" in REGISTER.other_names(path)
        assert why
        day = NEW_DAY if area.valid_from else OLD_DAY
        assert area in REGISTER.find(name, kind, day=day)


def test_nothing_at_run_time_needs_the_source_package() -> None:
    code = (
        "import sys; sys.modules['vietnamadminunits'] = None\n"
        "from ontology.register import load; from ontology.area_graph import ntriples\n"
        "assert load().find('xã Thượng Hồng') and ntriples()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

"""Units of one name are told apart in every list."""

from datetime import date

from cancu.unit_names import unit_names
from ontology import register

DAY = date(2025, 12, 31)


def test_two_communes_of_one_name_say_their_province():
    alike = [area for area in register.load().find("An Phú", day=DAY) if area.level == 3]
    assert len(alike) > 1
    names = unit_names(alike, DAY)
    assert len(set(names.values())) == len(alike)


def test_one_that_has_ended_says_until_when():
    (district,) = register.load().find("Dương Kinh", kind="quận", day=date(2024, 12, 31))
    assert unit_names([district], DAY) == {district.path: "quận Dương Kinh (đến 30/6/2025)"}
    assert unit_names([district], DAY, "en") == {district.path: "quận Dương Kinh (until 2025-06-30)"}
    assert unit_names([district], date(2024, 12, 31)) == {district.path: "quận Dương Kinh"}

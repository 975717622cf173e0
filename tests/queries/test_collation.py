import random

from queries.collation import collation_key

SORTED = """a à ả ã á ạ An An_Lão Ăn Âu Cẩm_Giang Cẩm_Giàng D Dương_Kinh Đa_Phúc Đồ_Sơn E Ê Hòa_Nghĩa Nam_Đồ_Sơn
O Ô Ơ Quận_2 Quận_10 U Ư Vĩnh_Bảo Yên""".replace("\n", " ").split(" ")
SORTED = [name.replace("_", " ") for name in SORTED]


def test_order_of_the_vietnamese_dictionary():
    shuffled = SORTED[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=collation_key) == SORTED


def test_spelling_variants_are_equal():
    assert collation_key("Hoà Bình") == collation_key("Hòa Bình") == collation_key("HÒA BÌNH")
    assert collation_key("Hòa") == collation_key("Hòa")


def test_any_sign_sorts():
    assert sorted(["№ 5", "Bà Rịa - Vũng Tàu", "日本", "²", "9" * 5000, ""], key=collation_key)[0] == ""


def test_numbers_by_value_and_shorter_names_first():
    names = ["Khu 2", "Khu 2 A", "Khu 10", "Khu phố", "Khuê"]
    assert sorted(set(names), key=collation_key) == names
    assert collation_key("Khu 02") == collation_key("Khu 2")

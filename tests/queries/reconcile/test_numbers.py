"""How two numbers may be one."""

import pytest

from queries.reconcile.numbers import difference


@pytest.mark.parametrize(
    ("first", "second", "how"),
    [
        ("14", "41", "turned"),
        ("1234", "1324", "turned"),
        ("321", "123", "turned"),
        ("232", "282", "misread"),
        ("232", "272", "digit"),
        ("137", "131", "misread"),
        ("918", "913", "misread"),
        ("232", "2332", "missing"),
        ("232", "32", "missing"),
        ("232", "232", None),
        ("144", "133", None),
        ("5", "6", None),
        ("5", "56", None),
        ("12", "34", None),
        ("232", "2442", None),
        ("15a", "15", None),
        ("14", "٤١", None),
    ],
)
def test_difference(first: str, second: str, how: str | None):
    assert difference(first, second) == how
    assert difference(second, first) == how

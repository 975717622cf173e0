"""The text of a file and the view that rules read: same length, same words, nothing that disturbs."""

from __future__ import annotations

import pytest

from ingest.cues import table
from ingest.text import Text, lowered, normalise, squeeze

VIEWS = [
    pytest.param("**Số: 12/KH-UBND**", "  Số: 12/KH-UBND  ", id="bold"),
    pytest.param("* Một việc", "- Một việc", id="a star at the head of a line is a bullet"),
    pytest.param("## KẾ HOẠCH", "   KẾ HOẠCH", id="heading"),
    pytest.param("một|hai", "một\nhai", id="a pipe ends a cell"),
    pytest.param("một<br>hai", "một\n   hai", id="line break of a table"),
    pytest.param("KH–UBND", "KH-UBND", id="en dash"),
    pytest.param("“Bờ kênh”", '"Bờ kênh"', id="quotation marks"),
    pytest.param("số\u00a012", "số 12", id="no-break space"),
    pytest.param("Uỷ ban, Hoà, thuỷ", "Ủy ban, Hòa, thủy", id="older tone placement"),
    pytest.param("QÐ", "QĐ", id="eth"),
    pytest.param("12／KH", "12/KH", id="full-width slash"),
]


@pytest.mark.parametrize("words", table("slips")["tone"]["examples"])
def test_a_tone_that_a_font_gives_wrong(words: str) -> None:
    assert Text(words).view == words.replace("Õ", "Ò")


@pytest.mark.parametrize("words", table("slips")["tone"]["counter_examples"])
def test_a_tone_that_is_right(words: str) -> None:
    assert Text(words).view == words


@pytest.mark.parametrize(("string", "view"), VIEWS)
def test_the_view(string: str, view: str) -> None:
    text = Text(normalise(string))
    assert text.view == view
    assert len(text.view) == len(text.string)


def test_the_low_view_keeps_its_length() -> None:
    text = Text("ỦY BAN İstanbul ẞ ŉ")
    assert len(lowered(text.view)) == len(text.string)


def test_letters_and_marks_become_letters() -> None:
    apart = "Uy\u0309 ban nha\u0302n da\u0302n"
    assert normalise(apart) == "Uỷ ban nhân dân"
    assert normalise("a\r\nb\rc") == "a\nb\nc"


def test_squeeze() -> None:
    assert squeeze("  một \n hai\t\u00a0 ba ") == "một hai ba"

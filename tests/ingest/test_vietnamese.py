"""Syllables: how they are spelled, and how much of a text they are."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from ingest.cues import table
from ingest.syllables import is_syllable
from ingest.vietnamese import Words, count

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
REGISTER = Path(__file__).parents[2] / "ontology" / "data" / "areas.tsv"


@pytest.mark.parametrize("word", table("syllables")["spelling"]["examples"])
def test_what_is_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", table("syllables")["spelling"]["counter_examples"])
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_the_names_of_areas_are_made_of_syllables() -> None:
    names = unicodedata.normalize("NFC", REGISTER.read_text("utf-8")).lower()
    words = [word for word in re.findall(r"[^\W\d_]+", names) if not word.isascii()]
    odd = {word for word in words if not is_syllable(word)}
    assert len(words) > 1_000
    assert len(odd) < 0.1 * len(set(words)), odd  # the languages of the highlands have others


def test_the_words_of_the_examples_are_syllables() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(EXAMPLES.iterdir()))
    words = count(unicodedata.normalize("NFC", text))
    assert words.marked > 0.8 * words.total
    assert words.other < 0.02 * words.total


def test_numbers_abbreviations_and_single_letters_tell_nothing() -> None:
    assert count("918/KH-UBND ngày 15/9/2025, mục a) và QĐ-TTg: ban Internet") == Words(marked=3, plain=1, other=2)

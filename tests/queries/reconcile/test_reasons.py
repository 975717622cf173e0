"""Every ground has its weight and its sentence in both languages; no score is ever sure."""

import re
from pathlib import Path

import pytest

from queries.model import Document
from queries.reconcile.model import Reason
from queries.reconcile.reasons import load, score, sentences

CODES = sorted(code for code, entry in load().items() if isinstance(entry, dict))
FOLDER = Path(__file__).parents[3] / "queries" / "reconcile"


@pytest.mark.parametrize("code", CODES)
def test_each_ground_is_whole(code: str):
    entry = load()[code]
    assert -1 < entry["weight"] < 1
    assert entry["weight"]
    assert entry["vi"] != entry["en"]
    fields = [sorted(set(re.findall(r"\{(\w+)\}", entry[lang]))) for lang in ("vi", "en")]
    assert fields[0] == fields[1]
    assert set(fields[0]) <= {"a", "b", "documents"}
    assert entry["vi"].startswith("Nhưng") == (entry["weight"] < 0)


def test_each_ground_is_used_and_each_that_is_used_is_there():
    used: set[str] = set()
    for path in FOLDER.glob("*.py"):
        used |= set(re.findall(r'Reason\(\s*"([a-z-]+)"', path.read_text("utf-8")))
    formed = {"title-alike", "title-unlike", "turned", "misread", "digit", "missing", "around", "elsewhere"}
    assert used | formed == set(CODES)


def test_no_score_is_sure_and_none_is_negative():
    assert score([Reason(code) for code in CODES if load()[code]["weight"] > 0]) == 0.99
    assert score([Reason("title-unlike"), Reason("cited-both")]) == 0


def test_sentences_are_sorted_by_weight_and_take_words_as_they_are():
    odd = Document("iri", "5/KH-{a}", issuer="Sở {b}\nnào đó")
    reasons = [
        Reason("cited-both", {}, ("iri",)),
        Reason("lone", {"a": "3"}, ("iri",)),
        Reason("date-fits", {"a": "2025-09-09"}),
    ]
    vi, en = zip(*sentences(reasons, {"iri": odd}), strict=True)
    assert vi == (
        "Cùng ngày 09/9/2025.",
        "Chỉ 5/KH-{a} (Sở {b} nào đó) ghi như vậy; văn bản kia 3 tệp ghi.",
        "Nhưng 5/KH-{a} (Sở {b} nào đó) viện dẫn cả hai.",
    )
    assert en[0] == "Same day 2025-09-09."


def test_many_documents_are_counted():
    names = {str(place): Document(str(place), f"{place}/KH-UBND") for place in range(5)}
    ((vi, _),) = sentences([Reason("together", {"a": "5"}, tuple(names))], names)
    assert vi.endswith("0/KH-UBND, 1/KH-UBND, 2/KH-UBND, +2.")

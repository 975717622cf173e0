# ruff: noqa: E501  one line a case
"""The grammar's own examples: each entry of ingest/grammar/*.toml does what its examples say, and not what they exclude."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from ingest.cues import GRAMMAR, spaced, starts, table
from ingest.names import find_named
from ingest.own_plans import must_issue
from ingest.units import states_what_is, tells_what_was, unit_at
from ontology.identifiers import fold_tones

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = sorted(path.stem for path in GRAMMAR.glob("*.toml"))
WITHOUT_EXAMPLES = {"findings"}  # sentences for the user, tried in test_findings.py


def cases(name: str) -> list[Any]:
    """Every example (True) and counter-example (False) of a file."""
    return [
        pytest.param(entry, text, holds, id=f"{entry}: {'' if holds else 'not '}{text}")
        for entry, fields in table(name).items()
        for key, holds in (("examples", True), ("counter_examples", False))
        for text in fields.get(key, ())
    ]


@pytest.mark.parametrize("name", [name for name in FILES if name not in WITHOUT_EXAMPLES])
def test_every_entry_has_examples_of_both_kinds(name: str) -> None:
    bare = [
        f"{entry}: {key}"
        for entry, fields in table(name).items()
        for key in ("examples", "counter_examples")
        if not fields.get(key)
    ]
    assert bare == []


@pytest.mark.parametrize("name", [name for name in FILES if name not in WITHOUT_EXAMPLES])
def test_no_word_stands_twice_in_an_entry(name: str) -> None:
    twice = []
    for entry, fields in table(name).items():
        for key, words in fields.items():
            if isinstance(words, list):
                folded = [fold_tones(str(word)).strip() for word in words]
                twice += [f"{entry}.{key}: {word}" for word in folded if folded.count(word) > 1]
    assert sorted(set(twice)) == []


# ---- anatomy -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("entry", "text", "holds"), cases("anatomy"))
def test_anatomy(entry: str, text: str, holds: bool, sheet: Callable[..., str], read_text: Any) -> None:
    """Recipients are found by a line of their own; everything else by how a line begins."""
    if entry == "recipients":
        block = text if "\n" in text else f"{text}\n- Các thôn;\n- Trạm Y tế."
        found = bool(read_text(sheet(recipients=block, sign="")).parts.recipients)
    else:
        found = bool(starts("anatomy", entry).match(fold_tones(text) + "\n"))
    assert found is holds


# ---- relations -----------------------------------------------------------------------------------------------------------

X = "Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố"


def around(text: str) -> str:
    """The example with a real reference for X; an example that names a kind before X has a number alone."""
    return re.sub(r"\b(?:Tờ trình )?X\b", X, text)


@pytest.mark.parametrize(("entry", "text", "holds"), cases("relations"))
def test_relations(entry: str, text: str, holds: bool, sheet: Callable[..., str], read_text: Any) -> None:
    """An entry gives its relation to what its words govern: in the opening for a lead, else in the body of a decision."""
    rule = table("relations")[entry]
    sentence = around(text)
    if rule["reach"] == "lead":
        document = sheet(sentence)
    else:
        body = f"Điều 1. Thành lập Tổ giúp việc.\n\nĐiều 2. {sentence[:1].upper()}{sentence[1:]}.\n\nĐiều 3. Có hiệu lực từ ngày ký."
        document = sheet(body=body, kind="QUYẾT ĐỊNH", number="Số: 40/QĐ-UBND", speaker="QUYẾT ĐỊNH:")
    mentions = [m for citation in read_text(document).facts.citations for m in citation.mentions if m.number == "918"]
    assert mentions or not holds
    given = any(rule["relation"] == m.relation and rule.get("primary", False) == m.primary for m in mentions)
    ruled = any(m.rule.rpartition(".")[2] in (entry, "advised", "own-instruction", "theo") for m in mentions)
    if holds:
        assert given, [m.rule for m in mentions]
    elif rule["relation"] != "cites":
        assert not given
    else:
        assert not ruled or not given, [m.rule for m in mentions]


# ---- duties ----------------------------------------------------------------------------------------------------------------


def _is_unit(text: str) -> bool:
    named = unit_at(fold_tones(text), 0, len(text))
    return bool(named)


def _in_charge(read_text: Any, sheet: Callable[..., str], text: str) -> list[str]:
    body = f"I. NỘI DUNG\n\n1. Mua chổi.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Mua chổi, xẻng.\n\n- {text}"
    return [duty.unit for duty in read_text(sheet(body=body)).facts.duties]


@pytest.mark.parametrize(("entry", "text", "holds"), cases("duties"))
def test_duties(entry: str, text: str, holds: bool, sheet: Callable[..., str], read_text: Any) -> None:
    folded = fold_tones(text)
    if entry == "own-plan":
        found = must_issue(folded)
    elif entry == "unit":
        found = _is_unit(text)
    elif entry == "not-unit":
        found = not _is_unit(text)
    elif entry == "group":
        found = _is_unit(text.capitalize())
    elif entry == "verb":
        named = unit_at(folded, 0, len(folded))
        found = named is not None and named.end < len(text)
    elif entry == "order":
        named = unit_at(folded, 0, len(folded))
        found = named is not None and named.ordered
    elif entry in ("state", "past"):
        said = f"Trạm Y tế xã {folded}"
        named = unit_at(said, 0, len(said))
        found = named is not None and (states_what_is if entry == "state" else tells_what_was)(said, named)
    elif entry in ("lead", "coordinate"):
        given = _in_charge(read_text, sheet, text)
        found = bool(given) is (entry == "lead")
    elif entry == "section":
        head = f"{text}\n\n1. Trạm Y tế xã: Phát khẩu trang."
        found = bool(read_text(sheet(body=f"I. YÊU CẦU\n\n1. Nhanh gọn.\n\n{head}")).facts.duties)
    else:
        pytest.fail(f"[{entry}] of duties.toml is not tried: say here how its examples match")
    assert found is holds


# ---- laws ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", table("laws")["laws"]["names"])
def test_each_known_law_is_read_to_its_end(name: str) -> None:
    text = fold_tones(f"Luật {name} được Quốc hội thông qua")
    (found,) = find_named(text)
    assert found.name == fold_tones(f"Luật {name}")


@pytest.mark.parametrize(("entry", "text", "holds"), cases("laws"))
def test_laws(entry: str, text: str, holds: bool) -> None:
    found = list(find_named(fold_tones(f"Luật {text}")))
    assert bool(found) is holds
    if holds:
        known = [name for name in table(entry)["laws"]["names"] if text.startswith(name)]
        assert found[0].name == f"Luật {max(known, key=len)}"


def test_words_match_over_any_white_space_and_in_any_case() -> None:
    assert re.match(spaced("Hòa giải ở"), "Hòa\n giải\u0020ở")
    assert starts("anatomy", "recipients").match("NƠI  NHẬN:")

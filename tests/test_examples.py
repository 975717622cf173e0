"""The examples against `examples/expected.json`: what a careful reader finds in each document and in the whole store.

First the expectations are held to the texts, then every document is read, then all are ingested and questions asked.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from ontology.identifiers import fold_tones
from viz.letter import REMINDED

if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXTS = EXAMPLES / "documents"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text("utf-8"))
DOCUMENTS: list[dict[str, Any]] = EXPECTED["documents"]
CORPUS: dict[str, Any] = EXPECTED["corpus"]
BY_SOURCE = {entry["source"]: entry for entry in DOCUMENTS}

each_document = pytest.mark.parametrize("entry", DOCUMENTS, ids=[entry["id"] for entry in DOCUMENTS])
each_board = pytest.mark.parametrize(
    "board", CORPUS["missing"], ids=[f"{b['ref']} {b['as_of']}" for b in CORPUS["missing"]]
)


def collapsed(text: str) -> str:
    """Text as quotes are written: NFC, no Markdown marks, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[*|]", " ", unicodedata.normalize("NFC", text))).strip()


def fold(value: object) -> str:
    """What may be spelt either way: case, tone placement, dashes, quotation marks, spaces."""
    plain = fold_tones(collapsed(str(value or ""))).casefold().replace("ð", "đ")
    return " ".join(re.findall(r"\w+|[/%]", plain))


def choices(value: object) -> list[Any]:
    """The values that careful readers may give: one, or those of `{"any": [...]}`."""
    return list(value["any"]) if isinstance(value, dict) else [value]


def agrees(wanted: object, got: object) -> bool:
    return any(fold(choice) == fold(got) for choice in choices(wanted))


def alike(wanted: object, got: str | None) -> bool:
    """Titles, of which converters drop or add a word."""
    pairs = [(fold(choice), fold(got)) for choice in choices(wanted)]
    return any(SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9 for one, other in pairs)


# ── the expectations themselves ──────────────────────────────────────────────────────────────────────────────────────


def quotes(entry: dict[str, Any]) -> Iterable[str]:
    for citation in entry["citations"]:
        yield from citation["mentions"]
    for assignment in entry["assignments"]:
        yield from (deadline["quote"] for deadline in assignment["deadlines"])
    yield from (finding["quote"] for finding in entry["findings"])


def test_every_document_is_expected_and_described_once() -> None:
    names = sorted(unicodedata.normalize("NFC", path.name) for path in TEXTS.iterdir())
    assert sorted(BY_SOURCE) == names
    assert len(names) == len(DOCUMENTS) >= 36
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in names if f"`{name}`" not in readme] == []


@each_document
def test_what_is_expected_stands_in_the_text(entry: dict[str, Any]) -> None:
    raw = (TEXTS / entry["source"]).read_text("utf-8-sig")
    text = collapsed(raw)
    assert len(raw.splitlines()) >= 25
    assert [quote for quote in quotes(entry) if quote not in text] == []
    folded = fold(text)
    document = entry["document"]
    named = [*choices(document["title"]), document["signer"] or "", *document["recipients"]]
    units = [assignment["unit"] for assignment in entry["assignments"]]
    assert [part for part in (*named, *units) if fold(part) not in folded] == []


@each_board
def test_the_counts_of_a_board_add_up(board: dict[str, Any]) -> None:
    assert sum(board["counts"].values()) == board["expected"] == sum(board["kinds"].values())
    assert board["counts"]["issued"] + board["counts"]["issued_late"] == board["issued"]
    assert Counter(row["state"] for row in board["rows"]) <= Counter(board["counts"])


def test_the_bytes_that_are_a_case_of_their_own_survive_checkout() -> None:
    assert not unicodedata.is_normalized("NFC", (TEXTS / "23-ke-hoach-19-xa-vinh-hoa.txt").read_text("utf-8"))
    windows = (TEXTS / "24-ke-hoach-47-phuong-ngo-quyen.txt").read_bytes()
    assert windows.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in windows


# ── reading one document ─────────────────────────────────────────────────────────────────────────────────────────────


def run(*arguments: str | Path, code: int = 0) -> str:
    from cancu.main import cli

    done = CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.fixture(scope="module")
def readings() -> dict[str, dict[str, Any]]:
    pytest.importorskip("cancu.commands.read", reason="the reader is not there yet")
    return {source: json.loads(run("read", "--json", TEXTS / source)) for source in BY_SOURCE}


WHAT = ("type", "number", "symbol", "date", "period_end")
WHO = ("issuer", "issuer_area", "province", "place", "signer", "signer_position")


@each_document
def test_the_header_is_read(entry: dict[str, Any], readings: dict[str, dict[str, Any]]) -> None:
    wanted, got = entry["document"], readings[entry["source"]]["document"]
    wrong = {name: (wanted[name], got.get(name)) for name in (*WHAT, *WHO) if not agrees(wanted[name], got.get(name))}
    assert wrong == {}
    assert alike(wanted["title"], got["title"]), got["title"]
    assert [fold(line) for line in got["recipients"]] == [fold(line) for line in wanted["recipients"]]
    assert [fold(line) for line in got["signed_for"]] == [fold(line) for line in wanted["signed_for"]]


def citation_key(citation: dict[str, Any]) -> tuple[str, ...]:
    if not citation.get("number"):
        return ("", fold(citation.get("name")))
    return tuple(fold(citation.get(part)) for part in ("number", "year", "symbol", "date"))


@each_document
def test_the_citations_are_read(entry: dict[str, Any], readings: dict[str, dict[str, Any]]) -> None:
    wanted = {citation_key(citation): citation for citation in entry["citations"]}
    got = {citation_key(citation): citation for citation in readings[entry["source"]]["citations"]}
    assert sorted(got) == sorted(wanted)
    wrong = {
        key: {name: (citation[name], got[key].get(name)) for name in ("type", "issuer", "relation", "primary")}
        for key, citation in wanted.items()
        if not all(agrees(citation[name], got[key].get(name)) for name in ("type", "issuer", "relation", "primary"))
    }
    assert wrong == {}


def due(deadline: dict[str, Any]) -> tuple[str, str]:
    """The day of a deadline (the last of a month) or of the year, and how often it comes back."""
    day = choices(deadline["date"])[0] or ("" if deadline["recurs"] == "monthly" else deadline["month_day"] or "")
    month_end = {"2025-10": "2025-10-31", "2025-12": "2025-12-31", "2025-09": "2025-09-30", "2026-05": "2026-05-31"}
    return month_end.get(day, day), deadline["recurs"] or ""


def test_the_city_plan_gives_its_work_as_printed(readings: dict[str, dict[str, Any]]) -> None:
    source = "08-ke-hoach-918-kh-ubnd.txt"
    wanted, got = BY_SOURCE[source]["assignments"], readings[source]["assignments"]
    assert [fold(given["unit"]) for given in got] == [fold(given["unit"]) for given in wanted]
    assert [given["must_issue_plan"] for given in got] == [given["must_issue_plan"] for given in wanted]
    for one, other in zip(wanted, got, strict=True):
        assert sorted(map(due, other["deadlines"])) == sorted(map(due, one["deadlines"])), one["unit"]


def share(pairs: Iterable[tuple[Counter[Any], Counter[Any]]]) -> float:
    """F1 over all documents of what was wanted and what was got."""
    hit = wanted = got = 0
    for one, other in pairs:
        hit, wanted, got = hit + (one & other).total(), wanted + one.total(), got + other.total()
    return 2 * hit / (wanted + got)


BARS = {"units": 0.85, "deadlines": 0.9, "movements": 0.9, "targets": 0.9}


def found_in(reading: dict[str, Any]) -> dict[str, Counter[Any]]:
    """What of a reading, or of an expectation, is compared over all documents together."""
    given = reading["assignments"]
    return {
        "units": Counter(fold(one["unit"]) for one in given),
        "deadlines": Counter(due(deadline) for one in given for deadline in one["deadlines"]),
        "movements": Counter(map(fold, reading["movements"])),
        "targets": Counter(target["value"] for target in reading["targets"]),
    }


def test_units_deadlines_movements_and_targets_are_read(readings: dict[str, dict[str, Any]]) -> None:
    certain = [entry for entry in DOCUMENTS if not any(given.get("optional") for given in entry["assignments"])]
    pairs = [(found_in(entry), found_in(readings[entry["source"]])) for entry in certain]
    figures = {name: share((wanted[name], got[name]) for wanted, got in pairs) for name in pairs[0][0]}
    assert {name: round(figure, 3) for name, figure in figures.items() if figure < BARS[name]} == {}


# ── the whole store ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("cancu.commands.ingest", reason="ingest is not there yet")
    path = tmp_path_factory.mktemp("examples") / "kho mẫu"
    run("ingest", "--store", path, TEXTS)
    return path


def card(document: dict[str, Any]) -> tuple[str, ...]:
    """What tells the documents of this corpus apart."""
    kind = choices(document["type"])[0]
    return tuple(fold(value) for value in (kind, document["number"], document["symbol"], document["date"]))


def cards(sources: Iterable[str]) -> list[tuple[str, ...]]:
    return sorted(card(BY_SOURCE[source]["document"]) for source in sources)


def ask(store: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(*arguments, "--store", store, "--format", "json", code=code))
    return answer


@pytest.mark.parametrize("ref", CORPUS["trace"])
def test_trace(ref: str, store: Path) -> None:
    wanted, got = CORPUS["trace"][ref], ask(store, "trace", ref)
    assert card(got["document"]) == card(BY_SOURCE[wanted["document"]]["document"])
    assert sorted(map(card, got["down"])) == cards(row["source"] for row in wanted["down"])
    named = {step["iri"]: card(step) for step in got["down"]}
    direct = {link["from"] for link in got["links"] if link["to"] == got["document"]["iri"]}
    assert sorted(named[iri] for iri in direct if iri in named) == cards(
        row["source"] for row in wanted["down"] if row["direct"]
    )
    up = {(fold(step["ref"]), step["relation"], step["primary"], step["depth"]) for step in got["up"]}
    assert up == {(fold(row["ref"]), row["relation"], row["primary"], row["depth"]) for row in wanted["up"]}


@each_board
def test_missing(board: dict[str, Any], store: Path) -> None:
    ref = board["ref"]
    if "issuer" in board:
        found = ask(store, "trace", ref, code=2)["candidates"]
        (ref,) = (document["iri"] for document in found if document["issuer"] == board["issuer"])
    got = ask(store, "missing", ref, "--as-of", board["as_of"])
    assert got["expected"] == len(got["rows"]) == board["expected"]
    assert Counter(row["kind"] for row in got["rows"]) == board["kinds"]
    assert {state: got["counts"].get(state, 0) for state in board["counts"]} == board["counts"]
    assert {row["due"] for row in got["rows"]} == {board["due"]}
    rows = {row["area"]: row for row in got["rows"]}
    for wanted in board["rows"]:
        row = rows[wanted["area"]]
        assert row["state"] == wanted["state"], row
        assert row["issued"] == (wanted["state"] in {"issued", "issued_late"})
        if "days_late" in wanted:
            assert row["days_late"] == wanted["days_late"], row
        if wanted["source"] and row["state"] != "not_due":
            assert card(row["document"]) == card(BY_SOURCE[wanted["source"]]["document"])


@pytest.mark.parametrize("ref", CORPUS["ambiguous"])
def test_a_number_that_two_provinces_use_is_asked_back(ref: str, store: Path) -> None:
    found = ask(store, "trace", ref, code=2)["candidates"]
    assert sorted(map(card, found)) == cards(CORPUS["ambiguous"][ref])


def test_a_wrong_date_makes_no_second_document_and_is_shown(store: Path) -> None:
    plan = ask(store, "trace", "918/KH-UBND")["document"]
    assert plan["date"] == "2025-09-15"
    assert any("25/9/2025" in line or "2025-09-25" in line or "25/09/2025" in line for line in plan["conflicts"])


def test_a_transposed_number_is_not_silently_repaired(store: Path) -> None:
    stray = ask(store, "trace", "19-CT/TW")
    assert not stray["document"]["own_text"]
    assert [card(step) for step in stray["down"]] == cards(["15-ke-hoach-62-phuong-hai-an.txt"])


_FINDINGS = """SELECT ?file ?code WHERE {
  ?f a cc:Finding ; cc:about ?d ; cc:code ?code . ?d cc:text ?s . ?path cc:holds ?s ; cc:fileName ?file }"""


def test_the_planted_faults_are_found_where_they_stand(store: Path) -> None:
    from graph.store import Store

    with Store.open(store, read_only=True) as facts:
        found = {(unicodedata.normalize("NFC", str(name)), str(code)) for name, code in facts.select(_FINDINGS)}
    planted = {(row["source"], row["code"]) for row in CORPUS["findings"] if row["scope"] == "document"}
    assert planted - found == set()


def test_reading_the_examples_again_adds_nothing(store: Path) -> None:
    before = run("export", "--store", store)
    run("ingest", "--store", store, TEXTS)
    assert run("export", "--store", store) == before


@pytest.mark.parametrize("ref", ["918/KH-UBND", "9127/UBND-KHCN"])
def test_one_question_has_one_figure_whichever_way_it_is_asked(ref: str, store: Path, tmp_path: Path) -> None:
    """A plan, and the letter that urges it, alone and below the plan: the same states in every table and file."""
    day = ("--as-of", "2025-12-31")
    board = ask(store, "missing", ref, *day)
    iri, states = board["document"]["iri"], {row["code"]: row["state"] for row in board["rows"]}
    below = {under["document"]["ref"]: under for under in ask(store, "missing", "97/CT-TTg", *day)["below"]}
    below |= {under["document"]["ref"]: under for under in ask(store, "missing", "918/KH-UBND", *day)["below"]}
    assert below[ref] == {**board, "below": []}
    matrix = ask(store, "matrix", ref, *day)
    assert {unit["code"]: unit["cells"][iri]["state"] for unit in matrix["units"]} == states
    (measured,) = ask(store, "measures", ref, *day)["documents"]
    assert (
        measured["counts"] == board["counts"] == {state: [*states.values()].count(state) for state in board["counts"]}
    )
    listed = csv.DictReader(io.StringIO(run("missing", ref, *day, "--format", "csv", "--store", store)))
    assert {row["code"]: row["state"] for row in listed if row["directive"] == board["document"]["ref"]} == states
    reminded = sum(state in REMINDED for state in states.values())
    assert f"gửi {reminded} đơn vị" in run("remind", ref, *day, "--out", tmp_path / "letter.docx", "--store", store)


def test_who_carried_out_the_plan_has_done_what_the_letter_that_urges_it_asks(store: Path) -> None:
    day = ("--as-of", "2025-12-31")
    of_plan, of_letter = (
        {row["code"]: row["document"]["iri"] for row in ask(store, "missing", ref, *day)["rows"] if row["issued"]}
        for ref in ("918/KH-UBND", "9127/UBND-KHCN")
    )
    assert of_letter == of_plan
    assert len(of_letter) == 15

"""`cancu compare` on the examples: what the city's plan asks beside a commune's plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import rdflib
from click.testing import CliRunner, Result

from cancu.main import cli
from graph.interface import Iri
from graph.store import Store
from ontology.identifiers import graph_iri
from queries.library import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
LATE: Final = EXAMPLES / "drafts" / "3-du-thao-lo-han.txt"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("compare") / "kho"
    assert CliRunner().invoke(cli, ["ingest", "--store", str(path), str(EXAMPLES / "documents")]).exit_code == 0
    return path


@pytest.fixture
def compare(store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli, ["compare", "--store", str(store), *map(str, arguments)], catch_exceptions=False)

    return run


def pairs(done: Result) -> list[dict[str, Any]]:
    (found,) = json.loads(done.stdout)
    assert found["verdict"] is None
    return found["pairs"]  # type: ignore[no-any-return]


def test_a_draft_beside_the_plan_that_it_carries_out(compare: Callable[..., Result]) -> None:
    found = pairs(compare(LATE, "--format", "json"))
    assert [(one["kind"], one["found"]) for one in found] == [
        ("plan", True), ("task", True), ("task", False), *[("movement", False)] * 2, *[("target", False)] * 4,
    ]  # fmt: skip
    assert found[0]["late"] == [{"asked": "2025-10-15", "said": "2025-10-20"}]
    assert found[1]["late"] == [{"asked": "12-15", "said": "12-20"}]
    assert "trước ngày 20/12" in found[1]["said"]


def test_a_movement_that_the_plan_takes_up(compare: Callable[..., Result]) -> None:
    found = pairs(compare("kế hoạch 29 xã Kiến Thụy", "918/KH-UBND", "--format", "json"))
    movements = {one["asked"]: one["found"] for one in found if one["kind"] == "movement"}
    assert movements == {"Xã số an toàn, người dân chủ động": True, "Mỗi tổ dân phố một đội báo tin": False}
    assert not any(one["late"] for one in found)


Row = tuple[str | float | None, ...]


def rows_of_the_call(found: dict[str, Any]) -> set[Row]:
    return {
        (
            found["directive"]["iri"], one["kind"], one["unit"], one["asked"], one["said"], one["score"],
            late["asked"], late["said"],
        )
        for one in found["pairs"]
        for late in one["late"] or [{"asked": None, "said": None}]
    }  # fmt: skip


def rows(answer: Iterable[Sequence[object]]) -> set[Row]:
    listed = [[None if cell is None else str(cell) for cell in row] for row in answer]
    return {(*row[:5], float(row[5] or 0), *row[6:8]) for row in listed}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own
def test_as_rdf_it_gives_the_same_rows_in_any_store(compare: Callable[..., Result]) -> None:
    (found,) = json.loads(compare(LATE, "--format", "json").stdout)
    triples, plan, wanted = compare(LATE, "--format", "nt").stdout, found["plan"]["iri"], rows_of_the_call(found)
    question = load("conformity")
    with Store.memory() as store:
        store.load_graph(graph_iri("comparisons"), triples.encode())
        assert rows(store.select(question.query, plan=Iri(plan))) == wanted
    elsewhere = rdflib.Graph().parse(data=triples, format="nt")
    answer: Any = elsewhere.query(question.query, initBindings={"plan": rdflib.URIRef(plan)})
    assert rows(answer) == wanted
    assert len(wanted) == 9


def test_people_see_both_sentences_and_who_judges(compare: Callable[..., Result]) -> None:
    shown = " ".join(compare(LATE).stdout.split())
    assert "Yêu cầu: 9; thấy câu tương ứng: 2; không thấy trong kế hoạch: 7; có hạn muộn hơn: 2." in shown
    assert "Hạn trong kế hoạch 20/12 sau hạn 15/12" in shown
    assert "người có trách nhiệm kết luận" in shown
    assert "trái" not in shown


def test_the_page_is_one_file_that_asks_nothing_of_the_network(compare: Callable[..., Result], tmp_path: Path) -> None:
    page = tmp_path / "so-sanh.html"
    assert compare(LATE, "--html", page).exit_code == 0
    assert compare(LATE, "--format", "html").stdout.rstrip("\n") == page.read_text("utf-8").rstrip("\n")
    assert "<h1>Kế hoạch 48/KH-UBND · Ủy ban nhân dân xã An Lão</h1>" in page.read_text("utf-8")
    text = page.read_text("utf-8")
    assert text.count("<tr class=") == 9
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "20/12" in text


def test_a_directive_without_a_text_cannot_be_compared(compare: Callable[..., Result], tmp_path: Path) -> None:
    plan = tmp_path / "a.txt"
    plan.write_text(LATE.read_text("utf-8").replace("918/KH-UBND", "777/KH-UBND"), "utf-8")
    done = compare(plan)
    assert done.exit_code == 1
    assert "777/KH-UBND" in done.stderr

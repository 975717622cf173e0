"""The bars on five real plans: ingested, then asked by command, in a store of their own."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cancu.main import cli

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    store = tmp_path_factory.mktemp("seeds") / "store"
    done = CliRunner().invoke(cli, ["ingest", str(SEEDS), "--store", str(store)])
    assert done.exit_code == 0, done.output

    def run(*arguments: str, code: int = 0) -> Any:
        done = CliRunner().invoke(cli, [*arguments, "--store", str(store), "--format", "json"])
        assert done.exit_code == code, done.output
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("ref", "below"),
    [
        ("232/KH-UBND", {"xã Thượng Hồng", "xã Kiến Minh"}),
        ("41-CT/TW", {"xã Thượng Hồng", "xã Kiến Minh"}),
        ("157/KH-UBND", {"quận Dương Kinh"}),
    ],
)
def test_trace_down(ask: Callable[..., Any], ref: str, below: set[str]):
    chain = ask("trace", ref)
    assert {step["issuer_area"] for step in chain["down"]} == below
    assert len(chain["down"]) == len(below)
    assert not chain["document"]["own_text"]


def test_two_directives_of_one_number(ask: Callable[..., Any]):
    candidates = ask("trace", "14/CT-UBND", code=2)["candidates"]
    assert [(card["issuer_area"], card["date"][:4]) for card in candidates] == [
        ("tỉnh Quảng Ngãi", "2021"),
        ("thành phố Hải Phòng", "2026"),
    ]


def test_trace_up(ask: Callable[..., Any]):
    up = ask("trace", "kế hoạch phường Lê Chân")["up"]
    primary = [(step["ref"], step["date"]) for step in up if step["primary"]]
    assert primary == [("14/CT-UBND", "2026-06-08")]
    assert {"15/CT-TTg", "17-CTr/TU", "109/KH-UBND"} == {step["ref"] for step in up if step["relation"] == "basedOn"}


def test_missing_232(ask: Callable[..., Any]):
    board = ask("missing", "232/KH-UBND", "--as-of", "2025-12-31")
    kinds = [row["kind"] for row in board["rows"]]
    assert board["expected"] == 114
    assert [kinds.count(kind) for kind in ("xã", "phường", "đặc khu")] == [67, 45, 2]
    states = {state: count for state, count in board["counts"].items() if count}
    assert states == {"issued": 2, "not_found": 1, "no_data": 111}
    assert [row["area"] for row in board["rows"] if row["state"] == "not_found"] == ["phường Lê Chân"]


def test_missing_157_and_the_wards_below(ask: Callable[..., Any]):
    board = ask("missing", "157/KH-UBND", "--as-of", "2024-12-31")
    assert board["expected"] == 15
    (below,) = board["below"]
    assert [(row["kind"], row["due"]) for row in below["rows"]] == [("phường", "2024-07-31")] * 6


def test_rdflib_gives_the_same_rows(ask: Callable[..., Any]):
    for question in (["most-implemented"], ["findings"], ["trace-down", "-p", "document=232/KH-UBND"]):
        assert ask("query", *question, "--engine", "rdflib") == ask("query", *question)


def test_an_answer_comes_at_once(ask: Callable[..., Any]):
    start = time.process_time()
    ask("trace", "232/KH-UBND")
    assert time.process_time() - start < 0.5


def test_a_turned_number_is_proposed_and_counts_once_confirmed(tmp_path: Path):
    store, fresh, judged = tmp_path / "store", tmp_path / "fresh", tmp_path / "judged.nq"

    def run(*arguments: str, at: Path = store) -> str:
        done = CliRunner().invoke(cli, [*arguments, "--store", str(at)])
        assert done.exit_code == 0, done.output
        return done.stdout

    def below(at: Path = store) -> set[str]:
        return {step["issuer_area"] for step in json.loads(run("trace", "41-CT/TW", "--format", "json", at=at))["down"]}

    run("ingest", str(SEEDS))
    slips = [one for one in json.loads(run("review", "41-CT/TW", "--format", "json")) if one["kind"] == "number"]
    assert [(one["doubted"]["ref"], one["suggested"]["ref"]) for one in slips] == [("14-CT/TW", "41-CT/TW")]
    assert "phường Lê Chân" not in below()
    run("reject", "14-CT/TW", "41-CT/TW", "--by", "An", "--at", "2025-12-01")
    run("ingest", str(SEEDS))
    assert "phường Lê Chân" not in below()
    run("confirm", "14-CT/TW", "41-CT/TW", "--by", "An", "--at", "2025-12-02")
    run("ingest", str(SEEDS))
    assert below() == {"xã Thượng Hồng", "xã Kiến Minh", "phường Lê Chân"}
    run("export", "--graphs", "judgements", "--out", str(judged))
    run("ingest", str(SEEDS), at=fresh)
    run("import", str(judged), at=fresh)
    assert below(fresh) == below()

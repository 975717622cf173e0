"""`cancu trace`: its machine form, its tree, and what it says when a reference is not clear."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ontology.identifiers import BASE

PLAN = f"{BASE}vn/31/ubnd/kh/2025/232"
DOCUMENT = {"iri", "ref", "type", "number", "symbol", "date", "title", "issuer", "issuer_area"}
STEP = DOCUMENT | {"relation", "primary", "depth", "via", "evidence"}
EVIDENCE = {"quote", "source", "start", "end"}


def test_json_is_the_stable_form(cancu_json: Any):
    chain = cancu_json("trace", "232/KH-UBND")
    assert set(chain) >= {"document", "up", "down"}
    assert set(chain["document"]) >= DOCUMENT
    assert (chain["document"]["iri"], chain["document"]["own_text"]) == (PLAN, False)
    assert chain["up"] == []
    assert [step["issuer_area"] for step in chain["down"]] == ["xã Thượng Hồng", "xã Kiến Minh"]
    for step in chain["down"]:
        assert set(step) >= STEP
        assert (step["relation"], step["primary"], step["depth"], step["via"]) == ("implements", True, 1, PLAN)
        assert set(step["evidence"][0]) >= EVIDENCE
        assert step["number"] is None


def test_up(cancu_json: Any):
    chain = cancu_json("trace", "kế hoạch phường Lê Chân")
    assert [(step["ref"], step["relation"], step["primary"]) for step in chain["up"]] == [
        ("15/CT-TTg", "basedOn", False),
        ("14/CT-UBND", "implements", True),
    ]


def test_several_documents_are_listed_and_nothing_is_guessed(cancu: Any):
    done = cancu("trace", "14/CT-UBND")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "2 văn bản khác nhau" in done.stderr
    for telling in ("11/10/2021", "08/6/2026", "tỉnh Quảng Ngãi", "thành phố Hải Phòng", "vn/31/ubnd/ct/2026/14"):
        assert telling in done.stderr
    done = cancu("trace", "14/CT-UBND", "--format", "json")
    assert done.exit_code == 2
    (first, second) = json.loads(done.stdout)["candidates"]
    assert set(first) >= DOCUMENT
    assert (first["issuer_area"], second["issuer_area"]) == ("tỉnh Quảng Ngãi", "thành phố Hải Phòng")


def test_the_identifier_that_is_listed_is_accepted(cancu_json: Any):
    assert cancu_json("trace", "vn/31/ubnd/ct/2026/14")["document"]["date"] == "2026-06-08"


def test_unknown_reference_names_the_nearest(cancu: Any):
    done = cancu("trace", "14-CT/TW")
    assert done.exit_code == 1
    assert "Không tìm thấy văn bản “14-CT/TW”" in done.output
    assert "41-CT/TW" in done.output
    assert "No document “14-CT/TW”" in cancu("trace", "14-CT/TW", "--lang", "en").output


def test_no_store(cancu: Any, tmp_path: Path):
    done = cancu("trace", "232/KH-UBND", "--store", str(tmp_path / "không có"))
    assert done.exit_code == 1
    assert "cancu ingest" in done.output
    assert "Traceback" not in done.output


def test_tree(cancu: Any):
    done = cancu("trace", "232/KH-UBND")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(line.strip("│├└─ ") for line in lines).split())
    assert "Kế hoạch 232/KH-UBND · 08/9/2025 · Ủy ban nhân dân thành phố Hải Phòng (chưa có toàn văn trong kho)" in text
    assert "! 1 văn bản ghi ngày 08/9/2025, 1 văn bản ghi ngày 09/9/2025" in text
    assert "Được triển khai bởi 2 văn bản" in text
    assert "[triển khai (chính)] Kế hoạch …/KH-UBND · 9/2025 · Ủy ban nhân dân xã Kiến Minh “số 232”" in text


def test_tree_in_english_and_without_anything_below(cancu: Any):
    done = cancu("trace", "kế hoạch phường Lê Chân", "--lang", "en")
    assert "No document in the store carries this one out." in " ".join(done.stdout.split())
    assert "implements (primary)" in done.stdout


def test_csv(cancu: Any, tmp_path: Path):
    rows = list(csv.DictReader(io.StringIO(cancu("trace", "232/KH-UBND", "--format", "csv").stdout)))
    assert [(row["direction"], row["ref"]) for row in rows] == [
        ("self", "232/KH-UBND"),
        ("down", "…/KH-UBND"),
        ("down", "…/KH-UBND"),
    ]
    out = tmp_path / "chuỗi.csv"
    assert cancu("trace", "232/KH-UBND", "--format", "csv", "--out", str(out)).stdout == ""
    assert out.read_bytes().startswith(b"\xef\xbb\xbfdirection,")


def test_mermaid(cancu: Any):
    done = cancu("trace", "41-CT/TW", "--format", "mermaid")
    assert done.stdout.startswith("flowchart")
    assert "Thượng Hồng" in done.stdout


@pytest.mark.parametrize("relations", ["main", "all"])
def test_relations(cancu_json: Any, relations: str):
    assert len(cancu_json("trace", "41-CT/TW", "--relations", relations, "--depth", "1")["down"]) == 2

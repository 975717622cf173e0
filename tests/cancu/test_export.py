"""`cancu export`: the whole store as RDF, the chain of a document as a graph."""

from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest


@pytest.mark.parametrize(
    ("form", "parsed"), [("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG), ("ttl", ox.RdfFormat.TURTLE)]
)
def test_rdf_to_a_file_and_to_the_output(cancu: Any, tmp_path: Path, form: str, parsed: ox.RdfFormat):
    out = tmp_path / f"kho.{form}"
    assert cancu("export", "--format", form, "--out", str(out)).exit_code == 0
    assert cancu("export", "--format", form).stdout_bytes == out.read_bytes()
    assert len(set(ox.parse(input=out.read_bytes(), format=parsed))) > 100
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_graphml(cancu: Any, tmp_path: Path):
    out = tmp_path / "232.graphml"
    assert cancu("export", "232/KH-UBND", "--format", "graphml", "--out", str(out)).exit_code == 0
    graph = nx.read_graphml(out)
    assert graph.number_of_nodes() == 3


@pytest.mark.parametrize("arguments", [("232/KH-UBND",), ("--format", "graphml"), ("--format", "mermaid")])
def test_a_reference_goes_with_a_chain_only(cancu: Any, arguments: tuple[str, ...]):
    done = cancu("export", *arguments)
    assert done.exit_code == 2
    assert "REF" in done.output


def test_nowhere_to_write(cancu: Any, tmp_path: Path):
    done = cancu("export", "--out", str(tmp_path / "no" / "kho.nq"))
    assert done.exit_code == 1
    assert "Không ghi được" in done.output

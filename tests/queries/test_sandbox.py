"""A user's query: read only, no network, no foreign graph, ended in time, rows capped."""

import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from graph.errors import QueryError, StoreError
from graph.interface import Iri
from ontology.identifiers import BASE
from queries import sandbox

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def run(path: Path, query: str, *, most: int = 1000, timeout: float = 30, **more: Any):
    return sandbox.run(path, query, more.pop("bindings", {}), timeout=timeout, most=most, **more)


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_rows(seeds_path: Path, engine: Any):
    rows, more = run(
        seeds_path,
        "SELECT DISTINCT ?below ?plan { ?below cc:implements+ ?plan } ORDER BY ?below",
        bindings={"plan": Iri(f"{BASE}vn/31/ubnd/kh/2025/232")},
        engine=engine,
    )
    assert rows.columns == ("below",)
    assert [str(below).removeprefix(BASE)[:11] for (below,) in rows] == ["vn/31/10993", "vn/31/11725"]
    assert not more


def test_rows_are_capped_and_that_is_said(seeds_path: Path):
    rows, more = run(seeds_path, "SELECT ?s { ?s ?p ?o }", most=7)
    assert (len(rows), more) == (7, True)


def test_a_graph_of_the_store_may_be_named(seeds_path: Path, seeds_store: Any):
    (first, *_) = seeds_store.sources()
    rows, _ = run(seeds_path, f"SELECT DISTINCT ?g FROM NAMED <{first}> {{ GRAPH ?g {{ ?s ?p ?o }} }}")
    assert rows.records == ((first,),)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM <http://x.vn/g> { ?s ?p ?o }", "FROM"),
        ("PREFIX x: <http://x.vn/> SELECT * FROM x:g { ?s ?p ?o }", "FROM"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("SELECT * { ?s ?p ?o } ; CLEAR ALL", "Truy vấn sai"),
        ("SELECT * { ?s ?p", "Truy vấn sai"),
        ("", "Chỉ chạy truy vấn đọc"),
    ],
)
@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_refused(seeds_path: Path, query: str, message: str, engine: Any):
    with pytest.raises(QueryError, match=message):
        run(seeds_path, query, engine=engine)


def test_a_query_that_does_not_end_is_ended(seeds_path: Path):
    start = time.monotonic()
    with pytest.raises(sandbox.QueryTimeoutError, match="1 giây"):
        run(seeds_path, FOREVER, timeout=1)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_no_connection_is_opened(seeds_path: Path, engine: Any):
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_POST = do_GET  # noqa: N815  # the name that http.server looks for

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        for query in (f"SERVICE <{address}> {{ ?s ?p ?o }}", f"\\u0053ERVICE <{address}> {{ ?s ?p ?o }}"):
            with pytest.raises(QueryError):
                run(seeds_path, f"SELECT * {{ {query} }}", engine=engine)
        server.shutdown()
    assert asked == []


def test_python_code_in_the_child_cannot_connect():
    script = (
        "import socket; from queries.sandbox import _confine; _confine(); socket.create_connection(('127.0.0.1', 9))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], capture_output=True, check=False, text=True
    )
    assert "QueryError" in done.stderr


def test_no_store(tmp_path: Path):
    with pytest.raises(StoreError, match="Không có kho"):
        run(tmp_path / "none", "SELECT * { ?s ?p ?o }")


def test_nothing_is_changed(seeds_path: Path, seeds_store: Any):
    before = seeds_store.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    for query in ("DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <a:a> <a:b> <a:c> }"):
        with pytest.raises(QueryError):
            run(seeds_path, query)
    assert seeds_store.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == before

"""The store on disk: one graph a source, changes whole or not at all, locks, what is not a store."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest

from graph.errors import (
    FactsError,
    QueryError,
    ReadOnlyError,
    StoreDamagedError,
    StoreFormatError,
    StoreLockedError,
    StoreMissingError,
)
from graph.interface import GraphStore, Iri
from graph.store import Store
from ontology.identifiers import BASE, graph_iri

A, B = f"{BASE}source/aaaaaaaaaaaaaaaa", f"{BASE}source/bbbbbbbbbbbbbbbb"
SAID = b'<https://x.vn/d> <https://x.vn/p> "\xc4\x91\xe1\xbb\x8f"@vi .\n'
OTHER = b'<https://x.vn/d> <https://x.vn/p> "2" .\n'
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def quads(store: Store) -> int:
    return int(store.select(COUNT).records[0][0] or 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kho văn bản"


@pytest.fixture
def store(path: Path):
    with Store.open(path) as opened:
        yield opened


def test_store_is_the_interface(store: Store):
    opened: GraphStore = store
    assert opened.sources() == ()


def test_same_source_again_changes_nothing(store: Store):
    assert store.replace_source(A, SAID) is True
    assert store.replace_source(A, SAID) is False
    assert quads(store) == 1


def test_facts_are_there_after_closing(path: Path):
    with Store.open(path) as store:
        store.replace_source(A, SAID)
    with Store.open(path, read_only=True) as store:
        assert store.select("SELECT ?o WHERE { ?s ?p ?o }").records == (("đỏ",),)
        assert store.sources() == (A,)


def test_force_reads_a_source_again(store: Store):
    store.replace_source(A, SAID)
    assert store.replace_source(A, OTHER, force=True) is True
    assert store.select("SELECT ?o WHERE { ?s ?p ?o }").records == (("2",),)


def test_what_two_sources_say_is_one_distinct_row(store: Store):
    store.replace_many([(A, SAID), (B, SAID)])
    assert len(store.select("SELECT DISTINCT ?s ?o WHERE { ?s ?p ?o }")) == 1
    assert quads(store) == 2


def test_changed_file_replaces_its_graph(store: Store):
    store.replace_source(A, SAID, file="/tmp/a.md")
    store.replace_source(B, OTHER, file="/tmp/a.md")
    assert store.sources() == (B,)
    assert store.files() == {"/tmp/a.md": B}


def test_a_source_stays_while_another_file_holds_it(store: Store):
    store.replace_source(A, SAID, file="/tmp/a.md")
    store.replace_source(A, SAID, file="/tmp/copy.md")
    assert store.set_files({"/tmp/a.md": None}) == ()
    assert store.sources() == (A,)
    assert store.set_files({"/tmp/copy.md": None}) == (A,)
    assert store.sources() == ()
    assert store.files() == {}
    assert quads(store) == 0


def test_two_files_may_swap_their_contents(store: Store):
    store.replace_many([(A, SAID), (B, OTHER)], {"/tmp/1": A, "/tmp/2": B})
    assert store.set_files({"/tmp/1": B, "/tmp/2": A}) == ()
    assert store.files() == {"/tmp/1": B, "/tmp/2": A}
    assert store.sources() == (A, B)


@pytest.mark.parametrize(
    "name", ["văn bản số 1.md", "a#b?c%20.md", "tab\tnewline\n.md", os.fsdecode(b"byte \xff.md")], ids=ascii
)
def test_any_file_name_is_kept(store: Store, name: str):
    store.replace_source(A, SAID, file=f"/tmp/{name}")
    assert store.files() == {f"/tmp/{name}": A}


def test_remove_source(store: Store):
    store.replace_source(A, SAID, file="/tmp/a.md")
    assert store.remove_source(A) is True
    assert store.remove_source(A) is False
    assert (store.files(), quads(store)) == ({}, 0)


def test_replace_many_counts_the_new_ones(store: Store):
    store.replace_source(A, SAID)
    assert store.replace_many([(A, SAID), (B, OTHER), (B, OTHER)]) == 1
    assert store.sources() == (A, B)


def test_load_graph_replaces(store: Store):
    store.load_graph(graph_iri("register"), SAID)
    store.load_graph(graph_iri("register"), OTHER)
    assert store.select("SELECT ?o WHERE { ?s ?p ?o }").records == (("2",),)
    assert store.sources() == ()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (b'_:b <https://x.vn/p> "1" .', "blank node"),
        (b"<https://x.vn/d> <https://x.vn/p> _:b .", "blank node"),
        (b'<https://x.vn/d> <https://x.vn/p> "1" .\n<not an iri> .', "line 2"),
        (b"\xff\xfe", "not N-Triples"),
    ],
    ids=["blank subject", "blank object", "no N-Triples", "no text"],
)
def test_bad_facts_are_refused_and_nothing_is_kept(store: Store, facts: bytes, said: str):
    with pytest.raises(FactsError, match=said):
        store.replace_source(A, facts, file="/tmp/a.md")
    with pytest.raises(FactsError, match=said):
        store.replace_many([(B, SAID), (A, facts)])
    assert (store.sources(), store.files()) == ((), {})


def test_a_literal_cannot_break_out_of_the_update(store: Store):
    evil = b'<https://x.vn/d> <https://x.vn/p> "\\" } } ; CLEAR ALL ; INSERT DATA { GRAPH <g:g> { <a:a> <a:a> \\"" .'
    store.replace_source(A, SAID)
    store.replace_source(B, evil)
    assert store.sources() == (A, B)
    assert (
        store.select("SELECT ?o WHERE { GRAPH $g { ?s ?p ?o } }".replace("?o WHERE", "?o $g WHERE"), g=Iri(B))
        .records[0][0]
        .startswith('" } } ; CLEAR ALL')
    )


# -- bindings


def test_bindings_are_values_never_text(store: Store):
    store.replace_source(A, b'<https://x.vn/d> <https://x.vn/p> "\\" } #" .\n<https://x.vn/e> <https://x.vn/p> "x" .')
    assert store.select("SELECT ?s ?v WHERE { ?s ?p ?v }", v='" } #').records == (("https://x.vn/d",),)
    rows = store.select("SELECT ?v ?s WHERE { ?s ?p ?v }", s=Iri("https://x.vn/e"))
    assert (rows.columns, rows.records) == (("v",), (("x",),))


def test_a_list_fills_the_empty_values(store: Store):
    store.replace_source(A, SAID)
    query = "SELECT ?s WHERE { VALUES ?s {} ?s ?p ?o }"
    assert len(store.select(query, s=["https://x.vn/d", "https://x.vn/none"])) == 1
    assert len(store.select(query, s=[])) == 0
    with pytest.raises(QueryError, match="VALUES"):
        store.select("SELECT ?s WHERE { ?s ?p ?o }", s=["https://x.vn/d"])
    with pytest.raises(QueryError):
        store.select(query, s=["https://x.vn/d> } CLEAR ALL"])


def test_a_day_is_bound_as_a_date(store: Store):
    facts = b'<https://x.vn/d> <https://x.vn/p> "2025-12-15"^^<http://www.w3.org/2001/XMLSchema#date> .'
    store.replace_source(A, facts)
    query = "SELECT ?s ?day WHERE { ?s ?p ?o FILTER(?o < ?day) }"
    assert len(store.select(query, day=date(2025, 12, 16))) == 1
    assert len(store.select(query, day=date(2025, 12, 15))) == 0


@pytest.mark.parametrize(
    ("query", "bindings"),
    [("SELECT ?s WHERE { ?s ?p", {}), ("SELECT ?s WHERE { ?s ?p ?o }", {"z": "1"}), ("CLEAR ALL", {})],
    ids=["syntax", "unknown variable", "update"],
)
def test_wrong_queries(store: Store, query: str, bindings: dict[str, str]):
    with pytest.raises(QueryError):
        store.select(query, **bindings)


def test_ask_and_construct_give_rows(store: Store):
    store.replace_source(A, OTHER)
    assert store.select("ASK { ?s ?p '2' }").records == (("true",),)
    assert store.select("CONSTRUCT { ?o ?p ?s } WHERE { ?o ?p ?s }").records == (
        ("https://x.vn/d", "https://x.vn/p", "2"),
    )


# -- folders that are no store, stores in use, crashes


def test_no_store_there(path: Path):
    with pytest.raises(StoreMissingError, match="cancu ingest"):
        Store.open(path, read_only=True)
    assert not path.exists()


def test_a_folder_with_other_things_is_left_alone(path: Path):
    path.mkdir()
    (path / "letter.txt").write_text("dear")
    for read_only in (True, False):
        with pytest.raises(StoreFormatError, match="không phải kho"):
            Store.open(path, read_only=read_only)
    assert [file.name for file in path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("mark", ['{"format": 0}', "{}", "[]", "not json"])
def test_a_store_of_another_format(path: Path, mark: str):
    Store.open(path).close()
    (path / "cancu.json").write_text(mark)
    with pytest.raises(StoreFormatError, match="định dạng"):
        Store.open(path)


def test_a_damaged_store(path: Path):
    Store.open(path).close()
    (path / "oxigraph" / "CURRENT").write_text("garbage")
    with pytest.raises(StoreDamagedError, match="sao lưu"):
        Store.open(path)


def test_one_writer_or_many_readers(path: Path):
    with Store.open(path):
        for read_only in (True, False):
            with pytest.raises(StoreLockedError):
                Store.open(path, read_only=read_only)
    with (
        Store.open(path, read_only=True),
        Store.open(path, read_only=True),
        pytest.raises(StoreLockedError, match="đang được dùng"),
    ):
        Store.open(path)
    Store.open(path).close()


def test_reading_changes_nothing(path: Path):
    Store.open(path).close()
    with Store.open(path, read_only=True) as store:
        for change in (
            lambda: store.replace_source(A, SAID),
            lambda: store.replace_many([(A, SAID)]),
            lambda: store.remove_source(A),
            lambda: store.load_graph(A, SAID),
        ):
            with pytest.raises(ReadOnlyError):
                change()


def killed(path: Path, body: str) -> None:
    """Run a script on the store until it says READY, then kill it as a power cut would."""
    script = "import sys, time\nfrom graph.store import Store\n" + textwrap.dedent(body)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == b"READY\n"
        child.send_signal(signal.SIGKILL)


def test_what_was_committed_outlives_a_kill(path: Path):
    killed(
        path,
        f"""
        store = Store.open(sys.argv[1])
        store.replace_source({A!r}, {SAID!r}, file="/tmp/a.md")
        store.replace_source({B!r}, {OTHER!r}, file="/tmp/a.md")
        print("READY", flush=True); time.sleep(60)
        """,
    )
    with Store.open(path, read_only=True) as store:
        assert (store.sources(), store.files()) == ((B,), {"/tmp/a.md": B})


@pytest.mark.parametrize("read_only", [True, False], ids=["reader", "writer"])
def test_a_bulk_load_that_was_cut_short_leaves_nothing(path: Path, read_only: bool):
    with Store.open(path) as store:
        store.replace_source(A, SAID)
    killed(
        path,
        f"""
        import pyoxigraph
        from graph import store as module
        def stuck(triples, graph):
            yield from list(original(triples, graph))
        original = module.quads
        store = Store.open(sys.argv[1])
        commit = Store._commit
        def once(self, operations):
            operations = list(operations)
            if operations and operations[0].startswith("DELETE"):
                self._db.flush(); print("READY", flush=True); time.sleep(60)
            commit(self, operations)
        Store._commit = once
        store.replace_many([({B!r}, {OTHER!r})])
        """,
    )
    with Store.open(path, read_only=read_only) as store:
        assert store.sources() == (A,)
        assert quads(store) == 1


def test_snapshot_opens_like_a_store(path: Path, tmp_path: Path):
    with Store.open(path) as store:
        store.replace_source(A, SAID)
        store.snapshot(tmp_path / "copy")
        store.replace_source(B, OTHER)
    with Store.open(tmp_path / "copy", read_only=True) as copy:
        assert copy.sources() == (A,)
    assert json.loads((tmp_path / "copy" / "cancu.json").read_text()) == {"format": 1}


def test_memory_store():
    with Store.memory() as store:
        assert store.replace_source(A, SAID)
        assert store.has(A)

"""The index beside a store: made once, used again, made anew when the store changes or the file is damaged."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.index import Index
from queries.index_file import FILE
from queries.missing import missing

PLAN = f"{BASE}vn/31/ubnd/kh/2025/232"
DAY = date(2025, 12, 31)


@pytest.fixture
def folder(tmp_path: Path, seed_sources: list[Any]) -> Iterator[Path]:
    with Store.open(tmp_path / "kho") as store:
        store.replace_many((source.iri, source.ntriples) for source in seed_sources)
    return tmp_path / "kho"


def issued(store: Store) -> int:
    return missing(store, PLAN, DAY).counts["issued"]


def ask(folder: Path) -> int:
    with Store.open(folder, read_only=True) as store:
        return issued(store)


def third(new_source: Any) -> Any:
    source = new_source("third")
    iri = f"{BASE}vn/31/11383/ubnd/kh/2025/9"
    source.document(iri, own=True, number="9", date="2025-10-01", body="vn/31/11383/ubnd", area="vn/31/11383")
    source.cite(iri, PLAN, primary=True)
    return source


def test_it_is_kept_and_used_again(folder: Path):
    assert ask(folder) == 2
    made = (folder / FILE).stat()
    assert ask(folder) == 2
    assert (folder / FILE).stat() == made
    assert [path.name for path in folder.glob("index*")] == [FILE]


def test_a_change_of_the_store_is_seen(folder: Path, new_source: Any):
    assert ask(folder) == 2
    source = third(new_source)
    with Store.open(folder) as store:
        assert issued(store) == 2
        store.replace_source(source.iri, source.ntriples)
        assert issued(store) == 3
    assert ask(folder) == 3
    with Store.open(folder) as store:
        store.remove_source(source.iri)
        assert issued(store) == 2
    assert ask(folder) == 2


def test_a_change_of_a_store_in_memory_is_seen(seed_sources: list[Any], new_source: Any):
    with Store.memory() as store:
        store.replace_many((source.iri, source.ntriples) for source in seed_sources)
        assert issued(store) == 2
        source = third(new_source)
        store.replace_many([(source.iri, source.ntriples)])
        assert issued(store) == 3


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(folder: Path, damage: bytes):
    ask(folder)
    (folder / FILE).write_bytes(damage)
    assert ask(folder) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(folder: Path):
    folder.chmod(0o500)
    try:
        assert ask(folder) == 2
    finally:
        folder.chmod(0o700)
    assert not (folder / FILE).exists()


def test_in_memory_where_the_index_has_no_place(folder: Path):
    (folder / FILE).mkdir()
    assert ask(folder) == 2


def test_documents_in_a_cycle_are_each_below_once(new_source: Any):
    source = new_source("cycle")
    names = [f"{BASE}vn/31/ubnd/kh/2025/{number}" for number in (1, 2, 3)]
    for number, name in enumerate(names, start=1):
        source.document(name, number=str(number), body="vn/31/ubnd", area="vn/31")
    for origin, target in zip(names, [*names[1:], names[0]], strict=True):
        source.cite(origin, target)
    with Store.memory() as store:
        store.replace_many([(source.iri, source.ntriples)])
        assert [held.document.iri for held in Index.of(store).below(names[0])] == names[1:]

"""The chain up and down: every document once, relations apart, cycles harmless, steps in a fixed order."""

from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE
from queries.chain import hang
from queries.model import Link, Trace
from queries.trace import ALL, trace

A, B, C, D = (f"{BASE}vn/31/ubnd/kh/2025/{number}" for number in (1, 2, 3, 4))
LE_CHAN = f"{BASE}vn/31/11383/ubnd/kh/2026/~cccccccc"


def short(chain: Trace, way: str) -> list[tuple[int, str, str, bool]]:
    return [
        (step.depth, step.document.iri.removeprefix(BASE), step.relation, step.primary) for step in getattr(chain, way)
    ]


@pytest.mark.parametrize(
    ("document", "below"),
    [
        ("vn/31/ubnd/kh/2025/232", {"vn/31/10993/ubnd/kh/2025/~aaaaaaaa", "vn/31/11725/ubnd/kh/2025/~bbbbbbbb"}),
        ("vn/tw/bct/ct/2024/41", {"vn/31/10993/ubnd/kh/2025/~aaaaaaaa", "vn/31/11725/ubnd/kh/2025/~bbbbbbbb"}),
        ("vn/cu/31/ubnd/kh/2024/157", {"vn/cu/31/309/ubnd/kh/2024/21"}),
        ("vn/31/ubnd/ct/2026/14", {"vn/31/11383/ubnd/kh/2026/~cccccccc"}),
        ("vn/cu/51/ubnd/ct/2021/14", set()),
    ],
    ids=["232/KH-UBND", "41-CT/TW", "157/KH-UBND", "14 of Hải Phòng", "14 of Quảng Ngãi: based on, not implemented"],
)
def test_below(seeds_store: Store, document: str, below: set[str]):
    chain = trace(seeds_store, BASE + document)
    assert {iri for _, iri, _, _ in short(chain, "down")} == below


def test_above_tells_primary_from_basis(seeds_store: Store):
    assert short(trace(seeds_store, LE_CHAN), "up") == [
        (1, "vn/ttg/ct/2026/15", "basedOn", False),
        (1, "vn/31/ubnd/ct/2026/14", "implements", True),
    ]


def test_evidence_is_the_place_in_the_source(seeds_store: Store):
    (step, _) = trace(seeds_store, f"{BASE}vn/31/ubnd/kh/2025/232").down
    (place,) = step.evidence
    assert (place.quote, place.sentence, place.rule, place.confidence) == (
        "số 232",
        "Thực hiện 232 …",
        "test.rule",
        0.9,
    )
    assert place.source in seeds_store.sources()
    assert place.end - place.start == 10


def test_unknown_to_itself_is_said(seeds_store: Store):
    asked = trace(seeds_store, f"{BASE}vn/31/ubnd/kh/2025/232").document
    assert (asked.own_text, asked.ref, asked.type) == (False, "232/KH-UBND", "Kế hoạch")


@pytest.fixture
def made(new_source: Any):
    """A store of documents 1…4 with the relations that a test asks for, all stated in one source."""
    stores = []

    def make(*relations: tuple[str, str, str, bool]) -> Store:
        source = new_source("made")
        for number, iri in enumerate((A, B, C, D), start=1):
            source.document(
                iri, own=True, number=str(number), date=f"2025-0{number}-01", body="vn/31/ubnd", area="vn/31"
            )
        for origin, relation, target, primary in relations:
            source.cite(origin, target, relation, primary=primary)
        store = Store.memory()
        stores.append(store)
        store.replace_source(source.iri, source.ntriples)
        return store

    yield make
    for store in stores:
        store.close()


def steps(chain: Trace, way: str) -> list[tuple[int, str, str, str]]:
    return [(step.depth, step.document.ref, step.relation, step.via[-1]) for step in getattr(chain, way)]


def test_any_depth_and_via(made: Any):
    store = made((B, "implements", A, True), (C, "implements", B, True), (D, "implements", C, True))
    chain = trace(store, A)
    assert steps(chain, "down") == [
        (1, "2/KH-UBND", "implements", "1"),
        (2, "3/KH-UBND", "implements", "2"),
        (3, "4/KH-UBND", "implements", "3"),
    ]
    assert [step.document.ref for step in trace(store, A, depth=2).down] == ["2/KH-UBND", "3/KH-UBND"]
    assert [step.depth for step in trace(store, D).up] == [1, 2, 3]


@pytest.mark.parametrize("start", [A, B, C], ids="ABC")
def test_a_cycle_ends_and_the_start_is_not_its_own_successor(made: Any, start: str):
    store = made((A, "implements", B, True), (B, "implements", C, True), (C, "implements", A, True))
    chain = trace(store, start)
    others = {A, B, C} - {start}
    assert {step.document.iri for step in chain.down} == others
    assert {step.document.iri for step in chain.up} == others
    assert set(hang(start, chain.links)) == others


def test_a_document_that_implements_itself(made: Any):
    chain = trace(made((A, "implements", A, True)), A)
    assert (chain.up, chain.down, chain.links) == ((), (), ())


def test_two_relations_are_two_steps_up_and_one_document_down(made: Any):
    store = made((B, "basedOn", A, False), (B, "implements", A, True))
    assert steps(trace(store, B), "up") == [(1, "1/KH-UBND", "basedOn", "2"), (1, "1/KH-UBND", "implements", "2")]
    assert steps(trace(store, A), "down") == [(1, "2/KH-UBND", "implements", "1")]
    everything = trace(store, A, relations=ALL)
    assert [(step.relation, step.primary) for step in everything.down] == [("implements", True)]


def test_shortest_way_counts_and_the_tree_shows_through_whom(made: Any):
    store = made((B, "implements", A, True), (C, "implements", B, True), (C, "implements", A, False))
    chain = trace(store, A)
    assert steps(chain, "down") == [(1, "2/KH-UBND", "implements", "1"), (1, "3/KH-UBND", "implements", "1")]
    assert {origin[-1]: link.target[-1] for origin, link in hang(A, chain.links).items()} == {"2": "1", "3": "2"}


def test_cites_only_on_request_and_never_followed(made: Any):
    store = made((A, "cites", B, False), (B, "implements", C, True), (D, "cites", A, False))
    assert trace(store, A).up == ()
    assert trace(store, A).down == ()
    everything = trace(store, A, relations=ALL)
    assert steps(everything, "up") == [(1, "2/KH-UBND", "cites", "1")]
    assert steps(everything, "down") == [(1, "4/KH-UBND", "cites", "1")]


def test_above_goes_on_through_basis(made: Any):
    store = made((A, "basedOn", B, False), (B, "replaces", C, False), (C, "implements", D, False))
    assert steps(trace(store, A), "up") == [(1, "2/KH-UBND", "basedOn", "1"), (2, "3/KH-UBND", "replaces", "2")]


def test_links_hold_every_relation_of_the_chain(made: Any):
    store = made((B, "implements", A, True), (C, "implements", B, True), (C, "implements", A, False))
    assert trace(store, A).links == (
        Link(B, "implements", A, True),
        Link(C, "implements", A, False),
        Link(C, "implements", B, True),
    )


def test_hang_opens_a_cycle_of_best_links(made: Any):
    chain = trace(
        made((B, "implements", C, True), (C, "implements", B, True), (C, "implements", A, False)),
        A,
    )
    hung = hang(A, chain.links)
    assert (hung[C].target, hung[B].target) == (A, C)


def test_nothing_known_of_the_document(seeds_store: Store):
    chain = trace(seeds_store, f"{BASE}vn/31/ubnd/kh/2025/9999")
    assert (chain.up, chain.down) == ((), ())
    assert chain.document.ref == "vn/31/ubnd/kh/2025/9999"

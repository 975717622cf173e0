"""The vocabulary is whole, in two languages and aligned; every term spelled anywhere in the project is one of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from ontology import terms, vocabulary

ROOT = Path(__file__).parents[2]
CC = Namespace(terms.CC)
ELI = Namespace(terms.PREFIXES["eli"])
GRAPH = Graph().parse(vocabulary.ONTOLOGY, format="turtle")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
TERMS = sorted(vocabulary.terms())


@pytest.mark.parametrize("name", TERMS)
def test_each_term_is_labelled_and_defined_in_both_languages(name: str) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        texts = [text for text in GRAPH.objects(CC[name], predicate) if isinstance(text, Literal)]
        assert sorted(text.language or "" for text in texts) == ["en", "vi"]
        assert all(text.strip() == str(text) and text for text in texts)
    assert all(str(text).endswith(".") for text in GRAPH.objects(CC[name], SKOS.definition))


@pytest.mark.parametrize("name", TERMS)
def test_each_term_is_one_class_or_property_named_by_its_case(name: str) -> None:
    kinds = [kind for kind in GRAPH.objects(CC[name], RDF.type) if kind in KINDS]
    assert len(kinds) == 1
    assert (kinds[0] == OWL.Class) == name[0].isupper()


def test_what_is_pointed_at_exists() -> None:
    own = {iri for iri in GRAPH.all_nodes() if isinstance(iri, URIRef) and iri.startswith(terms.CC)}
    assert {iri.removeprefix(terms.CC) for iri in own} == vocabulary.terms()


def test_no_blank_nodes_so_that_the_graph_is_the_same_in_every_store() -> None:
    assert all(isinstance(subject, URIRef) for subject in GRAPH.subjects())


@pytest.mark.parametrize(
    ("name", "alignments"),
    [
        ("Document", {"eli:LegalResource", "schema:Legislation"}),
        ("implements", {"eli:implements"}),
        ("basedOn", {"eli:based_on"}),
        ("cites", {"eli:cites"}),
        ("amends", {"eli:amends"}),
        ("repeals", {"eli:repeals"}),
        ("number", {"eli:number"}),
        ("issuedBy", {"eli:passed_by"}),
        ("Citation", {"prov:Derivation"}),
        ("Evidence", {"oa:TextQuoteSelector"}),
        ("Body", {"org:Organization"}),
        ("Unit", {"org:OrganizationalUnit"}),
        ("Duty", {"prov:Plan", "schema:Action"}),
        ("Movement", {"skos:Concept"}),
        ("Target", {"schema:QuantitativeValue"}),
    ],
)
def test_alignment(name: str, alignments: set[str]) -> None:
    aligned = {
        iri
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
        for iri in GRAPH.objects(CC[name], predicate)
    }
    for alignment in alignments:
        prefix, local = alignment.split(":")
        assert URIRef(terms.PREFIXES[prefix] + local) in aligned


def test_eli_transposes_is_left_alone() -> None:
    assert ELI.transposes not in set(GRAPH.all_nodes())


def test_each_own_class_hangs_below_a_reused_one() -> None:
    for name in (name for name in TERMS if name[0].isupper()):
        ancestors = set(GRAPH.transitive_objects(CC[name], RDFS.subClassOf))
        assert any(not str(iri).startswith(terms.CC) for iri in ancestors), name


def test_the_relations_are_properties_between_documents() -> None:
    for relation in terms.RELATIONS:
        assert (CC[relation], RDFS.domain, CC.Document) in GRAPH
        assert (CC[relation], RDFS.range, CC.Document) in GRAPH


def test_the_graph_of_a_store_is_sorted_ntriples_of_both_files() -> None:
    lines = vocabulary.ntriples().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    graph = Graph().parse(data=vocabulary.ntriples(), format="nt")
    assert len(graph) == len(lines)
    assert (CC.Plan, RDFS.subClassOf, CC.Document) in graph
    kinds = set(graph.subjects(CC.documentClass, CC.Plan))
    assert URIRef("https://w3id.org/cancu/id/type/ke-hoach") in kinds


def test_the_graph_of_a_store_does_not_depend_on_the_hash_seed() -> None:
    code = "import sys; from ontology.vocabulary import ntriples; sys.stdout.buffer.write(ntriples())"
    written = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert written == {vocabulary.ntriples()}


# ── Every term spelled in the project exists ─────────────────────────────────────────────────────────────────────────

_SPELLED = re.compile(
    r"""(?<![\w:/.-])cc:([A-Za-z]\w*)(?!\w*:)   # in Turtle and SPARQL
      | \bCC\s*\+\s*["'](\w+)["']               # in Python
      | \{(?:\w+\.)?CC\}(\w+)                   # in a format string
      | \bCC\.(\w+)\b                           # of an rdflib Namespace
      | https://w3id\.org/cancu/ontology\#(\w+)""",
    re.VERBOSE,
)
FOLDERS = ("ontology", "graph", "ingest", "queries", "viz", "cancu", "examples", "benchmarks")


def spelled(text: str) -> set[str]:
    """The local names of own terms that a text spells."""
    return {name for found in _SPELLED.finditer(text) for name in found.groups() if name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("?d cc:implements+ ?x ; a cc:Plan .", {"implements", "Plan"}),
        ('NamedNode(CC + "holds")', {"holds"}),
        ('f"<{CC}level> <{terms.CC}kind>"', {"level", "kind"}),
        ("<https://w3id.org/cancu/ontology#within>", {"within"}),
        ("PREFIX cc: <https://w3id.org/cancu/ontology#> acc:name", set()),
    ],
)
def test_the_scan_sees_a_term(text: str, names: set[str]) -> None:
    assert spelled(text) == names


def project_files() -> list[Path]:
    """Python, SPARQL and Turtle files of the project's own folders, and the glossary."""
    suffixes = {".py", ".rq", ".ttl"}
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in suffixes)
    return sorted((ROOT / "GLOSSARY.md", *found))


def test_every_class_has_its_word_in_the_glossary() -> None:
    classes = {name for name in TERMS if name[0].isupper()}
    assert classes <= spelled((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))


def test_every_term_spelled_in_the_project_exists() -> None:
    unknown = {
        f"{path.relative_to(ROOT)}: cc:{name}"
        for path in project_files()
        for name in spelled(path.read_text(encoding="utf-8")) - vocabulary.terms()
    }
    assert not unknown, "add it to ontology/cancu.ttl, or mend the spelling"

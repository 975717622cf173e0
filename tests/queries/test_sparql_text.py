"""What is refused whatever a parser makes of it, and what is not."""

import pytest

from queries.sparql_text import calls_out, form, graphs, parameters, tokens

PATTERN = "{ ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x.vn/sparql> { ?s ?p ?o } }",
        "SELECT * { service SILENT <http://x.vn/sparql> { ?s ?p ?o } }",
        "SELECT * { SeRvIcE ?where { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o .SERVICE <http://x.vn/> {} }",
        "SELECT * { ?s ?p 1e5SERVICE <http://x.vn/> {} }",
        "SELECT * { ?s ?p ?o } # \rSERVICE <http://x.vn/> {}",
        "SELECT * { \\u0053ERVICE <http://x.vn/> { ?s ?p ?o } }",
        "SELECT * { \\U00000053ERVICE <http://x.vn/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\u005C" . SERVICE <http://x.vn/> { ?s ?p " " } }',
        'SELECT * { ?s ?p "\\u0022 . SERVICE <http://x.vn/> { ?s ?p \\u0022 " } }',
        "SELECT * { ?s ?p '''it's''' . SERVICE <http://x.vn/> {} }",
        "SELECT * { SELECT * { SERVICE <http://x.vn/> {} } }",
        'SELECT * { ?s ?p "open . SERVICE <http://x.vn/> {} }',
    ],
)
def test_calls_to_other_servers_are_seen(query: str):
    assert calls_out(query)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {PATTERN}",
        'SELECT * { ?s ?p "SERVICE <http://x.vn/>" }',
        "SELECT * { ?s ?p '''a\nSERVICE\n''' }",
        "SELECT * { ?service ?p $SERVICE }",
        "PREFIX x: <http://x.vn/> SELECT * { ?s x:service x:a.SERVICE }",
        "SELECT * { ?s <http://x.vn/SERVICE> ?o }",
        f"# SERVICE\nSELECT * {PATTERN}",
        'SELECT * { ?s ?p "it\'s a SERVICE" , \'"SERVICE"\' }',
    ],
)
def test_the_word_elsewhere_is_no_call(query: str):
    assert not calls_out(query)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (f"SELECT * FROM <file:///etc/passwd> {PATTERN}", ["file:///etc/passwd"]),
        (f"SELECT * from named <http://x.vn/g> FROM <http://x.vn/h> {PATTERN}", ["http://x.vn/g", "http://x.vn/h"]),
        (f"PREFIX x: <http://x.vn/> SELECT * FROM x:g {PATTERN}", [None]),
        (f"SELECT * FROM # where\n <http://x.vn/g> {PATTERN}", ["http://x.vn/g"]),
        (f"SELECT * \\u0046ROM <file:///etc/passwd> {PATTERN}", ["file:///etc/passwd"]),
        (f"SELECT ?from {PATTERN}", []),
        ('SELECT * { ?s ?p "FROM <x>" }', []),
    ],
)
def test_graphs_named(query: str, named: list[str | None]):
    assert graphs(query) == named


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("select * {}", "SELECT"),
        ("PREFIX select: <x> BASE <y> # DELETE\nASK {}", "ASK"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("", ""),
    ],
)
def test_form(query: str, word: str):
    assert form(query) == word


def test_parameters_with_their_lines():
    query = "SELECT ?a $x {\n# $not\n ?a <http://x.vn/$no> $x, '$neither', $y }"
    assert parameters(query) == {"x": 1, "y": 3}


def test_lines_are_counted_through_long_strings():
    assert [(token.kind, token.line) for token in tokens("'''a\nb'''\n?x")] == [("string", 1), ("variable", 3)]

"""Keeps judgements in a graph of their own, to which is only ever added; reads them back; merges those of others."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from graph.errors import FactsError
from graph.store import Store
from ontology.identifiers import IdentifierError, graph_iri
from ontology.iri_kinds import parse
from ontology.terms import CC, PROV, RDF, RDFS, XSD
from queries.judgements.model import VERDICTS, Judgement, JudgementError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.interface import Facts, GraphStore
    from queries.judgements.model import Verdict
    from queries.reconcile.model import Proposal

GRAPH: Final = graph_iri("judgements")

_ALL: Final = f"""SELECT DISTINCT ?from ?proposal ?to ?verdict ?by ?at ?note WHERE {{ GRAPH <{GRAPH}> {{
  ?j a cc:Judgement ; rdf:subject ?from ; rdf:predicate ?proposal ; rdf:object ?to ; cc:verdict ?verdict ;
     prov:endedAtTime ?at ; prov:wasAssociatedWith ?who . ?who rdfs:label ?by . OPTIONAL {{ ?j rdfs:comment ?note }}
}} }}"""
_KINDS: Final = frozenset(["document", "open", "named"])
_CLOCKS: Final = timedelta(days=1)
"""By how much the clocks of two machines may differ; a judgement of a later day would outdo all that follow."""

_LONGEST: Final = 2000
"""Characters of a note or name; more is no note."""


def history(store: Facts) -> tuple[Judgement, ...]:
    """All judgements, the oldest first."""
    return tuple(sorted((_judgement([text or "" for text in row]) for row in store.select(_ALL)), key=order))


def order(one: Judgement) -> tuple[datetime, int, str]:
    """By time; of one second, confirmed before withdrawn before rejected; then by name."""
    return one.at, VERDICTS.index(one.verdict), one.iri


def record(store: GraphStore, judgements: Iterable[Judgement]) -> int:
    """Add judgements in one transaction; how many were new. Raises JudgementError for one that cannot be."""
    known = set(history(store))
    new = [one for one in dict.fromkeys(map(_checked, judgements)) if one not in known]
    triples = [triple for one in new for triple in _triples(one)]
    if triples:
        store.add_to_graph(GRAPH, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    return len(new)


def read_file(data: bytes, *, trig: bool = False) -> tuple[Judgement, ...]:
    """The judgements in an export (N-Quads, or TriG); everything else in it is left out.

    Raises JudgementError where the bytes are no such file or a judgement in it is not whole.
    """
    form = ox.RdfFormat.TRIG if trig else ox.RdfFormat.N_QUADS
    try:
        ours = [quad.triple for quad in ox.parse(data, format=form) if quad.graph_name == ox.NamedNode(GRAPH)]
        with Store.memory() as kept:
            kept.add_to_graph(GRAPH, ox.serialize(ours, format=ox.RdfFormat.N_TRIPLES) or b"")
            return tuple(_checked(one) for one in history(kept))
    except (SyntaxError, FactsError, ValueError) as error:
        if isinstance(error, JudgementError):
            raise
        raise JudgementError(
            "Tệp không phải RDF đúng dạng. Hãy dùng tệp do cancu export --graphs judgements tạo ra."
            " ¦ The file is not sound RDF. Use a file that cancu export --graphs judgements made."
        ) from error


def _judgement(row: Sequence[str]) -> Judgement:
    doubted, proposal, suggested, verdict, by, at, note = row
    return Judgement(
        doubted,
        cast("Proposal", proposal.removeprefix(CC)),
        suggested,
        cast("Verdict", verdict),
        by,
        datetime.fromisoformat(at),
        note,
    )


def _checked(one: Judgement) -> Judgement:
    """The judgement with its time in whole seconds of UTC; raises JudgementError where it makes no sense."""
    for iri in (one.doubted, one.suggested):
        _check_document(iri)
    if one.doubted == one.suggested:
        raise JudgementError("Hai văn bản là một. ¦ Both documents are the same one.")
    if one.verdict not in VERDICTS or one.proposal not in ("sameDocument", "implements"):
        raise JudgementError(
            f"Không có kết luận “{one.verdict}” về “{one.proposal}”. ¦ No verdict “{one.verdict}” on “{one.proposal}”."
        )
    if not any(letter.isalnum() for letter in one.by) or max(len(one.by), len(one.note)) > _LONGEST:
        raise JudgementError(
            "Nhận định phải có tên người nhận định, và lý do không quá dài. Hãy ghi --by TÊN."
            " ¦ A judgement needs the name of its person, and a note of sensible length. Give --by NAME."
        )
    if one.at.tzinfo is None:
        raise JudgementError("Thời điểm phải có múi giờ. ¦ The time needs its time zone.")
    at = one.at.astimezone(UTC).replace(microsecond=0)
    if at > datetime.now(UTC) + _CLOCKS:
        raise JudgementError(
            f"Thời điểm của nhận định ({at:%d/%m/%Y}) chưa tới. ¦ The time of the judgement ({at:%Y-%m-%d}) is to come."
        )
    return replace(one, at=at, by=_text(one.by), note=_text(one.note))


def _text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _check_document(iri: str) -> None:
    try:
        known = parse(iri).kind in _KINDS
    except IdentifierError:
        known = False
    if not known:
        raise JudgementError(f"“{iri}” không phải văn bản. ¦ “{iri}” is no document.")


def _triples(one: Judgement) -> Iterator[ox.Triple]:
    node, person = ox.NamedNode(one.iri), ox.NamedNode(one.person)
    at = ox.Literal(f"{one.at:%Y-%m-%dT%H:%M:%SZ}", datatype=ox.NamedNode(XSD + "dateTime"))
    yield ox.Triple(node, ox.NamedNode(RDF + "type"), ox.NamedNode(CC + "Judgement"))
    yield ox.Triple(node, ox.NamedNode(RDF + "subject"), ox.NamedNode(one.doubted))
    yield ox.Triple(node, ox.NamedNode(RDF + "predicate"), ox.NamedNode(CC + one.proposal))
    yield ox.Triple(node, ox.NamedNode(RDF + "object"), ox.NamedNode(one.suggested))
    yield ox.Triple(node, ox.NamedNode(CC + "verdict"), ox.Literal(one.verdict))
    yield ox.Triple(node, ox.NamedNode(PROV + "wasAssociatedWith"), person)
    yield ox.Triple(node, ox.NamedNode(PROV + "endedAtTime"), at)
    if one.note:
        yield ox.Triple(node, ox.NamedNode(RDFS + "comment"), ox.Literal(one.note))
    yield ox.Triple(person, ox.NamedNode(RDF + "type"), ox.NamedNode(PROV + "Person"))
    yield ox.Triple(person, ox.NamedNode(RDFS + "label"), ox.Literal(one.by))

"""The chain for other programs: GraphML (yEd, Gephi, networkx) with everything, Mermaid for notes and wikis."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from queries.days import printed_date
from viz.assemble import assemble
from viz.cascade import Link, Node, Picture
from viz.drawing import draw
from viz.layout import arrange
from viz.strokes import stroke_of
from viz.words import LEVELS, Lang, relation_word

if TYPE_CHECKING:
    import networkx as nx

    from queries.model import Trace

_ARROWS: Final = {"primary": "==>", "implements": "-->"}
_XML_FORBIDS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MERMAID_MARKS: Final = re.compile(r"[^\w\s.,/()–-]")


def graph(picture: Picture) -> nx.DiGraph[str]:
    """A networkx graph of the whole picture, nothing folded: edges run from the upper end to the lower one."""
    import networkx as nx

    whole: nx.DiGraph[str] = nx.DiGraph()
    for node in picture.nodes.values():
        if node.kind != "group":
            whole.add_node(node.id, **_attributes(node))
    for fact in picture.facts:
        if fact.upper in whole and fact.lower in whole:
            whole.add_edge(fact.upper, fact.lower, **_edge_attributes(fact))
    return whole


def graphml(picture: Picture) -> str:
    """The graph as GraphML text, the same in every run."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(graph(picture), out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8") + "\n"


def mermaid(source: Trace | Picture, lang: Lang = "vi") -> str:
    """A Mermaid flow chart, top down, as drawn at first: a folded group is one box. Texts are escaped as entities."""
    picture = source if isinstance(source, Picture) else assemble(source, lang=lang)
    drawn = draw(picture, arrange(picture, lang)).places
    seen = sorted(drawn, key=lambda iri: picture.nodes[iri].sort_key)
    names = {iri: f"n{number}" for number, iri in enumerate(seen)}
    lines = ["flowchart TD"]
    for band in sorted({picture.nodes[iri].band for iri in seen}):
        lines.append(f'  subgraph b{band}["{_text(LEVELS[band][lang == "en"])}"]')
        lines += [
            f"    {names[iri]}{_box(picture.nodes[iri], lang)}" for iri in seen if picture.nodes[iri].band == band
        ]
        lines.append("  end")
    for link in picture.links:
        if link.upper in names and link.lower in names:
            arrow = _ARROWS.get(stroke_of(link), "-.->")
            words = "" if link.primary else f"|{_text(relation_word(link.relation, False, lang))}|"
            lines.append(f"  {names[link.upper]} {arrow}{words} {names[link.lower]}")
    return "\n".join(lines) + "\n"


def _attributes(node: Node) -> dict[str, str | bool]:
    document, row = node.document, node.row
    values = {
        "label": node.name,
        "kind": node.kind,
        "level": LEVELS[node.band][0].replace("\n", " "),
        "state": node.state,
        "issuer": node.issuer,
        "date": node.date,
        "own_text": node.own_text,
        "ref": document.ref if document else None,
        "type": document.type if document else None,
        "title": document.title if document else None,
        "area": row.area if row else (document.issuer_area if document else None),
        "area_code": row.code if row else None,
        "due": row.due if row else None,
        "tasks": "\n".join(task for duty in node.duties for task in duty.tasks) if node.kind == "unit" else None,
    }
    return {
        key: _clean(value) if isinstance(value, str) else value for key, value in values.items() if value is not None
    }


def _edge_attributes(fact: Link) -> dict[str, str | bool | float]:
    places = [place for statement in fact.statements for place in statement.evidence]
    sure = [place.confidence for place in places if place.confidence is not None]
    values: dict[str, str | bool | float] = {
        "relation": fact.relation,
        "relations": ", ".join(statement.relation for statement in fact.statements),
        "primary": fact.primary,
        "quotes": _clean("\n".join(place.quote for place in places)),
        "sources": _clean("\n".join(f"{place.source}#char={place.start},{place.end}" for place in places)),
        "rules": _clean(", ".join(sorted({place.rule for place in places if place.rule}))),
    }
    return values | ({"confidence": max(sure)} if sure else {})


def _clean(value: str) -> str:
    return _XML_FORBIDS.sub("", value)


def _box(node: Node, lang: Lang) -> str:
    text = _text("\n".join(part for part in (node.name, node.issuer, printed_date(node.date, lang)) if part))
    return f'(["{text}"])' if node.kind == "unit" else f'["{text}"]'


def _text(text: str) -> str:
    """Text inside quotes: Mermaid takes characters by number (#35;), and <br/> for a new line, which only we write."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "<br/>".join(_MERMAID_MARKS.sub(lambda sign: f"#{ord(sign[0])};", line) for line in lines)

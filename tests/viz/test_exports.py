from __future__ import annotations

import io
import re
import shutil
import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from rich.console import Console

from queries.model import Step, Trace
from viz import png as png_module
from viz.assemble import assemble
from viz.export import graph, graphml, mermaid
from viz.layout import arrange
from viz.png import BrowserError, png
from viz.svg import svg
from viz.tree import tree

SEEDS = {"issued": 2, "not_found": 1, "no_data": 111}
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '"];click n0 "javascript:x" <b>]]>&\x00\x1b[31m\ufffe#quot;\n%% end'


def hostile(sample: Any) -> Any:
    plan = replace(sample.commune_plan(10_001), title=HOSTILE, issuer=HOSTILE, ref=HOSTILE, type=None)
    step = Step(plan, "implements", False, 1, sample.CITY.iri, (replace(sample.evidence(HOSTILE), rule=HOSTILE),))
    return assemble(Trace(sample.CITY, (), (step,)))


def texts(image: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(image).iter(f"{SVG}text")]


def test_svg_draws_what_starts_open_and_names_itself(picture_of: Any) -> None:
    picture = picture_of(SEEDS)
    image = svg(picture, arrange(picture, "vi"))
    root = ET.fromstring(image)
    assert root.findtext(f"{SVG}title") == "Chuỗi văn bản của Kế hoạch 232/KH-UBND"
    assert "111 chưa có dữ liệu" in (root.findtext(f"{SVG}desc") or "")
    words = texts(image)
    assert {"Kế hoạch 232/KH-UBND", "2 đã ban hành", "111 chưa có dữ liệu", "Trung ương"} <= set(words)
    assert "Kế hoạch 12/KH-UBND" in words
    assert "xã Mẫu 10050" not in words
    assert not re.search(r"\b(?:href|src)=", image)


def test_the_page_has_the_folded_cards_too_but_hidden(picture_of: Any) -> None:
    picture = picture_of(SEEDS)
    cards = {
        card.get("data-id"): card.get("style")
        for card in ET.fromstring(svg(picture, arrange(picture, "vi"), whole=True)).iter(f"{SVG}g")
        if card.get("data-id")
    }
    assert cards.keys() == picture.nodes.keys()
    hidden = {iri for iri, style in cards.items() if style == "display:none"}
    assert len(hidden) == 111


def test_svg_of_a_hostile_document_is_well_formed(sample: Any) -> None:
    image = svg(hostile(sample), arrange(hostile(sample), "vi"))
    assert '"];click n0' in "".join(texts(image))
    assert {element.tag for element in ET.fromstring(image).iter()} <= {
        SVG + tag for tag in ("svg", "title", "desc", "style", "defs", "marker", "path", "g", "rect", "text")
    }


def test_graphml_holds_all_that_is_known_and_reads_back(picture_of: Any, sample: Any) -> None:
    picture = picture_of(SEEDS)
    back = nx.read_graphml(io.BytesIO(graphml(picture).encode()))
    assert back.number_of_nodes() == 3 + 1 + 114 + 8
    plan = sample.commune_plan(10_001)
    assert back.nodes[plan.iri]["state"] == "issued"
    assert back.nodes[plan.iri]["area_code"] == "10001"
    line = back.edges[sample.CITY.iri, plan.iri]
    assert line["primary"] is True
    assert line["relation"] == "implements"
    assert line["confidence"] == pytest.approx(0.98)
    assert line["quotes"].startswith("Kế hoạch số 232/KH-UBND")


def test_graphml_of_a_hostile_document_reads_back(sample: Any) -> None:
    back = nx.read_graphml(io.BytesIO(graphml(hostile(sample)).encode()))
    assert set(back) == set(graph(hostile(sample)))


def test_exports_are_the_same_in_every_run(picture_of: Any) -> None:
    assert graphml(picture_of(SEEDS)) == graphml(picture_of(SEEDS))
    assert mermaid(picture_of(SEEDS)) == mermaid(picture_of(SEEDS))


def test_mermaid(sample: Any) -> None:
    plan = sample.commune_plan(10_001)
    chart = mermaid(Trace(sample.CITY, (), (Step(plan, "implements", True, 1, sample.CITY.iri),)))
    assert chart.splitlines() == [
        "flowchart TD",
        '  subgraph b2["Tỉnh,<br/>thành phố"]',
        '    n0["Kế hoạch 232/KH-UBND<br/>Ủy ban nhân dân thành phố Hải Phòng<br/>09/9/2025"]',
        "  end",
        '  subgraph b4["Xã, phường,<br/>đặc khu"]',
        '    n1["Kế hoạch 12/KH-UBND<br/>Ủy ban nhân dân xã Mẫu 10001<br/>05/10/2025"]',
        "  end",
        "  n0 ==> n1",
    ]


def test_mermaid_lets_no_mark_of_a_document_through(sample: Any) -> None:
    chart = mermaid(hostile(sample))
    for line in chart.splitlines():
        assert re.fullmatch(
            r'flowchart TD| *(?:subgraph b\d\["[^"]*"\]|end|n\d+\["[^"]*"\]|n\d+ [-=.>]+(?:\|[^|"]*\|)? n\d+)', line
        ), line
    assert "click n0 #34;javascript" in chart


def printed(picture: Any, lang: Any = "vi") -> str:
    out = io.StringIO()
    Console(file=out, width=160, emoji=False, markup=False).print(tree(picture, lang))
    return out.getvalue()


def test_tree(picture_of: Any) -> None:
    text = printed(picture_of(SEEDS))
    assert text.splitlines()[0].startswith(
        "Kế hoạch 232/KH-UBND, Ủy ban nhân dân thành phố Hải Phòng, 09/9/2025 (chưa có"
    )
    assert "thực hiện trực tiếp: Chỉ thị 46-CT/TU" in text
    assert "triển khai (trong nội dung): Chỉ thị 41-CT/TW" in text
    assert text.count("Chỉ thị 41-CT/TW") == 2
    assert text.count("(xem ở trên)") == 1
    assert "Kế hoạch 12/KH-UBND, Ủy ban nhân dân xã Mẫu 10001, 05/10/2025 [đã ban hành]" in text
    assert "cần có văn bản triển khai: 111 chưa có dữ liệu" in text
    assert "xã Mẫu 10050" not in text


def test_tree_in_english(picture_of: Any) -> None:
    assert "expects a plan from: 111 no data" in printed(picture_of(SEEDS, lang="en"), "en")


def test_a_document_cannot_steer_the_terminal(sample: Any) -> None:
    assert "\x1b" not in printed(hostile(sample))
    assert "\x00" not in printed(hostile(sample))


@pytest.mark.skipif(not any(map(shutil.which, png_module.BROWSERS)), reason="chưa cài Chromium")
def test_png_is_the_whole_picture_twice_as_fine(picture_of: Any) -> None:
    picture = picture_of({"issued": 2})
    text = svg(picture, arrange(picture, "vi"))
    image = png(text)
    assert image.startswith(b"\x89PNG")
    width, height = (int(size) for size in re.findall(r'(?:width|height)="(\d+)"', text)[:2])
    assert struct.unpack(">II", image[16:24]) == (2 * width, 2 * height)


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BrowserError, match="apt-get install chromium"):
        png('<svg width="10" height="10"></svg>')

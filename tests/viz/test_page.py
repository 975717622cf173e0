from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from queries.model import Step, Trace
from viz.assemble import assemble
from viz.page import PageError, _refuse_remote, _taken_over, page

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
HOSTILE = {
    "script": "</script><img src=x onerror=window.hacked=1><script>window.hacked=1</script>",
    "comment": "<!--<script>",
    "href": '<a href="javascript:window.hacked=1">href</a>',
    "quotes": "'\"`${window.hacked=1}`\\u003cb\\u003e",
    "lines": "a\u2028b\u2029c\x00\x07\x1b[31md",
    "slot": "@@svg@@ @@script@@",
    "surrogate-free-emoji": "🙂 ‮ẩn",
}


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.data: dict[str, str] = {}
        self._here = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._here = dict(attrs).get("id") or tag

    def handle_data(self, data: str) -> None:
        self.data[self._here] = self.data.get(self._here, "") + data


def parsed(text: str) -> Elements:
    found = Elements()
    found.feed(text)
    return found


def hostile_picture(sample: Any, text: str) -> Any:
    plan = replace(sample.commune_plan(10_001), title=text, issuer=text, ref=text, conflicts=(text,))
    place = replace(sample.evidence(text), sentence=f"Thực hiện {text} …", rule=text)
    duty = replace(sample.duties(plan, 1)[0], unit=text, tasks=(text,))
    trace = Trace(sample.CITY, (), (Step(plan, "implements", True, 1, sample.CITY.iri, (place,)),))
    return assemble(trace, duties=[duty], file_names={place.source: text})


@pytest.fixture(scope="module")
def made(picture_of: Any) -> str:
    return page(picture_of({"issued": 2, "not_found": 1, "no_data": 111}))


def test_nothing_comes_from_outside_the_file(made: str) -> None:
    elements = parsed(made)
    addresses = [
        (tag, name, value)
        for tag, attributes in elements.tags
        for name, value in attributes.items()
        if name in ("src", "href", "xlink:href", "action", "srcset", "data")
    ]
    assert addresses == []
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?\s*(?:https?:)?//", made)
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", made)
    assert "link" not in {tag for tag, _ in elements.tags}
    assert "cdn." not in made


def test_the_policy_forbids_the_network_and_stands_before_any_script(made: str) -> None:
    elements = parsed(made)
    (policy,) = [one["content"] for tag, one in elements.tags if tag == "meta" and one.get("http-equiv")]
    assert policy == POLICY
    assert made.index("Content-Security-Policy") < made.index("<script") < made.index("vis.Network(")
    assert made.index("Content-Security-Policy") < made.index("<style")


def test_vis_network_is_in_the_page(made: str) -> None:
    assert "@version 9.1.2" in made
    assert ".vis-network" in made
    assert "new vis.Network(container, data, options)" in made
    assert '"physics": {"enabled": false}' in made


def test_the_page_says_its_language_and_what_it_shows(made: str, picture_of: Any) -> None:
    elements = parsed(made)
    assert elements.tags[0] == ("html", {"lang": "vi"})
    assert made.startswith("<!doctype html>")
    assert "<h1>Chuỗi văn bản của Kế hoạch 232/KH-UBND</h1>" in made
    assert "trong 114 đơn vị cần ban hành: 2 đã ban hành, 1 chưa tìm thấy, 111 chưa có dữ liệu" in made
    assert "Mũi tên đi từ văn bản cấp trên xuống văn bản triển khai nó." in made
    english = page(picture_of({"issued": 2}, lang="en"), "en")
    assert '<html lang="en">' in english
    assert "<h1>The chain of Kế hoạch 232/KH-UBND</h1>" in english


def test_documents_without_their_text_say_so(made: str) -> None:
    data = json.loads(parsed(made).data["cc-data"])
    city = data["nodes"][data["focus"]]
    assert city["dashed"]
    assert "(chưa có toàn văn)" in [text for text, _, _ in city["lines"]]
    issued = next(node for node in data["nodes"].values() if node["kind"] == "document" and node["group"])
    assert not issued["dashed"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_of_documents_stays_text(sample: Any, text: str) -> None:
    harmless = parsed(page(hostile_picture(sample, "vô hại")))
    elements = parsed(page(hostile_picture(sample, text)))
    assert {tag for tag, _ in elements.tags} == {tag for tag, _ in harmless.tags}
    assert sum(tag == "script" for tag, _ in elements.tags) == sum(tag == "script" for tag, _ in harmless.tags)
    data = json.loads(elements.data["cc-data"])
    assert any(text in note for node in data["nodes"].values() for note in node["panel"]["notes"])


def test_the_graph_script_of_pyvis_never_uses_its_popup(sample: Any) -> None:
    made = page(hostile_picture(sample, HOSTILE["href"]))
    assert "popup.innerHTML" not in made


def test_the_same_picture_gives_the_same_bytes(picture_of: Any) -> None:
    states = {"issued": 9, "no_data": 40}
    assert page(picture_of(states)).encode() == page(picture_of(states)).encode()


@pytest.mark.parametrize(
    "left",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link href="//cdn.example/x.css">',
        '<a href="http://x">x</a>',
    ],
    ids=["script", "style", "link"],
)
def test_a_remote_address_is_refused(left: str) -> None:
    with pytest.raises(PageError, match="nothing may come from outside"):
        _refuse_remote(f"<html>{left}</html>")


def test_a_page_of_another_pyvis_is_refused() -> None:
    with pytest.raises(PageError, match=r"0\.3\.2"):
        _taken_over("<html><script>function drawGraph() {}</script></html>")


def test_colours_of_states_can_be_read() -> None:
    """WCAG 2.1, 1.4.3: text at least 4.5 : 1 on its ground."""
    from viz.words import FOCUS, PLAIN, STATES, UNIT

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for look in (*STATES.values(), FOCUS, PLAIN, UNIT):
        low, high = sorted((light(look.fill), light(look.text)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, look.en


def test_every_state_of_the_board_has_a_word_a_colour_and_a_sign_of_its_own() -> None:
    from queries.model import STATES as BOARD_STATES
    from viz.words import STATES

    assert set(STATES) == set(BOARD_STATES)
    for part in ("vi", "en", "fill", "sign"):
        assert len({getattr(look, part) for look in STATES.values()}) == len(STATES)


def test_size_of_a_city_plan_and_its_communes(made: str) -> None:
    assert len(made.encode()) < 1_200_000


def test_a_document_that_stands_alone_is_drawn(sample: Any) -> None:
    text = page(assemble(Trace(sample.CITY, (), ())))
    assert json.loads(parsed(text).data["cc-data"])["links"] == []
    assert "1 văn bản, trong đó 1 chưa có toàn văn" in text

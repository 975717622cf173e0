"""The page of the vocabulary: current, whole, fetches nothing, and its search works in a real browser from file://."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ontology import build_docs, vocabulary
from ontology.docs import diagram, model
from ontology.docs.page import html
from ontology.doctypes import load

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Elements(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


ELEMENTS = Elements(html()).found
IDS = [attributes["id"] for _, attributes in ELEMENTS if "id" in attributes]


def test_the_page_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_docs.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_page_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_docs, "PAGE", tmp_path / "docs" / "ontology.html")
    assert build_docs.main(["--check"]) == 1
    assert "python -m ontology.build_docs" in capsys.readouterr().err
    assert build_docs.main([]) == 0
    assert build_docs.main(["--check"]) == 0


def test_every_term_and_type_has_its_entry() -> None:
    entries = {str(attributes["id"]) for tag, attributes in ELEMENTS if tag == "article"}
    assert entries == vocabulary.terms() | {f"type-{kind.slug}" for kind in load()}
    assert len(IDS) == len(set(IDS))


def test_every_entry_says_label_and_definition_in_both_languages() -> None:
    page = html()
    for term in model.terms():
        entry = page[page.index(f'<article class="entry" id="{term.name}"') :]
        entry = entry[: entry.index("</article>")]
        assert entry.count('lang="en"') == 2
        assert entry.count("<p") == 2


def test_links_inside_the_page_lead_somewhere() -> None:
    targets = {str(attributes["href"])[1:] for tag, attributes in ELEMENTS if tag == "a" and "href" in attributes
               if str(attributes["href"]).startswith("#")}  # fmt: skip
    assert targets
    assert targets <= set(map(str, IDS))


def test_the_page_fetches_nothing() -> None:
    assert not [
        tag for tag, attributes in ELEMENTS if "src" in attributes or tag in {"link", "iframe", "object", "base"}
    ]
    assert not re.search(r"@import|url\((?!#)", html())
    policy = [attributes for tag, attributes in ELEMENTS if tag == "meta" and "http-equiv" in attributes]
    assert "default-src 'none'" in str(policy[0]["content"])


def test_the_diagram_shows_every_class_and_every_link_between_classes() -> None:
    classes = {term.name for term in model.terms() if term.kind == "class"}
    assert set(diagram.PLACES) == classes
    drawn = set(re.findall(r'href="#(\w+)"', diagram.svg()))
    own = {f"cc:{name}" for name in classes}
    links = {
        term.name for term in model.terms() if term.kind == "object" and {*term.domain} & own and {*term.range} & own
    }
    assert classes | links == drawn


def test_boxes_of_the_diagram_do_not_overlap() -> None:
    boxes = [
        tuple(map(int, found))
        for found in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', diagram.svg())
    ]
    for i, (x, y, width, height) in enumerate(boxes):
        for x2, y2, width2, height2 in boxes[i + 1 :]:
            assert x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y


def opened(page: Path, profile: Path, query: str = "") -> Elements:
    """The page as a browser has it after its script ran."""
    assert CHROMIUM
    address = f"{page.as_uri()}{'?q=' + quote(query) if query else ''}"
    done = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", address],
        capture_output=True, check=True, timeout=90, text=True,
    )  # fmt: skip
    return Elements(done.stdout)


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")
@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        pytest.param("", {"Document", "implements", "type-ke-hoach"}, set(), id="nothing-asked"),
        pytest.param("kế hoạch hành động", {"type-ke-hoach"}, {"type-chuong-trinh", "Document"}, id="another-name"),
        pytest.param("thoi han", {"Deadline", "deadline"}, {"Body"}, id="without-marks"),
        pytest.param("QyĐ", {"type-quy-dinh"}, {"type-quyet-dinh"}, id="abbreviation"),
        pytest.param("basedOn", {"basedOn"}, {"implements"}, id="term"),
        pytest.param("không có gì như thế", set(), {"Document", "type-luat"}, id="no-hit"),
    ],
)
def test_search(query: str, shown: set[str], hidden: set[str], tmp_path: Path) -> None:
    page = tmp_path / "từ vựng.html"
    page.write_text(html(), encoding="utf-8")
    entries = [attributes for tag, attributes in opened(page, tmp_path / "profile", query).found if tag == "article"]
    visible = {attributes["id"] for attributes in entries if "hidden" not in attributes}
    assert shown <= visible
    assert not hidden & visible

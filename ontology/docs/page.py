"""The page itself: one HTML file that fetches nothing and opens from `file://`."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology.build_doctypes import FAMILIES, document_class
from ontology.docs.diagram import svg
from ontology.docs.model import Kind, Term, expand, terms
from ontology.doctypes import DocumentType, load
from ontology.terms import CC

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER: Final = Path(__file__).parent

_SECTIONS: Final[tuple[tuple[str, str, str, tuple[Kind, ...]], ...]] = (
    ("classes", "Lớp", "Classes", ("class",)),
    ("properties", "Thuộc tính", "Properties", ("object", "datatype", "property")),
)
_KIND: Final[dict[Kind, str]] = {
    "class": "lớp",
    "object": "liên kết",
    "datatype": "giá trị",
    "property": "liên kết hoặc giá trị",
}

# Nothing may be fetched, whatever a text holds; style and script are the page's own.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def html() -> str:
    """The whole page; the same text for the same cancu.ttl and doctypes.toml."""
    sections = "".join(_term_section(*section) for section in _SECTIONS)
    return f"""<!doctype html>
<!-- Generated from cancu.ttl and doctypes.toml by `python -m ontology.build_docs`; change those, not this. -->
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>Căn Cứ – bộ từ vựng</title>
<style>
{_read("page.css")}</style>
</head>
<body>
<header>
<h1>Căn Cứ: bộ từ vựng về chuỗi văn bản chỉ đạo</h1>
<p>Các khái niệm mà Căn Cứ dùng để ghi lại văn bản nào thực hiện văn bản nào, giao việc gì cho ai và đến khi nào.
Mỗi điều ghi lại đều kèm nguyên văn câu chữ đã nêu nó.</p>
<p lang="en">The concepts by which Căn Cứ records which document carries out which, what is asked of whom and by when,
each with the words that say so.</p>
<p><span class="term">cc:</span> = <span class="term">{CC}</span></p>
</header>
{_search()}
<main>
{_overview()}
{sections}
{_types_section()}
</main>
<footer>
<p>{len(terms())} khái niệm, {len(load())} loại văn bản. Trang này mở được khi không có mạng.</p>
</footer>
<script>
{_read("page.js")}</script>
</body>
</html>
"""


def _search() -> str:
    links = "".join(
        f'<a href="#{anchor}">{name}</a>'
        for anchor, name in (
            ("diagram", "Sơ đồ"),
            ("classes", "Lớp"),
            ("properties", "Thuộc tính"),
            ("types", "Loại văn bản"),
        )
    )
    return (
        '<div class="find"><form role="search"><input id="find" type="search" autocomplete="off" '
        'aria-label="Tìm khái niệm hoặc loại văn bản" placeholder="Tìm: kế hoạch, thời hạn, QĐ…">'
        f'<output id="found" for="find"></output><nav>{links}</nav></form></div>'
    )


def _overview() -> str:
    return f"""<section class="overview" id="diagram">
<h2>Sơ đồ <small lang="en">Diagram</small></h2>
<div class="scroll">{svg()}</div>
<p class="legend"><span class="narrow">Vuốt ngang để xem hết sơ đồ. </span><i></i> một loại dẫn chứng, có trích nguyên
văn và vị trí trong tệp nguồn · mũi tên rỗng: là một loại của · chữ đỏ: liên kết. Bấm vào tên để xem định nghĩa.</p>
<p class="legend" lang="en">Yellow: a kind of evidence, with its quote and place in the source · hollow arrow: is a kind
of · red: a link. Click a name for its definition.</p>
</section>"""


def _term_section(anchor: str, name: str, english: str, kinds: tuple[Kind, ...]) -> str:
    chosen = [term for term in terms() if term.kind in kinds]
    index = "".join(f'<li><a href="#{term.name}">{escape(term.label)}</a></li>' for term in chosen)
    return (
        f'<section id="{anchor}"><h2>{name} <small lang="en">{english}</small></h2>'
        f'<ul class="index overview">{index}</ul>{"".join(map(_term_entry, chosen))}</section>\n'
    )


def _term_entry(term: Term) -> str:
    uses = [other for other in terms() if f"cc:{term.name}" in other.domain]
    used = [other for other in terms() if f"cc:{term.name}" in other.range]
    kinds = [other for other in terms() if f"cc:{term.name}" in other.broader]
    rows = (
        ("Kiểu", escape(_KIND[term.kind]) if term.kind != "class" else ""),
        ("Thuộc về lớp", _names(term.domain)),
        ("Giá trị là", _names(term.range)),
        ("Là một loại của", _names(term.broader)),
        ("Gần nghĩa với", _names(term.close)),
        ("Gồm các loại", _names(f"cc:{other.name}" for other in kinds)),
        ("Thuộc tính", _names(f"cc:{other.name}" for other in uses)),
        ("Được dùng ở", _names(f"cc:{other.name}" for other in used)),
    )
    head = (term.label, term.label_en, f"cc:{term.name}", term.definition, term.definition_en)
    return _entry(term.name, head, head, rows)


def _names(names: Iterable[str]) -> str:
    """Chips: own terms lead to their entry, reused ones to the page that defines them."""
    labels = {f"cc:{term.name}": term.label for term in terms()}
    return "".join(
        f'<a class="chip" href="#{name.removeprefix("cc:")}" title="{name}">{escape(labels[name])}</a>'
        if name in labels
        else f'<a class="chip term" href="{escape(expand(name))}" rel="noreferrer">{escape(name)}</a>'
        for name in names
    )


def _types_section() -> str:
    index = "".join(f'<li><a href="#type-{kind.slug}">{escape(kind.name)}</a></li>' for kind in load())
    return (
        '<section id="types"><h2>Loại văn bản <small lang="en">Document types</small></h2>'
        f'<ul class="index overview">{index}</ul>{"".join(map(_type_entry, load()))}</section>'
    )


def _type_entry(kind: DocumentType) -> str:
    rows = (
        ("Viết tắt", _chips(kind.abbreviations)),
        ("Tên khác", escape(", ".join(kind.names))),
        ("Dùng trong", escape("; ".join(FAMILIES[family][0] for family in kind.families))),
        ("Ví dụ", _chips(kind.examples)),
        ("Thuộc lớp", _names([f"cc:{document_class(kind)}"])),
        ("Theo", escape("; ".join(kind.sources))),
    )
    head = (kind.name, kind.english, f"type/{kind.slug}", kind.definition, kind.definition_en)
    return _entry(f"type-{kind.slug}", head, (*head, *kind.names, *kind.abbreviations, *kind.examples), rows)


def _chips(texts: tuple[str, ...]) -> str:
    return "".join(f'<span class="chip">{escape(text)}</span>' for text in texts)


def _entry(
    anchor: str, head: tuple[str, str, str, str, str], found_by: tuple[str, ...], rows: tuple[tuple[str, str], ...]
) -> str:
    """One card. `head`: label, English label, short name, the two definitions; `found_by`: what search looks in."""
    label, english, short_name, definition, definition_en = map(escape, head)
    details = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    return (
        f'<article class="entry" id="{anchor}" data-find="{escape(" | ".join(found_by))}">'
        f'<h3><a href="#{anchor}">{label}</a><small lang="en">{english}</small>'
        f'<span class="term">{short_name}</span></h3>'
        f'<p>{definition}</p><p lang="en">{definition_en}</p><dl>{details}</dl></article>\n'
    )


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")

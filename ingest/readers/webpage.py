"""Reads web pages, also those saved by Word: what a person sees, in reading order."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from ingest.readers import legacy
from ingest.readers.errors import ReadError
from ingest.readers.extract import Extract, unpacked, unpaged
from ingest.readers.flow import Flow
from ingest.readers.sandbox import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_UNSEEN = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "select", "option"}
    | {"textarea", "button", "del", "nav", "iframe"}
)
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "hr"}
    | {"section", "article", "aside", "main", "header", "footer", "address", "center", "form", "fieldset", "body"}
    | {"figure", "figcaption", "caption"}
)
_FAMILY = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
_FONT_DEPTH = 20
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_BYTES = {"windows-1258": "cp1258", "cp1258": "cp1258"}
"""Declared 8-bit encodings that are believed; every other one is read as Windows-1252, as browsers do."""
_CONTROLS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
"""&#150; names a dash of Windows-1252, not a control character: Word wrote it so, and browsers read it so."""


def extract(data: bytes, shown: str) -> Extract:
    """The visible text of a page. Raises ReadError where there is none, or where its elements nest without end."""
    return unpacked(run("webpage", data, shown, options=[shown]))


def parse(data: bytes, shown: str) -> Extract:
    """What `extract` does, in this process."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    source = _decoded(data).replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:  # nothing but white space
        root = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ReadError(
            "too-deep",
            f"{shown}: trang web lồng quá sâu; hãy mở bằng trình duyệt và lưu lại dưới dạng .txt (UTF-8).",
            f"{shown}: the elements of this page nest too deep; open it in a browser and save it as .txt (UTF-8).",
        )
    found = _visible(root).translate(_CONTROLS) if root is not None else ""
    if not found.strip():
        raise ReadError(
            "no-text", f"{shown}: trang web không có chữ nào để đọc.", f"{shown}: there is no text on this page."
        )
    encoding = legacy.found(found)
    if root is None or encoding is None:
        return unpaged(found)
    return unpaged(_visible(root, legacy.spelled).translate(_CONTROLS), legacy.warning([encoding.name]))


def _decoded(data: bytes) -> str:
    """The bytes as letters. What the page declares is often wrong; bytes that are valid UTF-8 are UTF-8."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:64]:
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data, 0, 4096)
        name = declared[1].decode("ascii").lower() if declared else ""
        lenient = data.decode("utf-8", "replace")
        if lenient.count("\ufffd") * 200 < len(lenient) and re.search("[\u1ea0-\u1ef9]", lenient):
            return lenient  # a few broken bytes in a page that is otherwise UTF-8
        return data.decode(_BYTES.get(name, "cp1252"), "replace")


def _visible(root: _Element, spelled: Callable[[str, str], str] | None = None) -> str:
    """The text in reading order, its words as `spelled` writes them, given the name of their font.

    Walks without recursion: a page may nest as deep as it likes.
    """

    def add(words: str | None, element: _Element | None) -> None:
        plain = _WHITE.sub(" ", words or "")
        flow.add(spelled(plain, _font(element)) if spelled and plain.strip() else plain)

    flow = Flow()
    items: dict[_Element, int] = {}  # how many each list had so far
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        seen = tag not in _UNSEEN and not _is_hidden(element)
        if event == "start" and seen:
            _begin(flow, tag)
            if tag == "li":
                flow.mark(_item_mark(element, items))
            add(element.text, element)
        elif event == "start":
            walk.skip_subtree()
        else:
            if seen:
                _end(flow, tag)
            add(element.tail, element.getparent())
    return flow.text()


def _font(element: _Element | None) -> str:
    """The name of the font that an element is printed in, "" where neither it nor one around it says."""
    for _ in range(_FONT_DEPTH):
        if element is None:
            break
        stated = _FAMILY.search(element.get("style", ""))
        if stated or element.get("face"):
            return (stated[1] if stated else element.get("face", "")).partition(",")[0].strip(" '\"")
        element = element.getparent()
    return ""


def _is_hidden(element: _Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _begin(flow: Flow, tag: str) -> None:
    if tag == "br":
        flow.add("\n")
    elif tag == "table":
        flow.start_table()
    elif tag == "tr":
        flow.start_row()
    elif tag in ("td", "th"):
        flow.start_cell()
    elif tag in _BLOCKS:
        flow.end_paragraph()


def _item_mark(element: _Element, items: dict[_Element, int]) -> str:
    """What a browser prints before an item of a list."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    first = parent.get("start", "1")
    items[parent] = items.get(parent, int(first) - 1 if first.isdecimal() and len(first) < 5 else 0) + 1
    return f"{items[parent]}. "


def _end(flow: Flow, tag: str) -> None:
    if tag == "table":
        flow.end_table()
    elif tag in _BLOCKS or tag in ("td", "th"):
        flow.end_paragraph()
    if tag == "li":
        flow.mark("")

"""Reads Word files (.docx): paragraphs and tables in order, text boxes once, changes accepted, numbers as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ingest.readers import legacy
from ingest.readers.errors import ReadError, refusal
from ingest.readers.extract import Extract, unpacked, unpaged
from ingest.readers.flow import Flow
from ingest.readers.package import Package
from ingest.readers.sandbox import run
from ingest.readers.word_fonts import Fonts
from ingest.readers.word_lists import Lists, attribute, local
from ingest.readers.word_notes import REFERENCES, first_head, notes

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "tcPr", "trPr", "sectPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "instrText"}
    | {"delText", "delInstrText", "rt", "Fallback"}
)
_SIGNS = {"tab": "    ", "ptab": "    ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def extract(data: bytes, shown: str) -> Extract:
    """The text of a Word file. Raises ReadError for one that is broken, protected, too large, or without words."""
    return unpacked(run("word", data, shown, options=[shown]))


def parse(data: bytes, shown: str) -> Extract:
    """What `extract` does, in this process."""
    package = Package(data, shown)
    document = package.part("word/document.xml")
    if document is None:
        raise refusal("broken", shown)
    styles, numbering = package.part("word/styles.xml"), package.part("word/numbering.xml")
    head, aside = first_head(package, document), notes(package)

    def text(fonts: Fonts | None = None) -> str:
        printed = _Walk(Lists(numbering, styles), {}, fonts).text(head) if head is not None else ""
        body = _Walk(Lists(numbering, styles), dict(aside), fonts).text(document)
        return f"{printed}\n\n{body}" if any(map(str.isalpha, printed)) else body

    found = text()
    if not found.strip():
        raise ReadError(
            "no-text", f"{shown}: tệp Word không có chữ nào để đọc.", f"{shown}: there is no text in this Word file."
        )
    encoding = legacy.found(found)
    return unpaged(text(Fonts(styles)), legacy.warning([encoding.name])) if encoding else unpaged(found)


class _Walk:
    """One walk over the document, without recursion."""

    def __init__(self, lists: Lists, aside: dict[tuple[str, str], _Element], fonts: Fonts | None = None) -> None:
        self._lists = lists
        self._notes = aside
        self._fonts = fonts
        self._flow = Flow()
        self._capitals = False
        self._font = ""
        self._paragraph: _Element | None = None
        self._referred: list[str] = []

    def text(self, document: _Element) -> str:
        walk = etree.iterwalk(document, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walk:
            name = local(element)
            if event == "end":
                if element is not skipped:
                    self._end(name, element)
            elif _is_skipped(name, element):
                skipped = element
                walk.skip_subtree()
            else:
                self._start(name, element)
        return self._flow.text()

    def _start(self, name: str, element: _Element) -> None:
        flow = self._flow
        if name == "t":
            words = legacy.spelled(element.text or "", self._font) if self._fonts else element.text or ""
            flow.add(words.upper() if self._capitals else words)
        elif name in _SIGNS:
            flow.add(_SIGNS[name])
        elif name == "sym":
            flow.add(_symbol(element))
        elif name == "r":
            properties = _child(element, "rPr")
            self._capitals = _has(properties, "caps")
            self._font = self._fonts.of(properties, self._paragraph) if self._fonts else ""
        elif name == "p":
            self._paragraph = _child(element, "pPr")
            flow.mark(self._lists.mark(self._paragraph))
        elif name in REFERENCES:
            self._refer(REFERENCES[name], attribute(element, "id"))
        elif name == "txbxContent":
            flow.set_aside()
        elif name in _TABLE:
            _TABLE[name](flow)

    def _end(self, name: str, element: _Element) -> None:
        if name == "p" and not _has(_child(_child(element, "pPr"), "rPr"), "del"):
            self._flow.end_paragraph()
            self._flow.mark("")
            self._print_notes()
        elif name == "txbxContent":
            self._flow.take_up()
        elif name == "tbl":
            self._flow.end_table()

    def _refer(self, kind: str, name: str) -> None:
        """Remember a note that the paragraph refers to; each is printed once."""
        note = self._notes.pop((kind, name), None)
        if note is not None:
            self._referred.append(_Walk(self._lists, {}, self._fonts).text(note))

    def _print_notes(self) -> None:
        """Print the notes after their paragraph: its sentences stay whole, and what they name is named there."""
        for words in self._referred:
            self._flow.add(words)
            self._flow.end_paragraph()
        self._referred.clear()


_TABLE = {"tbl": Flow.start_table, "tr": Flow.start_row, "tc": Flow.start_cell}


def _is_skipped(name: str, element: _Element) -> bool:
    """What is not printed: properties, what was deleted, hidden text, and the second copy of what newer Words draw."""
    if name == "r":
        return _has(_child(element, "rPr"), "vanish")
    if name == "tr":
        return _has(_child(element, "trPr"), "del")
    return name in _SKIPPED and (name != "Fallback" or _child(element.getparent(), "Choice") is not None)


def _child(parent: _Element | None, name: str) -> _Element | None:
    return None if parent is None else next((child for child in parent if local(child) == name), None)


def _has(properties: _Element | None, name: str) -> bool:
    """Whether a property is there and not switched off."""
    found = _child(properties, name)
    return found is not None and not any(
        value.lower() in _OFF for key, value in found.attrib.items() if key.rpartition("}")[2] == "val"
    )


def _symbol(element: _Element) -> str:
    """A sign of a font of symbols; text.py knows the usual ones."""
    code = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "char"), "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""

"""Reads Word files (.docx): paragraphs and tables in order, text boxes once, changes accepted, numbers as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ingest.readers.errors import ReadError, refusal
from ingest.readers.extract import Extract, unpacked, unpaged
from ingest.readers.flow import Flow
from ingest.readers.package import Package
from ingest.readers.sandbox import run
from ingest.readers.word_lists import Lists, local

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
    found = _Walk(Lists(package.part("word/numbering.xml"), package.part("word/styles.xml"))).text(document)
    if not found.strip():
        raise ReadError(
            "no-text", f"{shown}: tệp Word không có chữ nào để đọc.", f"{shown}: there is no text in this Word file."
        )
    return unpaged(found)


class _Walk:
    """One walk over the document, without recursion."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._flow = Flow()
        self._capitals = False

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
            flow.add((element.text or "").upper() if self._capitals else element.text or "")
        elif name in _SIGNS:
            flow.add(_SIGNS[name])
        elif name == "sym":
            flow.add(_symbol(element))
        elif name == "r":
            self._capitals = _has(_child(element, "rPr"), "caps")
        elif name == "p":
            mark = self._lists.mark(_child(element, "pPr"))
            flow.mark(mark)
        elif name == "txbxContent":
            flow.set_aside()
        elif name in _TABLE:
            _TABLE[name](flow)

    def _end(self, name: str, element: _Element) -> None:
        if name == "p" and not _has(_child(_child(element, "pPr"), "rPr"), "del"):
            self._flow.end_paragraph()
            self._flow.mark("")
        elif name == "txbxContent":
            self._flow.take_up()
        elif name == "tbl":
            self._flow.end_table()


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

"""What a Word file prints outside its body: footnotes, endnotes, and the head of the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.word_lists import all_of, attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ingest.readers.package import Package

REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
"""The element that stands where a note is referred to, and that of the note."""
_PRINTED = frozenset({"", "normal"})  # others are the lines between notes and text


def notes(package: Package) -> dict[tuple[str, str], _Element]:
    """The notes of a document, by kind and name."""
    found = {}
    for kind in REFERENCES.values():
        for note in all_of(package.part(f"word/{kind}s.xml"), kind):
            if attribute(note, "type") in _PRINTED:
                found[kind, attribute(note, "id")] = note
    return found


def first_head(package: Package, document: _Element) -> _Element | None:
    """What is printed at the head of the first page, None for nothing: a number or a mark may stand there."""
    section = next((element for element in document.iter() if local(element) == "sectPr"), None)
    wanted = "first" if all_of(section, "titlePg") else "default"
    names = [attribute(one, "id") for one in all_of(section, "headerReference") if attribute(one, "type") == wanted]
    if not names:
        return None
    targets = {
        attribute(one, "Id"): attribute(one, "Target")
        for one in all_of(package.part("word/_rels/document.xml.rels"), "Relationship")
    }
    return package.part(f"word/{targets.get(names[0], '').removeprefix('/word/')}")

"""Layers of text: of 200 good pages hardly any is recognised anew, of the junk nearly all is, each kind for itself."""

from __future__ import annotations

import unicodedata
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.pdf_pages import extracted
from ingest.vietnamese import is_junk


def _beside(name: str) -> Any:
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


layers, papers = _beside("layers"), _beside("papers")
PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
NEEDLESS = 0.02
RIGHT = 0.98


def printed(pages: list[list[str]], **more: Any) -> bytes:
    """A PDF of these pages."""
    return bytes(papers.pdf(*(papers.paragraph(60, *page, left=40) for page in pages), **more))


def test_good_pages_are_left_as_they_are() -> None:
    pages = list(layers.good())
    assert len(pages) == 200
    extract, scanned = extracted(printed(pages))
    assert len(scanned) <= NEEDLESS * len(pages), [pages[number][:3] for number in scanned]
    assert not extract.warnings


@pytest.mark.parametrize("kind", layers.junk())
def test_junk_is_recognised_anew(kind: str) -> None:
    pages = layers.junk()[kind]
    assert len(pages) == 50
    assert len(extracted(printed(pages))[1]) >= RIGHT * len(pages)


def test_letters_without_meaning_are_recognised() -> None:
    pages = layers.junk()["recognised as English"]
    data = printed(pages).replace(b"/ToUnicode 5 0 R", b"                ")
    assert len(extracted(data)[1]) >= RIGHT * len(pages)


def test_pictures_with_a_stamp_are_recognised() -> None:
    pages = layers.stamps()
    assert len(pages) == 50
    assert len(extracted(printed(pages, drawn=PICTURE))[1]) >= RIGHT * len(pages)


@pytest.mark.parametrize("kind", layers.legacy())
def test_old_encodings_are_converted_and_not_recognised(kind: str) -> None:
    pages = layers.legacy()[kind]
    extract, scanned = extracted(printed([old for old, _ in pages]))
    right = [
        unicodedata.normalize("NFC", found.text).split() == unicodedata.normalize("NFC", "\n".join(said)).split()
        for found, (_, said) in zip(extract.pages, pages, strict=True)
    ]
    assert sum(right) >= RIGHT * len(pages)
    assert len(scanned) <= NEEDLESS * len(pages)
    assert [warning.code for warning in extract.warnings] == ["legacy-encoding"]


def test_letters_turned_to_curves_are_recognised() -> None:
    curves = b"".join(b"%d 100 m %d 120 l S\n" % (at, at) for at in range(50, 350))
    assert extracted(papers.pdf([], drawn=curves))[1] == [0]
    assert extracted(papers.pdf([], drawn=b"50 50 m 500 50 l S\n"))[1] == []


def test_a_page_in_english_is_no_junk() -> None:
    english = (
        "The plan of the city is issued with the consent of the council and shall be carried out by all of the wards."
    )
    assert not is_junk(english)
    assert is_junk("The hien Ke hoach so 918 cua Uy ban nhan dan thanh pho ve viec trong cay ven duong lang")


def test_too_few_words_tell_nothing() -> None:
    assert not is_junk("km kWh ha 12 15 18,5")
    assert not is_junk("")


def test_a_large_picture_beside_good_text_is_told() -> None:
    lines = next(layers.running())[:8]
    below = PICTURE.replace(b"595 0 0 842 0 0 cm", b"400 0 0 400 90 60 cm")
    extract, scanned = extracted(printed([lines, lines], drawn=below))
    assert scanned == []
    (warning,) = extract.warnings
    assert warning.code == "unread-picture"
    assert "trang 1, 2 " in warning.vi
    behind = printed([next(layers.running())], drawn=PICTURE)
    assert extracted(behind)[0].warnings == ()

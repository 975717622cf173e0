# ruff: noqa: E501  one line a case
"""Issuing bodies as data: names, symbols, levels, and that what is printed finds the body that is meant."""

from __future__ import annotations

import re
import tomllib

import pytest

from ontology import bodies, doctypes
from ontology.bodies import SOURCE, BodyKind
from ontology.identifiers import body_iri, fold_tones, symbol_slug

ALL = bodies.load()
IDS = [f"{kind.slug} {kind.name}" for kind in ALL]


@pytest.mark.parametrize("kind", ALL, ids=IDS)
def test_every_kind_can_be_named_and_minted(kind: BodyKind) -> None:
    assert kind.words
    assert all(word == " ".join(word.split()) for word in kind.words)
    area = "vn" if kind.central else "vn/31"
    assert body_iri(area, *kind.path).endswith("/".join(kind.path))
    assert kind.central != ("{area}" in kind.name)
    assert kind.named("xã Kiến Minh").endswith("xã Kiến Minh") or kind.central


@pytest.mark.parametrize("kind", ALL, ids=IDS)
def test_an_organ_counts_in_the_series_of_its_superior(kind: BodyKind) -> None:
    if kind.under:
        superior = bodies.by_slug(kind.under)
        assert superior
        assert superior.central == kind.central
        assert not superior.under
        assert kind.series == superior.slug


def test_a_slug_is_one_kind_and_a_word_one_body() -> None:
    """A department may be printed with "và" or a comma; it is one body. An area after the word tells local from central."""
    names: dict[tuple[str, ...], set[str]] = {}
    for kind in ALL:
        if not kind.committee:
            names.setdefault(kind.path, set()).add(re.sub(r",| và", "", kind.name))
    assert {path: called for path, called in names.items() if len(called) > 1} == {}
    for local in (False, True):
        same_name = [kind for kind in ALL if not kind.central and (kind.always_named == local)]
        kinds = [*same_name, *(kind for kind in ALL if kind.central and not local)]
        words = [word for kind in kinds for word in {fold_tones(word).casefold() for word in kind.words}]
        assert sorted({word for word in words if words.count(word) > 1}) == []


def test_a_symbol_means_one_body() -> None:
    meant: dict[str, set[str]] = {}
    for kind in ALL:
        for symbol in kind.symbols:
            meant.setdefault(symbol_slug(symbol), set()).add(kind.series)
    assert {symbol: series for symbol, series in meant.items() if len(series) > 1} == {}


def test_no_symbol_of_a_body_is_a_kind_of_document() -> None:
    both = {s for kind in ALL for s in kind.symbols if doctypes.by_abbreviation(s) and not re.match("QH|UBTVQH", s)}
    assert both == set()


SYMBOLS = [
    ("UBND", "ubnd"), ("LIBND", "ubnd"), ("HĐND", "hdnd"), ("TTHĐND", "hdnd"), ("TTg", "ttg"), ("TTG", "ttg"), ("CP", "cp"),
    ("QH15", "qh"), ("QH", "qh"), ("UBTVQH15", "ubtvqh"), ("TW", "tw"), ("TU", "tu"), ("ĐU", "du"), ("HU", "hu"), ("QU", "qu"),
    ("BNV", "bnv"), ("BGDĐT", "bgddt"), ("BCT", "bocongthuong"), ("BNNMT", "bnnmt"), ("BTTTT", "btttt"), ("TTCP", "ttcp"),
    ("SNV", "snv"), ("SKHCN", "skhcn"), ("SNNMT", "snnmt"), ("MTTQ", "mttq"), ("TLĐ", "tldldvn"), ("TWĐTN", "twdtn"),
    ("UBKTTW", "ubkttw"), ("BTCTW", "btctw"), ("CTN", "ctn"), ("VPCP", "vpcp"), ("VPQH", "vpqh"), ("TANDTC", "tandtc"),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "slug"), SYMBOLS, ids=[symbol for symbol, _ in SYMBOLS])
def test_which_body_a_symbol_means(symbol: str, slug: str) -> None:
    kind = bodies.by_symbol(symbol)
    assert kind is not None
    assert kind.slug == slug


@pytest.mark.parametrize("symbol", ["", "15", "XYZ", "KHCN-XYZ", "A"])
def test_an_unknown_symbol_means_none(symbol: str) -> None:
    assert bodies.by_symbol(symbol) is None


def test_the_politburo_counts_in_the_central_committees_series() -> None:
    politburo = bodies.by_slug("bct")
    assert politburo
    assert (politburo.series, politburo.path) == ("tw", ("tw", "bct"))


def test_ministries_merged_in_2025_say_until_when() -> None:
    until = {kind.slug: str(kind.until) for kind in ALL if kind.until}
    assert {"bkhdt", "bgtvt", "btttt", "bldtbxh", "btnmt", "bnnptnt", "ubdt"} <= set(until)
    assert {until[slug] for slug in ("bkhdt", "btttt", "btnmt")} == {"2025-02-28"}


@pytest.mark.parametrize(
    ("slug", "area", "name"),
    [
        pytest.param("ubnd", "xã Kiến Minh", "Ủy ban nhân dân xã Kiến Minh", id="committee"),
        pytest.param("snv", "thành phố Hải Phòng", "Sở Nội vụ thành phố Hải Phòng", id="department"),
        pytest.param("ttg", None, "Thủ tướng Chính phủ", id="central"),
        pytest.param("ubnd", None, "Ủy ban nhân dân", id="area not known"),
    ],
)
def test_names(slug: str, area: str | None, name: str) -> None:
    kind = bodies.by_slug(slug)
    assert kind
    assert kind.named(area) == name


def test_party_committees_say_their_level() -> None:
    levels = {kind.words[0]: (kind.level, kind.kinds) for kind in ALL if kind.committee}
    assert levels["Thành ủy"] == (1, ("thành phố",))
    assert levels["Tỉnh ủy"] == (1, ("tỉnh",))
    assert levels["Quận ủy"] == (2, ("quận",))
    assert levels["Đảng ủy"] == (3, ("xã", "phường", "thị trấn", "đặc khu"))


def test_the_source_names_only_fields_that_the_loader_knows() -> None:
    known = set(BodyKind.__dataclass_fields__) | {"word", "fields"}
    rows = tomllib.loads(SOURCE.read_text("utf-8"))
    assert {key for table in rows.values() for row in table for key in row} <= known

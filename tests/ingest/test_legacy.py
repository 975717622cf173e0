"""Encodings from before Unicode: each letter there and back, told apart, and nothing else touched."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from ingest.cues import table
from ingest.readers import ReadError, decode, legacy
from ingest.reading import read

_SPEC = spec_from_file_location("papers", Path(__file__).with_name("papers.py"))
assert _SPEC
assert _SPEC.loader
papers: Any = module_from_spec(_SPEC)
_SPEC.loader.exec_module(papers)

SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
ENCODINGS = table("encodings")
PLAN = """ủy ban nhân dân xã kiến minh, số: 12/kh-ubnd
thực hiện kế hoạch số 918/kh-ubnd ngày 15/9/2025 của ủy ban nhân dân thành phố,
ủy ban nhân dân xã đề nghị các thôn trồng cây, quét dọn đường làng."""


def written(text: str, name: str) -> str:
    """The text in an old encoding, its bytes read as Latin-1."""
    pairs = ENCODINGS[name]["letters"].split()
    codes = {new: bytes.fromhex(old).decode("latin-1") for old, new in zip(pairs[::2], pairs[1::2], strict=True)}
    return "".join(codes.get(sign, sign) for sign in text)


def encoding(name: str) -> legacy.Encoding:
    found = legacy.found(written(PLAN, name))
    assert found
    return found


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_letter_there_and_back(name: str) -> None:
    letters = SMALL if name == "tcvn3" else SMALL + SMALL.upper()
    letters = letters.replace("Õ", "") if name == "viscii" else letters  # there it is the space that does not break
    one_by_one = " ".join(letters)
    assert encoding(name).convert(written(one_by_one, name)) == one_by_one


@pytest.mark.parametrize("name", ENCODINGS)
def test_each_is_told_from_the_others(name: str) -> None:
    found = encoding(name)
    assert found.name == ENCODINGS[name]["name"]
    assert legacy.converted(written(PLAN, name), found) == PLAN


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, entry in ENCODINGS.items() for text in entry["examples"]]
)
def test_examples_become_vietnamese(name: str, text: str) -> None:
    said = encoding(name).convert(text)
    assert said != text
    assert legacy.count(said).marked > legacy.count(text).marked


@pytest.mark.parametrize("text", [text for entry in ENCODINGS.values() for text in entry["counter_examples"]] + [PLAN])
def test_other_texts_are_left_alone(text: str) -> None:
    assert legacy.found(text * 5) is None


@pytest.mark.parametrize("name", ["tcvn3", "vni", "vps"])
@pytest.mark.parametrize("form", ["latin-1", "utf-8"])
def test_a_text_file(name: str, form: str) -> None:
    found = decode(written(PLAN, name).encode(form), "cũ.txt")
    assert found.string == PLAN
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]
    assert ENCODINGS[name]["name"] in found.warnings[0].vi


def test_a_web_page() -> None:
    found = decode(f"<html><body><p>{written(PLAN, 'tcvn3')}</p></body></html>".encode("cp1252"))
    assert found.string == " ".join(PLAN.split())


def test_a_web_page_with_the_fonts_of_its_words() -> None:
    body = "<p><font face='.VnTimeH'>kÕ ho¹ch</font> "
    body += "<span style='font-family:\".VnArialH\",serif'>sè <b>m­êi</b></span></p>"
    found = decode(f"<html><body>{body}<p>{written(PLAN, 'tcvn3')}</p></body></html>".encode())
    assert found.string == "KẾ HOẠCH SỐ MƯỜI\n\n" + " ".join(PLAN.split())
    assert [warning.code for warning in found.warnings] == ["legacy-encoding"]


def test_lines_in_unicode_stay() -> None:
    mixed = written(PLAN, "tcvn3") + "\nỦy ban nhân dân xã Kiến Minh, Đảng ủy xã.\n"
    assert decode(mixed.encode()).string == PLAN + "\nỦy ban nhân dân xã Kiến Minh, Đảng ủy xã.\n"


def test_capitals_that_tcvn3_lacks() -> None:
    assert encoding("tcvn3").convert("CéNG HßA X· HéI CHñ NGHÜA") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
    assert encoding("tcvn3").convert("theo CHñ TÞCH ñy ban x·") == "theo CHỦ TỊCH ủy ban xã"
    assert encoding("tcvn3").word("céng hßa", ".VnTimeH") == "CỘNG HÒA"
    assert encoding("tcvn3").word("céng hßa", ".VnTime") == "cộng hòa"
    assert encoding("tcvn3").word("cộng hòa", ".VnTimeH") == "cộng hòa"


@pytest.mark.parametrize(
    ("font", "name"),
    [(".VnTime", "tcvn3"), ("ABCDEF+.VnArialH", "tcvn3"), ("VNI-Times,Bold", "vni"), ("VPS Times", "vps")],
)
def test_the_encoding_of_a_font(font: str, name: str) -> None:
    assert legacy.of_font(font) == encoding(name)


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", ""])
def test_usual_fonts_have_none(font: str) -> None:
    assert legacy.of_font(font) is None


def test_bytes_that_are_no_vietnamese_are_still_refused() -> None:
    with pytest.raises(ReadError):
        decode(b"la ma\xf1ana de Espa\xf1a \xae" * 20)


def test_what_is_converted_in_a_pdf_keeps_its_place() -> None:
    lines = [line.replace("12/kh-ubnd", "12/KH-UBND") for line in written(PLAN, "tcvn3").split("\n")]
    found = decode(papers.pdf(papers.paragraph(60, *lines)))
    at = found.string.index("quét dọn")
    place = found.pages.place(at, at + 8)
    assert place
    assert place.frame
    assert place.frame.top < (60 + 36) / 842 < place.frame.bottom
    assert "legacy-encoding" in {warning.code for warning in found.warnings}


def test_the_facts_of_a_plan_in_an_old_encoding() -> None:
    plan = "KÕ ho¹ch\nRa qu©n trång c©y\n\nThùc hiÖn KÕ ho¹ch sè 918/KH-UBND ngµy 15/9/2025 cña ñy ban nh©n d©n tØnh, "
    plan += "ñy ban nh©n d©n x· ®Ò nghÞ c¸c th«n ra qu©n trång c©y, quÐt dän ®­êng lµng.\n"
    citation = read(plan.encode("latin-1")).facts.citations[0]
    assert (citation.number, citation.symbol, citation.date, citation.relation) == (
        "918", "KH-UBND", "2025-09-15", "implements",
    )  # fmt: skip

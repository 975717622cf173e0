"""What is printed cannot act: no formula for a spreadsheet, no control character for a terminal."""

from pathlib import Path

import pytest

from cancu.output import clean, print_csv, safe_cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str):
    assert safe_cell(f"{sign}HYPERLINK()") == f"'{sign}HYPERLINK()"


@pytest.mark.parametrize(("cell", "text"), [("232/KH-UBND", "232/KH-UBND"), (None, ""), (12, "12"), ("a=b", "a=b")])
def test_plain_cells(cell: object, text: str):
    assert safe_cell(cell) == text


def test_csv_file_opens_in_a_spreadsheet(tmp_path: Path):
    out = tmp_path / "a.csv"
    print_csv(("tên",), [("xã Cẩm Giàng",), ('có "ngoặc", phẩy',)], out)
    assert out.read_bytes() == '\ufefftên\r\nxã Cẩm Giàng\r\n"có ""ngoặc"", phẩy"\r\n'.encode()


def test_no_escape_sequence_reaches_the_terminal():
    assert clean("a\x1b[31mđỏ\x07\u202e\nb\tc") == "a [31mđỏ  \nb\tc"
    assert clean(None) == ""

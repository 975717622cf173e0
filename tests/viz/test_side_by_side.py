"""The document beside its facts: no letter of the text is lost, each note stands by its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.pages import Pages, Sheet
from ingest.reading import read
from viz.margin import KINDS, notes
from viz.side_by_side import rows

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "documents").iterdir())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_text_is_whole_and_every_note_has_its_line(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    shown = list(rows(reading))
    assert ["".join(piece for piece, _ in row.pieces) for row in shown] == [
        line for line in reading.text.string.split("\n") if line.strip()
    ]
    assert [note for row in shown for note in row.notes] == [note for note in notes(reading) if note.words]


def test_the_words_of_a_fact_are_marked_with_its_kind() -> None:
    text = (
        "KẾ HOẠCH\nRa quân\n\nThực hiện Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư.\n\nI. TỔ CHỨC THỰC HIỆN\n"
        "1. Phòng Kinh tế\n- Báo cáo trước ngày 15/12 hằng năm.\n"
    )
    reading = read(text.encode())
    marked = {kind: piece for row in rows(reading) for piece, kinds in row.pieces for kind in kinds}
    assert set(marked) <= set(KINDS)
    assert marked["citation"] == "Chỉ thị số 91-CT/TW ngày 12/8/2025 của Ban Bí thư"
    assert marked["unit"] == "Phòng Kinh tế"
    assert marked["deadline"] == "trước ngày 15/12 hằng năm"
    assert "Hạn: 15/12 hằng năm" in [note.words for note in notes(reading)]
    assert "Due: 15/12 yearly" in [note.words for note in notes(reading, "en")]


def test_the_first_line_of_a_page_says_which_page_it_is() -> None:
    plain = read("KẾ HOẠCH\nRa quân\n\nTrồng cây.\n".encode())
    sheets = (Sheet(1, 0, (), recognised=False), Sheet(3, plain.text.string.index("Trồng"), (), recognised=True))
    reading = replace(plain, pages=Pages(sheets))
    said = {"".join(words for words, _ in row.pieces): [note.words for note in row.notes] for row in rows(reading)}
    assert said["KẾ HOẠCH"][0] == "Trang 1"
    assert said["Trồng cây."] == ["Trang 3, nhận dạng từ ảnh quét"]
    assert "Page 3, read from a scan" in [note.words for note in notes(reading, "en")]

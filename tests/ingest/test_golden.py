"""Whole documents against reviewed triples: `pytest tests/ingest --rewrite-golden` writes them anew, then git diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.quads import ntriples
from ingest.reading import read

FOLDER = Path(__file__).with_name("golden")
TEXTS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in TEXTS])
def test_the_triples_of_a_document(text: Path, request: pytest.FixtureRequest) -> None:
    written = ntriples(read(text.read_bytes(), text.name)).decode()
    golden = text.with_suffix(".nt")
    if request.config.getoption("--rewrite-golden", default=False):
        golden.write_text(written, "utf-8", newline="\n")
    wanted = golden.read_text("utf-8")
    before, now = set(wanted.split("\n")), set(written.split("\n"))
    assert (sorted(before - now), sorted(now - before)) == ([], [])  # what was lost, what was gained
    assert written == wanted


def test_every_golden_file_has_its_text() -> None:
    assert {path.stem for path in FOLDER.glob("*.nt")} == {path.stem for path in TEXTS}
    assert len(TEXTS) >= 5

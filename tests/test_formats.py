"""The examples in every format: each says what its text twin says, except what a reason excuses."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from ingest.reading import read
from ingest.record import record

FORMATS = Path(__file__).parents[1] / "examples" / "formats"
TWIN = FORMATS / "ke-hoach-63.txt"
TABLE = "a scanned table comes as loose words, which no rule takes for tasks"
EXCUSED = {
    "png": (("signer", "signer_position", "signed_for", "recipients", "assignments"), "one picture: page one of two"),
    "tif": (("assignments",), TABLE),
    "scan.pdf": (("assignments",), TABLE),
}
"""Ending → the facts that may be missing, and why. A fact that is there is still held to the twin's."""
BESIDE = ("evidence", "due", "steering_type")
"""Where a fact stands; and what the envelope of an exchanged document says more than any text."""
OFFICE = ("doc", "rtf", "odt", "xls", "ods")
SCANS = ("png", "tif", "scan.pdf")
CONTAINERS = ("eml", "msg", "zip", "7z")


def ending(path: Path) -> str:
    return path.name.split(".", 1)[1]


def facts(path: Path) -> dict[str, Any]:
    """All that is read, without where it stands."""
    said = record(read(path.read_bytes(), path.name))
    document = {key: value for key, value in said["document"].items() if key not in BESIDE}
    cited = [[row[key] for key in ("iri", "relation", "primary", "date", "issuer")] for row in said["citations"]]
    given = [
        [row["unit"], row["tasks"], row["must_issue_plan"], [deadline["date"] for deadline in row["deadlines"]]]
        for row in said["assignments"]
    ]
    rest = {key: said[key] for key in ("movements", "defects")}
    return {**document, "citations": cited, "assignments": given, "targets": len(said["targets"]), **rest}


def needs(kind: str) -> None:
    if kind in OFFICE and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    if kind in SCANS and not shutil.which("tesseract"):
        pytest.skip("tesseract is not installed")


@pytest.mark.parametrize("kind", sorted({ending(path) for path in FORMATS.iterdir()} - set(CONTAINERS)))
def test_a_format_says_what_its_twin_says(kind: str) -> None:
    needs(kind)
    wanted, got = facts(TWIN), facts(FORMATS / f"ke-hoach-63.{kind}")
    excused, _ = EXCUSED.get(kind, ((), ""))
    assert {key: value for key, value in got.items() if value or key not in excused} == {
        key: value for key, value in wanted.items() if got[key] or key not in excused
    }


def test_the_twin_says_much() -> None:
    said = facts(TWIN)
    assert (said["number"], said["symbol"], said["date"]) == ("63", "KH-UBND", "2025-10-08")
    assert [row[1:3] for row in said["citations"]] == [["implements", True], ["implements", False]]
    assert [row[0] for row in said["assignments"]] == [
        "Phòng Kinh tế", "Ban Chỉ huy Quân sự xã", "Văn phòng HĐND và UBND xã",
    ]  # fmt: skip
    assert said["defects"] == []

"""Makes a plan of usual length (13,000 letters) of the words of the examples, as Word file and as PDF."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import docx
from docx.shared import Pt

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
LETTERS = 13_000


def word() -> bytes:
    """One document after the other, the plan of a city first, until it is long enough; paragraphs only."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size, style.paragraph_format.space_after = "Noto Serif", Pt(12), Pt(2)
    length = 0
    for path in sorted(EXAMPLES.glob("*.txt"), key=lambda path: (not path.name.startswith("08"), path.name)):
        for line in path.read_text("utf-8").split("\n"):
            if line and length < LETTERS:
                document.add_paragraph(line)
                length += len(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed(data: bytes) -> bytes:
    """The Word file as LibreOffice prints it."""
    with tempfile.TemporaryDirectory(prefix="cancu-") as made:
        folder = Path(made)
        (folder / "plan.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", made, f"{made}/plan.docx"]
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "plan.pdf").read_bytes()

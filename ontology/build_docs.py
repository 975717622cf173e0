"""Writes docs/ontology.html, the browsable page of the vocabulary: `python -m ontology.build_docs [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from ontology.docs.page import html

PAGE: Final = Path(__file__).parents[1] / "docs" / "ontology.html"


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` returns 1 and says what to do where it is out of date."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python -m ontology.build_docs [--check]\n")
        return 2
    if not arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(html(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != html():
        sys.stderr.write("docs/ontology.html is out of date: run `python -m ontology.build_docs`\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

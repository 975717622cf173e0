"""Lists every string that looks like a document's number and says what became of it.

    python -m benchmarks.unexplained ../shared/corpus

A plain pattern finds the strings; each is part of a citation, of the header, or is explained by a reason of the table
below. What is left is printed, and is where the grammar has a hole.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from ingest.files import walk
from ingest.reading import Reading, read

PLAIN = re.compile(r"\d+\s*[/-]\s*[A-ZĐ]{2,}")
REASONS = (
    ("number left blank", re.compile(r"số\s*:?[\s./]*$", re.IGNORECASE), re.compile(r"")),
    (
        "standard (TCVN, QCVN, cơ sở)",
        re.compile(r"(?:QCVN|TCVN|TCCS|ISO|IEC|[Tt]iêu\s+chuẩn|[Qq]uy\s+chuẩn|[Ss]ửa\s+đổi)[^;]{0,40}$"),
        re.compile(r""),
    ),
    ("number of a form", re.compile(r"(?:Mẫu|Biểu|Phụ\s+lục|mẫu|biểu)(?:\s+\w+){0,3}\s*:?\s*$"), re.compile(r"")),
    ("judgment or case of a court", re.compile(r""), re.compile(r"\d{4}/(?:HS|DS|HC|KDTM|LĐ)")),
    ("year misprinted in the source", re.compile(r"\d+/$"), re.compile(r"\d{1,3}\s*/[A-ZĐ]")),
    (
        "code of goods, place or file",
        re.compile(r""),
        re.compile(r"\d+\s*[/-]\s*(?:COD|BOD|TSS|EC|PM|CO|HW|KV|BVTV|VN|NMT|QCVN)\b"),
    ),
)


def main(arguments: list[str]) -> int:
    """Print the table and what is left; 1 where something is left unexplained."""
    counts: Counter[str] = Counter()
    left: list[str] = []
    for path in walk(map(Path, arguments or ["../shared/corpus"])):
        if path.stem != "README":
            for reason, shown in explained(read(path.read_bytes(), path.name)):
                counts[reason] += 1
                left += [f"{path.name}: {shown}"] if reason == "unexplained" else []
    for reason, count in counts.most_common():
        print(f"{count:7}  {reason}")
    print(*left, sep="\n")
    return 1 if left else 0


def explained(reading: Reading) -> list[tuple[str, str]]:
    """The reason for each string of a document, and the string with some text around it."""
    view = reading.text.view
    return [
        (_reason(reading, match), " ".join(view[max(0, match.start() - 40) : match.end() + 30].split()))
        for match in PLAIN.finditer(view)
    ]


def _reason(reading: Reading, match: re.Match[str]) -> str:
    parts, header, view = reading.parts, reading.facts.header, reading.text.view
    start, end = match.span()
    if any(m.start < end and start < m.end for citation in reading.facts.citations for m in citation.mentions):
        return "part of a citation"
    if any(found and found.start < end and start < found.end for found in (header.number, header.symbol)):
        return "part of the header"
    if start < parts.title.start or start < parts.header.start:
        return "printed by the site before the document"
    if start >= parts.annexes.end:
        return "printed by the site after the document"
    if any(span.start <= start < span.end for span in (parts.recipients, parts.signature)):
        return "recipients or signature"
    if header.number and _own(view, start, header.number.value, header.number_year):
        return "the document's own number"
    before = view[max(0, start - 60) : start]
    return next(
        (name for name, lead, form in REASONS if lead.search(before) and form.match(view, start)), "unexplained"
    )


def _own(view: str, start: int, number: str, year: str | None) -> bool:
    """The own number, also where the string begins at the year in it."""
    digits = re.search(r"\d+$", view[max(0, start - 8) : start].rstrip("/ "))
    printed = re.match(r"\d+", view[start:])
    same = printed and printed[0].lstrip("0") == number
    return bool(same or (year and digits and digits[0].lstrip("0") == number and printed and printed[0] == year))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

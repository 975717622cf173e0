"""Collects the text of a document that has paragraphs and tables, in reading order.

A blank line stands between paragraphs. A table of one or two columns is layout (the header, recipients beside the
signature): its cells follow one another, each paragraph on its own line. One with three or more is data: a row is a
Markdown row, as in files that were converted by hand, so that the rules for task tables read it.
"""

from __future__ import annotations

import re

_SPACES = re.compile(r" *\n[ \n]*")
_DATA = 3  # columns
_DEEPEST = 12


class Flow:
    """Text in the making. Calls come in the order of the document; every call is safe at any time."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._tables: list[list[list[list[str]]]] = []  # open tables, inner last: rows of cells of paragraphs
        self._line: list[str] = []
        self._mark = ""
        self._aside: list[tuple[list[str], str]] = []
        self._too_deep = 0

    def add(self, words: str) -> None:
        """Words of the paragraph that is open."""
        self._line.append(words)

    def mark(self, words: str) -> None:
        """The mark of an item, printed before the next words; "" if there were none."""
        self._mark = words

    def end_paragraph(self) -> None:
        """The paragraph ends here; an empty one says nothing."""
        words = _SPACES.sub("\n", "".join(self._line)).strip()
        self._line.clear()
        if words:
            self._here().append(self._mark + words)
            self._mark = ""

    def set_aside(self) -> None:
        """A text box begins inside a paragraph: its words come first, and the paragraph is taken up after it."""
        self._aside.append((self._line, self._mark))
        self._line, self._mark = [], ""

    def take_up(self) -> None:
        """The text box ends."""
        self.end_paragraph()
        if self._aside:
            self._line, self._mark = self._aside.pop()

    def start_table(self) -> None:
        """A table begins. Tables inside tables inside tables are read as if they were one."""
        self.end_paragraph()
        if len(self._tables) < _DEEPEST:
            self._tables.append([])
        else:
            self._too_deep += 1

    def start_row(self) -> None:
        """A row begins."""
        self.end_paragraph()
        if self._tables:
            self._tables[-1].append([])

    def start_cell(self) -> None:
        """A cell begins."""
        self.end_paragraph()
        if self._tables:
            if not self._tables[-1]:
                self._tables[-1].append([])
            self._tables[-1][-1].append([])

    def end_table(self) -> None:
        """The table ends."""
        self.end_paragraph()
        if self._too_deep:
            self._too_deep -= 1
        elif self._tables:
            words = _table(self._tables.pop())
            if words:
                self._here().append(words)

    def text(self) -> str:
        """All that was collected."""
        self.end_paragraph()
        while self._tables:
            self.end_table()
        return "\n\n".join(self._blocks)

    def _here(self) -> list[str]:
        """Where a paragraph belongs: the innermost cell that is open, or the document."""
        for table in reversed(self._tables):
            if table and table[-1]:
                return table[-1][-1]
        return self._blocks


def _table(rows: list[list[list[str]]]) -> str:
    if max((sum(map(bool, row)) for row in rows), default=0) < _DATA:
        return "\n".join(words for row in rows for cell in row for words in cell)
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows if any(row))


def _cell(paragraphs: list[str]) -> str:
    return "<br>".join(paragraphs).replace("\n", "<br>")

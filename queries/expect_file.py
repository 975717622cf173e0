"""The small YAML file in which a user says who is expected, by when, and who is not.

    directive: 232/KH-UBND            # optional: a file for another document is refused
    scope: xã, phường, đặc khu        # kinds or names of areas, as with --among
    bodies: [UBND, Đảng ủy, MTTQ]     # optional: a row for each of these bodies
    deadline: 2025-10-15              # optional
    exceptions:                       # optional
      - area: đặc khu Bạch Long Vĩ
        reason: chưa có địa bàn áp dụng
      - area: phường Lê Chân
        reason: được gia hạn
        deadline: 2025-12-31          # with a deadline of its own it stays expected

Every error says the line and what to write there.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NoReturn

import yaml

from graph.reasons import reasons
from queries.areas import ExpectationError
from queries.lines import named as line_named
from queries.wanted import Differing, Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from queries.lines import Line

_KEYS: Final = ("directive", "scope", "bodies", "deadline", "exceptions")
_EXCEPTION_KEYS: Final = ("area", "reason", "deadline")
_MOST: Final = 1_000_000
"""Bytes: such a file is a page long; more is something else."""


def read(path: Path) -> Wanted:
    """The file as a value. Raises ExpectationError with the line and what to write there."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        vi, en = reasons(error)
        raise ExpectationError(f"Không đọc được {path.name}: {vi}. ¦ Cannot read {path.name}: {en}.") from error
    return parse(data, path.name)


def parse(data: bytes, name: str) -> Wanted:
    """The bytes of a file as a value; `name` stands in messages and in the reason of each row."""
    return _Reader(name).wanted(data)


class _Reader:
    """Checks each node of the file and knows its line."""

    def __init__(self, name: str) -> None:
        self.name = name

    def wanted(self, data: bytes) -> Wanted:
        fields = self.fields(self.root(data), _KEYS)
        if "scope" not in fields:
            self.fail(1, "thiếu “scope” (ví dụ: scope: xã, phường)", "“scope” is missing (such as scope: xã, phường)")
        scope = fields["scope"]
        return Wanted(
            self.name,
            ", ".join(self.texts(scope)),
            _line(scope),
            directive=self.text(fields["directive"]) if "directive" in fields else None,
            lines=tuple(self.body(node) for node in self.items(fields.get("bodies"))),
            deadline=self.day(fields.get("deadline")),
            exceptions=tuple(self.exception(node) for node in self.items(fields.get("exceptions"))),
        )

    def root(self, data: bytes) -> yaml.Node:
        if len(data) > _MOST:
            self.fail(1, "tệp quá lớn", "the file is too large")
        try:
            # Anchors are refused before nodes are made: aliases can make a small file huge.
            for event in yaml.parse(data, Loader=yaml.SafeLoader):
                if getattr(event, "anchor", None):
                    self.fail(
                        event.start_mark.line + 1,  # type: ignore[union-attr]
                        "không dùng & và *",
                        "do not use & and *",
                    )
            root = yaml.compose(data, Loader=yaml.SafeLoader)
        except (UnicodeDecodeError, yaml.reader.ReaderError):  # bytes of another encoding, or no text at all
            self.fail(
                1,
                "không phải văn bản UTF-8; hãy lưu tệp lại với mã UTF-8",
                "this is no text in UTF-8; save it as UTF-8",
            )
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            self.fail(line, "không phải YAML; mỗi dòng ghi “tên: giá trị”", "this is no YAML; write “name: value”")
        if root is None:
            self.fail(1, "tệp trống", "the file is empty")
        return root

    def fields(self, node: yaml.Node, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        listed = ", ".join(keys)
        if not isinstance(node, yaml.MappingNode):
            self.fail(_line(node), f"ghi “tên: giá trị” với các tên {listed}", f"write “name: value”, names: {listed}")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            word = str(key.value)
            if word not in keys:
                self.fail(
                    _line(key), f"không có mục “{word}”; có: {listed}", f"no such name “{word}”; there are: {listed}"
                )
            if word in found:
                self.fail(_line(key), f"“{word}” ghi hai lần", f"“{word}” is written twice")
            found[word] = value
        return found

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        if node is None:
            return []
        return node.value if isinstance(node, yaml.SequenceNode) else [node]

    def texts(self, node: yaml.Node) -> list[str]:
        return [self.text(one) for one in self.items(node)]

    def text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self.fail(_line(node), "cần một dòng chữ", "a text is needed here")
        return str(node.value).strip()

    def day(self, node: yaml.Node | None) -> date | None:
        if node is None:
            return None
        text = self.text(node)
        for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
            with suppress(ValueError):
                return datetime.strptime(text, pattern).date()  # a day has no time zone
        return self.fail(
            _line(node), f"“{text}” không phải ngày; ghi 2025-10-15", f"“{text}” is no day; write 2025-10-15"
        )

    def body(self, node: yaml.Node) -> Line:
        word = self.text(node)
        line = line_named(word)
        if line is None:
            known = "UBND, Đảng ủy, MTTQ"
            self.fail(_line(node), f"không rõ “{word}”; ghi: {known}", f"“{word}” is not known; write: {known}")
        return line

    def exception(self, node: yaml.Node) -> Differing:
        fields = self.fields(node, _EXCEPTION_KEYS)
        for key in ("area", "reason"):
            if key not in fields:
                self.fail(_line(node), f"ngoại lệ thiếu “{key}”", f"the exception lacks “{key}”")
        area, reason = self.text(fields["area"]), self.text(fields["reason"])
        return Differing(area, reason, self.day(fields.get("deadline")), _line(node))

    def fail(self, line: int, vi: str, en: str) -> NoReturn:
        raise ExpectationError(f"{self.name}, dòng {line}: {vi}. ¦ {self.name}, line {line}: {en}.")


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1

"""A small document whose every part can be said, and what is read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ingest.reading import Reading, read
from ingest.record import record
from ingest.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "I. NỘI DUNG\n\n1. Quét dọn hai bên bờ kênh vào sáng thứ bảy.\n\n2. Trồng hoa ở các lối đi chung."


def sheet(
    opening: str = "",
    body: str = BODY,
    *,
    head: str = "ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH",
    motto: str = MOTTO,
    number: str = "Số: 12/KH-UBND",
    place: str = "Kiến Minh, ngày 20 tháng 9 năm 2025",
    kind: str = "KẾ HOẠCH",
    title: str = "Ra quân làm sạch bờ kênh",
    speaker: str = "Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch như sau:",
    recipients: str = "Nơi nhận:\n- UBND thành phố;\n- Các thôn;\n- Lưu: VT.",
    sign: str = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thu Vân",
) -> str:
    """The text of a document; an empty part is left out."""
    parts = ("\n".join((head, motto, number, place)), f"{kind}\n{title}", opening, speaker, body, recipients, sign)
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


@pytest.fixture(scope="session", name="sheet")
def sheet_fixture() -> Callable[..., str]:
    return sheet


@pytest.fixture(scope="session")
def read_text() -> Callable[[str], Reading]:
    return lambda text: read(text.encode())


@pytest.fixture(scope="session")
def said(read_text: Callable[[str], Reading]) -> Callable[[str], dict[str, Any]]:
    """What is read in a text, as plain values."""
    return lambda text: record(read_text(text))


@pytest.fixture(scope="session")
def view() -> Callable[[str], str]:
    return lambda text: Text(text).view


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write the golden files anew, for review with git diff"
    )

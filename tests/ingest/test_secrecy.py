"""What is marked as a state secret is refused, and nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ingest.readers import ReadError
from ingest.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI  MẬT", "TUYỆT MẬT", "Độ mật: MẬT", "[MẬT]"])
def test_a_secret_is_refused(stamp: str, sheet: Callable[..., str]) -> None:
    with pytest.raises(ReadError, match="không giữ lại nội dung nào") as refused:
        read(sheet(head=f"ỦY BAN NHÂN DÂN\nXÃ KIẾN MINH\n{stamp}").encode())
    assert refused.value.code == "secret"


def test_the_word_in_running_text_is_no_mark(sheet: Callable[..., str]) -> None:
    assert read(sheet("Giữ bí\nMẬT\nnhà nước.", title="Về bảo vệ bí\nMẬT\nnhà nước").encode())

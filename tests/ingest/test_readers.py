"""From bytes to text: encodings, and what is refused with a reason."""

from __future__ import annotations

import pytest

from ingest.readers import ReadError, decode
from ingest.readers.sizes import LETTERS, TEXT_FILE

WORDS = "Ủy ban nhân dân xã Kiến Minh ban hành Kế hoạch về việc trồng cây, quét dọn đường làng."

ENCODED = [
    pytest.param(WORDS.encode(), id="UTF-8"),
    pytest.param(b"\xef\xbb\xbf" + WORDS.encode(), id="UTF-8 with its mark"),
    pytest.param(b"\xff\xfe" + WORDS.encode("utf-16-le"), id="UTF-16, little end first"),
    pytest.param(b"\xfe\xff" + WORDS.encode("utf-16-be"), id="UTF-16, big end first"),
]


@pytest.mark.parametrize("data", ENCODED)
def test_encodings(data: bytes) -> None:
    assert decode(data).string == WORDS


def test_windows_1258_is_read_where_it_gives_vietnamese() -> None:
    import unicodedata

    legacy = "".join(
        letter if letter in "ăâđêôơưĂÂĐÊÔƠƯ" else unicodedata.normalize("NFD", letter)
        for letter in "Đồng chí Trưởng ban đã ký".replace("ồ", "ô\u0300").replace("ư", "ư").replace("ở", "ơ\u0309")
    ).encode("cp1258")
    assert decode(legacy).string == "Đồng chí Trưởng ban đã ký"


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_cut_off_inside_a_letter_is_read_without_it(cut: int) -> None:
    whole = (WORDS + "ế").encode()
    assert decode(whole[:-cut]).string == WORDS


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"# K\xe1\xba\xbe HO\xe1\xba\xa0CH\n", "text/markdown", id="heading"),
        pytest.param("| Số | Ngày |\n".encode(), "text/markdown", id="table"),
        pytest.param("**Số**: 12".encode(), "text/markdown", id="bold"),
        pytest.param("Số: 12\n".encode(), "text/plain", id="plain"),
    ],
)
def test_the_media_type(data: bytes, kind: str) -> None:
    assert decode(data).media_type == kind


REFUSED = [
    pytest.param(b"", "empty", id="no byte"),
    pytest.param(b" \n\t \r\n\0", "empty", id="white space"),
    pytest.param(b"\xef\xbb\xbf", "empty", id="only the mark"),
    pytest.param(b"a" * (TEXT_FILE + 1), "too-large", id="too large"),
    pytest.param(bytes(TEXT_FILE + 1), "too-large", id="too large, and empty"),
    pytest.param(b"a" * (LETTERS + 1), "too-long", id="too much text"),
    pytest.param(b"%PDF-1.7\n" + bytes(TEXT_FILE + 1), "broken", id="a PDF may be larger than text"),
    pytest.param(b"%PDF-1.7 \n", "broken", id="PDF"),
    pytest.param(b"PK\x03\x04rest", "broken", id="a zip file, cut off"),
    pytest.param(b"GIF89a", "other-format", id="image"),
    pytest.param(bytes(range(128, 256)) * 40, "not-text", id="bytes that are no text"),
    pytest.param(b"\x80\x95" * 9, "not-text", id="bytes of one kind"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "kế hoạch.txt")
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“kế hoạch.txt”: ")
        assert said.endswith(".")
    assert str(caught.value) == f"{caught.value.vi} ¦ {caught.value.en}"

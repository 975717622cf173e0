"""Archives and messages: what they hold is read, each for itself, and what means harm is refused."""

from __future__ import annotations

import io
import runpy
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path
from zlib import crc32

import py7zr
import pytest

from ingest.readers import ReadError, decode, unpack
from ingest.readers.container import Member, is_container, members

EXAMPLES = Path(__file__).parents[2] / "examples"
outlook = runpy.run_path(str(EXAMPLES / "boxes.py"))["outlook"]
WORDS = "Kế hoạch trồng cây"


def zipped(files: dict[str, bytes], mode: int = 0o644, form: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", form) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr, info.compress_type = mode << 16, form
            archive.writestr(info, data)
    return out.getvalue()


def packed(files: dict[str, bytes], password: str | None = None) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as archive:
        for name, data in files.items():
            archive.writef(io.BytesIO(data), name)
    return out.getvalue()


def mailed(files: dict[str, bytes], said: str = "Kính gửi", html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Gửi kế hoạch"
    message.set_content(said, subtype="html" if html else "plain")
    for name, data in files.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def sent(files: dict[str, bytes]) -> bytes:
    data: bytes = outlook("Gửi kế hoạch", "Kính gửi", files)
    return data


MAKERS = pytest.mark.parametrize("make", [zipped, packed, mailed, sent])


def inside(data: bytes) -> dict[str, bytes | str]:
    """Name → bytes, or the code of the refusal."""
    return {member.name: member.refused.code if member.refused else member.data for member in members(data, "hồ sơ")}


@MAKERS
def test_the_documents_inside(make) -> None:  # type: ignore[no-untyped-def]
    files = {"kế hoạch.txt": WORDS.encode(), "b.pdf": b"%PDF-", "c.exe": b"MZ", "~$a.docx": b"x", ".d.txt": b"x"}
    data = make(files)
    assert is_container(data, "a.doc")
    assert inside(data) == {"kế hoạch.txt": WORDS.encode(), "b.pdf": b"%PDF-"}


@MAKERS
def test_one_alone_is_no_document(make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ReadError) as caught:
        decode(make({"a.txt": WORDS.encode()}), "hồ sơ")
    assert caught.value.code == "container"


@MAKERS
def test_archives_inside_archives(make) -> None:  # type: ignore[no-untyped-def]
    two = zipped({"trong/a.txt": WORDS.encode()})
    assert inside(make({"một.zip": two, "b.txt": b"b"})) == {"một.zip » trong/a.txt": WORDS.encode(), "b.txt": b"b"}
    four = zipped({"ba.zip": zipped({"hai.zip": two})})
    assert inside(make({"một.zip": four, "b.txt": b"b"})) == {"một.zip » ba.zip » hai.zip": "too-nested", "b.txt": b"b"}


@MAKERS
def test_nothing_to_read_inside(make) -> None:  # type: ignore[no-untyped-def]
    if make in (mailed, sent):
        assert list(inside(make({"a.exe": b"MZ"}))) == ["nội dung thư.txt"]
    else:
        with pytest.raises(ReadError) as caught:
            inside(make({"a.exe": b"MZ"}))
        assert caught.value.code == "no-document"


def test_what_is_written_in_a_message_is_read_where_no_document_is_attached() -> None:
    assert inside(mailed({}, WORDS)) == {"nội dung thư.txt": f"{WORDS}\n".encode()}
    assert list(inside(mailed({}, f"<p>{WORDS}</p>", html=True))) == ["nội dung thư.html"]


def test_a_logo_in_a_message_is_no_document() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content(f"<p>{WORDS}</p>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png", cid="<logo>")
    message.add_attachment(mailed({"a.txt": b"a"}), maintype="application", subtype="x", filename="thư.eml")
    assert inside(message.as_bytes()) == {"thư.eml » a.txt": b"a"}


def test_a_message_attached_to_a_message() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["From"] = outer["From"] = "a@b.example"
    inner["Message-ID"] = "<1@b.example>"
    inner.set_content("x")
    inner.add_attachment(b"a", maintype="text", subtype="plain", filename="a.txt")
    outer.set_content("x")
    outer.add_attachment(inner)
    assert inside(outer.as_bytes()) == {"thư.eml » a.txt": b"a"}


def test_names_are_only_names() -> None:
    data = zipped({"../../a.txt": b"a", "/etc/b.txt": b"b", "C:\\c.txt": b"c", "d\x1b[2J\u202e.txt": b"d"})
    assert inside(data) == {"../../a.txt": b"a", "/etc/b.txt": b"b", "C:/c.txt": b"c", "d[2J.txt": b"d"}


def test_two_of_one_name_are_two() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"2")
    assert inside(out.getvalue()) == {"a.txt": b"1", "a.txt (2)": b"2"}


def test_names_in_utf_8_that_do_not_say_so() -> None:
    data = zipped({"kế hoạch.txt": b"a"})
    for mark, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        spot = data.index(mark) + at
        data = data[:spot] + bytes([data[spot] & ~0x08]) + data[spot + 1 :]
    assert inside(data) == {"kế hoạch.txt": b"a"}


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"b.txt": b"b", "a.txt": b"a"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rfind(mark) + flags] |= 1
    return bytes(data)


STORED = zipped({"b.txt": b"b", "a.txt": b"aaaa"}, form=zipfile.ZIP_STORED)
REFUSED_MEMBERS = [
    pytest.param(encrypted_zip(), "password", id="a password"),
    pytest.param(zipped({"a.txt": b"/etc/passwd"}, 0o120777), "symlink", id="a link"),
    pytest.param(zipped({"a.txt": bytes(3 << 20)}), "bomb", id="packed too well"),
    pytest.param(STORED.replace(b"aaaa", b"aaab"), "broken", id="broken"),
    pytest.param(zipped({"b.txt": b"b", "a.zip": b"7z\xbc\xaf\x27\x1crest"}), "broken", id="an archive that is none"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED_MEMBERS)
def test_a_member_that_is_refused_leaves_the_others(data: bytes, code: str) -> None:
    found = inside(data)
    assert code in (found.get("a.txt"), found.get("a.zip"))
    assert found.get("b.txt", b"b") == b"b"


def renamed(old: str, new: str) -> bytes:
    """A 7z archive with a name that its library would not write; the checksums are made right."""
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.set_encoded_header_mode(False)
        archive.writef(io.BytesIO(b"b"), "b.txt")
        archive.writef(io.BytesIO(b"a"), old)
    data = bytearray(out.getvalue().replace(old.encode("utf-16-le"), new.encode("utf-16-le")))
    offset, size = struct.unpack_from("<QQ", data, 12)
    struct.pack_into("<I", data, 28, crc32(data[32 + offset : 32 + offset + size]))
    struct.pack_into("<I", data, 8, crc32(data[12:32]))
    return bytes(data)


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/aa.txt"])
def test_a_name_that_leads_out_of_a_7z_archive(name: str) -> None:
    assert inside(renamed("xx/xx/a.txt", name)) == {"b.txt": b"b", name: "unsafe-name"}


REFUSED = [
    pytest.param(packed({"a.txt": b"a"}, password="x"), "password", id="7z with a password"),
    pytest.param(packed({"a.txt": WORDS.encode() * 99})[:-20], "broken", id="7z cut off"),
    pytest.param(packed({"a.txt": WORDS.encode() * 99})[:60], "broken", id="7z, its head only"),
    pytest.param(b"7z\xbc\xaf\x27\x1c" + bytes(200), "broken", id="7z, of zeros"),
    pytest.param(zipped({}), "no-document", id="zip, empty"),
    pytest.param(zipped({f"{number}.txt": b"a" for number in range(unpack.MEMBERS + 1)}), "too-many", id="too many"),
    pytest.param(sent({"a.txt": b"a"})[:1600], "broken", id="Outlook, cut off"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(members(data, "hồ sơ.zip"))
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“hồ sơ.zip”: ")


def test_what_was_found_before_the_end_is_given() -> None:
    data = zipped({f"{number}.txt": b"%d" % number for number in range(unpack.MEMBERS + 1)})
    found: list[Member] = []
    with pytest.raises(ReadError):
        found.extend(members(data, "a.zip"))
    assert len(found) == unpack.MEMBERS


def test_a_large_archive_comes_in_groups() -> None:
    from os import urandom

    files = {f"{number}.txt": urandom(9 << 20) for number in range(6)}
    assert inside(zipped(files, form=zipfile.ZIP_STORED)) == files


def test_an_archive_that_holds_more_than_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "UNPACKED", 1000)
    inner = zipped({f"{number}.txt": b"%d" % number * 200 for number in range(6)}, form=zipfile.ZIP_STORED)
    for data in (inner, zipped({"a.zip": zipped({"b.txt": b"b" * 600}), "c.txt": b"c" * 600})):
        said = unpack.group(data, "a.zip", 0)
        assert said["ended"][0] == "too-many"  # type: ignore[index]
        assert len(said["members"]) > 0  # type: ignore[arg-type]

"""Files that LibreOffice turns into Word's: what they are told by, what is refused, and what LibreOffice may not do."""

from __future__ import annotations

import io
import runpy
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.readers import ReadError, decode, office
from ingest.readers.confined import MEMORY, SECONDS

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = EXAMPLES / "formats"
ole = runpy.run_path(str(EXAMPLES / "boxes.py"))["ole"]
KINDS = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "xls": "application/vnd.ms-excel",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def sample(ending: str) -> bytes:
    return (FORMATS / f"ke-hoach-63.{ending}").read_bytes()


@needs_office
@pytest.mark.parametrize(("ending", "kind"), KINDS.items())
def test_the_kind_is_told_by_the_content(ending: str, kind: str) -> None:
    found = decode(sample(ending), "lừa.pdf")
    assert found.media_type == kind
    assert "Số: 63/KH-UBND" in found.string
    assert "| 1 | Vẽ bản đồ bờ kênh | Phòng Kinh tế | Trước ngày 15/11/2025 |" in found.string


@pytest.mark.parametrize(
    ("ending", "package"), [("doc", "writer"), ("rtf", "writer"), ("odt", "writer"), ("xls", "calc")]
)
def test_without_libreoffice_the_one_command_is_told(
    ending: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadError) as caught:
        decode(sample(ending), f"kế hoạch.{ending}")
    assert caught.value.code == "no-office"
    for said in (caught.value.vi, caught.value.en):
        assert f"sudo apt-get install libreoffice-{package}-nogui" in said


def encrypted_doc() -> bytes:
    data = bytearray(sample("doc"))
    at = data.index(b"\xec\xa5")  # the head of the Word stream: [MS-DOC] 2.5.2
    data[at + 11] |= 1
    return bytes(data)


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, said in members.items():
            package.writestr(name, said)
    return file.getvalue()


LOCKED_SHEET = ole({"Workbook": bytes.fromhex("0908 0400 0006 0500 2f00 0200 0000")})
REFUSED = [
    pytest.param(ole({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"x"}), "password", id="a new one, encrypted"),
    pytest.param(LOCKED_SHEET, "password", id="an Excel 97 file with a password"),
    pytest.param(ole({"x": b"x"}), "other-format", id="a box of something else"),
    pytest.param(encrypted_doc(), "password", id="a Word 97 file with a password"),
    pytest.param(sample("doc")[:700], "broken", id="a Word 97 file, cut off"),
    pytest.param(b"\xd0\xcf\x11\xe0" + bytes(4000), "broken", id="an empty box"),
    pytest.param(zipped(mimetype="application/vnd.oasis.opendocument.text"), "broken", id="OpenDocument, empty"),
    pytest.param(zipped(mimetype="application/vnd.oasis.opendocument.graphics"), "other-format", id="a drawing"),
]


def odt(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample("odt"))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr(zipfile.ZipInfo("mimetype"), old.read("mimetype"))
        for name in old.namelist()[1:]:
            new.writestr(name, content if name == "content.xml" else old.read(name))
    return out.getvalue()


REFUSED += [
    pytest.param(odt(b" " * (90 << 20)), "bomb", id="OpenDocument that is packed too well"),
    pytest.param(odt(b'<!DOCTYPE a [<!ENTITY a "a">]><a>&a;</a>'), "bomb", id="OpenDocument with entities"),
]


@needs_office
@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "kế hoạch.doc")
    assert caught.value.code == code
    for said in (caught.value.vi, caught.value.en):
        assert said.startswith("“kế hoạch.doc”: ")


@needs_office
def test_nothing_of_the_users_is_seen_or_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "TMPDIR"))
    decode(sample("rtf"))
    assert [path for path in tmp_path.rglob("*") if path.name not in ("HOME", "TMPDIR")] == []


@needs_office
def test_a_remote_picture_is_not_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:{port}/a.png" \\d}}{{\fldrslt x}}}}'
        data = rf"{{\rtf1\ansi Ch\'e0o {field}\par}}".encode()
        assert "Chào" in decode(data).string
        with pytest.raises(TimeoutError):
            server.accept()


def confined(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    here = [
        sys.executable,
        "-m",
        "ingest.readers.confined",
        str(folder),
        shutil.which("sh") or "/bin/sh",
        "-c",
        command,
    ]
    root = Path(__file__).parents[2]
    return subprocess.run(here, cwd=root, capture_output=True, text=True, timeout=60)


def test_a_confined_program_writes_in_its_folder_only(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    done = confined(
        inside, f"echo a > {inside}/a; mkdir {inside}/b; echo a > {outside}/a; rm -r {outside}; cat /etc/passwd"
    )
    assert (inside / "a").read_text() == "a\n"
    assert (inside / "b").is_dir()
    assert done.stdout
    if "Permission denied" not in done.stderr:
        pytest.skip("this system has no Landlock")
    assert outside.is_dir()
    assert list(outside.iterdir()) == []


def test_a_confined_program_is_held_to_its_limits(tmp_path: Path) -> None:
    done = confined(tmp_path, "ulimit -d; ulimit -t; ulimit -c")
    assert done.stdout.split() == [str(MEMORY >> 10), str(SECONDS), "0"]


@needs_office
def test_libreoffice_that_runs_wild_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_GRACE", -office.SECONDS + 0.05)
    with pytest.raises(ReadError) as caught:
        decode(sample("doc"))
    assert caught.value.code == "time"

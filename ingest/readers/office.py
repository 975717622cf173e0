"""Reads what older and other office programs write (.doc, .rtf, .odt): LibreOffice, confined, makes Word files of them.

LibreOffice knows these formats, and its file is then read like every other Word file: numbers as printed, changes
accepted, text boxes once. It runs on a throw-away profile in which macros, active content and links are off.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.readers import word
from ingest.readers.confined import SECONDS
from ingest.readers.errors import ReadError, refusal
from ingest.readers.sandbox import run
from ingest.readers.sizes import FILE

if TYPE_CHECKING:
    from ingest.readers.extract import Extract

_ENDINGS = {b"\xd0\xcf": "doc", b"{\\": "rtf", b"PK": "odt"}
_PARTS = {"docx": ("writer", "libswlo.so"), "xlsx": ("calc", "libsclo.so")}
"""What is wanted → the part of LibreOffice that makes it, and the library that is there with it."""
_OUT_OF_TIME = (128 + signal.SIGXCPU, 128 + signal.SIGKILL, -signal.SIGXCPU, -signal.SIGKILL)
_GRACE = 8
"""Seconds that are waited beyond those of computing: two files may be at work on one core."""
_OFF = "/org.openoffice.Office."
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Load", "UpdateDocMode", "0"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),  # of 0 always, 1 never, 2 when asked: another order than Writer's
    ("Common/Misc", "UseLocking", "false"),
)


def extract(data: bytes, shown: str) -> Extract:
    """The text of a Word 97 file, RTF or OpenDocument text. Raises ReadError."""
    return word.extract(converted(data, _ENDINGS[data.lstrip()[:2]], "docx", shown), shown)


def converted(data: bytes, ending: str, wanted: str, shown: str) -> bytes:
    """The file as LibreOffice saves it in another format. Raises ReadError, also where there is no LibreOffice."""
    program = _program(wanted, shown)
    if data.startswith(b"PK"):
        run("package", data, shown, options=[shown])  # LibreOffice would unpack a bomb to the last byte
    with tempfile.TemporaryDirectory(prefix="cancu-") as made:
        folder = Path(made).resolve()
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_settings(), "utf-8")
        (folder / f"document.{ending}").write_bytes(data)
        out = folder / "out" / f"document.{wanted}"
        returned = _run(program, folder, ending, wanted, shown)
        if returned in _OUT_OF_TIME:
            raise refusal("time", shown)
        if not out.is_file() or out.is_symlink():
            raise refusal("crash" if returned else "broken", shown)
        if out.stat().st_size > FILE:
            raise refusal("bomb", shown)
        return out.read_bytes()


def _run(program: str, folder: Path, ending: str, wanted: str, shown: str) -> int:
    here = [sys.executable, "-S", "-P", "-m", "ingest.readers.confined", str(folder), program]
    options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    work = ["--convert-to", wanted, "--outdir", str(folder / "out"), str(folder / f"document.{ending}")]
    process = subprocess.Popen(  # noqa: S603 - a fixed command, no shell, and file names of our own
        [*here, *options, *work], cwd=folder, env=_surroundings(folder), start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return process.wait(SECONDS + _GRACE)
    except subprocess.TimeoutExpired as error:
        raise refusal("time", shown) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and what it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _surroundings(folder: Path) -> dict[str, str]:
    """Nothing of the user's: no home, no display, no proxy; all that it writes goes into the folder."""
    where = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
    code = os.pathsep.join(os.path.abspath(path) for path in sys.path if path)  # noqa: PTH100
    return dict.fromkeys(where, str(folder)) | {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PYTHONPATH": code}


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{_OFF}{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {space}>{items}</oor:items>'


def _program(wanted: str, shown: str) -> str:
    """Where LibreOffice is. Raises ReadError with the one command that installs it."""
    found = shutil.which("soffice")
    part, library = _PARTS[wanted]
    if found and (Path(found).resolve().parent / library).exists():
        return found
    command = f"sudo apt-get install libreoffice-{part}-nogui"
    raise ReadError(
        "no-office",
        f"{shown}: cần LibreOffice để đọc định dạng này. Hãy cài ({command}), hoặc lưu lại dưới dạng .{wanted}.",
        f"{shown}: LibreOffice is needed to read this format. Install it ({command}), or save the file as .{wanted}.",
    )

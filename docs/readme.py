"""Rewrites what README.md shows, the output of its commands and its pictures: `python docs/readme.py [--check]`.

A block of ```console holds commands after `$ ` and what they print. They are run on a fresh store of the examples, in
the language of their half of the page. Output that ends in `[…]` is cut: as many lines are kept as stand there.
The pictures are what `cancu show` draws of the same store.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
README: Final = ROOT / "README.md"
ENGLISH: Final = "\n# Căn Cứ in English\n"
CUT: Final = "[…]"
PICTURED: Final = "918/KH-UBND", "--as-of", "2025-11-30", "--format", "svg"
_BLOCK: Final = re.compile(r"(?<=```console\n).*?(?=```)", re.S)
_COMMAND: Final = re.compile(r"^\$ (?P<command>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.M)


def made() -> dict[Path, str]:
    """Each file and what it should hold now. Raises CalledProcessError when a command of the page fails."""
    vietnamese, heading, english = README.read_text("utf-8").partition(ENGLISH)
    first, picture_vi = _made_in("vi", vietnamese)
    second, picture_en = _made_in("en", english)
    docs = ROOT / "docs"
    return {README: first + heading + second, docs / "chain-vi.svg": picture_vi, docs / "chain-en.svg": picture_en}


def _made_in(lang: str, half: str) -> tuple[str, str]:
    """A half of the page, and the picture, in a language."""
    with tempfile.TemporaryDirectory(prefix="cancu-") as work:
        (Path(work) / "examples").symlink_to(ROOT / "examples")
        text = _BLOCK.sub(lambda block: _block(block[0], lang, work), half)
        _run(["cancu", "show", *PICTURED, "--out", "picture.svg"], lang, work)
        return text, Path(work, "picture.svg").read_text("utf-8")


def _block(block: str, lang: str, work: str) -> str:
    return "\n".join(
        f"$ {found['command']}\n{_output(found['command'], found['output'], lang, work)}\n"
        for found in _COMMAND.finditer(block)
    )


def _output(command: str, old: str, lang: str, work: str) -> str:
    lines = [line.rstrip() for line in _run(shlex.split(command), lang, work).strip("\n").splitlines()]
    shown = old.rstrip().splitlines()
    return "\n".join([*lines[: len(shown) - 1], CUT] if shown[-1:] == [CUT] else lines)


def _run(command: list[str], lang: str, work: str) -> str:
    program, *words = command
    surroundings = {"PATH": os.environ["PATH"], "CANCU_LANG": lang, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "HOME": work}
    whole = [str(Path(sys.executable).with_name(program)), *words]
    return subprocess.run(whole, cwd=work, env=surroundings, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Rewrite the files; with --check only say which are out of date, by the exit code too."""
    checking = "--check" in sys.argv[1:]
    stale = {path: text for path, text in made().items() if not path.is_file() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        if checking:
            print(f"{path.relative_to(ROOT)} shows what is no longer true: run `make docs`", file=sys.stderr)
        else:
            path.write_text(text, "utf-8")
    return int(checking and bool(stale))


if __name__ == "__main__":
    sys.exit(main())

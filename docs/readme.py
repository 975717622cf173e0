"""Rewrites the output shown in README.md by running its commands: `python docs/readme.py [--check]`.

A block of ```console holds commands after `$ ` and what they print. They are run on a fresh store of the examples, in
the language of their half of the page. Output that ends in `[…]` is cut: as many lines are kept as stand there.
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
_BLOCK: Final = re.compile(r"(?<=```console\n).*?(?=```)", re.S)
_COMMAND: Final = re.compile(r"^\$ (?P<command>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.M)


def renewed(page: str) -> str:
    """The page with the output that its commands give now. Raises CalledProcessError when one of them fails."""
    vietnamese, heading, english = page.partition(ENGLISH)
    return _half(vietnamese, "vi") + heading + _half(english, "en")


def _half(text: str, lang: str) -> str:
    with tempfile.TemporaryDirectory(prefix="cancu-") as work:
        (Path(work) / "examples").symlink_to(ROOT / "examples")
        return _BLOCK.sub(lambda block: _renewed_block(block[0], lang, work), text)


def _renewed_block(block: str, lang: str, work: str) -> str:
    shown = [f"$ {found['command']}\n{_output(found, lang, work)}\n" for found in _COMMAND.finditer(block)]
    return "\n".join(shown)


def _output(found: re.Match[str], lang: str, work: str) -> str:
    program, *words = shlex.split(found["command"])
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    surroundings = {"PATH": places, "CANCU_LANG": lang, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "HOME": work}
    command = [str(Path(sys.executable).with_name(program)), *words]
    done = subprocess.run(command, cwd=work, env=surroundings, capture_output=True, text=True, check=True)
    lines = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    old = found["output"].rstrip().splitlines()
    return "\n".join([*lines[: len(old) - 1], CUT] if old[-1:] == [CUT] else lines)


def main() -> int:
    """Rewrite the page; with --check only say whether it is current, by the exit code."""
    page = README.read_text("utf-8")
    made = renewed(page)
    if "--check" not in sys.argv[1:]:
        README.write_text(made, "utf-8")
    elif made != page:
        print("README.md shows output that is no longer true: run `make docs`", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

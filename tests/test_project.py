"""What holds for the project as a whole: layers, libraries, README, changelog, and what must not be committed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest

from cancu.main import COMMANDS

ROOT: Final = Path(__file__).parents[1]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: Final[dict[str, list[str]]] = PROJECT["optional-dependencies"]
README: Final = (ROOT / "README.md").read_text("utf-8")
VIETNAMESE, _, ENGLISH = README.partition("\n# Căn Cứ in English\n")
HALVES: Final = pytest.mark.parametrize("half", [VIETNAMESE, ENGLISH], ids=["vi", "en"])

MACHINE: Final = re.compile(
    r"""
    /(?:home|Users|root)/(?!someone)[a-z] | C:\\Users | /work/(?:main|shared) | /opt/[a-z] | /tmp/[a-z]{2,}/
    | \blocalhost:\d | \b10\.\d+\.\d+\.\d+ | \b192\.168\.\d+
    | pythonhosted\.org | pypi\.org/simple | artifactory | --(?:extra-)?index-url[\s=]+\w+:
    """,
    re.X,
)
"""Traces that a developer's machine leaves: its folders, its hosts, the registry that it fetches from."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def tracked() -> list[Path]:
    listed = run("git", "ls-files", "-z")
    if listed.returncode:
        pytest.skip("không phải bản sao git · not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


# ── layers and libraries ─────────────────────────────────────────────────────────────────────────────────────────────


def test_the_arrows_between_the_layers_point_down() -> None:
    done = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert done.returncode == 0, done.stdout
    assert "1 kept, 0 broken" in done.stdout


def test_every_library_says_why_it_is_there() -> None:
    lines = re.findall(r'^    "[A-Za-z0-9-]+(?:>=|==)[^"]*",?.*$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert len(lines) == len(PROJECT["dependencies"]) + sum(map(len, EXTRAS.values()))
    unexplained = [line for line in lines if not re.search(r"#\s+\S+", line)]
    assert unexplained == []


@pytest.mark.parametrize("name", [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["register"]])
def test_the_lowest_list_has_the_floor_of_pyproject(name: str) -> None:
    wanted, floor = re.split(r">=|==", name)
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "requirements-lowest.txt").read_text("utf-8"), re.M))
    assert {release(pin) for name, pin in pinned.items() if name.lower() == wanted.lower()} == {release(floor)}


def release(number: str) -> tuple[int, ...]:
    """3.2 and 3.2.0 are one version."""
    parts = [int(part) for part in number.split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)


def test_the_lock_pins_every_library_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.findall(r"^([\w.-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.M)
    asked = [re.split(r">=|==", name)[0] for name in [*PROJECT["dependencies"], *chain(*EXTRAS.values())]]
    assert len(pinned) == len(re.findall(r"^[\w.-]+==", lock, re.M))
    assert {name.lower() for name in asked} <= {name.lower() for name in pinned}


# ── what users read ──────────────────────────────────────────────────────────────────────────────────────────────────


@HALVES
def test_readme_lists_every_command_in_the_order_of_help(half: str) -> None:
    assert re.findall(r"^\| `cancu ([a-z]+)` \|", half, re.M) == list(COMMANDS)


def test_both_halves_of_readme_show_the_same_commands() -> None:
    def shape(half: str) -> list[str]:
        """The commands, without what is named in the reader's language: files, folders, days."""
        found = re.findall(r"(?:^\$ |^)(?:cancu|make) [^#\n]*", half, re.M)
        return [
            " ".join(re.findall(r"(?<!\S)(?:\$|cancu|make|[a-z]+|--?[a-z-]+|\S+/[A-Z]\S*)(?!\S)", line))
            for line in found
        ]

    assert shape(VIETNAMESE) == shape(ENGLISH)
    assert len(shape(ENGLISH)) >= 10


def test_both_halves_of_readme_have_the_same_parts() -> None:
    def parts(half: str) -> list[int]:
        return [len(marks) for marks in re.findall(r"^(#+|```|\||-|<img) ", half, re.M)]

    assert parts(VIETNAMESE.removeprefix("# Căn Cứ\n")) == parts(ENGLISH)


def test_readme_shows_what_the_commands_print_today() -> None:
    done = run(sys.executable, "docs/readme.py", "--check")
    assert done.returncode == 0, done.stderr


def test_readme_names_only_files_that_exist() -> None:
    named = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", README)
    paths = [one or other for one, other in named if not (one or other).startswith("http")]
    assert len(paths) >= 10
    assert [path for path in paths if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("name", ["citations", "assigned units", "deadlines", "targets"])
def test_readme_tells_the_accuracy_that_was_measured(name: str) -> None:
    baseline = json.loads((ROOT / "benchmarks" / "accuracy.json").read_text("utf-8"))["acceptance"]
    figure = f"{baseline['figures'][name]:.2f}"
    assert f"F1 {figure}" in re.sub(r"\s+", " ", ENGLISH)
    assert re.search(rf"F1 (mới )?{figure.replace('.', ',')}", re.sub(r"\s+", " ", VIETNAMESE))
    assert f"{len(baseline['documents'])} real documents" in ENGLISH
    assert f"{len(baseline['documents'])} văn bản thật" in VIETNAMESE


@pytest.mark.parametrize("name", ["chain-vi.svg", "chain-en.svg"])
def test_the_picture_is_light_and_asks_nothing_of_the_network(name: str) -> None:
    picture = (ROOT / "docs" / name).read_text("utf-8")
    assert len(picture.encode()) <= 300_000
    assert re.findall(r"(?:href|src|url\()\s*=?\s*[\"']?(?:https?:)?//", picture) == []


def test_the_changelog_tells_of_this_version_first() -> None:
    told = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert told[0] == PROJECT["version"] == version("cancu")


def test_make_lists_every_target_that_it_has() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.M)
    assert set(targets) == set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split())  # type: ignore[index]
    listed = run("make", "--no-print-directory", "help").stdout
    assert [target for target in targets if f"make {target} " not in listed] == []


# ── what must not be committed ───────────────────────────────────────────────────────────────────────────────────────


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE.finditer(text)]
    assert found == []


def test_no_tracked_file_is_a_heap_of_data() -> None:
    heavy = {str(path.relative_to(ROOT)): path.stat().st_size for path in tracked() if path.stat().st_size > 1_500_000}
    assert heavy == {}

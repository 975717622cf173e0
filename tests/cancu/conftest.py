"""Runs `cancu` in this process on the store of the five seeds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cancu.main import cli


@pytest.fixture
def cancu(seeds_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("CANCU_STORE", str(seeds_path))
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, **more: Any) -> Result:
        return CliRunner().invoke(cli, arguments, **more)

    return run


@pytest.fixture
def cancu_json(cancu: Callable[..., Result]) -> Callable[..., Any]:
    def run(*arguments: str) -> Any:
        done = cancu(*arguments, "--format", "json")
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    return run

"""The synthetic chain, as a picture, for all tests of drawings."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from viz.assemble import assemble

if TYPE_CHECKING:
    from types import ModuleType


def _sibling(name: str) -> ModuleType:
    """A module beside the tests; importlib mode gives test folders no package to import it from."""
    full = f"tests_viz_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, Path(__file__).with_name(f"{name}.py"))
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[full] = module
        spec.loader.exec_module(module)
    return sys.modules[full]


@pytest.fixture(scope="session")
def sample() -> Any:
    return _sibling("sample")


@pytest.fixture(scope="session")
def picture_of(sample: Any) -> Any:
    """A picture with so many communes in each state; the first two plans give work to `units` units each."""

    def make(states: dict[str, int], units: int = 4, lang: str = "vi") -> Any:
        board = sample.board(states)
        plans = [row.document for row in board.rows if row.issued]
        given = [duty for plan in plans[:2] for duty in sample.duties(plan, units)]
        return assemble(sample.trace(board), boards=[board], duties=given, lang=lang)

    return make


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Any:
    driven = _sibling("browser")
    if not (driven.BROWSER and driven.DRIVER):
        pytest.skip("cần chromium và chromium-driver (Debian: apt-get install chromium chromium-driver)")
    window = driven.Browser(tmp_path_factory.mktemp("profile"))
    yield window
    window.close()

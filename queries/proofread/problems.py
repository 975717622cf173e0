"""The sentences of what is found, from problems.toml: how grave it is, what is wrong, what to do."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from queries.days import printed_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.proofread.model import Problem, Severity

SOURCE: Final = Path(__file__).with_name("problems.toml")
_DATE: Final = re.compile(r"\d{4}(?:-\d\d){1,2}")


@cache
def load() -> dict[str, dict[str, str]]:
    """The file as it stands."""
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


def severity(code: str) -> Severity:
    """How grave a problem of that code is."""
    return load()[code]["severity"]  # type: ignore[return-value]  # a test holds the file to the three words


def said(problem: Problem, lang: str) -> str:
    """What is wrong."""
    return _filled(load()[problem.code]["en" if lang == "en" else "vi"], problem.values, lang)


def advice(code: str, values: Mapping[str, str], lang: str) -> str:
    """What to do about it."""
    key: Literal["do_en", "do_vi"] = "do_en" if lang == "en" else "do_vi"
    return _filled(load()[code][key], values, lang)


def _filled(text: str, values: Mapping[str, str], lang: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: _shown(values[name[1]], lang), text)


def _shown(value: str, lang: str) -> str:
    return printed_date(value, lang) if _DATE.fullmatch(value) else " ".join(value.split())

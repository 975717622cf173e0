"""Remarks as SARIF 2.1.0 (OASIS), which editors and code review show beside the line."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from queries.proofread.problems import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cancu.proofreading import Remark, Spot

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(files: Mapping[str, Sequence[Remark]], lang: str) -> dict[str, Any]:
    """One run with the remarks of all files, by their names."""
    codes = sorted({one.code for remarks in files.values() for one in remarks})
    results = [_result(name, one, codes, lang) for name, remarks in files.items() for one in remarks]
    driver = {"name": "cancu check", "version": version("cancu"), "rules": [_rule(code) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    return {"id": code, "defaultConfiguration": {"level": load()[code]["severity"]}}


def _result(name: str, one: Remark, codes: list[str], lang: str) -> dict[str, Any]:
    english = lang == "en"
    return {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": one.severity,
        "message": {"text": f"{one.wrong[english]} {one.todo[english]}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": _region(one)}}],
        **({"properties": {"evidence": one.evidence}} if one.evidence else {}),
    }


def _uri(name: str) -> str:
    """The path as it was given, as a relative or absolute URI reference."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def _region(one: Remark) -> dict[str, Any]:
    spot: Spot = one.spot
    return {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
        "charOffset": spot.start,
        "charLength": spot.end - spot.start,
        "snippet": {"text": one.quote},
    }

"""Named emulation movements, and measurable targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MOVEMENTS = [
    pytest.param("Phát động phong trào thi đua “Bờ kênh xanh”.", ["Bờ kênh xanh"], id="in quotes"),
    pytest.param('Phát động phong trào thi đua "Bờ kênh xanh".', ["Bờ kênh xanh"], id="straight quotes"),
    pytest.param("Phát động phong trào thi đua *“Bờ kênh\nxanh”*.", ["Bờ kênh xanh"], id="italic, over a line end"),
    pytest.param("Hưởng ứng phong trào “Bờ kênh xanh”, “Ngõ sạch”.", ["Bờ kênh xanh", "Ngõ sạch"], id="two in a row"),
    pytest.param(
        "Phong trào “Bờ kênh xanh” gắn với phong trào thi đua “Bờ kênh xanh”.", ["Bờ kênh xanh"], id="said twice"
    ),
    pytest.param("Đẩy mạnh các phong trào thi đua của xã.", [], id="movements in general"),
    pytest.param("Chủ đề “Bờ kênh xanh” của đợt ra quân.", [], id="a theme is no movement"),
]


@pytest.mark.parametrize(("text", "names"), MOVEMENTS)
def test_movements(text: str, names: list[str], sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(body=f"I. NỘI DUNG\n\n1. {text}\n\n2. Trồng hoa ở lối đi."))["movements"] == names


TARGETS = [
    pytest.param("Tỷ lệ hộ cận nghèo còn 1,1%", ("Tỷ lệ hộ cận nghèo", "1,1", "%"), id="per cent"),
    pytest.param("Tỷ lệ thôn có tổ thu gom: 80%", ("Tỷ lệ thôn có tổ thu gom", "80", "%"), id="colon"),
    pytest.param("Thu ngân sách đạt 245.500 tỷ đồng", ("Thu ngân sách", "245.500", "tỷ đồng"), id="money"),
    pytest.param("Diện tích trồng hoa đạt trên 12 ha", ("Diện tích trồng hoa", "12", "ha"), id="area"),
]


@pytest.mark.parametrize(("text", "wanted"), TARGETS)
def test_targets(text: str, wanted: tuple[str, str, str], sheet: Callable[..., str], said: Any) -> None:
    body = f"I. CHỈ TIÊU\n\n- {text}.\n\nII. NỘI DUNG\n\n1. Trồng hoa ở lối đi."
    (target,) = said(sheet(body=body))["targets"]
    assert (target["name"], target["value"], target["unit"]) == wanted


def test_figures_outside_targets_are_none(sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(body="I. NỘI DUNG\n\n1. Năm ngoái tỷ lệ hộ nghèo còn 1,1%."))["targets"] == []

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
    pytest.param(
        "Phát động phong trào toàn dân bảo vệ\nan ninh Tổ quốc ở các thôn.",
        ["Toàn dân bảo vệ an ninh Tổ quốc"],
        id="a known one without quotes",
    ),
    pytest.param("Duy trì phong trào văn hóa, văn nghệ của xã.", [], id="no name"),
    pytest.param(
        "Triển khai các phong trào thi đua trọng tâm như Phong trào thi đua kè xanh bờ sạch; Mỗi hộ một cây (đợt hai); "
        "phong trào thi đua chợ không rác...",
        ["Kè xanh bờ sạch", "Mỗi hộ một cây", "Chợ không rác"],
        id="a list without quotes",
    ),
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


CLAUSES = [
    pytest.param(
        "Phấn đấu 100% thôn có loa; trên 70% xóm có điểm báo tin.",
        [("thôn có loa", "100"), ("xóm có điểm báo tin", "70")],
        id="each clause has its share",
    ),
    pytest.param(
        "Trên 80% trạm bơm và 100% cống ngăn triều được kiểm tra.",
        [("trạm bơm", "80"), ("cống ngăn triều được kiểm tra", "100")],
        id="two shares of one clause",
    ),
    pytest.param(
        "Trồng thêm hoa. Phấn đấu đến năm 2030 diện tích cây xanh đạt 12 ha.",
        [("diện tích cây xanh", "12")],
        id="a sentence that says what shall be reached",
    ),
    pytest.param(
        "Phấn đấu hình thành ít nhất 20 mô hình trồng hoa, 05 điểm đến xanh.",
        [("hình thành mô hình trồng hoa", "20"), ("điểm đến xanh", "05")],
        id="what is counted stands after its figure",
    ),
    pytest.param(
        "Phấn đấu tỷ lệ hộ (cả hộ mới đến) có thùng rác đạt 90%, góp phần làm sạch bờ kênh.",
        [("tỷ lệ hộ có thùng rác", "90")],
        id="neither what stands in parentheses nor what the aim is for",
    ),
    pytest.param(
        "Phấn đấu mở 4 điểm thu gom; đồng thời, mỗi năm có ít nhất 15 hộ nuôi ong được tập huấn.",
        [("mở điểm thu gom", "4"), ("hộ nuôi ong được tập huấn", "15")],
        id="words that open a clause are no name",
    ),
    pytest.param(
        "Phấn đấu 100% hộ nuôi cá (cá tra, cá rô...) của xã có sổ theo dõi.",
        [("hộ nuôi cá của xã có sổ theo dõi", "100")],
        id="dots in the middle",
    ),
    pytest.param("Dẫn nước sạch cho 95% hộ dân.", [], id="outside the targets, in the middle of a clause"),
    pytest.param("Hiện nay 60% hộ dân có nước sạch.", [], id="what is so today"),
]


@pytest.mark.parametrize(("text", "wanted"), CLAUSES)
def test_shares(text: str, wanted: list[tuple[str, str]], sheet: Callable[..., str], said: Any) -> None:
    found = said(sheet(body=f"I. NỘI DUNG\n\n1. {text}\n\n2. Trồng hoa ở lối đi."))["targets"]
    assert [(target["name"].removeprefix("Phấn đấu "), target["value"]) for target in found] == wanted


def test_figures_outside_targets_are_none(sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(body="I. NỘI DUNG\n\n1. Năm ngoái tỷ lệ hộ nghèo còn 1,1%."))["targets"] == []

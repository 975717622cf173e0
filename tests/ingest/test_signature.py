# ruff: noqa: E501  one line a case
"""Who signs and in whose place, and to whom the document goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

UBND = "TM. Ủy ban nhân dân"

SIGNATURES = [
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thu Vân", "Lê Thu Vân", "Chủ tịch", [UBND], id="chairman"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thu Vân", "Lê Thu Vân", "Phó Chủ tịch", [UBND, "KT. Chủ tịch"], id="for the chairman"),
    pytest.param("**TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n\n**Lê Thu Vân**", "Lê Thu Vân", "Phó Chủ tịch", [UBND, "KT. Chủ tịch"], id="bold"),
    pytest.param("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Thu Vân", "Lê Thu Vân", "Chánh văn phòng", ["TL. Chủ tịch"], id="by order"),
    pytest.param("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG\n\nLê Thu Vân", "Lê Thu Vân", "Trưởng phòng", ["TUQ. Chủ tịch"], id="by authority"),
    pytest.param("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Thu Vân", "Lê Thu Vân", "Phó Giám đốc", ["KT. Giám đốc"], id="department"),
    pytest.param("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Thu Vân", "Lê Thu Vân", "Phó Bí thư", ["T/M Ban thường vụ"], id="Party"),
    pytest.param("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nLê Thu Vân", "Lê Thu Vân", "Phó Trưởng ban", ["K/T Trưởng ban"], id="Party, for the head"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH Lê Thu Vân", "Lê Thu Vân", "Chủ tịch", [UBND], id="name on the position's line"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nLê Thu Vân", "Lê Thu Vân", "Chủ tịch", [UBND], id="signed"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLÊ THU VÂN", "Lê Thu Vân", "Chủ tịch", [UBND], id="name in capitals"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐại tá Lê Thu Vân", "Lê Thu Vân", "Chủ tịch", [UBND], id="military rank"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTS. Lê Thu Vân", "Lê Thu Vân", "Chủ tịch", [UBND], id="academic title"),
    pytest.param("TM.ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thu Vân", "Lê Thu Vân", "Phó Chủ tịch", [UBND, "KT. Chủ tịch"], id="no space after the stop"),
    pytest.param("THỦ TƯỚNG\n\nLê Thu Vân", "Lê Thu Vân", "Thủ tướng", [], id="in one's own name"),
    pytest.param("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", None, "Chủ tịch", [UBND], id="not signed yet"),
]  # fmt: skip


@pytest.mark.parametrize(("sign", "name", "position", "authority"), SIGNATURES)
def test_who_signs(
    sign: str, name: str | None, position: str, authority: list[str], sheet: Callable[..., str], said: Any
) -> None:
    document = said(sheet(sign=sign))["document"]
    got = document["signer"], document["signer_position"], [a.casefold() for a in document["signed_for"]]
    assert got == (name, position, [a.casefold() for a in authority])


@pytest.mark.parametrize(
    "sign", ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thu Vân", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Thu Vân"]
)
def test_in_whose_place_one_signs_is_no_part_of_the_issuer(sign: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(sign=sign))["document"]["issuer"] == "Ủy ban nhân dân xã Kiến Minh"


RECIPIENTS = [
    pytest.param("Nơi nhận:\n- UBND thành phố;\n- Các thôn;\n- Lưu: VT.", id="a line each"),
    pytest.param("**Nơi nhận:**\n- UBND thành phố;\n- Các thôn;\n- Lưu: VT, NV.", id="bold"),
    pytest.param("Nơi nhận: - UBND thành phố; - Các thôn; - Lưu: VT.", id="all on one line"),
    pytest.param("Nơi nhận:\n\n- UBND thành phố;\n\n- Các thôn;\n\n- Lưu VT.", id="blank lines between"),
    pytest.param("Nơi nhận\n+ UBND thành phố;\n+ Các thôn;\n+ Lưu: VT.", id="plus signs"),
    pytest.param("Nơi nhận:\n- UBND\n  thành phố;\n- Các thôn;\n- Lưu: VT.", id="wrapped line"),
    pytest.param("Nơi nhận:\n• UBND thành phố;\n• Các thôn;\n• Lưu: VT.", id="round bullets"),
]


@pytest.mark.parametrize("printed", RECIPIENTS)
def test_to_whom_it_goes(printed: str, sheet: Callable[..., str], said: Any) -> None:
    assert said(sheet(recipients=printed))["document"]["recipients"] == ["UBND thành phố", "Các thôn"]


def test_the_signature_beside_the_recipients(sheet: Callable[..., str], said: Any) -> None:
    block = "Nơi nhận:                          TM. ỦY BAN NHÂN DÂN\n- UBND thành phố;                         CHỦ TỊCH\n- Lưu: VT.\n                                      Lê Thu Vân"
    document = said(sheet(recipients=block, sign=""))["document"]
    assert document["recipients"] == ["UBND thành phố"]


def test_the_signature_before_the_recipients(sheet: Callable[..., str], said: Any) -> None:
    before = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Thu Vân"
    document = said(sheet(recipients=before, sign="Nơi nhận:\n- UBND thành phố;\n- Các thôn;\n- Lưu: VT."))["document"]
    assert (document["signer"], document["recipients"]) == ("Lê Thu Vân", ["UBND thành phố", "Các thôn"])


def test_addressees_are_no_recipients(sheet: Callable[..., str], said: Any) -> None:
    text = sheet(number="Số: 12/UBND-VX\nV/v ra quân", kind="Kính gửi: Các thôn.", title="", recipients="")
    assert said(text)["document"]["recipients"] == []

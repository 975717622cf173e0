"""The page in a real Chromium, opened from a file: what is drawn, clicked, typed and printed."""

from __future__ import annotations

import base64
import re
import struct
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from queries.model import Link as Stated
from queries.model import Possible, Step, Trace
from viz.assemble import assemble
from viz.drawing import draw
from viz.layout import arrange
from viz.page import page
from viz.page_data import search_key

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = {"issued": 2, "not_found": 1, "no_data": 111}
DETAIL = "return document.getElementById('cc-detail').hidden ? '' : document.getElementById('cc-detail').innerText"
FOCUSED = "return document.activeElement.innerText"


@pytest.fixture(scope="module")
def written(picture_of: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    picture = picture_of(SEEDS)
    path = tmp_path_factory.mktemp("trang có dấu") / "chuỗi.html"
    path.write_text(page(picture), encoding="utf-8")
    return picture, path


@pytest.fixture
def window(browser: Any, written: Any) -> Any:
    browser.size(1366, 768)
    browser.open(written[1])
    assert browser.errors() == []
    yield browser
    assert browser.errors() == []


def at(window: Any, iri: str) -> tuple[float, float]:
    """Where a card's middle is in the window."""
    script = "const p = cancu.scene().places.get(arguments[0]), d = network.canvasToDOM(p), \
        r = network.canvas.frame.getBoundingClientRect(); return [r.left + d.x, r.top + d.y]"
    x, y = window.run(script, iri)
    return x, y


def named(picture: Any, name: str) -> str:
    return next(node.id for node in picture.nodes.values() if node.name == name)


def test_it_opens_without_asking_for_anything(window: Any) -> None:
    assert window.run("return performance.getEntriesByType('resource').length") == 0
    assert window.run("return cancu.ready && document.documentElement.lang") == "vi"
    blocked = "return fetch('http://127.0.0.1:9/').then(() => 'went out', () => 'blocked')"
    assert window.run(blocked) == "blocked"
    window.errors()


@pytest.mark.parametrize("opened", ["start", "closed", "all"])
def test_the_script_places_cards_and_lines_as_python_does(window: Any, written: Any, opened: str) -> None:
    picture, _ = written
    layout = arrange(picture, "vi")
    groups = {"start": picture.open_groups, "closed": [], "all": list(layout.slabs)}[opened]
    window.run(
        "for (const id of [...cancu.open]) cancu.toggle(id, false); arguments[0].forEach(id => cancu.toggle(id, true))",
        list(groups),
    )
    drawing = draw(picture, layout, groups)
    places = window.run("return [...cancu.scene().places].map(([id, p]) => [id, p.x, p.y])")
    assert {iri: (x, y) for iri, x, y in places} == drawing.places
    paths = window.run("return cancu.scene().lines.map(l => [l.link.upper, l.link.lower, l.path])")
    assert {(upper, lower): path for upper, lower, path in paths} == drawing.paths


def test_the_canvas_is_painted(window: Any, written: Any) -> None:
    """The focus card is dark, and its colour is on the canvas where the card should be."""
    time.sleep(0.4)
    script = "const c = network.canvas.frame.canvas, d = network.canvasToDOM(cancu.scene().places.get(arguments[0])), \
        k = c.width / c.clientWidth, h = cancu.data.nodes[arguments[0]].height / 2 * network.getScale(); \
        return [...c.getContext('2d').getImageData(d.x * k, (d.y - h + 5) * k, 1, 1).data]"
    assert window.run(script, written[0].focus) == [0x12, 0x39, 0x5F, 255]


def test_a_click_on_a_card_shows_the_document_and_its_evidence(window: Any, written: Any, sample: Any) -> None:
    _picture, _ = written
    plan = sample.commune_plan(10_001)
    window.click(*at(window, plan.iri))
    text = window.run(DETAIL)
    assert "Kế hoạch 12/KH-UBND" in text
    assert "Ủy ban nhân dân xã Mẫu 10001" in text
    assert "05/10/2025" in text
    assert "đã ban hành" in text
    assert "Thực hiện Kế hoạch số 232/KH-UBND ngày 09/9/2025, Ủy ban nhân dân xã ban hành" in text
    assert "chắc chắn 98 %" in text
    marked = "return [...document.querySelectorAll('#cc-detail mark')].map(m => m.textContent)"
    assert "Kế hoạch số 232/KH-UBND ngày 09/9/2025" in window.run(marked)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_in_the_search_box_are_whole(window: Any, written: Any, tmp_path: Path, lang: Any) -> None:
    path = tmp_path / f"{lang}.html"
    path.write_text(page(written[0], lang), encoding="utf-8")
    window.size(1300, 768)
    window.open(path)
    script = "const box = document.querySelector('#cc-search input'), look = getComputedStyle(box), \
        pen = document.createElement('canvas').getContext('2d'); pen.font = look.font; \
        return [pen.measureText(box.placeholder).width, box.clientWidth - 2 * parseFloat(look.paddingLeft)]"
    words, room = window.run(script)
    assert 0 < words <= room


def test_what_nobody_confirmed_tells_its_reasons(browser: Any, sample: Any, tmp_path: Path) -> None:
    lower = sample.commune_plan(10_001)
    link = Stated(lower.iri, "implements", sample.CITY.iri, False)
    maybe = Possible(link, lower, sample.CITY, sample.CITY_PARTY, "number", 0.8, (("Trích yếu giống nhau.", "Same."),))
    path = tmp_path / "nghi.html"
    path.write_text(page(assemble(Trace(sample.CITY, (), ()), possible=(maybe,))), encoding="utf-8")
    browser.open(path)
    browser.run("cancu.goTo(arguments[0]); document.querySelector('#cc-detail .link').click()", lower.iri)
    text = browser.run(DETAIL)
    assert "có thể liên quan (chưa ai xác nhận) tới Kế hoạch 232/KH-UBND" in text
    assert "Văn bản ghi: Chỉ thị 46-CT/TU." in text
    assert "Trích yếu giống nhau." in text
    assert "cancu review" in text


def test_a_document_without_its_text_says_so_and_lists_the_conflict(window: Any, written: Any) -> None:
    window.click(*at(window, written[0].focus))
    text = window.run(DETAIL)
    assert "Chưa có toàn văn trong kho" in text
    assert "Có nơi ghi ngày 08/9/2025." in text


def test_a_click_on_a_line_shows_what_is_stated(window: Any, sample: Any) -> None:
    (x, y), (end_x, end_y) = at(window, sample.CENTRAL.iri), at(window, sample.CITY_PARTY.iri)
    window.click((x + end_x) / 2, (y + end_y) / 2 - 4)
    text = window.run(DETAIL)
    assert "Chỉ thị 46-CT/TU thực hiện trực tiếp Chỉ thị 41-CT/TW" in text.replace("\n", " ")
    assert "Chỉ thị 41-CT/TW của Bộ Chính trị" in text


def test_work_is_given_by_the_document_to_the_unit(window: Any, sample: Any) -> None:
    duty = sample.duties(sample.commune_plan(10_001), 1)[0]
    window.run("cancu.goTo(arguments[0])", duty.document.iri)
    window.run("[...document.querySelectorAll('#cc-detail td button')][0].click()")
    text = window.run(DETAIL).replace("\n", " ")
    assert "Kế hoạch 12/KH-UBND giao việc Phòng Văn hóa - Xã hội 1" in text
    assert "Giao Phòng Văn hóa - Xã hội 1 chủ trì" in text


def test_a_chosen_card_lights_its_lines(window: Any, written: Any) -> None:
    """Lines that run together hide each other: those of the chosen card are drawn last."""
    window.run("cancu.goTo(arguments[0])", written[0].focus)
    time.sleep(0.4)
    script = (
        "const line = cancu.scene().lines.find(l => l.link.lower === arguments[0] && l.link.stroke === 'primary'), \
        d = network.canvasToDOM({x: line.end[0], y: line.end[1] - 6}), c = network.canvas.frame.canvas, \
        k = c.width / c.clientWidth; return [...c.getContext('2d').getImageData(d.x * k, d.y * k, 1, 1).data]"
    )
    assert window.run(script, written[0].focus) == pytest.approx([0xB3, 0x46, 0x0B, 255], abs=2)


def test_a_click_opens_a_group_and_another_closes_it(window: Any, written: Any) -> None:
    picture, _ = written
    group = named(picture, "111 chưa có dữ liệu")
    count = "return cancu.scene().places.size"
    before = window.run(count)
    window.click(*at(window, group))
    assert window.run(count) == before + 111
    assert window.run("return document.querySelectorAll('#cc-detail tbody tr').length") == 111
    assert "không có nghĩa là chưa ban hành" in window.run(DETAIL)
    window.click(*at(window, group))
    assert window.run(count) == before


def test_the_keyboard_reaches_every_card_in_reading_order(window: Any) -> None:
    window.run("document.querySelector('#cc-list [tabindex=\"0\"]').focus()")
    seen = [window.run(FOCUSED).split("\n")[0]]
    for _ in range(7):
        window.press("Down")
        seen.append(window.run(FOCUSED).split("\n")[0])
    assert seen == [
        "Chỉ thị 41-CT/TW", "Luật Thử nghiệm", "Chỉ thị 46-CT/TU", "Kế hoạch 232/KH-UBND", "xã Mẫu 10003",
        "2 đã ban hành", "Kế hoạch 12/KH-UBND", "Kế hoạch 13/KH-UBND",
    ]  # fmt: skip
    window.press("Enter")
    assert "Ủy ban nhân dân xã Mẫu 10002" in window.run(DETAIL)
    window.press("Escape")
    assert window.run(DETAIL) == ""
    assert window.run(FOCUSED).startswith("Kế hoạch 13/KH-UBND")


def test_arrows_open_and_close_a_group_in_the_list(window: Any) -> None:
    window.run("[...document.querySelectorAll('#cc-list button')].find(b => b.innerText.startsWith('111')).focus()")
    expanded = "return document.activeElement.getAttribute('aria-expanded')"
    assert window.run(expanded) == "false"
    window.press("Right")
    assert window.run(expanded) == "true"
    window.press("Down")
    assert window.run(FOCUSED).startswith("xã Mẫu 10004")
    window.press("Up", "Left")
    assert window.run(expanded) == "false"


def test_tab_reaches_the_list_after_the_buttons(window: Any) -> None:
    window.run("document.getElementById('cc-query').focus()")
    reached = []
    for _ in range(9):
        window.press("Tab")
        reached.append(
            window.run("return document.activeElement.id || document.activeElement.innerText.split('\\n')[0]")
        )
    assert reached[:6] == ["cc-out", "cc-in", "cc-fit", "cc-show-legend", "cc-png", "cc-paper"]
    assert "Chỉ thị 41-CT/TW" in reached


@pytest.mark.parametrize("typed", ["xã mẫu 10050", "XA MAU 10050", "mau 10050"], ids=["marks", "capitals", "part"])
def test_search_finds_without_diacritics_and_opens_the_group(window: Any, typed: str) -> None:
    window.run("document.getElementById('cc-query').focus()")
    window.press(*typed, "Enter")
    assert window.run(DETAIL).startswith("xã Mẫu 10050")
    assert window.run("return cancu.open.size") == 2


def test_search_keys_of_script_and_python_agree(window: Any) -> None:
    text = "Đặc khu Cát Hải – Ủy ban nhân dân xã Hoà Bình, ĐỒNG ƯỚC"
    script = "return arguments[0].toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/[\\u0300-\\u036f]/g, '')"
    assert window.run(script, text) == search_key(text)


def test_nothing_found_is_said(window: Any) -> None:
    window.run("document.getElementById('cc-query').focus()")
    window.press(*"zzz")
    assert window.run("return document.getElementById('cc-found').innerText") == "Không thấy mục nào"


def test_zoom_and_fit(window: Any) -> None:
    scale = "return network.getScale()"
    window.run("document.getElementById('cc-fit').click()")
    fitted = window.run(scale)
    window.run("document.getElementById('cc-in').click()")
    assert window.run(scale) == pytest.approx(fitted * 1.25)
    window.run("document.getElementById('cc-fit').click()")
    assert window.run(scale) == pytest.approx(fitted)


def test_the_png_is_the_whole_picture(window: Any, written: Any) -> None:
    window.run(
        "window.saved = null;"
        "HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, this.href] };"
        "document.getElementById('cc-png').click()"
    )
    for _ in range(50):
        if saved := window.run("return window.saved"):
            break
        time.sleep(0.1)
    name, address = saved
    assert name == "Kế-hoạch-232-KH-UBND.png"
    image = base64.b64decode(address.removeprefix("data:image/png;base64,"))
    drawing = draw(written[0], arrange(written[0], "vi"))
    width, height = struct.unpack(">II", image[16:24])
    assert (width, height) == pytest.approx((2 * (drawing.right - drawing.left), 2 * drawing.bottom), abs=2)
    assert len(image) > 20_000  # not an empty sheet


@pytest.mark.parametrize("opened", [False, True], ids=["start", "all-open"])
def test_print_is_one_a4_sheet_across_with_title_and_legend(window: Any, opened: bool) -> None:
    if opened:
        window.run("Object.keys(cancu.data.slabs).forEach(id => cancu.toggle(id, true))")
    sheet = window.pdf()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", sheet)) == 1
    box = [float(part) for part in re.search(rb"/MediaBox\s*\[([^\]]+)\]", sheet)[1].split()]  # type: ignore[index]
    assert box[2] == pytest.approx(842, abs=2)
    assert box[3] == pytest.approx(595, abs=2)
    window.cdp("Emulation.setEmulatedMedia", media="print")
    shown = "return ['cc-head', 'cc-legend', 'cc-print', 'cc-side', 'mynetwork', 'cc-tools'].map(id => \
        getComputedStyle(document.getElementById(id)).display !== 'none')"
    assert window.run(shown) == [True, True, True, False, False, False]
    cards = (
        "return [...document.querySelectorAll('#cc-print [data-id]')].filter(c => c.style.display !== 'none').length"
    )
    assert window.run(cards) == window.run("return cancu.scene().places.size")
    window.cdp("Emulation.setEmulatedMedia", media="")


def test_on_a_phone_nothing_runs_off_the_side_and_the_panel_is_a_sheet(window: Any, written: Any) -> None:
    window.size(390, 844)
    window.open(written[1])
    assert window.run("return document.documentElement.scrollWidth") == 390
    said = "const p = document.querySelector('#cc-head p'); p.textContent = 'chưa tìm thấy '.repeat(20);"
    assert window.run(said + "return p.scrollHeight <= p.clientHeight + 1"), "the counts are cut off"
    assert window.run("return document.getElementById('mynetwork').clientHeight") > 500
    assert not window.run("return document.getElementById('cc-side').offsetParent || 0")
    time.sleep(0.4)
    window.click(*at(window, written[0].focus))
    sheet = window.run(
        "const r = document.getElementById('cc-side').getBoundingClientRect();return [r.left, r.right, r.bottom, r.top]"
    )
    assert sheet[:3] == [0, 390, 844]
    assert sheet[3] > 300
    assert "Kế hoạch 232/KH-UBND" in window.run(DETAIL)


def test_every_button_has_a_name_and_focus_can_be_seen(window: Any) -> None:
    nameless = "return [...document.querySelectorAll('button, input')] \
        .filter(b => !(b.innerText || b.getAttribute('aria-label'))).length"
    assert window.run(nameless) == 0
    window.run("document.getElementById('cc-fit').focus()")
    window.press("Tab")
    assert window.run("return getComputedStyle(document.activeElement).outlineWidth") == "3px"


@pytest.mark.parametrize(
    "text",
    [
        "</script><img src=x onerror=window.hacked=1>",
        '<a href="javascript:window.hacked=1">href</a><svg onload=window.hacked=1>',
        "'\"`${window.hacked=1}` @@script@@ a\u2028window.hacked=1",
    ],
    ids=["script", "href", "quotes"],
)
def test_a_hostile_document_is_only_text(browser: Any, sample: Any, tmp_path: Path, text: str) -> None:
    plan = replace(sample.commune_plan(10_001), title=text, issuer=text, ref=text, type=text, conflicts=(text,))
    place = replace(sample.evidence(text), sentence=f"Thực hiện {text} …", rule=text)
    duty = replace(sample.duties(plan, 1)[0], unit=text, tasks=(text,))
    trace = Trace(sample.CITY, (), (Step(plan, "implements", True, 1, sample.CITY.iri, (place,)),))
    target = tmp_path / "x.html"
    target.write_text(page(assemble(trace, duties=[duty], file_names={place.source: text})), encoding="utf-8")
    browser.size(1366, 768)
    browser.open(target)
    for iri in browser.run("return Object.keys(cancu.data.nodes)"):
        browser.run("cancu.goTo(arguments[0])", iri)
        browser.run("document.querySelectorAll('#cc-detail button.link').forEach(b => b.click())")
    browser.run("cancu.goTo(arguments[0])", plan.iri)
    assert " ".join(text.split()) in " ".join(browser.run(DETAIL).split())
    assert browser.run("return window.hacked") is None
    assert browser.run("return document.querySelectorAll('img, a, iframe, [onerror], [onload]').length") == 0
    assert browser.errors() == []

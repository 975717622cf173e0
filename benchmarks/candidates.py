"""How many planted slips become candidates, and how many candidates are slips: `python benchmarks/candidates.py`.

Made-up plans are written as texts and read like any file: each carries out a document of its province and names the
Prime Minister's directive above it, and at times a plan of its own commune. In some of them one reference is written
wrong: two digits turned, one digit off, one too many or too few, another year; or by another issuer: a tỉnh for a
thành phố, a Party body for a body of the State, another province, the commune next door. Beside them stand pairs that
only look like slips: documents of one issuer and day with numbers alike but other subjects, and the same number a year
before.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from graph.store import Store
from ingest.quads import ntriples
from ingest.reading import read
from ontology import register
from ontology.identifiers import BASE
from queries.reconcile.model import SLIPS
from queries.reconcile.search import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontology.register import Area

_SLIPPING: Final = 0.06
"""The share of plans in which one reference is written wrong."""
_OWN: Final = 0.3
"""The share of plans that refer to a plan of their own commune, of which the store has the text."""
_WRITTEN: Final = ("turned", "digit", "missing", "year")
_ISSUERS: Final = ("generic", "party", "elsewhere")
_FOUND: Final = (*SLIPS, "open")
"""Kinds of candidates by which a slip is found: an issuer that no area bears leaves the reference open."""
_TITLED: Final = 0.6
"""The share of references that have their title with them."""
_DOING: Final = ("tăng cường", "đẩy mạnh", "tiếp tục", "chấn chỉnh", "nâng cao chất lượng", "bảo đảm", "triển khai")
_WHAT: Final = (
    "phòng cháy, chữa cháy tại khu dân cư", "cấp nước sạch nông thôn",
    "dạy nghề cho lao động trẻ", "quản lý chợ dân sinh",
    "thu gom rác thải nhựa", "tiêm phòng cho đàn vật nuôi", "chuyển đổi số tại trạm y tế", "bảo vệ rừng đầu nguồn",
    "an toàn giao thông đường thủy", "chăm sóc người cao tuổi", "phát triển hợp tác xã kiểu mới",
    "số hóa hồ sơ hộ tịch",
    "phòng, chống đuối nước trẻ em", "đọc sách trong trường học", "quản lý vỉa hè, lòng đường", "trồng cây xanh đô thị",
)  # fmt: skip
_WHEN: Final = (
    "trước mùa mưa bão",
    "trong dịp cuối năm",
    "theo mô hình chính quyền hai cấp",
    "ở vùng ven biển",
    "tại các khu tái định cư",
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as it is referred to."""

    kind: str
    number: int
    symbol: str
    day: date
    issuer: str
    path: str
    title: str

    @property
    def iri(self) -> str:
        """Its IRI."""
        return f"{BASE}{self.path}/{'ct' if self.kind == 'Chỉ thị' else 'kh'}/{self.day.year}/{self.number}"

    def written(self, titled: bool) -> str:
        """The reference as a text has it."""
        day = f"{self.day.day:02d}/{self.day.month}/{self.day.year}"
        about = f" về {self.title}" if titled else ""
        return f"{self.kind} số {self.number:02d}/{self.symbol} ngày {day} của {self.issuer}{about}"


def directive(luck: random.Random, number: int) -> Cited:
    """A directive of the Prime Minister on a subject of its own."""
    title = f"{luck.choice(_DOING)} công tác {luck.choice(_WHAT)} {luck.choice(_WHEN)}"
    day = date(2025, 7, 10) + timedelta(days=luck.randrange(60))
    return Cited("Chỉ thị", number, "CT-TTg", day, "Thủ tướng Chính phủ", "vn/ttg", title)


def provincial(luck: random.Random, above: Cited, province: Area, number: int) -> Cited:
    """The plan by which a province carries a directive out."""
    day = above.day + timedelta(days=luck.randrange(5, 40))
    issuer = f"Ủy ban nhân dân {province.title}"
    return Cited("Kế hoạch", number, "KH-UBND", day, issuer, f"{province.path}/ubnd", f"thực hiện {above.title}")


def own_plan(luck: random.Random, area: Area, day: date) -> Cited:
    """An earlier plan of a commune."""
    title = f"{luck.choice(_DOING)} công tác {luck.choice(_WHAT)} {luck.choice(_WHEN)}"
    issuer = f"Ủy ban nhân dân {area.title}"
    return Cited("Kế hoạch", 10 + luck.randrange(9), "KH-UBND", day, issuer, f"{area.path}/ubnd", title)


def misnamed(luck: random.Random, right: Cited, sort: str) -> Cited:
    """The same document under the name of another issuer."""
    area = register.load().area(right.path.removesuffix("/ubnd"))
    others = [one for one in register.load().children(area.parent or "vn", right.day) if one.path != area.path]
    if sort == "generic":
        name = f"Ủy ban nhân dân {'tỉnh' if area.kind == 'thành phố' else 'thành phố'}"
    elif sort == "party":
        name = f"{'Thành ủy' if area.kind == 'thành phố' else 'Tỉnh ủy'} {area.name}"
    else:
        name = f"Ủy ban nhân dân {luck.choice(others).title}"
    return replace(right, issuer=name)


def slipped(luck: random.Random, right: Cited) -> tuple[str, Cited] | None:
    """The same document written wrong, with the name of the slip; None where that slip cannot be made of it."""
    digits = str(right.number)
    level = right.path.count("/")
    sort = luck.choice(_WRITTEN if level == 1 else (*_WRITTEN, *_ISSUERS) if level == 2 else _ISSUERS[2:])
    if sort in _ISSUERS:
        return sort, misnamed(luck, right, sort)
    if sort == "year":
        day = right.day.replace(year=right.day.year - 1)
        return sort, replace(right, day=day, path=_then(right, day))
    place = luck.randrange(len(digits) - 1)
    if sort == "turned":
        wrong = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    elif sort == "digit":
        wrong = digits[:place] + str((int(digits[place]) + luck.randrange(1, 9)) % 10) + digits[place + 1 :]
    else:
        wrong = (
            digits[:place] + digits[place] + digits[place:]
            if luck.random() < 0.5
            else digits[:place] + digits[place + 1 :]
        )
    if wrong == digits or wrong.startswith("0") or not wrong:
        return None
    return sort, replace(right, number=int(wrong))


def _then(right: Cited, day: date) -> str:
    """The path of an issuer of that name on a day: before July 2025 a province was another one."""
    if right.path == "vn/ttg":
        return right.path
    (area,) = register.load().find(right.issuer.removeprefix("Ủy ban nhân dân "), day=day)
    return f"{area.path}/ubnd"


def plan(area: Area, number: int, day: date, cited: list[str], title: str) -> bytes:
    """The text of a commune's plan that carries out the first reference and takes up the others."""
    name = area.title
    others = "\n".join(f"{place}. Quán triệt và thực hiện {one}." for place, one in enumerate(cited[1:], start=1))
    return f"""ỦY BAN NHÂN DÂN
{name.upper()}
Số: {number:02d}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{area.name}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}

KẾ HOẠCH
{title[0].upper() + title[1:]} trên địa bàn {name}

Thực hiện {cited[0]}, Ủy ban nhân dân {name} xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

{others}

II. NHIỆM VỤ

Các thôn, tổ dân phố họp dân, phân công người phụ trách từng việc.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Thị Thử
""".encode()


Slip = tuple[str, int, str]
"""Its name, the place of the reference among those of the text, the right IRI."""

Text = tuple[bytes, Slip | None, set[str]]
"""A text, the slip in it, and the documents that it cites as they should be."""


def texts(luck: random.Random, directives: int, plans: int) -> Iterator[Text]:
    """All made-up plans."""
    provinces = [area for area in register.load().on(date(2025, 8, 1)) if area.level == 1]
    serial: Counter[str] = Counter()
    for number in range(directives):
        above = directive(luck, 100 + number)
        # Pairs that look like slips: of the same day the next number, on another subject; the number a year before.
        beside = replace(directive(luck, 0), number=above.number + luck.randrange(1, 4) * 300, day=above.day)
        before = replace(directive(luck, above.number), day=above.day - timedelta(days=luck.randrange(330, 400)))
        for province in luck.sample(provinces, 2):
            order = provincial(luck, above, province, 1000 + luck.randrange(8000))
            communes = register.load().children(province.path, order.day)
            for area in luck.sample(communes, min(plans // 2, len(communes))):
                serial[area.path] += 1
                cited = [order, above, *([luck.choice((beside, before))] if luck.random() < 0.3 else [])]
                if luck.random() < _OWN:
                    own = own_plan(luck, area, order.day + timedelta(days=luck.randrange(4)))
                    text = plan(
                        area, own.number, own.day, [order.written(titled=True), above.written(titled=True)], own.title
                    )
                    yield text, None, {order.iri, above.iri, own.iri}
                    cited.append(own)
                yield _text(luck, area, serial[area.path], cited)


def _text(luck: random.Random, area: Area, number: int, cited: list[Cited]) -> Text:
    planted = None
    names = list(cited)
    if luck.random() < _SLIPPING:
        places = [place for place, one in enumerate(cited) if place < 2 or one.path.count("/") == 3]
        place = luck.choice(places)
        if made := slipped(luck, cited[place]):
            sort, names[place] = made
            planted = sort, place, cited[place].iri
    written = [one.written(luck.random() < _TITLED) for one in names]
    day = cited[0].day + timedelta(days=luck.randrange(5, 30))
    return plan(area, number + 20, day, written, cited[1].title), planted, {one.iri for one in cited}


def measure(directives: int, plans: int, seed: int) -> tuple[float, float]:
    """Recall and precision; every miss and every false alarm is printed."""
    luck = random.Random(seed)
    planted: dict[tuple[str, str], str] = {}
    seen_through: Counter[str] = Counter()
    with Store.memory() as store:
        items, real = [], set[str]()
        for data, slip, cited in texts(luck, directives, plans):
            real |= cited
            reading = read(data, "plan.txt")
            items.append((reading.source, ntriples(reading)))
            if slip:
                sort, place, right = slip
                wrong = sorted(reading.facts.citations, key=lambda one: one.mentions[0].start)[place].iri
                if wrong == right:  # such as a Party body before KH-UBND: the symbol tells whose it is
                    seen_through[sort] += 1
                else:
                    planted[wrong, right] = sort
        store.replace_many(items)
        start = time.process_time()
        found = {(one.doubted, one.suggested): one for one in candidates(store) if one.kind in _FOUND}
        seconds = time.process_time() - start
    # A wrong number that happens to be another document's is that document, for all that the graph can tell.
    planted = {pair: sort for pair, sort in planted.items() if pair[0] not in real}
    hits = set(planted) & set(found)
    for pair in sorted(set(planted) - hits):
        print("missed", planted[pair], *(iri.removeprefix(BASE) for iri in pair))
    for pair in sorted(set(found) - hits):
        print("false", found[pair].kind, found[pair].score, *(iri.removeprefix(BASE) for iri in pair))
    recall, precision = len(hits) / max(1, len(planted)), len(hits) / max(1, len(found))
    print(f"{len(items)} plans, {len(planted)} slips {dict(Counter(planted.values()))}, {len(found)} candidates")
    print(f"read as meant all the same: {dict(seen_through)}")
    print(f"recall {recall:.3f}, precision {precision:.3f}; the search took {seconds:.2f} s of processor time")
    return recall, precision


def main() -> int:
    """Entry point; exit code 1 below the bar."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--directives", type=int, default=200)
    options.add_argument("--plans", type=int, default=12, help="plans for each directive")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    recall, precision = measure(chosen.directives, chosen.plans, chosen.seed)
    return int(recall < 0.95 or precision < 0.9)


if __name__ == "__main__":
    sys.exit(main())

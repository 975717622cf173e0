"""A writer of small sources, and a store of them, for the tests that ask questions.

The facts are written as ingest writes them, so that questions are tested without reading a text.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ontology.identifiers import BASE, digest, source_iri, span_iri, type_iri, unit_iri
from ontology.terms import CC, DCTERMS, ORG, RDF, RDFS, XSD

if TYPE_CHECKING:
    from pathlib import Path

CITY, OLD_CITY = "vn/31", "vn/cu/31"
PLAN_232 = f"{BASE}vn/31/ubnd/kh/2025/232"
PLAN_157 = f"{BASE}vn/cu/31/ubnd/kh/2024/157"
CT_41 = f"{BASE}vn/tw/bct/ct/2024/41"
CT_46 = f"{BASE}vn/cu/31/tu/ct/2025/46"
CT_14_HP = f"{BASE}vn/31/ubnd/ct/2026/14"
CT_14_QN = f"{BASE}vn/cu/51/ubnd/ct/2021/14"
THUONG_HONG = f"{BASE}vn/31/10993/ubnd/kh/2025/~aaaaaaaa"
KIEN_MINH = f"{BASE}vn/31/11725/ubnd/kh/2025/~bbbbbbbb"
LE_CHAN = f"{BASE}vn/31/11383/ubnd/kh/2026/~cccccccc"
DUONG_KINH = f"{BASE}vn/cu/31/309/ubnd/kh/2024/21"
SYMBOLS = {"ke-hoach": "KH-UBND", "chi-thi": "CT-UBND"}
NAMES = {"ke-hoach": "Kế hoạch", "chi-thi": "Chỉ thị", "cong-van": "Công văn", "bao-cao": "Báo cáo"}


class Source:
    """The facts of one file, written line by line."""

    def __init__(self, name: str) -> None:
        self.iri = source_iri(digest(name))
        self.lines: list[str] = []
        self.at = 0
        self.say(self.iri, RDF + "type", f"<{CC}Source>")

    def say(self, subject: str, predicate: str, *objects: str) -> None:
        self.lines += [f"<{subject}> <{predicate}> {value} ." for value in objects]

    def span(self, length: int = 10) -> tuple[str, int, int]:
        self.at += length + 1
        return span_iri(self.iri, self.at - length - 1, self.at - 1), self.at - length - 1, self.at - 1

    def place(self, node: str, quote: str, start: int, end: int) -> None:
        self.say(node, CC + "quote", text(quote))
        self.say(node, CC + "start", whole(start))
        self.say(node, CC + "end", whole(end))
        self.say(node, CC + "rule", text("test.rule"))
        self.say(node, CC + "confidence", f'"0.9"^^<{XSD}decimal>')

    def document(
        self,
        iri: str,
        *,
        own: bool = False,
        type: str = "ke-hoach",  # noqa: A002
        number: str | None = None,
        symbol: str | None = None,
        date: str | None = None,
        title: str | None = None,
        body: str | None = None,
        issuer: str | None = None,
        area: str | None = None,
        recipients: tuple[str, ...] = (),
        draft: bool = False,
    ) -> str:
        symbol = symbol or SYMBOLS.get(type)
        separator = "-" if symbol and "/" in symbol.split("-")[0] else "/"
        self.say(iri, RDF + "type", f"<{CC}Document>")
        self.say(iri, CC + "type", f"<{type_iri(type)}>")
        self.say(iri, RDFS + "label", text(f"{NAMES[type]} {number or ''}{separator}{symbol}", "vi"))
        if number:
            self.say(iri, CC + "number", text(number))
        if symbol:
            self.say(iri, CC + "symbol", text(symbol))
        if date:
            self.say(iri, DCTERMS + "date", day(date))
        if title:
            self.say(iri, DCTERMS + "title", text(title, "vi"))
        if body:
            self.say(iri, CC + "issuedBy", f"<{BASE}{body}>")
            self.say(BASE + body, RDF + "type", f"<{CC}Body>")
            self.say(BASE + body, RDFS + "label", text(issuer or body, "vi"))
        if body and area:
            self.say(BASE + body, CC + "ofArea", f"<{BASE}{area}>")
        if own:
            self.say(iri, CC + "text", f"<{self.iri}>")
        if draft:
            self.say(iri, CC + "draft", f'"true"^^<{XSD}boolean>')
        for line in recipients:
            self.say(iri, CC + "recipient", text(line))
        return iri

    def cite(self, origin: str, target: str, relation: str = "implements", *, primary: bool = False) -> None:
        node, start, end = self.span()
        self.say(origin, CC + relation, f"<{target}>")
        if primary:
            self.say(origin, CC + "primary", f"<{target}>")
        self.say(node, RDF + "type", f"<{CC}Citation>")
        self.say(node, CC + "from", f"<{origin}>")
        self.say(node, CC + "to", f"<{target}>")
        self.say(node, CC + "relation", f"<{CC}{relation}>")
        self.say(node, CC + "primary", f'"{str(primary).lower()}"^^<{XSD}boolean>')
        self.say(node, CC + "sentence", text(f"Thực hiện {target.rpartition('/')[2]} …"))
        self.place(node, f"số {target.rpartition('/')[2]}", start, end)

    def duty(
        self,
        document: str,
        body: str,
        unit: str,
        tasks: tuple[str, ...] = ("làm việc",),
        *,
        due: str | None = None,
        recurs: str | None = None,
        report_to: str | None = None,
        kinds: tuple[str, ...] = (),
        within: str | None = None,
    ) -> None:
        span, start, end = self.span()
        node, deadline = f"{span}&duty=0", f"{span}&deadline=0"
        self.say(node, RDF + "type", f"<{CC}Duty>", *([f"<{CC}PlanDuty>"] if kinds else []))
        self.say(node, CC + "givenBy", f"<{document}>")
        named = unit_iri(BASE + body, unit)
        self.say(node, CC + "assignedTo", f"<{named}>")
        self.say(named, RDFS + "label", text(unit, "vi"))
        self.say(named, ORG + "unitOf", f"<{BASE}{body}>")
        self.say(node, CC + "task", *map(text, tasks))
        self.say(node, CC + "tasks", whole(len(tasks)))
        self.place(node, f"{unit}: {tasks[0]}", start, end)
        self.say(node, CC + "expectsKind", *map(text, kinds))
        if within:
            self.say(node, CC + "expectsWithin", f"<{BASE}{within}>")
        if due or recurs:
            self.say(node, CC + "deadline", f"<{deadline}>")
            self.say(deadline, RDF + "type", f"<{CC}Deadline>")
            self.place(deadline, f"trước {due or recurs}", start, end)
        if due:
            self.say(deadline, CC + "due", day(due))
        if recurs:
            self.say(deadline, CC + "recurs", text(recurs))
        if report_to:
            self.say(deadline, CC + "reportTo", text(report_to))

    def finding(self, document: str, code: str, comment: str) -> None:
        span, start, end = self.span()
        node = f"{span}&finding={code}"
        self.say(node, RDF + "type", f"<{CC}Finding>")
        self.say(node, CC + "about", f"<{document}>")
        self.say(node, CC + "code", text(code))
        self.say(node, RDFS + "comment", text(comment, "vi"))
        self.place(node, "Số:", start, end)

    @property
    def ntriples(self) -> bytes:
        return "\n".join(self.lines).encode() + b"\n"


def text(value: str, lang: str = "") -> str:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"@{lang}' if lang else f'"{quoted}"'


def whole(value: int) -> str:
    return f'"{value}"^^<{XSD}integer>'


def day(value: str) -> str:
    return f'"{value}"^^<{XSD}{("gYear", "gYearMonth", "date")[value.count("-")]}>'


def city(source: Source, iri: str, number: str, when: str, **more: Any) -> str:
    old = iri.startswith(f"{BASE}vn/cu")
    area = OLD_CITY if old else CITY
    kind = "ct" if more.get("type") == "chi-thi" else "kh"
    assert f"/ubnd/{kind}/" in iri
    return source.document(
        iri,
        number=number,
        date=when,
        body=f"{area}/ubnd",
        area=area,
        issuer="Ủy ban nhân dân thành phố Hải Phòng",
        **more,
    )


def commune(source: Source, iri: str, area: str, name: str, when: str, **more: Any) -> str:
    return source.document(
        iri, own=True, date=when, body=f"{area}/ubnd", area=area, issuer=f"Ủy ban nhân dân {name}", **more
    )


def politburo(source: Source) -> None:
    source.document(
        CT_41, type="chi-thi", number="41", symbol="CT/TW", date="2024-12-26", body="vn/tw/bct", issuer="Bộ Chính trị"
    )


def seeds() -> list[Source]:
    """Five sources that say what five real plans say of each other; none is the text of 232, 157 or 14."""
    thuong_hong, kien_minh, le_chan, duong_kinh, pho_chau = map(Source, ("th", "km", "lc", "dk", "pc"))
    commune(thuong_hong, THUONG_HONG, "vn/31/10993", "xã Thượng Hồng", "2025-09", title="Phát động Đợt thi đua")
    city(thuong_hong, PLAN_232, "232", "2025-09-09", title="phát động đợt thi đua năm 2025")
    politburo(thuong_hong)
    thuong_hong.cite(THUONG_HONG, PLAN_232, primary=True)
    thuong_hong.cite(THUONG_HONG, CT_41)
    thuong_hong.duty(
        THUONG_HONG, "vn/31/10993/ubnd", "Phòng Văn hóa - Xã hội xã", ("tham mưu", "báo cáo"), due="2025-12-15",
        report_to="Ủy ban nhân dân thành phố",
    )  # fmt: skip
    thuong_hong.finding(THUONG_HONG, "blank-number", "Số văn bản để trống.")
    commune(kien_minh, KIEN_MINH, "vn/31/11725", "xã Kiến Minh", "2025-09", title="Phát động Đợt thi đua")
    city(kien_minh, PLAN_232, "232", "2025-09-08")
    politburo(kien_minh)
    kien_minh.cite(KIEN_MINH, PLAN_232, primary=True)
    kien_minh.cite(KIEN_MINH, CT_41)
    commune(le_chan, LE_CHAN, "vn/31/11383", "phường Lê Chân", "2026-07", title="Phát động thi đua giai đoạn 2026-2030")
    city(le_chan, CT_14_HP, "14", "2026-06-08", type="chi-thi")
    le_chan.document(
        f"{BASE}vn/ttg/ct/2026/15", type="chi-thi", number="15", symbol="CT-TTg", date="2026-04-23", body="vn/ttg",
        issuer="Thủ tướng Chính phủ",
    )  # fmt: skip
    le_chan.cite(LE_CHAN, CT_14_HP, primary=True)
    le_chan.cite(LE_CHAN, f"{BASE}vn/ttg/ct/2026/15", "basedOn")
    commune(duong_kinh, DUONG_KINH, "vn/cu/31/309", "quận Dương Kinh", "2024-07-05", number="21")
    city(duong_kinh, PLAN_157, "157", "2024-06-18")
    duong_kinh.cite(DUONG_KINH, PLAN_157, primary=True)
    duong_kinh.duty(
        DUONG_KINH, "vn/cu/31/309/ubnd", "Ủy ban nhân dân các phường", ("xây dựng kế hoạch",), due="2024-07",
        kinds=("phường",), within="vn/cu/31/309",
    )  # fmt: skip
    commune(
        pho_chau, f"{BASE}vn/cu/51/534/21481/ubnd/kh/2025/~dddddddd", "vn/cu/51/534/21481", "xã Phổ Châu", "2025-01"
    )
    pho_chau.document(
        CT_14_QN, type="chi-thi", number="14", date="2021-10-11", body="vn/cu/51/ubnd", area="vn/cu/51",
        issuer="Ủy ban nhân dân tỉnh Quảng Ngãi",
    )  # fmt: skip
    pho_chau.cite(f"{BASE}vn/cu/51/534/21481/ubnd/kh/2025/~dddddddd", CT_14_QN, "basedOn")
    return [thuong_hong, kien_minh, le_chan, duong_kinh, pho_chau]


@pytest.fixture
def new_source() -> type[Source]:
    return Source


@pytest.fixture
def seed_sources() -> list[Source]:
    return seeds()


@pytest.fixture(scope="session")
def seeds_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk that holds the five seeds; tests read it only."""
    from graph.store import Store

    path = tmp_path_factory.mktemp("stores") / "kho dữ liệu"
    with Store.open(path) as store:
        store.replace_many((source.iri, source.ntriples) for source in seeds())
    return path


@pytest.fixture
def seeds_store(seeds_path: Path) -> Any:
    from graph.store import Store

    with Store.open(seeds_path, read_only=True) as store:
        yield store


@pytest.fixture
def end_of_2025() -> date:
    return date(2025, 12, 31)


@pytest.fixture(scope="session")
def extra_source() -> type[Source]:
    return Source

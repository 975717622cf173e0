"""Which pairs are proposed and which are not, on small stores written as ingest writes them."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.store import Store
from ontology.identifiers import BASE, open_iri
from ontology.terms import CC, RDF
from queries.reconcile.model import Candidate
from queries.reconcile.search import candidates

CT, TYPO, TU, KH = (
    f"{BASE}vn/{path}" for path in ("tw/ct/2024/41", "tw/ct/2024/14", "31/tu/ct/2025/46", "31/ubnd/kh/2025/232")
)
AREAS = ("vn/31/10993", "vn/31/11725", "vn/31/11383", "vn/31/11329")
PARTY: dict[str, Any] = {"type": "chi-thi", "symbol": "CT/TW", "body": "vn/tw/bct", "issuer": "Bộ Chính trị"}
TITLE = "tổ chức diễn tập phòng thủ dân sự cấp xã"


@pytest.fixture
def found(new_source: Any):
    """Writes one source for each function it is given, and finds the candidates of the store."""

    def find(*writers: Callable[[Any], object]) -> dict[tuple[str, str, str], Candidate]:
        with Store.memory() as store:
            for place, write in enumerate(writers):
                source = new_source(f"source {place}")
                write(source)
                store.replace_source(source.iri, source.ntriples)
            return {
                (one.kind, one.doubted.removeprefix(BASE), one.suggested.removeprefix(BASE)): one
                for one in candidates(store)
            }

    return find


def plan(place: int, *cited: Callable[[Any], str], **more: Any) -> Callable[[Any], str]:
    """A commune's plan that carries out what it cites."""

    def write(source: Any) -> str:
        area = AREAS[place]
        facts = {"number": str(place + 5), "date": "2025-10-01", "body": f"{area}/ubnd", "area": area} | more
        iri = facts.pop("iri", f"{BASE}{area}/ubnd/kh/2025/{place + 5}")
        source.document(iri, own=True, **facts)
        for cite in cited:
            source.cite(iri, cite(source))
        return str(iri)

    return write


def cites(iri: str, **facts: Any) -> Callable[[Any], str]:
    return lambda source: str(source.document(iri, **facts))


def directive(number: str = "41", **more: Any) -> Callable[[Any], str]:
    return cites(f"{BASE}vn/tw/ct/2024/{number}", number=number, **{"date": "2024-12-26", **PARTY, **more})


def city_directive(**more: Any) -> Callable[[Any], str]:
    facts = {
        "type": "chi-thi",
        "symbol": "CT/TU",
        "number": "46",
        "date": "2025-06-26",
        "body": "vn/31/tu",
        "area": "vn/31",
    }
    return cites(TU, **(facts | more))


def city_plan(**more: Any) -> Callable[[Any], str]:
    facts = {"number": "232", "date": "2025-09-09", "body": "vn/31/ubnd", "area": "vn/31"}
    return cites(KH, **(facts | more))


class TestNumbers:
    def test_turned_in_like_company(self, found: Any):
        ours = plan(0, directive(), city_directive()), plan(1, directive(), city_directive())
        candidate = found(*ours, plan(2, directive("14"), city_directive()))[
            "number", "vn/tw/ct/2024/14", "vn/tw/ct/2024/41"
        ]
        assert candidate.score == 0.85
        assert candidate.citing == (f"{BASE}{AREAS[2]}/ubnd/kh/2025/7",)
        assert candidate.reasons[0] == (
            "Số 14 và số 41 chỉ đảo vị trí hai chữ số.",
            "Numbers 14 and 41 differ only by two digits that are turned round.",
        )
        assert "chỉ" in candidate.reasons[3][0].casefold()

    @pytest.mark.parametrize(("number", "proposed"), [("41", True), ("47", False)])
    def test_last_digit_needs_the_title_too(self, found: Any, number: str, proposed: bool):
        others = [plan(place, directive("48", title=TITLE), city_directive()) for place in (0, 1)]
        title = TITLE if proposed else "quản lý chợ và cửa hàng ở nông thôn"
        pairs = found(*others, plan(2, directive(number, title=title), city_directive()))
        assert any(kind == "number" for kind, *_ in pairs) == proposed

    def test_another_day_is_another_document(self, found: Any):
        assert not found(plan(0, directive()), plan(1, directive()), plan(2, directive("14", date="2024-03-05")))

    def test_two_slips_that_hit_on_one_number(self, found: Any):
        """One meant 41 of December, one something of March: texts that give a number two days mean two documents."""
        ours = [
            plan(place, directive(), city_directive(), iri=f"{BASE}{AREAS[place]}/ubnd/kh/2025/30")
            for place in range(3)
        ]
        slips = plan(2, directive("14"), city_directive()), plan(3, directive("14", date="2024-03-05"), city_plan())
        candidate = found(*ours, *slips)["number", "vn/tw/ct/2024/14", "vn/tw/ct/2024/41"]
        assert candidate.score == 0.8
        assert any("ngày khác" in reason for reason, _ in candidate.reasons)

    def test_what_one_text_cites_beside_it_is_another_document(self, found: Any):
        both = plan(2, directive("14"), directive(), city_directive())
        assert not [key for key in found(plan(0, directive(), city_directive()), both) if key[0] == "number"]

    def test_runs_of_numbers_of_one_day_are_not_proposed(self, found: Any):
        qd = [
            cites(f"{BASE}vn/31/ubnd/qd/2025/{n}", type="bao-cao", symbol="BC-UBND", number=str(n), date="2025-08-01",
                  body="vn/31/ubnd", area="vn/31", title=f"{TITLE} phường số {n}")
            for n in range(1208, 1213)
        ]  # fmt: skip
        assert not found(plan(0, *qd[:3]), plan(1, qd[3]), plan(2, qd[4]))

    def test_two_own_texts_are_two_documents(self, found: Any):
        first = plan(0, iri=f"{BASE}{AREAS[0]}/ubnd/kh/2025/14", number="14", title=TITLE)
        assert not found(first, plan(0, iri=f"{BASE}{AREAS[0]}/ubnd/kh/2025/41", number="41", title=TITLE))

    def test_year_left_out_of_the_number(self, found: Any):
        decree = {"type": "bao-cao", "symbol": "BC-CP", "number": "118", "date": "2025-06-09", "body": "vn/cp"}
        whole, cut = (cites(f"{BASE}vn/cp/bc/2025/118{end}", **decree) for end in ("-2025", ""))
        pairs = found(plan(0, whole, city_plan()), plan(1, whole, city_plan()), plan(2, cut, city_plan()))
        assert ("number", "vn/cp/bc/2025/118", "vn/cp/bc/2025/118-2025") in pairs

    def test_what_many_texts_cite_is_no_slip_because_one_confused_it(self, found: Any):
        first = [
            plan(place, directive(), city_directive(), iri=f"{BASE}{AREAS[place]}/ubnd/kh/2025/{n}")
            for place in range(4)
            for n in (30, 31)
        ]
        other = [
            plan(place, directive("14"), city_directive(), iri=f"{BASE}{AREAS[place]}/ubnd/kh/2025/{n}")
            for place in range(4)
            for n in (40,)
        ]
        assert not [key for key in found(*first, *other) if key[0] == "number"]
        assert [key for key in found(*first, *other[:1]) if key[0] == "number"]


class TestDates:
    def test_year_of_a_plan(self, found: Any):
        wrong = cites(KH.replace("/2025/", "/2024/"), number="232", date="2024-09-09", body="vn/31/ubnd", area="vn/31")
        ours = plan(0, city_plan(), city_directive()), plan(1, city_plan(), city_directive())
        pairs = found(*ours, plan(2, wrong, city_directive()))
        assert ("date", "vn/31/ubnd/kh/2024/232", "vn/31/ubnd/kh/2025/232") in pairs

    def test_a_year_that_leads_to_the_province_of_before(self, found: Any):
        wrong = cites(f"{BASE}vn/cu/31/ubnd/kh/2024/232", number="232", date="2024-09-09", body="vn/cu/31/ubnd")
        ours = plan(0, city_plan(), city_directive()), plan(1, city_plan(), city_directive())
        pairs = found(*ours, plan(2, wrong, city_directive()))
        assert ("date", "vn/cu/31/ubnd/kh/2024/232", "vn/31/ubnd/kh/2025/232") in pairs

    def test_two_provinces_that_became_one_are_two(self, found: Any):
        facts: dict[str, Any] = {"number": "15", "date": "2025-03-03", "title": TITLE}
        one, other = (
            cites(f"{BASE}{body}/kh/2025/15", body=body, **facts) for body in ("vn/cu/30/ubnd", "vn/cu/31/ubnd")
        )
        assert not [
            key for key in found(plan(0, one), plan(1, one), plan(2, other)) if "issuer" in key and "successor" in key
        ]

    def test_the_same_number_every_year_is_no_slip(self, found: Any):
        older = cites(KH.replace("/2025/", "/2024/"), number="232", date="2024-08-30", body="vn/31/ubnd", area="vn/31")
        assert not found(plan(0, city_plan()), plan(1, city_plan()), plan(2, older))

    def test_party_numbers_run_through_a_term(self, found: Any):
        wrong = cites(f"{BASE}vn/tw/ct/2023/41", number="41", **PARTY | {"date": "2023-12-26"})
        assert ("date", "vn/tw/ct/2023/41", "vn/tw/ct/2024/41") in found(
            plan(0, directive()), plan(1, directive()), plan(2, wrong)
        )

    def test_but_begin_again_with_the_next(self, found: Any):
        later = cites(f"{BASE}vn/tw/ct/2026/41", number="41", **PARTY | {"date": "2026-12-20"})
        assert not found(plan(0, directive()), plan(1, directive()), plan(2, later))


class TestIssuers:
    def test_before_and_after_the_reorganisation(self, found: Any):
        old = {
            "number": "46",
            "type": "chi-thi",
            "symbol": "CT/TU",
            "date": "2025-06-26",
            "body": "vn/cu/31/tu",
            "area": "vn/cu/31",
        }
        pairs = found(
            plan(0, city_directive()), plan(1, city_directive()), plan(2, cites(f"{BASE}vn/cu/31/tu/ct/2025/46", **old))
        )
        assert ("issuer", "vn/cu/31/tu/ct/2025/46", "vn/31/tu/ct/2025/46") in pairs

    def test_communes_that_share_number_and_day_are_not_proposed(self, found: Any):
        ours = [
            plan(place, city_plan(), iri=f"{BASE}{AREAS[place]}/ubnd/kh/2025/5", number="5", title=TITLE)
            for place in (0, 1)
        ]
        elsewhere = cites(
            f"{BASE}{AREAS[2]}/ubnd/kh/2025/5", number="5", date="2025-10-01", body=f"{AREAS[2]}/ubnd", area=AREAS[2]
        )
        assert not found(*ours, plan(3, elsewhere))


def open_reference(number: str | None = "232", **facts: Any) -> Callable[[Any], str]:
    def write(source: Any) -> str:
        iri = open_iri(source.iri, number)
        source.document(iri, number=number, **facts)
        source.say(iri, RDF + "type", f"<{CC}OpenReference>")
        return iri

    return write


class TestOpenReferences:
    def test_undated(self, found: Any):
        reference = open_reference(body="vn/31/ubnd", area="vn/31")
        ((kind, _, target),) = found(plan(0, city_plan()), plan(1, city_plan()), plan(2, reference))
        assert (kind, target) == ("open", "vn/31/ubnd/kh/2025/232")

    def test_without_issuer(self, found: Any):
        ((_, _, target),) = found(plan(0, city_plan()), plan(2, open_reference(date="2025-09-09")))
        assert target == "vn/31/ubnd/kh/2025/232"

    @pytest.mark.parametrize(
        "facts",
        [
            {"date": "2025-09-08"},
            {"body": "vn/01/ubnd", "area": "vn/01"},
            {"symbol": "CT-UBND"},
            {"type": "chi-thi"},
            {"number": "323"},
        ],
        ids=lambda facts: next(iter(facts)),
    )
    def test_what_contradicts_is_not_proposed(self, found: Any, facts: dict[str, Any]):
        assert not found(plan(0, city_plan()), plan(1, open_reference(**{"body": "vn/31/ubnd"} | facts)))

    def test_a_later_document_is_not_meant(self, found: Any):
        reference = open_reference(body="vn/31/ubnd", area="vn/31")
        assert not found(plan(0, city_plan()), plan(1, reference, date="2025-08-01"))

    def test_another_province_is_not_meant(self, found: Any):
        theirs = cites(
            f"{BASE}vn/01/ubnd/kh/2025/232", number="232", date="2025-09-09", body="vn/01/ubnd", area="vn/01"
        )
        assert not found(plan(0, theirs), plan(1, open_reference(date="2025-09-09")))

    def test_of_several_each_is_proposed_less_surely(self, found: Any):
        other = cites(KH.replace("2025", "2024"), number="232", date="2024-05-05", body="vn/31/ubnd", area="vn/31")
        reference = open_reference(body="vn/31/ubnd", area="vn/31", title=TITLE)
        pairs = found(plan(0, city_plan(title=TITLE), other), plan(1, reference))
        assert {key[2] for key in pairs} == {"vn/31/ubnd/kh/2025/232"}
        assert any("có 2 văn bản phù hợp" in reason for one in pairs.values() for reason, _ in one.reasons)


class TestCopies:
    BLANK = f"{BASE}{AREAS[0]}/ubnd/kh/2025/~aaaaaaaa"

    def test_the_numbered_copy_of_a_blank_one(self, found: Any):
        blank = plan(0, iri=self.BLANK, number=None, date="2025-10", title=TITLE)
        pairs = found(blank, plan(0, title=TITLE.capitalize()))
        assert set(pairs) == {("draft", self.BLANK.removeprefix(BASE), f"{AREAS[0]}/ubnd/kh/2025/5")}

    def test_a_draft_and_what_it_became(self, found: Any):
        draft = plan(0, iri=self.BLANK, number=None, date="2025-08-20", title=TITLE, draft=True)
        assert [key[0] for key in found(draft, plan(0, title=TITLE))] == ["draft"]

    @pytest.mark.parametrize(
        "facts",
        [
            {"title": TITLE + " năm 2024"},
            {"title": "quản lý chợ và cửa hàng ở khu vực nông thôn"},
            {"date": "2024-09-01"},
        ],
        ids=["another year", "another title", "a year before"],
    )
    def test_not_proposed(self, found: Any, facts: dict[str, Any]):
        blank = plan(0, iri=self.BLANK, number=None, **{"title": TITLE + " năm 2025"} | facts)
        assert not found(blank, plan(0, title=TITLE + " năm 2025"))

    def test_one_document_from_two_files(self, found: Any):
        laws = [cites(f"{BASE}named/luật-{n}", type="bao-cao") for n in "abc"]
        twins = [plan(0, *laws, iri=self.BLANK.replace("a" * 8, x * 8), number=None, title=TITLE) for x in "ab"]
        ((kind, *_),) = found(*twins)
        assert kind == "copy"


class TestLikelyLinks:
    def test_the_chain_above_plans_that_cite_it_together(self, found: Any):
        cited = directive(title=TITLE), city_directive(title=TITLE), city_plan(title=f"diễn tập ở các thôn: {TITLE}")
        links = {key[1:] for key in found(plan(0, *cited), plan(1, *cited)) if key[0] == "link"}
        assert links == {
            ("vn/31/tu/ct/2025/46", "vn/tw/ct/2024/41"),
            ("vn/31/ubnd/kh/2025/232", "vn/31/tu/ct/2025/46"),
        }

    def test_one_plan_is_not_enough(self, found: Any):
        assert not found(plan(0, directive(title=TITLE), city_directive(title=TITLE)))

    def test_an_own_text_says_itself_what_it_carries_out(self, found: Any):
        cited = directive(title=TITLE), city_directive(title=TITLE)
        text = lambda source: source.document(TU, own=True, type="chi-thi")  # noqa: E731
        assert not [key for key in found(plan(0, *cited), plan(1, *cited), text) if key[0] == "link"]

    def test_what_came_before_does_not_carry_out(self, found: Any):
        cited = directive(title=TITLE), city_directive(title=TITLE, date="2024-06-26")
        assert not [key for key in found(plan(0, *cited), plan(1, *cited)) if key[0] == "link"]

    def test_another_province_does_not_stand_below(self, found: Any):
        theirs = city_directive(title=TITLE, body="vn/01/tu", area="vn/01")
        cited = theirs, city_plan(title=TITLE)
        assert not [key for key in found(plan(0, *cited), plan(1, *cited)) if key[0] == "link"]


def test_nothing_in_an_empty_store():
    with Store.memory() as store:
        assert candidates(store) == ()


def test_the_order_of_files_does_not_matter(found: Any):
    texts = [
        plan(0, directive(), city_directive()),
        plan(1, directive(), city_directive()),
        plan(2, directive("14"), city_directive()),
    ]
    assert found(*texts).keys() == found(*texts[::-1]).keys()

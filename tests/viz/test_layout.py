from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from viz.cards import WIDTH, wrap
from viz.columns import spread
from viz.drawing import draw
from viz.layout import arrange

STATES = {
    "seeds": {"issued": 2, "not_found": 1, "no_data": 111},
    "all-states": {"issued": 9, "issued_late": 3, "cites_only": 1, "draft": 1, "overdue": 20, "no_data": 80},
    "thirty": {"issued": 30},
    "one": {"issued": 1},
}  # fmt: skip


def boxes(picture: Any, layout: Any, opened: Any) -> dict[str, tuple[int, int, int, int]]:
    places = draw(picture, layout, opened).places
    return {
        iri: (x - WIDTH // 2, y - layout.cards[iri].height // 2, x + WIDTH // 2, y + layout.cards[iri].height // 2)
        for iri, (x, y) in places.items()
    }


@pytest.mark.parametrize("how", ["start", "closed", "open"])
@pytest.mark.parametrize("states", STATES.values(), ids=STATES)
def test_no_two_cards_overlap_whatever_is_open(picture_of: Any, states: dict[str, int], how: str) -> None:
    picture = picture_of(states, units=9)
    layout = arrange(picture, "vi")
    opened = {"start": None, "closed": (), "open": tuple(layout.slabs)}[how]
    for (one, a), (other, b) in combinations(boxes(picture, layout, opened).items(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], f"{one} lies on {other}"


@pytest.mark.parametrize("how", ["closed", "open"])
def test_bands_stand_in_order_and_hold_their_cards(picture_of: Any, how: str) -> None:
    picture = picture_of(STATES["all-states"])
    layout = arrange(picture, "vi")
    opened = tuple(layout.slabs) if how == "open" else ()
    drawing = draw(picture, layout, opened)
    assert [band.band for band in layout.bands] == sorted({node.band for node in picture.nodes.values()})
    assert all(above[1] <= below[0] for above, below in zip(drawing.bands, drawing.bands[1:], strict=False))
    edges = {band.band: edge for band, edge in zip(layout.bands, drawing.bands, strict=True)}
    for iri, (_, top, _, bottom) in boxes(picture, layout, opened).items():
        assert edges[picture.nodes[iri].band][0] < top
        assert bottom < edges[picture.nodes[iri].band][1]


def test_a_document_stands_above_what_implements_it(picture_of: Any) -> None:
    picture = picture_of(STATES["seeds"])
    layout = arrange(picture, "vi")
    places = draw(picture, layout).places
    for link in picture.links:
        if link.upper in places and link.lower in places:
            assert places[link.upper][1] < places[link.lower][1]


def test_a_line_that_passes_a_row_runs_between_its_cards(picture_of: Any) -> None:
    picture = picture_of(STATES["all-states"])
    layout = arrange(picture, "vi")
    assert layout.routes
    for lanes in layout.routes.values():
        for row, x in lanes:
            cards = [spot.x for iri, spot in layout.spots.items() if spot.row == row and not picture.nodes[iri].group]
            assert all(abs(x - middle) > WIDTH // 2 for middle in cards)


def test_rings_are_laid_out(sample: Any) -> None:
    from queries.model import Step, Trace
    from viz.assemble import assemble

    ring = [sample.CITY_PARTY, sample.CITY]
    steps = [Step(ring[0], "implements", True, 1, ring[1].iri), Step(ring[1], "implements", True, 2, ring[0].iri)]
    layout = arrange(assemble(Trace(sample.CITY, tuple(steps), ())), "vi")
    assert len({spot.row for spot in layout.spots.values()}) == 2


def test_positions_do_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    """Sets are iterated in another order in every process: the picture must not show it."""
    here = Path(__file__).parent
    script = tmp_path / "draw.py"
    script.write_text(
        f"import sys; sys.path[:0] = [{str(here)!r}, {str(here.parents[1])!r}]\n"
        "import sample; from viz.assemble import assemble; from viz.page import page\n"
        "board = sample.board(sample.FULL)\n"
        "sys.stdout.write(page(assemble(sample.trace(board), boards=[board])))\n"
    )
    made = {
        subprocess.run(
            [sys.executable, script], env={"PYTHONHASHSEED": seed, "LC_ALL": "C"}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "31")
    }
    assert len(made) == 1


@pytest.mark.parametrize(
    ("wishes", "places"),
    [
        pytest.param([0, 100], [5, 105], id="wishes-are-met-where-there-is-room"),
        pytest.param([0, 0], [-5, 5], id="two-that-want-one-place-share-the-way"),
        pytest.param([10, 0, 5], [-5, 5, 15], id="the-order-is-kept"),
        pytest.param([], [], id="none"),
    ],
)
def test_spread(wishes: list[float], places: list[float]) -> None:
    found = spread(wishes, [10] * len(wishes))
    assert found == pytest.approx(
        [place if wishes != [0, 100] else wish for place, wish in zip(places, wishes, strict=True)]
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("Kế hoạch 232/KH-UBND", ["Kế hoạch 232/KH-UBND"], id="fits"),
        pytest.param(
            "Ủy ban nhân dân thành phố Hải Phòng", ["Ủy ban nhân dân thành", "phố Hải Phòng"], id="between-words"
        ),
        pytest.param("a " * 40, ["a a a a a a a a a a a", "a a a a a a a a a a a…"], id="cut-with-a-sign"),
        pytest.param("x" * 50, ["x" * 22, "x" * 21 + "…"], id="no-blank-to-break-at"),
        pytest.param(" \n\t ", [], id="blank"),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert wrap(text, 2) == lines

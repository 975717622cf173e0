"""A truth across 1 July 2025: directives to districts and communes that were merged, and what they and their heirs did.

`python -m benchmarks.truth_eras` compares every measure with it, for all old provinces, on several days. Who took over
whose land is read from the register's table alone; what counts for whom is said in `truth.Truth.met`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, get_args

from benchmarks.cascade_writer import heading
from benchmarks.truth import NOTHING, REFORM, Directive, Fate, Truth, documents, everyone, expected, fate
from benchmarks.truth_measures import count, figures, fragmentation, pairs
from graph.store import Store
from ontology import register
from queries.expectation import Asked, Units
from queries.measures import measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.truth_measures import Pair

_DISTRICTS: Final = ("quận", "huyện", "thị xã", "thành phố")
_COMMUNES: Final = ("xã", "phường", "thị trấn")
SHAPES: Final = {
    "districts by level": ("level", None, ()),
    "districts by name": ("recipients", f"UBND các {', '.join(_DISTRICTS)}", _DISTRICTS),
    "communes by name": ("recipients", f"UBND các {', '.join(_COMMUNES)}", _COMMUNES),
    "communes by order": ("plan_duty", None, _COMMUNES),
    "one district": ("level", None, ()),
}
"""To whom a document of before the reform is given: told by what, the line of its recipients, the kinds of units."""
_SPANS: Final = ((date(2024, 3, 1), 200), (date(2025, 1, 5), 150))
"""Days of issue: in 2024, and in the months before the reform."""
_DOING: Final = 0.75
"""The share of units that do anything at all; of the heirs of units that did not, and of the others, it is less."""


def draw_eras(
    seed: int, directives: int, provinces: list[str], *, after: int = 2, shapes: Sequence[str] = (*SHAPES,)
) -> Truth:
    """A truth of old provinces (`vn/cu/31`): documents to their districts and communes, and `after` newer ones.

    Some land is carried out by all its units of then, some by all its heirs, some in part or late, some by nobody.
    """
    luck, known = random.Random(seed), register.load()
    truth = Truth([])
    truth.heirs = {area.path: list(area.successors) for area in known if area.successors}
    for number in range(directives):
        one, units = _directive(luck, number, luck.choice(provinces), shapes[number % len(shapes)])
        truth.directives.append(one)
        truth.asked[one.key] = units
    for number in range(directives, directives + after):
        one = _of_today(luck, number, truth.heirs[luck.choice(provinces)][0])
        truth.directives.append(one)
        truth.units[str(one.area)] = [area.path for area in known.children(str(one.area), one.day)]
    everyone = sorted(
        {unit for one in truth.directives for day in (None, date.max) for unit in expected(truth, one, day)}
    )
    issuers = {one.area for one in truth.directives}
    truth.silent = {unit for unit in everyone if luck.random() < 0.1} - issuers
    truth.heirs = {unit: truth.heirs[unit] for unit in everyone if unit in truth.heirs}
    for one in truth.directives:
        truth.fates |= {(one.key, unit): done for unit, done in _fates(luck, truth, one)}
    return truth


def _directive(luck: random.Random, number: int, province: str, shape: str) -> tuple[Directive, list[str]]:
    told_by, to, kinds = SHAPES[shape]
    known, (first, span) = register.load(), luck.choice(_SPANS)
    day = first + timedelta(days=luck.randrange(span))
    districts = known.children(province, day)
    communes = [area for one in districts for area in known.children(one.path, day)]
    area, units = province, [one for one in [*districts, *communes] if one.kind in kinds]
    if shape == "districts by level":
        units = districts
    elif shape == "one district":
        area = luck.choice([one.path for one in districts if known.children(one.path, day)])
        units = known.children(area, day)
    due = day + timedelta(days=luck.randrange(20, 330)) if luck.random() < 0.8 and told_by != "plan_duty" else None
    header = heading(area, "ke-hoach", str(100 + number), day, to=to)
    return Directive(header, f"directive {number}", area, day, due, told_by, kinds), [one.path for one in units]


def _of_today(luck: random.Random, number: int, province: str) -> Directive:
    day = REFORM + timedelta(days=luck.randrange(5, 60))
    due = day + timedelta(days=luck.randrange(15, 90))
    header = heading(province, "ke-hoach", str(100 + number), day)
    return Directive(header, f"directive {number}", province, day, due, "level")


def _fates(luck: random.Random, truth: Truth, one: Directive) -> Iterable[tuple[str, Fate]]:
    """What the units of its day do until the reform, and their heirs after it."""
    for unit in expected(truth, one):
        done = fate(luck, one, silent=unit in truth.silent, issuing=_DOING)
        ended = unit in truth.heirs and done.day and done.day >= REFORM
        yield unit, NOTHING if ended else done
    if one.day < REFORM:
        for unit in expected(truth, one, date.max):
            yield unit, fate(luck, one, silent=unit in truth.silent, issuing=_DOING, since=REFORM)


DAYS: Final = (date(2024, 12, 31), date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 6, 30))


def main(arguments: list[str]) -> int:
    """Print for several days whether every measure equals the truth, for units of then and of now; 1 where not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--directives", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    provinces = [area.path for area in register.load().children("vn", DAYS[0])]
    truth = draw_eras(options.seed, options.directives, provinces, after=20)
    with Store.memory() as store:
        number = store.replace_many(documents(truth))
        print(f"{number:,} documents, {len(truth.directives)} directives, {len(everyone(truth)):,} units of both eras")
        wrong = [day for day in DAYS for units in get_args(Units) if not _same(store, truth, day, units)]
        return 1 if wrong else 0


def _same(store: Store, truth: Truth, day: date, units: Units) -> bool:
    """Whether the totals, those of each document and those of each unit are the true ones."""
    board = measures(store, day, directives=[one.iri for one in truth.directives], asked=Asked(units=units))
    listed = pairs(truth, day, now=units == "now")
    groups: dict[str, list[Pair]] = defaultdict(list)
    for one, unit in listed:
        groups[one.iri].append((one, unit))
        groups[unit].append((one, unit))
    found = [("", board.total), *((card.iri, one) for card, one in board.documents)]
    found += [(area.path, one) for area, one in board.units]
    same = all(figures(one) == count(truth, groups[key] if key else listed, day) for key, one in found)
    same = same and len(found) == len(groups) + 1 and board.fragmentation == fragmentation(truth, listed, day)
    print(f"{day}, units of {units}: {len(listed):,} pairs, {len(found):,} rows of figures; equal to the truth: {same}")
    return same


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

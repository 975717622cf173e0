"""The index: documents, relations and days of a store in one small SQLite file beside it, for boards and measures.

A board asks for all that lies below a document, a matrix for two hundred boards at once: over SPARQL that takes
seconds, over two indexed tables milliseconds. The index holds nothing of its own: it is made when it is first needed,
kept in the store's folder, and made again when the store has changed. A store in memory, or in a folder that cannot be
written, has its index in memory.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from queries.days import first_day
from queries.index_file import opened
from queries.model import Document, Evidence, Held
from queries.scopes import Scope
from queries.upwards import reached

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator

    from graph.interface import Facts

_CARD: Final = (
    "d.iri, d.ref, d.type, d.number, d.symbol, d.date, d.title, d.issuer, d.issuer_area, d.level, d.own_text,"
    " d.issuer_iri, d.area, d.draft, d.conflicted"
)
_PLACE: Final = 'l.quote, l.sentence, l.source, l.start, l."end", l.rule, l.confidence'
_BELOW: Final = f"""WITH RECURSIVE below(id) AS (
  SELECT ?1 UNION SELECT l.origin FROM below JOIN link l ON l.target = below.id AND l.relation = 'implements')
SELECT {_CARD}, {_PLACE} FROM below JOIN link l ON l.target = below.id AND l.relation = 'implements'
JOIN document d ON d.id = l.origin WHERE d.id <> ?1 ORDER BY d.id, l."primary" DESC, l.target"""  # noqa: S608  our own columns
_MENTIONING: Final = f"""SELECT {_CARD}, {_PLACE} FROM link l JOIN document d ON d.id = l.origin
WHERE l.target = ?1 AND l.relation <> 'implements' ORDER BY d.id, l.relation"""  # noqa: S608  our own columns
_CARDS: Final = f"SELECT {_CARD} FROM document d WHERE d.iri IN ({{}})"  # noqa: S608  our own columns
_OF_AREAS: Final = f"""SELECT {_CARD}, l.target FROM document d
JOIN link l ON l.origin = d.id AND l.relation = 'implements' WHERE d.area IN ({{}})"""  # noqa: S608  our own columns
_NAMING: Final = f"""SELECT {_CARD}, l.target FROM link l JOIN document d ON d.id = l.origin
WHERE l.target IN ({{}}) AND l.relation <> 'implements' ORDER BY d.id, l.relation"""  # noqa: S608  our own columns
_UP: Final = "SELECT origin, target FROM link WHERE relation = 'implements' AND origin IN ({})"
_MANY: Final = 30_000
"""Values in one query; SQLite takes 32,766."""
_PLACE_AT: Final = 15
_AREA_AT: Final = 12
_SCOPES: Final = """SELECT d.iri, s.source, s.within, s.kinds, s.due, s.quote
FROM scope s JOIN document d ON d.id = s.document ORDER BY s.rowid"""

_COVERAGE: Final = "SELECT area, documents, newest FROM coverage"

Texts = dict[str, tuple[int, str | None]]
"""Area path → how many texts the store has of its bodies, and the date of the newest."""


class Index:
    """An open index; asked in SQL, closed by the store that it is derived from."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    @classmethod
    def of(cls, store: Facts) -> Index:
        """The index of a store as it is now."""
        return store.derived.get("index", lambda: cls(opened(store)))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def rows(self, query: str, *values: object) -> list[Any]:
        """The rows of an SQL query."""
        return self._db.execute(query, values).fetchall()

    def number(self, iri: str) -> int | None:
        """The number by which the tables know a document; None for one that the store does not know."""
        return next((number for (number,) in self.rows("SELECT id FROM document WHERE iri = ?", iri)), None)

    def among(self, query: str, values: Collection[object]) -> Iterator[Any]:
        """The rows of a query whose `{}` stands for a list of values."""
        listed = list(values)
        for start in range(0, len(listed), _MANY):
            some = listed[start : start + _MANY]
            yield from self._db.execute(query.format(", ".join("?" * len(some))), some)

    def stated(self, iri: str) -> tuple[Scope, ...]:
        """Whom a document tells to issue."""
        return self._stated.get(iri, ())

    def ordering(self) -> set[str]:
        """The documents that order plans."""
        return {iri for iri, told in self._stated.items() if any(scope.source == "plan_duty" for scope in told)}

    @cached_property
    def texts(self) -> Texts:
        """What the store holds of each area."""
        return {area: (number, newest) for area, number, newest in self.rows(_COVERAGE)}

    @cached_property
    def _stated(self) -> dict[str, tuple[Scope, ...]]:
        found: dict[str, list[Scope]] = defaultdict(list)
        for iri, *row in self.rows(_SCOPES):
            found[iri].append(Scope(iri, *_scope(row)))
        return {iri: tuple(told) for iri, told in found.items()}

    def card(self, iri: str) -> Held | None:
        """The card of one document; None for one that the store does not know."""
        return next((held((*row, None)) for row in self.among(_CARDS, [iri])), None)

    def cards(self, iris: Collection[str]) -> dict[str, Document]:
        """The cards of documents, without what sources state differently of them."""
        rows = self.among(_CARDS, iris)
        return {row[0]: held((*row, None)).document for row in rows}

    def below(self, iri: str) -> list[Held]:
        """The documents that implement one, directly or through others, each once with the link that tells it best."""
        return _held(self.rows(_BELOW, self.number(iri)))

    def mentioning(self, iri: str) -> list[Held]:
        """The documents that name one without implementing it, each once."""
        return _held(self.rows(_MENTIONING, self.number(iri)))

    def below_many(self, iris: Collection[str], areas: Collection[str]) -> dict[str, list[Held]]:
        """For each of many documents, what implements it and was issued by bodies of some areas.

        Goes up from the documents of the areas, which are few, and not down from each directive to the whole country.
        """
        wanted = self._numbers(iris)
        cards: dict[str, tuple[Any, ...]] = {}
        targets: dict[str, list[int]] = defaultdict(list)
        for row in self.among(_OF_AREAS, areas):
            cards[row[0]] = row
            targets[row[0]].append(row[_PLACE_AT])
        parents = self._parents({number for numbers in targets.values() for number in numbers})
        found: dict[str, list[Held]] = defaultdict(list)
        known: dict[int, frozenset[int]] = {}
        for iri, numbers in targets.items():
            if hits := reached(numbers, parents, wanted.keys(), known):
                document = held((*cards[iri][:_PLACE_AT], None))
                for number in hits:
                    if wanted[number] != iri:  # of a cycle
                        found[wanted[number]].append(document)
        return found

    def _numbers(self, iris: Collection[str]) -> dict[int, str]:
        return dict(self.among("SELECT id, iri FROM document WHERE iri IN ({})", iris))

    def _parents(self, front: set[int]) -> dict[int, list[int]]:
        """Of these documents and all above them, what each implements."""
        found: dict[int, list[int]] = {}
        while front:
            found |= {number: [] for number in front}
            for origin, target in self.among(_UP, front):
                found[origin].append(target)
            front = {target for origin in front for target in found[origin]} - found.keys()
        return found

    def mentioning_many(self, iris: Collection[str], areas: Collection[str]) -> dict[str, list[Held]]:
        """For each of many documents, those of bodies of some areas that name it without implementing it."""
        wanted = self._numbers(iris)
        found: dict[str, list[Held]] = defaultdict(list)
        for row in self.among(_NAMING, wanted):
            if row[_AREA_AT] in areas:
                found[wanted[row[_PLACE_AT]]].append(held((*row[:_PLACE_AT], None)))
        return found


def _held(rows: Iterable[tuple[Any, ...]]) -> list[Held]:
    found: dict[str, Held] = {}
    for row in rows:
        if row[0] not in found:
            found[row[0]] = held(row)
    return list(found.values())


def held(row: tuple[Any, ...]) -> Held:
    """A row of card and place as a value."""
    own, body, area, draft, conflicted = row[10:_PLACE_AT]
    card = Document(*row[:10], bool(own), (), body, area, bool(draft))  # type: ignore[call-arg]  # in their order
    place = row[_PLACE_AT:]
    return Held(card, Evidence(*place) if place[0] is not None else None, bool(conflicted))


def _scope(row: list[Any]) -> tuple[Any, ...]:
    source, within, kinds, due, quote = row
    return source, within, frozenset(filter(None, kinds.split(","))), first_day(due), quote

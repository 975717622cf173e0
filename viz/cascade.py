"""The picture's model: which cards there are, which bands they stand in, and what links them.

Values only. `viz.assemble` makes a Picture from the answers of `queries`; layout, page, SVG, tree and exports read it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from queries.collation import collation_key
from viz.words import STATES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.model import Document, Duty, Evidence, Row

_STATE_ORDER: Final = {state: place for place, state in enumerate(STATES)}

Kind = Literal["document", "expected", "unit", "group"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation that the lower document states about the upper one, with its evidence.

    `notes` are sentences on one that no text states as it is.
    """

    relation: str
    primary: bool
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the picture, from the upper card to the lower; `statements` has the strongest first.

    `stands_for` lists the (upper, lower) pairs of documents that a line to or from a group stands for.
    `within`: the line leads from a group to one of its own cards.
    """

    upper: str
    lower: str
    statements: tuple[Statement, ...]
    stands_for: tuple[tuple[str, str], ...] = ()
    within: bool = False

    @property
    def relation(self) -> str:
        """The strongest relation, which decides how the line is drawn."""
        return self.statements[0].relation

    @property
    def primary(self) -> bool:
        """Whether the lower document was issued to carry out the upper one."""
        return any(statement.primary for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Node:
    """One card. What a field means depends on the kind only as far as said here.

    `name`: number and type of a document, title of an area, name of a unit, words of a group. `state`: a key of
    `words.STATES`, or None. `members`: the cards a group holds, in order; `group`: the group that holds this card.
    `hidden_below`: how many documents lie below it that are not drawn. `giving`: to how many units that are
    not drawn it gives work. `needs`: the card in a group without which this
    one is not shown.
    """

    id: str
    kind: Kind
    band: int
    name: str
    issuer: str = ""
    date: str | None = None
    state: str | None = None
    own_text: bool = True
    focus: bool = False
    group: str | None = None
    members: tuple[str, ...] = ()
    document: Document | None = None
    row: Row | None = None
    duties: tuple[Duty, ...] = ()
    hidden_below: int = 0
    giving: int = 0
    needs: str | None = None

    @property
    def sort_key(self) -> tuple[int, bool, int, str, str, str]:
        """The reading order: band, groups last and by state, date, name (units: by who gives them work), IRI."""
        grouped = self.kind == "group"
        state = _STATE_ORDER.get(self.state or "", 99) if grouped else 0
        first = self.id.rpartition("|")[0] if self.kind == "unit" else self.date or "9999"
        return (self.band, grouped, state, first, collation_key(self.name), self.id)


@dataclass(frozen=True, slots=True)
class Tally:
    """One board in numbers: of whose document, on which day, how many units are expected, how many in each state."""

    document: str
    as_of: str
    expected: int
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn. `links` join what is drawn; `facts` are all links between documents and units.

    `undrawn` are documents and units that only cards in large groups lead to. `open_groups` start expanded. `tallies`
    sum up the boards, that of the document asked for first.
    """

    focus: str
    nodes: Mapping[str, Node]
    links: tuple[Link, ...]
    facts: tuple[Link, ...] = ()
    open_groups: frozenset[str] = field(default_factory=frozenset)
    undrawn: Mapping[str, Node] = field(default_factory=dict)
    tallies: tuple[Tally, ...] = ()
    file_names: Mapping[str, str] = field(default_factory=dict)

    def find(self, iri: str) -> Node | None:
        """The card of this id, drawn or not."""
        return self.nodes.get(iri) or self.undrawn.get(iri)

    def top(self) -> list[Node]:
        """The cards that stand in the bands themselves (not inside a group), in reading order."""
        return sorted((node for node in self.nodes.values() if node.group is None), key=lambda node: node.sort_key)

"""The answers, as values: they hold what was found and can be drawn or printed without the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from queries.page_place import PagePlace

Level = Literal[0, 1, 2, 3]
"""0 central, 1 province, 2 district (until June 2025), 3 commune."""

State = Literal["issued", "issued_late", "overdue", "not_due", "draft", "cites_only", "not_found", "no_data"]

STATES: Final[tuple[State, ...]] = (
    "issued",
    "issued_late",
    "overdue",
    "not_due",
    "draft",
    "cites_only",
    "not_found",
    "no_data",
)
"""In the order in which a board lists them."""

ISSUED: Final[tuple[State, ...]] = ("issued", "issued_late")

Source = Literal["user", "plan_duty", "recipients", "steering", "level"]
"""What an expectation rests on: the user, an order in the document, its recipients, its edXML mark, the level rule."""

DueSource = Literal["user", "plan_duty", "edxml"]
"""Where a deadline stands: in the user's file, in the order, in the edXML header."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one document, from its own text or from what others state about it.

    `ref` is what a person calls it (`232/KH-UBND`; `…/KH-UBND` while its number is blank); `conflicts` are sentences.
    `own_text` tells whether the text itself is in the store. `area` is the path of the issuer's area.
    """

    iri: str
    ref: str
    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: str | None = None
    title: str | None = None
    issuer: str | None = None
    issuer_area: str | None = None
    level: Level | None = None
    own_text: bool = False
    conflicts: tuple[str, ...] = ()
    issuer_iri: str | None = None
    area: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in a source that states something. `start` and `end` count characters of the source's text.

    `place` is where it stands on the page, for a source that has pages.
    """

    quote: str
    sentence: str | None
    source: str
    start: int
    end: int
    rule: str | None
    confidence: float | None
    place: PagePlace | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One stated relation: document `origin` implements (cites, …) document `target`."""

    origin: str
    relation: str
    target: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Confirmation:
    """That a person confirmed a link: who, on which day (UTC), why, and which document (IRI) the text itself names."""

    by: str
    at: str
    note: str
    written: str


@dataclass(frozen=True, slots=True)
class Possible:
    """A link that nobody has confirmed and that counts nowhere: `lower` may carry out (cite, …) `upper`.

    `written` is the document as the text names it, `kind` a kind of candidate; `reasons` are (Vietnamese, English).
    """

    link: Link
    lower: Document
    upper: Document
    written: Document
    kind: str
    score: float
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a chain: how it hangs on its neighbour `via`, which is one step nearer to the start.

    `confirmed` tells who made the link count, where no text states it.
    """

    document: Document
    relation: str
    primary: bool
    depth: int
    via: str
    evidence: tuple[Evidence, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The chain above and below a document. `links` are all relations among its documents, drawn or not.

    `possible` are links that nobody has confirmed, from or to these documents; they are no part of the chain.
    """

    document: Document
    up: tuple[Step, ...]
    down: tuple[Step, ...]
    links: tuple[Link, ...] = ()
    possible: tuple[Possible, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a task is due: a day or month (`due`), or a recurrence (`recurs`, `month_day`)."""

    due: str | None
    recurs: str | None
    month_day: str | None
    report_to: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Duty:
    """Work that a document gives to a unit."""

    iri: str
    document: Document
    unit: str
    tasks: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    must_issue_plan: bool
    evidence: Evidence
    count: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A document that the store knows, and the place in it that names the document a board is about.

    Where sources state different things of it (`conflicted`), its card lacks the sentences that say so. `former` is
    the name of the unit that issued it and has ended since, where the document counts for a unit of today.
    """

    document: Document
    evidence: Evidence | None = None
    conflicted: bool = False
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A document that may mean this one though it names another: a slip that nobody has confirmed, so not counted."""

    document: Document
    cited: Document
    reason: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Exempt:
    """A unit that the user's file leaves out, with the reason given there."""

    area: str
    code: str
    reason: str


class Row(NamedTuple):
    """One unit that is expected to issue, and what was found of it.

    `source` says what the expectation rests on, `due_source` what its day rests on. `body` is the issuing body where
    one is expected by name, `forms` the types of document that it may answer with. `inherited_from` is the former
    unit whose document counts for this one, `successors` are the units that took over one that has ended by the day
    of the board. `suspects` are not counted.
    """

    area: str
    code: str
    kind: str
    state: State
    issued: bool
    document: Document | None
    date: str | None
    due: str | None
    days_late: int | None
    expected_because: str
    area_path: str = ""
    source: Source = "level"
    due_source: DueSource | None = None
    body: str | None = None
    forms: tuple[str, ...] = ()
    evidence: Evidence | None = None
    inherited_from: str | None = None
    successors: tuple[str, ...] = ()
    suspects: tuple[Suspect, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How complete the store is for the expected units: a unit without any document says nothing either way."""

    areas_with_documents: int
    expected: int
    documents: int
    newest: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """Who should have issued a document that carries out `document`, by the day `as_of`, and who has.

    `because` says where the expectation comes from; `below` are the boards of plans that carry this document out and
    ask for plans of their own; `exempt` are the units that the user's file leaves out.
    """

    document: Document
    as_of: date
    expected: int
    counts: dict[State, int]
    coverage: Coverage
    rows: tuple[Row, ...]
    below: tuple[Board, ...] = ()
    because: str = ""
    due: str | None = None
    exempt: tuple[Exempt, ...] = ()

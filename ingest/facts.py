"""What a document says, as values: each with the words that say it, the rule that found it, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ingest.issuers import Body, BodyMention
    from ontology.doctypes import DocumentType, Family

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """One fact of the header."""

    value: T
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Header:
    """What the document says of itself. `number` is None where it is blank; `issuer` None where no body can be told."""

    kind: Found[DocumentType] | None = None
    number: Found[str] | None = None
    number_year: str | None = None
    symbol: Found[str] | None = None
    family: Family | None = None
    date: Found[str] | None = None
    place: Found[str] | None = None
    title: Found[str] | None = None
    issuer: Found[Body] | None = None
    issuer_name: str | None = None
    province: str | None = None
    signer: Found[str] | None = None
    signer_position: Found[str] | None = None
    signed_for: tuple[Found[str], ...] = ()
    period_end: Found[str] | None = None
    recipients: tuple[Found[str], ...] = ()
    draft: Found[str] | None = None
    due: Found[str] | None = None  # of an exchanged document: the day by which it must be dealt with
    steering: Found[str] | None = None  # 1 not steering, 2 steering, 3 report on steering (QCVN 102)


class Mention(NamedTuple):
    """One place where another document is named. `relation` is one of ontology.terms.RELATIONS."""

    start: int
    end: int
    kind: DocumentType | None
    number: str | None
    year: str | None
    symbol: str | None
    family: Family | None
    date: str | None
    issuer: BodyMention | None
    name: str | None
    relation: str
    primary: bool
    rule: str
    confidence: float
    subject: tuple[int, int] | None = None
    slip: bool = False


class Citation(NamedTuple):
    """All mentions of one document, merged; the strongest relation wins and every mention is kept."""

    iri: str
    kind: DocumentType | None
    number: str | None
    year: str | None
    symbol: str | None
    date: str | None
    issuer: Body | None
    issuer_name: str | None
    name: str | None
    relation: str
    primary: bool
    confidence: float
    mentions: tuple[Mention, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """When work is due: `date` (ISO day or month), or a recurrence with its day of the year or month."""

    date: str | None
    recurs: str | None
    month_day: str | None
    report_to: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Duty:
    """Work given to a unit or group of units, under one heading or several."""

    unit: str
    tasks: tuple[tuple[int, int], ...]
    deadlines: tuple[Deadline, ...]
    must_issue_plan: bool
    start: int
    end: int
    rule: str
    confidence: float
    where: str = "body"
    expects_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """A named emulation movement."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable target, its number as printed."""

    name: str
    value: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful editor would flag, said in both languages by its code's entry in grammar/findings.toml."""

    code: str
    start: int
    end: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is read in one document."""

    header: Header
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    movements: tuple[Movement, ...] = ()
    targets: tuple[Target, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

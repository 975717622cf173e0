"""What a worker does with one file: read it, or, where it holds files, hand them out as tasks of their own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ingest.files import load
from ingest.readers import ReadError
from ingest.readers.errors import refusal
from ontology.identifiers import source_iri

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ingest.readers.container import Member
    from ingest.readers.extract import ReadWarning

State = Literal["new", "changed", "same", "failed"]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, or one inside it.

    `held` has the source that the store holds of each file inside ("" for the file itself). `data` are the bytes of
    the member; `start` is the number of the first member that is still to be handed out.
    """

    path: Path
    held: Mapping[str, str]
    member: str = ""
    data: bytes = b""
    start: int = 0

    @property
    def name(self) -> str:
        """As messages and progress show it: “a.docx”, “archive.zip » folder/a.docx”."""
        return shown_name(self.path, self.member)


def shown_name(path: Path, member: str) -> str:
    """A file's name, with the path inside it where it holds others."""
    return f"{path.name} » {member}" if member else path.name


@dataclass(frozen=True, slots=True)
class Result:
    """What a worker says of one document."""

    source: str
    ntriples: bytes
    iri: str
    found: tuple[str, ...]
    findings: int
    warnings: tuple[ReadWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `found` names the header fields that were read; `vi` and `en` say why it failed.

    `warnings` are what the user should know of a file that was read; `member` is the path inside a file that holds
    others.
    """

    path: Path
    state: State
    iri: str | None = None
    found: tuple[str, ...] = ()
    findings: int = 0
    code: str = ""
    vi: str = ""
    en: str = ""
    warnings: tuple[ReadWarning, ...] = ()
    member: str = ""

    @property
    def shown(self) -> str:
        """The path as it is shown."""
        return f"{self.path} » {self.member}" if self.member else str(self.path)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file held that holds others: documents still to be read, and the outcomes of the rest.

    `whole` where nothing more can come of it and all of it could be seen.
    """

    tasks: tuple[Task, ...]
    outcomes: tuple[Outcome, ...]
    whole: bool


def do(task: Task) -> Result | Outcome | Opened:
    """Read the file of a task, unless the store holds what is in it."""
    try:
        data = task.data if task.member else load(task.path)
        source = source_iri(hashlib.sha256(data).hexdigest()[:16])
        if source == task.held.get(task.member):
            return Outcome(task.path, "same", member=task.member)
        if not task.member and _holds_files(data, task.name):
            return _opened(task, data)
        return read_file(data, task.name)
    except ReadError as error:
        return failed(task, error)
    except MemoryError:
        return failed(task, refusal("memory", f"“{task.name}”"))
    except Exception as error:  # one file must not stop the others, whatever we did wrong
        return failed(task, refusal("fault", f"“{task.name}” ({type(error).__name__})"))


def failed(task: Task, error: ReadError) -> Outcome:
    """The outcome of a file that cannot be read."""
    return Outcome(task.path, "failed", code=error.code, vi=error.vi, en=error.en, member=task.member)


def _holds_files(data: bytes, name: str) -> bool:
    from ingest.readers.container import is_container

    return is_container(data, name)


def _opened(task: Task, data: bytes) -> Opened:
    from ingest.readers.container import group

    found = group(data, task.path.name, task.start)
    seen = [_seen(task, member) for member in found.members]
    tasks = [item for item in seen if isinstance(item, Task)]
    outcomes = [item for item in seen if isinstance(item, Outcome)]
    if found.ended:
        outcomes.append(failed(task, found.ended))
    if found.after is not None:
        tasks.append(replace(task, start=found.after))
    return Opened(tuple(tasks), tuple(outcomes), found.after is None and not found.ended)


def _seen(task: Task, member: Member) -> Task | Outcome:
    """What is to be done with a member; one that the store holds need not be sent on."""
    inner = replace(task, member=member.name, data=member.data, start=0)
    if member.refused:
        return failed(inner, member.refused)
    if source_iri(hashlib.sha256(member.data).hexdigest()[:16]) == task.held.get(member.name):
        return Outcome(task.path, "same", member=member.name)
    return inner


def read_file(data: bytes, name: str) -> Result:
    """Read one file and write its triples. Raises ReadError."""
    from ingest.quads import ntriples
    from ingest.reading import read

    reading = read(data, name)
    header = reading.facts.header
    fields = {
        "type": header.kind,
        "number": header.number,
        "symbol": header.symbol,
        "date": header.date,
        "issuer": header.issuer,
        "title": header.title,
    }
    return Result(
        reading.source,
        ntriples(reading),
        reading.iri,
        tuple(key for key, value in fields.items() if value),
        len(reading.facts.findings),
        reading.warnings,
    )

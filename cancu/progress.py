"""How far a run over many files is: a bar with rate and remaining time on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cancu.language import say
from cancu.output import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ingest.tasks import Outcome

_FEW = 4
_WIDTH = 32


@contextmanager
def bar(count: int) -> Iterator[Callable[[Outcome], None] | None]:
    """What to call with each file that is done; None where nobody would see it, or there is little to wait for."""
    if not sys.stderr.isatty() or count < _FEW:
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Files a second."""

        def render(self, task: Task) -> Text:
            rate = task.finished_speed or task.speed
            return Text("" if rate is None else say(f"{rate:.1f} tệp/s ¦ {rate:.1f} files/s"))

    name = TextColumn("{task.description}", markup=False)
    columns = (name, BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task(say("Đang đọc ¦ Reading"), total=count)
        opened: Counter[Path] = Counter()

        def tell(outcome: Outcome) -> None:
            opened[outcome.path] += 1  # how many documents a file holds is known when it is opened
            name = (outcome.member or outcome.path.name).rpartition("/")[2]
            total = count - len(opened) + opened.total()
            shown.update(task, advance=1, total=total, description=one_line(name)[:_WIDTH])

        yield tell

"""Does tasks in worker processes: a few a worker under way, and a worker that dies costs the one file it died over."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from ingest.limits import limit_memory
from ingest.readers.errors import refusal
from ingest.tasks import Opened, Outcome, Result, Task, do, failed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

Done = tuple[Task, "Result | Outcome | Opened"]


def results(tasks: Iterator[Task], workers: int) -> Iterator[Done]:
    """The result of each task as it is there; at most a few files a worker are under way."""
    if workers == 1:
        for task in tasks:
            yield from _alone(task)
        return
    while first := list(islice(tasks, workers * 4)):
        suspects = yield from _pooled(first, tasks, workers)
        while suspects:  # a worker died over one of them: each alone tells which
            task = suspects.pop(0)
            left = yield from _pooled([task], iter(()), 1)
            if left == [task]:
                yield task, failed(task, refusal("crash", f"“{task.name}”"))
            else:  # it held others
                suspects = [*left, *suspects]


def _alone(task: Task) -> Iterator[Done]:
    """The results of a task and of those that come of it, in this process."""
    todo = [task]
    while todo:
        first, *todo = todo
        result = do(first)
        yield first, result
        if isinstance(result, Opened):
            todo = [*result.tasks, *todo]


def _pooled(first: list[Task], more: Iterator[Task], workers: int) -> Generator[Done, None, list[Task]]:
    """Do these tasks, then more, in worker processes. Returns those that were under way when a worker died."""
    pool = ProcessPoolExecutor(workers, initializer=_begin_worker)
    todo = deque(first)
    pending: dict[Future[Result | Outcome | Opened], Task] = {}
    try:
        while todo or pending:
            while todo and len(pending) < workers * 4:
                task = todo.popleft()
                pending[_submitted(pool, task)] = task
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                if isinstance(future.exception(), BrokenProcessPool):
                    return [*pending.values(), *todo]
                task, result = pending.pop(future), future.result()
                yield task, result
                if isinstance(result, Opened):
                    todo.extend(result.tasks)
            todo.extend(islice(more, max(workers * 4 - len(pending) - len(todo), 0)))
        return []
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, task: Task) -> Future[Result | Outcome | Opened]:
    try:
        return pool.submit(do, task)
    except BrokenProcessPool as error:
        broken: Future[Result | Outcome | Opened] = Future()
        broken.set_exception(error)
        return broken


def _begin_worker() -> None:
    """Ctrl-C is for the parent, which lets what is under way finish; without a parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()  # first: without memory it would wait for ever
    limit_memory()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)

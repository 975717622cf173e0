"""Runs a query that a user wrote: read only, without network, in a process of its own that can be ended.

Oxigraph cannot be told to give up, so a query that takes too long is ended with its process.
"""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING, Final, Literal, NoReturn

from graph.errors import QueryError, StoreError
from graph.interface import Rows
from queries import sparql_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection
    from pathlib import Path

    from graph.interface import Value

Engine = Literal["oxigraph", "rdflib"]

_MEMORY: Final = 4 << 30
"""Bytes of address space that a query may fill; a runaway sort ends instead of taking the machine down."""


class QueryTimeoutError(QueryError):
    """A query took longer than it was given."""


def check(query: str) -> None:
    """Raises QueryError, in the user's words, for a query that may not be run here."""
    if sparql_text.calls_out(query):
        raise QueryError(
            "SERVICE bị tắt: truy vấn chỉ đọc kho này, không gọi máy chủ khác."
            " ¦ SERVICE is switched off: a query reads this store only and calls no other server."
        )
    word = sparql_text.form(query)
    if word not in sparql_text.READING:
        raise QueryError(
            f"Chỉ chạy truy vấn đọc (SELECT, ASK, CONSTRUCT, DESCRIBE), không chạy “{word or '?'}”."
            f" ¦ Only reading queries are run (SELECT, ASK, CONSTRUCT, DESCRIBE), not “{word or '?'}”."
        )


def run(
    store: Path, query: str, bindings: Mapping[str, Value], *, engine: Engine = "oxigraph", timeout: float, most: int
) -> tuple[Rows, bool]:
    """The rows of a query, at most `most` of them, and whether there were more.

    Raises QueryError for a query that is wrong or not allowed, QueryTimeoutError after `timeout` seconds,
    StoreError where the store cannot be opened.
    """
    check(query)
    context = multiprocessing.get_context("spawn")  # a forked copy of an open store would share its files
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, store, query, dict(bindings), engine, most), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(timeout):
            _too_long(timeout)
        outcome = ours.recv()
    except EOFError:
        raise QueryError(
            "Truy vấn bị dừng vì cần quá nhiều bộ nhớ. Hãy thu hẹp truy vấn hoặc thêm LIMIT."
            " ¦ The query was stopped because it needs too much memory. Narrow it or add LIMIT."
        ) from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(outcome, Exception):
        raise outcome
    rows: Rows = outcome
    return Rows(rows.columns, rows.records[:most]), len(rows.records) > most


def _too_long(timeout: float) -> NoReturn:
    raise QueryTimeoutError(
        f"Truy vấn chưa xong sau {timeout:g} giây nên đã dừng. Hãy thu hẹp truy vấn, thêm LIMIT, hoặc tăng --timeout."
        f" ¦ The query was stopped after {timeout:g} seconds. Narrow it, add LIMIT, or raise --timeout."
    )


def _work(answer: Connection, path: Path, query: str, bindings: dict[str, Value], engine: Engine, most: int) -> None:
    """In the child: the rows, or the exception that says why there are none, into the pipe."""
    _confine()
    try:
        answer.send(_ask(path, query, bindings, engine, most))
    except StoreError as error:
        answer.send(StoreError(str(error)))
    except MemoryError:
        answer.close()
    except QueryError as error:
        answer.send(error)
    except Exception as error:  # whatever an engine raises on a user's query is a message for the user
        answer.send(QueryError.wrong(error))


def _ask(path: Path, query: str, bindings: dict[str, Value], engine: Engine, most: int) -> Rows:
    from graph.select import select
    from graph.store import Store

    with Store.open(path, read_only=True) as store:
        for graph in sparql_text.graphs(query):
            if graph is None or not store.has(graph):
                raise QueryError(
                    f"FROM chỉ nhận IRI đầy đủ của một đồ thị có trong kho: {graph or '?'}."
                    f" ¦ FROM takes only the full IRI of a graph in the store: {graph or '?'}."
                )
        if engine == "rdflib":
            from queries.rdflib_engine import select_rdflib

            return select_rdflib(store, query, bindings, most + 1)
        return select(store.oxigraph, query, bindings, most + 1)


def _confine() -> None:
    """Limit memory, and refuse every connection that Python code might try."""
    try:
        import resource
    except ImportError:  # Windows
        pass
    else:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY if hard < 0 else min(_MEMORY, hard), hard))

    def refuse(event: str, _: object) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
            raise QueryError("Truy vấn không được dùng mạng. ¦ A query may not use the network.")

    sys.addaudithook(refuse)

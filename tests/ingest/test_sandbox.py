"""The process that reads hostile bytes: its limits, and what is told when it dies. Real processes, with bad tasks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.readers import ReadError, sandbox, worker

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")

TASKS = """
import os, resource, socket, sys, time
from ingest.readers import server, worker

def fill(data, options):
    kept = [bytes(1 << 28) for _ in range(8)]

def choke(data, options):
    kept = b"x" * (840 << 20)
    os.abort()

def native(data, options):
    sys.stderr.write("terminate called after throwing an instance of 'std::bad_alloc'")
    sys.stderr.flush()
    os.abort()

def spin(data, options):
    while True:
        pass

def write(data, options):
    with open(options[0], "w") as file:
        file.write("x" * 100)

def noise(data, options):
    print("{" * 5_000_000)
    os.write(1, b'{"status": 0, "size": 2, "errors": ""}\\n{}')
    return {"text": "nguyên vẹn"}

def limits(data, options):
    return {name: resource.getrlimit(getattr(resource, name))[0] for name in
            ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_CORE")}

worker._TASKS.update(
    fill=fill, choke=choke, native=native, spin=spin, write=write, noise=noise, limits=limits,
    die=lambda *_: os.abort(), leave=lambda *_: os._exit(3), end=lambda *_: os.kill(os.getppid(), 9),
    sleep=lambda *_: time.sleep(60), echo=lambda data, _: {"text": data.decode()},
    kept=lambda data, _: {"text": os.environ.setdefault("SEEN", data.decode())},
)
server.main()
"""


@pytest.fixture(autouse=True)
def bad_tasks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    sandbox.close()
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", TASKS])
    yield
    sandbox.close()


def echo(text: str) -> str:
    return str(sandbox.run("echo", text.encode(), "Tệp")["text"])


@pytest.mark.parametrize(
    ("task", "code"),
    [("fill", "memory"), ("choke", "memory"), ("native", "memory"), ("die", "crash"), ("leave", "crash"),
     ("spin", "time"), ("end", "crash"), ("unknown", "crash")],
)  # fmt: skip
def test_a_task_that_goes_wrong_costs_its_file_only(task: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        sandbox.run(task, b"x", "“a.pdf”", seconds=1)
    assert caught.value.code == code
    assert caught.value.vi.startswith("“a.pdf”: ")
    assert echo("tiếp tục") == "tiếp tục"


def test_one_that_sleeps_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_GRACE", 0)
    with pytest.raises(ReadError) as caught:
        sandbox.run("sleep", b"", "Tệp", seconds=1)
    assert caught.value.code == "time"
    assert echo("tiếp tục") == "tiếp tục"


def test_no_file_is_written(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        sandbox.run("write", b"", "Tệp", options=[str(tmp_path / "x")])
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").read_bytes()


def test_what_a_library_prints_is_no_reply() -> None:
    assert sandbox.run("noise", b"", "Tệp") == {"text": "nguyên vẹn"}
    assert echo("tiếp tục") == "tiếp tục"


def test_a_child_has_limits() -> None:
    said = sandbox.run("limits", b"", "Tệp", seconds=7)
    assert said["RLIMIT_CPU"] == 7
    assert said["RLIMIT_FSIZE"] == said["RLIMIT_CORE"] == 0
    assert sys.platform != "linux" or said["RLIMIT_AS"] == worker.MEMORY


def test_nothing_of_a_file_is_left_for_the_next() -> None:
    assert sandbox.run("kept", b"one", "Tệp")["text"] == "one"
    assert sandbox.run("kept", b"two", "Tệp")["text"] == "two"


def test_threads_take_turns() -> None:
    texts = [f"{number} " * 50_000 for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(echo, texts)) == texts


def _echoes(number: int) -> bool:
    return all(echo(f"{number} {turn}") == f"{number} {turn}" for turn in range(20))


def test_processes_that_were_forked_ask_a_server_of_their_own() -> None:
    echo("đã mở")
    with ProcessPoolExecutor(2) as pool:
        assert all(pool.map(_echoes, range(4)))
    assert echo("vẫn mở") == "vẫn mở"


def test_a_file_of_many_megabytes() -> None:
    assert len(echo("a" * (40 << 20))) == 40 << 20


def test_the_server_ends_with_the_process_that_asked(tmp_path: Path) -> None:
    code = (
        "from ingest.readers import sandbox; import os, sys\n"
        "from ingest.readers import decode; decode('<html><p>Kế hoạch</p>'.encode())\n"
        "print(sandbox._server._process.pid); sys.stdout.flush(); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=Path(__file__).parents[2])
    server = int(done.stdout)
    deadline = time.monotonic() + 10
    while _alive(server) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(server)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")

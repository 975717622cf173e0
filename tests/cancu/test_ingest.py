"""`cancu ingest` on a real store on disk: bad files, changed and vanished ones, Ctrl-C, the same bytes from any run."""

from __future__ import annotations

import csv
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from cancu.main import cli
from graph.dataset import dataset
from graph.errors import StoreLockedError
from graph.store import Store
from ingest import files as loading
from ingest import run
from ingest.files import load, walk
from ingest.readers import ReadError
from ingest.readers.sizes import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
PLAN = """ỦY BAN NHÂN DÂN
XÃ KIẾN MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: {number}/KH-UBND
Kiến Minh, ngày 20 tháng 9 năm 2025

KẾ HOẠCH
Ra quân lần thứ {number}

Thực hiện Kế hoạch số 918/KH-UBND ngày 15/9/2025 của Ủy ban nhân dân thành phố;

I. NỘI DUNG

1. Quét dọn hai bên bờ kênh.
"""


def plan(folder: Path, number: int, name: str | None = None) -> Path:
    path = folder / (name or f"{number:03}.txt")
    path.write_text(PLAN.format(number=number), "utf-8")
    return path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the register and the ontology and no document: loading these takes most of a short run."""
    path = tmp_path_factory.mktemp("sẵn") / "kho"
    with Store.open(path) as empty_store:
        run.ingest(empty_store, [])
    return path


@pytest.fixture
def store(tmp_path: Path, prepared: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "kho dữ liệu"))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "văn bản"
    folder.mkdir()
    for number in (1, 2, 3):
        plan(folder, number)
    return folder


@pytest.fixture
def ingest(store: Path) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(
        cli, ["ingest", "--store", str(store), *map(str, arguments)], catch_exceptions=False
    )


def export(store: Path, *options: str) -> bytes:
    done = CliRunner().invoke(cli, ["export", "--store", str(store), *options], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout_bytes


def titles(store: Path) -> set[str]:
    with Store.open(store, read_only=True) as facts:
        return {str(row[0]) for row in facts.select("SELECT ?t WHERE { ?d cc:text ?s ; dcterms:title ?t }")}


def lines_of(done: Result) -> list[str]:
    return [line.strip() for line in done.output.splitlines()]


# ---- what goes well ------------------------------------------------------------------------------------------------


def test_a_folder_is_read_and_the_shares_are_told(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    done = ingest(papers)
    assert done.exit_code == 0
    assert "Đã đọc 3 tệp mới" in done.output
    assert "cơ quan ban hành 3/3 (100,0 %)" in done.output
    assert titles(store) == {"Ra quân lần thứ 1", "Ra quân lần thứ 2", "Ra quân lần thứ 3"}


def test_the_summary_in_english(ingest: Callable[..., Result], papers: Path) -> None:
    done = ingest("--lang", "en", papers)
    assert "Read 3 new" in done.output
    assert "Đã đọc" not in done.output
    assert "¦" not in done.output


def test_reading_again_adds_nothing(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    ingest(papers)
    before = export(store)
    again = ingest(papers)
    assert again.exit_code == 0
    assert "3 tệp không đổi" in again.output
    assert export(store) == before


def test_one_text_under_two_names_is_one_source(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    shutil.copy(papers / "001.txt", papers / "bản sao.md")
    assert ingest(papers).exit_code == 0
    with Store.open(store, read_only=True) as facts:
        assert len(facts.sources()) == 3
        assert len(facts.files()) == 4


def test_a_changed_file_replaces_its_facts(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    ingest(papers)
    plan(papers, 40, "002.txt")
    done = ingest(papers)
    assert "1 tệp đổi nội dung" in done.output
    assert titles(store) == {"Ra quân lần thứ 1", "Ra quân lần thứ 40", "Ra quân lần thứ 3"}
    with Store.open(store, read_only=True) as facts:
        assert len(facts.sources()) == 3


def test_a_file_that_went_away_stays_until_it_is_pruned(
    ingest: Callable[..., Result], papers: Path, store: Path
) -> None:
    ingest(papers)
    (papers / "002.txt").unlink()
    assert ingest(papers).exit_code == 0
    assert "Ra quân lần thứ 2" in titles(store)
    pruned = ingest("--prune", papers)
    assert pruned.exit_code == 0
    assert "Đã bỏ 1 tệp" in pruned.output
    assert titles(store) == {"Ra quân lần thứ 1", "Ra quân lần thứ 3"}


def test_pruning_one_folder_leaves_the_others(
    ingest: Callable[..., Result], papers: Path, tmp_path: Path, store: Path
) -> None:
    other = tmp_path / "văn bản khác"
    other.mkdir()
    plan(other, 9).with_name("009.txt")
    ingest(papers, other)
    shutil.rmtree(other)
    other.mkdir()
    ingest("--prune", papers)
    assert "Ra quân lần thứ 9" in titles(store)
    ingest("--prune", other)
    assert "Ra quân lần thứ 9" not in titles(store)


def test_what_a_folder_gives(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "phim.mp4", ".ẩn.txt", "c.TXT", "thư mục/d.markdown", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path])] == [
        "a.md", "b.txt", "c.TXT", "thư mục/d.markdown",
    ]  # fmt: skip


def test_refused_files_are_counted_and_saved_as_a_table(
    ingest: Callable[..., Result], papers: Path, tmp_path: Path
) -> None:
    secret = PLAN.format(number=8).replace("Số: 8", "TUYỆT MẬT\nSố: 8")
    (papers / "=HYPERLINK(1).txt").write_text(secret, "utf-8")
    (papers / "rỗng\n\x1b[31m¦.txt").touch()
    Path(os.fsdecode(os.fsencode(papers) + b"/\xff.txt")).touch()
    table = tmp_path / "bảng.csv"
    done = ingest(papers, "--refused", table)
    assert "3 tệp không đọc được, trong đó 1 tệp có dấu mật" in done.output
    assert "1 of them marked as secret" in ingest("--lang", "en", papers).output
    assert "\x1b" not in done.output
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(table.read_text("utf-8-sig").splitlines())
    assert header == ["path", "code", "reason_vi", "reason_en"]
    assert sorted(row[1] for row in rows) == ["empty", "empty", "secret"]
    assert all("tệp rỗng" in row[2] and "is empty" in row[3] for row in rows if row[1] == "empty")
    ingest(*sorted(papers.glob("0*.txt")), "--refused", table)
    assert len(table.read_text("utf-8-sig").splitlines()) == 1


# ---- bad input: a clear line each, exit code 1, everything else stored ---------------------------------------------


def empty(folder: Path) -> Path:
    path = folder / "rỗng.txt"
    path.touch()
    return path


def huge(folder: Path) -> Path:
    path = folder / "một dòng.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    return path


def huge_line(folder: Path) -> Path:
    path = folder / "một dòng chữ.txt"
    path.write_bytes(b"a" * (50 * 1024 * 1024))
    return path


def binary(folder: Path) -> Path:
    path = folder / "nhị phân.txt"
    path.write_bytes(bytes(random.Random(1).randbytes(4096)))
    return path


def pdf(folder: Path) -> Path:
    path = folder / "quét.txt"
    path.write_bytes(b"%PDF-1.7\n" + bytes(300))
    return path


def other(folder: Path) -> Path:
    path = folder / "sách.txt"
    path.write_bytes(b"Rar!" + bytes(300))
    return path


def dangling(folder: Path) -> Path:
    path = folder / "liên kết.txt"
    path.symlink_to(folder / "không có.txt")
    return path


def looping(folder: Path) -> Path:
    path = folder / "vòng.txt"
    path.symlink_to(path)
    return path


def pipe(folder: Path) -> Path:
    path = folder / "ống.txt"
    os.mkfifo(path)
    return path


def door(folder: Path) -> Path:
    path = folder / "cổng.txt"
    here = Path.cwd()
    os.chdir(folder)  # the name of a socket must be short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)
    return path


def absent(folder: Path) -> Path:
    return folder / "không có.txt"


BAD = [
    pytest.param(empty, "tệp rỗng", "empty", id="empty file"),
    pytest.param(huge, "tệp quá lớn (50 MB, tối đa 16 MB)", "too large", id="50 MB of nothing"),
    pytest.param(huge_line, "tệp quá lớn (50 MB, tối đa 16 MB)", "too large", id="50 MB of one line"),
    pytest.param(binary, "không phải tệp văn bản", "not readable text", id="bytes that are no text"),
    pytest.param(pdf, "tệp hỏng hoặc bị cắt cụt", "broken or cut off", id="broken PDF"),
    pytest.param(other, "không đọc được định dạng này", "this format is not read", id="another format"),
    pytest.param(dangling, "không có tệp này", "no such file", id="broken link"),
    pytest.param(looping, "liên kết trỏ vòng", "cannot be read", id="link to itself"),
    pytest.param(pipe, "không phải tệp thường", "not a regular file", id="named pipe that nobody writes to"),
    pytest.param(door, "", "", id="socket"),
    pytest.param(absent, "không có tệp này", "no such file", id="not there"),
]


@pytest.mark.filterwarnings("ignore:unclosed <socket")
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(("make", "vi", "en"), BAD)
def test_a_bad_file_is_told_and_the_rest_is_stored(
    make: Callable[[Path], Path],
    vi: str,
    en: str,
    workers: int,
    ingest: Callable[..., Result],
    papers: Path,
    store: Path,
) -> None:
    for number in range(4, 11):
        plan(papers, number)
    bad = make(papers)
    named = [] if bad.exists() or bad.is_symlink() else [bad]
    done = ingest("--workers", str(workers), papers, *named)
    assert done.exit_code == 1
    (line,) = [line for line in lines_of(done) if line.startswith("✗")]
    assert bad.name in line
    assert vi in line
    assert "1 tệp không đọc được" in done.output
    assert len(titles(store)) == 10
    assert en in ingest("--lang", "en", papers, *named).output


def test_a_folder_without_documents(ingest: Callable[..., Result], tmp_path: Path) -> None:
    folder = tmp_path / "trống"
    folder.mkdir()
    done = ingest(folder)
    assert done.exit_code == 1
    assert "Không thấy tệp nào thuộc định dạng đọc được" in done.output


def test_a_truncated_file_is_read_as_far_as_it_goes(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    whole = (PLAN.format(number=7) + "2. Trồng hoa ở các lối đị").encode()
    (papers / "cụt.txt").write_bytes(whole[:-1])
    assert ingest(papers).exit_code == 0
    assert "Ra quân lần thứ 7" in titles(store)


def test_names_with_spaces_marks_and_shell_signs(ingest: Callable[..., Result], tmp_path: Path, store: Path) -> None:
    names = [
        "Kế hoạch số 5 - xã Kiến Minh (bản chính).txt",
        "đ\u0309 tách rời.txt",
        "-rf.txt",
        "a;b&c'd\"e.txt",
        "[bold]x[dim].txt",
    ]
    for number, name in enumerate(names):
        plan(tmp_path, number + 1, name)
    assert ingest(tmp_path).exit_code == 0
    assert len(titles(store)) == len(names)
    assert ingest("--", *(tmp_path / name for name in names)).output.count("✗") == 0


def test_a_bad_file_with_a_strange_name_is_shown_as_it_is(ingest: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "[bold]rỗng[dim].txt").touch()
    assert "[bold]rỗng[dim].txt" in ingest(tmp_path).output


def test_a_file_that_vanishes_between_the_list_and_the_reading(
    ingest: Callable[..., Result], papers: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loading._below

    def vanishing(folder: Path) -> Iterable[Path]:
        found = list(real(folder))
        (papers / "002.txt").unlink()
        return found

    monkeypatch.setattr(loading, "_below", vanishing)
    done = ingest(papers)
    assert done.exit_code == 1
    assert "002.txt" in done.output
    assert "đã bị xóa trong lúc đọc" in done.output
    assert titles(store) == {"Ra quân lần thứ 1", "Ra quân lần thứ 3"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    (papers / "002.txt").chmod(0)
    done = ingest(papers)
    assert done.exit_code == 1
    assert "không có quyền đọc" in done.output
    assert titles(store) == {"Ra quân lần thứ 1", "Ra quân lần thứ 3"}


ERRORS = [
    pytest.param(PermissionError(13, "Permission denied"), "no-permission", id="permission"),
    pytest.param(FileNotFoundError(2, "No such file"), "gone", id="gone"),
    pytest.param(IsADirectoryError(21, "Is a directory"), "directory", id="directory"),
    pytest.param(OSError(5, "Input/output error"), "io", id="disk"),
]


@pytest.mark.parametrize(("error", "code"), ERRORS)
def test_each_error_of_the_system_is_explained(
    error: OSError, code: str, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadError) as caught:
        load(papers / "001.txt")
    assert caught.value.code == code
    assert "001.txt" in caught.value.vi
    assert "001.txt" in caught.value.en


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"thư mục|không phải tệp"):
        load(tmp_path)


def test_a_file_that_grows_while_it_is_read_is_never_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(FILE)
    assert len(load(path)) == FILE
    with path.open("ab") as file:
        file.truncate(FILE + 1)
    with pytest.raises(ReadError):
        load(path)


def test_a_folder_that_is_no_store_is_left_alone(papers: Path) -> None:
    done = CliRunner().invoke(cli, ["ingest", "--store", str(papers), str(papers)])
    assert done.exit_code != 0
    assert sorted(path.name for path in papers.iterdir()) == ["001.txt", "002.txt", "003.txt"]


def test_a_store_that_another_run_writes_to_is_told(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    with Store.open(store):
        done = ingest(papers)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert done.stderr.strip()
    assert ingest(papers).exit_code == 0


def test_a_link_to_a_file_is_that_file(ingest: Callable[..., Result], papers: Path, store: Path) -> None:
    (papers / "liên kết.txt").symlink_to(papers / "001.txt")
    assert ingest(papers).exit_code == 0
    assert "4 tệp không đổi" in ingest(papers).output
    with Store.open(store, read_only=True) as facts:
        assert len(facts.files()) == 3


# ---- runs in processes of their own --------------------------------------------------------------------------------


CANCU = (sys.executable, "-c", "from cancu.main import cli; cli()")
HERE = {"PYTHONPATH": str(Path(__file__).parents[2])}


def cancu(*arguments: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*CANCU, *arguments], env=os.environ | HERE | (env or {}), capture_output=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export of the examples, read in one process."""
    kept = tmp_path_factory.mktemp("gốc") / "kho"
    assert cancu("ingest", "--workers", "1", "--store", kept, EXAMPLES).returncode == 0
    return cancu("export", "--store", kept, "--graphs", "facts").stdout


SURROUNDINGS = [
    pytest.param({"PYTHONHASHSEED": "0"}, ["--workers", "2"], id="hash seed 0, two workers"),
    pytest.param({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, ["--workers", "1"], id="hash seed 1, locale C"),
    pytest.param({"PYTHONHASHSEED": "random", "LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Saigon"}, [], id="locale vi_VN"),
    pytest.param({"LC_ALL": "C.UTF-8", "LANG": "en_US", "PYTHONUTF8": "0"}, ["--workers", "2"], id="locale C.UTF-8"),
]


@pytest.mark.parametrize(("env", "options"), SURROUNDINGS)
def test_the_export_is_the_same_wherever_it_was_read(
    env: dict[str, str], options: list[str], store: Path, reference: bytes
) -> None:
    paths = sorted(EXAMPLES.iterdir())
    random.Random(str(env)).shuffle(paths)
    done = cancu("ingest", *options, "--store", store, *paths, env=env)
    assert done.returncode == 0, done.stderr.decode()
    again = cancu("ingest", *options, "--store", store, EXAMPLES, env=env)
    assert again.returncode == 0
    assert cancu("export", "--store", store, "--graphs", "facts", env=env).stdout == reference
    assert len(reference.splitlines()) > 5000


def test_files_read_one_by_one_make_the_same_store(store: Path, reference: bytes) -> None:
    for path in sorted(EXAMPLES.iterdir(), reverse=True)[:6]:
        assert CliRunner().invoke(cli, ["ingest", "--store", str(store), str(path)]).exit_code == 0
    assert CliRunner().invoke(cli, ["ingest", "--store", str(store), str(EXAMPLES)]).exit_code == 0
    assert export(store, "--graphs", "facts") == reference


def test_the_store_read_from_rdflib_gives_the_same_rows(ingest: Callable[..., Result], store: Path) -> None:
    ingest(EXAMPLES)
    question = """SELECT ?from ?to ?relation ?quote WHERE {
      ?c a cc:Citation ; cc:from ?from ; cc:to ?to ; cc:relation ?relation ; cc:quote ?quote }"""
    with Store.open(store, read_only=True) as facts:
        ours = sorted(tuple(map(str, row)) for row in facts.select(question))
        theirs = sorted(tuple(str(value) for value in row) for row in dataset(facts).query(question))
    assert len(ours) > 50
    assert ours == theirs


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(1, count + 1):
        plan(folder, number)
    return folder


def started(store: Path, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """A run over a folder, once its workers read."""
    running = subprocess.Popen(
        [*CANCU, "ingest", *options, "--store", store, folder],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | HERE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while len(children(running.pid)) < 2 and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return running


def children(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="needs /proc to see when the workers are at work"
)


@needs_proc
def test_ctrl_c_leaves_a_store_that_a_second_run_completes(tmp_path: Path, store: Path) -> None:
    folder = many(tmp_path / "nhiều", 2400)
    running = started(store, folder, "--workers", "2")
    time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130, err.decode()
    assert "Đã dừng theo yêu cầu" in out.decode()
    assert b"Traceback" not in err
    before = len(titles(store))
    assert before < 2400
    done = cancu("ingest", "--store", store, folder)
    assert done.returncode == 0, done.stderr.decode()
    assert len(titles(store)) == 2400
    assert f"{before} tệp không đổi" in done.stdout.decode()


@needs_proc
def test_runs_that_are_killed_end_in_the_store_of_one_that_was_not(tmp_path: Path, prepared: Path) -> None:
    folder = many(tmp_path / "nhiều", 700)
    whole, cut = (Path(shutil.copytree(prepared, tmp_path / name)) for name in ("trọn", "đứt"))
    for wait in (0.0, 0.4):
        running = started(cut, folder, "--workers", "2")
        time.sleep(wait)
        workers = children(running.pid)
        running.kill()
        running.communicate(timeout=60)
        assert running.returncode == -signal.SIGKILL
        deadline = time.monotonic() + 20
        while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(alive(worker) for worker in workers)
    for store in (whole, cut):
        done = cancu("ingest", "--store", store, folder)
        assert done.returncode == 0, done.stderr.decode()
    assert export(cut) == export(whole)
    assert len(titles(cut)) == 700


def alive(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@needs_proc
def test_watching_reads_what_comes_and_the_store_may_be_asked_meanwhile(papers: Path, store: Path) -> None:
    table = store.parent / "từ chối.csv"
    running = subprocess.Popen(
        [*CANCU, "ingest", "--watch", "--refused", table, "--store", store, papers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | HERE,
        start_new_session=True,
    )
    try:
        assert until(lambda: len(asked(store)) == 3)
        plan(papers, 4)
        (papers / "rỗng.txt").touch()
        (papers / "002.txt").unlink()
        assert until(lambda: asked(store) == {f"Ra quân lần thứ {number}" for number in (1, 3, 4)})
        (papers / "001.txt").write_text(PLAN.format(number=50), "utf-8")
        with Store.open(store, read_only=True):  # it waits while another program reads
            time.sleep(3)
        assert until(lambda: "Ra quân lần thứ 50" in asked(store))
    finally:
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 1, err.decode()  # one file was refused
    assert not err
    assert "Đang canh các thay đổi" in out.decode()
    assert "rỗng.txt" in table.read_text("utf-8-sig")


def until(said: Callable[[], bool]) -> bool:
    """Whether it comes true within a minute."""
    deadline = time.monotonic() + 60
    while not said():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def asked(store: Path) -> set[str]:
    """What `titles` gives, as soon as no other program writes."""
    for _ in range(100):
        try:
            return titles(store)
        except StoreLockedError:
            time.sleep(0.1)
    raise AssertionError("the store is never free")


# ---- what the user should look at ----------------------------------------------------------------------------------

OLD = "Thùc hiÖn KÕ ho¹ch sè 918/KH-UBND cña ñy ban nh©n d©n tØnh vÒ viÖc trång c©y, quÐt dän ®­êng lµng"


def test_what_to_look_at_in_a_file_is_told(ingest: Callable[..., Result], papers: Path) -> None:
    (papers / "cũ.txt").write_bytes(OLD.encode("latin-1"))
    done = ingest(papers)
    assert done.exit_code == 0
    assert "Đã đọc 4 tệp mới" in done.output
    assert "1 tệp đọc được nhưng cần lưu ý:" in done.output
    (line,) = [line for line in lines_of(done) if line.startswith("! ")]
    assert "cũ.txt" in line
    assert "TCVN3 (ABC)" in line
    assert "¦" not in line


def test_what_to_look_at_in_english(ingest: Callable[..., Result], papers: Path) -> None:
    (papers / "cũ.txt").write_bytes(OLD.encode("latin-1"))
    done = ingest("--lang", "en", papers)
    assert "1 file read with a warning:" in done.output
    assert "the text is in the old encoding TCVN3 (ABC)" in done.output


def test_nothing_to_look_at_is_not_told(ingest: Callable[..., Result], papers: Path) -> None:
    assert "lưu ý" not in ingest(papers).output

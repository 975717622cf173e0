"""What a run over files came to, in lines for people, and the refused files as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.language import language, say
from cancu.output import one_line, print_csv
from viz.words import counted

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.readers.errors import ReadError
    from ingest.readers.extract import ReadWarning
    from ingest.run import Summary
    from ingest.tasks import Outcome

STOPPED = (
    "Đã dừng theo yêu cầu; những gì đã đọc vẫn còn trong kho, chạy lại để đọc tiếp. ¦ "
    "Stopped as asked; what was read is kept, run again to go on."
)
_COLUMNS = ("path", "code", "reason_vi", "reason_en")


def lines(summary: Summary, store: Path) -> list[str]:
    """The counts, the shares of what was found, each refused file with its reason, and what to do next."""
    out = counts(summary)
    if summary.share("type")[1]:
        out.append(_shares(summary))
    return [*out, *_warnings(summary), *refusals(summary), _next(summary, store), *_waiting(summary.candidates)]


def counts(summary: Summary) -> list[str]:
    """How many files were read, skipped, refused, forgotten."""
    new, changed = summary.count("new"), summary.count("changed")
    same, failed, secret = summary.count("same"), summary.count("failed"), summary.secrets()
    vi = f"Đã đọc {new} tệp mới, {changed} tệp đổi nội dung; {same} tệp không đổi; {failed} tệp không đọc được"
    en = f"Read {new} new and {changed} changed files; {same} unchanged; {failed} refused"
    if secret:
        vi += f", trong đó {secret} tệp có dấu mật, không giữ lại gì"
        en += f", {secret} of them marked as secret, of which nothing is kept"
    out = [say(f"{vi}. ¦ {en}.")]
    if summary.removed:
        out.append(
            say(f"Đã bỏ {summary.removed} tệp không còn. ¦ Forgot {counted(summary.removed, 'file')} no longer there.")
        )
    return out


def refusals(summary: Summary) -> list[str]:
    """A line for each refused file: where it is and why."""
    return [f"  ✗ {one_line(outcome.shown)}: {_why(outcome)}" for outcome in _failed(summary)]


def save_refused(summary: Summary, out: Path) -> None:
    """Write the refused files as a table: path, code, reason in both languages."""
    rows = [[one_line(o.shown), o.code, one_line(o.vi), one_line(o.en)] for o in _failed(summary)]
    print_csv(_COLUMNS, rows, out)


def _failed(summary: Summary) -> list[Outcome]:
    return [outcome for outcome in summary.outcomes if outcome.state == "failed"]


def _why(told: Outcome | ReadWarning | ReadError) -> str:
    """The reason in the user's language. It holds names of files, so it is not for `say`."""
    return one_line(told.en if language(click.get_current_context()) == "en" else told.vi)


def _next(summary: Summary, store: Path) -> str:
    from ingest.files import SUFFIXES

    if summary.stopped:
        return say(STOPPED)
    if not summary.outcomes:
        kinds = " ".join(sorted(SUFFIXES))
        return say(
            f"Không thấy tệp nào thuộc định dạng đọc được ({kinds}). ¦ "
            f"Found no file of a format that is read ({kinds})."
        )
    return say(
        f"Kho: {store}. Tiếp theo: cancu stats ; cancu trace SỐ/KÝ-HIỆU ¦ "
        f"Store: {store}. Next: cancu stats ; cancu trace NUMBER/SYMBOL"
    )


def _waiting(pairs: int) -> list[str]:
    """That a person should look at pairs of documents, where there are any."""
    if not pairs:
        return []
    return [
        say(
            f"Có {pairs} cặp văn bản nghi là một hoặc có liên quan, chưa được tính: cancu review"
            f" ¦ {counted(pairs, 'pair')} of documents that may be one, or related, not counted yet: cancu review"
        )
    ]


def _warnings(summary: Summary) -> list[str]:
    """How many files were read with a warning, and what to look at in each."""
    warned = summary.warned()
    if not warned:
        return []
    out = [say(f"{len(warned)} tệp đọc được nhưng cần lưu ý: ¦ {counted(len(warned), 'file')} read with a warning:")]
    return out + [f"  ! {one_line(outcome.shown)}: {_why(w)}" for outcome in warned for w in outcome.warnings]


def _shares(summary: Summary) -> str:
    names = {
        "issuer": "cơ quan ban hành ¦ issuer",
        "number": "số ¦ number",
        "date": "ngày ¦ date",
        "type": "loại ¦ type",
    }
    parts = []
    for name, words in names.items():
        found, total = summary.share(name)
        share = f"{found / total * 100:.1f} %"
        parts.append(f"{say(words)} {found}/{total} ({say(share.replace('.', ',') + ' ¦ ' + share)})")
    return say("Tìm thấy: ¦ Found:") + " " + "; ".join(parts)

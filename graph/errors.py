"""What can go wrong with a store, each with a message in the user's words: what, where, what to do.

A message has two halves, `Tiếng Việt ¦ English`; the command line shows the one that was asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reasons import reasons

if TYPE_CHECKING:
    from pathlib import Path


class StoreError(LookupError):
    """A store cannot be opened, or what it is given cannot be kept."""


class StoreMissingError(StoreError):
    """There is no store in the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Không có kho dữ liệu ở {path}. Hãy nạp văn bản trước (cancu ingest THƯ_MỤC --store {path}), "
            "hoặc chỉ đúng thư mục kho bằng --store."
            f" ¦ There is no store in {path}. Ingest documents first (cancu ingest FOLDER --store {path}), "
            "or name the store's folder with --store."
        )


class StoreLockedError(StoreError):
    """Another process is writing to the store, or reads it while we want to write."""

    def __init__(self, path: Path, *, writing: bool) -> None:
        vi, en = ("đang được dùng", "in use") if writing else ("đang được ghi", "being written")
        super().__init__(
            f"Kho {path} {vi} bởi một chương trình khác. Hãy đợi chương trình đó xong rồi chạy lại."
            f" ¦ The store {path} is {en} by another program. Wait for it to end, then run again."
        )


class StoreFolderError(StoreError):
    """The system does not let us make, list or read the folder."""

    def __init__(self, path: Path, error: OSError) -> None:
        vi, en = reasons(error)
        super().__init__(
            f"Không dùng được thư mục kho {path}: {vi}. Hãy chọn thư mục khác bằng --store."
            f" ¦ The store's folder {path} cannot be used: {en}. Choose another folder with --store."
        )


class StoreFormatError(StoreError):
    """The folder is not a store, or one that another version of the program made."""

    def __init__(self, path: Path, found: str | None, expected: int) -> None:
        vi = "không phải kho dữ liệu" if found is None else f"có định dạng {found}, bản này đọc định dạng {expected}"
        en = "is not a store" if found is None else f"has format {found}, this version reads format {expected}"
        super().__init__(
            f"Thư mục {path} {vi}. Hãy chọn một thư mục trống và nạp lại văn bản bằng cancu ingest."
            f" ¦ The folder {path} {en}. Choose an empty folder and ingest the documents again."
        )


class StoreDamagedError(StoreError):
    """The store's files cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Không đọc được kho {path}: {reason}. Hãy phục hồi từ bản sao lưu, hoặc nạp lại văn bản vào thư mục mới."
            f" ¦ The store {path} cannot be read: {reason}. Restore a backup, or ingest again into a new folder."
        )


class ReadOnlyError(StoreError):
    """A change was asked of a store that is open for reading."""

    def __init__(self) -> None:
        super().__init__("Kho đang mở chỉ để đọc. ¦ The store is open for reading only.")


class FactsError(ValueError):
    """The facts given to the store are not N-Triples, or hold a blank node."""


class QueryError(ValueError):
    """A query is wrong, or a binding has no place in it."""

    @classmethod
    def wrong(cls, error: Exception) -> QueryError:
        """The message of an engine, in one line: what the parser would have liked instead fills a screen."""
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        return cls(f"Truy vấn sai: {reason} ¦ The query is wrong: {reason}")

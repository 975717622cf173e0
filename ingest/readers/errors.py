"""Why a file cannot be read, in the user's words."""

from __future__ import annotations


class ReadError(ValueError):
    """A file that cannot be read. `code` is stable; `vi` and `en` say what is wrong and what to do."""

    def __init__(self, code: str, vi: str, en: str) -> None:
        super().__init__(code, vi, en)  # all three, so that it survives the way back from a worker process
        self.code, self.vi, self.en = code, vi, en

    def __str__(self) -> str:
        return f"{self.vi} ¦ {self.en}"

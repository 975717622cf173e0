"""Unpacks Outlook messages (.msg), as message_mail.py does for e-mail. Runs in a worker process only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError, refusal
from ingest.readers.message_mail import WRITTEN
from ingest.readers.unpack import Exhausted, is_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oxmsg import Message

    from ingest.readers.unpack import Budget, Found


def members(data: bytes, shown: str, budget: Budget) -> Iterator[Found]:
    """Each attached document, else what is written. Raises ReadError for a broken message, Exhausted."""
    from oxmsg import Message

    try:
        message = Message.load(data)
        found = list(_attached(message)) or list(_written(message))
    except (MemoryError, Exhausted):
        raise
    except Exception as error:  # the library checks little of what it reads
        raise refusal("broken", shown) from error
    for name, said in found:
        budget.take(0 if isinstance(said, ReadError) else len(said))
        yield name, said


def _attached(message: Message) -> Iterator[Found]:
    for attachment in message.attachments:
        name = (attachment.file_name or "").strip("\0")
        if attachment.file_bytes is None:  # a message inside, in a folder of its own and not in bytes
            yield name or "thư.msg", refusal("embedded", f"“{name or 'thư.msg'}”")
        elif is_document(name):
            yield name, attachment.file_bytes


def _written(message: Message) -> Iterator[Found]:
    for said, ending in ((message.body, "txt"), (message.html_body, "html")):
        if said and said.strip("\0 \r\n\t"):
            yield f"{WRITTEN}.{ending}", said.strip("\0").encode("utf-8", "replace")
            return

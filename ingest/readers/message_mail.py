"""Unpacks e-mail (.eml): what is attached; where no document is, what is written. Runs in a worker process only."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from ingest.readers.errors import refusal
from ingest.readers.unpack import is_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from ingest.readers.unpack import Budget, Found

WRITTEN = "nội dung thư"
"""The name of what is written, as there is none in the message."""


def members(data: bytes, shown: str, budget: Budget) -> Iterator[Found]:
    """Each attached document, else what is written. Raises ReadError for a broken message, Exhausted."""
    try:
        found = list(_attached(message_from_bytes(data, policy=policy.default)))
        found = found or list(_written(message_from_bytes(data, policy=policy.default)))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError) as error:
        raise refusal("broken", shown) from error
    for name, said in found:
        budget.take(len(said))
        yield name, said


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Pictures that are part of the letter, such as an office's logo, are not attached."""
    for part in message.iter_attachments():
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            yield name or "thư.eml", part.get_content().as_bytes()
        elif is_document(name) and not (part["Content-ID"] and part.get_content_maintype() == "image"):
            yield name, bytes(part.get_payload(decode=True) or b"")
        elif part.is_multipart():
            yield from _attached(part)


def _written(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    body = message.get_body(("plain", "html"))
    if body and body.get_content().strip():
        ending = "html" if body.get_content_subtype() == "html" else "txt"
        yield f"{WRITTEN}.{ending}", body.get_content().encode("utf-8", "replace")

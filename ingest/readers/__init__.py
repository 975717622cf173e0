"""From bytes to text. One module a format; which one reads a file is decided by its content, not by its name."""

from ingest.readers.errors import ReadError
from ingest.readers.plain import decode

__all__ = ["ReadError", "decode"]

"""What stands in an OLE file, the box that Word 97, Excel 97, Outlook and encrypted files of Office share."""

from __future__ import annotations

import io
import struct

_ENCRYPTED = 1  # a bit in the twelfth byte of a Word file's head: [MS-DOC] 2.5.2, fEncrypted
_FILEPASS = 0x2F  # the record of an encrypted Excel file, among its first: [MS-XLS] 2.4.117
_RECORDS = 20


def what(data: bytes) -> str:
    """word, sheet, message, password, broken, or other for what is none of these. Runs in a worker process only."""
    import olefile

    try:
        box = olefile.OleFileIO(io.BytesIO(data))
        names = {name[0] for name in box.listdir(streams=True, storages=False) if len(name) == 1}
        if "EncryptedPackage" in names:
            return "password"
        if "__properties_version1.0" in names:
            return "message"
        if "WordDocument" in names:
            return "password" if box.openstream("WordDocument").read(12)[11] & _ENCRYPTED else "word"
        for book in names & {"Workbook", "Book"}:
            return "password" if _is_locked(box.openstream(book).read(4096)) else "sheet"
    except (OSError, ValueError, IndexError, struct.error, RecursionError, AttributeError, TypeError):
        return "broken"
    return "other"


def _is_locked(records: bytes) -> bool:
    at = 0
    for _ in range(_RECORDS):
        if at + 4 > len(records):
            break
        kind, length = struct.unpack_from("<HH", records, at)
        if kind == _FILEPASS:
            return True
        at += 4 + length
    return False

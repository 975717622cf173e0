"""What a process that reads hostile bytes may do, and the limits that the system holds it to (see server.py).

A file that makes a library run wild costs one file, not the run.
"""

from __future__ import annotations

import contextlib
from importlib import import_module

from ingest.readers.errors import ReadError
from ingest.readers.extract import Extract, packed

MEMORY = 900 << 20
"""Bytes; with the processes that wait for it no more than 1 GB."""
SECONDS = 15
"""Of computing; the one who waits gives up a little later."""


class Refused(Exception):  # noqa: N818 - not a fault of this program
    """The file cannot be read; the argument is a stable word that says why: password, broken, pages."""


def limit(seconds: int = SECONDS) -> None:
    """Bind this process: memory, time, no file written, no memory dump. Where a system has no such limit, none."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def answer(task: str, data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    """What the task makes of a file, or why it was refused."""
    try:
        return _TASKS[task](data, options)
    except Refused as error:
        return {"refused": str(error)}
    except ReadError as error:
        return {"error": [error.code, error.vi, error.en]}
    except MemoryError:
        return {"refused": "memory"}


def load(task: str) -> None:
    """Import what a task needs, and read what that knows, once for all the children that will do it."""
    for module in _NEEDS.get(task, ()):
        import_module(module)
    from ingest import vietnamese
    from ingest.cues import starts
    from ingest.readers import legacy

    legacy.found("xã")
    starts("stamps", "stamp")
    vietnamese.count("xã")


def _pdf(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.pdf_pages import extracted

    extract, scanned = extracted(data)
    return {**packed(extract), "scanned": scanned}


def _scan(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    """`options`: how many pages at once, then which pages."""
    from ingest.readers.pdf_pages import opened, picture
    from ingest.readers.scan import DPI, recognised

    document = opened(data)
    at_once, *numbers = map(int, options)
    drawn = (picture(document, number, DPI) for number in numbers)
    return packed(Extract(tuple(recognised(drawn, at_once, head=numbers[0] == 0))))


def _picture(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.picture import opened
    from ingest.readers.scan import image_page

    return packed(Extract((image_page(opened(data)),)))


def _frames(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.tiff import count

    return {"count": count(data)}


def _tiff(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    """`options`: how many pages at once."""
    from ingest.readers.scan import recognised
    from ingest.readers.tiff import pictures

    return packed(Extract(tuple(recognised(pictures(data), int(options[0])))))


def _webpage(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.webpage import parse

    return packed(parse(data, options[0]))


def _word(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.word import parse

    return packed(parse(data, options[0]))


def _package(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.package import Package

    Package(data, options[0]).check(".xml")
    return {}


def _spreadsheet(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.spreadsheet import parse

    return packed(parse(data, options[0]))


def _ole(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.ole import what

    return {"what": what(data)}


def _edxml(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.edxml import parse

    return parse(data)


def _unpack(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    """`options`: the file's name as messages show it, the number of the first member wanted."""
    from ingest.readers.unpack import group

    return group(data, options[0], int(options[1]))


_TASKS = {
    "pdf": _pdf,
    "scan": _scan,
    "picture": _picture,
    "frames": _frames,
    "tiff": _tiff,
    "webpage": _webpage,
    "word": _word,
    "spreadsheet": _spreadsheet,
    "package": _package,
    "ole": _ole,
    "edxml": _edxml,
    "unpack": _unpack,
}
_NEEDS = {
    "pdf": ("ingest.readers.pdf_pages",),
    "scan": ("ingest.readers.pdf_pages", "ingest.readers.scan"),
    "picture": ("ingest.readers.scan", "ingest.readers.picture", "PIL.JpegImagePlugin", "PIL.PngImagePlugin"),
    "frames": ("ingest.readers.tiff", "PIL.TiffImagePlugin"),
    "tiff": ("ingest.readers.tiff", "ingest.readers.scan", "PIL.TiffImagePlugin"),
    "webpage": ("ingest.readers.webpage",),
    "word": ("ingest.readers.word",),
    "spreadsheet": ("ingest.readers.spreadsheet", "openpyxl"),
    "package": ("ingest.readers.package",),
    "ole": ("olefile",),
    "edxml": ("ingest.readers.edxml",),
    "unpack": ("ingest.readers.unpack", "ingest.readers.archive_zip", "ingest.readers.message_mail"),
}

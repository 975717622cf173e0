"""What a process that reads hostile bytes may do, and the limits that the system holds it to (see server.py).

A file that makes a library run wild costs one file, not the run.
"""

from __future__ import annotations

import contextlib
from importlib import import_module

from ingest.readers.errors import ReadError
from ingest.readers.extract import Extract, Page, packed

MEMORY = 1 << 30
SECONDS = 30
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
    """Import what a task needs, once for all the children that will do it."""
    for module in _NEEDS.get(task, ()):
        import_module(module)


def _pdf(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.pdf_pages import extracted

    extract, scanned = extracted(data)
    return {**packed(extract), "scanned": scanned}


def _scan(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    """`options`: how many pages at once, then which pages."""
    from concurrent.futures import ThreadPoolExecutor

    from ingest.readers.pdf_pages import opened, picture
    from ingest.readers.scan import DPI, image_page

    document = opened(data)
    at_once, *numbers = map(int, options)
    pages: list[Page] = []
    with ThreadPoolExecutor(at_once) as pool:
        for first in range(
            0, len(numbers), at_once
        ):  # PDFium draws one page after the other, tesseract reads beside it
            group = numbers[first : first + at_once]
            drawn = [picture(document, number, DPI) for number in group]
            pages += pool.map(image_page, drawn, [number == 0 for number in group])
    return packed(Extract(tuple(pages)))


def _picture(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.scan import image_page

    return packed(Extract((image_page(data),)))


def _frames(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.tiff import count

    return {"count": count(data)}


def _tiff(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    """`options`: how many pages at once."""
    from concurrent.futures import ThreadPoolExecutor
    from itertools import chain, repeat

    from ingest.readers.scan import image_page
    from ingest.readers.tiff import pictures

    with ThreadPoolExecutor(int(options[0])) as pool:
        return packed(Extract(tuple(pool.map(image_page, pictures(data), chain([True], repeat(False))))))


def _webpage(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.webpage import parse

    return packed(parse(data, options[0]))


def _word(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.word import parse

    return packed(parse(data, options[0]))


def _spreadsheet(data: bytes, options: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.spreadsheet import parse

    return packed(parse(data, options[0]))


def _ole(data: bytes, _: tuple[str, ...]) -> dict[str, object]:
    from ingest.readers.ole import what

    return {"what": what(data)}


_TASKS = {
    "pdf": _pdf,
    "scan": _scan,
    "picture": _picture,
    "frames": _frames,
    "tiff": _tiff,
    "webpage": _webpage,
    "word": _word,
    "spreadsheet": _spreadsheet,
    "ole": _ole,
}
_NEEDS = {
    "pdf": ("ingest.readers.pdf_pages",),
    "scan": ("ingest.readers.pdf_pages", "ingest.readers.scan"),
    "picture": ("ingest.readers.scan",),
    "frames": ("ingest.readers.tiff", "PIL.TiffImagePlugin"),
    "tiff": ("ingest.readers.tiff", "ingest.readers.scan", "PIL.TiffImagePlugin"),
    "webpage": ("ingest.readers.webpage",),
    "word": ("ingest.readers.word",),
    "spreadsheet": ("ingest.readers.spreadsheet", "openpyxl"),
    "ole": ("olefile",),
}

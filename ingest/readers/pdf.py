"""Reads PDF files: the layer of text, and with tesseract the pages that have none."""

from __future__ import annotations

import os
import shutil
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from ingest.readers.errors import ReadError, refusal
from ingest.readers.extract import Extract, Page, ReadWarning, numbered, unpacked
from ingest.readers.plain import is_vietnamese
from ingest.readers.sandbox import run
from ingest.secrecy import is_marked
from ingest.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCANNED = 100
"""Pages of one file that are recognised; at two seconds each that is what a user waits for."""


def extract(data: bytes, shown: str) -> Extract:
    """The text of all pages in reading order. Raises ReadError, "no-text" for a scan that cannot be recognised."""
    found = run("pdf", data, shown)
    layers = unpacked(found)
    pages = list(layers.pages)
    scanned: list[int] = found["scanned"]
    if scanned and _has_text(pages) and not shutil.which("tesseract"):
        raise _partly_scanned(shown, scanned)  # what is left out unseen could be what matters
    if scanned and shutil.which("tesseract"):
        for number, page in _recognised(data, shown, scanned).items():
            pages[number] = _better(pages[number], page)
    if not _has_text(pages):
        raise no_text(shown)
    return Extract(tuple(pages), (*layers.warnings, *scan_warnings(pages, scanned)))


def _better(layer: Page, recognised: Page) -> Page:
    """What of a page is more Vietnamese: the text that is in the file, or what was recognised.

    A mark of secrecy that was recognised is never left out.
    """
    if is_marked(recognised.text):
        return recognised
    return recognised if count(recognised.text).marked > count(layer.text).marked else layer


def scan_warnings(pages: Sequence[Page], scanned: Sequence[int]) -> Iterator[ReadWarning]:
    """What the user should know of the pages with the numbers `scanned`: which were recognised, which not."""
    read = [number for number in scanned if pages[number].recognised]
    if read:
        yield ReadWarning(
            "recognised",
            f"trang {numbered(read)} được nhận dạng từ ảnh quét, có thể sai chữ; hãy đối chiếu với bản gốc.",
            f"page {numbered(read)}: read from a scan, letters may be wrong; compare with the original.",
        )
    rest = [number for number in scanned if not pages[number].recognised]
    if rest:
        yield ReadWarning(
            "unread-page",
            f"trang {numbered(rest)} không đọc được chữ tiếng Việt nào (trống, hình vẽ hay quét mờ); hãy xem lại.",
            f"page {numbered(rest)}: no Vietnamese could be read (blank, a drawing, or a faint scan); look at it.",
        )


def _has_text(pages: list[Page]) -> bool:
    return is_vietnamese("\n".join(page.text for page in pages))


def _recognised(data: bytes, shown: str, scanned: list[int]) -> dict[int, Page]:
    if len(scanned) > SCANNED:
        raise refusal("scanned-pages", shown)
    options = [str(number) for number in (at_once(len(scanned)), *scanned)]
    said = run("scan", data, shown, options=options, seconds=5 + 10 * len(scanned))
    return dict(zip(scanned, unpacked(said).pages, strict=True))


def at_once(pages: int) -> int:
    """How many pages are recognised side by side: a file that is read alone has all cores, one of many has one."""
    return 1 if parent_process() else min(os.cpu_count() or 1, pages, 8)


def _partly_scanned(shown: str, scanned: list[int]) -> ReadError:
    pages = numbered(scanned)
    return ReadError(
        "no-text",
        f"{shown}: trang {pages} là bản quét. Để đọc, hãy cài tesseract với tiếng Việt "
        "(sudo apt-get install tesseract-ocr-vie), hoặc dùng bản điện tử gốc.",
        f"{shown}: page {pages} is a scan. To read it, install tesseract with Vietnamese "
        "(sudo apt-get install tesseract-ocr-vie), or use the electronic original.",
    )


def no_text(shown: str) -> ReadError:
    """The error for a file in which there is nothing to read."""
    if shutil.which("tesseract"):
        return ReadError(
            "no-text",
            f"{shown}: không thấy chữ tiếng Việt nào đọc được. Nếu là bản quét, hãy quét lại rõ hơn (300 dpi), "
            "và kiểm tra xem đã cài gói tesseract-ocr-vie.",
            f"{shown}: no readable Vietnamese text. If this is a scan, scan it again more clearly (300 dpi), "
            "and see that the package tesseract-ocr-vie is installed.",
        )
    return ReadError(
        "no-text",
        f"{shown}: là bản quét, hoặc lớp chữ trong tệp không dùng được. Để đọc bản quét, hãy cài tesseract "
        "với tiếng Việt (sudo apt-get install tesseract-ocr-vie), hoặc dùng bản điện tử gốc.",
        f"{shown}: a scan, or the text in it cannot be used. To read scans, install tesseract with Vietnamese "
        "(sudo apt-get install tesseract-ocr-vie), or use the electronic original.",
    )

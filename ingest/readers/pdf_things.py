"""What is drawn on a PDF page beside its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2


def things(page: pypdfium2.PdfPage, kinds: list[int], depth: int) -> Iterator[pypdfium2.PdfObject]:
    """The things of some kinds (FPDF_PAGEOBJ_…), also those in forms down to a depth.

    Most pages have only text; to be told so by PDFium's own numbers takes a quarter of the time.
    """
    count = pdfium.FPDFPage_CountObjects(page)
    here = {pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index)) for index in range(count)}
    if here.intersection((*kinds, pdfium.FPDF_PAGEOBJ_FORM)):
        yield from page.get_objects(filter=kinds, max_depth=depth)

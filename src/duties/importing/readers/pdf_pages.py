"""The pages of a PDF, as pdfium has them → placed letters and ruled lines.

https://pdfium.googlesource.com/pdfium/+/main/public/: `fpdfview.h`, `fpdf_text.h`, `fpdf_edit.h`.
"""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from math import hypot
from typing import Any, NamedTuple

from duties.errors.documents import DamagedDocumentError, PasswordError
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.readers.page_lines import Letter
from duties.importing.readers.page_tables import Rule
from duties.importing.readers.pages import Page
from duties.importing.readers.pdf_shapes import shapes_of
from duties.importing.readers.text import check_length


class PdfPage(NamedTuple):
    """A page of a PDF, what is left out of it, and whether something is drawn on it."""

    page: Page
    doubts: tuple[Doubt[Place], ...]
    is_drawn: bool


def pdf_pages(name: str, data: bytes) -> Iterator[PdfPage]:
    """Yield the pages of a PDF; raises a `DutiesError` where it is locked or damaged."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise PasswordError(name) from None
        raise DamagedDocumentError(name) from error
    letters = 0
    for at in range(raw.FPDF_GetPageCount(document)):
        page = raw.FPDF_LoadPage(document, at)
        if not page:
            continue
        try:
            read = _page(page, at + 1)
        finally:
            raw.FPDF_ClosePage(page)
        letters += len(read.page.letters)
        check_length(name, letters)
        yield read


class _Written(NamedTuple):
    """A letter as the file has it: its box and where it stands, y going up; and its way."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    way: int | None


def _page(page: Any, number: int) -> PdfPage:
    """Return what a page has, turned as it is read."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    written = _written(page)
    ways = Counter(letter.way for letter in written if letter.way is not None)
    way = (
        max(ways, key=lambda each: (ways[each], -each))
        if ways
        else -raw.FPDFPage_GetRotation(page) % 4
    )
    turned = _turning(way, box)
    letters = []
    for each in written:
        if each.way != way:
            continue
        left, _, right, _ = turned(each.left, each.bottom, each.right, each.top)
        _, base, _, _ = turned(each.x, each.y, each.x, each.y)
        letters.append(Letter(each.text, left, right, base, each.size))
    shapes = shapes_of(page)
    rules = [Rule(*turned(*each)) for each in shapes.rules]
    width, height = box.right - box.left, box.top - box.bottom
    if way % 2:
        width, height = height, width
    return PdfPage(Page(number, width, height, letters, rules), (), shapes.is_drawn)


_Box = tuple[float, float, float, float]


def _turning(way: int, page: Any) -> Callable[[float, float, float, float], _Box]:
    """Return what turns a box (left, bottom, right, top) of a page so that letters of a way stand.

    `way` counts the quarters by which the letters are turned to the left.
    """
    left, bottom, right, top = page.left, page.bottom, page.right, page.top
    match way:
        case 0:
            return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)
        case 1:
            return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        case 2:
            return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)


def _written(page: Any) -> list[_Written]:
    """Return the letters of a page in the order of the file."""
    from pypdfium2 import raw

    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    found: list[_Written] = []
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    last = None
    size, way = 0.0, None
    try:
        for at in range(raw.FPDFText_CountChars(text)):
            if raw.FPDFText_IsGenerated(text, at) == 1:
                continue
            code = raw.FPDFText_GetUnicode(text, at)
            written = raw.FPDFText_GetTextObject(text, at)
            place = ctypes.cast(written, ctypes.c_void_p).value
            if place != last:
                last = place
                size, way = _set(text, at)
            raw.FPDFText_GetLooseCharBox(text, at, at_box)
            raw.FPDFText_GetCharOrigin(text, at, at_x, at_y)
            letter = chr(code) if code < 0x110000 else "\ufffd"
            found.append(
                _Written(
                    letter, box.left, box.bottom, box.right, box.top, x.value, y.value, size, way
                )
            )
    finally:
        raw.FPDFText_ClosePage(text)
    return found


def _set(text: Any, at: int) -> tuple[float, int | None]:
    """Return the size of a letter, and by how many quarters it is turned to the left."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
    across, up = (matrix.a, matrix.b), (matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(text, at) * hypot(*up)
    long = hypot(*across)
    if not long:
        return size, None
    cosine, sine = across[0] / long, across[1] / long
    if abs(sine) < _SLANT:
        return size, 0 if cosine > 0 else 2
    if abs(cosine) < _SLANT:
        return size, 1 if sine > 0 else 3
    return size, None


_SLANT = 0.035  # of a line's length that it may rise or fall: two degrees

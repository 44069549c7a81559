"""The pages of a PDF, as pdfium has them → placed letters and ruled lines.

https://pdfium.googlesource.com/pdfium/+/main/public/: `fpdfview.h`.
"""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import hypot
from typing import Any, NamedTuple

from duties.errors.documents import DamagedDocumentError, PasswordError
from duties.importing.readers.page_lines import Letter
from duties.importing.readers.page_tables import DrawnLine
from duties.importing.readers.pages import Area, Page
from duties.importing.readers.pdf_comments import comments_on
from duties.importing.readers.pdf_letters import Sort, Way, Written, letters_of
from duties.importing.readers.pdf_shapes import Box, shapes_of
from duties.importing.readers.text import check_length


class PdfPage(NamedTuple):
    """A page of a PDF, and what is not read of it.

    `hidden` and `aslant` are words, `untold` counts letters that the file draws without telling
    which they are; `is_recognised` says that a program recognised the letters in a picture.
    """

    page: Page
    hidden: tuple[str, ...]
    aslant: tuple[str, ...]
    comments: tuple[str, ...]
    untold: int
    is_recognised: bool

    @property
    def is_picture(self) -> bool:
        """Whether it has something on it, but no letters."""
        return self.page.is_drawn and not self.page.letters


def pdf_pages(name: str, data: bytes) -> Iterator[PdfPage]:
    """Yield the pages of a PDF; raises a `DutiesError` where it is locked, damaged or too long."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise PasswordError(name) from None
        raise DamagedDocumentError(name) from error
    length = 0
    try:
        for at in range(raw.FPDF_GetPageCount(document)):
            page = raw.FPDF_LoadPage(document, at)
            if not page:
                continue
            try:
                read = _page(page, at + 1)
            finally:
                raw.FPDF_ClosePage(page)
            length += len(read.page.letters)
            check_length(name, length)
            yield read
    finally:
        document.close()


def _page(page: Any, number: int) -> PdfPage:
    """Return what a page has, turned as it is read."""
    from pypdfium2 import raw

    corners = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(corners))
    bounds = corners.left, corners.bottom, corners.right, corners.top
    shapes = shapes_of(page)
    written = letters_of(page, shapes, bounds)
    way = _usual_way(written, -raw.FPDFPage_GetRotation(page) % 4)
    turned = _turning(way, bounds)
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    level = [each for each in written if each.way is way and each.sort is not Sort.HIDDEN]
    beside = [each for each in written if each.way is not way and each.sort is not Sort.HIDDEN]
    aslant = [each for each in beside if (each.way.value - way.value) % 2 == 0 or _is_slanted(each)]
    return PdfPage(
        Page(
            number,
            *((height, width) if way.value % 2 else (width, height)),
            [_letter(each, turned) for each in level if each.sort is not Sort.ASIDE],
            [DrawnLine(*turned(box)) for box in shapes.rules],
            [_letter(each, turned) for each in level if each.sort is Sort.ASIDE],
            [
                _sideways(stretch, turned)
                for stretch in _stretches(beside)
                if not any(each in aslant for each in stretch[:1])
            ],
            [Area(*turned(box)) for box in shapes.pictures],
            [Area(*turned(box)) for box in shapes.fills],
            is_drawn=shapes.is_drawn,
        ),
        tuple(_words(each for each in written if each.sort is Sort.HIDDEN)),
        tuple(_words(aslant)),
        tuple(comments_on(page)),
        _untold(written),
        any(each.sort is Sort.RECOGNISED for each in written),
    )


def _untold(written: Sequence[Written]) -> int:
    """Count the letters that the file does not tell; a private one alone is a bullet."""
    together = Counter(each.run for each in written if not each.text.isspace())
    return sum(
        not each.is_told or ("\ue000" <= each.text <= "\uf8ff" and together[each.run] > 1)
        for each in written
    )


def _is_slanted(letter: Written) -> bool:
    return letter.way is Way.ASLANT


def _usual_way(written: Iterable[Written], unless: int) -> Way:
    """Return which way most letters go; `unless` there are any, as many quarters to the left."""
    ways = Counter(
        each.way for each in written if each.way is not Way.ASLANT and each.sort is not Sort.HIDDEN
    )
    return max(ways, key=lambda way: (ways[way], -way.value)) if ways else Way(unless)


_Turning = Callable[[Box], Box]


def _turning(way: Way, bounds: Box) -> _Turning:
    """Return what turns a box of a page so that letters of a way stand; y goes down in it."""
    left, bottom, right, top = bounds
    match way:
        case Way.UP:
            return lambda box: (box[1] - bottom, box[0] - left, box[3] - bottom, box[2] - left)
        case Way.LEFT:
            return lambda box: (right - box[2], box[1] - bottom, right - box[0], box[3] - bottom)
        case Way.DOWN:
            return lambda box: (top - box[3], right - box[2], top - box[1], right - box[0])
    return lambda box: (box[0] - left, top - box[3], box[2] - left, top - box[1])


def _letter(written: Written, turned: _Turning) -> Letter:
    left, _, right, _ = turned(written.box)
    base = turned((written.x, written.y, written.x, written.y))[1]
    return Letter(written.text, left, right, base, written.size)


def _sideways(stretch: Sequence[Written], turned: _Turning) -> Letter:
    """Return words that go up or down as one letter that fills their box."""
    boxes = [turned(each.box) for each in stretch]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    text = "".join(each.text for each in stretch)
    return Letter.in_box(text, min(lefts), min(tops), max(rights), max(bottoms))


def _stretches(written: Iterable[Written]) -> list[list[Written]]:
    """Return letters in stretches of those that the file has one after the other, close by."""
    found: list[list[Written]] = []
    for each in written:
        last = found[-1][-1] if found else None
        if last is not None and hypot(each.x - last.x, each.y - last.y) < _CLOSE * each.size:
            found[-1].append(each)
        else:
            found.append([each])
    return found


_CLOSE = 2.5  # times the size of letters


def _words(written: Iterable[Written]) -> Iterator[str]:
    for stretch in _stretches(written):
        text = "".join(each.text for each in stretch).strip()
        if text:
            yield text

"""PDF documents with a text layer → lines, and the rows of ruled tables."""

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from duties.errors.documents import (
    BloatedDocumentError,
    EmptyDocumentError,
    ScannedDocumentError,
)
from duties.importing.document import Place
from duties.importing.doubts import Doubt
from duties.importing.raw import Found
from duties.importing.readers.archive import UNFOLDED_LIMIT
from duties.importing.readers.left_out import (
    comment,
    hidden,
    recognised,
    turned,
    untold_letters,
)
from duties.importing.readers.pages import blocks_of

if TYPE_CHECKING:
    from duties.importing.readers.pdf_pages import PdfPage


def read_pdf(name: str, data: bytes, *, is_recognising: bool = False) -> list[Found]:
    """Return the lines and rows of a PDF, and what is left out of it.

    `is_recognising` asks for the text of pages that are pictures. Raises a `DutiesError` where it
    is locked or a scan.
    """
    from duties.importing.readers.pdf_pages import pdf_pages

    _check_streams(name, data)
    read = list(pdf_pages(name, data))
    if is_recognising and any(each.is_picture for each in read):
        from duties.importing.readers.pdf_scans import read_scans

        return read_scans(name, data, read, list(_doubts(read)))
    if not any(each.page.letters for each in read):
        is_drawn = any(each.page.is_drawn for each in read)
        raise ScannedDocumentError(name) if is_drawn else EmptyDocumentError(name)
    return [*_doubts(read), *blocks_of([each.page for each in read])]


def _doubts(read: Iterable["PdfPage"]) -> Iterator[Doubt[Place]]:
    """Yield what is not read of pages; what stands aslant on several pages is told once."""
    told: set[str] = set()
    untold: list[PdfPage] = []
    scanned: list[PdfPage] = []
    for each in read:
        place = Place(page=each.page.number)
        for words in each.hidden:
            yield hidden(words, place)
        for words in each.aslant:
            if words not in told:
                told.add(words)
                yield turned(words, place)
        for words in each.comments:
            yield comment(words, place)
        if each.untold:
            untold.append(each)
        if each.is_recognised:
            scanned.append(each)
    if untold:
        letters = sum(each.untold for each in untold)
        yield untold_letters(letters, len(untold), Place(page=untold[0].page.number))
    if scanned:
        yield recognised(len(scanned), Place(page=scanned[0].page.number))


_STREAM = re.compile(rb"stream\r?\n")


def _check_streams(name: str, data: bytes) -> None:
    """Unfold the compressed parts with a limit, before the library does it without one."""
    total = 0
    for start in _STREAM.finditer(data):
        if data[start.end() : start.end() + 1] not in (b"x", b"h", b"X", b"H", b"8"):
            continue
        unfolding = zlib.decompressobj()
        rest = memoryview(data)[start.end() :]
        for at in range(0, len(rest), 1 << 16):
            try:
                piece = unfolding.decompress(rest[at : at + (1 << 16)], UNFOLDED_LIMIT - total)
            except zlib.error:
                break
            total += len(piece)
            if total >= UNFOLDED_LIMIT:
                raise BloatedDocumentError(name, UNFOLDED_LIMIT)
            if unfolding.eof:
                break

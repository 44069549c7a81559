"""PDF documents with a text layer → lines, and the rows of ruled tables."""

import re
import zlib

from duties.errors.documents import (
    BloatedDocumentError,
    EmptyDocumentError,
    ScannedDocumentError,
)
from duties.importing.raw import Found
from duties.importing.readers.archive import UNFOLDED_LIMIT
from duties.importing.readers.pages import Page, blocks_of


def read_pdf(name: str, data: bytes) -> list[Found]:
    """Return the lines and rows of a PDF, and what is left out of it.

    Raises a `DutiesError` where it is locked or a scan.
    """
    from duties.importing.readers.pdf_pages import pdf_pages

    _check_streams(name, data)
    pages: list[Page] = []
    doubts: list[Found] = []
    has_pictures = False
    for read in pdf_pages(name, data):
        pages.append(read.page)
        doubts += read.doubts
        has_pictures = has_pictures or read.is_drawn
    if not any(page.letters for page in pages):
        raise ScannedDocumentError(name) if has_pictures else EmptyDocumentError(name)
    return [*doubts, *blocks_of(pages)]


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

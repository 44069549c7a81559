"""PDF documents with a text layer → lines, and the rows of ruled tables."""

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from duties.errors.documents import (
    BloatedDocumentError,
    EmptyDocumentError,
    PasswordError,
    ScannedDocumentError,
)
from duties.importing.document import Place, Row
from duties.importing.raw import BREAK, RawBlock, RawLine
from duties.importing.readers.archive import UNFOLDED_LIMIT

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

_RULES_OF_A_TABLE = 6  # lines and rectangles on a page; with fewer there is none
_REPEATED = 3  # pages; what stands in the same place on so many is no text of the document


class _Printed(NamedTuple):
    """A line of print, and where on the page: from the top and from the left, in points."""

    text: str
    top: float
    left: float
    size: float


def read_pdf(name: str, data: bytes) -> list[RawBlock]:
    """Return the lines and rows of a PDF.

    Raises a `DutiesError` where it is locked or a scan.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells of every odd font
    _check_streams(name, data)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages: list[Sequence[Any]] = []
            has_pictures = False
            for page in document.pages:
                pages.append(_page(page, _columns_below(pages)))
                has_pictures = has_pictures or bool(page.images)
                page.close()
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__cause__)):
            raise PasswordError(name) from None
        raise
    if not any(pages):
        raise ScannedDocumentError(name) if has_pictures else EmptyDocumentError(name)
    return _blocks(pages)


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


def _page(page: "Page", columns: int) -> list[_Printed | tuple[float, list[tuple[str, ...]]]]:
    """Return the lines and tables of a page, from its top down.

    `columns` are those of the table that may go on here from the page before, 0 if there is none.
    """
    tables = []
    if columns or len(page.lines) + len(page.rects) + len(page.curves) >= _RULES_OF_A_TABLE:
        tables = [table for table in page.find_tables() if _is_table(table, columns)]
    found: list[Any] = [(table.bbox[1], _cells(table)) for table in tables]
    for line in page.extract_text_lines(strip=True, return_chars=True):
        middle = (line["top"] + line["bottom"]) / 2
        if any(
            t.bbox[1] <= middle <= t.bbox[3] and t.bbox[0] - 2 <= line["x0"] <= t.bbox[2]
            for t in tables
        ):
            continue
        size = median(char["size"] for char in line["chars"])
        found.append(_Printed(line["text"], line["top"], line["x0"], size))
    return sorted(found, key=lambda each: each[0] if not isinstance(each, _Printed) else each.top)


def _columns_below(pages: Sequence[Sequence[Any]]) -> int:
    """Return how many columns the last table of the last page has, 0 if there is none."""
    tables = [each[1] for each in pages[-1] if not isinstance(each, _Printed)] if pages else []
    return len(tables[-1][0]) if tables else 0


def _is_table(table: "Table", columns: int) -> bool:
    """Tell whether this is a table; a single row is one where it goes on with `columns`."""
    rows = table.rows
    width = max((len(row.cells) for row in rows), default=0)
    return width > 1 and (len(rows) > 1 or width == columns)


def _cells(table: "Table") -> list[tuple[str, ...]]:
    """Return the texts of a table; a cell over several rows or columns stands in each of them."""
    texts = table.extract()
    boxes = [row.cells for row in table.rows]
    filled: list[list[str]] = []
    for at, row in enumerate(texts):
        cells: list[str] = []
        for column, text in enumerate(row):
            if boxes[at][column] is not None:
                cells.append(text or "")
            elif at and _reaches(boxes, at, column):
                cells.append(filled[at - 1][column])
            else:
                cells.append(cells[-1] if cells else "")
        filled.append(cells)
    return [tuple(cells) for cells in filled]


def _reaches(boxes: Sequence[Sequence[Any]], at: int, column: int) -> bool:
    """Tell whether the cell above in this column goes down into row `at`."""
    bottoms = [box[3] for box in boxes[at] if box is not None]
    for above in range(at - 1, -1, -1):
        box = boxes[above][column]
        if box is not None:
            return bool(bottoms) and box[3] >= min(bottoms) - 1
    return False


def _blocks(pages: Sequence[Sequence[Any]]) -> list[RawBlock]:
    repeated = _furniture(pages)
    margin, size = _margin(pages)
    blocks: list[RawBlock] = []
    table = 0
    for number, page in enumerate(pages, 1):
        at = 0
        for each in page:
            if not isinstance(each, _Printed):
                table += 1
                blocks.append(BREAK)
                blocks += _rows(each[1], number, table)
                continue
            at += 1
            if (each.text, round(each.top)) in repeated:
                continue
            indent = max(0, round((each.left - margin) / (size / 2)))
            blocks.append(RawLine(each.text, Place(page=number, line=at), indent))
    return blocks


def _rows(cells: Sequence[tuple[str, ...]], page: int, table: int) -> Iterator[Row]:
    for at, row in enumerate(cells, 1):
        if any(row):
            yield Row(row, Place(page=page, table=table, row=at), table)


def _furniture(pages: Sequence[Sequence[Any]]) -> set[tuple[str, int]]:
    counts = Counter(
        (each.text, round(each.top))
        for page in pages
        for each in page
        if isinstance(each, _Printed)
    )
    return {place for place, count in counts.items() if count >= _REPEATED}


def _margin(pages: Sequence[Sequence[Any]]) -> tuple[float, float]:
    """Return where most lines begin, from the left, and the size of their letters."""
    printed = [each for page in pages for each in page if isinstance(each, _Printed)]
    if not printed:
        return 0.0, 12.0
    size = median(each.size for each in printed) or 12.0
    lefts = Counter(round(each.left) for each in printed)
    common = [left for left, count in lefts.items() if count * 10 >= len(printed)]
    return float(min(common or lefts)), size

"""Sheets in the formats of pages: PDF of one size with turned texts, put together by pdfium."""

import re
import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from duties.drawing.dot import dot_text
from duties.drawing.engine import Engine, run
from duties.drawing.printing import LARGER, printed
from duties.drawing.sheet import Box, Sheet

_STAMP = re.compile(rb"/CreationDate\(.*?\)|/ID\[<[0-9A-F]*><[0-9A-F]*>\]")


def pdf_of(sheets: Sequence[Sheet], engine: Engine) -> bytes:
    """Return sheets as the pages of a PDF, each in the size of its paper.

    It bears no date and no random name, so that the same sheets give the same bytes. Raises what
    `engine.run` raises.
    """
    from pypdfium2 import PdfDocument

    document = PdfDocument.new()
    try:
        for sheet in sheets:
            _add(document, sheet, engine)
        written = BytesIO()
        document.save(written)
    finally:
        document.close()
    return _STAMP.sub(lambda found: b" " * len(found[0]), written.getvalue())


def _add(document: Any, sheet: Sheet, engine: Engine) -> None:
    """Add a sheet to a document as a page; its turned texts lie above the rest."""
    from pypdfium2 import PdfMatrix

    scale = sheet.scale
    small = scale / LARGER
    page = document.new_page(sheet.width * scale, sheet.height * scale)
    _put(document, page, _drawn(without_turned(sheet), engine), PdfMatrix().scale(small, small))
    if any(box.is_turned for box in sheet.boxes):
        turn = PdfMatrix().rotate(90, ccw=True).translate(sheet.width * LARGER, 0)
        turn = turn.scale(small, small)
        _put(document, page, _drawn(_turned_texts(sheet), engine), turn)
    page.gen_content()
    page.close()


def _put(document: Any, page: Any, drawing: bytes, matrix: Any) -> None:
    from pypdfium2 import PdfDocument

    source = PdfDocument(drawing)
    form = source.page_as_xobject(0, document).as_pageobject()
    form.set_matrix(matrix)
    page.insert_obj(form)


def _drawn(sheet: Sheet, engine: Engine) -> bytes:
    return run(engine, dot_text(printed(sheet)), "-Tpdf", "-Gmargin=0")


def without_turned(sheet: Sheet) -> Sheet:
    """Return a sheet with empty boxes for those that are turned."""
    boxes = [box._replace(lines=()) if box.is_turned else box for box in sheet.boxes]
    return sheet._replace(boxes=tuple(boxes))


def _turned_texts(sheet: Sheet) -> Sheet:
    """Return the turned texts alone, as they stand on the sheet turned to the right."""
    boxes = [
        Box(
            box.name,
            sheet.height - box.bottom,
            box.x,
            box.height,
            box.width,
            box.lines,
            box.size,
            box.look._replace(fill=None, border=None),
            is_left=True,
            leading=box.leading,
            is_turned=True,
        )
        for box in sheet.boxes
        if box.is_turned
    ]
    return Sheet(sheet.title, sheet.height, sheet.width, tuple(boxes), has_ground=False)


def png_of(sheet: Sheet, engine: Engine, dots: float) -> bytes:
    """Return a sheet as a PNG with so many dots to an inch, by way of its PDF."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf_of([sheet], engine))
    try:
        bitmap = document[0].render(scale=dots / 72, rev_byteorder=True, prefer_bgrx=False)
        return _png(bitmap, dots)
    finally:
        document.close()


def _png(bitmap: Any, dots: float) -> bytes:
    """Return a bitmap in the format of https://www.w3.org/TR/png-3/, with its dots per metre."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels, data = bitmap.n_channels, bytes(bitmap.buffer)
    rows = b"".join(
        b"\0" + data[row * stride : row * stride + width * pixels] for row in range(height)
    )
    kind = 6 if pixels == 4 else 2  # colour with or without alpha
    per_metre = round(dots / 0.0254)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
            (b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            (b"IDAT", zlib.compress(rows, 9)),
            (b"IEND", b""),
        )
    )

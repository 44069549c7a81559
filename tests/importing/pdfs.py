"""Small PDFs of each kind that is read, made for the tests."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"
SIZE = 12
HEADED = ("序号", "任务", "牵头单位", "责任单位")
WIDTHS = (40, 150, 120, 150)
Rows = Sequence[Sequence[str]]


def pdf(*pages: Callable[[Any], None], size: tuple[float, float] = A4) -> bytes:
    """Return a PDF whose pages these functions draw on a canvas."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=size, invariant=1)
    for draw in pages:
        page.setFont(FONT, SIZE)
        draw(page)
        page.showPage()
    page.save()
    return out.getvalue()


def printed(*lines: str, left: float = 60, top: float = 780) -> Callable[[Any], None]:
    """Return what draws lines of text, one below the other."""

    def draw(page: Any) -> None:
        for at, line in enumerate(lines):
            page.drawString(left, top - 24 * at, line)

    return draw


def table(
    rows: Rows,
    *,
    top: float = 740,
    upright: Iterable[int] = range(5),
    level: bool = True,
    merged: Iterable[tuple[int, int]] = (),
) -> Callable[[Any], None]:
    """Return what draws a table whose rows are 40 points high, a line of text a row of a cell.

    `upright` are the numbers of the lines between columns that are drawn; `merged` are cells (row,
    column) with no line below.
    """
    xs = [50 + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]

    def draw(page: Any) -> None:
        bottom = top - 40 * len(rows)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                for at, line in enumerate(cell.split("\n")):
                    page.drawString(xs[column] + 3, top - 40 * row - 15 - 14 * at, line)
                if level and (row, column) not in merged:
                    y = top - 40 * (row + 1)
                    page.line(xs[column], y, xs[column + 1], y)
        if level:
            page.line(xs[0], top, xs[-1], top)
        for at in upright:
            page.line(xs[at], top, xs[at], bottom)

    return draw


def both(*parts: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return what draws several things on one page."""

    def draw(page: Any) -> None:
        for part in parts:
            part(page)

    return draw

"""One sheet of a workbook: its head, its page, and tables on it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from math import ceil
from typing import TYPE_CHECKING

from duties.errors.exports import TooManyRowsError
from duties.exporting.excel.styles import Styles
from duties.exporting.excel.values import (
    DATE_WIDTH,
    CellValue,
    cell_value,
    date_format,
    for_cells,
)
from duties.exporting.tables import lines_of, page_of_pages
from duties.formats.grid import grid
from duties.formats.text import width_of
from duties.formats.view import Item, View
from duties.formats.wrapping import foreseen
from duties.messages import Translator

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

A3, A4 = 8, 9  # Excel's numbers of the paper sizes
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
HEAD_ROW = 2  # where the headings stand, counted from 0
_LONGEST_TEXT = 16_000  # characters; a cell holds 32,767 UTF-16 units
_LONGEST_FOOTER = 60  # characters; with the page numbers a footer may have 255
_NARROWEST = 8  # columns of text
_WIDEST = (42, 36, 30)  # columns of text, from best to least
_MARGIN = 3  # columns of text that a cell leaves beside its own
_BUTTON = 4  # columns of text that a heading leaves for the filter's button
_CHINESE = 1.6  # columns of text a character, of a text that may be broken anywhere
_DIGIT = 1.05  # columns of text in the width of a digit, in which a sheet measures
_LINE_HEIGHT, _PADDING, _HIGHEST = 14.5, 7.5, 409.0  # points
_TITLE_SIZE, _TITLE_HEIGHT = 1.7, 24  # against other text; points
ACROSS = {A4: 229, A3: 308}
"""Columns of text across each paper, on its side: letters of 6.5 points on A4, of 7 on A3."""
DOWN = {A3: 1080}
"""Points down it, in letters as large."""
_ADDED = 0.71  # columns of text
_LOOKED_AT = 1_000  # rows that decide how wide a column is


class Worksheet:
    """A sheet with the plan's title above it, set up to be printed on landscape paper."""

    def __init__(
        self, workbook: "Workbook", styles: Styles, into: Translator, name: str, title: str
    ) -> None:
        self.styles = styles
        self.into = into
        self._name = into.gettext(name)
        self.sheet = workbook.add_worksheet(self._name)
        self._title = cell_text(title)

    def write(self, row: int, column: int, value: CellValue, style: "Format") -> None:
        """Write a text, never a formula or a link, or a number, or a date."""
        match value:
            case int() | float():
                self.sheet.write_number(row, column, value, style)
            case date():
                self.sheet.write_datetime(row, column, datetime.combine(value, time()), style)
            case "":
                self.sheet.write_blank(row, column, None, style)
            case _:
                self.sheet.write_string(row, column, cell_text(value), style)

    def head(self, caption: str, width: int, *, centred: bool = True, room: int = 0) -> None:
        """Write the plan's title, and a line below it, across `width` columns of the sheet.

        The line begins with the name of the sheet, which paper does not show otherwise. The title
        is wrapped where `room`, the columns of text that these hold, is too little for it.
        """
        styles = self.styles
        style = styles.caption(centred=centred)
        lines = _lines(self._title, int(room / _TITLE_SIZE) + _MARGIN) if room else 1
        self.span(0, 0, width - 1, self._title, styles.title(centred=centred, wraps=lines > 1))
        self.span(1, 0, width - 1, self._name, style)
        if caption:
            told = (styles.name, self._name, styles.caption_words, cell_text(f"　{caption}"))
            self.sheet.write_rich_string(1, 0, *told, style)
        self.sheet.set_row(0, min(lines * _TITLE_HEIGHT + 10, _HIGHEST))
        self.sheet.set_row(1, 24)

    def span(self, row: int, first: int, last: int, text: str, style: "Format") -> None:
        """Write a text across columns."""
        if first < last:
            self.sheet.merge_range(row, first, row, last, "", style)
        self.write(row, first, text, style)

    def page(self, paper: int, last_head: int, *, pages_wide: int = 1, pages_high: int = 0) -> None:
        """Set up the paper; the rows down to `last_head` are repeated on every page.

        The sheet is as many pages high as it needs, where `pages_high` is 0.
        """
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(pages_wide, pages_high)
        sheet.repeat_rows(0, last_head)
        title = " ".join(self._title.split())
        short = title if len(title) <= _LONGEST_FOOTER else f"{title[: _LONGEST_FOOTER - 1]}…"
        page = page_of_pages("&P", "&N").put(self.into)
        # A blank keeps a figure from being read as part of the size of the letters.
        footer = f"&L&9 {short.replace('&', '&&')}&R&9 {page}"
        sheet.set_footer(footer, {"scale_with_doc": False})
        sheet.hide_gridlines(2)

    def table(
        self, view: View[Item], items: Sequence[Item], caption: str, *, nothing: str = ""
    ) -> None:
        """Write a table that can be filtered; without rows, the words `nothing`.

        Raises `TooManyRowsError` where a sheet cannot hold it.
        """
        words = grid(for_cells(view), items, self.into, cell_text)
        last = HEAD_ROW + len(words.rows)
        if last >= MOST_ROWS:
            raise TooManyRowsError(len(words.rows), MOST_ROWS - HEAD_ROW - 1)
        width = len(words.headings)
        printed = _filled(words.rows) or width
        self.sheet.set_row(HEAD_ROW, 26)
        needs: list[int] = []
        styles, dated = [], []
        for column, heading in enumerate(words.headings):
            self.write(HEAD_ROW, column, heading, self.styles.head)
            needed = _needed(row[column] for row in words.rows[:_LOOKED_AT])
            centred = needed <= _NARROWEST
            styles.append(self.styles.cell(centred=centred))
            dated.append(self.styles.cell(number_format=date_format(self.into)))
            if any(isinstance(values[column], date) for values in words.values[:_LOOKED_AT]):
                needed = max(needed, DATE_WIDTH)
            needs.append(max(needed, width_of(heading) + _BUTTON))
        paper, widest = _paper(needs[:printed])
        widths = [min(needed, widest) for needed in needs]
        for column, room in enumerate(widths):
            self.sheet.set_column(column, column, room)
        self.head(caption, printed, room=sum(widths[:printed]))
        rows = zip(words.rows, words.values, strict=True)
        for number, (cells, values) in enumerate(rows, HEAD_ROW + 1):
            self.sheet.set_row(number, row_height(cells, widths))
            for column, (text, meant) in enumerate(zip(cells, values, strict=True)):
                value = cell_value(meant, text)
                style = dated[column] if isinstance(value, date) else styles[column]
                self.write(number, column, value, style)
        if words.rows:
            self.sheet.autofilter(HEAD_ROW, 0, last, width - 1)
            self.sheet.ignore_errors(
                {"number_stored_as_text": f"A{HEAD_ROW + 2}:{_letters(width - 1)}{last + 1}"}
            )
        else:
            self.span(HEAD_ROW + 1, 0, width - 1, nothing, self.styles.cell(centred=True))
        self.sheet.freeze_panes(HEAD_ROW + 1, 0)
        self.page(paper, HEAD_ROW)
        if printed < width:
            self.sheet.print_area(0, 0, last, printed - 1)

    def merge_alike(self, column: int, rows: int) -> None:
        """Show a text in a column of a table once where the row above, in sight, has the same.

        The cells keep their text, so that the table can still be sorted and filtered.
        """
        first = HEAD_ROW + 2
        cell, above = (f"${_letters(column)}{row + 1}" for row in (first, first - 1))
        self.sheet.conditional_format(
            first,
            column,
            HEAD_ROW + rows,
            column,
            {
                "type": "formula",
                "criteria": f"=AND({cell}={above},SUBTOTAL(103,{above})=1)",
                "format": self.styles.unseen,
            },
        )


def across(widths: Iterable[float]) -> float:
    """Return how wide columns are together, in columns of text, with what Excel adds to each."""
    return sum(width + _ADDED for width in widths)


def _paper(needs: Sequence[int]) -> tuple[int, int]:
    """Return the paper for columns that need so much room, and how wide the widest may be."""
    tried = ((paper, widest) for paper in (A4, A3) for widest in _WIDEST)
    for paper, widest in tried:
        if across(min(needed, widest) for needed in needs) <= ACROSS[paper]:
            return paper, widest
    return A3, _WIDEST[-1]


def cell_text(text: str) -> str:
    """Return a text as a cell shows it: nothing hidden, and not too long for it."""
    shown = lines_of(text)
    return shown if len(shown) <= _LONGEST_TEXT else f"{shown[:_LONGEST_TEXT]}…"


def row_height(cells: Iterable[str], widths: Iterable[int], *, fewest: int = 1) -> float:
    """Return how high a row must be for its cells to be wrapped, in points.

    It has room for `fewest` lines at least.
    """
    lines = max(fewest, *(_lines(cell, width) for cell, width in zip(cells, widths, strict=True)))
    return min(lines * _LINE_HEIGHT + _PADDING, _HIGHEST)


def _lines(cell: str, width: int) -> int:
    if 2 * len(cell) <= width - _MARGIN and cell.isprintable():
        return 1
    room = width - _MARGIN
    return sum(_foreseen(line, room) for line in cell_text(cell).split("\n"))


def _foreseen(line: str, room: int) -> int:
    """Return how many lines a spreadsheet makes of a line, breaking Chinese anywhere."""
    width = width_of(line)
    if width < _CHINESE * len(line):
        return foreseen(line, room)[0]
    full = room * _DIGIT
    return 1 if width <= full else ceil(width / max(full - 2, 2))


def _filled(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns there are up to the last one with anything in it."""
    return max((at for row in rows for at, cell in enumerate(row, 1) if cell), default=0)


def _needed(cells: Iterable[str]) -> int:
    """Return how wide a column must be for the longest line in it, in characters."""
    lines = (line for cell in cells for line in cell_text(cell).split("\n"))
    return max((width_of(line) + _MARGIN for line in lines), default=0)


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(column)
    return letters

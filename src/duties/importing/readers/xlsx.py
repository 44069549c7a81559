"""Excel workbooks → the rows of their sheets."""

import io
import re
import warnings
from bisect import bisect_left, bisect_right
from datetime import date, datetime
from typing import TYPE_CHECKING

from duties.errors.documents import EndlessTableError
from duties.importing.document import Place, Row
from duties.importing.raw import RawBlock

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS = 100_000
_MOST_COLUMNS = 100
_MOST_CELLS = 5_000_000  # that merged areas cover in rows with something else in them


def read_xlsx(name: str, data: bytes) -> list[RawBlock]:
    """Return the rows of all sheets that are shown; raises `EndlessTableError`."""
    import openpyxl

    with warnings.catch_warnings(action="ignore"):  # of features that do not matter here
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        row
        for number, sheet in enumerate(book.worksheets, 1)
        if sheet.sheet_state == "visible"
        for row in _rows(name, sheet, number)
    ]


def _rows(name: str, sheet: "Worksheet", table: int) -> list[Row]:
    """Return the rows that hold something of their own, however far apart they are."""
    texts = {
        place: _text(cell.value, cell)
        for place, cell in sheet._cells.items()  # a look at any other cell would make it
        if cell.value is not None and place[1] <= _MOST_COLUMNS
    }
    filled = sorted({row for row, _ in texts})
    if len(filled) > _MOST_ROWS:
        raise EndlessTableError(name, sheet.title, _MOST_ROWS)
    width = min(sheet.max_column, _MOST_COLUMNS)
    covered = 0
    for area in sheet.merged_cells.ranges:
        text = texts.get((area.min_row, area.min_col))
        if text is None:
            continue
        below = filled[bisect_left(filled, area.min_row) : bisect_right(filled, area.max_row)]
        columns = range(area.min_col, min(area.max_col, width) + 1)
        covered += len(below) * len(columns)
        if covered > _MOST_CELLS:
            raise EndlessTableError(name, sheet.title, _MOST_ROWS)
        texts.update(((row, column), text) for row in below for column in columns)
    rows = []
    for row in filled:
        cells = tuple([texts.get((row, column), "") for column in range(1, width + 1)])
        if any(cells):
            rows.append(Row(cells, Place(sheet=sheet.title, row=row), table))
    return rows


def _text(value: object, cell: "Cell | MergedCell") -> str:
    """Return what a cell says."""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _day(day, cell.number_format)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _day(day: date, form: str) -> str:
    """Return of a day no more than its cell shows: 2026年6月 is no first of June."""
    letters = _ASIDE.sub("", form).lower()
    if "y" not in letters or "d" in letters:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in letters else f"{day:%Y}"


_ASIDE = re.compile(r'"[^"]*"|\[[^]]*\]|\\.')
"""What a number format holds besides its letters: words in quotes, colours, single signs."""

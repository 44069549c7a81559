"""Excel workbooks → the rows of their sheets."""

import io
import re
import warnings
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from duties.errors.documents import DamagedDocumentError
from duties.importing.document import Place, Row
from duties.importing.raw import RawBlock

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS = 100_000
_MOST_COLUMNS = 100


def read_xlsx(name: str, data: bytes) -> list[RawBlock]:
    """Return the rows of all sheets that are shown; raises `DamagedDocumentError`."""
    import openpyxl

    try:
        with warnings.catch_warnings(action="ignore"):  # of features that do not matter here
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        return [
            row
            for number, sheet in enumerate(book.worksheets, 1)
            if sheet.sheet_state == "visible"
            for row in _rows(sheet, number)
        ]
    except Exception:  # noqa: BLE001 (a damaged file makes the library raise anything)
        raise DamagedDocumentError(name) from None


def _rows(sheet: "Worksheet", table: int) -> list[Row]:
    last_row, last_column = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, last_row) + 1):
            for column in range(area.min_col, min(area.max_col, last_column) + 1):
                merged[row, column] = (area.min_row, area.min_col)
    texts: dict[tuple[int, int], str] = {}
    rows = []
    cells = sheet.iter_rows(max_row=last_row, max_col=last_column, values_only=True)
    for at, values in enumerate(islice(cells, _MOST_ROWS), 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                form = sheet.cell(at, column).number_format if isinstance(value, date) else ""
                texts[at, column] = _text(value, form)
        row_cells = tuple(
            texts.get(merged.get((at, column), (at, column)), "")
            for column in range(1, last_column + 1)
        )
        if any(row_cells):
            rows.append(Row(row_cells, Place(sheet=sheet.title, row=at), table))
    return rows


def _text(value: object, form: str) -> str:
    """Return what a cell with such a number format says."""
    if isinstance(value, date):
        return _day(value.date() if isinstance(value, datetime) else value, form)
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

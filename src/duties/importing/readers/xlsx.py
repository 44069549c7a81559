"""Excel workbooks → the rows of their sheets.

What a workbook hides (sheets, rows, columns) is left out, and so are formulas that no program has
worked out.
"""

import io
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from duties.errors.documents import EndlessTableError
from duties.importing.document import LeftOut, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.fates import Fate
from duties.importing.raw import Found
from duties.importing.readers.archive import transitional
from duties.importing.readers.formulas import unworked
from duties.importing.readers.left_out import hidden, in_error, too_wide, without_result
from duties.importing.readers.sheets_beside import beside_cells
from duties.messages import N_, Message

if TYPE_CHECKING:
    from openpyxl.worksheet.dimensions import DimensionHolder, RowDimension
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS = 100_000
_MOST_COLUMNS = 100
_MOST_CELLS = 5_000_000  # that merged areas cover in rows with something else in them


def read_xlsx(name: str, data: bytes) -> list[Found]:
    """Return the rows of all sheets that are shown; raises `EndlessTableError`."""
    import openpyxl

    data = transitional(data)
    with warnings.catch_warnings(action="ignore"):  # of features that do not matter here
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    found: list[Found] = []
    shown = set()
    for number, sheet in enumerate(book.worksheets, 1):
        if sheet.sheet_state == "visible":
            shown.add(sheet.title)
            found += _rows(name, sheet, number)
        elif sheet._cells:
            message = N_("the sheet is hidden and left out")
            found.append(Doubt(Message(message), Place(sheet=sheet.title, row=1)))
    found += beside_cells(data, shown)
    for title, cell, row in unworked(data):
        if title in shown:
            found.append(without_result(cell, Place(sheet=title, row=row)))
    return found


def _rows(name: str, sheet: "Worksheet", table: int) -> list[Found]:
    """Return the rows that hold something of their own, however far apart they are."""
    doubts: list[Doubt[Place]] = []
    texts = {}
    beyond: list[Place] = []
    for place, cell in sheet._cells.items():  # a look at any other cell would make it
        if cell.value is None:
            continue
        if place[1] > _MOST_COLUMNS:
            beyond.append(Place(sheet=sheet.title, row=place[0]))
            continue
        if cell.data_type == "e":
            where = Place(sheet=sheet.title, row=place[0])
            doubts.append(in_error(cell.coordinate, str(cell.value), where))
        else:
            texts[place] = _text(cell.value, cell)
    if beyond:
        doubts.append(too_wide(_MOST_COLUMNS, min(beyond)))
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
    shown = _shown_columns(sheet, width)
    left_out = [column for column in range(1, width + 1) if column not in shown]
    rows: list[Found] = []
    for row in filled:
        where = Place(sheet=sheet.title, row=row)
        cells = tuple([texts.get((row, column), "") for column in shown])
        if not _is_shown(sheet.row_dimensions, row):
            if any(cells):
                doubts.append(hidden(" ".join(filter(None, cells)), where))
        elif any(cells):
            rows.append(Row(cells, where, table))
    for column in left_out:
        first = next((row for row in filled if _is_apart(texts, row, column, shown)), None)
        if first is not None:
            where = Place(sheet=sheet.title, row=first)
            doubts.append(hidden(texts[first, column], where))
    return [*rows, *doubts, *_at_edges(sheet)]


def _is_apart(
    texts: Mapping[tuple[int, int], str], row: int, column: int, shown: Iterable[int]
) -> bool:
    """Tell whether a hidden cell says what none that is shown in its row does, merged with it."""
    text = texts.get((row, column))
    return text is not None and all(texts.get((row, each)) != text for each in shown)


def _at_edges(sheet: "Worksheet") -> Iterator[Found]:
    """Yield what the sheet prints above and below its cells."""
    where = Place(sheet=sheet.title, row=1)
    for edge in filter(None, (sheet.oddHeader, sheet.oddFooter)):
        for part in (edge.left, edge.center, edge.right):
            words = _CODES.sub("", part.text or "").strip()
            if words:
                yield LeftOut(where, words, Fate.HEADER)


_CODES = re.compile('&(?:\\[\\w]+\\]|[A-Z]|"[^"]*"|\\d+)|[第页共]')


def _shown_columns(sheet: "Worksheet", width: int) -> list[int]:
    """Return the columns that are shown; those of a group stand in its first one's settings."""
    gone: set[int] = set()
    for settings in sheet.column_dimensions.values():
        if settings.hidden:
            gone.update(range(settings.min or 1, min(settings.max or 0, width) + 1))
    return [column for column in range(1, width + 1) if column not in gone]


def _is_shown(rows: "DimensionHolder[int, RowDimension]", row: int) -> bool:
    return row not in rows or not (rows[row].hidden or rows[row].height == 0)


def _text(value: object, cell: Any) -> str:
    """Return what a cell says."""
    form = _CHINESE_FORMS.get(cell._style.numFmtId) if isinstance(value, int | float) else None
    if form is not None:
        from openpyxl.utils.datetime import from_excel

        day = from_excel(value, cell.parent.parent.epoch)
        return _day(day.date(), form) if isinstance(day, datetime) else str(value)
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


_CHINESE_FORMS = {
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy/m"),
    **dict.fromkeys((28, 29, 30, 31, 51, 53, 54, 58), "yyyy/m/d"),
}
"""The formats of dates that Excel numbers but does not write down where it speaks Chinese
(ECMA-376, part 1, 18.8.30): 57 is yyyy"年"m"月".
"""

"""A workbook that came back → the rows that somebody filled in."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from duties.collecting.cells import Cell, text_in
from duties.collecting.columns import (
    HIDDEN_ID,
    MARKS,
    MARKS_SHEET,
    PERIOD_WORDS,
    REPORT_COLUMNS,
    TABLE_COLUMNS,
    TARGET_COLUMNS,
    TASK,
    TASK_ID,
    UNIT_WORDS,
    FormSheet,
    keys_by_heading,
)
from duties.collecting.grids import CellGrid, letters, read_grids
from duties.errors.forms import NoFormError
from duties.importing.readers import raising_damaged
from duties.naming.names import normal_form

_HEADING_ROWS = 11
_ENOUGH = 4  # headings that make a row the head of a table

FILLED = {
    sheet: frozenset(column.key for column in columns if column.kind.is_filled)
    for sheet, columns in (
        (FormSheet.REPORT, (*REPORT_COLUMNS, *TABLE_COLUMNS)),
        (FormSheet.TARGETS, TARGET_COLUMNS),
    )
}


class FilledRow(NamedTuple):
    """A row with something that the unit wrote: its cells by the keys of their columns."""

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, str]
    """What each column is called in this sheet: key → letters."""

    def place(self, key: str) -> str:
        """Return what the cell of a column is called: K7."""
        return f"{self.columns.get(key, '')}{self.number}"


class Returned(NamedTuple):
    """A form as it came back.

    `marks` are what the hidden sheet says, `unit` and `period` what stands above the tables.
    `reports` are rows about tasks, `readings` about targets.
    """

    file: str
    marks: Mapping[str, str]
    unit: str | None
    period: str | None
    reports: tuple[FilledRow, ...]
    readings: tuple[FilledRow, ...]


def read_form(name: str, data: bytes) -> Returned:
    """Return what stands in a form; raises a `DutiesError` for what is none or cannot be read."""
    with raising_damaged(name):
        grids = read_grids(name, data)
    marks: Mapping[str, str] = {}
    heads: dict[str, str] = {}
    rows: dict[FormSheet, list[FilledRow]] = {FormSheet.REPORT: [], FormSheet.TARGETS: []}
    has_table = False
    for grid in grids:
        if grid.name == MARKS_SHEET:
            marks = _marks(grid)
        elif (table := _table(grid)) is not None:
            sheet, head, columns = table
            has_table = True
            for key, text in _above(grid, head):
                heads.setdefault(key, text)
            rows[sheet] += _filled(grid, sheet, head, columns)
    if not has_table:
        raise NoFormError(name)
    return Returned(
        name,
        marks,
        heads.get("unit"),
        heads.get("period"),
        tuple(rows[FormSheet.REPORT]),
        tuple(rows[FormSheet.TARGETS]),
    )


def _marks(grid: CellGrid) -> Mapping[str, str]:
    """Return what a form says of itself where nobody looks."""
    found = {}
    for row in grid.rows.values():
        if 1 in row and 2 in row and (key := text_in(row[1])) in MARKS:
            found[key] = text_in(row[2])
    return found


def _table(grid: CellGrid) -> tuple[FormSheet, int, Mapping[int, str]] | None:
    """Return which table a sheet holds, the row of its headings, and the key of each column."""
    for number in sorted(grid.rows):
        if number > _HEADING_ROWS:
            return None
        words = {column: normal_form(text_in(cell)) for column, cell in grid.rows[number].items()}
        for sheet in (FormSheet.REPORT, FormSheet.TARGETS):
            known = keys_by_heading(sheet)
            columns: dict[int, str] = {}
            for column in sorted(words):
                key = known.get(words[column])
                if key is not None and key not in columns.values():
                    columns[column] = key
            keys = set(columns.values())
            is_about = keys & ({TASK, TASK_ID} if sheet is FormSheet.REPORT else {"name"})
            if len(keys) >= _ENOUGH and is_about and len(keys & FILLED[sheet]) > 1:
                return sheet, number, columns
    return None


def _above(grid: CellGrid, head: int) -> Iterator[tuple[str, str]]:
    """Yield the unit and the period that stand above a table."""
    for number in range(1, head):
        for cell in grid.rows.get(number, {}).values():
            for part in re.split(r"　|\s{2,}|\n", text_in(cell)):
                label, _, text = part.replace("：", ":").partition(":")
                for key, known in (("unit", UNIT_WORDS), ("period", PERIOD_WORDS)):
                    if normal_form(label) in known and text.strip():
                        yield key, text.strip()


def _filled(
    grid: CellGrid, sheet: FormSheet, head: int, columns: Mapping[int, str]
) -> Iterator[FilledRow]:
    """Yield the rows below the headings in which anything is filled in."""
    names = {key: letters(column) for column, key in columns.items()}
    about = {TASK, TASK_ID, HIDDEN_ID, "name"}
    fills = FILLED[sheet] - {"date", "stretch"}  # a day alone stands beside a signature
    for number in sorted(grid.rows):
        if number <= head:
            continue
        cells = {
            columns[column]: cell
            for column, cell in grid.rows[number].items()
            if column in columns and not (isinstance(cell, str) and not cell.strip())
        }
        if cells.keys() & fills and (len(cells) > 1 or cells.keys() & about):
            yield FilledRow(grid.name, number, cells, names)

"""Forms as units send them back: filled in cell by cell, and saved by another program."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from duties.collecting.columns import HIDDEN_ID, FormSheet, keys_by_heading
from duties.naming.names import normal_form

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Rows = Mapping[str, Mapping[str, Any]]
"""What is filled in: the id of a row → the key of a column → a value, or (value, format)."""


def filled(data: bytes, rows: Rows, then: "Callable[[Workbook], None] | None" = None) -> bytes:
    """Return a form with rows filled in; `then` does to the workbook whatever else is done."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(data))
    left = dict(rows)
    for page in book.worksheets:
        for id_, row in rows_of(page).items():
            columns = columns_of(page)
            for key, value in left.pop(id_, {}).items():
                cell = page.cell(row, columns[key])
                cell.value, form = value if isinstance(value, tuple) else (value, None)
                if form is not None:
                    cell.number_format = form
    assert not left, f"no such rows: {left}"
    if then is not None:
        then(book)
    book.properties.lastModifiedBy = "填表人"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def head_of(page: "Worksheet") -> int:
    """Return the row of a sheet with the headings; 0 where it has none."""
    for row in range(1, 12):
        if len(_keys(page, row)) > 4:
            return row
    return 0


def columns_of(page: "Worksheet") -> dict[str, int]:
    """Return the column of each key of a sheet."""
    return _keys(page, head_of(page))


def rows_of(page: "Worksheet") -> dict[str, int]:
    """Return the row of each hidden id of a sheet."""
    head = head_of(page)
    if not head:
        return {}
    column = _keys(page, head)[HIDDEN_ID]
    return {
        str(page.cell(row, column).value): row
        for row in range(head + 1, page.max_row + 1)
        if page.cell(row, column).value is not None
    }


def _keys(page: "Worksheet", row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for sheet in (FormSheet.REPORT, FormSheet.TARGETS):
        known = keys_by_heading(sheet)
        keys: dict[str, int] = {}
        for column in range(1, page.max_column + 1):
            key = known.get(normal_form(str(page.cell(row, column).value or "")))
            if key is not None:
                keys.setdefault(key, column)
        if len(keys) > len(found):
            found = keys
    return found

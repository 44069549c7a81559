"""What is a number or a date in a plan is one in a cell, so that a sheet sorts and counts it.

This is the one place that knows it: a view is prepared with `for_cells`, and what its columns give
is put into cells by way of `cell_value`.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from duties.formats.view import Column, Item, View
from duties.formats.views.common import TASK_ID
from duties.formats.views.task_targets import TARGET_VALUE
from duties.messages import N_, Translator

CellValue = str | int | float | date

DATE_WIDTH = 17  # columns that a day takes in any language; Excel shows ### where it has fewer
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")  # Excel keeps 15 digits of a number
_DECIMAL = re.compile(r"-?(?=[0-9.]{1,15}$)[0-9]+(?:\.[0-9]+)?")
_FIRST_YEAR = 1901  # Excel has a day too many in 1900, and none before


def whole(id_: str) -> str | int:
    """Return an id that is a whole number as one; 03, 1.10 and 三（二） are none, and stay."""
    return int(id_) if _WHOLE.fullmatch(id_) else id_


def number(value: object) -> object:
    """Return the text of a number as one; 38.50 says more than a number, and stays, as words do."""
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        return value
    found = float(value) if "." in value else int(value)
    return found if str(found) == value else value


_CONVERSIONS: dict[str, Callable[[Any], object]] = {
    TASK_ID.heading: whole,
    TARGET_VALUE.heading: number,
}
"""What becomes of the values of a column, by its heading."""


def date_format(into: Translator) -> str:
    """Return the number format of days, in which Excel shows them as documents write them."""
    return into.gettext(N_("yyyy-mm-dd"))


def for_cells(view: View[Item]) -> View[Item]:
    """Return a view whose columns give numbers where people see whole numbers."""
    return view._replace(columns=tuple(map(_converted, view.columns)))


def _converted(column: Column[Item]) -> Column[Item]:
    convert = _CONVERSIONS.get(column.heading)
    return column._replace(value=lambda item: convert(column.value(item))) if convert else column


def cell_value(value: object, words: str) -> CellValue:
    """Return what a cell holds for a value: a number or a date if it is one, else its words."""
    match value:
        case bool():
            return words
        case int() if abs(value) < 10**15:
            return value
        case float():
            return value
        case date() if value.year >= _FIRST_YEAR:
            return value
        case _:
            return words

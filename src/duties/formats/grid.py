"""A view and its items → the words of a table."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from duties.formats.view import Item, View
from duties.messages import Translator, shown


class Grid(NamedTuple):
    """Headings and rows of words; `numeric` says of each column whether it holds numbers only.

    `days` has the days that a column stands for, by the number of the column: nothing but days, or
    empty cells, is in it.
    """

    headings: list[str]
    rows: list[list[str]]
    numeric: list[bool]
    days: dict[int, list[date | None]]


def grid(view: View[Item], items: Sequence[Item], into: Translator) -> Grid:
    """Return the table that a view makes of items, without optional columns that are empty."""
    headings: list[str] = []
    columns: list[list[str]] = []
    numeric: list[bool] = []
    days: dict[int, list[date | None]] = {}
    for column in view.columns:
        values = [column.value(item) for item in items]
        cells = ["" if value is None else str(shown(value, into)) for value in values]
        if any(cells) or not column.optional:
            dated = [value for value in values if value is None or isinstance(value, date)]
            if len(dated) == len(values) and any(dated):
                days[len(columns)] = dated
            headings.append(into.gettext(column.heading))
            columns.append(cells)
            numeric.append(all(isinstance(value, int | float | None) for value in values))
    return Grid(headings, [list(row) for row in zip(*columns, strict=True)], numeric, days)


def alignments(grid: Grid) -> list[str]:
    """Return how tabulate is to align each column."""
    return ["right" if numeric else "left" for numeric in grid.numeric]

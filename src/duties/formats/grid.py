"""A view and its items → the words of a table.

Every head and every cell of a table that people read is made here and leaves through the escape of
its format, so that no view can forget it; what programs read is made in `data.py` alone.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from duties.formats.colours import Emphasis
from duties.formats.view import Item, View
from duties.messages import Translator, shown

Cell = TypeVar("Cell")


class Grid(NamedTuple):
    """Headings and rows of words; `numeric` says of each column whether it holds numbers only.

    `looks` says of each cell how it stands out where there are colours; `values` holds what its
    words stand for, for formats that know more than words.
    """

    headings: list[str]
    rows: list[list[str]]
    numeric: list[bool]
    looks: list[list[Emphasis | None]]
    values: list[list[object]]


def grid(
    view: View[Item], items: Sequence[Item], into: Translator, escape: Callable[[str], str]
) -> Grid:
    """Return the table that a view makes of items, without optional columns that are empty.

    `escape` makes a text harmless where it will stand: heads may be ids and names, as cells are.
    """
    headings, columns, numeric, meant = [], [], [], []
    looks: list[list[Emphasis | None]] = []
    for column in view.columns:
        values = [column.value(item) for item in items]
        if column.optional and values.count(None) == len(values):
            continue
        cells = [
            "" if value is None else str(shown(value, into, column.longest)) for value in values
        ]
        if any(cells) or not column.optional:
            heading = column.heading
            headings.append(escape(heading if column.is_of_plan else into.gettext(heading)))
            columns.append([escape(cell) for cell in cells])
            meant.append(values)
            numeric.append(all(isinstance(value, int | float | None) for value in values))
            look = column.look
            looks.append([None] * len(items) if look is None else list(map(look, items)))
    return Grid(headings, _turned(columns), numeric, _turned(looks), _turned(meant))


def _turned(columns: list[list[Cell]]) -> list[list[Cell]]:
    return [list(row) for row in zip(*columns, strict=True)]


def alignments(grid: Grid) -> list[str]:
    """Return how tabulate is to align each column."""
    return ["right" if numeric else "left" for numeric in grid.numeric]

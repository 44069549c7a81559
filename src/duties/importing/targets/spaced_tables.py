"""Tables in text, blanks between their cells → their indicators.

    指标名称        单位    2020年    2025年
    常住人口城镇化率    %     63.9     67
    每千人口拥有执业（助
    理）医师数       人     2.9      3.2

Names and units that a cell's end broke off are put together again.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.lexicon.measures import UNIT
from duties.importing.targets.cells import UNIT_IN_NAME, VALUE, WHOLE, Indicator, indicator_of
from duties.importing.targets.indicator_columns import (
    FEWEST_COLUMNS,
    IndicatorColumns,
    columns_of,
    indicators_of,
)
from duties.importing.targets.table_lines import TableLine, ends_table
from duties.importing.targets.texts import plain
from duties.periods import Period

_WIDE = re.compile("[ \u3000\t]{2,}")
_ANY = re.compile("[ \u3000\t]+")
_ATTRIBUTE = re.compile("预期性?|约束性?|引导性?|指导性?|参考性?")
_TRIED = 1000  # lines below a heading, before it is known to head a table
_LONGEST_LINE = 400  # letters of the headings of a table
_LONGEST_UNIT = 7


def spaced_table(lines: Sequence[TableLine], start: int) -> tuple[list[Indicator], int] | None:
    """Return the indicators of lines below headings, and where they end; None if there are none."""
    return _by_blanks(lines, start, _WIDE) or _by_blanks(lines, start, _ANY)


def _by_blanks(
    lines: Sequence[TableLine], start: int, blanks: re.Pattern[str]
) -> tuple[list[Indicator], int] | None:
    heads = blanks.split(lines[start].text.strip()[:_LONGEST_LINE])
    columns = columns_of(heads)
    if columns is None or len(heads) < FEWEST_COLUMNS:
        return None
    rows = _Rows(columns)
    end = start + 1
    for at in range(start + 1, len(lines)):
        if at - start > _TRIED and len(rows.indicators) < 2:
            break
        cells = _cells(lines[at].text, blanks, columns)
        if cells != heads:
            if ends_table(lines[at].text):
                break
            rows.take(cells, lines[at])
        end = at + 1
    rows.complete()
    return (rows.indicators, end) if len(rows.indicators) > 1 else None


def _cells(text: str, blanks: re.Pattern[str], columns: IndicatorColumns) -> list[str]:
    """Return the cells of a line; where any blank parts them, those in a name are put back."""
    cells = [cell for cell in blanks.split(text.strip()) if cell]
    if blanks is _ANY and (more := len(cells) - columns.width) > 0:
        name_ends = columns.name + more + 1
        cells[columns.name : name_ends] = [" ".join(cells[columns.name : name_ends])]
    return cells


class _SpacedRow(NamedTuple):
    """A row whose name may go on in the next line."""

    name: str
    cells: Sequence[str]
    place: Place


class _Rows:
    """The rows of a table, line by line; `indicators` are those of all rows that are complete."""

    def __init__(self, columns: IndicatorColumns) -> None:
        self.indicators: list[Indicator] = []
        self._columns = columns
        self._waiting: _SpacedRow | None = None
        self._above = ""  # a line that is but a part of the name of the next row

    def take(self, cells: Sequence[str], line: TableLine) -> None:
        """Take the next line."""
        if len(cells) == 1 and not _values(cells):
            if self._waiting is not None and _continues(cells[0], self._waiting.name):
                self.complete(cells[0])
            else:
                self._above = line.text.strip()
            return
        self.complete()
        columns = self._columns
        if len(cells) == columns.width and plain(cells[columns.goal.at]).text == WHOLE:
            self.indicators += indicators_of(cells, columns, line.place)
        else:
            name = _name(cells, columns) or self._above
            self._waiting = _SpacedRow(name, cells, line.place)
            self._above = ""

    def complete(self, rest: str = "") -> None:
        """Take the row that waits for the `rest` of its name, if there is one."""
        if self._waiting is not None:
            self.indicators += _indicators(self._waiting, rest, self._columns)
            self._waiting = None


def _values(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if VALUE.fullmatch(plain(cell).text)]


def _continues(text: str, name: str) -> bool:
    """Tell whether a line goes on with a name that the line of its row could not hold."""
    is_open = UNIT_IN_NAME.search(plain(name).text) is None
    return is_open and (text[0] in "（(〔" or UNIT_IN_NAME.search(plain(text).text) is not None)


def _name(cells: Sequence[str], columns: IndicatorColumns) -> str:
    """Return which cell of a row is its name; nothing if it has none."""
    words = [
        cell
        for cell in cells
        if re.search("[\\u4e00-\\u9fff]{2}", cell)
        and not _ATTRIBUTE.fullmatch(cell)
        and not VALUE.fullmatch(plain(cell).text)
    ]
    if columns.unit is not None and len(words) > 1:
        words = [word for word in words if not _measures(word)] or words
    return words[-1] if words else ""


def _indicators(row: _SpacedRow, rest: str, columns: IndicatorColumns) -> list[Indicator]:
    """Return the indicators of a row in which cells may be missing, so that none has its column."""
    values = _values(row.cells)
    if row.cells and row.cells[0].isdecimal() and len(values) > 1:
        values = [cell for cell in values if cell is not row.cells[0]]
    if not values:
        return []
    unit = _unit(row) if columns.unit is not None else ""
    found = [
        indicator_of(row.name + rest, unit, text, year, row.place, since)
        for text, year, since in _promised(values, columns)
    ]
    return [each for each in found if each is not None]


def _unit(row: _SpacedRow) -> str:
    units = [cell for cell in row.cells if _measures(cell)]
    units = units or [cell for cell in row.cells if _is_unit(cell) and cell != row.name]
    return units[0] if units else ""


def _promised(
    values: Sequence[str], columns: IndicatorColumns
) -> list[tuple[str, Period | None, tuple[str, Period | None] | None]]:
    """Return the values that are promised, each with its year and baseline, by their order."""
    value = values[-1]
    base = None
    if columns.base is not None and len(values) > 1:
        if columns.base.at < columns.goal.at:
            base = (plain(values[0]).text, columns.base.year)
        else:
            value = values[0]
    in_order = sorted([columns.goal.at, *(each.at for each in columns.interim)])
    if not columns.interim or len(values) < len(in_order):
        return [(value, columns.goal.year, base)]
    last = dict(zip(in_order, values[-len(in_order) :], strict=True))
    return [
        (last[columns.goal.at], columns.goal.year, base),
        *((last[each.at], each.year, None) for each in columns.interim),
    ]


def _measures(cell: str) -> bool:
    return re.fullmatch(UNIT, plain(cell).text) is not None


def _is_unit(cell: str) -> bool:
    return (
        re.fullmatch("[%‰㎡]|[\\u4e00-\\u9fffA-Za-z/²³]{1,8}", cell) is not None
        and not _ATTRIBUTE.fullmatch(cell)
        and len(cell) < _LONGEST_UNIT
    )

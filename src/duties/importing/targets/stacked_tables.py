"""Tables in text that have a line for each cell → their indicators.

    序号
    指标
    单位
    2025年
    1
    常住人口城镇化率
    %
    67

The rows have numbers, as here, or else each has as many cells as there are headings.
"""

from collections.abc import Sequence

from duties.importing.targets.cells import Indicator
from duties.importing.targets.indicator_columns import (
    FEWEST_COLUMNS,
    columns_of,
    heads_numbers,
    indicators_of,
    is_heading,
)
from duties.importing.targets.table_lines import TableLine, closed, ends_table

_MOST_HEADS = 9
_LONGEST_HEAD = 16
_LONGEST_CELL = 60


def stacked_table(lines: Sequence[TableLine], start: int) -> tuple[list[Indicator], int] | None:
    """Return the indicators of a table that has a line for each cell, and where they end."""
    heads: list[str] = []
    at = start
    while at < len(lines) and len(heads) < _MOST_HEADS and not closed(lines[at].text).isdecimal():
        head = closed(lines[at].text)
        if len(head) > _LONGEST_HEAD:
            break
        heads.append(head)
        at += 1
    columns = columns_of(heads)
    if columns is None or not heads_numbers(heads[0]):
        return _without_numbers(lines, start)
    found: list[Indicator] = []
    number = 1
    while at < len(lines) and closed(lines[at].text) == str(number):
        end = at + 1
        while end < len(lines) and end - at < _MOST_HEADS + 4:
            text = closed(lines[end].text)
            if (
                (text == str(number + 1) and end - at >= min(len(heads), 3))
                or "。" in text
                or len(text) > _LONGEST_CELL
            ):
                break
            end += 1
        cells = [lines[each].text for each in range(at, min(end, at + len(heads)))]
        place = lines[at].place
        if len(cells) < columns.width:
            cells += [""] * (columns.width - len(cells))
        found += indicators_of(cells, columns, place)
        number += 1
        if end < len(lines) and closed(lines[end].text) == str(number):
            at = end
        else:
            at = min(end, at + len(heads))
            break
    return (found, at) if len(found) > 1 else None


def _without_numbers(lines: Sequence[TableLine], start: int) -> tuple[list[Indicator], int] | None:
    """Return the indicators of a table whose rows have no numbers, each with as many cells."""
    heads: list[str] = []
    for line in lines[start : start + _MOST_HEADS]:
        head = closed(line.text)
        if not is_heading(head) or len(head) > _LONGEST_HEAD:
            break
        heads.append(head)
    columns = columns_of(heads)
    if columns is None or len(heads) < FEWEST_COLUMNS:
        return None
    found: list[Indicator] = []
    at = start + len(heads)
    misses = 0
    while at + len(heads) <= len(lines) and misses < 2:
        cells = [line.text for line in lines[at : at + len(heads)]]
        if any(ends_table(cell) for cell in cells[:1]):
            break
        indicators = indicators_of(cells, columns, lines[at].place)
        if not indicators:
            at += 1
            misses += 1
            continue
        misses = 0
        found += indicators
        at += len(heads)
    return (found, at) if len(found) > 1 else None

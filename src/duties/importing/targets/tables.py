"""Tables of indicators → their rows: 指标 | 单位 | 2020年 | 2025年 | 属性.

A file's own tables have rows; in text a table is lines with wide blanks between the cells, or a
line for each cell.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from duties.importing.document import TOP, Block, Paragraph, Place, Row
from duties.importing.targets.cells import Indicator
from duties.importing.targets.indicator_columns import columns_of, indicators_of
from duties.importing.targets.spaced_tables import spaced_table
from duties.importing.targets.stacked_tables import stacked_table
from duties.importing.targets.table_lines import closed, lines_of

_MOST_TABLES = 500


class IndicatorTables(NamedTuple):
    """The indicators of a document, and the places of the paragraphs that they stand in.

    `rows` are those of tables that call what they list indicators (指标).
    """

    indicators: list[Indicator]
    places: set[Place]
    rows: set[Place]


def indicator_tables(blocks: Sequence[Block]) -> IndicatorTables:
    """Return the indicators of all tables of a document."""
    found = IndicatorTables([], set(), set())
    rows = (block for block in blocks if isinstance(block, Row))
    for _, table in groupby(rows, key=attrgetter("table")):
        _take_rows(table, found)
    if any(_may_head(block) for block in blocks if isinstance(block, Paragraph)):
        lines = list(lines_of(blocks))
        starts = [at for at, line in enumerate(lines) if _HEADING.search(closed(line.text))]
        for start in starts[:_MOST_TABLES]:
            if lines[start].place in found.places:
                continue
            taken = spaced_table(lines, start) or stacked_table(lines, start)
            if taken is not None:
                indicators, end = taken
                found.indicators.extend(indicators)
                found.places.update(blocks[line.block].place for line in lines[start:end])
                found.places.update(line.place for line in lines[start:end])
    return found


def _may_head(paragraph: Paragraph) -> bool:
    return "标" in paragraph.text and ("指" in paragraph.text or "目" in paragraph.text)


_HEADING = re.compile(
    "^(?:指标维度|类别|领域|序号|指标|类型|一级指标).{0,30}|指标名称|主要指标$|^指标$"
)


def _take_rows(rows: Iterable[Row], found: IndicatorTables) -> None:
    """Add the indicators of a table that has rows to those found."""
    columns = None
    heads: tuple[str, ...] = ()
    for at, row in enumerate(rows):
        if columns is None:
            if at == TOP:
                return
            columns = columns_of(row.cells) if len(set(row.cells)) > 1 else None
            heads = row.cells
        elif row.cells == heads:
            continue
        elif len(row.cells) >= columns.width and not row.is_across():
            found.indicators.extend(indicators_of(row.cells, columns, row.place))
            if "指标" in heads[columns.name]:
                found.rows.add(row.place)

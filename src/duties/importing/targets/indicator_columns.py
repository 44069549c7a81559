"""The headings of a table of indicators → what its columns hold: 指标 | 单位 | 2020年 | 2025年.

By them the cells of a row become indicators, whichever way the table is set.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from duties.importing.document import Place
from duties.importing.targets.cells import VALUE, Indicator, indicator_of
from duties.importing.targets.texts import plain
from duties.importing.targets.years import years_in
from duties.periods import Period

FEWEST_COLUMNS = 3  # of a table that no lines rule

_YEAR_HEAD = re.compile("20\\d\\d")
_TARGET = re.compile("目标|预期|规划|指标值|计划|期末|末年|完成值|要求")
_PROMISED = re.compile("目标|预期|规划|计划")
_BASE = re.compile("基期|现状|基数|基准|完成情况|实际|现有|当前")
_NAME = re.compile(
    "指标(?:名称|内容)?$|名称$|^项目$|^内容$|目标名称|[二三]级指标|具体指标|主要指标"
)
_UNIT = re.compile("^(?:计量)?单位$")
_KIND = re.compile("属性|性质|类型$")
_GROUP = re.compile("类别|领域|维度|分类|一级指标|方面|类$")
_NUMBER = re.compile("^序号$|^编号$|^号$")
_INDICATOR = re.compile("指标(?:名称|内容)?$")
_OWNER = re.compile("(?:责任|牵头|主责|负责|主管)(?:单位|部门)$")
_GROWTH_HEAD = re.compile("年均|增长|增速|累计|〔|\\[")


class ValueColumn(NamedTuple):
    """A column of values, and the year that its heading names."""

    at: int
    year: Period | None


class IndicatorColumns(NamedTuple):
    """Which columns hold what; `interim` are those of values to be met before the goal."""

    name: int
    unit: int | None
    goal: ValueColumn
    base: ValueColumn | None
    interim: tuple[ValueColumn, ...]
    width: int


def columns_of(heads: Sequence[str]) -> IndicatorColumns | None:
    """Return what the columns of a table of indicators hold; None where it is none."""
    closed = [plain(head).text for head in heads]
    names = [
        at for at, head in enumerate(closed) if _NAME.search(head) and not _NUMBER.search(head)
    ]
    if not names:
        return None
    units = [at for at, head in enumerate(closed) if _UNIT.search(head)]
    values, base = _values_and_base(closed, {names[-1], *units})
    if not values:
        return None
    goals = [each for each in values if not _GROWTH_HEAD.search(closed[each.at])] or values
    dated = [each for each in goals if each.year is not None]
    goal = max(dated, key=lambda each: str(each.year)) if dated else goals[-1]
    interim = tuple([each for each in dated if each != goal and _PROMISED.search(closed[each.at])])
    if base is None and goals[0] != goal and goals[0] not in interim:
        base = goals[0]
    return IndicatorColumns(
        names[-1], units[0] if units else None, goal, base, interim, len(closed)
    )


def owner_column(heads: Sequence[str]) -> int | None:
    """Return which column says who answers for the indicators of a table: 责任单位.

    None where it has none, or may as well divide tasks: it must name indicators, what they are
    measured in, and their values in several years.
    """
    closed = [plain(head).text for head in heads]
    names = [at for at, head in enumerate(closed) if _INDICATOR.search(head)]
    units = [at for at, head in enumerate(closed) if _UNIT.search(head)]
    if not names or not units:
        return None
    values, base = _values_and_base(closed, {*names, *units})
    years = {each.year for each in (*values, base) if each is not None and each.year is not None}
    owners = [at for at, head in enumerate(closed) if _OWNER.fullmatch(head)]
    return owners[0] if owners and len(years) >= _SEVERAL else None


_SEVERAL = 2


def _values_and_base(
    heads: Sequence[str], others: Collection[int]
) -> tuple[list[ValueColumn], ValueColumn | None]:
    """Return the columns of values and that of the baseline; `others` hold something else."""
    values: list[ValueColumn] = []
    base = None
    for at, head in enumerate(heads):
        if at in others or _KIND.search(head) or _NUMBER.search(head):
            continue
        years = list(years_in(head if "年" in head else f"{head}年"))
        column = ValueColumn(at, years[-1].period if years else None)
        if _BASE.search(head):
            base = column
        elif years or _TARGET.search(head):
            values.append(column)
    return values, base


def is_heading(cell: str) -> bool:
    """Tell whether a cell, its blanks left out, may stand above a column of indicators."""
    return any(pattern.search(cell) for pattern in _HEADINGS)


def heads_numbers(cell: str) -> bool:
    """Tell whether a cell stands above the numbers of the rows."""
    return _NUMBER.search(cell) is not None


_HEADINGS = (_NAME, _UNIT, _KIND, _GROUP, _YEAR_HEAD, _TARGET, _BASE, _NUMBER)


def indicators_of(cells: Sequence[str], columns: IndicatorColumns, place: Place) -> list[Indicator]:
    """Return the indicators of a row that has a cell for each column."""
    base = None
    if columns.base is not None:
        value = VALUE.fullmatch(plain(cells[columns.base.at]).text)
        if value is not None and value["high"] is None:
            base = (value["low"].replace(",", ""), columns.base.year)
    unit = cells[columns.unit] if columns.unit is not None else ""
    values = [(*columns.goal, base), *((*each, None) for each in columns.interim)]
    found = [
        indicator_of(cells[columns.name], unit, cells[at], year, place, since)
        for at, year, since in values
    ]
    return [each for each in found if each is not None]

"""Tables of indicators → their rows: 指标 | 单位 | 2020年 | 2025年 | 属性.

A file's own tables have rows; in text a table is lines with wide blanks between the cells, or a
line for each cell. Names and units that a cell's end broke off are put together again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from duties.importing.document import TOP, Block, Paragraph, Place, Row
from duties.importing.lexicon.measures import UNIT
from duties.importing.targets.cells import UNIT_IN_NAME, VALUE, WHOLE, Indicator, indicator_of
from duties.importing.targets.texts import plain
from duties.importing.targets.years import years_in
from duties.periods import Period


class _Line(NamedTuple):
    """A line of a paragraph, its blanks kept."""

    text: str
    place: Place
    block: int


class IndicatorTables(NamedTuple):
    """The indicators of a document, and the places of the paragraphs that they stand in."""

    indicators: list[Indicator]
    places: set[Place]


def indicator_tables(blocks: Sequence[Block]) -> IndicatorTables:
    """Return the indicators of all tables of a document."""
    found = IndicatorTables([], set())
    rows = (block for block in blocks if isinstance(block, Row))
    for _, table in groupby(rows, key=attrgetter("table")):
        found.indicators.extend(_of_rows(table))
    if any(_may_head(block) for block in blocks if isinstance(block, Paragraph)):
        lines = list(_lines(blocks))
        starts = [at for at, line in enumerate(lines) if _HEADING.search(_closed(line.text))]
        for start in starts[:_MOST_TABLES]:
            if lines[start].place in found.places:
                continue
            taken = (
                _by_blanks(lines, start, _WIDE)
                or _by_blanks(lines, start, _ANY)
                or _by_lines(lines, start)
            )
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


def _closed(text: str) -> str:
    return "".join(text.split())


def _lines(blocks: Sequence[Block]) -> Iterator[_Line]:
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        cuts = [0, *(offset for offset, _ in block.joints), len(block.text)]
        for start, end in pairwise(cuts):
            yield _Line(block.text[start:end], block.place_at(start), number)


# What a column holds

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
_GROWTH_HEAD = re.compile("年均|增长|增速|累计|〔|\\[")


class _Columns(NamedTuple):
    """Which columns hold what; `interim` are those of values to be met before the goal."""

    name: int
    unit: int | None
    goal: int
    goal_year: Period | None
    base: int | None
    base_year: Period | None
    interim: tuple[tuple[int, Period | None], ...]
    width: int


def _columns(heads: Sequence[str]) -> _Columns | None:
    """Return what the columns of a table of indicators hold; None where it is none."""
    closed = [plain(head).text for head in heads]
    names = [
        at for at, head in enumerate(closed) if _NAME.search(head) and not _NUMBER.search(head)
    ]
    if not names:
        return None
    name = names[-1]
    units = [at for at, head in enumerate(closed) if _UNIT.search(head)]
    values: list[tuple[int, Period | None]] = []
    base: tuple[int, Period | None] | None = None
    for at, head in enumerate(closed):
        if at == name or at in units or _KIND.search(head) or _NUMBER.search(head):
            continue
        years = list(years_in(head if "年" in head else f"{head}年"))
        year = years[-1].period if years else None
        if _BASE.search(head):
            base = (at, year)
        elif years or _TARGET.search(head):
            values.append((at, year))
    if not values:
        return None
    goals = [each for each in values if not _GROWTH_HEAD.search(closed[each[0]])] or values
    dated = [each for each in goals if each[1] is not None]
    goal = max(dated, key=lambda each: str(each[1])) if dated else goals[-1]
    interim = tuple([each for each in dated if each != goal and _PROMISED.search(closed[each[0]])])
    if base is None and len(goals) > 1 and goals[0] != goal and goals[0] not in interim:
        base = goals[0]
    return _Columns(
        name,
        units[0] if units else None,
        goal[0],
        goal[1],
        base[0] if base is not None else None,
        base[1] if base is not None else None,
        interim,
        len(closed),
    )


# A table that has rows


def _of_rows(rows: Iterable[Row]) -> Iterator[Indicator]:
    """Yield the indicators of a table that has rows."""
    columns = None
    heads: tuple[str, ...] = ()
    for at, row in enumerate(rows):
        if columns is None:
            if at == TOP:
                return
            columns = _columns(row.cells) if len(set(row.cells)) > 1 else None
            heads = row.cells
        elif row.cells == heads:
            continue
        elif len(row.cells) >= columns.width and not row.is_across():
            yield from _of_cells(row.cells, columns, row.place)


def _of_cells(cells: Sequence[str], columns: _Columns, place: Place) -> list[Indicator]:
    base = None
    if columns.base is not None:
        value = VALUE.fullmatch(plain(cells[columns.base]).text)
        if value is not None and value["high"] is None:
            base = (value["low"].replace(",", ""), columns.base_year)
    unit = cells[columns.unit] if columns.unit is not None else ""
    values = [(columns.goal, columns.goal_year, base), *((*each, None) for each in columns.interim)]
    found = [
        indicator_of(cells[columns.name], unit, cells[at], year, place, since)
        for at, year, since in values
    ]
    return [each for each in found if each is not None]


# Lines whose cells blanks part

_WIDE = re.compile("[ \u3000\t]{2,}")
_ANY = re.compile("[ \u3000\t]+")
_ATTRIBUTE = re.compile("预期性?|约束性?|引导性?|指导性?|参考性?")


def _by_blanks(
    lines: Sequence[_Line], start: int, blanks: re.Pattern[str]
) -> tuple[list[Indicator], int] | None:
    """Return the indicators of lines whose cells such blanks part, and where they end."""
    heads = blanks.split(lines[start].text.strip()[:_LONGEST_LINE])
    columns = _columns(heads)
    if columns is None or len(heads) < _FEWEST_COLUMNS:
        return None
    found: list[Indicator] = []
    kept: list[_Line] = []  # lines that are but a part of a name
    waiting: tuple[str, Sequence[str], Place] | None = None  # a row whose name goes on below
    end = start + 1
    for at in range(start + 1, len(lines)):
        if at - start > _TRIED and len(found) < 2:
            break
        line = lines[at]
        cells = [cell for cell in blanks.split(line.text.strip()) if cell]
        if blanks is _ANY and (more := len(cells) - columns.width) > 0:
            name_ends = columns.name + more + 1
            cells[columns.name : name_ends] = [" ".join(cells[columns.name : name_ends])]
        if cells == heads:
            end = at + 1
            continue
        if _ends_table(line.text):
            break
        values = [cell for cell in cells if VALUE.fullmatch(plain(cell).text)]
        if len(cells) == 1 and not values:
            if waiting is not None and _continues(cells[0], waiting[0]):
                found += _completed(waiting, cells[0], columns)
                waiting = None
            else:
                kept.append(line)
            end = at + 1
            continue
        if waiting is not None:
            found += _completed(waiting, "", columns)
            waiting = None
        if len(cells) == columns.width and plain(cells[columns.goal]).text == WHOLE:
            found += _of_cells(cells, columns, line.place)
            end = at + 1
            continue
        words = [
            cell
            for cell in cells
            if re.search("[\\u4e00-\\u9fff]{2}", cell)
            and not _ATTRIBUTE.fullmatch(cell)
            and not VALUE.fullmatch(plain(cell).text)
        ]
        if columns.unit is not None and len(words) > 1:
            words = [word for word in words if not _measures(word)] or words
        name = words[-1] if words else ""
        if not name and kept:
            name = kept[-1].text.strip()
        waiting = (name, cells, line.place)
        kept = []
        end = at + 1
    if waiting is not None:
        found += _completed(waiting, "", columns)
    return (found, end) if len(found) > 1 else None


_FEWEST_COLUMNS = 3
_TRIED = 1000  # lines below a heading, before it is known to head a table
_MOST_TABLES = 500
_LONGEST_LINE = 400  # letters of the headings of a table


def _continues(text: str, name: str) -> bool:
    """Tell whether a line goes on with a name that the line of its row could not hold."""
    is_open = UNIT_IN_NAME.search(plain(name).text) is None
    return is_open and (text[0] in "（(〔" or UNIT_IN_NAME.search(plain(text).text) is not None)


def _completed(
    waiting: tuple[str, Sequence[str], Place], rest: str, columns: _Columns
) -> list[Indicator]:
    name, cells, place = waiting
    values = [cell for cell in cells if VALUE.fullmatch(plain(cell).text)]
    if cells and cells[0].isdecimal() and len(values) > 1:
        values = [cell for cell in values if cell is not cells[0]]
    units = [cell for cell in cells if _measures(cell)] if columns.unit is not None else []
    if columns.unit is not None and not units:
        units = [cell for cell in cells if _is_unit(cell) and cell != name]
    if not values:
        return []
    value = values[-1]
    base = None
    if columns.base is not None and len(values) > 1 and columns.base < columns.goal:
        base = (plain(values[0]).text, columns.base_year)
    elif columns.base is not None and len(values) > 1:
        value = values[0]
    asked = [(value, columns.goal_year, base)]
    in_order = sorted([columns.goal, *(at for at, _ in columns.interim)])
    if columns.interim and len(values) >= len(in_order):
        last = dict(zip(in_order, values[-len(in_order) :], strict=True))
        asked = [(last[columns.goal], columns.goal_year, base)]
        asked += [(last[at], year, None) for at, year in columns.interim]
    found = [
        indicator_of(name + rest, units[0] if units else "", text, year, place, since)
        for text, year, since in asked
    ]
    return [each for each in found if each is not None]


def _measures(cell: str) -> bool:
    return re.fullmatch(UNIT, plain(cell).text) is not None


def _is_unit(cell: str) -> bool:
    return (
        re.fullmatch("[%‰㎡]|[\\u4e00-\\u9fffA-Za-z/²³]{1,8}", cell) is not None
        and not _ATTRIBUTE.fullmatch(cell)
        and len(cell) < _LONGEST_UNIT
    )


_LONGEST_UNIT = 7


def _ends_table(text: str) -> bool:
    return (
        re.match(
            "\\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节]|注[：:]|备注)",
            text,
        )
        is not None
        or "。" in text
    )


# A line for each cell


def _by_lines(lines: Sequence[_Line], start: int) -> tuple[list[Indicator], int] | None:
    """Return the indicators of a table that has a line for each cell, and where they end."""
    heads: list[str] = []
    at = start
    while at < len(lines) and len(heads) < _MOST_HEADS and not _closed(lines[at].text).isdecimal():
        head = _closed(lines[at].text)
        if len(head) > _LONGEST_HEAD:
            break
        heads.append(head)
        at += 1
    columns = _columns(heads)
    if columns is None or not _NUMBER.search(heads[0]):
        return _without_numbers(lines, start)
    found: list[Indicator] = []
    number = 1
    while at < len(lines) and _closed(lines[at].text) == str(number):
        end = at + 1
        while end < len(lines) and end - at < _MOST_HEADS + 4:
            text = _closed(lines[end].text)
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
        found += _of_cells(cells, columns, place)
        number += 1
        if end < len(lines) and _closed(lines[end].text) == str(number):
            at = end
        else:
            at = min(end, at + len(heads))
            break
    return (found, at) if len(found) > 1 else None


def _without_numbers(lines: Sequence[_Line], start: int) -> tuple[list[Indicator], int] | None:
    """Return the indicators of a table whose rows have no numbers, each with as many cells."""
    heads: list[str] = []
    for line in lines[start : start + _MOST_HEADS]:
        head = _closed(line.text)
        if (
            not (
                _NAME.search(head)
                or _UNIT.search(head)
                or _KIND.search(head)
                or _GROUP.search(head)
                or _YEAR_HEAD.search(head)
                or _TARGET.search(head)
                or _BASE.search(head)
                or _NUMBER.search(head)
            )
            or len(head) > _LONGEST_HEAD
        ):
            break
        heads.append(head)
    columns = _columns(heads)
    if columns is None or len(heads) < _FEWEST_COLUMNS:
        return None
    found: list[Indicator] = []
    at = start + len(heads)
    misses = 0
    while at + len(heads) <= len(lines) and misses < 2:
        cells = [line.text for line in lines[at : at + len(heads)]]
        if any(_ends_table(cell) for cell in cells[:1]):
            break
        indicators = _of_cells(cells, columns, lines[at].place)
        if not indicators:
            at += 1
            misses += 1
            continue
        misses = 0
        found += indicators
        at += len(heads)
    return (found, at) if len(found) > 1 else None


_MOST_HEADS = 9
_LONGEST_HEAD = 16
_LONGEST_CELL = 60

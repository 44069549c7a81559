"""Tables whose cells tabs part, as they are copied from office programs → rows.

序号⇥任务⇥牵头单位         | 序号 | 任务 | 牵头单位 |
1⇥修桥⇥市交通局       →   | 1 | 修桥 | 市交通局 |
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from duties.importing.document import Place, Row
from duties.importing.lexicon.numbers import marker_of
from duties.importing.tables.cards import are_cards
from duties.importing.tables.columns import heads_tasks, strange_unit_headings
from duties.importing.tables.flattened import FlatTable
from duties.importing.tables.headings import is_heading
from duties.importing.text.printed_lines import TAB, is_page_mark

_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 20
_LONGEST_SECTION = 40  # letters of a line among the rows that has no cells
_MOST_SECTIONS = 3  # such lines one after the other


def tabbed_tables(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the tables of a text with tabs between their cells: below headings, or of cards."""
    end = 0
    for at, line in enumerate(lines):
        if at < end or TAB not in line:
            continue
        heading = _cells(line)
        if _is_heading(heading):
            places = [at]
            while further := _next_rows(lines, places[-1] + 1, heading):
                places += further
            if len(places) > 1:
                end = places[-1] + 1
                yield FlatTable(
                    at, end, tuple((row, _filled(lines[row], heading)) for row in places)
                )
        elif len(heading) > 1 and is_heading(heading[0]) and not is_heading(heading[1]):
            rest = (lines[place] for place in range(at, len(lines)))
            cards = list(takewhile(lambda each: TAB in each, rest))
            end = at + len(cards)
            rows = [Row(_cells(each), Place(), 0) for each in cards]
            if are_cards(rows):
                yield FlatTable(
                    at, end, tuple((at + place, row.cells) for place, row in enumerate(rows))
                )


def _next_rows(lines: Sequence[str], begin: int, heading: Sequence[str]) -> list[int]:
    """Return where the next row is, and before it the titles of sections; none after the last.

    The marks of pages between them are passed over.
    """
    found: list[int] = []
    for at in range(begin, len(lines)):
        line = lines[at]
        if not line.strip() or is_page_mark(line):
            continue
        if _is_row(line, heading):
            return [*found, at]
        if len(found) == _MOST_SECTIONS or len(line.strip()) > _LONGEST_SECTION:
            return []
        found.append(at)
    return []


def _is_row(line: str, heading: Sequence[str]) -> bool:
    """Tell whether a line has cells: for most columns, or after a number, or below another row."""
    cells = line.rstrip("\r\n ").split(TAB)
    if sum(bool(cell.strip()) for cell in cells) < 2:
        return len(cells) > 2 and len(line.strip()) <= _LONGEST_SECTION
    first = cells[0].strip()
    if not first or first.isdecimal() or marker_of(f"{first}、") is not None:
        return True
    return len(heading) < 2 * len(cells) and _BESIDE.fullmatch(first) is None


_BESIDE = re.compile(
    "(?:(?:联系|填报|填表|制表|审核)(?:人|单位|电话|方式|时间)?|抄送|主送|附件|合计|总计|电话|备?注\\d?)\\s*(?:[：:].*)?"
)
"""The first cell of a line that belongs to no table, though tabs part it."""


def _filled(line: str, heading: Sequence[str]) -> tuple[str, ...]:
    cells = _cells(line)
    return (*cells, *[""] * (len(heading) - len(cells)))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.rstrip().split(TAB)[:_MOST_COLUMNS])


def _is_heading(cells: tuple[str, ...]) -> bool:
    """Tell whether cells are headings: not one label, what it says beside it, and so on."""
    is_card = not any(map(is_heading, cells[1::2]))
    if len(cells) < _FEWEST_COLUMNS or is_card:
        return False
    row = Row(cells, Place(), 0)
    return heads_tasks(row) or bool(strange_unit_headings(row))

"""Tables drawn with signs for lines, as databases of laws print them → rows.

┌────┬────┬───┐
│任务 │牵头单位│时限 │        | 任务 | 牵头单位 | 时限 |
├────┼────┼───┤   →    | 修桥 | 市交通局 | 6月 |
│修桥 │市交通 │6月 │        | 铺路 | 市交通局 | 9月 |
├────┤局   ├───┤
│铺路 │    │9月 │
└────┴────┴───┘

A cell goes on until a line is drawn below it; one that spans several rows is that of each.
"""

import re
from collections.abc import Iterator, Sequence

from duties.importing.document import Place, Row
from duties.importing.tables.columns import heads_tasks
from duties.importing.tables.flattened import FlatTable

_FIRST = frozenset("│┃┌├└┏┣┗")
_TOP = frozenset("┌┏")
_SIDE = re.compile("[│┃┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛]")
_RULE = re.compile("[─━]+")
_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 20
_MOST_LINES = 300  # of a cell; each row that shares it is read with it


def may_be_boxed(text: str) -> bool:
    """Tell whether a text may hold such a table."""
    return "│" in text or "┃" in text


def boxed_tables(lines: Sequence[str]) -> Iterator[FlatTable]:
    """Yield the drawn tables of a text whose headings stand over tasks and units."""
    start: int | None = None
    for at in range(len(lines) + 1):
        sign = lines[at].lstrip()[:1] if at < len(lines) else ""
        if start is not None and (sign not in _FIRST or sign in _TOP):
            table = _table(lines, start, at)
            if table is not None:
                yield table
            start = None
        if start is None and sign in _FIRST:
            start = at


def _table(lines: Sequence[str], start: int, end: int) -> FlatTable | None:
    parted = [_parted(line) for line in lines[start:end]]
    widths = {len(parts) for parts in parted if not any(map(_RULE.fullmatch, parts))}
    width = max(widths, default=0)
    if not widths <= {1, width} or not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return None
    rows = list(_rows(parted, start, width))
    if len(rows) < 2 or not heads_tasks(Row(rows[0][1], Place(), 0)):
        return None
    return FlatTable(start, end, tuple(rows))


def _parted(line: str) -> list[str]:
    return [part.strip() for part in _SIDE.split(line.strip())[1:-1]]


def _rows(
    parted: Sequence[Sequence[str]], start: int, width: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows with the line that each begins in; a line of one part goes across them all."""
    opened: list[list[str]] = []  # the lines of each cell, however many rows it goes across

    def open_cell(*lines: str) -> int:
        opened.append([*lines])
        return len(opened) - 1

    cells = [open_cell() for _ in range(width)]  # those of the row that is read
    begun: list[tuple[int, list[int]]] = []
    is_new = True
    for at, parts in enumerate(parted, start):
        drawn = [_RULE.fullmatch(part) is not None for part in parts]
        if len(parts) != width:
            cells, is_new = [open_cell() for _ in range(width)], True
            if len(parts) == 1 and parts[0] and not drawn[0]:
                begun.append((at, [open_cell(*parts)] * width))
            continue
        if any(drawn):
            is_new = True
            cells = [
                open_cell() if is_drawn else cell
                for cell, is_drawn in zip(cells, drawn, strict=True)
            ]
        elif is_new:
            begun.append((at, cells))
            is_new = False
        for cell, part, is_drawn in zip(cells, parts, drawn, strict=True):
            if part and not is_drawn:
                opened[cell].append(part)
    if any(len(lines) > _MOST_LINES for lines in opened):
        return
    said = ["".join(lines) for lines in opened]
    for at, row in begun:
        yield at, tuple([said[cell] for cell in row])

"""Tables with a row for each unit and its role in a column → rows of a task each.

| 序号 | 任务 | 单位 | 角色 |            | 序号 | 任务 | 牵头单位 | 责任单位 | 配合单位 |
| 1 | 修桥 | 市交通局 | 牵头 |      →    | 1 | 修桥 | 市交通局 | | 市财政局 |
| 1 | 修桥 | 市财政局 | 配合 |
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from duties.importing.document import TOP, Place, Row
from duties.importing.doubts import Doubt
from duties.importing.notes.note_labels import label_in
from duties.importing.tables.headings import (
    ROLE_OF,
    cell_kind,
    folded,
    heads_list_of_units,
    heads_task,
    identifies_task,
)
from duties.messages import N_, Message
from duties.model import Role


class UnitRows(NamedTuple):
    """A table with a row for each unit: its heading, and where what stands.

    `kept` are the columns that are neither `unit` nor `role`, `key` those of them that tell tasks
    apart.
    """

    head: Row
    above: Sequence[Row]
    rows: Sequence[Row]
    unit: int
    role: int
    kept: Sequence[int]
    key: Sequence[int]


def unit_rows(rows: Sequence[Row]) -> UnitRows | None:
    """Return the table that rows are, None where they are no such table."""
    for at, row in enumerate(rows[:TOP]):
        headings = [folded(cell) for cell in row.cells]
        role = next((at for at, text in enumerate(headings) if _ROLES.fullmatch(text)), None)
        if role is None or not any(map(heads_task, headings)):
            continue
        units = [at for at, text in enumerate(headings) if at != role and _heads_units(text)]
        below = [each for each in rows[at + 1 :] if each.cells != row.cells]
        if len(units) != 1 or not _are_roles(below, role):
            continue
        kept = [at for at in range(len(headings)) if at not in (units[0], role)]
        key = [at for at in kept if identifies_task(row.cells[at]) or heads_task(headings[at])]
        return UnitRows(row, rows[:at], below, units[0], role, kept, key[:_MOST_KEYS])
    return None


def is_a_row_a_unit(rows: Sequence[Row]) -> bool:
    """Tell whether a table has a row for each unit, and a column for its role."""
    return unit_rows(rows) is not None


_ROLES = re.compile(
    "(?:责任|分工|承担|职责|单位|部门|工作|参与)?(?:角色|类型|类别|性质|定位)|职责|分工|责任|牵头[/或、]配合"
)
_MOST_KEYS = 2  # columns that tell tasks apart: the number, and what the task is called


def _heads_units(heading: str) -> bool:
    return heading != "名称" and (heads_list_of_units(heading) or cell_kind(heading) in ROLE_OF)


def _are_roles(rows: Sequence[Row], at: int) -> bool:
    """Tell whether the cells of a column are the words of roles, but for a few."""
    cells = [cell for row in rows if not row.is_across() and (cell := _cell(row, at))]
    return sum(_role_in(cell) is not None for cell in cells) * 4 > len(cells) * 3


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""


def _role_in(cell: str) -> Role | None:
    if len(cell) > _LONGEST_WORD:
        return None
    label = label_in(f"{cell}：")
    if label is not None and label.role is not None:
        return label.role
    kind = cell_kind(folded(cell))
    return ROLE_OF.get(kind) if kind is not None else None


_LONGEST_WORD = 10  # letters of a role


def as_task_rows(table: UnitRows, doubt: Callable[[Doubt[Place]], None]) -> Iterator[Row]:
    """Yield the rows of a table with one for each task; tell what is doubtful in it."""
    yield from filter(Row.is_across, table.above)
    heading = [table.head.cells[at] for at in table.kept]
    yield table.head.filled([*heading, *_HEADINGS.values()])
    for group in _groups(table):
        if len(group) == 1 and group[0].is_across():
            text = next(filter(None, group[0].cells))
            yield group[0].filled([text] * (len(table.kept) + len(_HEADINGS)))
        else:
            yield _joined(table, group, doubt)


_HEADINGS = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "责任单位", Role.SUPPORT: "配合单位"}


def _groups(table: UnitRows) -> Iterator[list[Row]]:
    """Yield the rows of each task, and each row across the table for itself."""
    group: list[Row] = []
    for row in table.rows:
        is_across = row.is_across()
        if group and (is_across or group[0].is_across() or not _goes_on(table, group[0], row)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _goes_on(table: UnitRows, first: Row, row: Row) -> bool:
    return all(_cell(row, at) in ("", _cell(first, at)) for at in table.key)


def _joined(table: UnitRows, group: Sequence[Row], doubt: Callable[[Doubt[Place]], None]) -> Row:
    named: dict[Role, list[str]] = {role: [] for role in _HEADINGS}
    word = ""
    for row in group:
        unit, own = _cell(row, table.unit), _cell(row, table.role)
        word = own or ("" if row.is_filled else word)
        if not unit:
            continue
        role = _role_in(word)
        if role is None:
            message = N_("nothing says what {marks} means; these units are made responsible")
            doubt(Doubt(Message(message, {"marks": (word or unit,)}), row.place))
        named[role or Role.RESPONSIBLE].append(unit)
    cells = [_told(table, group, at) for at in table.kept]
    return group[0].filled([*cells, *("、".join(names) for names in named.values())])


def _told(table: UnitRows, group: Sequence[Row], at: int) -> str:
    """Return what the rows of a task have in a column, with the units where these differ."""
    told: dict[str, list[str]] = {}
    for row in group:
        if text := _cell(row, at):
            told.setdefault(text, []).append(_cell(row, table.unit))
    if len(told) < _SEVERAL:
        return next(iter(told), "")
    return "；".join(f"{'、'.join(units)}：{text}" for text, units in told.items())


_SEVERAL = 2

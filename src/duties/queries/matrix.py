"""The responsibility matrix: units down, actions or tasks across, roles where they meet."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.model import Plan, Role, Task, Unit
from duties.naming.names import Register, normal_form
from duties.sections import Section, sections
from duties.teamwork import Counts, counts_by_unit


class Order(StrEnum):
    """How the rows of a matrix are sorted."""

    LOAD = "load"
    NAME = "name"
    PLAN = "plan"


class Heading(NamedTuple):
    """A column: an action or a task, with its id and title.

    `section` is its place among the sections, `places` those of its tasks in the plan. The column
    of the tasks without an action has an empty id.
    """

    id: str
    title: str
    section: int
    places: tuple[int, ...]


class Cell(NamedTuple):
    """In how many tasks a unit has each role; `is_indirect` if only by way of a collective."""

    by_role: Mapping[Role, int]
    is_indirect: bool

    @property
    def only_supports(self) -> bool:
        """Whether the unit does nothing but support."""
        return list(self.by_role) == [Role.SUPPORT]


class MatrixRow(NamedTuple):
    """A unit with its cells by the place of their column; columns without a share have none."""

    name: str
    unit: Unit | None
    cells: Mapping[int, Cell]
    counts: Counts


class Matrix(NamedTuple):
    """Who has which role where. `totals` counts for each column the shares by role."""

    sections: tuple[Section, ...]
    columns: tuple[Heading, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[Mapping[Role, int], ...]


def matrix(
    plan: Plan,
    register: Register,
    *,
    by_task: bool = False,
    units: Collection[str] = (),
    roles: Collection[Role] = (),
    order: Order = Order.LOAD,
    direct: bool = False,
) -> Matrix:
    """Return the matrix of a plan, by actions or by tasks.

    Only units with a share are in it: of those named by `units` and in the `roles`, where these
    are given. `direct` leaves out what reaches a unit through a collective.
    """
    parts = sections(plan)
    columns, column_of = _columns(plan.tasks, parts, by_task)
    duties = [
        duty
        for duty in assignments(plan, register, direct=direct)
        if (not units or duty.unit in units) and (not roles or duty.role in roles)
    ]
    cells = _cells(duties, column_of)
    counted = counts_by_unit(duties)
    rows = [
        MatrixRow(name, unit, cells[name], counted[name])
        for name, unit in register.units.items()
        if name in cells
    ]
    match order:
        case Order.LOAD:
            rows.sort(key=lambda row: (-row.counts.tasks, -row.counts.by_role[Role.LEAD]))
        case Order.NAME:
            rows.sort(key=lambda row: normal_form(row.name))
        case Order.PLAN:
            pass
    return Matrix(parts, columns, tuple(rows), _totals(rows, len(columns)))


def _columns(
    tasks: tuple[Task, ...], parts: tuple[Section, ...], by_task: bool
) -> tuple[tuple[Heading, ...], Mapping[int, int]]:
    """Return the columns, and the column of each task by its place in the plan."""
    columns: list[Heading] = []
    column_of: dict[int, int] = {}
    for number, section in enumerate(parts):
        if by_task:
            for place in section.places:
                column_of[place] = len(columns)
                columns.append(Heading(tasks[place].id, tasks[place].title, number, (place,)))
        else:
            column_of.update(dict.fromkeys(section.places, len(columns)))
            action = section.action
            id_, title = (action.id, action.title) if action is not None else ("", "")
            columns.append(Heading(id_, title, number, section.places))
    return tuple(columns), column_of


def _cells(
    duties: Iterable[Assignment], column_of: Mapping[int, int]
) -> dict[str, dict[int, Cell]]:
    found: dict[str, dict[int, Cell]] = {}
    for duty in duties:
        row = found.setdefault(duty.unit, {})
        column = column_of[duty.place]
        cell = row.get(column, Cell({}, is_indirect=True))
        row[column] = Cell(
            {**cell.by_role, duty.role: cell.by_role.get(duty.role, 0) + 1},
            cell.is_indirect and bool(duty.via),
        )
    return found


def _totals(rows: Iterable[MatrixRow], width: int) -> tuple[Mapping[Role, int], ...]:
    totals = [dict.fromkeys(Role, 0) for _ in range(width)]
    for row in rows:
        for column, cell in row.cells.items():
            for role, count in cell.by_role.items():
                totals[column][role] += count
    return tuple(totals)

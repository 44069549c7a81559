"""One unit: its tasks by role, and who it works with on each."""

from collections.abc import Sequence
from typing import NamedTuple

from duties.assignments import Assignment, assignments
from duties.drawing.chips import Chip
from duties.drawing.columns import (
    ColumnPiece,
    balanced,
    beside,
    columns_for,
    divided,
    oddness,
)
from duties.drawing.deadlines import due_detail
from duties.drawing.frame import framed
from duties.drawing.legends import role_samples
from duties.drawing.measure import folded, shown_line, text_height, widest
from duties.drawing.palette import UNIT, look_of_role
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.rows import GAP, LINK, TaskRow, link, row
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Sheet
from duties.errors.pictures import IdleUnitError
from duties.messages import N_, Message, counted, shown
from duties.model import Role

_UNIT, _ROLE = 100.0, 100.0  # widths of the first two columns
_TASKS, _PARTNERS = 0.45, 0.55  # shares of the rest for the other two
_USUAL, _NARROW = 798.0, 560.0  # widths of the four together
_SIZE, _LARGE = 11.0, 13.0
_SMALLEST = 9.0  # the size of the smallest letters
_LEAST = 640.0  # the width of the narrowest sheet
_BETWEEN = 14.0  # between two roles
_APART = 24.0  # between two columns of tasks
_MOST = 24  # tasks below each other; more stand in columns
_MOST_COLUMNS = 6


class _Row(NamedTuple):
    """A task with its partners, and the role in it."""

    role: Role
    task: TaskRow


def duties_of(scene: Scene, unit: str, *, direct: bool) -> list[Assignment]:
    """Return the assignments of a unit; `direct` leaves out those through a collective.

    Raises `IdleUnitError` if it has none.
    """
    duties = [
        duty for duty in assignments(scene.plan, scene.register, direct=direct) if duty.unit == unit
    ]
    if not duties:
        raise IdleUnitError(unit)
    return duties


def draw_unit(scene: Scene, unit: str, duties: Sequence[Assignment]) -> list[Sheet]:
    """Return the picture of a unit and its assignments, on one sheet unless it is for paper.

    Many tasks stand in several columns, each with the unit and its role at the left.
    """
    places = sorted({duty.place for duty in duties})
    facts = {"unit": unit, "tasks": counted("{count} task", "{count} tasks", len(places))}
    title = Message(N_("{unit}: {tasks}"), facts).put(scene.into)
    subtitle = scene.put(N_("its tasks by role, and the units that it works with on each"))
    samples = role_samples(scene, places)
    if scene.paper is not None:

        def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
            layouts = [
                _Duties(scene, names, unit, duties, (width + _APART) / across - _APART).on_sheets(
                    across, height
                )
                for across in columns_for(width, _USUAL, _NARROW, _APART)
            ]
            return min(layouts, key=len)

        return on_sheets(scene, _SMALLEST, fit, title, subtitle, samples, narrowest=_LEAST)
    names = Names()
    found = _Duties(scene, names, unit, duties, _USUAL)
    most = _MOST_COLUMNS if len(duties) > _MOST else 1
    (body,) = min(
        (found.in_columns(across) for across in range(1, most + 1)),
        key=lambda parts: oddness(parts[0].body.width, parts[0].body.height),
    )
    return [framed(scene, names, body.body, title, subtitle, samples)]


class _Duties:
    """The tasks of a unit in rows, to be put into columns of a width."""

    def __init__(
        self, scene: Scene, names: Names, unit: str, duties: Sequence[Assignment], width: float
    ) -> None:
        self._scene = scene
        self._names = names
        self._unit = unit
        self._duties = sorted(duties, key=lambda duty: list(Role).index(duty.role))
        has_partners = any(_has_partners(scene, duty) for duty in duties)
        self._bar = max(_UNIT, min(widest(unit, _LARGE) + 12, width / 4))
        room = width - self._bar - _ROLE - LINK * (3 if has_partners else 2)
        tasks = room * _TASKS if has_partners else room
        self._width = width
        self._rows = [
            _Row(
                duty.role,
                row(
                    scene,
                    names,
                    [duty.place],
                    _partners(scene, names, duty),
                    tasks,
                    room - tasks,
                    detail=_detail(scene, duty),
                ),
            )
            for duty in self._duties
        ]

    def in_columns(self, across: int) -> Sequence[SheetPart]:
        """Return one sheet with so many columns."""
        return self.on_sheets(across, sum(each.task.block.height + _BETWEEN for each in self._rows))

    def on_sheets(self, across: int, height: float) -> Sequence[SheetPart]:
        """Return the sheets that the rows take in columns of at most a height."""
        order = list(Role)
        pieces = [
            ColumnPiece(each.task.block.height, order.index(each.role)) for each in self._rows
        ]

        def divide(limit: float) -> list[list[int]]:
            return divided(pieces, [0.0] * len(order), GAP, _BETWEEN, limit)

        return [
            SheetPart(
                beside([self._column(numbers) for numbers in columns], _APART),
                self._holds([number for numbers in columns for number in numbers]),
            )
            for columns in balanced(divide, across, height)
        ]

    def _holds(self, numbers: Sequence[int]) -> str:
        """Return what stands on a sheet: from which task to which."""
        first, last = (self._duties[at].task.id for at in (numbers[0], numbers[-1]))
        words = (
            self._scene.put(N_("task {id}"), id=first)
            if first == last
            else self._scene.put(N_("tasks {first} to {last}"), first=first, last=last)
        )
        roles = dict.fromkeys(self._rows[number].role for number in numbers)
        return f"{''.join(role.mark for role in roles)} {words}"

    def _column(self, numbers: Sequence[int]) -> Block:
        """Return some rows below each other, with their roles and the unit to the left."""
        boxes: list[Box] = []
        lines: list[Line] = []
        heads: list[tuple[Role, Box]] = []
        y = 0.0
        for role in Role:
            if own := [self._rows[at].task for at in numbers if self._rows[at].role is role]:
                part = self._part(role, own).at(self._bar + LINK, y)
                heads.append((role, part.boxes[0]))
                boxes += part.boxes
                lines += part.lines
                y += part.height + _BETWEEN
        words = folded(self._unit, _LARGE, self._bar - 12)
        bar = Box(
            self._names("unit", self._unit),
            0,
            0,
            self._bar,
            max(y - _BETWEEN, text_height(words, _LARGE) + 12),
            words,
            _LARGE,
            UNIT,
            tooltip=shown_line(self._unit),
            link=self._scene.link("unit", self._unit),
        )
        lines += [link(self._names, bar, head, role) for role, head in heads]
        return Block(self._width, bar.height, (bar, *boxes), tuple(lines))

    def _part(self, role: Role, rows: Sequence[TaskRow]) -> Block:
        """Return tasks in one role; the first box is the role's, to the left of the tasks."""
        boxes: list[Box] = []
        lines: list[Line] = []
        tasks: list[Box] = []
        y = 0.0
        for each in rows:
            found = each.at(_ROLE + LINK, y)
            boxes += found.block.boxes
            lines += found.block.lines
            tasks += found.tasks
            y += found.block.height + GAP
        count = sum(duty.role is role for duty in self._duties)
        words = (
            f"{role.mark} {self._scene.word(role)}",
            counted("{count} task", "{count} tasks", count).put(self._scene.into),
        )
        height = max(y - GAP, text_height(words, _SIZE) + 8)
        head = Box(self._names(role), 0, 0, _ROLE, height, words, _SIZE, look_of_role(role))
        lines += [link(self._names, head, task, role) for task in tasks]
        return Block(0, height, (head, *boxes), tuple(lines))


def _has_partners(scene: Scene, duty: Assignment) -> bool:
    return duty.task.open_ended or any(
        unit != duty.unit for role in Role for unit in scene.units(duty.task, role)
    )


def _partners(scene: Scene, names: Names, duty: Assignment) -> list[Chip]:
    task = duty.task
    owner = names("with", task.id)
    chips = [
        scene.chip(names, owner, unit, role)
        for role in Role
        for unit in scene.units(task, role)
        if unit != duty.unit
    ]
    return [*chips, scene.open_end(names, owner)] if task.open_ended else chips


def _detail(scene: Scene, duty: Assignment) -> str:
    """Return what a unit needs to know about a task besides its title."""
    task = duty.task
    action = next((each for each in scene.plan.actions if each.id == task.action), None)
    parts: list[object] = []
    if action is not None:
        parts.append(scene.action_words(action))
    parts.append(due_detail(scene, task, scene.standing(duty.place)))
    if duty.via:
        parts.append(Message(N_("via {collectives}"), {"collectives": duty.via}))
    return " · ".join(str(shown(part, scene.into)) for part in parts if part)

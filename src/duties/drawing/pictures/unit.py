"""One unit: its tasks by role, and who it works with on each."""

from collections.abc import Sequence

from duties.assignments import Assignment, assignments
from duties.drawing.chips import Chip
from duties.drawing.frame import framed, role_samples
from duties.drawing.measure import folded, shown_line, text_height
from duties.drawing.palette import UNIT, look_of_role
from duties.drawing.rows import GAP, LINK, link, row
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Sheet
from duties.errors.pictures import IdleUnitError
from duties.formats.views.deadlines import deadline
from duties.messages import N_, Message, counted, shown
from duties.model import Role

_UNIT, _ROLE, _TASKS, _PARTNERS = 100.0, 100.0, 250.0, 300.0  # widths of the four columns
_SIZE, _LARGE = 11.0, 13.0
_BETWEEN = 14.0  # between two roles


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


def draw_unit(scene: Scene, unit: str, duties: Sequence[Assignment]) -> Sheet:
    """Return the picture of a unit and its assignments."""
    names = Names()
    boxes: list[Box] = []
    lines: list[Line] = []
    heads: list[tuple[Role, Box]] = []
    y = 0.0
    for role in Role:
        if own := [duty for duty in duties if duty.role is role]:
            part = _part(scene, names, role, own).at(_UNIT + LINK, y)
            heads.append((role, part.boxes[0]))
            boxes += part.boxes
            lines += part.lines
            y += part.height + _BETWEEN
    words = folded(unit, _LARGE, _UNIT - 12)
    bar = Box(
        names("unit", unit),
        0,
        0,
        _UNIT,
        max(y - _BETWEEN, text_height(words, _LARGE) + 12),
        words,
        _LARGE,
        UNIT,
        tooltip=shown_line(unit),
        link=scene.link("unit", unit),
    )
    lines += [link(names, bar, head, role) for role, head in heads]
    places = sorted({duty.place for duty in duties})
    return framed(
        scene,
        names,
        Block(
            _UNIT + LINK + _ROLE + LINK + _TASKS + LINK + _PARTNERS,
            bar.height,
            (bar, *boxes),
            tuple(lines),
        ),
        Message(
            N_("{unit}: {tasks}"),
            {"unit": unit, "tasks": counted("{count} task", "{count} tasks", len(places))},
        ).put(scene.into),
        scene.put(N_("its tasks by role, and the units that it works with on each")),
        role_samples(scene, places),
    )


def _part(scene: Scene, names: Names, role: Role, duties: Sequence[Assignment]) -> Block:
    """Return a unit's tasks in one role; the first box is the role's, to the left of the tasks."""
    boxes: list[Box] = []
    lines: list[Line] = []
    tasks: list[Box] = []
    y = 0.0
    for duty in duties:
        found = row(
            scene,
            names,
            [duty.place],
            _partners(scene, names, duty),
            _TASKS,
            _PARTNERS,
            detail=_detail(scene, duty),
        ).at(_ROLE + LINK, y)
        boxes += found.block.boxes
        lines += found.block.lines
        tasks += found.tasks
        y += found.block.height + GAP
    words = (
        f"{role.mark} {scene.word(role)}",
        counted("{count} task", "{count} tasks", len(duties)).put(scene.into),
    )
    height = max(y - GAP, text_height(words, _SIZE) + 8)
    head = Box(names(role), 0, 0, _ROLE, height, words, _SIZE, look_of_role(role))
    lines += [link(names, head, task, role) for task in tasks]
    return Block(0, height, (head, *boxes), tuple(lines))


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
    if (due := deadline(task.due, task.due_text)) is not None:
        parts.append(Message(N_("due {day}"), {"day": due}))
    if duty.via:
        parts.append(Message(N_("via {collectives}"), {"collectives": duty.via}))
    return " · ".join(str(shown(part, scene.into)) for part in parts)

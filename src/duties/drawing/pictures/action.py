"""One action: leads on the left, its tasks in the middle, and those who share them on the right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle
from statistics import mean

from duties.drawing.chips import boxed, signed
from duties.drawing.frame import framed, role_samples
from duties.drawing.measure import text_height
from duties.drawing.palette import STRANDS, stroke_of_role
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, Sheet, swung
from duties.drawing.tasks import task_block
from duties.errors.pictures import ActionWithoutTasksError
from duties.messages import N_, Message, counted, shown
from duties.model import Action, Role, Task
from duties.sections import Section

_LEADS, _TASKS, _SHARES = 120.0, 290.0, 180.0  # widths of the three columns
_NEAR, _FAR = 70.0, 170.0  # between them: room for the curves
_SIZE = 10.0
_GAP, _PADDING = 10.0, 8.0
_SHARING = (Role.RESPONSIBLE, Role.SUPPORT)


def draw_action(scene: Scene, section: Section) -> Sheet:
    """Return the picture of an action, every unit once in each of its columns.

    Tasks stay in the order of the plan; each unit is at the average height of its tasks (the
    barycentre heuristic of Sugiyama, Tagawa and Toda, 1981), so few lines cross. Raises
    `ActionWithoutTasksError` if there is nothing to draw.
    """
    action, places = section
    if not places:
        raise ActionWithoutTasksError(action.id if action else "")
    tasks = [scene.plan.tasks[place] for place in places]
    names = Names()
    leads = _units(scene, names, tasks, (Role.LEAD,), _LEADS)
    cards = [task_block(scene, names, place, _TASKS, shows_open_end=True) for place in places]
    shares = _units(scene, names, tasks, _SHARING, _SHARES)
    height = max(map(_height, (leads.values(), cards, shares.values())))
    left = _LEADS + _NEAR if leads else 0.0
    right = left + _TASKS + _FAR
    leads = dict(zip(leads, _spread(leads.values(), 0, height), strict=True))
    cards = list(_spread(cards, left, height))
    shares = dict(zip(shares, _spread(shares.values(), right, height), strict=True))
    lines: list[Line] = []
    boxes = [box for block in (*leads.values(), *cards, *shares.values()) for box in block.boxes]
    for task, card, colour in zip(tasks, cards, cycle(STRANDS), strict=False):
        box = card.boxes[0]
        lines += [
            _strand(names, leads[unit].boxes[0], box, Role.LEAD, colour)
            for unit in scene.units(task, Role.LEAD)
        ]
        lines += [
            _strand(names, box, shares[unit].boxes[0], role, colour)
            for role in _SHARING
            for unit in scene.units(task, role)
        ]
    width = right + _SHARES if shares else left + _TASKS + _NEAR
    return framed(
        scene,
        names,
        Block(width, height, tuple(boxes), tuple(lines)),
        scene.action_words(action),
        _subtitle(scene, action, len(tasks), len(leads.keys() | shares.keys())),
        role_samples(scene, places),
    )


def _units(
    scene: Scene, names: Names, tasks: Sequence[Task], roles: Sequence[Role], width: float
) -> Mapping[str, Block]:
    """Return a box for each unit that has one of the roles, from top to bottom."""
    held: dict[str, list[tuple[int, Role]]] = {}
    for number, task in enumerate(tasks):
        for role in roles:
            for unit in scene.units(task, role):
                held.setdefault(unit, []).append((number, role))
    order = sorted(held, key=lambda unit: mean(number for number, _ in held[unit]))
    blocks = {}
    for unit in order:
        role = min((role for _, role in held[unit]), key=roles.index)
        chip = scene.chip(names, "unit", unit, role)
        lines = signed(chip, _SIZE, width - 2 * _PADDING)
        height = text_height(lines, _SIZE) + _PADDING
        blocks[unit] = Block(width, height, (boxed(chip, lines, _SIZE, width, height),))
    return blocks


def _height(column: Iterable[Block]) -> float:
    return sum(block.height + _GAP for block in column) - _GAP


def _spread(column: Iterable[Block], x: float, height: float) -> Iterator[Block]:
    """Yield the blocks of a column, spread evenly over the whole height."""
    blocks = list(column)
    free = (height - _height(blocks)) / max(len(blocks), 1)
    y = free / 2
    for block in blocks:
        yield block.at(x, y)
        y += block.height + _GAP + free


def _strand(names: Names, tail: Box, head: Box, role: Role, colour: str) -> Line:
    return Line(
        names(tail.name, "to", head.name),
        tail.name,
        head.name,
        swung(Point(tail.right, tail.middle), Point(head.x, head.middle)),
        stroke_of_role(role)._replace(colour=colour),
        f"{' '.join(tail.lines) or tail.tooltip} → {' '.join(head.lines) or head.tooltip}",
    )


def _subtitle(scene: Scene, action: Action | None, tasks: int, units: int) -> str:
    size = (
        counted("{count} task", "{count} tasks", tasks),
        counted("{count} unit", "{count} units", units),
    )
    if action is None or not action.lead:
        return str(shown(size, scene.into))
    leads = tuple(name.text for name in action.lead)
    return Message(N_("{size}; led by {units}"), {"size": size, "units": leads}).put(scene.into)

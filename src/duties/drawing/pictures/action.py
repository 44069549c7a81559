"""One action: leads on the left, its tasks in the middle, and those who share them on the right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle, pairwise
from statistics import mean

from duties.drawing.chips import boxed, signed
from duties.drawing.columns import (
    ColumnPiece,
    balanced,
    below,
    beside,
    columns_for,
    divided,
    in_columns,
    oddness,
)
from duties.drawing.frame import framed
from duties.drawing.legends import role_samples
from duties.drawing.measure import text_height, text_width, widest
from duties.drawing.palette import SECTION, STRANDS, stroke_of_role
from duties.drawing.paper import SheetPart, on_sheets
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Point, Sheet, swung
from duties.drawing.tasks import task_block
from duties.errors.pictures import ActionWithoutTasksError
from duties.messages import N_, Message, counted, shown
from duties.model import Action, Role, Task
from duties.sections import Section

_LEADS, _TASKS, _SHARES = 120.0, 290.0, 180.0  # widths of the three columns
_NEAR, _FAR = 70.0, 170.0  # between them: room for the curves
_USUAL, _NARROW = _LEADS + _NEAR + _TASKS + _FAR + _SHARES, 680.0
_STRETCHED = 2.6  # how much higher a picture may become to fill its sheet
_WIDEST = 1.5  # times the usual widths
_SIZE = 10.0
_SMALLEST = 9.0  # the size of the smallest letters
_LEAST = 600.0  # the width of the narrowest sheet
_GAP, _PADDING = 10.0, 8.0
_APART = 26.0  # between two parts
_MOST = 12  # tasks whose lines can be told apart
_SHARING = (Role.RESPONSIBLE, Role.SUPPORT)


def draw_action(scene: Scene, section: Section) -> list[Sheet]:
    """Return the picture of an action, on one sheet unless it is laid out for paper.

    Every unit stands once in each of its columns; the tasks of a large action are divided into
    parts that are drawn apart. Raises `ActionWithoutTasksError` if there is nothing to draw.
    """
    action, places = section
    if not places:
        raise ActionWithoutTasksError(action.id if action else "")
    tasks = [scene.plan.tasks[place] for place in places]
    units = {unit for task in tasks for role in Role for unit in scene.units(task, role)}
    title = scene.action_words(action)
    subtitle = _subtitle(scene, action, len(tasks), len(units))
    samples = role_samples(scene, places)
    least = -(-len(places) // _MOST)
    if scene.paper is not None:

        def fit(names: Names, width: float, height: float) -> Sequence[SheetPart]:
            layouts = [
                _on_sheets(scene, names, places, (width + _APART) / across - _APART, height, across)
                for across in columns_for(width, _USUAL, _NARROW, _APART)
            ]
            return min(layouts, key=len)

        return on_sheets(scene, _SMALLEST, fit, title, subtitle, samples, narrowest=_LEAST)
    names = Names()
    parts = _parts(scene, names, places, _USUAL, least)
    layouts = [in_columns(parts, count, _APART) for count in range(1, len(parts) + 1)]
    area = sum(part.width * part.height for part in parts)
    body = min(layouts, key=lambda layout: oddness(layout.width, layout.height, area))
    return [framed(scene, names, body, title, subtitle, samples)]


def _on_sheets(
    scene: Scene, names: Names, places: Sequence[int], width: float, height: float, across: int
) -> Sequence[SheetPart]:
    """Return the sheets that the tasks take, in so many columns of parts."""
    for count in range(-(-len(places) // _MOST), len(places) + 1):
        parts = _parts(scene, names, places, width, count)
        if all(part.height <= height for part in parts):
            break
    highest = max(part.height for part in parts)
    if 2 * highest + _APART > height or count == 1:  # one part on a sheet: it may fill it
        highest = min(_STRETCHED * highest, height)
    parts = _parts(scene, names, places, width, count, highest)
    pieces = [ColumnPiece(part.height, 0) for part in parts]
    chunks = _chunks(places, count)
    return [
        SheetPart(
            beside([below([parts[at] for at in numbers], _APART) for numbers in columns], _APART),
            _holds(scene, [place for numbers in columns for at in numbers for place in chunks[at]]),
        )
        for columns in balanced(
            lambda limit: divided(pieces, [0.0], _APART, _APART, limit), across, height
        )
    ]


def _chunks(places: Sequence[int], count: int) -> list[Sequence[int]]:
    """Return the tasks in so many parts of about the same size."""
    ends = [round(len(places) * number / count) for number in range(count + 1)]
    return [places[first:last] for first, last in pairwise(ends)]


def _holds(scene: Scene, places: Sequence[int]) -> str:
    first, last = scene.plan.tasks[places[0]].id, scene.plan.tasks[places[-1]].id
    if first == last:
        return scene.put(N_("task {id}"), id=first)
    return scene.put(N_("tasks {first} to {last}"), first=first, last=last)


def _parts(
    scene: Scene,
    names: Names,
    places: Sequence[int],
    width: float,
    count: int,
    least: float = 0.0,
) -> list[Block]:
    """Return the tasks in so many parts, each below a line that says which they are.

    Each is at least so high.
    """
    scale = min(width / _USUAL, _WIDEST)
    if count == 1:
        return [_part(scene, names, places, scale, least)]
    parts: list[Block] = []
    for chunk in _chunks(places, count):
        words = (_holds(scene, chunk),)
        head = Box(names("part"), 0, 0, width, _HEAD, words, _SIZE, SECTION, is_left=True)
        part = _part(scene, names, chunk, scale, least - _HEAD - _GAP)
        parts.append(below([Block(width, _HEAD, (head,)), part], _GAP))
    return parts


_HEAD = 18.0


def _side(scene: Scene, tasks: Sequence[Task], roles: Sequence[Role]) -> float:
    """Return how wide the units in some roles must be so that no word is cut."""
    units = {unit for task in tasks for role in roles for unit in scene.units(task, role)}
    sign = max(text_width(f"{role.mark} ", _SIZE) for role in roles)
    return max((widest(unit, _SIZE) for unit in units), default=0.0) + sign + 2 * _PADDING


def _part(
    scene: Scene, names: Names, places: Sequence[int], scale: float, least: float = 0.0
) -> Block:
    """Return some tasks with their units, all widths `scale` times the usual.

    It is `least` points high, or higher where that is needed.

    Tasks stay in the order of the plan; each unit is at the average height of its tasks (the
    barycentre heuristic of Sugiyama, Tagawa and Toda, 1981), so few lines cross.
    """
    tasks = [scene.plan.tasks[place] for place in places]
    usual = [_LEADS * scale, _SHARES * scale]
    needed = [_side(scene, tasks, roles) for roles in ((Role.LEAD,), _SHARING)]
    widths = list(map(max, needed, usual))
    middle = max(_TASKS * scale - (sum(widths) - sum(usual)), _TASKS * scale / 2)
    leads = _units(scene, names, tasks, (Role.LEAD,), widths[0])
    cards = [task_block(scene, names, place, middle, shows_open_end=True) for place in places]
    shares = _units(scene, names, tasks, _SHARING, widths[1])
    height = max(least, *map(_height, (leads.values(), cards, shares.values())))
    left = widths[0] + _NEAR * scale if leads else 0.0
    right = left + middle + _FAR * scale
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
    width = right + widths[1] if shares else left + middle
    return Block(width, height, tuple(boxes), tuple(lines))


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

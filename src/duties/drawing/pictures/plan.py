"""The whole plan on one page: a card for each action, and an index of the units."""

from collections.abc import Sequence
from itertools import groupby

from duties.assignments import assignments
from duties.drawing.chips import Chip, boxed, signed
from duties.drawing.columns import in_columns
from duties.drawing.frame import Sample, framed, role_samples
from duties.drawing.measure import folded, text_height
from duties.drawing.palette import BAR, CARD, COLLECTIVE, HEADING, PLAIN
from duties.drawing.rows import GAP, LINK, TaskRow, link, row
from duties.drawing.scene import Scene
from duties.drawing.sheet import Block, Box, Line, Names, Sheet
from duties.errors.pictures import EmptyPictureError
from duties.messages import N_, shown
from duties.model import Role, Task
from duties.sections import Section, sections

_LEADS, _TASKS, _SHARES = 96.0, 215.0, 280.0  # widths of the three columns of a card
_PADDING = 8.0
_SMALL, _SIZE, _BAR_SIZE = 9.0, 10.0, 12.0
_CARD = 2 * _PADDING + _LEADS + LINK + _TASKS + LINK + _SHARES
_ENTRY = 250.0  # the minimum width of a unit in the index
_BETWEEN = 16.0  # between cards
_RATIO = 2**0.5  # of the sides of a sheet of paper


def draw_plan(scene: Scene) -> Sheet:
    """Return the picture of a whole plan.

    Each line runs only from the units that lead, through a task, to those that share it: a unit is
    shown wherever it takes part, and the index says where. Raises `EmptyPictureError` if there are
    no tasks.
    """
    if not scene.plan.tasks:
        raise EmptyPictureError
    names = Names()
    cards = [_card(scene, names, section) for section in sections(scene.plan) if section.places]
    body = _columns(cards)
    index = _index(scene, names, body.width).at(0, body.height + _BETWEEN)
    whole = Block(
        body.width,
        body.height + _BETWEEN + index.height,
        body.boxes + index.boxes,
        body.lines,
    )
    return framed(
        scene,
        names,
        whole,
        scene.plan.title,
        scene.put(N_("who leads each task, and who shares it")),
        _samples(scene),
    )


def _samples(scene: Scene) -> list[Sample]:
    samples = role_samples(scene, range(len(scene.plan.tasks)))
    if any(duty.via for duty in assignments(scene.plan, scene.register)):
        samples.append(Sample(PLAIN, "(1)", scene.put(N_("in the index: by way of a collective"))))
    return samples


def _columns(cards: Sequence[Block]) -> Block:
    """Stack cards in as many columns as bring the page closest to the shape of a sheet."""
    layouts = [in_columns(cards, count, _BETWEEN) for count in range(1, min(len(cards), 12) + 1)]
    return min(layouts, key=lambda layout: _oddness(layout.width, layout.height))


def _oddness(width: float, height: float) -> float:
    """Return how far two sides are from the ratio of a sheet, upright or not: 1 is a match."""
    ratio = max(width / height, height / width)
    return max(ratio / _RATIO, _RATIO / ratio)


def _card(scene: Scene, names: Names, section: Section) -> Block:
    title = scene.action_words(section.action)
    id_ = section.action.id if section.action is not None else ""
    lines = folded(title, _BAR_SIZE, (_CARD - 2 * _PADDING) / 1.1)
    bar = Box(
        names("action", id_, "title"),
        0,
        0,
        _CARD,
        text_height(lines, _BAR_SIZE) + _PADDING,
        lines,
        _BAR_SIZE,
        BAR,
        is_left=True,
        tooltip=title,
        link=scene.link("action", id_),
    )
    boxes, lines_ = [bar], list[Line]()
    y = bar.bottom + _PADDING
    for _, group in groupby(
        section.places, lambda place: scene.units(scene.plan.tasks[place], Role.LEAD)
    ):
        rows = _led_alike(scene, names, list(group)).at(_PADDING, y)
        boxes += rows.boxes
        lines_ += rows.lines
        y += rows.height + _PADDING
    card = Box(names("action", id_), 0, 0, _CARD, y, look=CARD, tooltip=title)
    return Block(_CARD, y, (card, *boxes), tuple(lines_))


def _shares(scene: Scene, task: Task) -> tuple[object, ...]:
    """Return the key that tasks drawn beside the same bracket have in common."""
    return *(scene.units(task, role) for role in _SHARING), task.open_ended


_SHARING = (Role.RESPONSIBLE, Role.SUPPORT)


def _led_alike(scene: Scene, names: Names, places: Sequence[int]) -> Block:
    """Return tasks with the same leads, which are shown once, to the left of them all."""
    rows: list[TaskRow] = []
    for _, group in groupby(places, lambda place: _shares(scene, scene.plan.tasks[place])):
        alike = list(group)
        chips = _sharing(scene, names, scene.plan.tasks[alike[0]])
        rows.append(row(scene, names, alike, chips, _TASKS, _SHARES))
    tall = sum(row.block.height + GAP for row in rows) - GAP
    leads = _leading(scene, names, scene.plan.tasks[places[0]], tall)
    height = max(tall, leads[-1].bottom if leads else 0)
    boxes, lines = list(leads), list[Line]()
    y = (height - tall) / 2
    for each in rows:
        moved = each.at(_LEADS + LINK, y)
        boxes += moved.block.boxes
        lines += moved.block.lines
        lines += [link(names, lead, task, Role.LEAD) for lead in leads for task in moved.tasks]
        y += each.block.height + GAP
    return Block(_CARD - 2 * _PADDING, height, tuple(boxes), tuple(lines))


def _sharing(scene: Scene, names: Names, task: Task) -> list[Chip]:
    owner = names("shares", task.id)
    chips = [
        scene.chip(names, owner, unit, role)
        for role in _SHARING
        for unit in scene.units(task, role)
    ]
    return [*chips, scene.open_end(names, owner)] if task.open_ended else chips


def _leading(scene: Scene, names: Names, task: Task, height: float) -> list[Box]:
    """Return a box for each lead, together as high as the tasks if possible."""
    owner = names("leads", task.id)
    chips = [scene.chip(names, owner, unit, Role.LEAD) for unit in scene.units(task, Role.LEAD)]
    folds = [signed(chip, _SIZE, _LEADS - _PADDING) for chip in chips]
    needed = [text_height(lines, _SIZE) + _PADDING for lines in folds]
    spare = max(height - sum(needed) - GAP * (len(chips) - 1), 0) / max(len(chips), 1)
    boxes: list[Box] = []
    y = 0.0
    for chip, lines, least in zip(chips, folds, needed, strict=True):
        boxes.append(boxed(chip, lines, _SIZE, _LEADS, least + spare)._replace(y=y))
        y = boxes[-1].bottom + GAP
    return boxes


def _index(scene: Scene, names: Names, width: float) -> Block:
    """Return every unit with the numbers of its tasks by role, in columns across the page."""
    title = scene.put(N_("Where each unit is"))
    head = Box(names("index", "title"), 0, 0, width, 20, (title,), _BAR_SIZE, HEADING, is_left=True)
    count = max(int((width + _BETWEEN) // (_ENTRY + _BETWEEN)), 1)
    room = (width + _BETWEEN) / count - _BETWEEN
    entries = [
        _entry(scene, names, unit, numbers, room) for unit, numbers in _numbers(scene).items()
    ]
    columns = in_columns(entries, count, GAP, _BETWEEN).at(0, head.bottom + GAP)
    return Block(width, head.bottom + GAP + columns.height, (head, *columns.boxes))


def _numbers(scene: Scene) -> dict[str, dict[Role, list[str]]]:
    """Return the ids of the tasks of each unit, by role, the busiest unit first.

    Tasks that reach it through a collective are in brackets.
    """
    found: dict[str, dict[Role, list[str]]] = {}
    for duty in assignments(scene.plan, scene.register):
        roles = found.setdefault(duty.unit, {})
        number = f"({duty.task.id})" if duty.via else duty.task.id
        roles.setdefault(duty.role, []).append(number)
    load = {unit: -sum(map(len, roles.values())) for unit, roles in found.items()}
    return dict(sorted(found.items(), key=lambda entry: load[entry[0]]))


def _entry(
    scene: Scene, names: Names, unit: str, numbers: dict[Role, list[str]], width: float
) -> Block:
    words = "  ".join(
        f"{role.mark} {shown(tuple(numbers[role]), scene.into)}" for role in Role if role in numbers
    )
    chip = width * 0.42
    room = width - chip
    name = folded(unit, _SMALL, chip - 2 * _PADDING)
    ids = folded(words, _SMALL, room - _PADDING)
    height = max(text_height(name, _SMALL), text_height(ids, _SMALL)) + 4
    link_ = scene.link("unit", unit)
    look = COLLECTIVE if scene.register.is_collective(unit) else CARD
    return Block(
        width,
        height,
        (
            Box(
                names("index", unit),
                0,
                0,
                chip,
                height,
                name,
                _SMALL,
                look,
                link=link_,
            ),
            Box(
                names("index", unit, "tasks"),
                chip + 2,
                0,
                room,
                height,
                ids,
                _SMALL,
                is_left=True,
                tooltip=f"{unit} {words}",
            ),
        ),
    )
